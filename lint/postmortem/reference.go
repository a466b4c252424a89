package postmortem

import (
	"strings"

	"github.com/pmlint/pmlint/lint/markdown"
)

// longestReference is how many words a section may hold besides its links while it
// only refers to them: "The full timeline is kept by the support desk in".
const longestReference = 16

// ReferredTo returns the targets of the links of a section that holds nothing else:
// links out of the document, and at most a few words that tell no event. Bold labels
// with their fields are passed over. It is nil for any other section, and for one that
// has subsections.
func (d *Document) ReferredTo(s *Section) []Value {
	r := reference{doc: d, labelled: map[*Section]bool{}}
	for _, f := range d.Fields {
		r.labelled[f.Section] = true
	}
	if !r.section(s) || len(r.targets) == 0 || r.words > longestReference {
		return nil
	}
	return r.targets
}

// A reference is what one section holds besides links.
type reference struct {
	doc     *Document
	targets []Value
	words   int
	// labelled are the sections that hold fields.
	labelled map[*Section]bool
}

// section reports whether nothing in s keeps it from being a reference.
func (r *reference) section(s *Section) bool {
	if !r.text(&s.Inline) {
		return false
	}
	for _, b := range s.Blocks {
		if !r.block(b) {
			return false
		}
	}
	for _, c := range s.Children {
		if c.Form == HeadingSection || !r.labelled[c] && !r.section(c) {
			return false
		}
	}
	return true
}

func (r *reference) block(b *markdown.Block) bool {
	switch b.Kind {
	case markdown.Code, markdown.Table, markdown.Footnote:
		return false
	case markdown.HTML:
		return r.doc.htmlContent(b) == Nothing
	}
	if !r.text(&b.Text) {
		return false
	}
	for _, c := range b.Children {
		if !r.block(c) {
			return false
		}
	}
	return true
}

// text counts the words of one text outside links. A time, a verb in the past tense
// or an image tells something itself; a link within the document leads to what is
// told there.
func (r *reference) text(t *markdown.Text) bool {
	if t.IsBlank() && len(t.Marks) == 0 {
		return true
	}
	outside := []byte(t.Plain)
	blank := func(start, end int) {
		for i := start; i < end; i++ {
			outside[i] = ' '
		}
	}
	for _, m := range t.Marks {
		switch {
		case m.Kind == markdown.Image, m.Kind == markdown.Link && strings.HasPrefix(m.Dest, "#"):
			return false
		case m.Kind == markdown.Link || m.Kind == markdown.AutoLink:
			r.targets = append(r.targets, Value{Text: m.Dest, Span: t.Span(m.Start, m.End), State: Filled})
			blank(m.Start, m.End)
		}
	}
	for _, u := range URLs(string(outside)) {
		r.targets = append(r.targets, Value{Text: u.Text, Span: t.Span(u.Start, u.End), State: Filled})
		blank(u.Start, u.End)
	}
	told := hasDigit(string(outside))
	r.doc.Words.Cues(string(outside), func(cue Cue, _ string) { told = told || cue == CueTold })
	r.words += words(string(outside))
	return !told
}
