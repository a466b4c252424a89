package profile

import (
	"os"
	"testing"

	"github.com/pmlint/pmlint/lint/literal"
	"github.com/pmlint/pmlint/lint/postmortem"
)

// The tables are what the built-in templates say by the built-in words. They stand in the
// program as data, so that a run need not read a template.
func TestTablesAreTemplates(t *testing.T) {
	file := literal.New("github.com/pmlint/pmlint/lint/profile", "the built-in templates by scripts/tables")
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
	}
	file.Hold(t, "builtin_tables.go", *update)
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
