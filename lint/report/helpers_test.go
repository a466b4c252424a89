package report

import (
	"slices"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/profile"
	"github.com/pmlint/pmlint/lint/source"
)

// at returns the span of the first occurrence of part in text.
func at(t testing.TB, text, part string) source.Span {
	t.Helper()
	i := strings.Index(text, part)
	if i < 0 {
		t.Fatalf("%q is not in %q", part, text)
	}
	return source.Span{Start: i, End: i + len(part)}
}

// result returns the result of a document with the given findings.
func result(path, text string, found ...lint.Diagnostic) *lint.Result {
	file := source.New(path, []byte(text))
	return &lint.Result{
		Input:       lint.Input{Path: path},
		File:        file,
		Doc:         &postmortem.Document{File: file},
		Settings:    &lint.Settings{Profile: &profile.Profile{Name: "minimal"}, Inferred: true},
		Diagnostics: slices.Clone(found),
	}
}

// ownerless returns the finding that part of text, an action item, has no owner.
func ownerless(t testing.TB, text, part string) lint.Diagnostic {
	t.Helper()
	return lint.Diagnostic{
		Rule:     "actions/owner",
		Severity: lint.Error,
		Span:     at(t, text, part),
		Message:  "action item has no owner",
		Help:     "name one person: `Owner: @handle`",
	}
}

// render returns what a writer of the format prints for the results.
func render(t testing.TB, format string, opts Options, results ...*lint.Result) string {
	t.Helper()
	var b strings.Builder
	w, err := New(format, &b, opts)
	if err != nil {
		t.Fatal(err)
	}
	var tally Tally
	for _, r := range results {
		tally.Add(r)
		if err := w.Result(r); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(tally.Summary()); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
