package report

import (
	"encoding/csv"
	"io"
	"strings"
	"unicode/utf8"
)

// A table writes rows as CSV (RFC 4180). Programs that open such files run what looks
// like a formula, so a cell that begins like one begins with an apostrophe instead.
type table struct{ out *csv.Writer }

func newTable(w io.Writer) *table {
	t := &table{out: csv.NewWriter(w)}
	t.out.UseCRLF = true
	return t
}

// row writes one row; errors are kept for flush.
func (t *table) row(cells ...string) {
	for i, cell := range cells {
		cells[i] = harmless(Visible(cell))
	}
	// The writer keeps its error.
	_ = t.out.Write(cells)
}

func (t *table) flush() error {
	t.out.Flush()
	return t.out.Error()
}

// harmless guards a cell against being taken for a formula.
func harmless(cell string) string {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(cell, " \u00a0'"))
	if strings.ContainsRune("=+-@＝＋－＠", first) {
		return "'" + cell
	}
	return cell
}
