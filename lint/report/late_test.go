package report

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/source"
)

// lateResult is what a corpus rule found in a document, at part of its text.
func lateResult(t testing.TB, path, text, part string) *lint.Result {
	span := at(t, text, part)
	file := source.New(path, []byte(text))
	start, end := file.Position(span.Start), file.Position(span.End)
	spot := &lint.Spot{Line: int32(start.Line), Column: int32(start.Column), EndLine: int32(end.Line), EndColumn: int32(end.Column)}
	return &lint.Result{Input: lint.Input{Path: path}, Late: true, Before: lint.Error, Diagnostics: []lint.Diagnostic{{
		Rule: "corpus/repeated-action", Severity: lint.Warning, Path: path, Span: span, At: spot, Message: "promised before",
		Related: []lint.Related{{Path: "old.md", Span: source.Span{Start: 100, End: 103}, Message: "here",
			At: &lint.Spot{Line: 9, Column: 3, EndLine: 9, EndColumn: 6}}},
	}}}
}

func TestLateResultsStandInOrder(t *testing.T) {
	results := func() []*lint.Result {
		a := result("a.md", page, ownerless(t, page, "Add a runbook"))
		b := result("b.md", page, ownerless(t, page, "Page on"))
		late := lateResult(t, "a.md", page, "Page on")
		late.File = a.File
		other := lateResult(t, "b.md", page, "Add")
		other.Diagnostics[0].Related = nil
		return []*lint.Result{a, b, late, other}
	}
	want := `
a.md:4:7 warning corpus/repeated-action: promised before
    4 | - [ ] Page on pool saturation - Due: 2026-10-05
      |       ^^^^^^^
        note: old.md:9:3: here
a.md:5:7 error actions/owner: action item has no owner
    5 | - [ ] Add a runbook
      |       ^^^^^^^^^^^^^
        help: name one person: ` + "`Owner: @handle`" + `
b.md:4:7 error actions/owner: action item has no owner
    4 | - [ ] Page on pool saturation - Due: 2026-10-05
      |       ^^^^^^^
        help: name one person: ` + "`Owner: @handle`" + `
b.md:5:7 warning corpus/repeated-action: promised before
`
	for _, noGroup := range []bool{false, true} {
		got := render(t, "text", Options{Quiet: true, Late: true, NoGroup: noGroup}, results()...)
		if diff := cmp.Diff(want[1:], got); diff != "" {
			t.Errorf("NoGroup %v: want -, got +\n%s", noGroup, diff)
		}
	}

	var report struct {
		Diagnostics []struct {
			Path, Rule   string
			Line, Column int
			EndColumn    int `json:"end_column"`
			Related      []struct {
				Path string
				Line int
			}
		}
		Summary struct {
			Documents int
			Findings  map[string]int
		}
	}
	out := render(t, "json", Options{Late: true}, results()...)
	if err := json.Unmarshal([]byte(out), &report); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range report.Diagnostics {
		got = append(got, fmt.Sprintf("%s:%d:%d-%d %s %v", d.Path, d.Line, d.Column, d.EndColumn, d.Rule, d.Related))
	}
	if diff := cmp.Diff([]string{
		"a.md:4:7-14 corpus/repeated-action [{old.md 9}]",
		"a.md:5:7-20 actions/owner []",
		"b.md:4:7-14 actions/owner []",
		"b.md:5:7-10 corpus/repeated-action []",
	}, got); diff != "" {
		t.Errorf("want -, got +\n%s", diff)
	}
	if report.Summary.Documents != 2 || report.Summary.Findings["warning"] != 2 {
		t.Errorf("%+v", report.Summary)
	}
}

// TestLateResultsAreCountedOnce: a document with findings of both kinds is one.
func TestLateResultsAreCountedOnce(t *testing.T) {
	var tally Tally
	tally.Add(result("a.md", page, ownerless(t, page, "Page on")))
	tally.Add(result("b.md", page))
	tally.Add(lateResult(t, "a.md", page, "Page on"))
	clean := lateResult(t, "b.md", page, "Page on")
	clean.Before = 0
	clean.Suppressed = 2
	tally.Add(clean)
	sum := tally.Summary()
	if want := (Counts{Errors: 1, Warnings: 1}); sum.Worst != want || sum.Documents != 2 || sum.Files != 2 || sum.Suppressed != 2 {
		t.Errorf("%+v", sum)
	}
	graver := lateResult(t, "b.md", page, "Add")
	graver.Before, graver.Diagnostics[0].Severity = lint.Warning, lint.Error
	tally.Add(graver)
	if sum := tally.Summary(); sum.Worst != (Counts{Errors: 2}) {
		t.Errorf("%+v", sum.Worst)
	}
}

// TestRecurringLateFindings: a message that many documents have late is shown once.
func TestRecurringLateFindings(t *testing.T) {
	var all []*lint.Result
	for i := range 6 {
		all = append(all, result(fmt.Sprintf("%d.md", i), page))
	}
	for i := range 6 {
		r := lateResult(t, fmt.Sprintf("%d.md", i), page, "Add")
		r.Before = 0
		all = append(all, r)
	}
	got := render(t, "text", Options{Late: true}, all...)
	if strings.Count(got, "promised before") != 1 || !strings.Contains(got, "(6 documents)") {
		t.Error(got)
	}
}
