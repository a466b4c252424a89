package postmortem

import (
	"sort"
	"strings"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/source"
)

// Extent returns the whole lines of a section with all that stands below it, without
// blank lines at the end, and without a thematic break there and a footer behind it:
// these stand between sections.
func (d *Document) Extent(s *Section) source.Span {
	out := source.Span{Start: d.titleLine(s), End: max(s.Body.End, d.File.LineSpan(d.File.Line(s.Span.End)).End)}
	blocks := d.Tree.Root.Children
	feet := d.footers()
	last := sort.Search(len(blocks), func(i int) bool { return blocks[i].Span.Start >= out.End }) - 1
	for ; last >= 0 && blocks[last].Span.Start > s.Span.End; last-- {
		b := blocks[last]
		foot := sort.Search(len(feet), func(i int) bool { return feet[i].Start >= b.Span.Start })
		if b.Kind != markdown.Rule && (foot == len(feet) || feet[foot] != b.Span) {
			break
		}
		out.End = d.File.LineSpan(d.File.Line(b.Span.Start)).Start
	}
	last = out.Start + len(strings.TrimRight(d.File.Slice(out), " \t\n"))
	out.End = d.File.LineSpan(d.File.Line(last)).End
	return out
}
