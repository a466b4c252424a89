package report

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/profile"
)

// of returns a finding of the rule, without a place.
func of(rule string, s lint.Severity, fixes ...lint.Fix) lint.Diagnostic {
	return lint.Diagnostic{Rule: rule, Severity: s, Message: "m", Fixes: fixes}
}

func TestTally(t *testing.T) {
	first := result("a.md", page, of("a/x", lint.Error, lint.Fix{Safe: false}, lint.Fix{Safe: true}),
		of("a/x", lint.Warning), of("b/y", lint.Info, lint.Fix{}))
	first.Suppressed = 3
	second := result("b.md", page, of("b/y", lint.Info), of("b/y", lint.Warning), of("b/y", lint.Info))
	second.Settings = &lint.Settings{Profile: &profile.Profile{Name: "sre"}}
	second.Internal = []error{errors.New("rule a/x broke down")}
	clean := result("c.md", page)
	skipped := &lint.Result{Input: lint.Input{Path: "d.md"}, Skipped: true}
	unread := &lint.Result{Input: lint.Input{Path: "e.md"}, Err: errors.New("no such file")}

	var tally Tally
	for _, r := range []*lint.Result{first, second, clean, skipped, unread} {
		tally.Add(r)
	}
	want := Summary{
		Files: 5, Documents: 3, Skipped: 1, Failed: 2, Suppressed: 3,
		Findings:       Counts{Errors: 1, Warnings: 2, Infos: 3},
		Worst:          Counts{Errors: 1, Warnings: 1},
		SafeFixes:      Counts{Errors: 1},
		SuggestedFixes: Counts{Infos: 1},
		Rules: []RuleTotal{
			{"b/y", Counts{Warnings: 1, Infos: 3}, Counts{Warnings: 1, Infos: 1}},
			{"a/x", Counts{Errors: 1, Warnings: 1}, Counts{Errors: 1}},
		},
		Profiles: []ProfileTotal{{"minimal", 2, 2}, {"sre", 1, 0}},
	}
	if diff := cmp.Diff(want, tally.Summary()); diff != "" {
		t.Errorf("want -, got +\n%s", diff)
	}
	if diff := cmp.Diff(want, tally.Summary()); diff != "" {
		t.Errorf("the second time: want -, got +\n%s", diff)
	}
}

// What a draft has to fill in is counted by place, and only in drafts.
func TestTallyDrafts(t *testing.T) {
	unfilled := of("a/x", lint.Info)
	unfilled.Unfilled = 3
	one := of("b/y", lint.Info)
	one.Unfilled = 1
	draft := result("a.md", page, unfilled, one, of("c/z", lint.Error))
	draft.Status = postmortem.Draft
	review := result("b.md", page, unfilled)
	review.Status = postmortem.UnderReview
	full := result("c.md", page)
	full.Status = postmortem.Draft
	var tally Tally
	for _, r := range []*lint.Result{draft, review, full, result("d.md", page, unfilled)} {
		tally.Add(r)
	}
	if sum := tally.Summary(); sum.Drafts != 1 || sum.ToFill != 4 {
		t.Errorf("%d drafts with %d places, want 1 with 4", sum.Drafts, sum.ToFill)
	}
}

// A draft with nothing worse is told in one line, unless only findings are asked for.
func TestSummaryOfDrafts(t *testing.T) {
	sum := Summary{Files: 1, Documents: 1, Findings: Counts{Infos: 2}, Drafts: 1, ToFill: 12}
	for want, opts := range map[string]Options{
		"1 draft: 12 places still to fill in; --min-severity info lists them\n": {},
		"": {Quiet: true},
	} {
		var b strings.Builder
		w, err := New("text", &b, opts)
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Close(sum); err != nil {
			t.Fatal(err)
		}
		if b.String() != want {
			t.Errorf("%+v: %q, want %q", opts, b.String(), want)
		}
	}
}

