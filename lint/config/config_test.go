package config

import (
	"errors"
	"io/fs"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint"
)

// options is a checker with options of all types.
type options struct {
	Strict bool     `yaml:"strict"`
	Max    int      `yaml:"max"`
	Unit   string   `yaml:"unit"`
	Teams  []string `yaml:"teams"`
	// Found has no tag, so it is none.
	Found int
}

func (*options) Check(*lint.Pass) {}

type plain struct{}

func (plain) Check(*lint.Pass) {}

func testRules() []*lint.Rule {
	rule := func(id string, c lint.Checker) *lint.Rule {
		return &lint.Rule{ID: id, Doc: id + " is a rule.\n", Severity: lint.Error, New: func() lint.Checker {
			if c == nil {
				return &options{Max: 12, Unit: "days"}
			}
			return c
		}}
	}
	return append([]*lint.Rule{rule("actions/due", plain{}), rule("actions/owner", nil), rule("timeline/utc", plain{})},
		lint.OwnFindings()...)
}

// files are a file system in memory. A name ending in a slash is a folder.
type files map[string]string

func (f files) source() Source {
	return Source{
		Read: func(name string, limit int64) ([]byte, error) {
			text, ok := f[name]
			switch {
			case !ok:
				return nil, fs.ErrNotExist
			case int64(len(text)) > limit:
				return nil, errors.New("too large")
			}
			return []byte(text), nil
		},
		Exists: func(name string) bool {
			_, file := f[name]
			_, folder := f[name+"/"]
			return file || folder
		},
		Show: func(name string) string { return strings.TrimPrefix(name, "/repo/") },
	}
}

func loader(t *testing.T, f files) *Loader {
	t.Helper()
	l, err := NewLoader(f.source(), testRules())
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// load reads /repo/.pmlint.yml and wants it to be without problems.
func load(t *testing.T, f files) *Config {
	t.Helper()
	l := loader(t, f)
	c := l.File("/repo/.pmlint.yml")
	for _, p := range l.Problems() {
		t.Error(p)
	}
	return c
}

func problems(l *Loader) string {
	var lines []string
	for _, p := range l.Problems() {
		lines = append(lines, p.Error())
	}
	return strings.Join(lines, "\n")
}
