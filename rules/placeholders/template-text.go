package placeholders

import (
	_ "embed"
	"fmt"

	"github.com/pmlint/pmlint/lint"
)

//go:embed template-text.md
var templateTextDoc string

// TemplateText reports blanks of the document's own template that nobody filled in.
func TemplateText() *lint.Rule {
	return &lint.Rule{ID: "placeholders/template-text", Doc: templateTextDoc, Severity: lint.Error,
		New: func() lint.Checker { return &templateText{} }}
}

type templateText struct{}

func (r *templateText) Check(pass *lint.Pass) {
	for _, g := range groupsOf(pass) {
		if !g.known() || g.options() != nil {
			continue
		}
		first := g.blanks[0]
		d := lint.Diagnostic{Span: first.Span, Unfilled: len(g.blanks), Related: lint.Also(g.spans(), "to fill in"),
			Help: "write what belongs here, or delete it where it does not apply"}
		switch {
		case g.rows > 1:
			d.Message = fmt.Sprintf("%d rows are those of the template, the first with %q", g.rows, first.Text)
			d.Help = "fill them in, or delete those that are not needed"
		case g.rows == 1 && first.Field == nil:
			d.Message = fmt.Sprintf("a row is that of the template: %q", first.Text)
			d.Help = "fill it in, or delete it"
		case first.Field != nil:
			d.Message = fmt.Sprintf("%q is not filled in: %q", first.Field.Label, first.Text)
		default:
			d.Message = fmt.Sprintf("template text is left: %q", first.Text)
		}
		pass.Report(d)
	}
}
