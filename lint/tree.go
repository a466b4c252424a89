package lint

import (
	"errors"
	"io"
	"io/fs"
	"path"
	"strings"
	"sync"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

// A Tree answers what stands around a document, for rules that judge links. It
// reads its file system only when asked, remembers each answer for the run, and may
// be used by several goroutines. Names are compared letter by letter, as GitHub does,
// also where the file system does not tell capital letters from small ones.
type Tree struct {
	// Partial says that files may be missing that exist elsewhere: outside a
	// repository nobody knows whether all of it was copied.
	Partial bool
	// Commit returns the full ID of the commit that a branch stands at, if the tree is
	// the repository at the address, else ""; it is nil where there is nobody to ask.
	Commit func(repository, branch string) string

	files fs.FS

	mu      sync.Mutex
	folders map[string]*folder
	pages   map[string]*page
}

// NewTree returns the tree of files, which must not lead out of itself: names do not,
// and an fs.FS of an os.Root does not by symbolic links either.
func NewTree(files fs.FS) *Tree {
	return &Tree{files: files, folders: map[string]*folder{}, pages: map[string]*page{}}
}

// A Presence says what stands under a name.
type Presence uint8

// What may stand under a name.
const (
	// Unknown: it cannot be told; a link leads through it, it lies outside the
	// tree, or the folder cannot be read.
	Unknown Presence = iota
	Missing
	IsFile
	IsFolder
)

const (
	// maxEntries is how large a folder may be for its names to be known, and maxKnown
	// how many folders and pages are remembered.
	maxEntries = 20_000
	maxKnown   = 10_000
	// maxPage is the largest page that is read for its anchors.
	maxPage = 1 << 20
)

// A folder has the entries of one folder.
type folder struct {
	once sync.Once
	// unknown says that the names are not all known.
	unknown bool
	missing bool
	names   map[string]fs.FileMode
}

// A page has the anchors of one Markdown file.
type page struct {
	once    sync.Once
	anchors *postmortem.Anchors
}

// Look says what stands at name, a path from the tree's root with slashes. It may
// hold "..", which must not lead above the root.
func (t *Tree) Look(name string) Presence {
	name = path.Clean(name)
	if name == "." {
		return IsFolder
	}
	if !fs.ValidPath(name) {
		return Unknown
	}
	f := t.folder(path.Dir(name))
	switch {
	case f == nil || f.unknown:
		return Unknown
	case f.missing:
		return Missing
	}
	mode, ok := f.names[path.Base(name)]
	switch {
	case !ok:
		return Missing
	case mode.IsDir():
		return IsFolder
	case mode&fs.ModeSymlink != 0:
		return Unknown
	}
	return IsFile
}

// Similar returns the path of what is called like name but for capital letters, or "".
func (t *Tree) Similar(name string) string {
	name = path.Clean(name)
	if !fs.ValidPath(name) || name == "." {
		return ""
	}
	f := t.folder(path.Dir(name))
	if f == nil || f.unknown || f.missing {
		return ""
	}
	similar := ""
	for other := range f.names {
		if strings.EqualFold(other, path.Base(name)) && (similar == "" || other < similar) {
			similar = other
		}
	}
	if similar == "" {
		return ""
	}
	return path.Join(path.Dir(name), similar)
}

// folder returns the entries of a folder, or nil where too many were asked for.
func (t *Tree) folder(name string) *folder {
	t.mu.Lock()
	f := t.folders[name]
	if f == nil {
		if len(t.folders) >= maxKnown {
			t.mu.Unlock()
			return nil
		}
		f = &folder{}
		t.folders[name] = f
	}
	t.mu.Unlock()
	f.once.Do(func() { t.list(f, name) })
	return f
}

// list fills in a folder. What stands below a missing folder, or a file, is missing;
// what stands below a link is not known.
func (t *Tree) list(f *folder, name string) {
	if name != "." {
		switch t.Look(name) {
		case Missing, IsFile:
			f.missing = true
			return
		case Unknown:
			f.unknown = true
			return
		case IsFolder:
		}
	}
	f.unknown = true
	dir, err := t.files.Open(name)
	if err != nil {
		return
	}
	defer dir.Close()
	lister, ok := dir.(fs.ReadDirFile)
	if !ok {
		return
	}
	entries, err := lister.ReadDir(maxEntries)
	if err != nil && !errors.Is(err, io.EOF) || len(entries) == maxEntries {
		return
	}
	// A folder without entries is none in a repository, but a submodule that was not
	// fetched may look so.
	f.unknown = len(entries) == 0
	f.names = make(map[string]fs.FileMode, len(entries))
	for _, e := range entries {
		f.names[e.Name()] = e.Type()
	}
}

// Anchors returns the anchors of the Markdown file called name, or nil where they
// cannot be told.
func (t *Tree) Anchors(name string) *postmortem.Anchors {
	name = path.Clean(name)
	if t.Look(name) != IsFile {
		return nil
	}
	t.mu.Lock()
	p := t.pages[name]
	if p == nil {
		if len(t.pages) >= maxKnown {
			t.mu.Unlock()
			return nil
		}
		p = &page{}
		t.pages[name] = p
	}
	t.mu.Unlock()
	p.once.Do(func() { p.anchors = t.read(name) })
	return p.anchors
}

// read returns the anchors of a file, nil where it is too large or no text.
func (t *Tree) read(name string) *postmortem.Anchors {
	f, err := t.files.Open(name)
	if err != nil {
		return nil
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() {
		return nil
	}
	data, err := io.ReadAll(io.LimitReader(f, maxPage+1))
	if err != nil || len(data) > maxPage {
		return nil
	}
	file := source.New(name, data)
	if file.Problem() != nil {
		return nil
	}
	tree := markdown.Parse(file)
	if tree.TooComplex != nil {
		return nil
	}
	return postmortem.AnchorsOf(tree)
}
