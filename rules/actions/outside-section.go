package actions

import (
	_ "embed"
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

//go:embed outside-section.md
var outsideSectionDoc string

// OutsideSection reports what a document without action items promises elsewhere.
func OutsideSection() *lint.Rule {
	return &lint.Rule{ID: "actions/outside-section", Doc: outsideSectionDoc, Severity: lint.Info,
		New: func() lint.Checker { return &outsideSection{} }}
}

type outsideSection struct{}

func (r *outsideSection) Check(pass *lint.Pass) {
	if len(pass.Doc.Actions) > 0 {
		return
	}
	if s := pass.Doc.Find(postmortem.ActionItems); s != nil && s.Refers() {
		return
	}
	promises := pass.Promises()
	if len(promises) == 0 {
		return
	}
	d := lint.Diagnostic{Span: promises[0].Span, Message: "this promises an action, but the document has no action items",
		Help: "make an action item of it, with an owner", Related: lint.Also(postmortem.SpansOf(promises), "also a promise")}
	if n := len(promises); n > 1 {
		d.Message = fmt.Sprintf("%d sentences promise an action, but the document has no action items", n)
		d.Help = "make an action item of each, with an owner"
	}
	pass.Report(d)
}
