package postmortem

import (
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/source"
)

// An Improvement is an item under prevention that describes what will be better, where
// the document has action items besides.
type Improvement struct {
	// Value is its own text, without the particulars below it.
	Value
	// All is the text with its particulars, and Span covers both.
	All     string
	AllSpan source.Span
	// Tickets are the references in either.
	Tickets []Value
	Section *Section
}

// Improvements returns the items of the lists under prevention that are filled in and
// are no action items, in source order.
func (d *Document) Improvements() []Improvement {
	var items map[int]bool // the lines on which action items stand
	var out []Improvement
	for _, s := range d.Sections {
		if !s.Within(Prevention) {
			continue
		}
		for _, b := range s.Blocks {
			if b.Kind != markdown.List {
				continue
			}
			if items == nil {
				items = d.ActionLines()
			}
			for _, item := range b.Children {
				if x, ok := d.improvement(item); ok && !items[d.File.Line(x.Span.Start)] {
					x.Section = s
					out = append(out, x)
				}
			}
		}
	}
	return out
}

// ActionLines returns the lines on which action items stand.
func (d *Document) ActionLines() map[int]bool {
	lines := make(map[int]bool, len(d.Actions))
	for _, a := range d.Actions {
		lines[d.File.Line(a.Span.Start)] = true
	}
	return lines
}

func (d *Document) improvement(item *markdown.Block) (x Improvement, ok bool) {
	if len(item.Children) == 0 || item.Children[0].Kind != markdown.Paragraph {
		return x, false
	}
	t := &item.Children[0].Text
	if x.Value = d.Words.value(t, line{0, len(t.Plain)}); x.State != Filled || d.Words.IsNone(x.Text) {
		return x, false
	}
	x.AllSpan = item.Span.Cover(x.Span)
	item.Walk(func(b *markdown.Block) bool {
		if b.Kind == markdown.Paragraph {
			x.All += " " + b.Text.Plain
			x.AllSpan = x.AllSpan.Cover(b.Span)
		}
		return true
	})
	for _, m := range Tickets(d.File.Slice(x.AllSpan)) {
		at := source.Span{Start: x.AllSpan.Start + m.Start, End: x.AllSpan.Start + m.End}
		x.Tickets = append(x.Tickets, Value{Text: m.Text, Span: at, State: Filled})
	}
	return x, true
}
