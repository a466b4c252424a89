package discover

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/pmlint/pmlint/lint/postmortem"
)

// form returns a template with the sections.
func form(sections ...string) string {
	return "# Post-mortem: [title]\n\n## " + strings.Join(sections, "\n\n## ") + "\n"
}

// near shows the levels for a folder below dir: templates, and in brackets what was
// passed over, the nearest level first.
func near(t *testing.T, dir, folder string, args ...string) string {
	t.Helper()
	finder, err := NewTemplates(dir, args)
	if err != nil {
		t.Fatal(err)
	}
	var levels []string
	for l := finder.Near(filepath.Join(dir, folder), postmortem.DefaultVocabulary()); l != nil; l = l.Above {
		var names []string
		for _, x := range l.Templates {
			names = append(names, x.Path)
		}
		for _, x := range l.Passed {
			names = append(names, fmt.Sprintf("(%s: %s)", x.Path, x.Reason))
		}
		levels = append(levels, strings.Join(names, " "))
	}
	return strings.Join(levels, " | ")
}

// fill puts files into a folder.
func fill(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

func TestTemplatesNear(t *testing.T) {
	good := form("Summary", "Timeline", "Root cause")
	dir := t.TempDir()
	fill(t, dir, map[string]string{
		"template.md":                    good, // above the repository
		"repo/.git/HEAD":                 "",
		"repo/template.md":               "# ADR\n\n## Context\n\n## Decision\n\n## Consequences\n",
		"repo/postmortem-template.md":    good,
		"repo/docs/b-template.md":        good,
		"repo/docs/a_template.md":        good,
		"repo/docs/template.txt":         good,
		"repo/docs/incident.md":          good, // no template by its name
		"repo/docs/templates/rca.md":     good,
		"repo/docs/templates/notes.md":   "# Meeting\n\n## Agenda\n",
		"repo/docs/email-templates/x.md": good,
		"repo/docs/pm/TEMPLATE.md":       good,
		"repo/docs/pm/bad-template.md":   "## Summary <!-- pmlint: optinal -->\n\n## Timeline\n\n## Root cause\n\n## Action items\n",
		"repo/docs/pm/2026/a.md":         "text",
		"repo/inner/.git":                "gitdir: elsewhere",
	})
	if err := os.Mkdir(filepath.Join(dir, "repo/docs/pm/folder-template.md"), 0o777); err != nil {
		t.Fatal(err)
	}
	const top = `repo/postmortem-template.md (repo/template.md: it is a template of something else)`
	const docs = `repo/docs/a_template.md repo/docs/b-template.md repo/docs/templates/rca.md (repo/docs/templates/notes.md: it is no blank post-mortem)`
	const bad = `(repo/docs/pm/bad-template.md: line 1: unknown annotation "optinal": did you mean optional?)`
	tests := []struct{ folder, want string }{
		{"repo", top},
		{"repo/docs", docs + " | " + top},
		{"repo/docs/pm/2026", " | repo/docs/pm/TEMPLATE.md " + bad + " | " + docs + " | " + top},
		{"repo/docs/gone/deep", " |  | " + docs + " | " + top},
		{"repo/inner", ""},
	}
	for _, tt := range tests {
		if got := near(t, dir, tt.folder, "repo"); got != tt.want {
			t.Errorf("%s\ngot  %s\nwant %s", tt.folder, got, tt.want)
		}
	}
	// Paths are shown as seen from where the run is.
	if got := near(t, filepath.Join(dir, "repo/docs"), ".", "."); !strings.HasPrefix(got, "a_template.md b-template.md") || !strings.HasSuffix(got, "(../template.md: it is a template of something else)") {
		t.Error(got)
	}
}

func TestTemplatesOutsideRepository(t *testing.T) {
	good := form("Summary", "Timeline", "Root cause")
	dir := t.TempDir()
	if repositoryRoot(dir) != "" {
		t.Fatal("the temporary folder is in a repository")
	}
	fill(t, dir, map[string]string{"template.md": good, "a/template.md": good, "a/b/template.md": good, "a/b/c/template.md": good, "z/x.md": "text"})
	tests := []struct {
		base, folder string
		args         []string
		want         string
	}{
		// Where the run is, is the top.
		{"a", "a/b/c", []string{"b/c"}, "b/c/template.md | b/template.md | template.md"},
		{"a/b", "a/b/c", []string{"."}, "c/template.md | template.md"},
		// Elsewhere, it is the folder that was asked for; of several the highest.
		{"z", "a/b/c", []string{"../a/b"}, "../a/b/c/template.md | ../a/b/template.md"},
		{"z", "a/b/c", []string{"../a/b/c", "../a/b"}, "../a/b/c/template.md | ../a/b/template.md"},
		{"z", "a/b/c", []string{"../a/b", "../a/b/c"}, "../a/b/c/template.md | ../a/b/template.md"},
		// For a file it is the file's own folder.
		{"z", "a/b/c", []string{"../a/b/c/x.md"}, "../a/b/c/template.md"},
		{"z", "a/b", nil, "../a/b/template.md"},
	}
	for _, tt := range tests {
		finder, err := NewTemplates(filepath.Join(dir, tt.base), tt.args)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for l := finder.Near(filepath.Join(dir, tt.folder), postmortem.DefaultVocabulary()); l != nil; l = l.Above {
			for _, x := range l.Templates {
				got = append(got, x.Path)
			}
		}
		if strings.Join(got, " | ") != tt.want {
			t.Errorf("%s from %s with %v: %s", tt.folder, tt.base, tt.args, got)
		}
	}
}

// TestTemplatesAreRegularFilesOfTheTree: nothing else is read.
func TestTemplatesAreRegularFilesOfTheTree(t *testing.T) {
	good := form("Summary", "Timeline", "Root cause")
	dir := t.TempDir()
	fill(t, dir, map[string]string{
		"outside.md":             good,
		"repo/.git/HEAD":         "",
		"repo/forms/inside.md":   good,
		"repo/b-template.md":     strings.Repeat("x", DefaultLimit+1),
		"repo/d-template.md":     "\xff\xfe",
		"repo/forms/x.md":        good,
		"outer-templates/own.md": good,
	})
	for name, target := range map[string]string{
		"repo/a-template.md": "forms/inside.md", "repo/c-template.md": "../outside.md", "repo/e-template.md": "gone.md",
		"repo/templates": "../outer-templates",
	} {
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	want := "repo/a-template.md (repo/b-template.md: cannot read it (the file has 1,048,577 bytes; at most 1,048,576 are read)) " +
		"(repo/c-template.md: a link that leads out of the folder) " +
		"(repo/d-template.md: byte 0xFF is not UTF-8) (repo/e-template.md: a link that leads nowhere)"
	got := near(t, dir, "repo")
	if !strings.HasPrefix(got, "repo/a-template.md (repo/b-template.md: ") {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	for _, part := range []string{"(repo/b-template.md: ", "(repo/c-template.md: a link that leads out of the folder)", "(repo/d-template.md: ", "(repo/e-template.md: a link that leads nowhere)"} {
		if !strings.Contains(got, part) {
			t.Errorf("no %s in %s", part, got)
		}
	}
	if strings.Contains(got, "own.md") || strings.Contains(got, "outside.md:") {
		t.Error(got)
	}
}

// TestTooManyTemplates: a folder costs no more than it is worth.
func TestTooManyTemplates(t *testing.T) {
	dir := t.TempDir()
	files := map[string]string{}
	for i := range maxCandidates + 5 {
		files[fmt.Sprintf("%03d-template.md", i)] = "text"
	}
	fill(t, dir, files)
	got := near(t, dir, ".")
	if strings.Count(got, "(") != maxCandidates+1 || !strings.HasSuffix(got, "(050-template.md: there are too many templates)") {
		t.Error(got)
	}
}

// TestTooManyTemplateFolders: the bound is that of a level, in whatever folders its
// templates stand.
func TestTooManyTemplateFolders(t *testing.T) {
	dir := t.TempDir()
	files := map[string]string{"template.md": "text"}
	for i := range maxCandidates {
		files[fmt.Sprintf("%c%c-templates/a.md", 'n', 'a'+i%26)] = "text"
		files[fmt.Sprintf("templates/%03d.md", i)] = "text"
	}
	fill(t, dir, files)
	got := near(t, dir, ".")
	if strings.Count(got, "(") != maxCandidates+1 || strings.Count(got, "too many") != 1 {
		t.Error(got)
	}
}

// TestDraftIsNoTemplate: the draft of an incident with templates is not taken for
// the template that stands beside it.
func TestDraftIsNoTemplate(t *testing.T) {
	dir := t.TempDir()
	fill(t, dir, map[string]string{
		"template.md": form("Summary", "Timeline", "Root cause"),
		"2026-03-05-template-rendering-outage.md": form("Summary", "Timeline", "Root cause"),
		"templates/2026-03-06-outage.md":          form("Summary", "Timeline", "Root cause"),
	})
	if got := near(t, dir, "."); !strings.HasPrefix(got, "template.md (templates/2026-03-06-outage.md: it is dated") {
		t.Error(got)
	}
}

func TestChoose(t *testing.T) {
	dir := t.TempDir()
	fill(t, dir, map[string]string{
		"repo/.git/HEAD":                    "",
		"repo/postmortem-template.md":       form("Summary", "Timeline", "Root cause", "Action items"),
		"repo/docs/template.md":             form("Overview", "Story", "Analysis", "Root cause", "Money", "Timeline"),
		"repo/docs/rca-template.md":         form("Summary", "Timeline", "Root cause", "Fix", "Money lost", "Phone calls"),
		"repo/docs/incident/a-template.md":  form("Summary", "Timeline", "Root cause", "Who called"),
		"repo/docs/incident/b-template.md":  form("Summary", "Timeline", "Root cause", "Who wrote"),
		"repo/docs/incident/templates/z.md": form("Story", "Timeline", "Root cause", "What we pay"),
	})
	finder, err := NewTemplates(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	doc := func(sections ...string) string {
		return "# A\n\n## " + strings.Join(sections, "\n\ntext\n\n## ") + "\n"
	}
	tests := []struct {
		name, text, want, turned string
	}{
		{"repo/a.md", doc("Summary", "Timeline", "Root cause"), "repo/postmortem-template.md", ""},
		{"repo/a.md", doc("Opinion", "Plans"), "", "repo/postmortem-template.md"},
		// Of two that fit in one folder the plainer name, of two folders the nearer.
		{"repo/docs/a.md", doc("Summary", "Timeline", "Root cause", "Money"), "repo/docs/rca-template.md", ""},
		{"repo/docs/a.md", doc("Overview", "Story", "Analysis", "Money"), "repo/docs/template.md", "repo/docs/rca-template.md"},
		{"repo/docs/a.md", doc("Summary", "Action items"), "repo/postmortem-template.md", "repo/docs/rca-template.md"},
		// Of equally plain names the one that is followed most, then by name.
		{"repo/docs/incident/a.md", doc("Summary", "Timeline", "Who wrote"), "repo/docs/incident/b-template.md", ""},
		{"repo/docs/incident/a.md", doc("Summary", "Timeline"), "repo/docs/incident/a-template.md", ""},
		{"repo/docs/incident/a.md", doc("Story", "Root cause", "What we pay"), "repo/docs/incident/templates/z.md", "repo/docs/incident/a-template.md"},
		// A template is its own, even where another has a plainer name.
		{"repo/docs/template.md", form("Summary", "Timeline", "Root cause", "Fix", "Money lost"), "repo/docs/template.md", ""},
		{"repo/docs/incident/templates/z.md", form("Summary", "Timeline"), "repo/docs/incident/templates/z.md", ""},
	}
	for _, tt := range tests {
		name := filepath.Join(dir, tt.name)
		got := finder.Near(filepath.Dir(name), postmortem.DefaultVocabulary()).Choose(parse(tt.name, tt.text), name)
		if show(got.Template) != tt.want || show(got.Turned) != tt.turned {
			t.Errorf("%s, %q: %s, turned %s", tt.name, tt.text, show(got.Template), show(got.Turned))
		}
	}
}

func show(t *Template) string {
	if t == nil {
		return ""
	}
	return t.Path
}

// TestTemplatesAreReadOnce: what is removed after the first look is still known,
// for any number of documents and workers; other words are another reading.
func TestTemplatesAreReadOnce(t *testing.T) {
	dir := t.TempDir()
	fill(t, dir, map[string]string{"docs/template.md": form("Summary", "Timeline", "Root cause"), "docs/sub/a.md": "text"})
	finder, err := NewTemplates(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	first := finder.Near(filepath.Join(dir, "docs"), postmortem.DefaultVocabulary())
	if err := os.Remove(filepath.Join(dir, "docs/template.md")); err != nil {
		t.Fatal(err)
	}
	levels := make([]*Level, 20)
	var all sync.WaitGroup
	for i := range levels {
		all.Go(func() { levels[i] = finder.Near(filepath.Join(dir, "docs/sub"), postmortem.DefaultVocabulary()).Above })
	}
	all.Wait()
	if slices.ContainsFunc(levels, func(l *Level) bool { return l != first }) || len(first.Templates) != 1 {
		t.Error("the folder was read again")
	}
	own, err := postmortem.DefaultVocabulary().Extend(postmortem.Words{})
	if err != nil {
		t.Fatal(err)
	}
	if l := finder.Near(filepath.Join(dir, "docs"), own); len(l.Templates) != 0 {
		t.Error(cmp.Diff("", l.Templates[0].Path))
	}
}
