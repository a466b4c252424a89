package actions

import (
	_ "embed"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

//go:embed human-fix.md
var humanFixDoc string

// HumanFix reports remedies that only ask people to take more care.
func HumanFix() *lint.Rule {
	return &lint.Rule{ID: "actions/human-fix", Doc: humanFixDoc, Severity: lint.Warning,
		New: func() lint.Checker { return &humanFix{} }}
}

type humanFix struct{}

func (r *humanFix) Check(pass *lint.Pass) {
	all := pass.Doc.CareAsked()
	if len(all) == 0 {
		return
	}
	items := map[int]source.Span{} // the texts of action items by their lines
	for _, a := range pass.Doc.Actions {
		items[pass.Doc.File.Line(a.Span.Start)] = textOf(a)
	}
	for _, said := range all {
		if pass.Leftovers().InGuide(said.Span) {
			continue
		}
		span := said.Span
		if item, ok := items[pass.Doc.File.Line(span.Start)]; ok && item.Start >= span.Start && item.Start < span.End {
			span = item // the sentence without owner, date and issue
		}
		d := lint.Diagnostic{Span: span,
			Message: "this asks people to take more care, and changes nothing for the next one",
			Help:    "change what they work with: a default, a check, a guard, an alert"}
		if !pass.Profile.Prescribes() && !said.Section.Within(postmortem.ActionItems) && !said.Section.Within(postmortem.Prevention) {
			d.Severity = lint.Info // what was learned need not be a remedy
		}
		pass.Report(d)
	}
}
