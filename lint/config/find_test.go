package config

import (
	"fmt"
	"strings"
	"testing"
)

func TestNearest(t *testing.T) {
	f := files{
		"/.pmlint.yml":             "fail-on: info",
		"/repo/.git/":              "",
		"/repo/.pmlint.yaml":       "fail-on: never",
		"/repo/docs/.pmlint.yml":   "fail-on: warning",
		"/repo/vendored/.git":      "gitdir: elsewhere",
		"/other/a/.pmlint.yml":     "",
		"/other/twice/.git/":       "",
		"/other/twice/.pmlint.yml": "",
	}
	for dir, want := range map[string]string{
		"/repo":            ".pmlint.yaml",
		"/repo/src/deep":   ".pmlint.yaml",
		"/repo/docs":       "docs/.pmlint.yml",
		"/repo/docs/2026":  "docs/.pmlint.yml",
		"/repo/vendored/x": "",
		"/other/a/b":       "/other/a/.pmlint.yml",
		"/other":           "/.pmlint.yml",
		"/":                "/.pmlint.yml",
		"C:/none/at/all":   "",
		"/other/twice":     "/other/twice/.pmlint.yml",
	} {
		l := loader(t, f)
		c := l.For(dir)
		if c.Path != want {
			t.Errorf("%s: %q, want %q", dir, c.Path, want)
		}
		if again := l.For(dir); again != c {
			t.Errorf("%s: read twice", dir)
		}
		if p := problems(l); p != "" {
			t.Error(p)
		}
	}
}

func TestBothNames(t *testing.T) {
	l := loader(t, files{"/repo/.pmlint.yml": "", "/repo/.pmlint.yaml": ""})
	l.For("/repo/docs")
	if got := problems(l); got != ".pmlint.yaml: .pmlint.yml stands beside it; keep one of the two" {
		t.Error(got)
	}
}

func TestUnreadable(t *testing.T) {
	l := loader(t, files{})
	l.File("/repo/x.yml")
	if got := problems(l); got != "x.yml: cannot read the configuration (no such file or folder); check the path and the file" {
		t.Error(got)
	}
}

func TestExtends(t *testing.T) {
	c := load(t, files{
		"/repo/.pmlint.yml": "extends: ci/base.yml\nrules: {actions/due: info}\nexclude: [own]\nwords: {owner-keys: [Piloto]}",
		"/repo/ci/base.yml": "extends: ../root.yml\ntemplate: t.md\nmin-severity: info\nwords: {owner-keys: [Asignado]}",
		"/repo/ci/t.md":     "# T\n## Summary\n",
		"/repo/root.yml":    "profile: minimal\nfail-on: never\nmin-severity: error\nexclude: [theirs]\nrules: {actions: error, timeline/utc: 'off'}\noverrides: [{files: ['**'], rules: {actions/due: 'off'}}]",
	})
	e := c.Effective("/repo/a.md")
	if got := e.Pin.Value.Template; got != "ci/t.md" || e.Profile == nil {
		t.Errorf("template %q", got)
	}
	if c.FailOn.Value != "never" || c.FailOn.From.String() != "root.yml:2" || c.MinSeverity.Value != "info" || c.MinSeverity.From.String() != "ci/base.yml:3" {
		t.Errorf("fail-on %v, min-severity %v", c.FailOn, c.MinSeverity)
	}
	if len(c.Exclude) != 1 || c.Exclude[0].Value != "own" {
		t.Errorf("exclude %v", c.Exclude)
	}
	if got := shownRules(c, "/repo/a.md"); got != "actions/due=info@.pmlint.yml:2 actions/owner=error@root.yml:5 timeline/utc=off@root.yml:5" {
		t.Errorf("rules %s", got)
	}
	if len(c.WordLists) != 1 || fmt.Sprint(c.WordLists[0].Words) != "[{Asignado ci/base.yml:4} {Piloto .pmlint.yml:4}]" {
		t.Errorf("words %v", c.WordLists)
	}
}

func TestExtendsTooDeep(t *testing.T) {
	f := files{}
	for i := range 12 {
		f[fmt.Sprintf("/repo/%d.yml", i)] = fmt.Sprintf("extends: %d.yml", i+1)
	}
	f["/repo/12.yml"] = ""
	l := loader(t, f)
	l.File("/repo/0.yml")
	if got := problems(l); got != "8.yml:1:10: more than 8 configurations extend one another; extend fewer" {
		t.Error(got)
	}
	l = loader(t, f)
	l.File("/repo/4.yml")
	if got := problems(l); got != "" {
		t.Errorf("a chain of 8: %s", got)
	}
}

func TestExtendsInACircle(t *testing.T) {
	l := loader(t, files{"/repo/a.yml": "extends: b.yml", "/repo/b.yml": "extends: ./x/../a.yml"})
	l.File("/repo/a.yml")
	if got := problems(l); got != "b.yml:1:10: a.yml extends itself; end the chain somewhere" {
		t.Error(got)
	}
}

// TestSharedBase: what is wrong with a file that several extend is told once.
func TestSharedBase(t *testing.T) {
	f := files{"/repo/base.yml": "template: none.md\nwords: {done: [' ']}\nprofil: x"}
	l := loader(t, f)
	for i := range 5 {
		name := fmt.Sprintf("/repo/%d.yml", i)
		f[name] = "extends: base.yml"
		l.File(name)
	}
	if got := problems(l); strings.Count(got, "\n") != 2 {
		t.Error(got)
	}
}
