package placeholders

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

//go:embed brackets-left.md
var bracketsLeftDoc string

// BracketsLeft reports values that were filled in between the template's brackets.
func BracketsLeft() *lint.Rule {
	return &lint.Rule{ID: "placeholders/brackets-left", Doc: bracketsLeftDoc, Severity: lint.Info,
		New: func() lint.Checker { return &bracketsLeft{} }}
}

type bracketsLeft struct{}

func (r *bracketsLeft) Check(pass *lint.Pass) {
	if pass.Profile == nil {
		return
	}
	told := map[int]bool{}
	report := func(v postmortem.Value) {
		span, inner, ok := bracketed(pass.Doc.File.Text, v)
		if !ok || told[span.Start] || pass.Doc.InLink(span.Start+1) || pass.Doc.Words.IsPlaceholder("["+inner+"]") {
			return
		}
		told[span.Start] = true
		pass.Report(lint.Diagnostic{Span: span, Message: fmt.Sprintf("the value %q kept the template's brackets", "["+inner+"]"),
			Help: fmt.Sprintf("write `%s`", inner),
			Fixes: []lint.Fix{{Message: "drop the brackets", Safe: true, Edits: []lint.Edit{
				{Span: source.Span{Start: span.Start, End: span.Start + 1}}, {Span: source.Span{Start: span.End - 1, End: span.End}}}}}})
	}
	for _, f := range pass.Doc.Fields {
		if f.Form == postmortem.FrontMatterField || f.Value.State != postmortem.Filled {
			continue
		}
		if _, _, ok := bracketed(pass.Doc.File.Text, f.Value); !ok {
			continue // as most are, which spares the template from being asked
		}
		if asked := pass.Profile.Field(f); asked != nil && strings.Contains(asked.Sample, "[") {
			report(f.Value)
		}
	}
	if !pass.Profile.Action.Brackets {
		return
	}
	for _, a := range pass.Doc.Actions {
		if a.OwnerState == postmortem.Filled {
			report(postmortem.Value{Span: a.OwnerSpan})
		}
		if a.Due.State == postmortem.Filled {
			report(a.Due)
		}
	}
}

// bracketed returns the brackets that hold a value, or all of it behind a sign such
// as $, and what stands in them.
func bracketed(text string, v postmortem.Value) (span source.Span, inner string, ok bool) {
	start, end := v.Span.Start, v.Span.End
	if start > 0 && end < len(text) && text[start-1] == '[' && text[end] == ']' {
		start, end = start-1, end+1
	}
	start += len(text[start:end]) - len(strings.TrimLeft(text[start:end], "$€£~ "))
	if end-start < 3 || text[start] != '[' || text[end-1] != ']' {
		return span, "", false
	}
	inner = text[start+1 : end-1]
	return source.Span{Start: start, End: end}, inner, !strings.ContainsAny(inner, "[]\n") && strings.TrimSpace(inner) == inner && inner != ""
}
