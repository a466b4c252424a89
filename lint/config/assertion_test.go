package config

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
	"github.com/pmlint/pmlint/lint/yaml"
	"github.com/pmlint/pmlint/rules"
)

const incident = `# Post-mortem: checkout slow

**Severity**: CRITICAL (all shops)
**Date**: 2026-03-04
**Vendor**: Northpay
**Customers**: 1,240
**Notified**: 2026-03-06
**Time to Detect**: 22 minutes
**Time to Mitigate**: about 30 minutes
**Start**: 2026-03-04 14:02 UTC
**Detected**: 2026-03-04 15:24 CET
**Reviewed By**: TBD

## Summary

The shop was slow for an hour.

## Customer Communication

N/A - nobody saw it.

## Timeline

- 2026-03-04 14:02 UTC Incident began
- 14:24 UTC Alert fired
- 15:10 UTC Service restored

## Action items

- [ ] Add an alert on slow payments - Owner: @ana - Due: 2026-03-20 - #12
- [x] Raise the limit - Owner: Bo Lund - Due: 2026-03-05
- [ ] Call the vendor - Owner: TBD
`

// findings lints text by a configuration's assertions alone. It returns what was found,
// each as "the text there": message.
func findings(t *testing.T, config, text string) []string {
	t.Helper()
	c := load(t, files{"/repo/.pmlint.yml": config})
	e := &lint.Engine{Words: postmortem.DefaultVocabulary(), Settings: func(*postmortem.Document) *lint.Settings { return c.Resolve("/repo/docs/a.md") }}
	var out []string
	in := lint.Input{Path: "docs/a.md", Read: func() ([]byte, error) { return []byte(text), nil }}
	err := e.Run(context.Background(), []lint.Input{in}, func(r *lint.Result) error {
		for _, p := range r.Internal {
			t.Error(p)
		}
		for _, d := range r.Diagnostics {
			out = append(out, fmt.Sprintf("%q: %s", r.File.Slice(d.Span), d.Message))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestConditions holds that each requirement is met, or says what is found.
func TestConditions(t *testing.T) {
	const title = `"Post-mortem: checkout slow": `
	for require, want := range map[string]string{
		// Texts.
		`{severity: critical}`:                                      "",
		`{severity: {equals: CRITICAL}}`:                            "",
		`{severity: HIGH}`:                                          `"CRITICAL (all shops)": M: severity is "CRITICAL (all shops)"`,
		`{severity: [HIGH, LOW]}`:                                   `"CRITICAL (all shops)": M: severity is "CRITICAL (all shops)"`,
		`{severity: {one-of: [CRITICAL, LOW]}}`:                     "",
		`{severity: {matches: "^CRIT"}}`:                            "",
		`{severity: {matches: "^crit"}}`:                            `"CRITICAL (all shops)": M: severity is "CRITICAL (all shops)"`,
		`{severity: {contains: SHOPS}}`:                             "",
		`{title: {contains: [database, checkout]}}`:                 "",
		`{not: {severity: CRITICAL}}`:                               `"CRITICAL (all shops)": M: severity is "CRITICAL (all shops)"`,
		`{severity: {present: false}}`:                              `"CRITICAL (all shops)": M: severity is "CRITICAL (all shops)"`,
		`{status: {present: true}}`:                                 title + `M: there is no status`,
		`{status: Approved}`:                                        "", // absent: only present asks for it
		`{reviewed-by: {present: true}}`:                            "", // a placeholder: its own rules speak
		`{reviewed-by: {present: false}}`:                           "",
		`{reviewed-by: Ana}`:                                        "",
		`{field: {label: vendor}}`:                                  "",
		`{field: {label: Supplier}}`:                                title + `M: there is no "Supplier"`,
		`{field: {label: Supplier, equals: x}}`:                     "",
		`{field: {label: Vendor, equals: Other}}`:                   `"Northpay": M: "Vendor" is "Northpay"`,
		`{field: {label: Customers, number: {min: 2000}}}`:          `"1,240": M: "Customers" is "1,240"`,
		`{field: {label: Customers, number: {under: 1241}}}`:        "",
		`{field: {label: Vendor, number: {min: 1}}}`:                "", // no number
		`{field: {label: Notified, date: {not-after: 2026-03-05}}}`: `"2026-03-06": M: "Notified" is "2026-03-06"`,
		// Counts.
		`{actions.count: 3}`:                                               "",
		`{actions.count: {min: 4}}`:                                        `"Action items": M: there are 3 action items`,
		`{actions.count: {max: 2}}`:                                        `"Add an alert on slow payments": M: there are 3 action items`,
		`{actions.open: {min: 3}}`:                                         `"Action items": M: 2 of 3 action items match not done`,
		`{actions.done: 1}`:                                                "",
		`{timeline.count: {over: 3}}`:                                      `"Timeline": M: there are 3 timeline entries`,
		`{actions: {with: {text: {contains: alert}}}}`:                     "",
		`{actions: {with: {text: {contains: page}}}}`:                      `"Action items": M: 0 of 3 action items match text: with "page"`,
		`{actions: {with: {owner: ana, done: false}}}`:                     "",
		`{actions: {with: {owner: "@ana"}, count: 2}}`:                     "", // who has the third is not said yet
		`{actions: {with: {owner: "@ana"}, count: {min: 3}}}`:              `"Action items": M: 1 of 3 action items match owner: "@ana"`,
		`{actions: {with: {ticket: {present: true}}, count: 0}}`:           `"Add an alert on slow payments": M: 1 of 3 action items match ticket: present`,
		`{actions: {with: {due: {before: 2026-03-10}}, count: 1}}`:         "",
		`{actions: {with: {due: {after: {fact: date}}}, count: {min: 2}}}`: "",
		`{timeline: {with: {class: detected}, count: 1}}`:                  "",
		`{timeline: {with: {event: {contains: rollback}}}}`:                `"Timeline": M: 0 of 3 timeline entries match event: with "rollback"`,
		// Sections.
		`{section: {kind: summary}}`:                                   "",
		`{section: {kind: [impact, summary], words: {min: 5}}}`:        "",
		`{section: {kind: summary, words: {min: 20}}}`:                 `"Summary": M: "Summary" has 7 words`,
		`{section: {kind: summary, words: {max: 5}}}`:                  `"Summary": M: "Summary" has 7 words`,
		`{section: {kind: impact}}`:                                    title + `M: there is no section impact`,
		`{section: {kind: impact, words: {min: 1}}}`:                   title + `M: there is no section impact`,
		`{section: {kind: impact, present: false}}`:                    "",
		`{section: {title: summary, present: false}}`:                  `"Summary": M: there is a section "Summary"`,
		`{section: {title: customer communication, words: {min: 20}}}`: "", // it says that there is nothing to tell
		// Durations and times.
		`{time-to-detect: {under: 15 minutes}}`:                                            `"22 minutes": M: time-to-detect is "22 minutes"`,
		`{time-to-detect: {max: 0.5 h, over: 20 min}}`:                                     "",
		`{time-to-detect: {max: {fact: time-to-mitigate}}}`:                                "",
		`{time-to-mitigate: {under: 28 min}}`:                                              "", // about 30
		`{time-to-mitigate: {under: 20 min}}`:                                              `"about 30 minutes": M: time-to-mitigate is "about 30 minutes"`,
		`{duration: {under: 1 min}}`:                                                       "",
		`{date: {before: 2026-01-01}}`:                                                     `"2026-03-04": M: date is "2026-03-04"`,
		`{date: {not-before: 2026-03-04, not-after: 2026-03-04}}`:                          "",
		`{detected: {after: {fact: start}}}`:                                               "", // 14:24 UTC
		`{detected: {before: {fact: start}}}`:                                              `"2026-03-04 15:24 CET": M: detected is "2026-03-04 15:24 CET", start is "2026-03-04 14:02 UTC"`,
		`{timeline.restored: {before: {fact: timeline.detected}}}`:                         `"15:10 UTC": M: timeline.restored is "15:10 UTC", timeline.detected is "14:24 UTC"`,
		`{timeline.detected: {not-before: {fact: detected}, not-after: {fact: detected}}}`: "",
		`{timeline.mitigated: {present: true}}`:                                            `"Timeline": M: there is no timeline.mitigated`,
		`{end: {after: {fact: start}}}`:                                                    "",
		`{elapsed: {from: timeline.began, to: timeline.detected, max: 22 min}}`:            "",
		`{elapsed: {from: timeline.began, to: timeline.detected, under: 15 min}}`:          `"14:24 UTC": M: timeline.began is "2026-03-04 14:02 UTC", timeline.detected is "14:24 UTC": 22 minutes`,
		`{elapsed: {from: start, to: detected, min: 23 min}}`:                              `"2026-03-04 15:24 CET": M: start is "2026-03-04 14:02 UTC", detected is "2026-03-04 15:24 CET": 22 minutes`,
		`{elapsed: {from: start, to: timeline.detected, max: {fact: time-to-detect}}}`:     "",
		`{elapsed: {from: timeline.detected, to: timeline.began, under: 1 min}}`:           "", // the wrong way round
		`{elapsed: {from: date, to: timeline.detected, under: 1 min}}`:                     "", // a day
		`{elapsed: {from: timeline.began, to: timeline.mitigated, under: 1 min}}`:          "", // nowhere
		// Together.
		`{any-of: [{time-to-detect: {under: 15 min}}, {actions: {with: {text: {contains: alert}}}}]}`: "",
		`{any-of: [{time-to-detect: {under: 15 min}}, {status: Approved}]}`:                           "", // the status is not known
		`{any-of: [{time-to-detect: {under: 15 min}}, {actions.count: 9}]}`:                           `"22 minutes": M: time-to-detect is "22 minutes"; there are 3 action items`,
		`{all-of: [{severity: HIGH}, {severity: LOW}], actions.count: 9}`:                             `"CRITICAL (all shops)": M: severity is "CRITICAL (all shops)"; there are 3 action items`,
		`{not: {any-of: [{severity: HIGH}, {actions.count: 3}]}}`:                                     `"Action items": M: there are 3 action items`,
		`{not: {status: Approved}}`: "",
	} {
		got := strings.Join(findings(t, "assertions: [{id: acme/x, message: M, require: "+require+"}]", incident), "\n")
		if got != want {
			t.Errorf("%s\n got %s\nwant %s", require, got, want)
		}
	}
}

// TestWhen: an assertion speaks only where its condition is known to hold.
func TestWhen(t *testing.T) {
	for when, want := range map[string]int{
		`{severity: CRITICAL}`:                          1,
		`{severity: HIGH}`:                              0,
		`{status: Approved}`:                            0,
		`{not: {status: Approved}}`:                     0,
		`{status: {present: false}}`:                    1,
		`{severity: CRITICAL, actions.count: 3}`:        1,
		`{severity: CRITICAL, actions.count: 4}`:        0,
		`{any-of: [{status: x}, {severity: CRITICAL}]}`: 1,
	} {
		got := findings(t, "assertions: [{id: acme/x, message: M, when: "+when+", require: {actions.count: 9}}]", incident)
		if len(got) != want {
			t.Errorf("%s: %v", when, got)
		}
	}
}

// TestNamedMoments: a list of named moments tells when something was, unless the
// timeline says another time.
func TestNamedMoments(t *testing.T) {
	const config = "assertions: [{id: acme/x, message: M, require: {timeline.detected: {before: 2020-01-01}}}]"
	for text, want := range map[string]int{
		"- **Key events**\n  - First detected: 2026-03-04 14:22 UTC\n  - Resolved: 2026-03-04 15:22 UTC\n":                                                                                       1,
		"- **Key events**\n  - First detected: 2026-03-04 14:22 UTC\n  - Resolved: 2026-03-04 15:22 UTC\n\n## Timeline\n\n- 2026-03-04 14:02 UTC Deployed\n- 2026-03-04 14:22 UTC Alert fired\n": 1,
		"- **Key events**\n  - First detected: 2026-03-04 14:22 UTC\n  - Resolved: 2026-03-04 15:22 UTC\n\n## Timeline\n\n- 2026-03-04 14:02 UTC Deployed\n- 2026-03-04 14:30 UTC Alert fired\n": 0,
	} {
		if got := findings(t, config, "# Incident on 2026-03-04\n\n"+text); len(got) != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

// TestLeadIsASummary: text under the title may be the summary that is asked for.
func TestLeadIsASummary(t *testing.T) {
	for text, want := range map[string]int{
		"# Post-mortem\n\nThe shop was slow for an hour because of a full disk.\n\n## Timeline\n\n- 14:02 UTC x\n": 0,
		"# Post-mortem\n\n## Timeline\n\n- 14:02 UTC x\n":                                                          1,
	} {
		for _, require := range []string{"{section: {kind: summary}}", "{section: {kind: summary, words: {min: 20}}}"} {
			if got := findings(t, "assertions: [{id: acme/x, message: M, require: "+require+"}]", text); len(got) != want {
				t.Errorf("%s %q: %v", require, text, got)
			}
		}
	}
}

// TestSeveralIncidents: of a file with several, nobody can tell which is meant.
func TestSeveralIncidents(t *testing.T) {
	several := incident + strings.Replace(incident, "checkout", "search", 1) + strings.Replace(incident, "checkout", "login", 1)
	for _, d := range findings(t, "assertions: [{id: acme/x, message: M, require: {actions.count: 9}}]", several) {
		if !strings.Contains(d, "several incidents") {
			t.Error(d)
		}
	}
	if doc := postmortem.Parse(source.New("a.md", []byte(several)), postmortem.DefaultVocabulary()); !doc.SeveralIncidents {
		t.Error("the text is not read as several incidents")
	}
}

// TestEmptyDocument: whatever is asked of it, nothing panics.
func TestEmptyDocument(t *testing.T) {
	for _, f := range newConditionNames() {
		for _, text := range []string{"", "# \n", "## Action items\n- [ ] x\n"} {
			findings(t, "assertions: [{id: acme/x, message: M, require: {not: {"+f+"}}}, {id: acme/y, message: M, require: {"+f+"}}]", text)
		}
	}
}

func newConditionNames() []string {
	var out []string
	for _, f := range conditionShape().fields {
		switch s := f.shape.(type) {
		case *object:
			if _, ok := s.field("present"); ok && s.required == nil && s.anyOf == nil {
				out = append(out, f.name+": {present: true}")
			}
		case either:
			if _, ok := s.one.(number); ok {
				out = append(out, f.name+": 1")
			} else {
				out = append(out, f.name+": x")
			}
		}
	}
	return out
}

// TestAssertionsOfSeveralFiles: a file's assertion replaces that of the same ID in
// the file that it extends, and may be given a severity like a rule.
func TestAssertionsOfSeveralFiles(t *testing.T) {
	c := load(t, files{
		"/repo/.pmlint.yml": `extends: base.yml
rules:
  acme: info
  acme/a: {severity: error, since: 2026-01-01}
assertions:
  - {id: acme/b, message: new, require: {id: {present: true}}, severity: error}
  - {id: acme/c, message: c, require: {id: {present: true}}, files: [docs/new/]}
overrides: [{files: [docs/old/], rules: {acme/b: "off"}}]
`,
		"/repo/base.yml": `assertions:
  - {id: acme/a, message: a, require: {id: {present: true}}}
  - {id: acme/b, message: old, require: {title: {present: true}}}
`})
	var got []string
	for _, a := range c.Assertions {
		got = append(got, fmt.Sprintf("%s %v %v %s", a.Rule.ID, a.Rule.Severity, a.From, a.Rule.Summary()))
	}
	want := []string{"acme/a warning base.yml:2 a", "acme/b error .pmlint.yml:6 new", "acme/c warning .pmlint.yml:7 c"}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	for name, want := range map[string]string{
		"/repo/a.md":          "acme/a acme/b acme/c=0 b=info",
		"/repo/docs/new/a.md": "acme/a acme/b acme/c b=info",
		"/repo/docs/old/a.md": "acme/a acme/b acme/c=0 b=off",
	} {
		s := c.Resolve(name)
		var ids []string
		for _, r := range s.Rules {
			ids = append(ids, r.ID)
		}
		if len(ids) == 2 {
			ids = append(ids, "acme/c=0")
		}
		if got := fmt.Sprintf("%s b=%v", strings.Join(ids, " "), s.Severities["acme/b"]); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
		if s.Severities["acme/a"] != lint.Error || !s.Since["acme/a"].Full() {
			t.Errorf("%s: %v %v", name, s.Severities, s.Since)
		}
	}
}

// TestAssertionDocumentation loads each example of the documentation, and lints the
// documents below it: what is marked as flagged is, by the example's assertion, and
// what is marked as accepted is not.
func TestAssertionDocumentation(t *testing.T) {
	data, err := os.ReadFile("../../docs/assertions.md")
	if err != nil {
		t.Fatal(err)
	}
	all := append(rules.All(), lint.OwnFindings()...)
	schema := compiled(t, all)
	judged, config := 0, ""
	for _, block := range strings.Split(string(data), "\n```")[1:] {
		info, text, _ := strings.Cut(block, "\n")
		switch info {
		case "yaml":
			config = text
			n, err := yaml.Decode(text, 0)
			if err != nil {
				t.Fatalf("%s\n%v", text, err)
			}
			if err := schema.Validate(asJSON(n)); err != nil {
				t.Errorf("%s\n%v", text, err)
			}
			load(t, files{"/repo/.pmlint.yml": text, "/repo/team/pmlint.yml": ""})
		case "markdown flagged", "markdown accepted":
			judged++
			if got := findings(t, config, text); (len(got) == 1) != (info == "markdown flagged") {
				t.Errorf("%s\n%s\nfound %q", config, text, got)
			}
		}
	}
	if judged < 6 {
		t.Errorf("%d documents in the examples", judged)
	}
	words := conditionShape().names()
	for _, o := range []*object{testsShape(0), testsShape(1), testsShape(2), testsShape(3)} {
		words = append(words, o.names()...)
	}
	for _, name := range words {
		if !strings.Contains(string(data), "`"+name+"`") {
			t.Errorf("the documentation does not name `%s`", name)
		}
	}
}
