package actions

import (
	_ "embed"
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

//go:embed due.md
var dueDoc string

// Due reports action items without a due date, where the template asks for one.
func Due() *lint.Rule {
	return &lint.Rule{ID: "actions/due", Doc: dueDoc, Severity: lint.Error, Loose: lint.Off,
		New: func() lint.Checker { return &due{} }}
}

type due struct{}

func (r *due) Check(pass *lint.Pass) {
	if pass.Profile != nil && pass.Profile.Form && !pass.Profile.Action.Due {
		return
	}
	for _, a := range pass.Doc.Actions {
		d := lint.Diagnostic{Span: a.Due.Span, Help: "write the day: `Due: YYYY-MM-DD`"}
		switch a.Due.State {
		case postmortem.Absent:
			d.Span = a.Text.Span
			d.Message = "action item has no due date"
		case postmortem.Placeholder:
			d.Message = fmt.Sprintf("the due date is not filled in: %q", a.Due.Text)
		case postmortem.Unparsable:
			d.Message = fmt.Sprintf("the due date %q is no date", a.Due.Text)
		default:
			continue
		}
		pass.Report(d)
	}
}
