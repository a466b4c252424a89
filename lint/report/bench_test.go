package report

import (
	"io"
	"testing"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
	"github.com/pmlint/pmlint/testdata/bench/sample"
)

// benchResults are generated documents with a finding in every twentieth line.
func benchResults(n int) []*lint.Result {
	var results []*lint.Result
	for i := range n {
		path, text := sample.PostMortem(1, i)
		file := source.New(path, []byte(text))
		r := &lint.Result{Input: lint.Input{Path: path}, File: file, Doc: postmortem.Parse(file, postmortem.DefaultVocabulary()), Settings: &lint.Settings{}}
		for line := 1; line < file.Lines(); line += 20 {
			span := file.LineSpan(line)
			r.Diagnostics = append(r.Diagnostics, lint.Diagnostic{Rule: "actions/owner", Severity: lint.Warning, Path: path, Span: span,
				Message: "action item has no owner", Help: "name one person: `Owner: @handle`", Fingerprint: "0123456789abcdef0123456789abcdef"})
		}
		results = append(results, r)
	}
	return results
}

// BenchmarkFormat prints the findings of twenty documents in each format.
func BenchmarkFormat(b *testing.B) {
	results := benchResults(20)
	for _, name := range Formats() {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				w, err := New(name, io.Discard, Options{})
				if err != nil {
					b.Fatal(err)
				}
				var tally Tally
				for _, r := range results {
					tally.Add(r)
					if err := w.Result(r); err != nil {
						b.Fatal(err)
					}
				}
				if err := w.Close(tally.Summary()); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkExtract prints what was read of twenty documents.
func BenchmarkExtract(b *testing.B) {
	results := benchResults(20)
	for _, name := range ExtractFormats() {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				e, err := NewExtractor(name, io.Discard, Options{})
				if err != nil {
					b.Fatal(err)
				}
				for _, r := range results {
					if err := e.Document(r.Doc, "", nil); err != nil {
						b.Fatal(err)
					}
				}
				if err := e.Close(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
