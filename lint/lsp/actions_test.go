package lsp

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/profile"
	"github.com/pmlint/pmlint/lint/source"
)

// form is a document with three safe fixes under the profile incident-report.
const form = `# Post-Mortem Report: One checkout in three was turned down

**Incident ID**: INC-20260304-0007
**Date**: 2026-03-04
**Severity**: high
**Status**: Approved

## Executive Summary

**What Happened**: From 14:02 to 16:17 UTC the shop turned down 31 % of all checkouts.

### Response

- **First Responder**: [@ana]
- **Response Time**: [3 minutes]
`

// all makes the safe fixes of a view's document, as the session does.
func (v *view) all(t testing.TB) func() []lint.Edit {
	t.Helper()
	return func() []lint.Edit {
		return allSafe(context.Background(), engineBy(v.profile), inputOf(string(v.file.Raw())), nil)
	}
}

func show(v *view, a codeAction) string {
	out := a.Kind
	if a.IsPreferred {
		out += " preferred"
	}
	out += " " + a.Title
	for _, d := range a.Diagnostics {
		out += fmt.Sprintf(" <%s %q>", d.Code, quoted(v, d.Range))
	}
	return out
}

func TestActions(t *testing.T) {
	v := viewOf(t, form, "incident-report")
	for _, test := range []struct {
		name, at string
		only     []string
		want     string
	}{
		{"at a fix", "high", nil, `
quickfix preferred Fix: write HIGH (metadata/severity) <metadata/severity "high">
quickfix Fix all safe problems
source.fixAll.pmlint Fix all safe problems
quickfix Suppress metadata/severity on this line, with a reason <metadata/severity "high">`},
		{"quick fixes only", "high", []string{"quickfix"}, `
quickfix preferred Fix: write HIGH (metadata/severity) <metadata/severity "high">
quickfix Fix all safe problems
quickfix Suppress metadata/severity on this line, with a reason <metadata/severity "high">`},
		{"on saving", "31 %", []string{"source.fixAll"}, "source.fixAll.pmlint Fix all safe problems"},
		{"by its full name", "31 %", []string{"source.fixAll.pmlint"}, "source.fixAll.pmlint Fix all safe problems"},
		{"of another kind", "high", []string{"refactor", "source.organizeImports"}, ""},
		{"where nothing is found", "14:02", []string{"quickfix"}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := v.actions(spanOf(t, form, test.at), test.only, v.all(t))
			check(t, lines(got, func(a codeAction) string { return show(v, a) }), test.want)
		})
	}
}

// The edits of an action, made by a client, are the fix that the engine would make.
func TestActionEdits(t *testing.T) {
	for _, ends := range []string{"\n", "\r\n"} {
		text := strings.ReplaceAll(form, "\n", ends)
		v := viewOf(t, text, "incident-report")
		changed := func(title string) string {
			t.Helper()
			for _, a := range v.actions(source.Span{End: len(v.file.Text)}, nil, v.all(t)) {
				if strings.HasPrefix(a.Title, title) {
					change := a.Edit.DocumentChanges[0]
					if change.TextDocument.URI != v.uri || *change.TextDocument.Version != v.version {
						t.Errorf("%s changes %+v", title, change.TextDocument)
					}
					return applied(text, utf16Units, change.Edits)
				}
			}
			t.Fatalf("no action %q", title)
			return ""
		}
		if got, want := changed("Fix: write HIGH"), strings.Replace(text, "high", "HIGH", 1); got != want {
			t.Errorf("the fix gives %q", got)
		}
		if got, want := changed("Suppress metadata/severity"), strings.Replace(text, "high", "high <!-- pmlint-disable-line metadata/severity: "+reasonToGive+" -->", 1); got != want {
			t.Errorf("the suppression gives %q", got)
		}
		want := string(engineBy(v.profile).Fix(context.Background(), inputOf(text), false, nil).Data)
		got := changed("Fix all safe problems")
		if got != want {
			t.Errorf("all fixes give %q, the engine %q", got, want)
		}
		for _, left := range []string{"[", "high"} {
			if strings.Contains(got, left) {
				t.Errorf("%q is left in %q", left, got)
			}
		}
	}
}

// A client that knows no versions in edits gets the other form.
func TestActionEditsByURI(t *testing.T) {
	v := viewOf(t, form, "incident-report")
	v.client.documentChanges = false
	for _, a := range v.actions(spanOf(t, form, "high"), nil, v.all(t)) {
		if a.Edit.DocumentChanges != nil || len(a.Edit.Changes[v.uri]) == 0 {
			t.Errorf("%s: %+v", a.Title, a.Edit)
		}
	}
}

// Suppressing takes the finding away, in every fixture of every rule where it is offered.
func TestSuppressTakesAway(t *testing.T) {
	minimal, _ := profile.Builtin("minimal")
	n := 0
	for name, text := range documents(t) {
		v := viewBy(t, text, minimal)
		for i := range v.shown {
			d := &v.shown[i]
			for _, a := range v.suppress(d) {
				n++
				after := judged(t, engineBy(minimal), applied(text, utf16Units, a.Edit.DocumentChanges[0].Edits))
				for _, left := range after.Diagnostics {
					if left.Fingerprint == d.Fingerprint {
						t.Errorf("%s: %s is found again after %q", name, d.Rule, a.Title)
					}
				}
			}
		}
	}
	if n < 100 {
		t.Errorf("only %d suppressions were tried", n)
	}
}

// A selection of everything asks about no finding in particular.
func TestActionsAreBounded(t *testing.T) {
	text := "# A\n\n## Timeline\n\nUTC\n\n" + strings.Repeat("- 14:31 A\n- 14:12 B\n", 200)
	v := viewOf(t, text, "minimal")
	v.shown = v.shown[:0]
	for range 500 {
		v.shown = append(v.shown, lint.Diagnostic{Rule: "timeline/order", Severity: lint.Error, Span: spanOf(t, text, "14:31 A")})
	}
	if n := len(v.actions(source.Span{End: len(text)}, nil, v.all(t))); n != mostActions {
		t.Errorf("%d actions", n)
	}
}

// Whatever fix an action makes, the client's text is then the bytes that the engine would
// write, however lines end, with a byte order mark or without, in either encoding.
func TestFixEditsAreTheEngines(t *testing.T) {
	report, _ := profile.Builtin("incident-report")
	n := 0
	for name, text := range documents(t) {
		for i, form := range []string{text, strings.ReplaceAll(text, "\n", "\r\n"), "\uFEFF" + strings.ReplaceAll(text, ": ", ": 🚀 ")} {
			v := viewBy(t, form, report)
			v.client.encoding = []encoding{utf16Units, utf8Units}[i%2]
			v.pos = newPositions(v.file, v.client.encoding)
			for j := range v.shown {
				d := &v.shown[j]
				for k, a := range v.fixes(d) {
					n++
					got := applied(form, v.client.encoding, a.Edit.DocumentChanges[0].Edits)
					if want := string(lint.Apply(v.file, d.Fixes[k].Edits)); got != want {
						t.Errorf("%s: %q gives %q, want %q", name, a.Title, got, want)
					}
				}
			}
			if edits := v.all(t)(); len(edits) > 0 {
				want := string(engineBy(report).Fix(context.Background(), inputOf(form), false, nil).Data)
				if got := applied(form, v.client.encoding, v.edits(edits)); got != want {
					t.Errorf("%s: all fixes give %q, want %q", name, got, want)
				}
			}
		}
	}
	if n < 20 {
		t.Errorf("only %d fixes were tried", n)
	}
}
