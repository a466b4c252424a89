package postmortem

import (
	"sort"

	"github.com/pmlint/pmlint/lint/markdown"
)

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
	// The next label, fields being in source order, begins behind that text.
	k := sort.Search(len(d.Fields), func(k int) bool { return d.Fields[k].LabelSpan.Start > f.LabelSpan.Start })
	if k < len(d.Fields) && d.Fields[k].LabelSpan.Start < next.Span.End {
		return false
	}
	s := d.SectionAt(next.Span)
	return s == nil || s.Span.Start <= f.LabelSpan.Start
}
