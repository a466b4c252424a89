package postmortem

import (
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/source"
)

// How many rows of a table must be like sections with prose, and how many words that has.
const (
	fewestKeyRows = 3
	shortestRow   = 4
)

// table takes the rows of a table of two columns for sections, as bold keys are, where
// several of them have a section's name and prose beside it: "Incident summary", "Impact",
// "Detection" with a sentence or two each.
func (r *sectionReader) table(b *markdown.Block) {
	if r.v.addsUp(b) {
		r.doc.sums = append(r.doc.sums, summedTable{b, r.current()})
	}
	if len(b.Children) <= fewestKeyRows || len(b.Children[0].Children) != 2 || r.heading().canonical() {
		return
	}
	var rows []*markdown.Block
	prose := 0
	for _, row := range b.Children[1:] {
		if len(row.Children) == 2 && r.isKeyRow(row) {
			rows = append(rows, row)
			if words(row.Children[1].Text.Plain) >= shortestRow {
				prose++
			}
		}
	}
	if prose < fewestKeyRows {
		return
	}
	for _, row := range rows {
		label, value := row.Children[0], row.Children[1]
		t := &label.Text
		l := trimLine(t.Plain, line{0, len(t.Plain)})
		k := key{label: l, bold: true}
		s := r.keySection(t, k, r.v.meaning(t.Plain[l.start:l.end]).kinds)
		s.Inline = value.Text.Sub(0, len(value.Text.Plain))
		s.Body = source.Span{Start: s.Span.End, End: row.Span.End}
	}
	r.closeBold()
}

// isKeyRow reports whether the first cell of a row is a section's name and no label.
func (r *sectionReader) isKeyRow(row *markdown.Block) bool {
	t := &row.Children[0].Text
	l := trimLine(t.Plain, line{0, len(t.Plain)})
	m := r.v.meaning(t.Plain[l.start:l.end])
	return len(m.kinds) > 0 && m.label == ""
}
