// Package assert judges documents by a team's own rules: conditions over the facts
// that were read, written as data and not as code.
//
// It knows nothing of how they are written down; lint/config decodes them. A
// condition is true, false, or unknown: a fact that is a placeholder, approximate or
// in a form that is not understood makes it unknown. An assertion speaks only where
// its When is true and its Require is false.
package assert

import (
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/source"
)

// An Assertion is one rule of a team's own. It is immutable.
type Assertion struct {
	// ID is its address, "group/name".
	ID string
	// Message says what is wrong where it does not hold, Help what to do.
	Message, Help string
	Severity      lint.Severity
	// When says for which documents it is meant; nil is all.
	When Condition
	// Require is what has to hold.
	Require Condition
	// Page tells the assertion in Markdown, for those who ask what the rule wants.
	Page string
}

// Rule returns the assertion as a rule.
func (a *Assertion) Rule() *lint.Rule {
	return &lint.Rule{ID: a.ID, Doc: a.Message + "\n\n" + a.Page, Severity: a.Severity,
		New: func() lint.Checker { return checker{a} }}
}

type checker struct{ *Assertion }

// Check reports the places that make the requirement false, as one finding.
func (c checker) Check(pass *lint.Pass) {
	if pass.Doc.SeveralIncidents {
		return // which of them is meant?
	}
	v := &view{pass: pass}
	var because []reason
	if c.When != nil {
		met := c.When.judge(v)
		if met.truth != yes {
			return
		}
		because = met.reasons
	}
	held := c.Require.judge(v)
	if held.truth != no || len(held.reasons) == 0 {
		return
	}
	pass.Report(c.diagnostic(held.reasons, because))
}

func (c checker) diagnostic(reasons, because []reason) lint.Diagnostic {
	// What is there is mended there; what is missing has no place but the title.
	at := max(0, slices.IndexFunc(reasons, func(r reason) bool { return r.there }))
	d := lint.Diagnostic{Span: reasons[at].span, Help: c.Help, Unfilled: unfilled(reasons)}
	var found, wanted []string
	for i, r := range reasons {
		found = appendNew(found, r.found)
		wanted = appendNew(wanted, r.wanted)
		spans := r.also
		if i != at && r.there && r.span != d.Span {
			spans = append([]source.Span{r.span}, spans...)
		}
		for _, s := range spans {
			d.Related = append(d.Related, lint.Related{Span: s, Message: "also"})
		}
	}
	for _, r := range because {
		if r.there && r.span != d.Span {
			d.Related = append(d.Related, lint.Related{Span: r.span, Message: "asked for because " + r.found})
		}
	}
	d.Message = c.Message + ": " + strings.Join(found, "; ")
	if d.Help == "" {
		d.Help = "asked for: " + strings.Join(wanted, "; ")
	}
	return d
}

// unfilled counts what has yet to be written, unless something is wrong as well.
func unfilled(reasons []reason) int {
	n := 0
	for _, r := range reasons {
		switch {
		case r.lacks:
			n++
		case !r.moot:
			return 0
		}
	}
	return n
}

func appendNew(list []string, s string) []string {
	if s == "" || slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}
