package discover

import (
	"os"
	"path/filepath"

	"github.com/pmlint/pmlint/lint"
)

// Surroundings are the trees that documents stand in: repositories, or outside of one
// the folder that the run was started in or was asked for. A tree never leads out of
// its root, also not by symbolic links.
type Surroundings struct {
	tops  tops
	roots map[string]*surrounding
	// of has the highest folder for each that was asked about: it is looked for in all
	// folders above.
	of map[string]string
}

type surrounding struct {
	dir  *os.Root
	tree *lint.Tree
}

// NewSurroundings returns the trees for a run in the folder base, an absolute path,
// with these paths as arguments.
func NewSurroundings(base string, args []string) *Surroundings {
	return &Surroundings{tops: newTops(base, args), roots: map[string]*surrounding{}, of: map[string]string{}}
}

// Of returns the tree that the file called name, an absolute path, stands in and its
// place there. The tree is nil where it cannot be opened, and where git was told to
// check out only a part of it: what is not there may well exist.
func (s *Surroundings) Of(name string) (tree *lint.Tree, place string) {
	dir := filepath.Dir(name)
	top, known := s.of[dir]
	if !known {
		top = s.tops.top(dir)
		s.of[dir] = top
	}
	rel, err := filepath.Rel(top, name)
	if err != nil || !filepath.IsLocal(rel) {
		return nil, ""
	}
	r := s.roots[top]
	if r == nil {
		r = &surrounding{}
		s.roots[top] = r
		if _, err := os.Lstat(filepath.Join(top, ".git", "info", "sparse-checkout")); err != nil {
			if r.dir, err = os.OpenRoot(top); err == nil {
				r.tree = lint.NewTree(r.dir.FS())
				r.tree.Partial = repositoryRoot(top) == ""
				if !r.tree.Partial {
					r.tree.Commit = newPins(top).commit
				}
			}
		}
	}
	return r.tree, filepath.ToSlash(rel)
}

// Close closes the folders. No tree may be asked after it.
func (s *Surroundings) Close() {
	for _, r := range s.roots {
		if r.dir != nil {
			// Nothing was written to it, and what was read has been judged.
			_ = r.dir.Close()
		}
	}
}
