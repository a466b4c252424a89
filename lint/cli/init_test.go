package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestInitWritesOverNothing: a configuration that appears while init looks at the
// files stays, and nothing else is left behind.
func TestInitWritesOverNothing(t *testing.T) {
	dir := t.TempDir()
	s := &survey{run: &run{disk: osDisk{}}, where: ".", dir: dir}
	if err := s.checkFolder(false); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(dir, ".pmlint.yml")
	if err := os.WriteFile(name, []byte("profile: sre\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := s.write("profile: minimal\n"); err == nil || !strings.Contains(err.Error(), "there is a configuration already") {
		t.Error(err)
	}
	if data, err := os.ReadFile(name); err != nil || string(data) != "profile: sre\n" {
		t.Errorf("%q, %v", data, err)
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 1 {
		t.Error(entries, err)
	}
}

// TestInitBoundsTemplates: of too many templates the nearest are looked at.
func TestInitBoundsTemplates(t *testing.T) {
	s := &survey{}
	for i := range maxTemplates + 3 {
		s.addTemplate(&surveyedTemplate{rel: fmt.Sprintf("a/%03d.md", i)}, "")
	}
	s.addTemplate(&surveyedTemplate{rel: "b.md"}, "")
	s.addTemplate(&surveyedTemplate{rel: "../z/template.md", near: true}, "")
	s.boundTemplates()
	if len(s.templates) != maxTemplates || s.spare != 5 || !s.templates[0].near || s.templates[1].rel != "b.md" {
		t.Error(len(s.templates), s.spare, s.templates[0].rel, s.templates[1].rel)
	}
}

func TestInitCommand(t *testing.T) {
	for where, want := range map[string]string{
		".": "pmlint", "./": "pmlint", "docs/": "pmlint docs", "init": "pmlint ./init", "./init": "pmlint ./init", "init/docs": "pmlint init/docs",
		"-docs": "pmlint ./-docs", "a b": "pmlint 'a b'", "it's": `pmlint 'it'\''s'`, "~": "pmlint '~'", "$HOME": "pmlint '$HOME'", "/a": "pmlint /a",
	} {
		s := &survey{run: &run{verbs: []string{"init"}}, where: where}
		if got := s.command(); got != want {
			t.Errorf("%s: %s", where, got)
		}
	}
}
