package cli_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/pmlint/pmlint/lint/cli"
	"github.com/pmlint/pmlint/rules"
	"github.com/rogpeppe/go-internal/txtar"
)

// TestDiffIsWhatFixDoes prints the fixes of all sample documents as a diff, saved as
// different editors do, lets git apply it, and wants the files that --fix makes.
func TestDiffIsWhatFixDoes(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Log("there is no git to apply a diff")
		return
	}
	docs := sampleDocuments(t)
	for _, mode := range []string{"--fix", "--fix-suggested"} {
		t.Run(mode, func(t *testing.T) {
			diffed, fixed := t.TempDir(), t.TempDir()
			for _, dir := range []string{diffed, fixed} {
				for name, text := range docs {
					if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
						t.Fatal(err)
					}
				}
			}
			diff, said := runIn(t, diffed, "--diff", mode)
			if got := readAll(t, diffed); cmp.Diff(docs, got) != "" {
				t.Fatal("--diff has changed files")
			}
			apply := exec.Command("git", "apply", "--whitespace=nowarn", "-")
			apply.Dir, apply.Stdin = diffed, strings.NewReader(diff)
			// Outside of any repository it takes all paths as they stand.
			apply.Env = append(os.Environ(), "GIT_CEILING_DIRECTORIES="+filepath.Dir(diffed))
			if out, err := apply.CombinedOutput(); err != nil {
				t.Fatalf("git apply: %v: %s", err, out)
			}
			runIn(t, fixed, mode)
			was, is := readAll(t, diffed), readAll(t, fixed)
			changed := 0
			for name := range docs {
				if strings.Contains(said, "cannot show the fixes: "+name) {
					continue // its lines hold a secret
				}
				if is[name] != docs[name] {
					changed++
				}
				if diff := cmp.Diff(is[name], was[name]); diff != "" {
					t.Errorf("%s (-%s +git apply):\n%s", name, mode, diff)
				}
			}
			if changed < 5 {
				t.Errorf("only %d documents are changed", changed)
			}
		})
	}
}

// runIn lints a folder and returns what was printed.
func runIn(t *testing.T, dir string, args ...string) (stdout, stderr string) {
	t.Helper()
	var out, messages bytes.Buffer
	command := cli.New(strings.NewReader(""), &out, &messages, rules.All())
	command.Dir = dir
	command.Main(append(args, "--no-config", "--profile", "incident-report", "--all", "."))
	return out.String(), messages.String()
}

func readAll(t *testing.T, dir string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		out[e.Name()] = string(data)
	}
	return out
}

// sampleDocuments returns the documents of testdata and every third of the fixtures,
// some with CRLF, with a byte order mark, or without a last line feed.
func sampleDocuments(t *testing.T) map[string]string {
	t.Helper()
	var texts []string
	for _, pattern := range []string{"documents/*.md", "rules/*/*/*.txtar", "fixes/*.txtar"} {
		files, err := filepath.Glob("../../testdata/" + pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: no files: %v", pattern, err)
		}
		for i, file := range files {
			if strings.HasPrefix(pattern, "rules/") && i%3 > 0 {
				continue
			}
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if filepath.Ext(file) == ".md" {
				texts = append(texts, string(data))
				continue
			}
			for _, part := range txtar.Parse(data).Files {
				if part.Name == "in.md" {
					texts = append(texts, string(part.Data))
				}
			}
		}
	}
	out := map[string]string{}
	for i, text := range texts {
		switch i % 6 {
		case 1:
			text = strings.ReplaceAll(text, "\n", "\r\n")
		case 3:
			text = "\uFEFF" + text
		case 5:
			text = strings.TrimRight(text, "\n")
		}
		name := fmt.Sprintf("%03d.md", i)
		if i%40 == 0 {
			name = fmt.Sprintf("%03d Größe \"b\".md", i)
		}
		out[name] = text
	}
	return out
}
