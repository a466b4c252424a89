package rules_test

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/rules"
)

// TestRules holds every rule to what all rules must have: an address of its own
// with code and page there, valid severities, a fresh checker for each document,
// a complete page, and fixtures of both outcomes.
func TestRules(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range rules.All() {
		t.Run(r.ID, func(t *testing.T) {
			if seen[r.ID] {
				t.Error("the rule is listed twice")
			}
			seen[r.ID] = true
			checkAddress(t, r)
			checkSeverities(t, r)
			checkNew(t, r)
			checkPage(t, r)
			checkFixtures(t, r)
		})
	}
	if len(seen) == 0 {
		t.Error("there are no rules")
	}
}

// checkAddress wants the rule's code and page at rules/group/name.
func checkAddress(t *testing.T, r *lint.Rule) {
	group, name, ok := strings.Cut(r.ID, "/")
	if !ok || group == "" || name == "" || strings.Trim(r.ID, "abcdefghijklmnopqrstuvwxyz-/") != "" || strings.Contains(name, "/") {
		t.Fatalf("the ID %q is not of the form group/name", r.ID)
	}
	if r.Group() != group {
		t.Errorf("the group is %q, want %q", r.Group(), group)
	}
	if _, err := os.Stat(filepath.Join(group, name+".go")); err != nil {
		t.Error(err)
	}
	doc, err := os.ReadFile(filepath.Join(group, name+".md"))
	if err != nil {
		t.Error(err)
	} else if string(doc) != r.Doc {
		t.Errorf("Doc is not the page %s/%s.md", group, name)
	}
}

func checkSeverities(t *testing.T, r *lint.Rule) {
	if _, err := lint.ParseSeverity(r.Severity.String()); err != nil {
		t.Errorf("the default severity: %v", err)
	}
	if r.Loose == 0 {
		return
	}
	if _, err := lint.ParseSeverity(r.Loose.String()); err != nil {
		t.Errorf("the severity without a form: %v", err)
	}
	if r.Loose > r.Severity {
		t.Errorf("the rule is %s without a form, graver than %s with one", r.Loose, r.Severity)
	}
}

// checkNew wants a fresh checker from every call: documents are linted side by side.
func checkNew(t *testing.T, r *lint.Rule) {
	if (r.New == nil) == (r.Corpus == nil) {
		t.Fatal("the rule must have either New or Corpus")
	}
	a, b := r.Fresh(), r.Fresh()
	if a == nil || b == nil {
		t.Fatal("New returns nil")
	}
	v := reflect.ValueOf(a)
	if v.Kind() != reflect.Pointer || v.Elem().Kind() != reflect.Struct {
		t.Fatalf("New returns a %s, want a pointer to a struct, whose fields are the options", v.Type())
	}
	// Two values without fields may share an address and nothing else.
	if v.Elem().NumField() > 0 && v.Pointer() == reflect.ValueOf(b).Pointer() {
		t.Error("New returns the same checker twice")
	}
}

func checkPage(t *testing.T, r *lint.Rule) {
	p, err := readPage(r.Doc)
	if err != nil {
		t.Fatal(err)
	}
	if s := p.summary; s == "" || strings.HasPrefix(s, "#") || !strings.HasSuffix(s, ".") || strings.Count(s, ". ") > 0 {
		t.Errorf("the summary %q is not one plain sentence with a full stop", s)
	}
	for _, part := range []string{"Flagged", "Accepted"} {
		if _, err := p.examples(part); err != nil {
			t.Error(err)
		}
	}
	if err := checkOptions(p, r.Fresh()); err != nil {
		t.Error(err)
	}
	// The reader of `pmlint rules ID` is told when which severity applies.
	for _, severity := range []lint.Severity{r.Severity, r.Loose} {
		if severity != 0 && !strings.Contains(p.parts["Why"], severity.String()) {
			t.Errorf("the page does not say when the rule is %s", severity)
		}
	}
}

func checkFixtures(t *testing.T, r *lint.Rule) {
	finding, clean := 0, 0
	for _, f := range readFixtures(t, r) {
		switch {
		case f.want == nothing:
			clean++
		case strings.Contains(f.want, " "+r.ID+" "):
			finding++
		}
	}
	if finding == 0 {
		t.Error("no fixture shows a finding")
	}
	if clean == 0 {
		t.Errorf("no fixture shows a document without one (its want is %q)", nothing)
	}
}

// TestAllIsFresh wants a list of its own for every caller, who may change it.
func TestAllIsFresh(t *testing.T) {
	rules.All()[0].ID = "changed"
	if rules.All()[0].ID == "changed" {
		t.Error("All returns shared rules")
	}
}
