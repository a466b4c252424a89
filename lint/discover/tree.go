package discover

import (
	"path"
	"path/filepath"
)

// A tree answers, for the paths below one folder, which are ignored. Where git
// can be asked, its list decides about files; the ignore files decide the rest.
type tree struct {
	files *ignoreFiles
	// listed are the Markdown files that git lists, relative to the root; nil
	// where git was not asked or gave no full answer.
	listed map[string]bool
	// holds are the folders above those.
	holds map[string]bool
}

// newTree returns the tree for the folder dir, an absolute path without links.
// With names it answers only for those files, relative to dir.
func newTree(dir string, g *git, names ...string) *tree {
	root := repositoryRoot(dir)
	if root == "" {
		return &tree{files: newIgnoreFiles(dir)}
	}
	t := &tree{files: newIgnoreFiles(root)}
	if g == nil {
		return t
	}
	list, err := g.list(dir, names...)
	if err != nil {
		return t
	}
	prefix := t.rel(dir)
	if len(list) == 0 && prefix != "." && t.files.ignoredAnywhere(prefix, true) {
		// The user asks for a folder that is ignored as a whole. Git has nothing
		// to say about what is in it; its own ignore files have.
		return t
	}
	t.listed, t.holds = map[string]bool{}, map[string]bool{}
	for _, name := range list {
		t.add(path.Join(prefix, name))
	}
	return t
}

func (t *tree) add(name string) {
	t.listed[name] = true
	for dir := path.Dir(name); !t.holds[dir]; dir = path.Dir(dir) {
		t.holds[dir] = true
	}
}

// rel returns the path of name, which is absolute, relative to the tree's root.
func (t *tree) rel(name string) string {
	rel, err := filepath.Rel(t.files.root, name)
	if err != nil {
		return "."
	}
	return filepath.ToSlash(rel)
}

// file reports whether the Markdown file rel is ignored.
func (t *tree) file(rel string) bool {
	if t.listed != nil {
		return !t.listed[rel]
	}
	return t.files.ignored(rel, false)
}

// other reports whether something that is neither folder nor Markdown file is
// ignored; git does not list pipes and the like.
func (t *tree) other(rel string) bool { return t.files.ignored(rel, false) }

// folder reports whether the folder rel need not be walked.
func (t *tree) folder(rel string) bool {
	return !t.holds[rel] && t.files.ignored(rel, true)
}

// named reports whether a file whose parents were not walked is ignored.
func (t *tree) named(rel string) bool {
	if t.listed != nil {
		return !t.listed[rel]
	}
	return t.files.ignoredAnywhere(rel, false)
}
