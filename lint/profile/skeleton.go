package profile

import (
	"sort"
	"strings"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

// skeleton returns a section as it stands in the template, with all below it, so that an
// author can fill it in. Annotations speak to pmlint, not to authors, and are left out.
func (r *reader) skeleton(s *postmortem.Section) string {
	file := r.doc.File
	span := r.doc.Extent(s)
	text := file.Slice(span)
	if s.Form != postmortem.HeadingSection && !strings.HasPrefix(text, "**") && !strings.HasPrefix(text, "__") {
		return ""
	}
	var b strings.Builder
	from := span.Start
	comments := r.doc.Tree.Comments
	first := sort.Search(len(comments), func(i int) bool { return comments[i].Span.Start >= span.Start })
	for _, c := range comments[first:] {
		if c.Span.End > span.End {
			break
		}
		if _, ok := annotationBody(file.Slice(c.Body)); !ok {
			continue
		}
		cut := c.Span
		if r.isAlone(c.Span) {
			cut = source.Span{Start: file.LineSpan(file.Line(c.Span.Start)).Start, End: min(file.LineSpan(file.Line(c.Span.End)).End+1, span.End)}
		}
		before := file.Slice(source.Span{Start: from, End: max(from, cut.Start)})
		if cut == c.Span {
			before = strings.TrimRight(before, " ")
		}
		b.WriteString(before)
		from = cut.End
	}
	b.WriteString(file.Slice(source.Span{Start: min(from, span.End), End: span.End}))
	return strings.TrimSpace(b.String())
}
