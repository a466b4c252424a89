package rules_test

import (
	"context"
	"os"
	"path/filepath"
	"runtime/debug"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/profile"
	"github.com/pmlint/pmlint/lint/source"
	"github.com/pmlint/pmlint/rules"
)

// benchFiles are the project's own post-mortems and examples, or, with
// PMLINT_BENCH_FILES, the Markdown files below that folder.
func benchFiles(b *testing.B) map[string][]byte {
	b.Helper()
	roots := []string{"../testdata/documents", "../docs/examples"}
	if dir := os.Getenv("PMLINT_BENCH_FILES"); dir != "" {
		roots = []string{dir}
	}
	files := map[string][]byte{}
	total := 0
	for _, root := range roots {
		err := filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
			if err != nil || d.IsDir() || filepath.Ext(path) != ".md" || d.Name() == "template.md" {
				return err
			}
			data, err := os.ReadFile(path)
			files[path] = data
			total += len(data)
			return err
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	if len(files) == 0 {
		b.Fatal("no files to parse")
	}
	b.SetBytes(int64(total))
	return files
}

// cpu runs the benchmark's loop and reports the CPU time of the whole process per
// round, collector included: what a user of a shared machine pays.
func cpu(b *testing.B, round func()) {
	b.Helper()
	b.ReportAllocs()
	before := processTime()
	for b.Loop() {
		round()
	}
	b.ReportMetric(float64(processTime()-before)/float64(b.N)/1e6, "cpu-ms/op")
}

// asProgram sets the collector as the command does (lint/cli, tuneCollector).
func asProgram(b *testing.B) {
	b.Helper()
	old := debug.SetGCPercent(640)
	b.Cleanup(func() { debug.SetGCPercent(old) })
}

// BenchmarkPlainGoldmark is what the others are held against: goldmark with GFM
// at its defaults, parsing the same files.
func BenchmarkPlainGoldmark(b *testing.B) {
	files := benchFiles(b)
	parser := goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser()
	cpu(b, func() {
		for _, data := range files {
			parser.Parse(text.NewReader(data))
		}
	})
}

func BenchmarkMarkdown(b *testing.B) {
	files := benchFiles(b)
	asProgram(b)
	cpu(b, func() {
		for path, data := range files {
			markdown.Parse(source.New(path, data))
		}
	})
}

func BenchmarkDocument(b *testing.B) {
	files := benchFiles(b)
	words := postmortem.DefaultVocabulary()
	asProgram(b)
	cpu(b, func() {
		for path, data := range files {
			postmortem.Parse(source.New(path, data), words)
		}
	})
}

// BenchmarkDocumentAndRules runs the whole engine on one worker.
func BenchmarkDocumentAndRules(b *testing.B) {
	files := benchFiles(b)
	minimal, _ := profile.Builtin(profile.Minimal)
	engine := lint.Engine{
		Rules: rules.All(), Words: postmortem.DefaultVocabulary(), Workers: 1, TextOnly: true,
		Settings: func(*postmortem.Document) *lint.Settings { return &lint.Settings{Profile: minimal} },
	}
	var inputs []lint.Input
	for path, data := range files {
		inputs = append(inputs, lint.Input{Path: path, Read: func() ([]byte, error) { return data, nil }})
	}
	asProgram(b)
	cpu(b, func() {
		if err := engine.Run(context.Background(), inputs, func(*lint.Result) error { return nil }); err != nil {
			b.Fatal(err)
		}
	})
}
