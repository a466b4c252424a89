package report

import (
	"fmt"
	"strconv"
	"strings"
)

// The members of action items in JSON. Lines count from 1; null stands for what is not
// written, and for what cannot be told without a day to judge by.
type (
	jsonActions struct {
		SchemaVersion int              `json:"schema_version"`
		AsOf          *string          `json:"as_of"`
		Actions       []jsonActionItem `json:"actions"`
		Summary       jsonActionSum    `json:"summary"`
	}
	jsonActionItem struct {
		Path    string   `json:"path"`
		Line    int      `json:"line"`
		Text    *string  `json:"text"`
		Owners  []string `json:"owners"`
		Due     *string  `json:"due"`
		DueText *string  `json:"due_text"`
		Done    bool     `json:"done"`
		Overdue *bool    `json:"overdue"`
		Tickets []string `json:"tickets"`
		Horizon *string  `json:"horizon"`
	}
	jsonActionSum struct {
		Documents int  `json:"documents"`
		Total     int  `json:"total"`
		Shown     int  `json:"shown"`
		Open      int  `json:"open"`
		Done      int  `json:"done"`
		Overdue   *int `json:"overdue"`
	}
)

func (l *ActionList) json() error {
	judged := l.filter.AsOf.Full()
	out := jsonActions{SchemaVersion: actionsVersion, AsOf: textOrNull(l.filter.AsOf.String()), Actions: []jsonActionItem{},
		Summary: jsonActionSum{Documents: l.sum.documents, Total: l.sum.total, Shown: len(l.items), Open: l.sum.open, Done: l.sum.done}}
	if judged {
		out.Summary.Overdue = &l.sum.overdue
	}
	for i := range l.items {
		item := &l.items[i]
		j := jsonActionItem{Path: item.path, Line: item.line, Text: textOrNull(item.text), Owners: append([]string{}, item.owners...),
			Due: textOrNull(item.day.String()), DueText: textOrNull(item.due), Done: item.done,
			Tickets: append([]string{}, item.tickets...), Horizon: textOrNull(item.horizon)}
		if judged {
			j.Overdue = &item.overdue
		}
		out.Actions = append(out.Actions, j)
	}
	line, err := marshal(out)
	if err != nil {
		return err
	}
	fmt.Fprintln(l.out, line)
	return nil
}

func (l *ActionList) csv() error {
	t := newTable(l.out)
	t.row("path", "line", "text", "owner", "due", "state", "ticket", "horizon")
	for i := range l.items {
		item := &l.items[i]
		t.row(item.path, strconv.Itoa(item.line), item.text, strings.Join(item.owners, "; "), item.dueText(), item.state(),
			strings.Join(item.tickets, "; "), item.horizon)
	}
	return t.flush()
}

// markdown prints a table for a page or an issue.
func (l *ActionList) markdown() {
	fmt.Fprint(l.out, "| Due | State | Owner | Action item | Ticket | Where |\n|---|---|---|---|---|---|\n")
	for i := range l.items {
		item := &l.items[i]
		for _, cell := range [...]string{item.dueText(), item.state(), strings.Join(item.owners, ", "), item.text,
			strings.Join(item.tickets, ", "), fmt.Sprintf("%s:%d", item.path, item.line)} {
			fmt.Fprintf(l.out, "| %s ", markdownText(cell))
		}
		fmt.Fprint(l.out, "|\n")
	}
	if !l.opts.Quiet {
		fmt.Fprintf(l.out, "\n%s\n", markdownText(l.summary()))
	}
}

// markdownText escapes what would be markup in a cell of a table.
func markdownText(s string) string {
	var b strings.Builder
	for _, r := range Visible(s) {
		if strings.ContainsRune("\\`*_[]<>|&~#!", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// maxItemText is how many columns the text of an action item takes at most.
const maxItemText = 72

// text prints aligned columns.
func (l *ActionList) text() {
	var rows [][]string
	widths := make([]int, 5)
	for i := range l.items {
		item := &l.items[i]
		row := []string{orDash(item.dueText()), item.state(), orDash(strings.Join(item.owners, ", ")),
			orDash(strings.Join(item.tickets, ", ")), item.text, fmt.Sprintf("%s:%d", item.path, item.line)}
		for k := range row {
			row[k] = Visible(row[k])
			if k < len(widths) {
				row[k] = shortened(row[k], maxItemText)
				widths[k] = max(widths[k], columns(layOut(row[k])))
			}
		}
		rows = append(rows, row)
	}
	for _, row := range rows {
		for k, cell := range row {
			if k == len(widths) {
				fmt.Fprintln(l.out, cell)
				continue
			}
			fmt.Fprint(l.out, cell, strings.Repeat(" ", widths[k]-columns(layOut(cell))+2))
		}
	}
	if l.opts.Quiet {
		return
	}
	if len(rows) > 0 {
		fmt.Fprintln(l.out)
	}
	fmt.Fprintln(l.out, l.summary())
}

func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

// shortened cuts a text to so many columns.
func shortened(s string, most int) string {
	cells := layOut(s)
	if columns(cells) <= most {
		return s
	}
	var b strings.Builder
	taken := 0
	for _, c := range cells {
		if taken += c.width; taken > most-1 {
			break
		}
		b.WriteString(c.text)
	}
	return b.String() + "…"
}
