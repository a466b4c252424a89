package postmortem

import (
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/source"
)

// A Passage is the prose of one paragraph, list item, or bold key.
type Passage struct {
	// Words are its words, folded, without punctuation.
	Words []string
	Span  source.Span
	// Block is what it stands in; nil for the text behind a bold key.
	Block *markdown.Block
	// Section is the section it stands in.
	Section *Section
}

// Passages returns the prose of the sections that have one of the kinds, or stand in
// one that has, in source order. Quotations, tables and code are none of it.
func (d *Document) Passages(kinds ...Kind) []Passage {
	var out []Passage
	for _, s := range d.Sections {
		if !s.withinAny(kinds) {
			continue
		}
		if words := cueWords(s.Inline.Plain); len(words) > 0 {
			out = append(out, Passage{words, s.Inline.Span(0, len(s.Inline.Plain)), nil, s})
		}
		for _, b := range s.Blocks {
			b.Walk(func(b *markdown.Block) bool {
				if b.Kind == markdown.Paragraph {
					if words := cueWords(b.Text.Plain); len(words) > 0 {
						out = append(out, Passage{words, b.Text.Span(0, len(b.Text.Plain)), b, s})
					}
				}
				return b.Kind != markdown.Quote && b.Kind != markdown.Table
			})
		}
	}
	return out
}

func (s *Section) withinAny(kinds []Kind) bool {
	for _, k := range kinds {
		if s.Within(k) {
			return true
		}
	}
	return false
}

// TitleWords returns the words by which the title of an action item is compared with
// others: folded, without punctuation and without articles.
func (v *Vocabulary) TitleWords(text string) []string {
	words := cueWords(text)
	out := words[:0]
	for _, w := range words {
		if !v.has(setObject, w) {
			out = append(out, w)
		}
	}
	return out
}
