package rules_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/profile"
	"github.com/pmlint/pmlint/lint/source"
	"github.com/pmlint/pmlint/rules"
)

// A sample is one document that the tests lint: a fixture's, an example of a
// rule's page, or a whole one of testdata/documents.
type sample struct {
	// name says where the sample comes from. It is the path it is linted under,
	// and no two samples share it.
	name    string
	text    string
	profile *profile.Profile
	// rules run on it; nil means all with their defaults.
	rules []*lint.Rule
	// severities are configured ones, by rule.
	severities map[string]lint.Severity
	// tree has the files around the sample, which stands at place; nil where there is
	// nothing to know.
	tree  fstest.MapFS
	place string
	// asOf is the day on which the sample is judged, if any.
	asOf postmortem.Date
	// others are linted together with the sample, under its profile: the corpus rules
	// compare them. Their names are paths of their own.
	others []otherFile
	// comparing says that the corpus rules run, even where there are no others.
	comparing bool
}

// An otherFile is a document that a sample is compared with.
type otherFile struct{ name, text string }

// sampleRepository is the address of the repository that a sample's tree is.
const sampleRepository = "https://github.com/acme/shop"

// commit is where a branch of the tree stands: a file as git keeps one for it.
func (s *sample) commit(repository, branch string) string {
	ref := s.tree[".git/refs/remotes/origin/"+branch]
	if ref == nil || repository != sampleRepository {
		return ""
	}
	return strings.TrimSpace(string(ref.Data))
}

// lintSample runs the sample's rules on it.
func lintSample(t testing.TB, s sample) *lint.Result {
	t.Helper()
	return lintTogether(t, 1, s)[0]
}

// lintTogether lints a sample and the others that belong to it, and adds to the
// findings of each what the corpus rules find. The sample's own result is the first.
func lintTogether(t testing.TB, workers int, s sample) []*lint.Result {
	t.Helper()
	all := []sample{s}
	for _, o := range s.others {
		other := s
		other.name, other.text = o.name, o.text
		all = append(all, other)
	}
	results := lintSamples(t, workers, all)
	if !s.comparing && len(s.others) == 0 {
		return results
	}
	corpus := lint.NewCorpus(rulesOf(s))
	for _, r := range results {
		if r.Facts != nil {
			if err := corpus.Add(r.Facts); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := errors.Join(corpus.Judge()...); err != nil {
		t.Error(err)
	}
	for l := range corpus.Results() {
		i := slices.IndexFunc(results, func(r *lint.Result) bool { return r.Input.Path == l.Input.Path })
		results[i].Merge(l)
	}
	return results
}

func rulesOf(s sample) []*lint.Rule {
	if s.rules == nil {
		return rules.All()
	}
	return s.rules
}

// lintSamples runs samples that share their rules and day through one engine.
func lintSamples(t testing.TB, workers int, samples []sample) []*lint.Result {
	t.Helper()
	engine, inputs := engineFor(t, workers, samples)
	var results []*lint.Result
	err := engine.Run(context.Background(), inputs, func(r *lint.Result) error {
		if err := errors.Join(append(r.Internal, r.Err)...); err != nil {
			t.Errorf("%s: %v", r.Input.Path, err)
		}
		results = append(results, r)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return results
}

// engineFor returns the engine for samples that share their rules and day, and its inputs.
func engineFor(t testing.TB, workers int, samples []sample) (*lint.Engine, []lint.Input) {
	t.Helper()
	settings := map[string]*lint.Settings{}
	var inputs []lint.Input
	for _, s := range samples {
		if settings[s.name] != nil {
			t.Fatalf("two samples are called %s", s.name)
		}
		settings[s.name] = &lint.Settings{Profile: s.profile, Severities: s.severities}
		in := lint.Input{Path: s.name, Read: func() ([]byte, error) { return []byte(s.text), nil }}
		if s.tree != nil {
			in.Tree, in.Place = lint.NewTree(s.tree), s.place
			in.Tree.Commit = s.commit
		}
		inputs = append(inputs, in)
	}
	engine := &lint.Engine{
		Rules:    rulesOf(samples[0]),
		Collect:  samples[0].comparing || len(samples[0].others) > 0,
		Words:    postmortem.DefaultVocabulary(),
		Workers:  workers,
		AsOf:     samples[0].asOf,
		Settings: func(doc *postmortem.Document) *lint.Settings { return settings[doc.File.Path] },
	}
	return engine, inputs
}

// findingsOf returns the findings of r whose rule, or its group, is among names.
func findingsOf(r *lint.Result, names ...string) []lint.Diagnostic {
	var out []lint.Diagnostic
	for _, d := range r.Diagnostics {
		group, _, _ := strings.Cut(d.Rule, "/")
		if slices.Contains(names, d.Rule) || slices.Contains(names, group) {
			out = append(out, d)
		}
	}
	return out
}

// mostQuoted is how many characters of a flagged text an expectation shows.
const mostQuoted = 60

// expectations writes findings in several documents as fixtures do: those of the first
// document, and those of the others behind their paths.
func expectations(results []*lint.Result, names ...string) []string {
	var lines []string
	for i, r := range results {
		for _, d := range findingsOf(r, names...) {
			line := expectation(r.File, d)
			if i > 0 {
				line = r.Input.Path + ":" + line
			}
			lines = append(lines, line)
		}
	}
	return lines
}

// expectation writes a finding as fixtures do:
//
//	2:7 error actions/owner "Page on pool saturation": action item has no owner
func expectation(file *source.File, d lint.Diagnostic) string {
	at := file.Position(d.Span.Start)
	return fmt.Sprintf("%d:%d %s %s %s: %s", at.Line, at.Column, d.Severity, d.Rule, quote(file.Slice(d.Span)), d.Message)
}

func quote(flagged string) string {
	if runes := []rune(flagged); len(runes) > mostQuoted {
		return fmt.Sprintf("%q", string(runes[:mostQuoted])+"...")
	}
	return fmt.Sprintf("%q", flagged)
}

// day reads a date as the command line takes it.
func day(t testing.TB, text string) postmortem.Date {
	t.Helper()
	d, err := postmortem.ParseISODate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// builtin returns a built-in profile.
func builtin(t testing.TB, name string) *profile.Profile {
	t.Helper()
	p, ok := profile.Builtin(name)
	if !ok {
		t.Fatalf("there is no profile %q; there are %s", name, strings.Join(profile.Names(), ", "))
	}
	return p
}
