package postmortem

import (
	"sort"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/source"
)

// OwnFields returns the fields that describe the document itself: front matter,
// what stands above the first section with a meaning, and the footer. The caller must
// not change the list. The first call finds them; the document is not to be shared
// between goroutines before.
func (d *Document) OwnFields() []*Field {
	if d.own != nil {
		return d.own
	}
	body := len(d.File.Text)
	for _, s := range d.Sections {
		if s.Form == HeadingSection && len(s.Kinds) > 0 {
			body = s.Span.Start
			break
		}
	}
	feet := d.footers()
	out := make([]*Field, 0, len(d.Fields))
	for _, f := range d.Fields {
		start := f.LabelSpan.Start
		i := sort.Search(len(feet), func(i int) bool { return feet[i].Start > start })
		foot := i > 0 && feet[i-1].Holds(start)
		if f.Form == FrontMatterField || start < body || foot {
			out = append(out, f)
		}
	}
	d.own = out
	return out
}

// footers returns the blocks that stand alone between a thematic break and another,
// a heading or the end, and the last block where it plainly is one without the break. A
// footer belongs to no section, though it stands in the last.
func (d *Document) footers() []source.Span {
	if d.feet != nil {
		return d.feet
	}
	out := []source.Span{}
	blocks := d.Tree.Root.Children
	for i, b := range blocks {
		if b.Kind == markdown.Rule || i == 0 {
			continue
		}
		if blocks[i-1].Kind != markdown.Rule {
			if i+1 == len(blocks) && b.Kind == markdown.Paragraph && d.isImprint(b.Span) {
				out = append(out, b.Span)
			}
			continue
		}
		if i+1 == len(blocks) || blocks[i+1].Kind == markdown.Rule || blocks[i+1].Kind == markdown.Heading {
			out = append(out, b.Span)
		}
	}
	d.feet = out
	return out
}

// isImprint reports whether a block has fields of the document's own history, and several
// of them: its owner, the days on which it was written and changed, its version and status.
func (d *Document) isImprint(span source.Span) bool {
	const several = 3
	n, dated := 0, false
	for i := len(d.Fields) - 1; i >= 0 && d.Fields[i].LabelSpan.Start >= span.Start; i-- {
		switch d.Fields[i].Key {
		case FieldCreated, FieldUpdated:
			dated = true
		case FieldOwner, FieldAuthors, FieldVersion, FieldStatus:
		default:
			continue
		}
		n++
	}
	return dated && n >= several
}

// Name is the label as [NormalizeTitle] makes it.
func (f *Field) Name() string {
	if f.name == "" { // a field that was not read from a document
		return NormalizeTitle(f.Label)
	}
	return f.name
}

// Place is where a finding about the field's value points: its label where there is no
// value.
func (f *Field) Place() source.Span {
	if f.Value.State == Absent || f.Value.Span.IsEmpty() {
		return f.LabelSpan
	}
	return f.Value.Span
}

// ValueSpans returns where the values of fields stand; those that are nil, and those
// without a value, have none.
func ValueSpans(fields ...*Field) []source.Span {
	var out []source.Span
	for _, f := range fields {
		if f != nil && !f.Value.Span.IsEmpty() {
			out = append(out, f.Value.Span)
		}
	}
	return out
}
