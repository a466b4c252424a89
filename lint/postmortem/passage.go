package postmortem

import (
	"iter"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/source"
)

// A Passage is the prose of one paragraph, list item, or bold key.
type Passage struct {
	// Text is the prose.
	Text *markdown.Text
	// Block is what it stands in; nil for the text behind a bold key.
	Block *markdown.Block
	// Section is the section it stands in.
	Section *Section
}

// Span is where the passage stands.
func (p *Passage) Span() source.Span { return p.Text.Span(0, len(p.Text.Plain)) }

// AppendWords appends a hash of each of the passage's words to out: folded, and without
// punctuation.
func (p *Passage) AppendWords(out []uint32) []uint32 { return appendWordHashes(out, p.Text.Plain) }

// Passages yields the prose of the sections that have one of the kinds, or stand in
// one that has, in source order. Quotations, tables and code are none of it.
func (d *Document) Passages(kinds ...Kind) iter.Seq[Passage] {
	return func(yield func(Passage) bool) {
		for _, s := range d.Sections {
			if !s.withinAny(kinds) {
				continue
			}
			if s.Inline.Plain != "" && !yield(Passage{&s.Inline, nil, s}) {
				return
			}
			for _, b := range s.Blocks {
				if !s.eachPassage(b, yield) {
					return
				}
			}
		}
	}
}

// eachPassage yields the passages of a block, and returns false where yield did.
func (s *Section) eachPassage(b *markdown.Block, yield func(Passage) bool) bool {
	switch b.Kind {
	case markdown.Quote, markdown.Table:
		return true
	case markdown.Paragraph:
		if !yield(Passage{&b.Text, b, s}) {
			return false
		}
	}
	for _, child := range b.Children {
		if !s.eachPassage(child, yield) {
			return false
		}
	}
	return true
}

func (s *Section) withinAny(kinds []Kind) bool {
	for _, k := range kinds {
		if s.Within(k) {
			return true
		}
	}
	return false
}

// AppendTitleWords appends a hash of each of the words by which the title of an action
// item is compared with others: folded, without punctuation and without articles.
func (v *Vocabulary) AppendTitleWords(out []uint32, title string) []uint32 {
	for w := (wordHasher{text: title}); w.next(); {
		word := title[w.start:w.end]
		if v.mayBegin(1<<setObject, word) && v.has(setObject, fold(word)) {
			continue
		}
		out = append(out, w.hash)
	}
	return out
}
