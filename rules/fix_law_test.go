package rules_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/profile"
	"github.com/pmlint/pmlint/lint/source"
	"github.com/pmlint/pmlint/rules"
)

// fixSamples returns all samples, and all mutants, that have a fix, with their results.
func fixSamples(t *testing.T) ([]sample, []*lint.Result) {
	t.Helper()
	all := allSamples(t)
	for _, r := range rules.All() {
		for name, m := range readMutants(t, r.ID) {
			m.sample.name = "mutants/" + r.ID + "/" + name
			m.sample.asOf = postmortem.Date{}
			all = append(all, m.sample)
		}
	}
	// A sample under its own profile is among those under the built-in ones too.
	type key struct {
		text    string
		profile *profile.Profile
	}
	seen := map[key]bool{}
	all = slices.DeleteFunc(all, func(s sample) bool {
		again := seen[key{s.text, s.profile}]
		seen[key{s.text, s.profile}] = true
		return again
	})
	var out []sample
	var results []*lint.Result
	for i, r := range lintSamples(t, 2, all) {
		if hasFix(r, "") {
			out, results = append(out, all[i]), append(results, r)
		}
	}
	if len(out) == 0 {
		t.Fatal("no sample has a fix")
	}
	return out, results
}

// hasFix reports whether a finding has a fix, of a rule other than one.
func hasFix(r *lint.Result, but string) bool {
	return slices.ContainsFunc(r.Diagnostics, func(d lint.Diagnostic) bool { return len(d.Fixes) > 0 && d.Rule != but })
}

// TestFixLaws holds the fixes of all samples to their laws.
func TestFixLaws(t *testing.T) {
	samples, results := fixSamples(t)
	for name, check := range map[string]func(*testing.T, []sample, []*lint.Result){
		"each": checkEachFix, "all": checkFixingAll, "skeletons": checkSkeletons, "bytes": checkAllElse, "pages": checkFixParts,
	} {
		t.Run(name, func(t *testing.T) { check(t, samples, results) })
	}
}

// checkEachFix applies every fix by itself: its edits lie apart and inside the text, and
// its finding is gone. A safe one adds no other; a suggested one none that is an error,
// but for what is still to be filled in.
func checkEachFix(t *testing.T, samples []sample, results []*lint.Result) {
	t.Helper()
	var fixed []sample
	type origin struct {
		before *lint.Result
		found  lint.Diagnostic
		fix    lint.Fix
	}
	var origins []origin
	for i, r := range results {
		for _, d := range r.Diagnostics {
			for _, fix := range d.Fixes {
				s := samples[i]
				var err error
				if s.text, err = apply(r.File, fix); err != nil {
					t.Errorf("%s: %s: fix %q: %v", s.name, expectation(r.File, d), fix.Message, err)
					continue
				}
				s.name = fmt.Sprintf("%s (%d)", s.name, len(fixed))
				fixed = append(fixed, s)
				origins = append(origins, origin{r, d, fix})
			}
		}
	}
	for i, after := range lintSamples(t, 2, fixed) {
		o := origins[i]
		if o.fix.Safe {
			left := slices.DeleteFunc(slices.Clone(o.before.Diagnostics), func(x lint.Diagnostic) bool { return x.Fingerprint == o.found.Fingerprint })
			if diff := cmp.Diff(messages(left), messages(after.Diagnostics)); diff != "" {
				t.Errorf("%s: fix %q (-before, without its finding +after):\n%s", fixed[i].name, o.fix.Message, diff)
			}
			continue
		}
		before, now, own := messages(o.before.Diagnostics), messages(after.Diagnostics), messages([]lint.Diagnostic{o.found})[0]
		for j, d := range after.Diagnostics {
			text := now[j]
			switch {
			case slices.Contains(before, text) && text != own:
			case text == own && count(now, text) >= count(before, text):
				t.Errorf("%s: fix %q leaves its finding: %s", fixed[i].name, o.fix.Message, expectation(after.File, d))
			case d.Rule == "sections/required" && own[:len(d.Rule)] == d.Rule:
				// What else is missing is told by where it belongs, which may be another place now.
			case d.Severity == lint.Error && d.Unfilled == 0 && !slices.Contains(before, text):
				t.Errorf("%s: fix %q adds %s", fixed[i].name, o.fix.Message, expectation(after.File, d))
			}
		}
	}
}

func count(all []string, one string) int {
	n := 0
	for _, x := range all {
		if x == one {
			n++
		}
	}
	return n
}

// checkFixParts wants a part Fix on the page of each rule that has fixes, and on no other.
func checkFixParts(t *testing.T, _ []sample, results []*lint.Result) {
	t.Helper()
	has := map[string]bool{}
	for _, r := range results {
		for _, d := range r.Diagnostics {
			has[d.Rule] = has[d.Rule] || len(d.Fixes) > 0
		}
	}
	for _, r := range rules.All() {
		p, err := readPage(r.Doc)
		if err != nil {
			t.Fatal(err)
		}
		if says := p.parts["Fix"] != ""; says != has[r.ID] {
			t.Errorf("%s: samples have fixes: %v, its page has a part Fix: %v", r.ID, has[r.ID], says)
		}
	}
}

