package rules_test

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/profile"
	"github.com/pmlint/pmlint/rules"
	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "rewrite the expectations of fixtures, or the generated documentation")

const fixtureRoot = "../testdata/rules"

// nothing is the expectation of a fixture without findings. An empty one fails,
// so that a forgotten expectation does not pass for a deliberate one.
const nothing = "nothing"

// A fixture is one document, or several, with what a rule finds in them:
//
//	flags: profile=incident-report
//	Why the fixture exists.
//	-- in.md --
//	...
//	-- want --
//	2:7 error actions/owner "Page on pool saturation": action item has no owner
//
// The line of flags is optional. It holds, separated by spaces:
//
//	profile=NAME       a built-in profile, or none; the default is minimal
//	severity=NAME      the configured severity of the rule under test
//	only=ID,...        the rules or groups whose findings are compared; the
//	                   default is the rule under test
//	as-of=YYYY-MM-DD   the day on which the document is judged
//	option:NAME=VALUE  an option of the rule under test; a list with commas
//
// A file template.md, besides in.md and want, is the profile. Files whose names begin
// with tree/ stand in the repository, where the document is docs/in.md. Any other file
// whose name ends in .md is a document that in.md is compared with; findings in it are
// behind its name: older.md:2:7 error ...
type fixture struct {
	file    string
	archive *txtar.Archive
	rule    *lint.Rule
	only    []string
	sample  sample
	want    string
}

