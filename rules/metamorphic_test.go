package rules_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/profile"
	"github.com/pmlint/pmlint/lint/source"
	"github.com/pmlint/pmlint/rules"
)

// allSamples returns every fixture, example and document, each under its own
// profile and under the built-in ones.
func allSamples(t testing.TB) []sample {
	t.Helper()
	var own []sample
	for _, r := range rules.All() {
		for _, f := range readFixtures(t, r) {
			own = append(own, f.sample)
		}
		samples, _ := exampleSamples(t, r)
		own = append(own, samples...)
	}
	files, err := filepath.Glob(documents + "/*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		own = append(own, sample{name: "documents/" + filepath.Base(file), text: string(text)})
	}
	var all []sample
	for _, s := range own {
		// Options are the business of the fixtures; here all share their rules.
		s.rules = nil
		// So is what corpus rules find in several: see TestCorpusMetamorphic.
		s.others, s.comparing = nil, false
		if s.name == "in.md" {
			continue
		}
		if s.profile != nil {
			all = append(all, s)
		}
		for _, name := range profile.Names() {
			under := s
			under.name = name + "/" + s.name
			under.profile = builtin(t, name)
			all = append(all, under)
		}
	}
	return all
}

// details writes all that a finding says, for comparison.
func details(r *lint.Result) []string {
	var out []string
	for _, d := range r.Diagnostics {
		s := fmt.Sprintf("%s %s %s %q %q", place(r.File, d.Span), d.Severity, d.Rule, d.Message, d.Help)
		for _, x := range d.Related {
			s += fmt.Sprintf(" [%s %q]", place(r.File, x.Span), x.Message)
		}
		for _, fix := range d.Fixes {
			s += fmt.Sprintf(" fix %q", fix.Message)
		}
		out = append(out, s+" "+d.Fingerprint)
	}
	return out
}

func place(file *source.File, s source.Span) string {
	start, end := file.Position(s.Start), file.Position(s.End)
	return fmt.Sprintf("%d:%d-%d:%d", start.Line, start.Column, end.Line, end.Column)
}

// TestMetamorphic lints every sample once more as other editors would have saved
// it, and under another name: the findings stay the same.
func TestMetamorphic(t *testing.T) {
	changes := []struct {
		name   string
		change func(*sample)
	}{
		{"CRLF", func(s *sample) { s.text = strings.ReplaceAll(s.text, "\n", "\r\n") }},
		{"BOM", func(s *sample) { s.text = "\uFEFF" + s.text }},
		{"no last line feed", func(s *sample) { s.text = strings.TrimSuffix(s.text, "\n") }},
		{"more blank lines at the end", func(s *sample) { s.text += "\n\n" }},
		{"another path", func(s *sample) { s.name = "another/folder/" + s.name }},
	}
	samples := allSamples(t)
	plain := lintSamples(t, 2, samples)
	for _, c := range changes {
		changed := slices.Clone(samples)
		for i := range changed {
			c.change(&changed[i])
		}
		for i, r := range lintSamples(t, 2, changed) {
			if diff := cmp.Diff(details(plain[i]), details(r)); diff != "" {
				t.Errorf("%s, %s (-as it is +changed):\n%s", samples[i].name, c.name, diff)
			}
		}
	}
}

// TestSpans holds the spans of all findings to their laws: inside the text,
// between characters, and without line feeds at their ends.
func TestSpans(t *testing.T) {
	for _, r := range lintSamples(t, 2, allSamples(t)) {
		for _, d := range r.Diagnostics {
			if err := checkSpan(r.File, d.Span); err != nil {
				t.Errorf("%s: %s: %v", r.Input.Path, expectation(r.File, d), err)
			}
			for _, x := range d.Related {
				if err := checkSpan(r.File, x.Span); err != nil {
					t.Errorf("%s: %s: related %q: %v", r.Input.Path, expectation(r.File, d), x.Message, err)
				}
			}
			if d.Message == "" || d.Help == "" {
				t.Errorf("%s: %s: the message or the help is empty", r.Input.Path, expectation(r.File, d))
			}
		}
	}
}

func checkSpan(file *source.File, s source.Span) error {
	if s.Start < 0 || s.Start > s.End || s.End > len(file.Text) {
		return fmt.Errorf("span %d-%d does not lie in a text of %d bytes", s.Start, s.End, len(file.Text))
	}
	for _, at := range []int{s.Start, s.End} {
		if at < len(file.Text) && !utf8.RuneStart(file.Text[at]) {
			return fmt.Errorf("offset %d is inside a character", at)
		}
	}
	if text := file.Slice(s); strings.HasPrefix(text, "\n") || strings.HasSuffix(text, "\n") {
		return fmt.Errorf("the text %q begins or ends with a line feed", text)
	}
	return nil
}

// TestDeterminism lints all samples with different numbers of workers.
func TestDeterminism(t *testing.T) {
	samples := allSamples(t)
	render := func(workers int) []string {
		var out []string
		for _, r := range lintSamples(t, workers, samples) {
			out = append(out, r.Input.Path)
			out = append(out, details(r)...)
		}
		return out
	}
	want := render(1)
	for _, workers := range []int{1, 2, 8} {
		if diff := cmp.Diff(want, render(workers)); diff != "" {
			t.Errorf("%d workers (-one +many):\n%s", workers, diff)
		}
	}
}
