package actions

import (
	_ "embed"
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

//go:embed overdue.md
var overdueDoc string

// Overdue reports open action items whose due date has passed, and a follow-up that
// nobody has kept up while items are open. It needs the day to judge by.
func Overdue() *lint.Rule {
	return &lint.Rule{ID: "actions/overdue", Doc: overdueDoc, Severity: lint.Warning,
		New: func() lint.Checker { return &overdue{StaleDays: 7} }}
}

type overdue struct {
	// GraceDays is how many days an item may be late.
	GraceDays int `yaml:"grace-days"`
	// StaleDays is how many days a follow-up table may go without an update.
	StaleDays int `yaml:"stale-days"`
}

func (r *overdue) Check(pass *lint.Pass) {
	if !pass.AsOf.Full() {
		return
	}
	rows := rowsOf(pass)
	settled := map[*postmortem.Action]bool{} // what the follow-up says is done or moved
	for _, p := range pair(pass, rows, pass.Doc.Actions).pairs {
		settled[p.item] = p.row.Progress == postmortem.Finished || p.row.Progress == postmortem.Moved
	}
	open, late := 0, 0
	for _, a := range written(pass) {
		if a.Done || a.Told || settled[a] {
			continue
		}
		open++
		day, ok := pass.Doc.CertainDue(a)
		if over := pass.AsOf.Days() - day.Days(); ok && over > max(0, r.GraceDays) {
			late++
			pass.Report(lint.Diagnostic{Span: a.Due.Span,
				Message: fmt.Sprintf("due %s, %s before %s, and still open", day, lint.Counted(over, "day"), pass.AsOf),
				Help:    "finish it, agree on a new date, or close it with the reason"})
		}
	}
	if open > 0 {
		r.review(pass, open)
		if late == 0 && len(rows) > 0 && pass.Profile.Prescribes() {
			r.stale(pass, open)
		}
	}
}

// review reports a date of the next review that has passed.
func (r *overdue) review(pass *lint.Pass, open int) {
	for _, f := range reviewFields(pass.Doc) {
		w, ok := pass.Doc.WrittenDate(f.Value.Text)
		if over := pass.AsOf.Days() - w.Days(); ok && w.Certain() && over > max(0, r.GraceDays) {
			pass.Report(lint.Diagnostic{Span: f.Value.Span,
				Message: fmt.Sprintf("the next review was planned for %s, %s before %s, and %s open", w.Date, lint.Counted(over, "day"), pass.AsOf, itemsAre(open)),
				Help:    "hold the review, or write when it will be"})
		}
	}
}

// reviewFields returns the fields that say when the next review is: by their own label,
// or as the first of a section of that name.
func reviewFields(doc *postmortem.Document) []*postmortem.Field {
	var out []*postmortem.Field
	seen := map[*postmortem.Section]bool{}
	for _, f := range doc.Fields {
		titled := f.Section != nil && !seen[f.Section] && doc.Words.Label(f.Section.Title) == postmortem.FieldNextReview
		if f.Value.State == postmortem.Filled && (f.Key == postmortem.FieldNextReview || titled) {
			out = append(out, f)
		}
		seen[f.Section] = true
	}
	return out
}

// stale reports a follow-up that was not updated for longer than agreed.
func (r *overdue) stale(pass *lint.Pass, open int) {
	for _, f := range pass.Doc.OwnFields() {
		if f.Key != postmortem.FieldUpdated || f.Value.State != postmortem.Filled {
			continue
		}
		w, ok := pass.Doc.WrittenDate(f.Value.Text)
		if over := pass.AsOf.Days() - w.Days(); ok && w.Certain() && over > max(0, r.StaleDays) {
			pass.Report(lint.Diagnostic{Span: f.Value.Span, Severity: lint.Info,
				Message: fmt.Sprintf("last updated %s, %s before %s, and %s open", w.Date, lint.Counted(over, "day"), pass.AsOf, itemsAre(open)),
				Help:    "bring the follow-up table up to date"})
		}
		return
	}
}

func itemsAre(n int) string {
	if n == 1 {
		return "1 action item is"
	}
	return fmt.Sprintf("%d action items are", n)
}
