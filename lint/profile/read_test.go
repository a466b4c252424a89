package profile

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "rewrite what the templates in testdata are expected to give")

// TestReading reads each NAME.md of the archives in testdata and compares what
// comes out with NAME.want.
func TestReading(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no archives: %v", err)
	}
	for _, path := range paths {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		wants := map[string]string{}
		for _, f := range archive.Files {
			if name, ok := strings.CutSuffix(f.Name, ".want"); ok {
				wants[name] = string(f.Data)
			}
		}
		var out []txtar.File
		for _, f := range archive.Files {
			name, ok := strings.CutSuffix(f.Name, ".md")
			if !ok {
				continue
			}
			got := describe(load(f.Name, f.Data))
			out = append(out, f, txtar.File{Name: name + ".want", Data: []byte(got)})
			t.Run(filepath.Base(path)+"/"+name, func(t *testing.T) {
				want, ok := wants[name]
				switch {
				case *update:
				case !ok || want == "":
					t.Errorf("%s has no expectation; there is\n%s", f.Name, got)
				case want != got:
					t.Errorf("(-want +got)\n%s", cmp.Diff(want, got))
				}
			})
		}
		if *update {
			archive.Files = out
			if err := os.WriteFile(path, txtar.Format(archive), 0o666); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func load(name string, data []byte) (*Profile, error) {
	return Load(name, data, postmortem.DefaultVocabulary())
}

// describe writes a profile, or the reason why there is none, a line each part.
func describe(p *Profile, err error) string {
	var b strings.Builder
	if err != nil {
		fmt.Fprintf(&b, "error: %v\n", err)
		return b.String()
	}
	for _, s := range p.Sections {
		fmt.Fprintf(&b, "%d section %q level=%d kinds=%v", s.Line, s.PlainTitle(), s.Level, s.Kinds)
		for _, remark := range []struct {
			on   bool
			text string
		}{{!s.Heading, "bold"}, {!s.Required, "optional"}, {s.Repeat, "repeat"}, {s.Severity != "", s.Severity}} {
			if remark.on {
				fmt.Fprintf(&b, " %s", remark.text)
			}
		}
		if s.Parent != nil {
			fmt.Fprintf(&b, " in %q", s.Parent.PlainTitle())
		}
		b.WriteByte('\n')
	}
	for _, f := range p.Fields {
		fmt.Fprintf(&b, "%d field %q", f.Line, f.Label)
		if f.Section != nil {
			fmt.Fprintf(&b, " in %q", f.Section.PlainTitle())
		}
		if f.Format != "" {
			fmt.Fprintf(&b, " format=%s", f.Format)
		}
		b.WriteByte('\n')
	}
	for _, o := range p.Options {
		fmt.Fprintf(&b, "%d option %q: %s\n", o.Line, o.Label, strings.Join(o.Values, " / "))
	}
	for _, c := range p.Columns {
		fmt.Fprintf(&b, "%d columns %s: %s\n", c.Line, c.Of, strings.Join(c.Names, " | "))
	}
	for _, prompt := range p.Prompts {
		fmt.Fprintf(&b, "%d prompt %q\n", prompt.Line, prompt.Text)
	}
	for _, hint := range p.Hints {
		fmt.Fprintf(&b, "hint: %s\n", hint)
	}
	return b.String()
}

// templatesOf returns the built-in templates and those of testdata by name.
func templatesOf(t testing.TB) map[string][]byte {
	all := map[string][]byte{}
	for _, name := range Names() {
		data, err := os.ReadFile("templates/" + name + ".md")
		if err != nil {
			t.Fatal(err)
		}
		all[name] = data
	}
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range archive.Files {
			if strings.HasSuffix(f.Name, ".md") {
				all[path+"/"+f.Name] = f.Data
			}
		}
	}
	return all
}

// TestSaved reads the same out of a template however it was saved.
func TestSaved(t *testing.T) {
	for name, data := range templatesOf(t) {
		want := describe(load(name, data))
		for as, changed := range map[string][]byte{
			"CRLF":                bytes.ReplaceAll(data, []byte("\n"), []byte("\r\n")),
			"byte order mark":     append([]byte("\uFEFF"), data...),
			"without its last LF": bytes.TrimSuffix(data, []byte("\n")),
		} {
			if diff := cmp.Diff(want, describe(load(name, changed))); diff != "" {
				t.Errorf("%s with %s (-want +got)\n%s", name, as, diff)
			}
		}
	}
}

// checkLaws holds a profile to what is true of every one.
func checkLaws(t testing.TB, data []byte, p *Profile) {
	lines := strings.Split(strings.ReplaceAll(string(data), "\r", "\n"), "\n")
	at := func(what string, line int) string {
		if line < 1 || line > len(lines) {
			t.Fatalf("%s at line %d of %d", what, line, len(lines))
		}
		return lines[line-1]
	}
	if len(p.Sections) == 0 {
		t.Error("a profile without sections")
	}
	last := 0
	for _, s := range p.Sections {
		if at("section", s.Line); s.Line < last {
			t.Errorf("section at line %d stands below one at %d", s.Line, last)
		}
		last = s.Line
		if s.Title == "" || s.PlainTitle() == "" || s.Parent == s {
			t.Errorf("section %+v", s)
		}
	}
	for _, f := range p.Fields {
		if at("field", f.Line); f.Label == "" {
			t.Errorf("field %+v", f)
		}
	}
	for _, o := range p.Options {
		if at("option", o.Line); o.Label == "" || len(o.Values) < 2 {
			t.Errorf("option %+v", o)
		}
	}
	for _, c := range p.Columns {
		if at("columns", c.Line); len(c.Names) == 0 {
			t.Errorf("columns %+v", c)
		}
	}
	last = 0
	for _, prompt := range p.Prompts {
		if at("prompt", prompt.Line); prompt.Text == "" || prompt.Line <= last {
			t.Errorf("prompt %+v below line %d", prompt, last)
		}
		last = prompt.Line
	}
}

func TestLaws(t *testing.T) {
	read := 0
	for name, data := range templatesOf(t) {
		if p, err := load(name, data); err == nil {
			read++
			checkLaws(t, data, p)
		}
	}
	if read < 20 {
		t.Errorf("only %d templates could be read", read)
	}
}

// FuzzLoad holds whatever can be read to the laws.
func FuzzLoad(f *testing.F) {
	for _, data := range templatesOf(f) {
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if p, err := load("fuzz.md", data); err == nil {
			checkLaws(t, data, p)
		}
	})
}
