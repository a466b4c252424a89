package postmortem

import (
	"iter"

	"github.com/pmlint/pmlint/lint/markdown"
)

// openings yields the prose by which a document tells in short what happened, with its
// section: under its title and in its summary, and in sections of the further kinds.
func (d *Document) openings(kinds ...Kind) iter.Seq2[*Section, *markdown.Text] {
	return func(yield func(*Section, *markdown.Text) bool) {
		for _, b := range d.lead {
			if b.Kind == markdown.Paragraph && !yield(nil, &b.Text) {
				return
			}
		}
		above := true // the sections that have a meaning
		for _, s := range d.Sections {
			above = above && !s.canonical()
			if !above && !s.Is(Summary) && !s.withinAny(kinds) {
				continue
			}
			for _, t := range s.Texts() {
				if !yield(s, t) {
					return
				}
			}
		}
	}
}
