package placeholders

import (
	_ "embed"
	"fmt"

	"github.com/pmlint/pmlint/lint"
)

//go:embed option-list.md
var optionListDoc string

// OptionList reports values that still are the template's list of options.
func OptionList() *lint.Rule {
	return &lint.Rule{ID: "placeholders/option-list", Doc: optionListDoc, Severity: lint.Error,
		New: func() lint.Checker { return &optionList{} }}
}

type optionList struct{}

func (r *optionList) Check(pass *lint.Pass) {
	for _, g := range groupsOf(pass) {
		options := g.options()
		if options == nil {
			continue
		}
		first := g.blanks[0]
		d := lint.Diagnostic{Span: first.Span, Unfilled: len(g.blanks), Related: lint.Also(g.spans(), "to fill in"),
			Message: fmt.Sprintf("no option is chosen: %q", first.Text), Help: "keep " + lint.OrList(options)}
		if first.Field != nil {
			d.Message = fmt.Sprintf("no option is chosen for %q: %q", first.Field.Label, first.Text)
		}
		pass.Report(d)
	}
}
