package postmortem

import (
	"strings"

	"github.com/pmlint/pmlint/lint/markdown"
)

// table reads a table of action items. Columns are known by their header; where
// the header is empty, by the first row.
func (r *actionReader) table(b *markdown.Block) {
	rows := b.Children
	if len(rows) == 0 {
		return
	}
	header := rows[0]
	rows = rows[1:]
	if isBlankRow(header) && len(rows) > 0 {
		header = rows[0]
		rows = rows[1:]
	}
	keys := make([]ActionKey, len(header.Children))
	text, known := -1, 0
	for i, cell := range header.Children {
		keys[i] = r.v.meaning(strings.TrimSpace(cell.Text.Plain)).action
		if keys[i] != NoActionKey {
			known++
		}
		if keys[i] == TextKey && text < 0 {
			text = i
		}
	}
	if known == 0 {
		return
	}
	for i := 0; text < 0 && i < len(keys); i++ {
		if keys[i] == NoActionKey && !isCounter(header.Children[i].Text.Plain) {
			text = i
		}
	}
	for _, row := range rows {
		if !isBlankRow(row) && !isRule(row) && text < len(row.Children) {
			r.row(row, keys, text)
		}
	}
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
func isCounter(s string) bool {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "#", "no", "no.", "nr", "nr.", "id", "n°", "":
		return true
	}
	return false
}

func (r *actionReader) row(row *markdown.Block, keys []ActionKey, text int) {
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
	r.doc.Actions = append(r.doc.Actions, a)
}
