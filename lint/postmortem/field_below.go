package postmortem

import (
	"sort"
	"strings"

	"github.com/pmlint/pmlint/lint/markdown"
)

// HasBoldLabel reports whether a paragraph begins with a label of that name, as
// NormalizeTitle makes it, in bold and with text behind it: "**Region** all of them".
func (d *Document) HasBoldLabel(name string) bool {
	for _, b := range d.Tree.Root.Children {
		if b.Kind != markdown.Paragraph || len(b.Text.Marks) == 0 {
			continue
		}
		m := b.Text.Marks[0]
		if m.Kind == markdown.Strong && m.Start == 0 && NormalizeTitle(b.Text.Plain[:m.End]) == name && strings.TrimSpace(b.Text.Plain[m.End:]) != "" {
			return true
		}
	}
	return false
}

// TextBelow reports whether an absent value stands in the block below its label: the
// label ends its paragraph, and what follows is a text and no label itself.
func (d *Document) TextBelow(f *Field) bool {
	blocks := d.Tree.Root.Children
	i := sort.Search(len(blocks), func(i int) bool { return blocks[i].Span.Start > f.LabelSpan.Start }) - 1
	if i < 0 || i+1 >= len(blocks) || blocks[i].Kind != markdown.Paragraph || f.Form == FrontMatterField {
		return false
	}
	next := blocks[i+1]
	switch next.Kind {
	case markdown.Paragraph, markdown.List, markdown.Quote:
	default:
		return false
	}
	if marks := next.Text.Marks; len(marks) > 0 && marks[0].Kind == markdown.Strong && marks[0].Start == 0 {
		return false // another label
	}
	// The next label, fields being in source order, begins behind that text.
	k := sort.Search(len(d.Fields), func(k int) bool { return d.Fields[k].LabelSpan.Start > f.LabelSpan.Start })
	if k < len(d.Fields) && d.Fields[k].LabelSpan.Start < next.Span.End {
		return false
	}
	s := d.SectionAt(next.Span)
	return s == nil || s.Span.Start <= f.LabelSpan.Start
}
