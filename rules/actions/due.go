package actions

import (
	_ "embed"
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

//go:embed due.md
var dueDoc string

// Due reports action items without a due date, where the template asks for one.
func Due() *lint.Rule {
	return &lint.Rule{ID: "actions/due", Doc: dueDoc, Severity: lint.Error, Loose: lint.Off,
		New: func() lint.Checker { return &due{} }, Owns: ownsDue}
}

type due struct{}

// dueItems returns the items that should have a due date.
func dueItems(pass *lint.Pass) []*postmortem.Action {
	if pass.Profile.Prescribes() && !pass.Profile.Action.Due {
		return nil
	}
	return itemsOf(pass)
}

// ownsDue returns the due dates of those items.
func ownsDue(pass *lint.Pass) []source.Span {
	var out []source.Span
	for _, a := range dueItems(pass) {
		if a.Due.State != postmortem.Absent {
			out = append(out, a.Due.Span)
		}
	}
	return out
}

func (r *due) Check(pass *lint.Pass) {
	for _, a := range dueItems(pass) {
		d := lint.Diagnostic{Span: a.Due.Span, Help: "write the day: `Due: YYYY-MM-DD`"}
		switch a.Due.State {
		case postmortem.Absent:
			d.Span = textOf(a)
			d.Message, d.Unfilled = "action item has no due date", 1
		case postmortem.Placeholder:
			d.Message, d.Unfilled = fmt.Sprintf("the due date is not filled in: %q", a.Due.Text), 1
		case postmortem.Unparsable:
			d.Message = fmt.Sprintf("the due date %q is no date", a.Due.Text)
		default:
			continue
		}
		pass.Report(d)
	}
}
