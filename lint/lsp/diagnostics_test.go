package lsp

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/source"
)

// bad has one of each: an error with a related place, a safe fix, and a warning.
const bad = `# Search outage

**Severity**: hihg
**Status**: Approved

## Summary

The index was 🚀 [rebuilt] from an empty export, and all searches found nothing for an hour.

## Timeline

All times in UTC.

- 14:02 Incident began
- 14:31 The old index is restored
- 14:12 The on-call engineer is paged

## Root cause

The export was empty because the database refused the connection.

## Action items

- [ ] Compare the number of documents - Owner: @ana - Due: 2026-03-20 - #12
- [ ] Alert on empty results - Due: 2026-03-20 - #13
`

func TestDiagnostics(t *testing.T) {
	v := viewOf(t, bad, "minimal")
	check(t, lines(v.diagnostics(), func(d diagnostic) string {
		related := ""
		for _, r := range d.RelatedInformation {
			related += fmt.Sprintf(" <- %q %s", quoted(v, r.Location.Range), r.Message)
		}
		return fmt.Sprintf("%d %s %s %q: %s%s", d.Severity, d.Source, d.Code, quoted(v, d.Range), strings.ReplaceAll(d.Message, "\n", " // "), related)
	}), `
1 pmlint timeline/order "14:12": 14:12 stands below 14:31 // help: correct the time, move the entry, or write the date where a new day begins <- "14:31" the later time above
2 pmlint actions/owner "Alert on empty results": 1 of 2 action items names no owner // help: name a person or team on each: `+"`Owner: @handle`"+`
`)
	for _, d := range v.diagnostics() {
		if want := "https://github.com/pmlint/pmlint/blob/main/docs/rules/" + d.Code + ".md"; d.CodeDescription == nil || d.CodeDescription.Href != want {
			t.Errorf("%s: %v, want %s", d.Code, d.CodeDescription, want)
		}
	}
}

// A document without findings has an empty list, which takes away what the editor shows;
// null would be a broken message.
func TestNoDiagnostics(t *testing.T) {
	if v := viewOf(t, "# A\n", "minimal"); v.diagnostics() == nil || len((&view{}).diagnostics()) != 0 {
		t.Error("nil")
	}
}

// What a document can put into a message is made visible.
func TestDiagnosticIsHarmless(t *testing.T) {
	v := viewOf(t, bad, "minimal")
	v.shown = []lint.Diagnostic{{Rule: "a/b", Severity: lint.Info, Message: "a\x1b[2J\u202eb", Help: "c\nd",
		Related: []lint.Related{{Span: source.Span{}, Message: "\u200b"}}}}
	d := v.diagnostics()[0]
	if want := `a\x1b[2J\u202eb` + "\n" + `help: c\nd`; d.Message != want || d.RelatedInformation[0].Message != `\u200b` {
		t.Errorf("%q, %q", d.Message, d.RelatedInformation[0].Message)
	}
	if d.Severity != severityInformation || d.CodeDescription != nil {
		t.Errorf("%+v", d)
	}
}
