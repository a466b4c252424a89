package postmortem

import (
	"strings"

	"github.com/pmlint/pmlint/lint/markdown"
)

// longestRecurrence is how much of one sentence is searched, in bytes.
const longestRecurrence = 1000

// Recurrences returns the sentences that speak of another incident or post-mortem
// ("see the previous post-mortem", "same as last time") and leave their reader to find
// out which: nothing in the paragraph is a link, names an identifier or states a date,
// and no other page is linked in the document.
func (d *Document) Recurrences() []Value {
	if len(d.LinkedPages()) > 0 {
		return nil
	}
	var out []Value
	for _, b := range d.Tree.Texts {
		if b.Kind == markdown.Heading || !d.Words.recurring.mayBeIn(b.Text.Plain) || d.pointsOut(b) || isQuoted(b) {
			continue
		}
		for _, l := range sentencesOf(b.Text.Plain) {
			if text := b.Text.Plain[l.start:l.end]; d.Words.recurs(text) {
				out = append(out, Value{Text: strings.ReplaceAll(text, "\n", " "), Span: b.Text.Span(l.start, l.end), State: Filled})
			}
		}
	}
	return out
}

// pointsOut reports whether a text says by a link, an identifier or a day what it
// speaks of.
func (d *Document) pointsOut(b *markdown.Block) bool {
	for _, m := range b.Text.Marks {
		if m.Kind == markdown.Link || m.Kind == markdown.AutoLink {
			return true
		}
	}
	text := b.Text.Plain
	if len(URLs(text)) > 0 || len(Tickets(text)) > 0 || !d.findDate(text, d.Day).IsZero() {
		return true
	}
	for word := range strings.FieldsSeq(text) {
		if isID(strings.Trim(word, "()[].,;:\"'")) {
			return true
		}
	}
	return false
}

func (v *Vocabulary) recurs(sentence string) bool {
	words := clauseWords(unquoted(sentence[:min(len(sentence), longestRecurrence)]))
	for i := range words {
		if v.phraseAt(setRecurrence, words, i) > 0 {
			return true
		}
	}
	return false
}
