package profile

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint/literal"
	"github.com/pmlint/pmlint/lint/postmortem"
)

// The tables are what the built-in templates say by the built-in words. They stand in the
// program as data, so that a run need not read a template.
func TestTablesAreTemplates(t *testing.T) {
	file := literal.New("github.com/pmlint/pmlint/lint/profile", "the built-in templates by scripts/tables")
	var outlines []outline
	for _, b := range [...]struct{ name, variable string }{
		{IncidentReport, "builtinIncidentReport"}, {SRE, "builtinSRE"}, {PagerDuty, "builtinPagerDuty"},
		{Atlassian, "builtinAtlassian"}, {Minimal, "builtinMinimal"},
	} {
		p, err := Load(b.name, builtinText(t, b.name), postmortem.DefaultVocabulary())
		if err != nil {
			t.Fatal(err)
		}
		if err := file.Var(b.variable, p); err != nil {
			t.Fatal(err)
		}
		if b.name != Minimal {
			outlines = append(outlines, outlineOf(t, b.name))
		}
	}
	if err := file.Var("outlines", &outlines); err != nil {
		t.Fatal(err)
	}
	want, err := file.Source()
	if err != nil {
		t.Fatal(err)
	}
	const name = "builtin_tables.go"
	if *update {
		if err := os.WriteFile(name, want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := os.ReadFile(name); err != nil || !bytes.Equal(got, want) {
		t.Errorf("%s is not made of the templates and words as they are (%v); run scripts/tables", name, err)
	}
}

// outlineOf returns the main headings of a built-in template that a document is held
// against to choose one.
func outlineOf(t *testing.T, name string) outline {
	t.Helper()
	o := outline{name: name}
	for line := range strings.Lines(string(builtinText(t, name))) {
		line, heading := strings.CutPrefix(line, "## ")
		if title, note, _ := strings.Cut(line, "<!--"); heading && !strings.Contains(note, "ignore") {
			o.headings = append(o.headings, postmortem.NormalizeTitle(title))
		}
	}
	return o
}

// builtinText returns a built-in template.
func builtinText(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile("templates/" + name + ".md")
	if err != nil {
		t.Fatal(err)
	}
	return data
}
