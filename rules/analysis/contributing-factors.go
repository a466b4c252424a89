package analysis

import (
	_ "embed"
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/profile"
)

//go:embed contributing-factors.md
var contributingFactorsDoc string

// ContributingFactors reports lists of fewer than two contributing factors, and
// sentences that name one cause as the only one.
func ContributingFactors() *lint.Rule {
	return &lint.Rule{ID: "analysis/contributing-factors", Doc: contributingFactorsDoc, Severity: lint.Warning,
		New: func() lint.Checker { return &contributingFactors{Min: 2} }}
}

type contributingFactors struct {
	// Min is how many factors a list must have.
	Min int `yaml:"min"`
}

func (r *contributingFactors) Check(pass *lint.Pass) {
	r.count(pass)
	for _, said := range pass.Doc.SoleCauses() {
		if pass.Leftovers().InGuide(said.Span) {
			continue
		}
		pass.Report(lint.Diagnostic{Span: said.Span,
			Message: "this names one cause as the only one; an incident has several",
			Help:    "say what else had to be so for it to happen, and why it was not noticed earlier"})
	}
}

// count reports a list that is too short, where the template has such a list.
func (r *contributingFactors) count(pass *lint.Pass) {
	if !pass.Profile.Prescribes() || !asksFactors(pass.Profile) {
		return
	}
	factors, section, ok := pass.Doc.Factors()
	if !ok || len(factors) == 0 || len(factors) >= r.Min || pass.Content(section) != postmortem.Text {
		return // an empty section is the business of sections/empty
	}
	var first postmortem.Value
	written := 0
	for _, f := range factors {
		if pass.Owned(f.Span) {
			continue
		}
		if written++; written == 1 {
			first = f
		}
	}
	if written == 0 {
		return
	}
	message := fmt.Sprintf("there are %d contributing factors, fewer than %d", len(factors), r.Min)
	if len(factors) == 1 {
		message = "there is one contributing factor only"
	}
	pass.Report(lint.Diagnostic{Span: first.Span, Message: message,
		Help: "ask what let it happen, what let it last, and what hid it"})
}

// asksFactors reports whether the template has a section for factors.
func asksFactors(p *profile.Profile) bool {
	for _, s := range p.Sections {
		if s.Is(postmortem.ContributingFactors) {
			return true
		}
	}
	return false
}