// checkSkeletons adds the sections that are missing: what was an error before is
// one afterwards, until an author has filled them in. A draft may be unfilled.
func checkSkeletons(t *testing.T, samples []sample, results []*lint.Result) {
	t.Helper()
	tried := 0
	for i, s := range samples {
		r := results[i]
		for _, d := range r.Diagnostics {
			if d.Rule != "sections/required" || d.Severity != lint.Error || len(d.Fixes) == 0 || r.Doc.Words.Status(r.Doc.Status.Text) == postmortem.Draft {
				continue
			}
			tried++
			fixed := s
			var err error
			if fixed.text, err = apply(r.File, d.Fixes[0]); err != nil {
				t.Fatal(err)
			}
			after := lintSample(t, fixed)
			if !slices.ContainsFunc(after.Diagnostics, func(d lint.Diagnostic) bool { return d.Severity == lint.Error && d.Unfilled > 0 }) {
				t.Errorf("%s: with the skeletons of %q nothing is to be filled in", s.name, d.Message)
			}
		}
	}
	if tried == 0 {
		t.Error("no sample lacks a section that a fix adds")
	}
}

// checkFixingAll makes all fixes of every sample as other editors would have saved it:
// once more changes nothing, and the result is the same but for how lines end.
func checkFixingAll(t *testing.T, samples []sample, results []*lint.Result) {
	t.Helper()
	for i, s := range samples {
		// Other profiles give each sample the same fixes, or sections to fill in, once more.
		name, _, _ := strings.Cut(s.name, "/")
		if slices.Contains(profile.Names(), name) && (name != profile.IncidentReport || !hasFix(results[i], "sections/required")) {
			continue
		}
		checkFixing(t, s, false)
		checkFixing(t, s, true)
	}
}

// checkFixing makes all fixes of one sample.
func checkFixing(t *testing.T, s sample, suggested bool) {
	t.Helper()
	fix := func(text string) string {
		one := s
		one.text = text
		engine, inputs := engineFor(t, 1, []sample{one})
		return string(engine.Fix(context.Background(), inputs[0], suggested, nil).Data)
	}
	want := fix(s.text)
	if want == s.text {
		return
	}
	if again := fix(want); again != want {
		t.Errorf("%s (suggested %v): fixed twice (-once +twice):\n%s", s.name, suggested, cmp.Diff(want, again))
	}
	// As another editor would have saved it: with a mark, CRLF, and no last line feed.
	other := func(s string) string { return "\uFEFF" + strings.ReplaceAll(s, "\n", "\r\n") }
	got := fix(other(strings.TrimRight(s.text, "\n")))
	if want := other(want); strings.TrimRight(got, "\r\n") != strings.TrimRight(want, "\r\n") {
		t.Errorf("%s (suggested %v), saved by another editor (-want +got):\n%s", s.name, suggested, cmp.Diff(want, got))
	}
}

// checkAllElse holds what lies outside of the edits of each fix against what was
// there: the bytes are the same, in files of any line ends.
func checkAllElse(t *testing.T, samples []sample, _ []*lint.Result) {
	t.Helper()
	for _, s := range samples {
		for _, text := range []string{s.text, "\uFEFF" + strings.ReplaceAll(s.text, "\n", "\r\n")} {
			one := s
			one.text = text
			r := lintSample(t, one)
			for _, d := range r.Diagnostics {
				for _, fix := range d.Fixes {
					if err := checkKept(r.File, fix.Edits); err != nil {
						t.Errorf("%s: fix %q: %v", s.name, fix.Message, err)
					}
				}
			}
		}
	}
}

// checkKept looks for the bytes between the edits, in their order, in the file they make.
func checkKept(file *source.File, edits []lint.Edit) error {
	edits = slices.Clone(edits)
	slices.SortStableFunc(edits, func(a, b lint.Edit) int { return a.Span.Start - b.Span.Start })
	got, raw, done := lint.Apply(file, edits), file.Raw(), 0
	for _, e := range edits {
		start, end := file.RawOffset(e.Span.Start), file.RawOffset(e.Span.End)
		kept, ok := bytes.CutPrefix(got, raw[done:start])
		if !ok {
			return fmt.Errorf("the bytes %d to %d are changed", done, start)
		}
		lines := strings.Count(e.New, "\n")
		width := len(e.New)
		if bytes.Contains(raw, []byte("\r\n")) {
			width += lines
		}
		got, done = kept[width:], end
	}
	if !bytes.Equal(got, raw[done:]) {
		return fmt.Errorf("the bytes from %d on are changed", done)
	}
	return nil
}

// lineNumber is what an edit further up changes in a message.
var lineNumber = regexp.MustCompile(`\(line \d+\)`)

// messages lists rule and message of findings, without the lines that they name.
func messages(found []lint.Diagnostic) []string {
	out := []string{}
	for _, d := range found {
		out = append(out, d.Rule+": "+lineNumber.ReplaceAllString(d.Message, "(line)"))
	}
	return out
}

// apply returns the text after a fix.
func apply(file *source.File, fix lint.Fix) (string, error) {
	edits := slices.Clone(fix.Edits)
	slices.SortFunc(edits, func(a, b lint.Edit) int { return a.Span.Start - b.Span.Start })
	var b strings.Builder
	from := 0
	for _, e := range edits {
		if e.Span.Start < from || e.Span.Start > e.Span.End || e.Span.End > len(file.Text) {
			return "", fmt.Errorf("the edit of %d-%d overlaps another one or leaves the text", e.Span.Start, e.Span.End)
		}
		b.WriteString(file.Text[from:e.Span.Start])
		b.WriteString(e.New)
		from = e.Span.End
	}
	b.WriteString(file.Text[from:])
	if b.String() == file.Text {
		return "", errors.New("the fix changes nothing")
	}
	return b.String(), nil
}
