package postmortem

import (
	"math"
	"slices"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/source"
)

// A Total is the last cell of a column of numbers, in a row that adds up the rows above.
type Total struct {
	// Header is what stands above the column; Text and Span are the total as written.
	Header, Text string
	Span         source.Span
	Section      *Section // nil before the first
	// Stated is the total, Sum what the rows above it come to.
	Stated, Sum Money
	// parts are the numbers of these rows; slack is how far the two may be apart because
	// they are rounded.
	parts []part
	slack float64
}

// A part is a number that a total adds up, and its place.
type part struct {
	amount float64
	source.Span
}

// Holds reports whether the total is what its rows come to.
func (t *Total) Holds() bool { return math.Abs(t.Sum.Amount-t.Stated.Amount) <= t.slack }

// Mistyped reports whether the total, or one of its rows, is another number than it
// should be by a slip of the keyboard, and in which rows that may be. Other differences
// may be meant: who was affected twice counts once in the total.
func (t *Total) Mistyped() (rows []source.Span, ok bool) {
	if t.Holds() || t.Stated.Precision <= 0 {
		return nil, false
	}
	unit := min(1, t.Stated.Precision)
	slip := func(is, should float64) bool {
		return should > 0 && isOneSlip(digitsOf(math.Round(is/unit)), digitsOf(math.Round(should/unit)))
	}
	for _, p := range t.parts {
		if slip(p.amount, p.amount+t.Stated.Amount-t.Sum.Amount) {
			rows = append(rows, p.Span)
		}
	}
	return rows, len(rows) > 0 || slip(t.Stated.Amount, t.Sum.Amount)
}

// A summedTable is a table whose last row adds up the others, and its section.
type summedTable struct {
	*markdown.Block
	in *Section
}

// fewestRows is the number of rows above a total from which it is one.
const fewestRows = 2

// addsUp reports whether the last row of a table is a total of the rows above it.
func (v *Vocabulary) addsUp(table *markdown.Block) bool {
	n := len(table.Children)
	if n < 1+fewestRows+1 {
		return false
	}
	total := func(row *markdown.Block) bool {
		return len(row.Children) > 1 && v.namesTotal(row.Children[0].Text.Plain)
	}
	// The last row is asked first: most are none.
	return total(table.Children[n-1]) && !slices.ContainsFunc(table.Children[1:n-1], func(row *markdown.Block) bool {
		return len(row.Children) < 2 || total(row)
	})
}

func (v *Vocabulary) namesTotal(text string) bool {
	const longest = 40
	if len(text) > longest {
		return false
	}
	t := v.Term(trimValue(text))
	return t == TermTotal || t == TermThatIs
}

// Totals returns the totals of the document's tables of numbers. They are read anew at each
// call.
func (d *Document) Totals() []Total {
	var out []Total
	for _, table := range d.sums {
		header, rows := table.Children[0], table.Children[1:]
		for column := 1; column < len(header.Children); column++ {
			if t, ok := totalOf(rows, column); ok {
				t.Header, t.Section = header.Children[column].Text.Plain, table.in
				out = append(out, t)
			}
		}
	}
	return out
}

// totalOf reads the total of one column. It is not ok where a cell is no exact number, or
// one of another kind than the rest.
func totalOf(rows []*markdown.Block, column int) (Total, bool) {
	var t Total
	for i, row := range rows {
		if column >= len(row.Children) {
			return Total{}, false
		}
		text := &row.Children[column].Text
		l := trimLine(text.Plain, line{0, len(text.Plain)})
		m, ok := cellNumber(text.Plain[l.start:l.end])
		if !ok || i > 0 && m.Currency != t.Sum.Currency {
			return Total{}, false
		}
		t.slack += m.Precision / 2
		if m.Precision == 1 && m.Amount == math.Trunc(m.Amount) {
			t.slack -= m.Precision / 2 // a whole number is exact
		}
		if i == len(rows)-1 {
			t.Stated, t.Text, t.Span = m, text.Plain[l.start:l.end], text.Span(l.start, l.end)
			break
		}
		t.Sum.Amount, t.Sum.Currency = t.Sum.Amount+m.Amount, m.Currency
		t.parts = append(t.parts, part{m.Amount, text.Span(l.start, l.end)})
	}
	return t, t.Span.Start < t.Span.End
}

// cellNumber reads a cell that is one number, or one amount of money, and nothing else.
func cellNumber(text string) (Money, bool) {
	if n, ok := ParseCount(text); ok {
		return Money{Amount: n.Value, Precision: n.Precision}, n.Note == "" && !n.Percent && !n.Approximate && !n.Unknown
	}
	m, ok := ParseMoney(text)
	return m, ok && m.Note == "" && !m.Approximate && !m.Unknown
}
