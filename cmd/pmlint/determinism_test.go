package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/pmlint/pmlint/lint/cli"
	"github.com/pmlint/pmlint/rules"
	"github.com/pmlint/pmlint/testdata/bench/sample"
)

// determinismRuns is how often each format is printed; the gate asks for 50 runs, under the
// race detector, with PMLINT_RUNS.
func determinismRuns(t *testing.T) int {
	t.Helper()
	asked := os.Getenv("PMLINT_RUNS")
	if asked == "" {
		return 6
	}
	n, err := strconv.Atoi(asked)
	if err != nil || n < 2 {
		t.Fatalf("PMLINT_RUNS is %q, not a number from 2 on", asked)
	}
	t.Logf("%d runs", n)
	return n
}

// TestSameBytes runs the program with one worker and with many, with its arguments in any
// order, and with the documents reached as files and as folders: it prints the same bytes.
func TestSameBytes(t *testing.T) {
	dir := t.TempDir()
	names := writeDocuments(t, dir)
	for _, format := range []string{"text", "json", "sarif", "markdown"} {
		t.Run(format, func(t *testing.T) {
			var want string
			for run := range determinismRuns(t) {
				rnd := rand.New(rand.NewPCG(1, uint64(run)))
				args := []string{"--no-config", "--min-severity", "info", "--all", "--corpus", "--as-of", "2027-01-01", "-f", format, "-j", fmt.Sprint([]int{1, 2, 8}[run%3])}
				paths := append([]string{}, names...)
				rnd.Shuffle(len(paths), func(i, j int) { paths[i], paths[j] = paths[j], paths[i] })
				if run%2 == 1 {
					paths = append(paths[:len(paths)/2], ".") // some twice
				}
				if rnd.IntN(2) == 0 {
					args = append(args, paths...)
				} else {
					args = append(paths, args...)
				}
				var out, messages bytes.Buffer
				command := cli.New(nil, &out, &messages, rules.All())
				command.Dir = dir
				if code := command.Main(args); code != cli.Findings || messages.Len() > 0 && format != "text" {
					t.Fatalf("exit code %d, said %q", code, messages.String())
				}
				got := out.String() + messages.String()
				if want == "" {
					want = got
				}
				if got != want {
					t.Fatalf("run %d, %q, prints something else:\n%s\nnot\n%s", run, args, firstDifference(got, want), firstDifference(want, got))
				}
			}
		})
	}
}

// writeDocuments writes good documents and hostile ones into dir, and returns their paths.
func writeDocuments(t *testing.T, dir string) []string {
	t.Helper()
	write := func(name, text string) {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for i := range 5 {
		name, text := sample.PostMortem(3, i)
		write(name, text)
		write("again/"+name, text)
	}
	for i, h := range sample.Hostiles() {
		if i%4 > 0 {
			continue // a run of all takes the race detector too long
		}
		write(fmt.Sprintf("hostile/%03d.md", i), h.Text(500))
	}
	write("binary.md", "a\x00b")
	var names []string
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			rel, _ := filepath.Rel(dir, name)
			names = append(names, rel)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// firstDifference shows where a text begins to be another.
func firstDifference(text, other string) string {
	i := 0
	for i < min(len(text), len(other)) && text[i] == other[i] {
		i++
	}
	return text[max(0, i-80):min(len(text), i+200)]
}
