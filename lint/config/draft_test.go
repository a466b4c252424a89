package config

import (
	"regexp"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint/yaml"
)

// commentedKey is a line of an example, as against prose, which begins with a
// capital.
var commentedKey = regexp.MustCompile(`(?m)^# ((?: *[a-z][a-z/-]*:| +- ).*)$`)

func drafts() map[string]*Draft {
	examples := []string{"actions/due", "timeline/utc"}
	hostile := "pm/[x] {y}*?\\ \"q\" '#: \t\u202e\u2028 é.md"
	return map[string]*Draft{
		"template": {Pin: Pin{Template: "docs/TEMPLATE.md"}, Why: "Why it is so.", Rules: examples, Since: "2026-03-04",
			Cover: Cover{Globs: []Glob{{"docs/pm/**/*.md", 12}, {"a.md", 1}}, Exclude: []string{"docs/pm/README.md"}}},
		"profile, no globs": {Pin: Pin{Profile: "sre"}, Why: "Why.", Aside: "docs/TEMPLATE.md", Cover: Cover{Reason: "docs holds 2 of them"}},
		"overrides": {Pin: Pin{Template: "docs/TEMPLATE.md"}, Why: "Why.", Rules: examples[:1], Since: "2026-03-04",
			Cover: Cover{Globs: []Glob{{"docs/**/*.md", 1}}},
			Overrides: []DraftOverride{
				{Pin{Template: "docs/TEMPLATE.md"}, []Glob{{"docs/team/**", 3}}},
				{Pin{Profile: "minimal"}, []Glob{{"docs/2019/**", 3}, {"docs/x.md", 1}}},
			}},
		"unlisted":            {Pin: Pin{Profile: "sre"}, Why: "Why.", Cover: Cover{Reason: "none"}, Unlisted: "they are too many"},
		"overrides, unlisted": {Pin: Pin{Profile: "sre"}, Why: "Why.", Cover: Cover{Reason: "none"}, Unlisted: "they are too many", Overrides: []DraftOverride{{Pin{Profile: "minimal"}, []Glob{{"a", 1}}}}},
		"hostile": {Pin: Pin{Template: "no"}, Why: "a\nprofile: x\r\u2028b", Cover: Cover{Globs: []Glob{{literal(hostile), 1}, {"~", 2}, {"- a", 2}, {"1e3", 1}},
			Exclude: []string{"!a", "null", "", "<<"}[:2]}, Unlisted: "x\nrules: {}"},
	}
}

// TestDraft: what is written is a configuration that says what it should, and stays
// one when its examples are put into force.
func TestDraft(t *testing.T) {
	schema := compiled(t, testRules())
	for name, d := range drafts() {
		text := d.Text()
		if strings.HasSuffix(text, "\n\n") || strings.Contains(text, "\n\n\n") || !strings.HasSuffix(text, "\n") {
			t.Errorf("%s: blank lines:\n%s", name, text)
		}
		c := loadDraft(t, name, text)
		pin := c.Effective("/repo/elsewhere.md").Pin.Value
		if pin != d.Pin {
			t.Errorf("%s: pinned is %v", name, pin)
		}
		equal(t, name+": files", values(c.Files), patterns(d.Cover.Globs))
		equal(t, name+": exclude", values(c.Exclude), d.Cover.Exclude)
		for _, o := range d.Overrides {
			for _, g := range o.Globs {
				doc := "/repo/" + strings.ReplaceAll(g.Pattern, "**", "a.md")
				if got := c.Effective(doc).Pin.Value; got != o.Pin {
					t.Errorf("%s: %s: %v", name, doc, got)
				}
			}
		}
		n, err := yaml.Decode(text, 0)
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(asJSON(n)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if d.Aside == "" { // which stands for the profile
			loadDraft(t, name+" with examples", commentedKey.ReplaceAllString(text, "$1"))
		}
	}
}

func loadDraft(t *testing.T, name, text string) *Config {
	t.Helper()
	const template = "# T\n## Summary\n"
	l := loader(t, files{"/repo/.pmlint.yml": text, "/repo/docs/TEMPLATE.md": template, "/repo/no": template})
	c := l.File("/repo/.pmlint.yml")
	if p := problems(l); p != "" {
		t.Errorf("%s: %s:\n%s", name, p, text)
	}
	return c
}

func values(settings []Setting[string]) []string {
	var out []string
	for _, s := range settings {
		out = append(out, s.Value)
	}
	return out
}

func patterns(globs []Glob) []string {
	var out []string
	for _, g := range globs {
		out = append(out, g.Pattern)
	}
	return out
}

func equal(t *testing.T, what string, got, want []string) {
	t.Helper()
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("%s: %q, want %q", what, got, want)
	}
}

// TestDraftExamples: all examples are there, and can be put into force.
func TestDraftExamples(t *testing.T) {
	d := drafts()["unlisted"]
	d.Rules, d.Since = []string{"actions/due", "timeline/utc"}, "2026-03-04"
	text := commentedKey.ReplaceAllString(d.Text(), "$1")
	for _, want := range []string{"\nfiles: ", "\noverrides:\n", "\nrules:\n  actions/due: warning\n  timeline/utc: {severity: error, since: 2026-03-04}\n",
		"\nwords:\n  owner-keys: [DRI]\n", "\nfail-on: error\n"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	loadDraft(t, "examples", text)
}

func TestCheckTemplate(t *testing.T) {
	for name, ok := range map[string]bool{
		"template.md": true, "../docs/vorlage-störung.md": true, "a b/[x].md": true,
		"c:template.md": false, "/template.md": false, "template-\xff.md": false,
	} {
		if reason := CheckTemplate(name); (reason == "") != ok {
			t.Errorf("%q: %q", name, reason)
		}
	}
}