func TestSummaryText(t *testing.T) {
	two := Summary{Files: 20, Documents: 17, Skipped: 3,
		Findings: Counts{Errors: 3, Warnings: 9, Infos: 5}, Worst: Counts{Errors: 2, Warnings: 2, Infos: 1},
		Rules: []RuleTotal{
			{"blameless/hindsight", Counts{Warnings: 9, Infos: 5}, Counts{Warnings: 3, Infos: 1}},
			{"actions/owner", Counts{Errors: 3}, Counts{Errors: 2}},
		},
		Profiles: []ProfileTotal{{"minimal", 17, 17}}}
	pinned := two
	pinned.Profiles = []ProfileTotal{{"sre", 17, 0}}
	mixed := two
	mixed.Profiles = []ProfileTotal{{"minimal", 9, 9}, {"sre", 5, 3}, {"docs/TEMPLATE.md", 3, 0}}
	template := two
	template.Profiles = []ProfileTotal{{"docs/\x1btemplate.md", 12, 12}, {"sre", 5, 0}}
	many := mixed
	many.Profiles = []ProfileTotal{{"minimal", 9, 9}, {"a.md", 2, 2}, {"b.md", 2, 2}, {"c.md", 2, 2}, {"d.md", 1, 1}, {"e.md", 1, 1}}
	fixes := two
	fixes.SafeFixes, fixes.SuggestedFixes = Counts{Errors: 2, Infos: 7}, Counts{Warnings: 4}
	fixes.Profiles, fixes.Rules = nil, nil
	one := Summary{Files: 1, Documents: 1, Failed: 1, Suppressed: 2, Findings: Counts{Errors: 1}, Worst: Counts{Errors: 1},
		Rules: []RuleTotal{{"x'; rm -rf ~; '/y", Counts{Errors: 1}, Counts{Errors: 1}}}}
	none := Summary{Files: 3, Documents: 3, Profiles: []ProfileTotal{{"minimal", 3, 3}}}
	slight := Summary{Files: 1, Documents: 1, Findings: Counts{Infos: 2}, Worst: Counts{Infos: 1},
		Rules: []RuleTotal{{"a/x", Counts{Infos: 2}, Counts{Infos: 1}}}}

	tests := []struct {
		name string
		opts Options
		sum  Summary
		want string
	}{
		{"findings", Options{}, two, `
12 findings (3 errors, 9 warnings) in 4 of 17 post-mortems
5 more at --min-severity info
run 'pmlint rules actions/owner' to read why
profile: minimal, inferred for 17 documents; pin it with 'pmlint init'
`},
		{"everything shown, profile pinned", Options{MinSeverity: lint.Info}, pinned, `
17 findings (3 errors, 9 warnings, 5 infos) in 5 of 17 post-mortems
run 'pmlint rules actions/owner' to read why
`},
		{"only errors shown, several profiles", Options{MinSeverity: lint.Error}, mixed, `
3 errors in 2 of 17 post-mortems
14 more at --min-severity info
run 'pmlint rules actions/owner' to read why
profiles: minimal (9), sre (3), inferred; pin one with 'pmlint init'
`},
		{"a template inferred", Options{MinSeverity: lint.Error}, template, `
3 errors in 2 of 17 post-mortems
14 more at --min-severity info
run 'pmlint rules actions/owner' to read why
profile: docs/\x1btemplate.md, inferred for 12 documents; pin it with 'pmlint init'
`},
		{"many templates inferred", Options{MinSeverity: lint.Error}, many, `
3 errors in 2 of 17 post-mortems
14 more at --min-severity info
run 'pmlint rules actions/owner' to read why
profiles: minimal (9), a.md (2), b.md (2), c.md (2), 2 more, inferred; pin one with 'pmlint init'
`},
		{"fixes that the command cannot make", Options{}, fixes, `
12 findings (3 errors, 9 warnings) in 4 of 17 post-mortems
5 more at --min-severity info
`},
		{"fixes", Options{CanFix: true}, fixes, `
12 findings (3 errors, 9 warnings) in 4 of 17 post-mortems
9 can be mended with --fix, 4 more with --fix-suggested
5 more at --min-severity info
`},
		{"one of each, and an ID made for a shell", Options{}, one, `
1 error in 1 post-mortem, 2 suppressed; 1 file failed
`},
		{"statistics", Options{Stats: true}, one, `
findings  documents  rule
       1          1  x'; rm -rf ~; '/y

1 error in 1 post-mortem, 2 suppressed; 1 file failed
`},
		{"statistics without summary", Options{Stats: true, Quiet: true}, two, `
findings  documents  rule
       9          3  blameless/hindsight
       3          2  actions/owner
`},
		{"statistics of errors", Options{Stats: true, Quiet: true, MinSeverity: lint.Error}, two, `
findings  documents  rule
       3          2  actions/owner
`},
		{"quiet", Options{Quiet: true}, two, ""},
		{"nothing", Options{}, none, ""},
		{"nothing, verbose", Options{Verbose: true}, none, `no findings in 3 post-mortems
profile: minimal, inferred for 3 documents; pin it with 'pmlint init'
`},
		{"nothing shown, verbose", Options{Verbose: true}, slight, `no findings in 1 post-mortem
2 more at --min-severity info
`},
		{"nothing, verbose and quiet", Options{Verbose: true, Quiet: true}, none, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var b strings.Builder
			if err := newText(&b, tt.opts).Close(tt.sum); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, b.String()); diff != "" {
				t.Errorf("want -, got +\n%s", diff)
			}
		})
	}
}

func TestCountsFrom(t *testing.T) {
	c := Counts{Errors: 1, Warnings: 10, Infos: 100}
	for floor, want := range map[lint.Severity]int{lint.Off: 111, lint.Info: 111, lint.Warning: 11, lint.Error: 1, lint.Error + 1: 0} {
		if got := c.from(floor); got != want {
			t.Errorf("From(%v) = %d, want %d", floor, got, want)
		}
	}
}
