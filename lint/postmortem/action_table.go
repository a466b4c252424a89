package postmortem

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/pmlint/pmlint/lint/markdown"
)

// table reads a table of action items.
func (r *actionReader) table(b *markdown.Block) {
	t, ok := r.columns(b)
	if !ok {
		return
	}
	for _, row := range t.rows {
		if !isBlankRow(row) && !isRule(row) && t.text < len(row.Children) {
			r.doc.Actions = append(r.doc.Actions, r.row(row, t.keys, t.text))
		}
	}
}

// actionColumns are what the columns of a table of action items hold.
type actionColumns struct {
	keys []ActionKey
	text int // the column that says what is to be done, or -1
	rows []*markdown.Block
}

// columns reads a table's header or, where that is empty, its first row. It is not ok
// where no column is known.
func (r *actionReader) columns(b *markdown.Block) (t actionColumns, ok bool) {
	rows := b.Children
	if len(rows) == 0 {
		return t, false
	}
	header := rows[0]
	rows = rows[1:]
	if isBlankRow(header) && len(rows) > 0 {
		header = rows[0]
		rows = rows[1:]
	}
	t = actionColumns{keys: make([]ActionKey, len(header.Children)), text: -1, rows: rows}
	for i, cell := range header.Children {
		t.keys[i] = r.v.meaning(strings.TrimSpace(cell.Text.Plain)).action
		if t.keys[i] == TicketKey && numbersRows(rows, i) {
			t.keys[i] = NoActionKey
		}
		ok = ok || t.keys[i] != NoActionKey
		if t.keys[i] == TextKey && t.text < 0 {
			t.text = i
		}
	}
	for i := 0; t.text < 0 && i < len(t.keys); i++ {
		if t.keys[i] == NoActionKey && !r.v.isCounter(header.Children[i].Text.Plain) && !numbersRows(rows, i) {
			t.text = i
		}
	}
	if t.text < 0 && ok && header.Children[0].Text.IsBlank() && holdWords(rows) {
		t.text = 0 // | | who | by |
	}
	return t, ok
}

// holdWords reports whether the first cells of all rows are texts, one of several words.
func holdWords(rows []*markdown.Block) bool {
	several := false
	for _, row := range rows {
		if len(row.Children) == 0 || !strings.ContainsFunc(row.Children[0].Text.Plain, unicode.IsLetter) {
			return false
		}
		several = several || words(row.Children[0].Text.Plain) > 1
	}
	return several
}

// numbersRows reports whether the ith cells are 1, 2, 3 and so on.
func numbersRows(rows []*markdown.Block, i int) bool {
	for n, row := range rows {
		if i >= len(row.Children) || strings.Trim(row.Children[i].Text.Plain, " .") != strconv.Itoa(n+1) {
			return false
		}
	}
	return len(rows) > 1
}

func isBlankRow(row *markdown.Block) bool {
	for _, cell := range row.Children {
		if !cell.Text.IsBlank() {
			return false
		}
	}
	return true
}

// isRule reports whether a row is a delimiter row that slipped below the header.
func isRule(row *markdown.Block) bool {
	for _, cell := range row.Children {
		if strings.Trim(cell.Text.Plain, ":- ") != "" {
			return false
		}
	}
	return true
}

// isCounter reports whether a header names a column of row numbers.
func (v *Vocabulary) isCounter(s string) bool {
	s = strings.TrimSpace(s)
	return s == "" || v.has(setCounter, wordKey(s))
}

// row reads a row as an action item.
func (r *actionReader) row(row *markdown.Block, keys []ActionKey, text int) *Action {
	a := &Action{Form: TableAction, Span: row.Span, Section: r.current, Horizon: r.horizon, Done: r.done}
	if text >= 0 {
		cell := row.Children[text]
		t := &cell.Text
		a.Text = r.v.value(t, line{0, len(t.Plain)})
		for _, m := range t.Marks {
			if m.Kind == markdown.Strike && m.End-m.Start > len(t.Plain)/2 {
				a.Done = true
			}
		}
	}
	a.OwnerSpan = a.Text.Span
	for i, cell := range row.Children {
		if i >= len(keys) {
			break
		}
		all := line{0, len(cell.Text.Plain)}
		value := strings.TrimSpace(cell.Text.Plain)
		switch keys[i] {
		case OwnerKey:
			r.owners(a, &cell.Text, all)
			if a.OwnerState == Absent {
				a.OwnerSpan = cell.Span
			}
		case DueKey:
			if r.v.IsDone(value) {
				a.Done = true
			} else {
				r.due(a, &cell.Text, all)
			}
		case StateKey:
			a.Done = a.Done || r.v.IsDone(value)
		case TicketKey:
			r.ticket(a, &cell.Text, all)
		}
		a.Done = a.Done || endsDone(value)
	}
	r.tickets(a, row.Span)
	r.settleTicket(a, row.Span)
	return a
}
