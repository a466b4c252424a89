package blameless

import (
	"context"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/profile"
	"github.com/pmlint/pmlint/lint/prose"
)

// fixtures returns the documents of the group's fixtures, by file.
func fixtures(t testing.TB) map[string]string {
	t.Helper()
	files, err := filepath.Glob("../../testdata/rules/blameless/*/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no fixtures: %v", err)
	}
	out := map[string]string{}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range archive.Files {
			if part.Name == "in.md" {
				out[file] = string(part.Data)
			}
		}
	}
	return out
}

// findingsWithout lints the documents with a frame or guard switched off, for which
// people is the option of that name.
func findingsWithout(t testing.TB, docs map[string]string, off, people string) string {
	t.Helper()
	report, _ := profile.Builtin(profile.IncidentReport)
	rules := rulesWithout(off)
	for _, r := range rules {
		fresh := r.New
		r.New = func() lint.Checker {
			c := fresh().(*checker)
			c.People, c.MinConfidence = people, "C"
			return c
		}
	}
	engine := lint.Engine{Rules: rules, Words: postmortem.DefaultVocabulary(), Workers: 1,
		Settings: func(*postmortem.Document) *lint.Settings { return &lint.Settings{Profile: report} }}
	var inputs []lint.Input
	for name, text := range docs {
		inputs = append(inputs, lint.Input{Path: name, Read: func() ([]byte, error) { return []byte(text), nil }})
	}
	slices.SortFunc(inputs, func(a, b lint.Input) int { return strings.Compare(a.Path, b.Path) })
	var out strings.Builder
	err := engine.Run(context.Background(), inputs, func(r *lint.Result) error {
		for _, err := range r.Internal {
			t.Error(err)
		}
		for _, d := range r.Diagnostics {
			fmt.Fprintf(&out, "%s:%d %s %s %s\n", d.Path, d.Span.Start, d.Rule, d.Severity, d.Message)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// TestSieveLosesNothing reads every sentence for every frame, and wants no other findings
// than those of the sentences and frames that the sieve lets pass.
func TestSieveLosesNothing(t *testing.T) {
	docs := fixtures(t)
	for file := range floors {
		for i, s := range readSentences(t, file) {
			docs[fmt.Sprintf("%s %d", file, i)] = "# Post-Mortem: x\n\n## Root Cause Analysis\n\n" + s.text + "\n"
		}
	}
	compareSieve(t, docs)
}

// compareSieve wants the same findings in the documents with the sieve and without.
func compareSieve(t *testing.T, docs map[string]string) {
	t.Helper()
	for _, people := range []string{namesAllowed, rolesOnly} {
		got, want := findingsWithout(t, docs, "", people), findingsWithout(t, docs, offSieve, people)
		if got == want {
			continue
		}
		all := strings.Split(want, "\n")
		for _, line := range strings.Split(got, "\n") {
			if !slices.Contains(all, line) {
				t.Errorf("%s: found behind the sieve alone: %s", people, line)
			}
		}
		some := strings.Split(got, "\n")
		for _, line := range all {
			if !slices.Contains(some, line) {
				t.Errorf("%s: lost in the sieve: %s", people, line)
			}
		}
	}
}

// TestFramesAreNeeded switches off each frame in turn, and wants some fixture to change:
// a frame that no fixture needs is not tested.
func TestFramesAreNeeded(t *testing.T) {
	docs := fixtures(t)
	names := findingsWithout(t, docs, "", namesAllowed)
	roles := findingsWithout(t, docs, "", rolesOnly)
	seen := map[string]bool{}
	for _, f := range allFrames() {
		if seen[f.id] {
			t.Errorf("two frames are called %s", f.id)
		}
		seen[f.id] = true
		if f.explain == "" {
			t.Errorf("%s has no explanation", f.id)
		}
		if findingsWithout(t, docs, f.id, namesAllowed) == names && findingsWithout(t, docs, f.id, rolesOnly) == roles {
			t.Errorf("no fixture needs the frame %s", f.id)
		}
	}
}

// TestGuardsAreNeeded does the same with the guards.
func TestGuardsAreNeeded(t *testing.T) {
	docs := fixtures(t)
	all := findingsWithout(t, docs, "", namesAllowed)
	for _, guard := range guardNames(t) {
		if findingsWithout(t, docs, guard, namesAllowed) == all {
			t.Errorf("no fixture needs %s", guard)
		}
	}
}

// guardNames reads the guards' names out of guard.go, so that none is left out.
func guardNames(t *testing.T) []string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "guard.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	ast.Inspect(file, func(n ast.Node) bool {
		lit, ok := n.(*ast.BasicLit)
		if !ok || lit.Kind != token.STRING {
			return true
		}
		if name, err := strconv.Unquote(lit.Value); err == nil && strings.HasPrefix(name, "guard-") {
			out = append(out, name)
		}
		return true
	})
	if len(out) < 10 {
		t.Fatalf("only %d guards were found", len(out))
	}
	return out
}

// TestLists wants the lists that the code names to be in the data.
func TestLists(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) == 0 {
		t.Fatal(err)
	}
	named := 0
	for _, name := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			fun, ok := call.Fun.(*ast.Ident)
			if !ok || fun.Name != "listed" {
				return true
			}
			lit, ok := call.Args[0].(*ast.BasicLit)
			if !ok {
				t.Errorf("%s: the name of a list is no literal", name)
				return true
			}
			named++
			if list, err := strconv.Unquote(lit.Value); err != nil || !prose.English().Lists(list) {
				t.Errorf("%s: the lexicon has no list %s", name, lit.Value)
			}
			return true
		})
	}
	if named < 10 {
		t.Errorf("only %d lists are named", named)
	}
}
