package rules_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/rules"
	"github.com/rogpeppe/go-internal/txtar"
)

const mutantRoot = "../testdata/mutants"

// A mutant is a whole post-mortem of testdata/documents in which one thing is wrong.
// It stands in testdata/mutants under the rule's ID, others of the same rule with a
// word behind it: owner.txtar, owner.table.txtar.
//
//	flags: document=complete-report.md
//	-- old --
//	**Severity**: HIGH
//	-- new --
//	**Severity**: URGENT
//	-- flagged --
//	URGENT
//
// The lines old stand once in the document and are replaced by new; there may be
// several such pairs. The finding points to the text flagged. Files whose names end in
// .md are further documents, in which nothing is found. The flags are
//
//	document=NAME      the document of testdata/documents
//	as-of=YYYY-MM-DD   the day on which it is judged
type mutant struct {
	// edits are pairs of old and new lines.
	edits   []string
	flagged string
	sample  sample
}

// readMutants returns the mutants of a rule by the names of their files.
func readMutants(t *testing.T, id string) map[string]*mutant {
	t.Helper()
	out := map[string]*mutant{}
	for _, pattern := range []string{id + ".txtar", id + ".*.txtar"} {
		files, err := filepath.Glob(filepath.Join(mutantRoot, filepath.FromSlash(pattern)))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			m, err := readMutant(t, file)
			if err != nil {
				t.Fatalf("%s: %v", file, err)
			}
			out[filepath.Base(file)] = m
		}
	}
	return out
}

func readMutant(t *testing.T, file string) (*mutant, error) {
	archive, err := txtar.ParseFile(file)
	if err != nil {
		return nil, err
	}
	m := &mutant{}
	for _, word := range strings.Fields(strings.TrimPrefix(string(archive.Comment), "flags:")) {
		switch name, value, _ := strings.Cut(word, "="); name {
		case "document":
			m.sample = document(t, value)
		case "as-of":
			m.sample.asOf = day(t, value)
		default:
			return nil, fmt.Errorf("unknown flag %q", word)
		}
	}
	for _, part := range archive.Files {
		switch part.Name {
		case "old", "new":
			if (len(m.edits)%2 == 0) != (part.Name == "old") {
				return nil, fmt.Errorf("old and new do not alternate")
			}
			m.edits = append(m.edits, string(part.Data))
		case "flagged":
			m.flagged = strings.TrimSuffix(string(part.Data), "\n")
		default:
			if !strings.HasSuffix(part.Name, ".md") {
				return nil, fmt.Errorf("%s is none of old, new, flagged and documents (.md)", part.Name)
			}
			m.sample.others = append(m.sample.others, otherFile{part.Name, string(part.Data)})
		}
	}
	if len(m.edits) < 2 || len(m.edits)%2 > 0 || m.flagged == "" || m.sample.text == "" {
		return nil, fmt.Errorf("document, old, new or flagged is missing")
	}
	for pair := range slices.Chunk(m.edits, 2) {
		if n := strings.Count(m.sample.text, pair[0]); n != 1 {
			return nil, fmt.Errorf("%q stands %d times in %s, want once", pair[0], n, m.sample.name)
		}
		m.sample.text = strings.Replace(m.sample.text, pair[0], pair[1], 1)
	}
	return m, nil
}

// TestMutants wants of each mutant exactly the one finding, at the place of the defect.
func TestMutants(t *testing.T) {
	for _, r := range rules.All() {
		mutants := readMutants(t, r.ID)
		if len(mutants) == 0 {
			t.Errorf("there is no mutant for %s", r.ID)
		}
		for name, m := range mutants {
			t.Run(r.ID+"/"+name, func(t *testing.T) { m.check(t, r) })
		}
	}
}

func (m *mutant) check(t *testing.T, r *lint.Rule) {
	m.sample.comparing = r.Corpus != nil
	results := lintTogether(t, 1, m.sample)
	res := results[0]
	n := 0
	for _, r := range results {
		n += len(r.Diagnostics)
	}
	if n != 1 || len(res.Diagnostics) != 1 {
		for _, r := range results {
			for _, d := range r.Diagnostics {
				t.Log(r.Input.Path, expectation(r.File, d))
			}
		}
		t.Fatalf("%d findings, want 1", n)
	}
	d := res.Diagnostics[0]
	if flagged := res.File.Slice(d.Span); d.Rule != r.ID || flagged != m.flagged {
		t.Errorf("%s at %q, want %s at %q", expectation(res.File, d), flagged, r.ID, m.flagged)
	}
}

// TestMutantFiles holds the files of testdata/mutants against the rules: what stands
// under a wrong name would never be run.
func TestMutantFiles(t *testing.T) {
	known := map[string]bool{}
	for _, r := range rules.All() {
		known[r.ID] = true
	}
	files, err := filepath.Glob(filepath.Join(mutantRoot, "*", "*"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no mutants: %v", err)
	}
	for _, file := range files {
		name, _, _ := strings.Cut(filepath.Base(file), ".")
		if id := filepath.Base(filepath.Dir(file)) + "/" + name; !known[id] || filepath.Ext(file) != ".txtar" {
			t.Errorf("%s: there is no rule %s", file, id)
		}
	}
}

// document returns a whole post-mortem of testdata/documents as a sample.
func document(t *testing.T, name string) sample {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(documents, name))
	if err != nil {
		t.Fatal(err)
	}
	return sample{name: name, text: string(text), profile: builtin(t, cleanDocuments[name])}
}
