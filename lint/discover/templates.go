package discover

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/profile"
	"github.com/pmlint/pmlint/lint/source"
)

// A Template is a template file of post-mortems.
type Template struct {
	File
	Profile *profile.Profile
	claim   claim
}

// Templates finds the template files that documents may have been written by. Each
// folder is read once, and each file in it that is called a template. It may be
// used by several goroutines.
type Templates struct {
	tops
	// revision is where the files are read, instead of the folders; nil for these.
	revision *Revision

	mu    sync.Mutex
	level map[levelKey]*Level
}

// A levelKey is a folder with the words that its templates are read by.
type levelKey struct {
	dir   string
	words *postmortem.Vocabulary
}

// A Level is what one folder has of templates.
type Level struct {
	// Templates are those in the folder itself, then those in its folders for
	// templates; of either the plainest names first, then by name.
	Templates []Template
	// Passed are the files that are called templates and are none, with the reason.
	Passed []LeftOut
	// Above is the level of the folder above; nil at the top.
	Above *Level
	// candidates counts the files that were read.
	candidates int
}

// NewTemplates returns a finder for a run in the folder dir with these paths as
// arguments. The error is that of the process's own folder.
func NewTemplates(dir string, args []string) (*Templates, error) {
	base, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	return &Templates{tops: newTops(base, args), level: map[levelKey]*Level{}}, nil
}

// From makes the finder read a revision of the repository. It must be called before
// anything is looked for.
func (t *Templates) From(r *Revision) { t.revision = r }

// readDir lists a folder, as it is or as it was in the revision.
func (t *Templates) readDir(dir string) ([]os.DirEntry, error) {
	if t.revision != nil {
		return t.revision.ReadDir(filepath.ToSlash(dir))
	}
	return os.ReadDir(dir)
}

// readFile reads a file of a folder below top, or says why it must not be.
func (t *Templates) readFile(name, top string) (data []byte, reason string) {
	var err error
	if t.revision != nil {
		data, err = t.revision.Read(filepath.ToSlash(name), DefaultLimit)
	} else {
		if isLink(name) {
			if reason := linkOutside(name, top); reason != "" {
				return nil, reason
			}
		}
		data, err = Read(name, DefaultLimit)
	}
	if err != nil {
		return nil, "cannot read it (" + Reason(err) + ")"
	}
	return data, ""
}

// linkOutside says why the link called name is not followed, or "".
func linkOutside(name, top string) string {
	resolved, err := filepath.EvalSymlinks(top)
	if err != nil {
		return Reason(err)
	}
	dir, err := filepath.EvalSymlinks(filepath.Dir(name))
	if err != nil {
		return Reason(err)
	}
	rel, err := filepath.Rel(resolved, filepath.Join(dir, filepath.Base(name)))
	if err != nil {
		return Reason(err)
	}
	return linkLeftOut(root{resolved: resolved}, rel)
}

// Near returns the templates for the documents in the folder dir, an absolute
// path: those there, and from level to level those above, up to the root of the
// repository. Outside a repository the folder that the run was started in is the
// top, or else the one that was asked for.
func (t *Templates) Near(dir string, words *postmortem.Vocabulary) *Level {
	t.mu.Lock()
	defer t.mu.Unlock()
	dir = filepath.Clean(dir)
	if l, ok := t.level[levelKey{dir, words}]; ok {
		return l
	}
	return t.at(dir, t.top(dir), words)
}

// at returns the level of dir, which is top or below it.
func (t *Templates) at(dir, top string, words *postmortem.Vocabulary) *Level {
	key := levelKey{dir, words}
	if l, ok := t.level[key]; ok {
		return l
	}
	l := &Level{}
	if up := filepath.Dir(dir); dir != top && up != dir {
		l.Above = t.at(up, top, words)
	}
	t.look(l, dir, top, words)
	t.level[key] = l
	return l
}

