package lint

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

func TestSuppressions(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
		suppressed int
	}{
		{name: "line",
			text:       "OWN <!-- pmlint-disable-line actions/owner: known -->\nOWN\n",
			want:       []string{"2 actions/owner"},
			suppressed: 1},
		{name: "line, in a table row",
			text:       "| OWN | DUE | <!-- pmlint-disable-line actions/owner, actions/due: known -->\n",
			suppressed: 2},
		{name: "line, only the named rule",
			text:       "OWN DUE <!-- pmlint-disable-line actions/owner: known -->\n",
			want:       []string{"1 actions/due"},
			suppressed: 1},
		{name: "two comments on a line",
			text:       "OWN DUE <!-- pmlint-disable-line actions/owner: a --><!--pmlint-disable-line actions/due: b-->\n",
			suppressed: 2},
		{name: "group",
			text:       "OWN DUE ORD <!-- pmlint-disable-line actions: known -->\n",
			want:       []string{"1 timeline/order"},
			suppressed: 2},
		{name: "group with a star",
			text:       "OWN DUE ORD <!-- pmlint-disable-line actions/*: known -->\n",
			want:       []string{"1 timeline/order"},
			suppressed: 2},
		{name: "reason with a colon, and many lines",
			text:       "OWN <!-- pmlint-disable-line\n actions/owner:\n as said: known\n-->\n",
			suppressed: 1},
		{name: "next line",
			text:       "<!-- pmlint-disable-next-line actions/owner: known -->\n\n \t\n- OWN\n- OWN\n",
			want:       []string{"5 actions/owner"},
			suppressed: 1},
		{name: "next line, in a quotation",
			text:       "> <!-- pmlint-disable-next-line actions/owner: known -->\n>\n> OWN\n",
			suppressed: 1},
		{name: "next line, behind text",
			text:       "OWN <!-- pmlint-disable-next-line actions/owner: known -->\nOWN\n",
			want:       []string{"1 actions/owner"},
			suppressed: 1},
		{name: "next line, stacked",
			text: "<!-- pmlint-disable-next-line actions/owner: a -->\n<!-- pmlint-disable-next-line\nactions/due: b -->\n" +
				"OWN DUE\n",
			suppressed: 2},
		{name: "next line, at the end",
			text: "text <!-- pmlint-disable-next-line actions/owner: known -->",
			want: []string{"1 pmlint/unused-suppression: no finding of actions/owner on the next line to suppress"}},
		{name: "region",
			text:       "OWN\n<!-- pmlint-disable actions/owner: known -->\nOWN DUE\nOWN\n<!-- pmlint-enable actions/owner -->\nOWN\n",
			want:       []string{"1 actions/owner", "3 actions/due", "6 actions/owner"},
			suppressed: 2},
		{name: "region, within a line",
			text:       "OWN <!-- pmlint-disable actions/owner: known --> OWN <!-- pmlint-enable --> OWN\n",
			want:       []string{"1 actions/owner", "1 actions/owner"},
			suppressed: 1},
		{name: "region to the end",
			text:       "<!-- pmlint-disable actions/owner: known -->\nOWN\n\nOWN",
			suppressed: 2},
		{name: "enable all",
			text:       "<!-- pmlint-disable actions/owner, timeline: known -->\nOWN ORD\n<!-- pmlint-enable -->\nOWN ORD\n",
			want:       []string{"4 actions/owner", "4 timeline/order"},
			suppressed: 2},
		{name: "enable a group ends the regions of its rules",
			text:       "<!-- pmlint-disable actions/owner, actions/due: known -->\nOWN DUE\n<!-- pmlint-enable actions/* -->\nOWN\n",
			want:       []string{"4 actions/owner"},
			suppressed: 2},
		{name: "enable a rule in the region of its group",
			text:       "<!-- pmlint-disable actions: known -->\nOWN\n<!-- pmlint-enable actions/owner -->\nOWN DUE\n",
			want:       []string{"4 actions/owner"},
			suppressed: 2},
		{name: "disable a group again",
			text: "<!-- pmlint-disable actions: a -->\nOWN\n<!-- pmlint-enable actions/owner -->\nOWN\n" +
				"<!-- pmlint-disable actions: b -->\nOWN\n",
			want:       []string{"4 actions/owner"},
			suppressed: 2},
		{name: "enable without disable",
			text: "<!-- pmlint-enable actions/owner -->\n<!-- pmlint-enable -->\nOWN\n",
			want: []string{
				"1 pmlint/unused-suppression: no pmlint-disable of actions/owner is open here",
				"2 pmlint/unused-suppression: no pmlint-disable is open here",
				"3 actions/owner"}},
		{name: "enable after a disable that does nothing for want of a reason",
			text: "<!-- pmlint-disable actions/owner -->\nOWN\n<!-- pmlint-enable actions/owner -->\n",
			want: []string{
				"1 pmlint/suppression-reason: pmlint-disable gives no reason, so it does not suppress actions/owner",
				"2 actions/owner"}},
		{name: "file",
			text:       "OWN\n\nOWN <!-- pmlint-disable-file actions/owner: known -->\nOWN DUE\n",
			want:       []string{"4 actions/due"},
			suppressed: 3},
		{name: "file, twice the same",
			text:       "OWN <!-- pmlint-disable-file actions/owner: a -->\n<!-- pmlint-disable-file actions/owner: b -->\n",
			want:       []string{"2 pmlint/unused-suppression: no finding of actions/owner in the file to suppress"},
			suppressed: 1},
		{name: "the closest comment is used",
			text: "<!-- pmlint-disable-file actions/owner: a -->\nOWN <!-- pmlint-disable-line actions/owner: b -->\n",
			want: []string{"1 pmlint/unused-suppression: no finding of actions/owner in the file to suppress"}, suppressed: 1},
		{name: "twice the same",
			text: "OWN <!-- pmlint-disable-line actions/owner: a --> <!-- pmlint-disable-line actions/owner: b -->\n",
			want: []string{"1 pmlint/unused-suppression: no finding of actions/owner on this line to suppress"}, suppressed: 1},
		{name: "no reason",
			text: "OWN <!-- pmlint-disable-line actions/owner -->\nOWN <!-- pmlint-disable-line actions/owner: -->\n",
			want: []string{
				"1 actions/owner",
				"1 pmlint/suppression-reason: pmlint-disable-line gives no reason, so it does not suppress actions/owner",
				"2 actions/owner",
				"2 pmlint/suppression-reason: pmlint-disable-line gives no reason, so it does not suppress actions/owner"}},
		{name: "reason without its colon",
			text: "OWN <!-- pmlint-disable-line actions/owner known to all -->\n",
			want: []string{"1 actions/owner",
				"1 pmlint/suppression-reason: pmlint-disable-line gives no reason, so it does not suppress actions/owner"}},
		{name: "no rule",
			text: "<!-- pmlint-disable-file: everything -->\n",
			want: []string{"1 pmlint/unused-suppression: pmlint-disable-file names no rule"}},
		{name: "unused",
			text: "<!-- pmlint-disable actions/owner, timeline: a -->\nOWN\n<!-- pmlint-disable-line actions/due: b -->\n",
			want: []string{
				"1 pmlint/unused-suppression: no finding of timeline from here on to suppress",
				"3 pmlint/unused-suppression: no finding of actions/due on this line to suppress"},
			suppressed: 1},
		{name: "unknown rule",
			text: "OWN <!-- pmlint-disable-line action/owner, actions/owner: a -->\n<!-- pmlint-disable-line foo/bar: b -->\n",
			want: []string{
				`1 pmlint/unused-suppression: unknown rule "action/owner": did you mean "actions/owner"?`,
				`2 pmlint/unused-suppression: unknown rule "foo/bar"`},
			suppressed: 1},
		{name: "several faults",
			text: "<!-- pmlint-disable-line actoins, actions/due, safety/secrets: a -->\n",
			want: []string{`1 pmlint/unused-suppression: unknown rule "actoins": did you mean "actions"?; ` +
				`a comment cannot suppress safety/secrets; no finding of actions/due on this line to suppress`}},
		{name: "unknown rule in enable",
			text: "<!-- pmlint-enable action/owner -->\n",
			want: []string{`1 pmlint/unused-suppression: unknown rule "action/owner": did you mean "actions/owner"?`}},
		{name: "unknown rule in a pair",
			text: "<!-- pmlint-disable action: a -->\n<!-- pmlint-enable action -->\n",
			want: []string{
				`1 pmlint/unused-suppression: unknown rule "action": did you mean "actions"?`,
				`2 pmlint/unused-suppression: unknown rule "action": did you mean "actions"?`}},
		{name: "unknown commands",
			text: "<!-- pmlint-disabel-line actions/owner: a -->\n<!-- PMLINT-disable-file actions: a -->\n" +
				"<!-- pmlint disable-line actions: a -->\n<!-- pmlint-foo -->\n",
			want: []string{
				`1 pmlint/unused-suppression: unknown command "pmlint-disabel-line": did you mean "pmlint-disable-line"?`,
				`2 pmlint/unused-suppression: unknown command "PMLINT-disable-file": did you mean "pmlint-disable-file"?`,
				`3 pmlint/unused-suppression: unknown command "pmlint disable-line": did you mean "pmlint-disable-line"?`,
				`4 pmlint/unused-suppression: unknown command "pmlint-foo"`}},
		{name: "what comments cannot suppress",
			text: "KEY <!-- pmlint-disable-line safety/secrets: a -->\nKEY <!-- pmlint-disable-line safety: a -->\n" +
				"<!-- pmlint-disable-line pmlint/*: a -->\n",
			want: []string{
				"1 safety/secrets",
				"1 pmlint/unused-suppression: a comment cannot suppress safety/secrets",
				"2 safety/secrets",
				"2 pmlint/unused-suppression: a comment cannot suppress safety",
				"3 pmlint/unused-suppression: a comment cannot suppress pmlint"}},
		{name: "a region does not hide what is said of comments",
			text: "<!-- pmlint-disable safety, pmlint: a -->\nKEY <!-- pmlint-disable-line actions -->\n",
			want: []string{
				"1 pmlint/unused-suppression: a comment cannot suppress safety or pmlint",
				"2 safety/secrets",
				"2 pmlint/suppression-reason: pmlint-disable-line gives no reason, so it does not suppress actions"}},
		{name: "other comments",
			text: "<!-- pmlint: optional -->\n<!-- pmlint is used here -->\n<!-- markdownlint-disable -->\n<!---->\n" +
				"<!-- see pmlint-disable-line -->\nOWN\n",
			want: []string{"6 actions/owner"}},
		{name: "many names",
			text: "<!-- pmlint-disable-line a1, b2, c3, d4, e5: a -->\n",
			want: []string{`1 pmlint/unused-suppression: unknown rule "a1", "b2", "c3" and 2 more`}},
		{name: "long name",
			text: "<!-- pmlint-disable-line " + strings.Repeat("ß", 100) + ": a -->\n",
			want: []string{`1 pmlint/unused-suppression: unknown rule "` + strings.Repeat("ß", 30) + `…"`}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := lintText(t, testEngine(testRules()...), test.text)
			got := brief(r)
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("findings (-want +got):\n%s", diff)
			}
			if r.Suppressed != test.suppressed {
				t.Errorf("suppressed %d, want %d", r.Suppressed, test.suppressed)
			}
			for _, d := range r.Diagnostics {
				if groupOf(d.Rule) == ownGroup && (d.Help == "" || d.Severity != Warning || d.Fingerprint == "" ||
					!strings.HasPrefix(r.File.Slice(d.Span), "<!--")) {
					t.Errorf("finding %+v", d)
				}
			}
		})
	}
}

