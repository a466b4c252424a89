package rules_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/profile"
	"github.com/pmlint/pmlint/lint/source"
)

// bracket finds what a template holds in square brackets, checkboxes too.
var bracket = regexp.MustCompile(`\[[^\]\n]*\]`)

// TestUnfilledReport lints the template of incident-report under its own profile:
// all that is to be filled in is found, and nothing is said of what cannot be judged
// before it is.
func TestUnfilledReport(t *testing.T) {
	const template = "../lint/profile/templates/incident-report.md"
	text, err := os.ReadFile(template)
	if err != nil {
		t.Fatal(err)
	}
	r := lintSample(t, sample{name: template, text: string(text), profile: builtin(t, profile.IncidentReport)})

	var places []source.Span
	for _, d := range r.Diagnostics {
		places = append(places, d.Span)
		for _, rel := range d.Related {
			places = append(places, rel.Span)
		}
		if group, _, _ := strings.Cut(d.Rule, "/"); slices.Contains([]string{"blameless", "consistency", "links"}, group) || d.Rule == "timeline/order" || d.Rule == "timeline/milestones" {
			t.Errorf("a rule judges what is not filled in: %s", expectation(r.File, d))
		}
	}
	told := func(what string, span source.Span) {
		if !slices.ContainsFunc(places, func(p source.Span) bool { return p.Contains(span) }) {
			t.Errorf("%v: the %s %q is not found", r.File.Position(span.Start), what, r.File.Slice(span))
		}
	}
	placeholders := 0
	for _, at := range bracket.FindAllStringIndex(r.File.Text, -1) {
		if span := (source.Span{Start: at[0], End: at[1]}); r.File.Slice(span) != "[ ]" {
			placeholders++
			told("placeholder", span)
		}
	}
	if placeholders != 186 {
		t.Errorf("the template has %d placeholders in brackets, want 186", placeholders)
	}
	for _, what := range []string{
		"INC-YYYYMMDD-XXXX", "Draft / Under Review / Approved\n", "Draft / Under Review / Approved / Archived",
		"YYYY-MM-DD HH:MM:SS UTC", "Total W minutes", "HH:MM", "Template Notes",
		"_Brief 2-3 sentence overview of what happened, impact, and resolution_",
	} {
		at := strings.Index(r.File.Text, what)
		if at < 0 {
			t.Fatalf("the template has no %q", what)
		}
		told("text", source.Span{Start: at, End: at + len(strings.TrimSpace(what))})
	}
}

// A team's template and a document that follows it in all.
const (
	teamTemplate = `# Incident: [title]

**Severity**: [High / Low]
**Region**: [region]

## Summary

## Timeline

| Time | Event |
|------|-------|
| HH:MM | [what happened] |

All times in UTC.

## Cause

## Action items
`
	teamDocument = `# Incident: uploads rejected

**Severity**: Low
**Region**: eu-north

## Summary

Uploads over 8 MB were rejected.

## Timeline

| Time | Event |
|------|-------|
| 10:02 | The first upload is rejected |
| 10:09 | The alert fires |
| 10:20 | The limit of the new proxy is found |
| 10:31 | The limit is raised |

All times in UTC.

## Cause

The new proxy has a limit of its own.

## Action items

- @ana: set the limit in one place
`
)

// TestTemplateDecides changes the template and nothing else.
func TestTemplateDecides(t *testing.T) {
	for _, test := range []struct {
		name, old, new string
		// want are the findings as expectations, without the severity.
		want []string
	}{
		{name: "the template as it is"},
		{name: "a section is renamed", old: "## Cause", new: "## Weak points",
			want: []string{`there is no "Weak points" section`}},
		{name: "a section is added", old: "## Cause", new: "## Customer communication\n\n## Cause",
			want: []string{`there is no "Customer communication" section`}},
		{name: "a section is dropped", old: "## Cause\n", new: ""},
		{name: "a field is dropped", old: "**Region**: [region]\n", new: ""},
		{name: "a field is added", old: "**Region**: [region]\n", new: "**Region**: [region]\n**Reporter**: [name]\n",
			want: []string{`there is no field "Reporter"`}},
		{name: "an option is added", old: "[High / Low]", new: "[High / Low / None]"},
		{name: "the options are others", old: "[High / Low]", new: "[P1 / P2]",
			want: []string{`the severity "Low" is not P1 or P2`}},
		{name: "a column is added", old: "| Time | Event |\n|------|-------|\n| HH:MM | [what happened] |",
			new:  "| Time | Event | Source |\n|------|-------|--------|\n| HH:MM | [what happened] | [link] |",
			want: []string{`the timeline's table lacks the column "Source"`}},
		{name: "due dates are asked for", old: "## Action items\n", new: "## Action items\n\n- [ ] [action] - Due: YYYY-MM-DD\n",
			want: []string{"action item has no due date", "the action item has no checkbox"}},
		{name: "another zone is asked for", old: "All times in UTC.", new: "All times in CET.",
			want: []string{"times are in UTC, not in CET"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if !strings.Contains(teamTemplate, test.old) {
				t.Fatalf("the template has no %q", test.old)
			}
			p, err := profile.Load("template.md", []byte(strings.Replace(teamTemplate, test.old, test.new, 1)), postmortem.DefaultVocabulary())
			if err != nil {
				t.Fatal(err)
			}
			r := lintSample(t, sample{name: "a.md", text: teamDocument, profile: p})
			var got []string
			for _, d := range r.Diagnostics {
				got = append(got, d.Message)
			}
			slices.Sort(got)
			slices.Sort(test.want)
			if !slices.Equal(got, test.want) {
				t.Errorf("findings %q, want %q", got, test.want)
			}
		})
	}
}
