package rules_test

import (
	"bytes"
	"context"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/profile"
	"github.com/pmlint/pmlint/rules"
	samples "github.com/pmlint/pmlint/testdata/bench/sample"
)

// addSamples seeds a target with every fixture, example and document.
func addSamples(f *testing.F) {
	f.Helper()
	seen := map[string]bool{}
	for _, s := range allSamples(f) {
		if !seen[s.text] {
			seen[s.text] = true
			f.Add(s.text, byte(len(seen)))
		}
	}
}

// fuzzEngine judges under one of the built-in profiles.
func fuzzEngine(t testing.TB, which byte) *lint.Engine {
	names := profile.Names()
	settings := &lint.Settings{Profile: builtin(t, names[int(which)%len(names)]), Severities: map[string]lint.Severity{}}
	all := rules.All()
	for _, r := range all {
		if r.Severity == lint.Off {
			settings.Severities[r.ID] = lint.Info
		}
	}
	return &lint.Engine{Rules: all, Collect: true, Words: postmortem.DefaultVocabulary(), Workers: 1,
		AsOf: day(t, "2027-01-01"), Settings: func(*postmortem.Document) *lint.Settings { return settings }}
}

func fuzzLint(t testing.TB, e *lint.Engine, text string) *lint.Result {
	t.Helper()
	var result *lint.Result
	in := lint.Input{Path: "in.md", Read: func() ([]byte, error) { return []byte(text), nil }}
	if err := e.Run(context.Background(), []lint.Input{in}, func(r *lint.Result) error { result = r; return nil }); err != nil {
		t.Fatal(err)
	}
	for _, fault := range result.Internal {
		t.Error(fault)
	}
	return result
}

// FuzzRules holds the findings of all rules in any text to their laws: no rule breaks
// down, spans lie in the text, messages say something, no two findings have one
// fingerprint, comments only hide what they count, and a second run finds the same.
func FuzzRules(f *testing.F) {
	addSamples(f)
	f.Fuzz(func(t *testing.T, text string, which byte) {
		e := fuzzEngine(t, which)
		r := fuzzLint(t, e, text)
		prints := map[string]bool{}
		for _, d := range r.Diagnostics {
			if err := checkSpan(r.File, d.Span); err != nil && r.Doc != nil {
				t.Errorf("%s: %v", d.Rule, err)
			}
			for _, x := range d.Related {
				if err := checkSpan(r.File, x.Span); err != nil {
					t.Errorf("%s: related %q: %v", d.Rule, x.Message, err)
				}
			}
			if d.Message == "" || d.Severity < lint.Info || d.Severity > lint.Error {
				t.Errorf("%s says %q at severity %v", d.Rule, d.Message, d.Severity)
			}
			if prints[d.Fingerprint] {
				t.Errorf("%s: a second finding has the fingerprint %s", d.Rule, d.Fingerprint)
			}
			prints[d.Fingerprint] = true
		}
		again := fuzzLint(t, e, text)
		if diff := cmp.Diff(details(r), details(again)); diff != "" {
			t.Errorf("a second run finds something else:\n%s", diff)
		}
		settings := *e.Settings(nil)
		settings.NoInline = true
		e.Settings = func(*postmortem.Document) *lint.Settings { return &settings }
		if open := fuzzLint(t, e, text); r.Doc != nil && ofRules(open) != ofRules(r)+r.Suppressed {
			t.Errorf("%d findings without comments, with them %d and %d suppressed", ofRules(open), ofRules(r), r.Suppressed)
		}
	})
}

// ofRules counts the findings that are not the engine's own.
func ofRules(r *lint.Result) int {
	n := 0
	for _, d := range r.Diagnostics {
		if !strings.HasPrefix(d.Rule, "pmlint/") {
			n++
		}
	}
	return n
}

// FuzzFix holds the fixes to their laws in any text: what is fixed can still be read, the
// fixes come to rest, and what is fixed is not fixed again.
func FuzzFix(f *testing.F) {
	addSamples(f)
	f.Fuzz(func(t *testing.T, text string, which byte) {
		e := fuzzEngine(t, which)
		for _, suggested := range []bool{false, true} {
			fix := func(data []byte) *lint.Fixed {
				in := lint.Input{Path: "in.md", Read: func() ([]byte, error) { return data, nil }}
				return e.Fix(context.Background(), in, suggested, nil)
			}
			fixed := fix([]byte(text))
			if fixed.Before.Doc == nil {
				if fixed.Changed() {
					t.Error("a document that cannot be read is changed")
				}
				continue
			}
			if p := fixed.After.File.Problem(); p != nil {
				t.Errorf("what is fixed cannot be read: %s", p.Message)
			}
			if string(fixed.After.File.Raw()) != string(fixed.Data) {
				t.Error("what is judged is not what is written")
			}
			if again := fix(fixed.Data); again.Changed() {
				t.Errorf("fixed %d times, suggested ones too: %v, and then again\n%q\nto\n%q", fixed.Applied, suggested, fixed.Data, again.Data)
			}
		}
	})
}

// FuzzGrowth repeats a part until the document is long: whatever it is, that must not
// take more than some multiple of the time for any other document.
func FuzzGrowth(f *testing.F) {
	for _, h := range samples.Hostiles() {
		if text := h.Text(200); len(text) <= 200 {
			f.Add("", text, "")
			f.Add("# Post-mortem: a\n\n## Timeline\n\n", text[:len(text)/2], text[len(text)/2:])
		}
	}
	const size, enough = 50_000, 5 * time.Second // of CPU time
	f.Fuzz(func(t *testing.T, head, part, tail string) {
		if part == "" || len(head)+len(tail) > size/2 {
			return
		}
		text := head + strings.Repeat(part, size/len(part)) + tail
		began := processTime()
		fuzzLint(t, fuzzEngine(t, 0), text)
		if took := processTime() - began; took > enough {
			t.Errorf("%d bytes took %v", len(text), took)
		}
	})
}

// FuzzFacts hands any JSON to the rules that compare documents, as facts of two.
func FuzzFacts(f *testing.F) {
	for _, s := range allSamples(f) {
		s.comparing = true
		for _, r := range lintSamples(f, 1, []sample{s}) {
			if r.Facts == nil {
				continue
			}
			for _, data := range r.Facts.Rules {
				f.Add(encoded(f, data))
			}
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		corpus := lint.NewCorpus(rules.All())
		for _, rule := range rules.All() {
			if rule.Corpus == nil {
				continue
			}
			facts, err := rule.Corpus().Decode(data)
			if err != nil {
				continue
			}
			if _, err := json.Marshal(facts); err != nil {
				t.Errorf("%s: facts that were read cannot be written: %v", rule.ID, err)
			}
			for _, path := range []string{"a.md", "b.md"} {
				one := &lint.Facts{Path: rule.ID + "/" + path, Incident: lint.Incident{Digest: path},
					Severities: map[string]lint.Severity{rule.ID: lint.Error}, Rules: map[string]any{rule.ID: json.RawMessage(bytes.Clone(data))}}
				if err := corpus.Add(one); err != nil {
					t.Error(err)
				}
			}
		}
		for _, fault := range corpus.Judge() {
			t.Error(fault)
		}
	})
}
