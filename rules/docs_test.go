package rules_test

import (
	"cmp"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	diff "github.com/google/go-cmp/cmp"
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/rules"
)

const docsRoot = "../docs/rules"

// TestDocs holds the reference in docs/rules against the rules' own pages, or
// writes it with -update. Files that no page gives are reported, or removed.
func TestDocs(t *testing.T) {
	want := generateDocs()
	for name, text := range want {
		file := filepath.Join(docsRoot, filepath.FromSlash(name))
		if *update {
			if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
				t.Fatal(err)
			}
			continue
		}
		got, err := os.ReadFile(file)
		if err != nil {
			t.Error(err)
			continue
		}
		if d := diff.Diff(text, string(got)); d != "" {
			t.Errorf("%s is out of date; `go test ./rules -run Docs -update` writes it (-page +file):\n%s", file, d)
		}
	}
	for _, name := range docFiles(t) {
		if _, ok := want[name]; ok {
			continue
		}
		if !*update {
			t.Errorf("%s/%s belongs to no rule", docsRoot, name)
		} else if err := os.Remove(filepath.Join(docsRoot, filepath.FromSlash(name))); err != nil {
			t.Error(err)
		}
	}
}

// docFiles lists the files of docs/rules.
func docFiles(t *testing.T) []string {
	var names []string
	err := filepath.WalkDir(docsRoot, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		rel, err := filepath.Rel(docsRoot, path)
		names = append(names, filepath.ToSlash(rel))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// generateDocs returns the files of docs/rules by name: a table of all rules and
// of what the engine itself reports, and a page for each.
func generateDocs() map[string]string {
	all := append(rules.All(), lint.OwnFindings()...)
	slices.SortStableFunc(all, func(a, b *lint.Rule) int { return cmp.Compare(a.ID, b.ID) })

	var table strings.Builder
	table.WriteString("# Rules\n\n" +
		"<!-- Generated from the pages beside the rules' code: go test ./rules -run Docs -update -->\n\n" +
		"Each rule has two default severities: one under a profile or template that prescribes the form of a post-mortem\n" +
		"(labelled fields, tables, the parts of an action item), such as `incident-report`, and one under a profile that only\n" +
		"names its sections, such as `minimal`. Where the profile was inferred, not asked for, findings of `sections`,\n" +
		"`metadata` and `actions` are at most warnings. `pmlint rules ID` prints a rule's page.\n\n" +
		"| Rule | With a form | Without | What it reports |\n" +
		"|------|-------------|---------|-----------------|\n")
	files := map[string]string{}
	for _, r := range all {
		fmt.Fprintf(&table, "| [%s](%s.md) | %s | %s | %s |\n", r.ID, r.ID, r.Severity, loose(r), strings.ReplaceAll(r.Summary(), "|", `\|`))
		files[r.ID+".md"] = fmt.Sprintf("# %s\n\n%s\n\n%s\n", r.ID, severityLine(r), strings.TrimSpace(r.Doc))
	}
	files["README.md"] = table.String()
	return files
}

// loose is the severity under a profile without a form.
func loose(r *lint.Rule) lint.Severity { return cmp.Or(r.Loose, r.Severity) }

func severityLine(r *lint.Rule) string {
	if loose(r) == r.Severity {
		return fmt.Sprintf("Severity: %s.", r.Severity)
	}
	return fmt.Sprintf("Severity: %s under a profile that prescribes the form, %s under others.", r.Severity, loose(r))
}