func TestSuppressionOfARuleThatDoesNotRun(t *testing.T) {
	const text = "OWN\n" +
		"<!-- pmlint-disable-line actions/owner: off -->\n" +
		"<!-- pmlint-disable-line actions: one of them is off -->\n" +
		"<!-- pmlint-disable-line review/quorum: left out -->\n" +
		"<!-- pmlint-disable-line review: left out -->\n" +
		"<!-- pmlint-disable-line reviews: unknown -->\n" +
		"<!-- pmlint-disable-line timeline: runs -->\n"
	e := testEngine(testRules()...)
	e.Known = []string{"review/quorum", "actions/owner"}
	e.Settings = func(*postmortem.Document) *Settings {
		return &Settings{Severities: map[string]Severity{"actions/owner": Off}}
	}
	want := []string{
		`6 pmlint/unused-suppression: unknown rule "reviews": did you mean "review"?`,
		"7 pmlint/unused-suppression: no finding of timeline on this line to suppress",
	}
	if diff := cmp.Diff(want, brief(lintText(t, e, text))); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
}

func TestNoInline(t *testing.T) {
	e := testEngine(testRules()...)
	e.Settings = func(*postmortem.Document) *Settings { return &Settings{NoInline: true} }
	r := lintText(t, e, "OWN <!-- pmlint-disable-line actions/owner: known -->\n<!-- pmlint-disabel -->\n"+
		"<!-- pmlint-disable-line actions/owner -->\n")
	if diff := cmp.Diff([]string{"1 actions/owner"}, brief(r)); diff != "" || r.Suppressed != 0 {
		t.Errorf("suppressed %d, findings (-want +got):\n%s", r.Suppressed, diff)
	}
}

