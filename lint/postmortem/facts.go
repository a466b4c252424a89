package postmortem

import (
	"sort"
	"strings"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/source"
)

// Facts are the fields of a document by what their labels stand for, each list in
// source order.
type Facts map[Term][]*Field

// Facts returns the document's fields by term. Figures in a short code block, one a
// line with its label, are among them with the form CodeField. They are found anew at
// each call.
func (d *Document) Facts() Facts {
	out := Facts{}
	for _, f := range d.Fields {
		if t := d.Words.meaning(f.Label).term; t != "" {
			out[t] = append(out[t], f)
		}
	}
	if d.Tree == nil || d.Tree.Root == nil {
		return out
	}
	for _, b := range d.Tree.Root.Children {
		if b.Kind == markdown.Code && b.Span.Len() <= maxFigures {
			d.codeFacts(out, b)
		}
	}
	return out
}

// maxFigures is the length in bytes up to which a code block may be a list of figures;
// anything longer is a log or a program.
const maxFigures = 1500

// codeFacts adds the figures of a code block.
func (d *Document) codeFacts(out Facts, b *markdown.Block) {
	start := b.Span.Start
	none := "" // the last label that is no figure's: logs repeat their first words
	for line := range strings.Lines(d.File.Slice(b.Span)) {
		from := start
		start += len(line)
		label, value, ok := strings.Cut(line, ":")
		if !ok || len(label) > maxFigureLabel {
			continue
		}
		name := strings.TrimSpace(label)
		if name == none {
			continue
		}
		t := d.Words.Term(name)
		if t != TermAvailability && t != TermErrorRate && t != TermTarget {
			none = name
			continue
		}
		text := strings.TrimSpace(value)
		f := &Field{Label: name, Form: CodeField, Section: d.SectionAt(b.Span), Value: Value{Text: text, State: Filled}}
		f.LabelSpan = spanIn(from, line, name, 0)
		f.Value.Span = spanIn(from, line, text, len(label)+1)
		switch {
		case text == "":
			f.Value.State = Absent
		case d.Words.IsPlaceholder(text):
			f.Value.State = Placeholder
		}
		f.Span = f.LabelSpan.Cover(f.Value.Span)
		out[t] = append(out[t], f)
	}
}

// maxFigureLabel is the longest label of a figure, in bytes.
const maxFigureLabel = 40

// spanIn returns where text stands in a line that begins at offset from, at or behind
// its byte at.
func spanIn(from int, line, text string, at int) source.Span {
	start := from + at + strings.Index(line[at:], text)
	return source.Span{Start: start, End: start + len(text)}
}

// TermOf returns what the title of a section stands for; empty for nil.
func (d *Document) TermOf(s *Section) Term {
	if s == nil {
		return ""
	}
	return d.Words.meaning(s.Title).term
}

// Filled returns the fields of a term that have a value.
func (f Facts) Filled(t Term) []*Field {
	var out []*Field
	for _, field := range f[t] {
		if field.Value.State == Filled {
			out = append(out, field)
		}
	}
	return out
}

// One returns the only field of a term, or nil where there is none, or several.
func (f Facts) One(t Term) *Field {
	if len(f[t]) != 1 {
		return nil
	}
	return f[t][0]
}

// FieldsUnder returns the fields in the list below a field's own list item:
// "Services Affected:" with a service on each line.
func (d *Document) FieldsUnder(f *Field) []*Field {
	item := d.itemOf(f)
	if item == nil {
		return nil
	}
	var out []*Field
	for _, x := range d.Fields {
		if x != f && item.Span.Contains(x.LabelSpan) {
			out = append(out, x)
		}
	}
	return out
}

// GoesOn reports whether a field's list item holds more than the line of the field:
// a list or a paragraph below.
func (d *Document) GoesOn(f *Field) bool {
	item := d.itemOf(f)
	return item != nil && (len(item.Children) > 1 || item.Span.End > f.Span.End+1)
}

// itemOf returns the innermost list item that a field stands in, or nil.
func (d *Document) itemOf(f *Field) *markdown.Block {
	var item *markdown.Block
	for b := d.Tree.Root; b != nil; {
		i := sort.Search(len(b.Children), func(i int) bool { return b.Children[i].Span.Start > f.LabelSpan.Start }) - 1
		var next *markdown.Block
		if i >= 0 && f.LabelSpan.Start < b.Children[i].Span.End {
			next = b.Children[i]
		}
		if next != nil && next.Kind == markdown.ListItem {
			item = next
		}
		b = next
	}
	return item
}

// LeadingStamp reads the time that begins a field's value, and what follows it
// without the dash between.
func (d *Document) LeadingStamp(f *Field) (stamp Stamp, rest string, ok bool) {
	text := f.Value.Text
	stamp, n := scanStamp(text, d.Words, false)
	if n == 0 || f.Value.State != Filled {
		return Stamp{}, "", false
	}
	stamp.Span = f.Value.Span
	if d.File.Slice(f.Value.Span) == text {
		at := strings.Index(text, stamp.Text)
		stamp.Span = source.Span{Start: f.Value.Span.Start + at, End: f.Value.Span.Start + at + len(stamp.Text)}
	}
	return stamp, strings.TrimLeft(text[n:], " :,"+dashes), true
}
