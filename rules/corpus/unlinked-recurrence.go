package corpus

import (
	_ "embed"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

//go:embed unlinked-recurrence.md
var unlinkedRecurrenceDoc string

// UnlinkedRecurrence reports sentences that speak of another incident without saying
// which.
func UnlinkedRecurrence() *lint.Rule {
	return &lint.Rule{ID: "corpus/unlinked-recurrence", Doc: unlinkedRecurrenceDoc, Severity: lint.Warning,
		New: func() lint.Checker { return &unlinkedRecurrence{} }}
}

type unlinkedRecurrence struct{}

func (r *unlinkedRecurrence) Check(pass *lint.Pass) {
	found := pass.Doc.Recurrences()
	if len(found) == 0 {
		return
	}
	pass.Report(lint.Diagnostic{
		Span:    found[0].Span,
		Message: "another incident is spoken of without a link",
		Help:    "link to its post-mortem, or name its ID or date: a reader cannot know which one is meant",
		Related: lint.Also(postmortem.SpansOf(found), "here too"),
	})
}
