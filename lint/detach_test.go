package lint

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pmlint/pmlint/lint/source"
)

func TestDetach(t *testing.T) {
	r := lintText(t, testEngine(&Rule{ID: "actions/x", Severity: Error, New: func() Checker {
		return checkFunc(func(p *Pass) {
			text := p.Doc.File.Text
			p.Report(Diagnostic{Span: source.Span{Start: 2, End: 5}, Message: text[2:5], Help: text,
				Related: []Related{{Message: text[:1]}}, Fixes: []Fix{{Message: text[1:], Edits: []Edit{{New: text[:3]}}}}})
		})
	}}), "# One\n")
	file := r.File
	held := r.Detach()
	if held.File.Text != "" || held.Doc.File != held.File || held.Doc.Tree != nil || held.Facts != nil {
		t.Errorf("the document is kept: %+v", held)
	}
	if diff := cmp.Diff(details(r), details(held)); diff != "" {
		t.Error(diff)
	}
	held.Diagnostics[0].Fixes[0].Edits[0].New = "x"
	if r.Diagnostics[0].Fixes[0].Edits[0].New == "x" {
		t.Error("the findings are shared")
	}
	held.Attach(file)
	if held.File != file || held.Doc.File != file {
		t.Error("the text is not given back")
	}
	late := &Result{Suppressed: 2, Diagnostics: []Diagnostic{{Rule: "corpus/a", Span: source.Span{Start: 4}}, {Rule: "actions/a", Span: source.Span{Start: 2, End: 3}}}}
	held.Merge(late)
	if got := strings.Join(rulesOf(held), " "); got != "actions/a actions/x corpus/a" || held.Suppressed != 2 {
		t.Errorf("%s, %d suppressed", got, held.Suppressed)
	}
	if unread := (&Result{}).Detach(); unread.File != nil || unread.Doc != nil {
		t.Error("what could not be read has a text")
	}
}

func details(r *Result) []string {
	var out []string
	for _, d := range r.Diagnostics {
		out = append(out, d.Message+"|"+d.Help+"|"+d.Related[0].Message+"|"+d.Fixes[0].Message+"|"+d.Fixes[0].Edits[0].New)
	}
	return out
}
