package actions

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

//go:embed vague.md
var vagueDoc string

// Vague reports action items of which nobody can tell when they are done.
func Vague() *lint.Rule {
	return &lint.Rule{ID: "actions/vague", Doc: vagueDoc, Severity: lint.Warning,
		New: func() lint.Checker { return &vague{MinWords: 8} }}
}

type vague struct {
	// MinWords is the number of words from which an item is taken to say enough.
	MinWords int `yaml:"min-words"`
}

func (r *vague) Check(pass *lint.Pass) {
	prescribes := pass.Profile.Prescribes()
	for _, a := range itemsOf(pass) {
		if a.Done || !prescribes && a.TicketState == postmortem.Filled {
			continue // it is over, or an issue says more
		}
		if r.saysEnough(a.Text.Text) {
			continue
		}
		aim := pass.Doc.Aim(a)
		if aim.Turn == "" || aim.Settled {
			continue
		}
		if pass.Doc.Words.AsksForCare(a.Text.Text) {
			continue // actions/human-fix speaks of it
		}
		d := lint.Diagnostic{Span: textOf(a)}
		switch aim.Turn {
		case postmortem.TurnWish:
			d.Message = fmt.Sprintf("%q does not say what will be different, or how to tell that it is done", aim.Phrase)
			d.Help = "name the change and its measure: \"Alert when `replica_lag` exceeds 30 s for 5 minutes\""
		default:
			d.Message = fmt.Sprintf("%q does not say what has to come of it", aim.Phrase)
			d.Help = "name the outcome: the question to answer, the decision to take, or the change to make"
			if !prescribes {
				d.Severity = lint.Info // where issues have no form, such items open one
			}
		}
		pass.Report(d)
	}
}

// saysEnough reports whether a text has so many words that it is taken to say enough.
func (r *vague) saysEnough(text string) bool {
	n := 0
	for range strings.FieldsSeq(text) {
		if n++; n >= r.MinWords {
			return true
		}
	}
	return false
}
