package consistency

import (
	_ "embed"
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

//go:embed id-date.md
var idDateDoc string

// IDDate reports an incident ID that carries another day than the incident's.
func IDDate() *lint.Rule {
	return &lint.Rule{ID: "consistency/id-date", Doc: idDateDoc, Severity: lint.Warning,
		New: func() lint.Checker { return &idDate{} }}
}

type idDate struct {
	// ToleranceDays is by how many days the two may differ.
	ToleranceDays int `yaml:"tolerance-days"`
}

func (r *idDate) Check(pass *lint.Pass) {
	if pass.Doc.ID.State != postmortem.Filled || pass.Doc.SeveralIncidents {
		return
	}
	all := claimsOf(pass)
	id := all.by(postmortem.DayOfID)
	if id == nil {
		return
	}
	if all.uphold(id, r.ToleranceDays) {
		return
	}
	var other *postmortem.DayClaim
	for _, s := range besideID {
		if other == nil {
			other = all.by(s)
		}
	}
	if other == nil {
		return
	}
	pass.Report(lint.Diagnostic{Span: id.Span,
		Message: fmt.Sprintf("the ID says %s, but the %s %s", id.Day, other.Source, other.Day),
		Help:    "correct the ID or the " + string(other.Source),
		Related: []lint.Related{{Span: other.Span, Message: "the day of the incident"}}})
}
