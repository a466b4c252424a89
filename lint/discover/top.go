package discover

import "path/filepath"

// tops knows how far up a run may look.
type tops struct {
	// base is the folder that the run was started in.
	base string
	// given are the folders that were asked for; outside a repository nothing above
	// them counts.
	given []string
}

// newTops returns the tops for a run in the folder base with these paths as arguments.
func newTops(base string, args []string) tops {
	t := tops{base: base}
	for _, arg := range args {
		if !filepath.IsAbs(arg) {
			arg = filepath.Join(base, arg)
		}
		t.given = append(t.given, filepath.Clean(arg))
	}
	return t
}

// top returns the highest folder that counts for documents in dir.
func (t *tops) top(dir string) string {
	if root := repositoryRoot(dir); root != "" {
		return root
	}
	if isWithin(t.base, dir) {
		return t.base
	}
	top := dir
	for _, given := range t.given {
		if len(given) < len(top) && isWithin(given, dir) {
			top = given
		}
	}
	return top
}

// isWithin reports whether dir is the folder above or lies below it.
func isWithin(above, dir string) bool {
	rel, err := filepath.Rel(above, dir)
	return err == nil && filepath.IsLocal(rel)
}
