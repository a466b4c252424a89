package postmortem

import (
	"strings"
	"unicode"

	"github.com/pmlint/pmlint/lint/markdown"
)

// WordCount returns the number of words that an author wrote in s, subsections
// included: prose, lists and cells of tables, without headings, code, HTML,
// placeholders and the blocks for which isPrompt holds; isPrompt may be nil. A word
// has a letter or digit. In scripts without spaces each character counts as one.
func (d *Document) WordCount(s *Section, isPrompt func(*markdown.Block) bool) int {
	r := contentReader{d, isPrompt}
	return r.words(s)
}

func (d *contentReader) words(s *Section) int {
	n := d.textWords(&s.Inline)
	for _, b := range s.Blocks {
		n += d.blockWords(b)
	}
	for _, c := range s.Children {
		n += d.words(c)
	}
	return n
}

func (d *contentReader) blockWords(b *markdown.Block) int {
	switch {
	case d.isPrompt != nil && d.isPrompt(b), b.Kind == markdown.Quote && isHint(b):
		return 0
	case b.Kind == markdown.Paragraph || b.Kind == markdown.TableCell:
		return d.textWords(&b.Text)
	}
	n := 0
	for _, c := range b.Children {
		if !c.Header {
			n += d.blockWords(c)
		}
	}
	return n
}

func (d *contentReader) textWords(t *markdown.Text) int {
	text := strings.TrimSpace(t.Plain)
	if text == "" || d.Words.IsPlaceholder(text) {
		return 0
	}
	return countWords(text)
}

func countWords(text string) int {
	n := 0
	counted := false // the word in the making
	for _, r := range text {
		switch {
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar):
			if unicode.IsLetter(r) {
				n++
			}
			counted = false
		case unicode.IsSpace(r):
			counted = false
		case !counted && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			n++
			counted = true
		}
	}
	return n
}
