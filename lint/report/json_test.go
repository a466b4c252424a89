package report

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/source"
)

func TestJSONEmpty(t *testing.T) {
	want := `{"schema_version": 1, "diagnostics": [], "summary": {"files":2,"documents":1,"skipped":0,"failed":1,` +
		`"findings":{"error":0,"warning":0,"info":0},"shown":0,"suppressed":0,"known":0,"drafts":0,"to_fill":0,` +
		`"profiles":[{"name":"minimal","documents":1,"inferred":1}],"rules":[]}}` + "\n"
	unread := &lint.Result{Input: lint.Input{Path: "b.md"}, Err: errors.New("no such file")}
	if diff := cmp.Diff(want, render(t, "json", Options{}, result("a.md", page), unread)); diff != "" {
		t.Errorf("want -, got +\n%s", diff)
	}
	want = `{"schema_version": 1, "diagnostics": [], "summary": {"files":0,"documents":0,"skipped":0,"failed":0,` +
		`"findings":{"error":0,"warning":0,"info":0},"shown":0,"suppressed":0,"known":0,"drafts":0,"to_fill":0,"profiles":[],"rules":[]}}` + "\n"
	if diff := cmp.Diff(want, render(t, "json", Options{})); diff != "" {
		t.Errorf("without a result: want -, got +\n%s", diff)
	}
}

func TestJSON(t *testing.T) {
	const text = "# Ausfall\r\n🔥 Überall: ID inc-7,\r\nstill INC-7\r\n"
	file := source.New("docs/a.md", []byte(text))
	id := lint.Diagnostic{
		Rule: "metadata/incident-id", Severity: lint.Warning, Path: "docs/a.md", Span: at(t, file.Text, "inc-7"),
		Message: `"inc-7" is not in capitals`, Help: "write `INC-7`", Fingerprint: "0123abcd",
		Related: []lint.Related{{Span: at(t, file.Text, "7,\nstill"), Message: "named <again>"}},
		Fixes: []lint.Fix{
			{Message: "write INC-7", Safe: true, Edits: []lint.Edit{{Span: at(t, file.Text, "inc"), New: "INC"}}},
			{Message: "remove it"},
		},
	}
	slight := of("a/x", lint.Info)
	opts := Options{Rule: func(id string) *lint.Rule { return &lint.Rule{URL: "https://example.org/" + id} }}
	got := render(t, "json", opts, result("docs/a.md", text, id, slight), result("docs/b.md", "x\n", of("b/y", lint.Error)))
	want := `{"schema_version": 1, "diagnostics": [
{"path":"docs/a.md","line":2,"column":15,"end_line":2,"end_column":20,"rule":"metadata/incident-id","severity":"warning",` +
		`"message":"\"inc-7\" is not in capitals","help":"write ` + "`INC-7`" + `","url":"https://example.org/metadata/incident-id",` +
		`"related":[{"path":"docs/a.md","line":2,"column":19,"end_line":3,"end_column":6,"message":"named <again>"}],` +
		`"fixes":[{"message":"write INC-7","safe":true,"edits":[{"line":2,"column":15,"end_line":2,"end_column":18,"new":"INC"}]},` +
		`{"message":"remove it","safe":false,"edits":[]}],"fingerprint":"0123abcd"},
{"path":"docs/b.md","line":1,"column":1,"end_line":1,"end_column":1,"rule":"b/y","severity":"error",` +
		`"message":"m","help":"","url":"https://example.org/b/y","related":[],"fixes":[],"fingerprint":""}
], "summary": {"files":2,"documents":2,"skipped":0,"failed":0,"findings":{"error":1,"warning":1,"info":1},"shown":2,"suppressed":0,"known":0,"drafts":0,"to_fill":0,` +
		`"profiles":[{"name":"minimal","documents":2,"inferred":2}],"rules":[` +
		`{"rule":"a/x","findings":{"error":0,"warning":0,"info":1},"documents":1},` +
		`{"rule":"b/y","findings":{"error":1,"warning":0,"info":0},"documents":1},` +
		`{"rule":"metadata/incident-id","findings":{"error":0,"warning":1,"info":0},"documents":1}]}}` + "\n"
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("want -, got +\n%s", diff)
	}
	if !json.Valid([]byte(got)) {
		t.Error("not valid JSON")
	}
}

func TestJSONStreams(t *testing.T) {
	var b strings.Builder
	w, err := New("json", &b, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for n := 1; n <= 3; n++ {
		if err := w.Result(result("a.md", page, of("a/x", lint.Error))); err != nil {
			t.Fatal(err)
		}
		if got := strings.Count(b.String(), `"rule":"a/x"`); got != n {
			t.Errorf("after %d results there are %d findings", n, got)
		}
	}
}

// Applying the mask to a document is worse than having no fix.
func TestJSONLeavesOutMaskedFixes(t *testing.T) {
	d := ownerless(t, page, "Page on pool saturation")
	d.Fixes = []lint.Fix{
		{Message: "a", Edits: []lint.Edit{{Span: d.Span, New: "hunter2"}}},
		{Message: "b", Edits: []lint.Edit{{Span: d.Span, New: "fine"}}},
	}
	opts := Options{Mask: func(s string) string { return strings.ReplaceAll(s, "hunter2", "***") }}
	got := render(t, "json", opts, result("a.md", page, d))
	if strings.Contains(got, `"message":"a"`) || !strings.Contains(got, `"message":"b"`) || strings.Contains(got, "***") {
		t.Errorf("got %s", got)
	}
}
