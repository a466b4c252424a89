package timeline

import (
	_ "embed"
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

//go:embed elsewhere.md
var elsewhereDoc string

// Elsewhere reports a timeline that is only a link.
func Elsewhere() *lint.Rule {
	return &lint.Rule{ID: "timeline/elsewhere", Doc: elsewhereDoc, Severity: lint.Warning,
		New: func() lint.Checker { return &elsewhere{} }}
}

type elsewhere struct{}

func (r *elsewhere) Check(pass *lint.Pass) {
	targets := referredTo(pass)
	if len(targets) == 0 {
		return
	}
	message := "the timeline is only a link"
	if len(targets) > 1 {
		message = fmt.Sprintf("the timeline is only %d links", len(targets))
	}
	pass.Report(lint.Diagnostic{
		Span:    targets[0].Span,
		Message: message,
		Help:    "copy the key events here, each with its time: not every reader can follow the link, and threads are deleted",
		Related: lint.Also(postmortem.SpansOf(targets), "also a link"),
	})
}

// referredTo returns the links that stand in place of the document's timeline; none
// where any timeline is told.
func referredTo(pass *lint.Pass) []postmortem.Value {
	if len(pass.Doc.Timelines) > 0 {
		return nil
	}
	var only *postmortem.Section
	for _, s := range sectionsOf(pass.Doc) {
		if pass.Content(s) != postmortem.Text {
			continue
		}
		if only != nil {
			return nil
		}
		only = s
	}
	if only == nil {
		return nil
	}
	return pass.Doc.ReferredTo(only)
}
