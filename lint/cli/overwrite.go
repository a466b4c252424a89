package cli

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"

	"github.com/pmlint/pmlint/lint/discover"
)

// overwrite replaces a document that still holds what was read of it: the new content
// stands beside it first, and takes its place when it is complete. A link is followed
// only inside the folder root. The error is without the name; nothing is changed then.
func overwrite(d disk, root, name string, was, data []byte) error {
	place, err := d.EvalSymlinks(name)
	if err != nil {
		return err
	}
	if clean := filepath.Clean(name); place != clean && !isInside(root, place) && isInside(root, clean) {
		return errors.New("it is a link that leads out of " + discover.Show(root, root))
	}
	// A file that may not be written must not be replaced either.
	f, err := d.OpenFile(place, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	removeLeftBehind(d, filepath.Dir(place))
	file, err := createPending(d, place)
	if err != nil {
		return err
	}
	defer file.discard()
	if _, err := file.Write(data); err != nil {
		return err
	}
	now, err := d.Read(place)
	if err != nil {
		return err
	}
	if !bytes.Equal(now, was) {
		return errors.New("it has changed since it was read")
	}
	return file.commit()
}

// isInside reports whether a file lies in the folder root, links in its name followed.
func isInside(root, name string) bool {
	if resolved, err := filepath.EvalSymlinks(root); err == nil {
		if rel, err := filepath.Rel(resolved, name); err == nil && filepath.IsLocal(rel) {
			return true
		}
	}
	rel, err := filepath.Rel(root, name)
	return err == nil && filepath.IsLocal(rel)
}
