package postmortem

import (
	"strings"

	"github.com/pmlint/pmlint/lint/markdown"
)

// isPairTable reports whether the cells of a table's rows are labels and values by turns, as
// forms set two fields side by side: "| **Number** | INC-7 | **Priority** | 1 |". Two of the
// labels at least are known, and the others are bold, unless the header says what they are.
func (d *Document) isPairTable(b *markdown.Block) bool {
	known := 0
	named := d.namesColumns(b.Children[0])
	for i, row := range b.Children {
		if len(row.Children) < 4 || len(row.Children)%2 != 0 {
			return false
		}
		if i == 0 && named {
			continue
		}
		for i := 0; i < len(row.Children); i += 2 {
			t := &row.Children[i].Text
			name := strings.TrimSuffix(strings.TrimSpace(t.Plain), ":")
			if name == "" {
				continue
			}
			switch {
			case d.Words.meaning(name).label != "":
				known++
			case !named && !isBold(t):
				return false
			}
		}
	}
	return known >= 2
}

// isBold reports whether a cell is bold as a whole.
func isBold(t *markdown.Text) bool {
	l, _, ok := firstLine(t)
	if !ok {
		return false
	}
	k, ok := keyAt(t, l)
	return ok && k.bold && (k.whole || k.value.start == k.value.end)
}

func (d *Document) pairTable(b *markdown.Block) {
	for i, row := range b.Children {
		if i == 0 && d.namesColumns(row) {
			continue
		}
		for i := 0; i+1 < len(row.Children); i += 2 {
			if !row.Children[i].Text.IsBlank() {
				d.tableField(row.Children[i], row.Children[i+1])
			}
		}
	}
}

// cellFields adds the fields of a table of which each cell is one, with its label in bold:
// "| **Date**: 2026-04-02 | **Priority**: 2 |".
func (d *Document) cellFields(b *markdown.Block) {
	r := sectionReader{doc: d, v: d.Words}
	if s := d.SectionAt(b.Span); s != nil {
		r.open = append(r.open, s)
	}
	from := len(d.Fields)
	for _, row := range b.Children {
		for _, cell := range row.Children {
			t := &cell.Text
			l, end, ok := firstLine(t)
			if !ok {
				continue
			}
			k, ok := keyAt(t, l)
			if !ok || !k.bold || k.whole || k.dash || l.end != end {
				d.Fields = d.Fields[:from]
				return
			}
			r.field(t, k, TableField)
		}
	}
}
