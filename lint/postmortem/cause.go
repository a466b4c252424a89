package postmortem

import (
	"strings"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/source"
)

// A Cause is what a section on the root cause says in a few words, without its
// subsections.
type Cause struct {
	Section *Section
	// Value is the text with its place.
	Value
	// Words is the number of its words.
	Words int
	// Hollow says that no word of it tells anything of the cause: "a bug".
	Hollow bool
	// Refers says that it names a ticket, an address or code, where more may stand.
	Refers bool
}

// longestCause is the length of a text in bytes from which it is no Cause: it says enough
// to be no business of whoever looks for short ones.
const longestCause = 300

// Causes returns what the sections on the root cause say, in source order, where that is
// short. Sections without a text of their own, and those that hold more than text and
// lists, are left out, and so is what is not filled in.
func (d *Document) Causes() []Cause {
	var out []Cause
	for _, s := range d.Sections {
		if !s.Is(RootCause) || len(s.Inline.Plain) > longestCause || len(s.Blocks) > 0 && s.Blocks[len(s.Blocks)-1].Span.End-s.Blocks[0].Span.Start > longestCause {
			continue
		}
		text, span, ok := d.proseOf(s)
		if !ok || text == "" || d.Words.IsPlaceholder(text) || d.Words.IsNone(text) {
			continue
		}
		raw := d.File.Slice(span)
		out = append(out, Cause{
			Section: s,
			Value:   Value{Text: text, Span: span, State: Filled},
			Words:   words(text),
			Hollow:  len(s.Children) == 0 && d.Words.isHollow(text),
			Refers:  len(Tickets(raw)) > 0 || strings.Contains(raw, "](") || strings.ContainsAny(raw, "`") || strings.Contains(raw, "://"),
		})
	}
	return out
}

// proseOf returns the text that stands directly in a section, of which only paragraphs
// and lists are ok.
func (d *Document) proseOf(s *Section) (text string, span source.Span, ok bool) {
	var parts []string
	add := func(t *markdown.Text) {
		plain := strings.TrimRight(t.Plain, " \n")
		l := trimLine(plain, line{0, len(plain)})
		if l.start == l.end {
			return
		}
		at := t.Span(l.start, l.end)
		if len(parts) == 0 {
			span = at
		}
		span = span.Cover(at)
		parts = append(parts, plain[l.start:l.end])
	}
	add(&s.Inline)
	for _, b := range s.Blocks {
		if b.Kind == markdown.HTML && strings.HasPrefix(strings.TrimSpace(d.File.Slice(b.Span)), "<!--") {
			continue
		}
		if b.Kind != markdown.Paragraph && b.Kind != markdown.List && b.Kind != markdown.Rule {
			return "", source.Span{}, false
		}
		b.Walk(func(b *markdown.Block) bool {
			if b.Kind == markdown.Paragraph {
				add(&b.Text)
			}
			return true
		})
	}
	return strings.ReplaceAll(strings.Join(parts, " "), "\n", " "), span, true
}

// mostHollow is the most words that a text may have which tells nothing.
const mostHollow = 12

// isHollow reports whether a text on a cause has nothing but words that tell nothing of
// it, and names of those who are said to be it: "Human error by @ana".
func (v *Vocabulary) isHollow(text string) bool {
	fields := strings.Fields(text)
	if len(fields) > mostHollow {
		return false
	}
	hollow := false
	for _, field := range fields {
		if strings.HasPrefix(strings.TrimLeft(field, "([*"), "@") {
			hollow = true
			continue
		}
		for _, w := range clauseWords(field) {
			switch {
			case v.turnAt(TurnHollow, []string{w}, 0) > 0:
				hollow = true
			case w != clauseEnd && v.turnAt(TurnFiller, []string{w}, 0) == 0:
				return false
			}
		}
	}
	return hollow
}

// Factors returns the items of a document's lists of contributing factors that are
// filled in, in source order. It is not ok where a section on them has another form
// than a list, so that its factors cannot be counted.
func (d *Document) Factors() (factors []Value, section *Section, ok bool) {
	for _, s := range d.Sections {
		if !s.Is(ContributingFactors) || s.Parent.Within(ContributingFactors) {
			continue
		}
		if len(s.Children) > 0 || !s.Inline.IsBlank() || section != nil {
			return nil, s, false
		}
		section = s
		for _, b := range s.Blocks {
			switch b.Kind {
			case markdown.HTML, markdown.Rule:
			case markdown.List:
				if factors, ok = d.listedFactors(factors, b); !ok {
					return nil, s, false
				}
			default:
				return nil, s, false
			}
		}
	}
	return factors, section, section != nil
}

// listedFactors adds the filled items of a list to the factors. It is not ok where an item
// holds a list of its own: a label may stand above the factors.
func (d *Document) listedFactors(factors []Value, list *markdown.Block) (_ []Value, ok bool) {
	for _, item := range list.Children {
		if len(item.Children) == 0 || item.Children[0].Kind != markdown.Paragraph {
			continue
		}
		if nestedList(item) != nil {
			return nil, false
		}
		t := &item.Children[0].Text
		if v := d.Words.value(t, line{0, len(t.Plain)}); v.State == Filled {
			factors = append(factors, v)
		}
	}
	return factors, true
}
