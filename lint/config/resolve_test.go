package config

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
	"github.com/pmlint/pmlint/rules"
)

// shownRules writes the severities of a document with their origins.
func shownRules(c *Config, name string) string {
	e := c.Effective(name)
	var all []string
	for _, id := range slices.Sorted(maps.Keys(e.Rules)) {
		if s := e.Rules[id].Severity; s.IsSet() {
			all = append(all, fmt.Sprintf("%s=%v@%v", id, s.Value, s.From))
		}
	}
	return strings.Join(all, " ")
}

func TestOverrides(t *testing.T) {
	c := load(t, files{"/repo/.pmlint.yml": `profile: minimal
rules: {actions/due: warning, actions: info}
overrides:
  - files: ["docs/2019/**", "old.md"]
    profile: auto
    rules: {actions/owner: "off"}
  - files: ["docs/"]
    rules: {actions/owner: error}
`})
	for name, want := range map[string]string{
		"/repo/a.md":           "minimal actions/due=warning@.pmlint.yml:2 actions/owner=info@.pmlint.yml:2",
		"/repo/old.md":         "none actions/due=warning@.pmlint.yml:2 actions/owner=off@.pmlint.yml:6",
		"/repo/docs/a.md":      "minimal actions/due=warning@.pmlint.yml:2 actions/owner=error@.pmlint.yml:8",
		"/repo/docs/2019/a.md": "none actions/due=warning@.pmlint.yml:2 actions/owner=error@.pmlint.yml:8",
		"/repo/docs":           "minimal actions/due=warning@.pmlint.yml:2 actions/owner=error@.pmlint.yml:8",
	} {
		profile := "none"
		if p := c.Resolve(name).Profile; p != nil {
			profile = p.Name
		}
		if got := profile + " " + shownRules(c, name); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

func TestResolveRules(t *testing.T) {
	c := load(t, files{"/repo/.pmlint.yml": `rules:
  timeline/utc: {severity: error, since: 2026-01-01}
  actions/owner: {strict: true, max: 3, unit: weeks, teams: [core, "2"]}
overrides:
  - files: ["**"]
    rules: {actions/owner: {max: 4}, timeline: {since: 2025-06-30}}
`})
	s := c.Resolve("/repo/a.md")
	if got := s.Severities["timeline/utc"]; got != lint.Error || len(s.Severities) != 1 {
		t.Errorf("severities %v", s.Severities)
	}
	if got := s.Since["timeline/utc"]; got != (postmortem.Date{Year: 2025, Month: 6, Day: 30}) {
		t.Errorf("since %v", got)
	}
	fresh := &options{Max: 12, Unit: "days", Found: 7}
	s.Options["actions/owner"](fresh)
	if got := fmt.Sprintf("%+v", *fresh); got != "{Strict:true Max:4 Unit:weeks Teams:[core 2] Found:7}" {
		t.Errorf("options %s", got)
	}
	if s.Profile != nil || s.Inferred {
		t.Errorf("a profile that nobody asked for: %+v", s)
	}
}

// TestOptionReachesRule sets an option of a real rule and lints by it.
func TestOptionReachesRule(t *testing.T) {
	const text = "# Outage of the shop\n\n## Action Items\n\n- [ ] Mend the rope - Owner: @ana - Due: 2026-01-01\n- [ ] Mend the pulley - Owner: @bo - Due: 2026-01-01\n"
	for value, want := range map[string]bool{"1": true, "2": false} {
		f := files{"/repo/.pmlint.yml": "profile: incident-report\nrules: {actions/present: {max: " + value + "}}"}
		l, err := NewLoader(f.source(), rules.All())
		if err != nil {
			t.Fatal(err)
		}
		c := l.File("/repo/.pmlint.yml")
		engine := lint.Engine{Rules: rules.All(), Words: postmortem.DefaultVocabulary(),
			Settings: func(*postmortem.Document) *lint.Settings { return c.Resolve("/repo/a.md") }}
		in := lint.Input{Path: "a.md", Read: func() ([]byte, error) { return []byte(text), nil }}
		err = engine.Run(context.Background(), []lint.Input{in}, func(r *lint.Result) error {
			found := slices.ContainsFunc(r.Diagnostics, func(d lint.Diagnostic) bool {
				return d.Rule == "actions/present" && strings.Contains(d.Message, "more than "+value)
			})
			if found != want {
				t.Errorf("max: %s: %+v", value, r.Diagnostics)
			}
			return nil
		})
		if err != nil {
			t.Error(err)
		}
	}
}

func TestZeroConfig(t *testing.T) {
	c := &Config{}
	if s := c.Resolve("/repo/a.md"); s.Profile != nil || len(s.Severities)+len(s.Since)+len(s.Options) > 0 || c.Words() != nil {
		t.Errorf("%+v", s)
	}
	if choice, _ := c.Choose("/repo/a.md"); choice != Undecided {
		t.Errorf("choice %v", choice)
	}
}

func TestWordsAreRead(t *testing.T) {
	c := load(t, files{"/repo/.pmlint.yml": "words: {sections: {root-cause: [What broke]}, owner-keys: [Piloto]}\ntemplate: t.md",
		"/repo/t.md": "# T\n## What broke\n"})
	doc := postmortem.Parse(source.New("a.md", []byte("# T\n## What broke\nA rope.\n## Action items\n- [ ] Mend it - Piloto: @ana\n")), c.Words())
	if doc.Find(postmortem.RootCause) == nil {
		t.Error("no root cause")
	}
	if len(doc.Actions) != 1 || len(doc.Actions[0].Owners) != 1 {
		t.Errorf("actions %+v", doc.Actions)
	}
	if p := c.Resolve("/repo/a.md").Profile; p == nil || !p.Sections[0].Is(postmortem.RootCause) {
		t.Error("the template is not read by the team's words")
	}
}

func TestChoose(t *testing.T) {
	c := load(t, files{"/repo/.pmlint.yml": "files: [\"docs/**/*.md\", pm/]\nexclude: [docs/drafts, \"**/old-*\"]"})
	for name, want := range map[string]string{
		"/repo/docs/a.md":          `taken: "docs/**/*.md" matches (.pmlint.yml:1)`,
		"/repo/docs/x/y/a.md":      `taken: "docs/**/*.md" matches (.pmlint.yml:1)`,
		"/repo/pm/x/a.markdown":    `taken: "pm/" matches (.pmlint.yml:1)`,
		"/repo/a.md":               "left out: none of the files that the configuration asks for (.pmlint.yml:1)",
		"/repo/docs/drafts/x/a.md": `left out: left out by "docs/drafts" (.pmlint.yml:2)`,
		"/repo/docs/old-a.md":      `left out: left out by "**/old-*" (.pmlint.yml:2)`,
		"/elsewhere/docs/a.md":     "left out: none of the files that the configuration asks for (.pmlint.yml:1)",
	} {
		choice, reason := c.Choose(name)
		if got := [...]string{"undecided", "taken", "left out"}[choice] + ": " + reason; got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
		if out := c.Excludes(name) != ""; out != strings.Contains(want, "left out by") {
			t.Errorf("%s: excluded %v", name, out)
		}
	}
}

func TestRelative(t *testing.T) {
	for _, c := range [][3]string{
		{"/repo", "/repo/a.md", "a.md"}, {"/repo", "/repo/x/a.md", "x/a.md"}, {"/repo/x", "/repo/a.md", "../a.md"},
		{"/repo", "/repository/a.md", "../repository/a.md"}, {"/", "/a.md", "a.md"}, {"/repo", "/repo", ""},
		{"C:/repo", "C:/repo/a.md", "a.md"}, {"C:/repo", "D:/a.md", "../../D:/a.md"}, {"", "/a.md", "a.md"},
	} {
		if got := relative(c[0], c[1]); got != c[2] {
			t.Errorf("%s from %s: %q, want %q", c[1], c[0], got, c[2])
		}
	}
}

func TestAlternatives(t *testing.T) {
	for glob, want := range map[string]int{"a": 1, "{a,b}": 2, "{a,b}{c,d,e}": 6, `\{a,b,c}`: 1, "a,b": 1, "{a,{b,c}}": 4} {
		if got := alternatives(glob); got < want || got > want {
			t.Errorf("%s: %d, want %d", glob, got, want)
		}
	}
}

// TestOptionsThatCannotBeSet: the author of a rule is told, not its user.
func TestOptionsThatCannotBeSet(t *testing.T) {
	for name, c := range map[string]lint.Checker{
		"map":  &mapOption{},
		"name": &severityOption{},
	} {
		_, err := NewLoader(Source{}, []*lint.Rule{{ID: "x/y", New: func() lint.Checker { return c }}})
		if err == nil || !strings.Contains(err.Error(), "x/y") {
			t.Errorf("%s: error %v", name, err)
		}
	}
}

type mapOption struct {
	By map[string]int `yaml:"by"`
}

func (*mapOption) Check(*lint.Pass) {}

type severityOption struct {
	Severity string `yaml:"severity"`
}

func (*severityOption) Check(*lint.Pass) {}

type patternOption struct {
	Name string `yaml:"name" format:"regexp"`
}

func (*patternOption) Check(*lint.Pass) {}

func TestPatternOption(t *testing.T) {
	for pattern, wrong := range map[string]bool{`^\d{4}-`: false, "": false, "(": true, "a**": true} {
		l, err := NewLoader(files{"/.pmlint.yml": "rules:\n  x/y: {name: '" + pattern + "'}\n"}.source(),
			[]*lint.Rule{{ID: "x/y", Severity: lint.Error, New: func() lint.Checker { return &patternOption{} }}})
		if err != nil {
			t.Fatal(err)
		}
		l.File("/.pmlint.yml")
		if problems := l.Problems(); (len(problems) > 0) != wrong {
			t.Errorf("%s: problems %v", pattern, problems)
		} else if wrong && !strings.Contains(problems[0].Error(), "name: ") {
			t.Error(problems[0])
		}
	}
}

type wordsOption struct {
	Level string `yaml:"level" words:"low high"`
}

func (*wordsOption) Check(*lint.Pass) {}

func TestWordsOption(t *testing.T) {
	for level, wrong := range map[string]bool{"low": false, "high": false, "High": true, "medium": true, "''": true} {
		l, err := NewLoader(files{"/.pmlint.yml": "rules:\n  x/y: {level: " + level + "}\n"}.source(),
			[]*lint.Rule{{ID: "x/y", Severity: lint.Error, New: func() lint.Checker { return &wordsOption{Level: "low"} }}})
		if err != nil {
			t.Fatal(err)
		}
		l.File("/.pmlint.yml")
		if problems := l.Problems(); (len(problems) > 0) != wrong {
			t.Errorf("%s: problems %v", level, problems)
		} else if wrong && !strings.Contains(problems[0].Error(), "unknown level") {
			t.Error(problems[0])
		}
	}
}
