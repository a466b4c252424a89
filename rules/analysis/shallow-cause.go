package analysis

import (
	_ "embed"
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

//go:embed shallow-cause.md
var shallowCauseDoc string

// ShallowCause reports a root cause that explains nothing.
func ShallowCause() *lint.Rule {
	return &lint.Rule{ID: "analysis/shallow-cause", Doc: shallowCauseDoc, Severity: lint.Warning,
		New: func() lint.Checker { return &shallowCause{MinWords: 6} }}
}

type shallowCause struct {
	// MinWords is how many words a section on the cause must have, where the template
	// prescribes the form.
	MinWords int `yaml:"min-words"`
}

func (r *shallowCause) Check(pass *lint.Pass) {
	for _, c := range pass.Doc.Causes() {
		short := pass.Profile.Prescribes() && c.Words < r.MinWords && c.Section.Form == postmortem.HeadingSection && len(c.Section.Children) == 0
		if !c.Hollow && !short || c.Refers || // what costs least, and clears most, comes first
			pass.Owned(c.Span) || pass.Content(c.Section) != postmortem.Text || pass.Doc.Words.Declines(c.Text) {
			continue
		}
		switch {
		case c.Hollow:
			pass.Report(lint.Diagnostic{Span: c.Span,
				Message: fmt.Sprintf("%q names a kind of cause, and explains nothing", c.Text),
				Help:    "say what failed, under which condition, and why nothing prevented it; if it is not known, where that is being found out"})
		default:
			pass.Report(lint.Diagnostic{Span: c.Span,
				Message: fmt.Sprintf("the cause is told in %s, fewer than %d", lint.Counted(c.Words, "word"), r.MinWords),
				Help:    "say what failed, under which condition, and why nothing prevented it"})
		}
	}
}
