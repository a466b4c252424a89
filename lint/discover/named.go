package discover

import (
	"path/filepath"
	"strings"

	"github.com/pmlint/pmlint/lint/source"
)

// LeavesOut says why the choice of files leaves out a document by its path alone,
// or "". It is for documents that are not files, such as standard input.
func (o Options) LeavesOut(path string) string {
	w := walker{exclude: o.Exclude}
	return w.namedLeftOut(path)
}

// takeNamed adds the files that were named, or, where the choice of files is to
// apply to them too, those that it leaves.
func (w *walker) takeNamed() {
	if w.force {
		w.chooseNamed()
		return
	}
	for _, f := range w.named {
		w.take(f)
	}
}

// take adds a named file. Where a walk found it, the path shown is the same.
func (w *walker) take(f File) { w.files[f.Name] = f }

// A nested is a file with its path relative to its repository.
type nested struct {
	File
	rel string
}

// chooseNamed asks for the ignored files of each repository once.
func (w *walker) chooseNamed() {
	byRoot := map[string][]nested{}
	for _, f := range w.named {
		if reason := w.namedLeftOut(f.Path); reason != "" {
			w.leave(f.Path, reason)
			continue
		}
		// The folder's links are resolved, the file's own is not: git knows the link.
		dir, err := filepath.EvalSymlinks(filepath.Dir(f.Name))
		if err != nil {
			w.problem(Reason(err), f.Path, advice(f.Name, err))
			continue
		}
		root := repositoryRoot(dir)
		if root == "" {
			root = w.outside(dir)
		}
		if rel, err := filepath.Rel(root, filepath.Join(dir, filepath.Base(f.Name))); err == nil {
			byRoot[root] = append(byRoot[root], nested{f, filepath.ToSlash(rel)})
		}
	}
	for root, files := range byRoot {
		w.chooseIn(root, files)
	}
}

// outside returns the folder whose ignore files count for dir, which is in no
// repository: the one that relative paths start from, where it is above dir.
func (w *walker) outside(dir string) string {
	base, err := filepath.EvalSymlinks(w.base)
	if err != nil {
		return dir
	}
	if rel, err := filepath.Rel(base, dir); err != nil || !filepath.IsLocal(rel) {
		return dir
	}
	return base
}

// namesACall bounds the arguments of one call of git.
const namesACall = 500

// chooseIn takes the files of one repository that are not ignored.
func (w *walker) chooseIn(root string, files []nested) {
	for len(files) > 0 {
		part := files[:min(len(files), namesACall)]
		files = files[len(part):]
		rels := make([]string, len(part))
		for i, f := range part {
			rels[i] = f.rel
		}
		t := newTree(root, w.git, rels...)
		for _, f := range part {
			if t.named(f.rel) {
				w.leave(f.Path, reasonIgnored)
			} else {
				w.take(f.File)
			}
		}
	}
}

// namedLeftOut says why the choice of files leaves out a named file by its path
// alone, or "".
func (w *walker) namedLeftOut(shown string) string {
	if !source.IsMarkdown(shown) {
		return "not a Markdown file by its name"
	}
	parts := strings.Split(shown, "/")
	for i, part := range parts {
		switch part {
		case ".git":
			return reasonGit
		case "vendor", "node_modules":
			return reasonVendored
		case "", ".", "..":
			continue
		}
		if reason := w.excluded(strings.Join(parts[:i+1], "/"), i+1 < len(parts)); reason != "" {
			return reason
		}
	}
	return ""
}
