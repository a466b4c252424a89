package postmortem

import (
	"iter"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/source"
)

// longestOpening is the longest paragraph, in bytes, that is read for what it tells.
const longestOpening = 2000

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

// openingSentences yields the sentences of the openings that do not speak of the impact,
// each with a function that gives the place of a part of it.
func (d *Document) openingSentences() iter.Seq2[string, func(start, end int) source.Span] {
	return func(yield func(string, func(start, end int) source.Span) bool) {
		for s, t := range d.openings() {
			if s.Within(Impact) || len(t.Plain) > longestOpening {
				continue
			}
			for _, l := range sentencesOf(t.Plain) {
				if !yield(t.Plain[l.start:l.end], func(start, end int) source.Span { return t.Span(l.start+start, l.start+end) }) {
					return
				}
			}
		}
	}
}
