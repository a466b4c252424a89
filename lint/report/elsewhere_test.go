package report

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pmlint/pmlint/lint"
)

// repeated is what a corpus rule found in a document, with a place in another one.
// The first one is that of "Page on" in page.
func repeated() lint.Diagnostic {
	spot := func(data string) *lint.Spot {
		var s lint.Spot
		if err := json.Unmarshal([]byte(data), &s); err != nil {
			panic(err)
		}
		return &s
	}
	at, old := spot("[41,7,4,7,0,14,0,1]"), spot("[900,3,9,3,0,6,0,2]")
	return lint.Diagnostic{Rule: "corpus/repeated-action", Severity: lint.Warning, Span: at.Span(), At: at,
		Message: "promised before", Related: []lint.Related{{Path: "old.md", Span: old.Span(), At: old, Message: "here"}}}
}

// TestRelatedPlacesElsewhere: a place in another document is shown under its path, and
// where no text is at hand the places are still the right ones.
func TestRelatedPlacesElsewhere(t *testing.T) {
	with := result("a.md", page, repeated())
	without := &lint.Result{Input: lint.Input{Path: "a.md"}, Diagnostics: []lint.Diagnostic{repeated()}}
	text := `
a.md:4:7 warning corpus/repeated-action: promised before
    4 | - [ ] Page on pool saturation - Due: 2026-10-05
      |       ^^^^^^^
        note: old.md:9:3: here
`
	if diff := cmp.Diff(text[1:], render(t, "text", Options{Quiet: true}, with)); diff != "" {
		t.Errorf("want -, got +\n%s", diff)
	}
	bare := "a.md:4:7 warning corpus/repeated-action: promised before\n        note: old.md:9:3: here\n"
	if diff := cmp.Diff(bare, render(t, "text", Options{Quiet: true}, without)); diff != "" {
		t.Errorf("without a text: want -, got +\n%s", diff)
	}
	for format, want := range map[string][]string{
		"json":   {`"path":"a.md","line":4,"column":7,"end_line":4,"end_column":14,`, `{"path":"old.md","line":9,"column":3,"end_line":9,"end_column":6,`},
		"ndjson": {`"path":"a.md","line":4,`, `{"path":"old.md","line":9,`},
		"sarif":  {`"a.md"`, `"startLine":4,"startColumn":7,`, `"old.md"`, `"startLine":9,"startColumn":3,`},
		"rdjson": {`"path":"a.md"`, `{"line":4,"column":7}`, `"path":"old.md"`, `{"line":9,"column":3}`},
		"github": {"file=a.md,line=4,endLine=4,col=7,endColumn=13"}, "gitlab": {`"begin":4,"end":4`},
		"concise": {"a.md:4:7: "}, "junit": {"a.md:4:7: "}, "checkstyle": {`line="4" column="7"`}, "markdown": {"Line 4"},
	} {
		for name, r := range map[string]*lint.Result{"with": with, "without": without} {
			got := render(t, format, Options{}, r)
			for _, part := range want {
				if !strings.Contains(got, part) {
					t.Errorf("%s %s a text: %s is missing:\n%s", format, name, part, got)
				}
			}
		}
	}
}