// readFixtures returns the fixtures of a rule in order of name.
func readFixtures(t testing.TB, r *lint.Rule) []*fixture {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(fixtureRoot, filepath.FromSlash(r.ID), "*.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	var out []*fixture
	for _, file := range files {
		f, err := readFixture(t, file, r)
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		out = append(out, f)
	}
	return out
}

func readFixture(t testing.TB, file string, r *lint.Rule) (*fixture, error) {
	archive, err := txtar.ParseFile(file)
	if err != nil {
		return nil, err
	}
	f := &fixture{file: file, archive: archive, rule: r, only: []string{r.ID}}
	f.sample = sample{
		name:       strings.TrimSuffix(strings.TrimPrefix(filepath.ToSlash(file), "../"), ".txtar") + ".md",
		severities: map[string]lint.Severity{},
	}
	f.sample.profile, _ = profile.Builtin(profile.Minimal)
	if f.sample.comparing = r.Corpus != nil; f.sample.comparing {
		f.sample.name = "in.md" // its place among the others
	}
	comment := string(archive.Comment)
	if flags, rest, ok := strings.Cut(comment, "\n"); ok && strings.HasPrefix(flags, "flags:") {
		comment = rest
		for _, word := range strings.Fields(strings.TrimPrefix(flags, "flags:")) {
			if err := f.flag(t, word); err != nil {
				return nil, err
			}
		}
	}
	if strings.TrimSpace(comment) == "" {
		return nil, errors.New("the comment does not say why the fixture exists")
	}
	seen := map[string]bool{}
	for _, part := range archive.Files {
		seen[part.Name] = true
		switch part.Name {
		case "in.md":
			f.sample.text = string(part.Data)
		case "template.md":
			if f.sample.profile, err = profile.Load(part.Name, part.Data, postmortem.DefaultVocabulary()); err != nil {
				return nil, err
			}
		case "want":
			f.want = strings.TrimSpace(string(part.Data))
		default:
			if name, ok := strings.CutPrefix(part.Name, "tree/"); ok {
				if f.sample.tree == nil {
					f.sample.tree, f.sample.place = fstest.MapFS{}, "docs/in.md"
				}
				f.sample.tree[name] = &fstest.MapFile{Data: part.Data}
			} else if strings.HasSuffix(part.Name, ".md") {
				f.sample.others = append(f.sample.others, otherFile{part.Name, string(part.Data)})
			} else {
				return nil, fmt.Errorf("%s is none of want, documents (.md) and tree/", part.Name)
			}
		}
	}
	if !seen["in.md"] || !seen["want"] {
		return nil, errors.New("in.md or want is missing")
	}
	return f, nil
}

// flag applies one word of the line of flags.
func (f *fixture) flag(t testing.TB, word string) error {
	name, value, _ := strings.Cut(word, "=")
	switch {
	case word == "profile=none":
		f.sample.profile = nil
	case name == "profile":
		p, ok := profile.Builtin(value)
		if !ok {
			return fmt.Errorf("there is no profile %q", value)
		}
		f.sample.profile = p
	case name == "severity":
		severity, err := lint.ParseSeverity(value)
		if err != nil {
			return err
		}
		f.sample.severities[f.rule.ID] = severity
	case name == "as-of":
		f.sample.asOf = day(t, value)
	case name == "only":
		f.only = strings.Split(value, ",")
	case strings.HasPrefix(name, "option:"):
		configured, err := withOption(f.rule, strings.TrimPrefix(name, "option:"), value)
		if err != nil {
			return err
		}
		f.sample.rules = rules.All()
		i := slices.IndexFunc(f.sample.rules, func(r *lint.Rule) bool { return r.ID == f.rule.ID })
		f.sample.rules[i] = configured
	default:
		return fmt.Errorf("unknown flag %q", word)
	}
	return nil
}

// withOption returns the rule with one option set.
func withOption(r *lint.Rule, name, value string) (*lint.Rule, error) {
	set := func(c any) error {
		v := reflect.ValueOf(c).Elem()
		for i := range v.NumField() {
			if v.Type().Field(i).Tag.Get("yaml") != name {
				continue
			}
			switch field := v.Field(i); field.Kind() {
			case reflect.Bool:
				b, err := strconv.ParseBool(value)
				field.SetBool(b)
				return err
			case reflect.Int:
				n, err := strconv.ParseInt(value, 10, 0)
				field.SetInt(n)
				return err
			case reflect.String:
				field.SetString(value)
				return nil
			case reflect.Slice:
				field.Set(reflect.ValueOf(strings.Split(value, ",")))
				return nil
			}
		}
		return fmt.Errorf("%s has no option %q of a known type", r.ID, name)
	}
	if err := set(r.Fresh()); err != nil {
		return nil, err
	}
	fresh := func() any {
		c := r.Fresh()
		if err := set(c); err != nil {
			panic(err)
		}
		return c
	}
	configured := *r
	if r.Corpus != nil {
		configured.Corpus = func() lint.CorpusChecker { return fresh().(lint.CorpusChecker) }
	} else {
		configured.New = func() lint.Checker { return fresh().(lint.Checker) }
	}
	return &configured, nil
}

// got lints the fixture and writes what was found as its expectation.
func (f *fixture) got(t testing.TB) string {
	t.Helper()
	lines := expectations(lintTogether(t, 1, f.sample), f.only...)
	if len(lines) == 0 {
		return nothing
	}
	return strings.Join(lines, "\n")
}

// rewrite writes the fixture with want as its expectation.
func (f *fixture) rewrite(want string) error {
	for i := range f.archive.Files {
		if f.archive.Files[i].Name == "want" {
			f.archive.Files[i].Data = []byte(want + "\n")
		}
	}
	return os.WriteFile(f.file, txtar.Format(f.archive), 0o666)
}

// TestFixtures lints every rule's fixtures. With -update it rewrites what they expect.
func TestFixtures(t *testing.T) {
	for _, r := range rules.All() {
		for _, f := range readFixtures(t, r) {
			name := r.ID + "/" + strings.TrimSuffix(filepath.Base(f.file), ".txtar")
			t.Run(name, func(t *testing.T) {
				got := f.got(t)
				if *update {
					if err := f.rewrite(got); err != nil {
						t.Fatal(err)
					}
					return
				}
				if f.want == "" {
					t.Fatalf("the expectation is empty; write %q if nothing is to be found", nothing)
				}
				if got != f.want {
					t.Errorf("%s\nwant:\n%s\ngot:\n%s", f.file, f.want, got)
				}
			})
		}
	}
}

// TestFixtureFolders holds the folders of testdata/rules against the rules: what
// stands under a wrong name would never be run.
func TestFixtureFolders(t *testing.T) {
	known := map[string]bool{}
	for _, r := range rules.All() {
		known[r.ID] = true
	}
	err := filepath.WalkDir(fixtureRoot, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		rel, err := filepath.Rel(fixtureRoot, path)
		if err != nil {
			return err
		}
		if id := filepath.ToSlash(filepath.Dir(rel)); !known[id] {
			t.Errorf("%s: there is no rule %q", path, id)
		}
		if filepath.Ext(path) != ".txtar" {
			t.Errorf("%s is not a fixture: its name does not end in .txtar", path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
