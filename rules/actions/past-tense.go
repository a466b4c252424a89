package actions

import (
	_ "embed"
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

//go:embed past-tense.md
var pastTenseDoc string

// PastTense reports open action items that tell what was done.
func PastTense() *lint.Rule {
	return &lint.Rule{ID: "actions/past-tense", Doc: pastTenseDoc, Severity: lint.Warning,
		New: func() lint.Checker { return &pastTense{} }}
}

type pastTense struct{}

const pastHelp = "if it is done, mark it as done, or move it to where you tell how the incident was resolved; else begin with what is to be done: \"Raise the limit\""

func (r *pastTense) Check(pass *lint.Pass) {
	for _, items := range bySection(written(pass)) {
		r.section(pass, items)
	}
}

// section reports the items of one section as one finding: who tells one tells all.
func (r *pastTense) section(pass *lint.Pass, items []*postmortem.Action) {
	var told []*postmortem.Action
	open := 0
	for _, a := range items {
		if !a.Done {
			open++
		}
		if a.Told {
			told = append(told, a)
		}
	}
	if len(told) > 1 {
		message := fmt.Sprintf("%d of %d action items tell what was done", len(told), open)
		switch {
		case open == 2:
			message = "both action items tell what was done"
		case len(told) == open:
			message = fmt.Sprintf("all %d action items tell what was done", open)
		}
		pass.Report(lint.Diagnostic{Span: textOf(told[0]), Message: message, Help: pastHelp, Related: lint.Also(textsOf(told), "tells what was done")})
		return
	}
	for _, a := range told {
		pass.Report(lint.Diagnostic{Span: textOf(a), Message: "the action item tells what was done, and is not marked as done", Help: pastHelp})
	}
}
