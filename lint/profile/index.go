package profile

import (
	"cmp"
	"slices"
	"sort"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

// An index finds parts of the template's text by their place, so that reading
// takes no longer than in proportion to its length.
type index struct {
	// fields are the document's, sorted by their labels.
	fields []*postmortem.Field
	// headings are the fields in headings by the offset of their label.
	headings map[int]*postmortem.Field
	// holds are the sections that a field, front matter apart, stands in.
	holds map[*postmortem.Section]bool
	// headers are the offsets of tables' first cells.
	headers map[int]bool
	// comments are by the line they begin on.
	comments map[int][]markdown.Comment
}

func newIndex(doc *postmortem.Document) index {
	x := index{
		fields:   slices.Clone(doc.Fields),
		headings: map[int]*postmortem.Field{},
		holds:    map[*postmortem.Section]bool{},
		headers:  map[int]bool{},
		comments: map[int][]markdown.Comment{},
	}
	slices.SortStableFunc(x.fields, func(a, b *postmortem.Field) int { return cmp.Compare(a.LabelSpan.Start, b.LabelSpan.Start) })
	for _, f := range x.fields {
		if f.Form == postmortem.HeadingField {
			x.headings[f.LabelSpan.Start] = f
		}
		if f.Form != postmortem.FrontMatterField {
			x.holds[f.Section] = true
		}
	}
	for _, b := range doc.Tree.Root.Children {
		if b.Kind == markdown.Table && len(b.Children) > 0 && len(b.Children[0].Children) > 0 {
			x.headers[b.Children[0].Children[0].Span.Start] = true
		}
	}
	for _, c := range doc.Tree.Comments {
		line := doc.File.Line(c.Span.Start)
		x.comments[line] = append(x.comments[line], c)
	}
	return x
}

// fieldsIn returns the document's fields whose labels stand in span.
func (x *index) fieldsIn(span source.Span) []*postmortem.Field {
	from := sort.Search(len(x.fields), func(i int) bool { return x.fields[i].LabelSpan.Start >= span.Start })
	to := sort.Search(len(x.fields), func(i int) bool { return x.fields[i].LabelSpan.Start >= span.End })
	return x.fields[from:max(from, to)]
}

// blockAt returns the place of the top-level block that holds offset, or -1.
func (r *reader) blockAt(offset int) int {
	blocks := r.doc.Tree.Root.Children
	i := sort.Search(len(blocks), func(i int) bool { return blocks[i].Span.Start > offset }) - 1
	if i < 0 || !blocks[i].Span.Holds(offset) {
		return -1
	}
	return i
}

// commentIn returns the first comment between two offsets.
func (r *reader) commentIn(from, to int) (markdown.Comment, bool) {
	all := r.doc.Tree.Comments
	i := sort.Search(len(all), func(i int) bool { return all[i].Span.Start >= from })
	if i == len(all) || all[i].Span.End > to {
		return markdown.Comment{}, false
	}
	return all[i], true
}
