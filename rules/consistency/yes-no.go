package consistency

import (
	_ "embed"
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

//go:embed yes-no.md
var yesNoDoc string

// YesNo reports answers that are neither Yes nor No where the template asks for one of
// them, lack the details that it asks for, or are denied by other statements.
func YesNo() *lint.Rule {
	return &lint.Rule{ID: "consistency/yes-no", Doc: yesNoDoc, Severity: lint.Warning,
		New: func() lint.Checker { return &yesNo{} }}
}

type yesNo struct{}

func (r *yesNo) Check(pass *lint.Pass) {
	if pass.Profile.Prescribes() {
		for _, f := range pass.Doc.Fields {
			r.form(pass, f)
		}
	}
	r.rollback(pass)
	r.notified(pass)
}

// form holds an answer against what the template asks for.
func (r *yesNo) form(pass *lint.Pass, f *postmortem.Field) {
	if f.Value.State != postmortem.Filled || f.Section.Within(postmortem.ActionItems) || f.Section.Within(postmortem.TimelineSection) {
		return
	}
	asked := pass.Profile.Field(f).Answer(pass.Doc.Words)
	if !asked.Asked {
		return
	}
	answer := pass.Doc.Words.ParseAnswer(f.Value.Text)
	switch {
	case !answer.Yes && !answer.No && !pass.Doc.Words.IsNone(head(f.Value.Text)):
		if pass.Leftovers().Touches(f.Value.Span) {
			return
		}
		pass.Report(lint.Diagnostic{Span: f.Value.Span, Message: fmt.Sprintf("%s begins neither with Yes nor with No: %q", f.Label, f.Value.Text),
			Help: "write Yes or No first, and the details behind a dash"})
	case asked.Details && answer.Yes && answer.Details == "" && !pass.Doc.GoesOn(f) && !pass.Doc.TextBelow(f):
		pass.Report(lint.Diagnostic{Span: f.Value.Span, Message: fmt.Sprintf("%s is %q, but nothing says more", f.Label, f.Value.Text),
			Help: "say behind a dash what was done, when or where: `Yes - ...`"})
	}
}

// notified holds whether anybody outside was told against when customers were.
func (r *yesNo) notified(pass *lint.Pass) {
	facts := pass.Facts()
	external, customers := facts.One(postmortem.TermExternal), facts.One(postmortem.TermCustomersTold)
	if external == nil || customers == nil || external.Value.State != postmortem.Filled || customers.Value.State != postmortem.Filled {
		return
	}
	answer := pass.Doc.Words.ParseAnswer(external.Value.Text)
	stamp, _, timed := pass.Doc.LeadingStamp(customers)
	switch {
	case answer.No && answer.Plain && answer.Details == "" && timed && stamp.HasClock && stamp.State == postmortem.Filled:
		pass.Report(lint.Diagnostic{Span: external.Value.Span,
			Message: fmt.Sprintf("%s is %q, but customers were informed at %s", external.Label, external.Value.Text, stamp.Text),
			Help:    "write Yes and how they were informed, or take the time away",
			Related: []lint.Related{{Span: stamp.Span, Message: "when customers were informed"}}})
	case answer.Yes && pass.Doc.Words.IsNone(customers.Value.Text):
		pass.Report(lint.Diagnostic{Span: customers.Value.Span,
			Message: fmt.Sprintf("%s is %q, but %s has no time: %q", external.Label, external.Value.Text, customers.Label, customers.Value.Text),
			Help:    "write when customers were informed, or why they were not: `N/A - ...`",
			Related: []lint.Related{{Span: external.Value.Span, Message: "somebody outside was informed"}}})
	}
}
