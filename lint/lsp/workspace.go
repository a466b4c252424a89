package lsp

import (
	"context"
	"path/filepath"
	"slices"
	"sync"
)

// A workspace is the folders that the client has open.
type workspace struct {
	open func(string) (Folder, error)

	mu    sync.Mutex
	roots []string
	// folders are those that were opened, by name.
	folders map[string]*opened
}

type opened struct {
	folder Folder
	err    error
}

func newWorkspace(open func(string) (Folder, error)) *workspace {
	return &workspace{open: open, folders: map[string]*opened{}}
}

// change adds and removes folders.
func (w *workspace) change(added, removed []string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.roots = slices.DeleteFunc(w.roots, func(r string) bool { return slices.Contains(removed, r) })
	for _, a := range added {
		if a != "" && !slices.Contains(w.roots, a) {
			w.roots = append(w.roots, a)
		}
	}
}

// forget makes all folders be opened anew.
func (w *workspace) forget() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.folders = map[string]*opened{}
}

// place returns what applies to the document called name; "" is one that is no file,
// and belongs to the first folder.
func (w *workspace) place(ctx context.Context, name string) (*Place, error) {
	folder, name, err := w.folderOf(name)
	if err != nil {
		return nil, err
	}
	return folder.Place(ctx, name)
}

func (w *workspace) folderOf(name string) (Folder, string, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	root := ""
	switch {
	case name == "" && len(w.roots) > 0:
		root = w.roots[0]
	case name != "":
		root = w.rootOf(name)
	}
	if name == "" {
		name = filepath.Join(root, "untitled.md")
	}
	o := w.folders[root]
	if o == nil {
		o = &opened{}
		o.folder, o.err = w.open(root)
		w.folders[root] = o
	}
	return o.folder, name, o.err
}

// rootOf returns the innermost root that holds a file, or else the file's own folder.
func (w *workspace) rootOf(name string) string {
	best := ""
	for _, root := range w.roots {
		if rel, err := filepath.Rel(root, name); err == nil && filepath.IsLocal(rel) && len(root) > len(best) {
			best = root
		}
	}
	if best == "" {
		return filepath.Dir(name)
	}
	return best
}
