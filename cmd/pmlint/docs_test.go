package main

import (
	"encoding/json"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the output that the documentation shows")

const repository = "../.."

// TestDocs runs what the documentation shows. A console block is compared with
// what its commands print, or rewritten with -update; the lines of an sh block
// must be commands that work.
func TestDocs(t *testing.T) {
	shell := newShell(t)
	ran := map[string]int{}
	for _, name := range documents(t) {
		t.Run(name, func(t *testing.T) {
			lines := readLines(t, name)
			var out []string
			for _, part := range fences(lines) {
				block := lines[part.from:part.to]
				switch part.info {
				case "console":
					block = shell.console(t, block)
					ran[name]++
				case "sh":
					for _, line := range block {
						shell.command(t, line)
					}
				}
				out = append(out, block...)
			}
			was, is := strings.Join(lines, "\n"), strings.Join(out, "\n")
			switch {
			case was == is:
			case *update && t.Failed(): // the block is not whole
			case *update:
				if err := os.WriteFile(filepath.Join(repository, name), []byte(is), 0o666); err != nil {
					t.Fatal(err)
				}
			default:
				t.Errorf("`go test ./cmd/pmlint -update` brings it up to date (-shown +printed):\n%s", cmp.Diff(lines, out))
			}
		})
	}
	if ran["README.md"] == 0 {
		t.Error("README.md shows no output")
	}
}

// TestSuppressionExamples holds that what the documentation shows of suppression
// comments does suppress, all of it.
func TestSuppressionExamples(t *testing.T) {
	shell := newShell(t)
	found := 0
	for _, name := range documents(t) {
		lines := readLines(t, name)
		for _, part := range fences(lines) {
			text := strings.Join(lines[part.from:part.to], "\n")
			info, isMarkdown := strings.CutPrefix(part.info, "markdown")
			if !isMarkdown || !strings.Contains(text, "<!-- pmlint-disable") {
				continue
			}
			found++
			args := []string{"-", "--format", "json", "--min-severity", "info"}
			if under, ok := strings.CutPrefix(strings.TrimSpace(info), "profile="); ok {
				args = append(args, "--profile", under)
			}
			out, _ := shell.pmlint(strings.NewReader(text), args)
			var report struct {
				Diagnostics []struct{ Rule, Message string }
				Summary     struct{ Suppressed int }
			}
			if err := json.Unmarshal([]byte(out), &report); err != nil {
				t.Fatalf("%s:%d: %v: %s", name, part.from, err, out)
			}
			if report.Summary.Suppressed == 0 {
				t.Errorf("%s:%d: nothing is suppressed", name, part.from)
			}
			for _, d := range report.Diagnostics {
				if strings.HasPrefix(d.Rule, "pmlint/") {
					t.Errorf("%s:%d: %s: %s", name, part.from, d.Rule, d.Message)
				}
			}
		}
	}
	if found == 0 {
		t.Error("no example was found")
	}
}

// TestGoodExample holds that the example that is meant to be good is, down to the
// mildest finding.
func TestGoodExample(t *testing.T) {
	out, status := newShell(t).pmlint(nil, []string{"--min-severity", "info", "docs/examples/2026-02-17-checkout-timeouts.md"})
	if out != "" || status != 0 {
		t.Errorf("status %d: %s", status, out)
	}
}

var (
	linkTarget = regexp.MustCompile(`\]\(([^)#:\s]+)(#[^)\s]*)?\)`)
	goVersion  = regexp.MustCompile(`(?m)^go (\d+\.\d+)`)
	moduleName = regexp.MustCompile(`(?m)^module (\S+)`)
)

// TestLinks holds that what the documentation links to in the repository is there.
func TestLinks(t *testing.T) {
	for _, name := range documents(t) {
		for n, line := range readLines(t, name) {
			for _, link := range linkTarget.FindAllStringSubmatch(line, -1) {
				if _, err := os.Stat(filepath.Join(repository, filepath.Dir(name), link[1])); err != nil {
					t.Errorf("%s:%d: %v", name, n+1, err)
				}
			}
		}
	}
}

func TestReadmeNamesGoVersion(t *testing.T) {
	want := "Go " + fromGoMod(t, goVersion) + " or later"
	if !slices.ContainsFunc(readLines(t, "README.md"), func(line string) bool { return strings.Contains(line, want) }) {
		t.Errorf("README.md does not say %q", want)
	}
}

func fromGoMod(t *testing.T, what *regexp.Regexp) string {
	t.Helper()
	data, err := os.ReadFile(repository + "/go.mod")
	if err != nil {
		t.Fatal(err)
	}
	found := what.FindSubmatch(data)
	if found == nil {
		t.Fatalf("go.mod has no %v", what)
	}
	return string(found[1])
}

// documents are the Markdown files for readers, with paths as in the repository.
func documents(t *testing.T) []string {
	t.Helper()
	names, err := filepath.Glob(repository + "/*.md")
	if err != nil {
		t.Fatal(err)
	}
	for i := range names {
		names[i] = filepath.Base(names[i])
	}
	err = fs.WalkDir(os.DirFS(repository), "docs", func(path string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && filepath.Ext(path) == ".md" {
			names = append(names, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func readLines(t *testing.T, name string) []string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(repository, name))
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(string(data), "\n")
}

// A part is the inside of a fenced block, or what stands between two of them
// with the fences' own lines; lines[from:to].
type part struct {
	// info is what stands behind the opening fence; empty outside.
	info     string
	from, to int
}

// fences cuts a document into parts that together are the whole of it.
func fences(lines []string) []part {
	var parts []part
	open, info, from := "", "", 0
	for i, line := range lines {
		ticks := line[:len(line)-len(strings.TrimLeft(line, "`"))]
		switch {
		case open == "" && len(ticks) >= 3:
			parts = append(parts, part{"", from, i + 1})
			open, info, from = ticks, strings.TrimSpace(line[len(ticks):]), i+1
		case open != "" && len(ticks) >= len(open) && strings.TrimSpace(line) == ticks:
			parts = append(parts, part{info, from, i})
			open, from = "", i
		}
	}
	return append(parts, part{"", from, len(lines)})
}