// maxCandidates is how many files of one level are read that are called templates;
// real ones have a handful.
const maxCandidates = 50

// look fills in the templates of the folder dir.
func (t *Templates) look(l *Level, dir, top string, words *postmortem.Vocabulary) {
	entries, err := t.readDir(dir)
	if err != nil {
		t.passDir(l, dir, err)
		return
	}
	t.take(l, dir, top, entries, words, func(name string) bool { return readName(name, words).template })
	for _, e := range entries {
		if l.candidates > maxCandidates {
			return
		}
		if !e.IsDir() || !isTemplateFolder(e.Name(), words) {
			continue
		}
		sub := filepath.Join(dir, e.Name())
		inside, err := t.readDir(sub)
		if err != nil {
			t.passDir(l, sub, err)
			continue
		}
		t.take(l, sub, top, inside, words, func(string) bool { return true })
	}
}

// passDir notes that a folder cannot be read. One that is not there is that of a
// document that is still to be saved.
func (t *Templates) passDir(l *Level, dir string, err error) {
	if !errors.Is(err, fs.ErrNotExist) {
		l.Passed = append(l.Passed, LeftOut{t.show(dir), "cannot read the folder (" + Reason(err) + ")"})
	}
}

// take reads the files of a folder that wanted names, up to the level's bound.
func (t *Templates) take(l *Level, dir, top string, entries []os.DirEntry, words *postmortem.Vocabulary, wanted func(string) bool) {
	type candidate struct {
		name  string
		claim claim
	}
	var all []candidate
	for _, e := range entries {
		if source.IsMarkdown(e.Name()) && !e.IsDir() && wanted(e.Name()) {
			all = append(all, candidate{e.Name(), readName(e.Name(), words).claim})
		}
	}
	slices.SortFunc(all, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.claim, b.claim),
			cmp.Compare(strings.ToLower(a.name), strings.ToLower(b.name)), cmp.Compare(a.name, b.name))
	})
	for _, c := range all {
		name := filepath.Join(dir, c.name)
		if l.candidates++; l.candidates > maxCandidates {
			l.Passed = append(l.Passed, LeftOut{t.show(name), "there are too many templates"})
			return
		}
		p, reason := t.read(name, top, words)
		if reason != "" {
			l.Passed = append(l.Passed, LeftOut{t.show(name), reason})
			continue
		}
		l.Templates = append(l.Templates, Template{File{Path: t.show(name), Name: name}, p, c.claim})
	}
}

// read returns the profile of the template called name, or why it is none.
func (t *Templates) read(name, top string, words *postmortem.Vocabulary) (*profile.Profile, string) {
	data, reason := t.readFile(name, top)
	if reason != "" {
		return nil, reason
	}
	shown := t.show(name)
	file := source.New(shown, data)
	if p := file.Problem(); p != nil {
		return nil, p.Message
	}
	if ok, reason := IsTemplate(postmortem.Parse(file, words), below(top, name)); !ok {
		return nil, reason
	}
	p, err := lint.LoadTemplate(shown, data, words)
	if err != nil {
		return nil, lint.TemplateReason(shown, err)
	}
	return p, ""
}

// Below returns the path of a file, called by its absolute name, by which
// [IsTemplate] is to know it: folders above the repository say nothing.
func (t *Templates) Below(name string) string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return below(t.top(filepath.Dir(name)), name)
}

func below(top, name string) string {
	rel, err := filepath.Rel(top, name)
	if err != nil {
		return filepath.Base(name)
	}
	return filepath.ToSlash(rel)
}

func (t *Templates) show(name string) string { return Show(t.base, name) }

// Show returns the path of the file called name as users see it: with slashes, and
// relative to base, the folder that the run was started in.
func Show(base, name string) string {
	if rel, err := filepath.Rel(base, name); err == nil {
		return filepath.ToSlash(rel)
	}
	return filepath.ToSlash(name)
}
