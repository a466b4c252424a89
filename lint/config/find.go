package config

import (
	"cmp"
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"

	"github.com/pmlint/pmlint/lint"
)

// Names are the names under which a configuration is looked for.
func Names() []string { return []string{".pmlint.yml", ".pmlint.yaml"} }

// A Source is where configurations and templates come from. Names are absolute,
// with forward slashes.
type Source struct {
	// Read returns the content of a file of at most limit bytes. Its error says
	// what is wrong without the name; one that is fs.ErrNotExist means that there
	// is no such file.
	Read func(name string, limit int64) ([]byte, error)
	// Exists reports whether there is a file or folder of the name.
	Exists func(name string) bool
	// Show returns a name as users know it.
	Show func(name string) string
}

// A Loader finds and reads configurations. It keeps those that it has read. It
// must not be used by two goroutines at once, its Configs may.
type Loader struct {
	source Source
	table  *table
	// folders are the configurations by folder, files those read by name.
	folders  map[string]*Config
	files    map[string]*Config
	problems []Problem
	// read are all files that were read, by name.
	read      map[string]*content
	templates map[templateKey]loadedTemplate
}

// NewLoader returns a loader for configurations of the given rules, the engine's
// own findings among them. The error is that of a rule whose options no
// configuration can set.
func NewLoader(source Source, rules []*lint.Rule) (*Loader, error) {
	t, err := newTable(rules)
	if err != nil {
		return nil, err
	}
	return &Loader{source: source, table: t, folders: map[string]*Config{}, files: map[string]*Config{},
		read: map[string]*content{}, templates: map[templateKey]loadedTemplate{}}, nil
}

// Problems returns what is wrong with the configurations that were loaded so far,
// sorted by place. With any, no Config is to be used.
func (l *Loader) Problems() []Problem {
	all := slices.Clone(l.problems)
	files := slices.Collect(maps.Values(l.read))
	slices.SortFunc(files, func(a, b *content) int { return cmp.Compare(a.file.Path, b.file.Path) })
	for _, c := range files {
		all = append(all, c.sorted()...)
	}
	return all
}

// For returns the configuration for the documents in a folder: the nearest one in
// the folder or above it, up to the root of the repository. Where there is none it
// is the zero Config.
func (l *Loader) For(dir string) *Config {
	if c, ok := l.folders[dir]; ok {
		return c
	}
	c := l.in(dir)
	switch above := path.Dir(dir); {
	case c != nil:
	case above == dir || above == "." || l.source.Exists(path.Join(dir, ".git")):
		c = &Config{}
	default:
		c = l.For(above)
	}
	l.folders[dir] = c
	return c
}

// in returns the configuration that stands in a folder, or nil.
func (l *Loader) in(dir string) *Config {
	var found []string
	for _, name := range Names() {
		if l.source.Exists(path.Join(dir, name)) {
			found = append(found, path.Join(dir, name))
		}
	}
	switch len(found) {
	case 0:
		return nil
	case 1:
	default:
		l.problems = append(l.problems, Problem{Path: l.source.Show(found[1]),
			What: path.Base(found[0]) + " stands beside it", Do: "keep one of the two"})
	}
	return l.File(found[0])
}

// File returns the configuration in the file called name.
func (l *Loader) File(name string) *Config {
	if c, ok := l.files[name]; ok {
		return c
	}
	c := l.build(name)
	l.files[name] = c
	return c
}

// reasonOf says why a file cannot be read.
func reasonOf(err error) string {
	if errors.Is(err, fs.ErrNotExist) {
		return "no such file or folder"
	}
	return err.Error()
}
