package postmortem

import (
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/source"
)

// A Feedback is one row of the table in which reviewers say what they think of the
// post-mortem.
type Feedback struct {
	// Span is the row's.
	Span source.Span
	// Reviewer, Text and State are its cells; absent where the table has no such
	// column, or the cell is empty.
	Reviewer, Text, State Value
}

// Feedback returns the rows of the tables that have a column for reviewers and one
// for what they say, or for what has become of it. They are found anew at each call.
func (d *Document) Feedback() []Feedback {
	var out []Feedback
	for _, b := range d.Tree.Root.Children {
		if b.Kind != markdown.Table || len(b.Children) == 0 {
			continue
		}
		columns := map[Term]int{}
		for i, cell := range b.Children[0].Children {
			if t := d.Words.Term(cell.Text.Plain); t != "" {
				columns[t] = i
			}
		}
		_, named := columns[TermReviewer]
		_, said := columns[TermFeedback]
		_, settled := columns[TermFeedbackState]
		if !named || !said && !settled {
			continue
		}
		for _, row := range b.Children[1:] {
			out = append(out, Feedback{
				Span:     row.Span,
				Reviewer: d.cell(row, columns, TermReviewer),
				Text:     d.cell(row, columns, TermFeedback),
				State:    d.cell(row, columns, TermFeedbackState),
			})
		}
	}
	return out
}

// cell returns the value in the column of a term.
func (d *Document) cell(row *markdown.Block, columns map[Term]int, t Term) Value {
	i, ok := columns[t]
	if !ok || i >= len(row.Children) {
		return Value{}
	}
	cell := row.Children[i]
	v := d.Words.value(&cell.Text, line{0, len(cell.Text.Plain)})
	if v.State == Absent {
		if v.Span = cell.Span; v.Span.IsEmpty() {
			v.Span = row.Span // nothing is written between the bars
		}
	}
	return v
}