func TestSeverityOfFindingsAboutComments(t *testing.T) {
	e := testEngine(testRules()...)
	e.Settings = func(*postmortem.Document) *Settings {
		return &Settings{Severities: map[string]Severity{unusedSuppression: Off, suppressionReason: Error}}
	}
	r := lintText(t, e, "<!-- pmlint-disable-line actions/owner -->\n<!-- pmlint-disable-line actions/owner: a -->\n")
	if len(r.Diagnostics) != 1 || r.Diagnostics[0].Rule != suppressionReason || r.Diagnostics[0].Severity != Error {
		t.Errorf("findings: %+v", r.Diagnostics)
	}
}

func TestGuessesAreLimited(t *testing.T) {
	r := lintText(t, testEngine(testRules()...), strings.Repeat("<!-- pmlint-disable-line action: a -->\n", mostGuesses+1))
	if len(r.Diagnostics) != mostGuesses+1 {
		t.Fatalf("%d findings", len(r.Diagnostics))
	}
	const unknown = `unknown rule "action"`
	for i, d := range r.Diagnostics {
		want := unknown + `: did you mean "actions"?`
		if i == mostGuesses {
			want = unknown
		}
		if d.Message != want {
			t.Errorf("finding %d: %s", i, d.Message)
		}
	}
}

