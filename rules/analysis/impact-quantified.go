package analysis

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

//go:embed impact-quantified.md
var impactQuantifiedDoc string

// ImpactQuantified reports words such as "some" and "many" where a number is due.
func ImpactQuantified() *lint.Rule {
	return &lint.Rule{ID: "analysis/impact-quantified", Doc: impactQuantifiedDoc, Severity: lint.Warning,
		New: func() lint.Checker { return &impactQuantified{} }}
}

type impactQuantified struct{}

// mostWords is the most words of a value that is nothing but a vague amount: "a small
// number of our users".
const mostWords = 6

func (r *impactQuantified) Check(pass *lint.Pass) {
	for _, f := range pass.Doc.Fields {
		if f.Value.State != postmortem.Filled || !f.Section.Within(postmortem.Impact) && !f.Section.Within(postmortem.Summary) {
			continue
		}
		if strings.ContainsAny(f.Value.Text, "0123456789%") || len(strings.Fields(f.Value.Text)) > mostWords {
			continue
		}
		if _, counted := pass.Doc.Words.FindTurn(postmortem.TurnCounted, f.Label); !counted {
			continue
		}
		_, vague := pass.Doc.Words.BeginsTurn(postmortem.TurnAmount, f.Value.Text)
		if _, isCount := postmortem.ParseCount(f.Value.Text); !vague || isCount {
			continue
		}
		pass.Report(lint.Diagnostic{Span: f.Value.Span,
			Message: fmt.Sprintf("%s: %q is no number", f.Label, f.Value.Text),
			Help:    "write a number or a share, if only an estimate: `~1,200 (3 %)`; or `unknown`, with the reason"})
	}
}
