package lsp

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/profile"
	"github.com/pmlint/pmlint/lint/report"
	"github.com/pmlint/pmlint/lint/source"
	"github.com/pmlint/pmlint/rules"
)

// viewOf judges a text by a built-in profile, and returns it as features see it.
func viewOf(t testing.TB, text, name string) *view {
	t.Helper()
	p, ok := profile.Builtin(name)
	if !ok {
		t.Fatalf("no profile %s", name)
	}
	return viewBy(t, text, p)
}

func viewBy(t testing.TB, text string, p *profile.Profile) *view {
	t.Helper()
	res := judged(t, engineBy(p), text)
	v := &view{uri: "file:///pm.md", version: 7, file: res.File, doc: res.Doc, profile: p, res: res, shown: res.Diagnostics,
		pos: newPositions(res.File, utf16Units), catalogue: catalogue(), visible: report.Visible,
		client: client{encoding: utf16Units, documentChanges: true, markdownHover: true, nestedSymbols: true}}
	return v
}

func engineBy(p *profile.Profile) *lint.Engine {
	return &lint.Engine{Rules: rules.All(), Words: postmortem.DefaultVocabulary(), Workers: 1,
		Settings: func(*postmortem.Document) *lint.Settings { return &lint.Settings{Profile: p} }}
}

func inputOf(text string) lint.Input {
	return lint.Input{Path: "pm.md", Named: true, Read: func() ([]byte, error) { return []byte(text), nil }}
}

func judged(t testing.TB, engine *lint.Engine, text string) *lint.Result {
	t.Helper()
	var out *lint.Result
	err := engine.Run(context.Background(), []lint.Input{inputOf(text)}, func(res *lint.Result) error {
		out = res
		return nil
	})
	if err != nil || len(out.Internal) > 0 {
		t.Fatalf("%v %v", err, out.Internal)
	}
	return out
}

func catalogue() map[string]*lint.Rule {
	out := map[string]*lint.Rule{}
	for _, r := range append(rules.All(), lint.OwnFindings()...) {
		out[r.ID] = r
	}
	return out
}

// cursor cuts the mark ‸ out of a text and returns its offset.
func cursor(t testing.TB, text string) (string, int) {
	t.Helper()
	before, after, ok := strings.Cut(text, "‸")
	if !ok {
		t.Fatal("no ‸ in the text")
	}
	return before + after, len(before)
}

// applied makes edits in a client's text, as a client does.
func applied(text string, enc encoding, edits []textEdit) string {
	edits = slices.Clone(edits)
	slices.SortStableFunc(edits, func(a, b textEdit) int {
		if a.Range.Start.Line != b.Range.Start.Line {
			return b.Range.Start.Line - a.Range.Start.Line
		}
		return b.Range.Start.Character - a.Range.Start.Character
	})
	for _, e := range edits {
		text = enc.splice(text, e.Range, e.NewText)
	}
	return text
}

// quoted writes ranges as the text that they cover.
func quoted(v *view, r textRange) string { return v.file.Slice(v.pos.span(r)) }

// spanOf returns where a part of a text stands.
func spanOf(t testing.TB, text, part string) source.Span {
	t.Helper()
	at := strings.Index(text, part)
	if at < 0 {
		t.Fatalf("no %q in the text", part)
	}
	return source.Span{Start: at, End: at + len(part)}
}

// documents are the clean documents and the inputs of the rules' fixtures, by name.
func documents(t testing.TB) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, glob := range []string{"../../testdata/documents/*.md", "../../testdata/rules/*/*/*.txtar"} {
		files, err := filepath.Glob(glob)
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %d files, %v", glob, len(files), err)
		}
		for _, name := range files {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			out[filepath.ToSlash(name)] = string(data)
		}
	}
	return out
}

// lines writes values one a line.
func lines[T any](all []T, show func(T) string) string {
	var b strings.Builder
	for _, x := range all {
		fmt.Fprintln(&b, show(x))
	}
	return b.String()
}

func check(t *testing.T, got, want string) {
	t.Helper()
	if got = strings.TrimSpace(got); got != strings.TrimSpace(want) {
		t.Errorf("got\n%s\nwant\n%s", got, strings.TrimSpace(want))
	}
}

// theDay is the clock of tests.
func theDay() string { return "2026-03-05" }
