package placeholders

import (
	_ "embed"
	"fmt"

	"github.com/pmlint/pmlint/lint"
)

//go:embed generic.md
var genericDoc string

// Generic reports what stands for a value by anybody's template: TBD, ???, [Amount].
func Generic() *lint.Rule {
	return &lint.Rule{ID: "placeholders/generic", Doc: genericDoc, Severity: lint.Warning,
		New: func() lint.Checker { return &generic{} }}
}

type generic struct{}

func (r *generic) Check(pass *lint.Pass) {
	for _, g := range groupsOf(pass) {
		if g.known() {
			continue
		}
		first := g.blanks[0]
		d := lint.Diagnostic{Span: first.Span, Unfilled: len(g.blanks), Related: lint.Also(g.spans(), "to fill in"),
			Message: fmt.Sprintf("a value is still to be written: %q", first.Text), Help: "write it, or say in a few words why it is not known"}
		if first.Field != nil {
			d.Message = fmt.Sprintf("%q is still to be written: %q", first.Field.Label, first.Text)
		}
		pass.Report(d)
	}
}