func TestCommentsInAnyOrder(t *testing.T) {
	e := testEngine(testRules()...)
	e.parse = func(f *source.File, words *postmortem.Vocabulary) *postmortem.Document {
		doc := testParse(f, words)
		slices.Reverse(doc.Tree.Comments)
		return doc
	}
	r := lintText(t, e, "<!-- pmlint-disable actions: a -->\nOWN\n<!-- pmlint-enable -->\nOWN\n"+
		"<!-- pmlint-disable-next-line actions: b -->\n<!-- pmlint-disable-next-line timeline: c -->\nOWN ORD\n")
	if diff := cmp.Diff([]string{"4 actions/owner"}, brief(r)); diff != "" || r.Suppressed != 3 {
		t.Errorf("suppressed %d, findings (-want +got):\n%s", r.Suppressed, diff)
	}
}

func TestSuppressionLaws(t *testing.T) {
	piece := rapid.SampledFrom([]string{"OWN", "DUE", "KEY", "text", "\n", "\n\n", "> ", "<!-- pmlint-", "disable", "enable", "-line", "-next-line",
		"-file", " actions/owner", ", ", " actions", "/*", " safety", " pmlint", " nothing/here", ": reason", " -->", "<!-- pmlint-disable actions: a -->",
		"<!-- pmlint-enable -->", "<!-- pmlint-disable-next-line actions/due: a -->"})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(piece, 0, 40).Draw(t, "pieces"), "")
		r := runOne(t, testEngine(testRules()...), text)
		byRule := map[string]int{}
		comments := map[int]bool{}
		for _, d := range r.Diagnostics {
			byRule[groupOf(d.Rule)]++
			if groupOf(d.Rule) == ownGroup && comments[d.Span.Start] {
				t.Errorf("two findings about the comment at %d", d.Span.Start)
			}
			comments[d.Span.Start] = comments[d.Span.Start] || groupOf(d.Rule) == ownGroup
		}
		if got, want := byRule["actions"]+r.Suppressed, strings.Count(text, "OWN")+strings.Count(text, "DUE"); got != want {
			t.Errorf("%d findings are shown or suppressed, there are %d", got, want)
		}
		if got, want := byRule["safety"], strings.Count(text, "KEY"); got != want {
			t.Errorf("%d of %d findings of safety are shown", got, want)
		}
	})
}

// Whatever the comments, their cost grows with the size of the document.
func TestSuppressionsAreLinear(t *testing.T) {
	for name, one := range map[string]string{
		"one line":     "OWN <!-- pmlint-disable-line actions/owner: a --> ",
		"next lines":   "<!-- pmlint-disable-next-line actions: a -->\n",
		"open regions": "OWN <!-- pmlint-disable actions/owner: a -->\n",
		"pairs":        "<!-- pmlint-disable actions: a --> OWN <!-- pmlint-enable actions/owner --> DUE\n",
		"whole file":   "OWN <!-- pmlint-disable-file actions: a -->\n",
		"unknown":      "<!-- pmlint-disable-line acsions/ovner: a -->\n",
		"open comment": "<!-- pmlint-disable-next-line actions: a\n\n\n-->",
		"findings":     "OWN ",
		"sections":     "# OWN\n## OWN\n",
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			r := lintText(t, testEngine(testRules()...), strings.Repeat(one, 1<<18/len(one)))
			if d := time.Since(start); d > 10*time.Second {
				t.Errorf("a document of 256 KiB took %v", d)
			} else {
				t.Logf("%v, %d findings", d, len(r.Diagnostics))
			}
		})
	}
}
