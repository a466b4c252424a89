package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// A pendingFile is a file that is written beside its place and takes it when it
// is complete, so that nobody ever sees half a report, and a run that fails
// leaves the last one as it was.
type pendingFile struct {
	diskFile
	disk disk
	// place is where the file goes; empty where it is written directly.
	place string
	// ended says that the file has taken its place, or is gone.
	ended bool
}

// createPending begins a file that is to stand at name. What stands there keeps
// its permissions; a link stays and its target is replaced; a device or pipe is
// written directly. The error is the operating system's.
func createPending(d disk, name string) (*pendingFile, error) {
	if target, err := d.EvalSymlinks(name); err == nil {
		name = target
	}
	info, err := d.Stat(name)
	switch {
	case err == nil && info.IsDir():
		return nil, errors.New("it is a folder")
	case err == nil && !info.Mode().IsRegular():
		return writeTo(d, name, os.O_WRONLY)
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return nil, err
	}
	f, createErr := createBeside(d, name)
	if createErr != nil {
		return nil, createErr
	}
	if err == nil {
		if err := f.Chmod(info.Mode().Perm()); err != nil {
			_ = f.Close()
			_ = d.Remove(f.Name())
			return nil, err
		}
	}
	return &pendingFile{diskFile: f, disk: d, place: name}, nil
}

// appendTo opens a file to write behind what stands in it.
func appendTo(d disk, name string) (*pendingFile, error) {
	return writeTo(d, name, os.O_WRONLY|os.O_APPEND|os.O_CREATE)
}

// writeTo opens a file that is written directly.
func writeTo(d disk, name string, flag int) (*pendingFile, error) {
	f, err := d.OpenFile(name, flag, 0o666)
	if err != nil {
		return nil, err
	}
	return &pendingFile{diskFile: f, disk: d}, nil
}

// The names of files that are not complete: the process that writes one is in it, so
// that what a killed one left behind can be told from what another is writing.
const (
	pendingPrefix = ".pmlint-"
	pendingSuffix = ".tmp"
)

// removeLeftBehind deletes the incomplete files in a folder of processes that are gone.
// That it cannot read or delete does no harm.
func removeLeftBehind(d disk, dir string) {
	entries, err := d.ReadDir(dir)
	if err != nil {
		return
	}
	for _, e := range entries {
		name, ok := strings.CutPrefix(e.Name(), pendingPrefix)
		if !ok || !strings.HasSuffix(name, pendingSuffix) || !e.Type().IsRegular() {
			continue
		}
		id, _, _ := strings.Cut(name, "-")
		if pid, err := strconv.Atoi(id); err == nil && pid > 0 && pid != os.Getpid() && !isAlive(pid) {
			_ = d.Remove(filepath.Join(dir, e.Name()))
		}
	}
}

// createBeside opens a new file in the folder of name. os.CreateTemp would give
// it permissions for its owner alone, and not those that the user's mask leaves.
func createBeside(d disk, name string) (diskFile, error) {
	for {
		beside := filepath.Join(filepath.Dir(name), fmt.Sprintf("%s%d-%016x%s", pendingPrefix, os.Getpid(), rand.Uint64(), pendingSuffix))
		f, err := d.OpenFile(beside, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if !errors.Is(err, fs.ErrExist) {
			return f, err
		}
	}
}

// commit puts the complete file in its place.
func (p *pendingFile) commit() error {
	p.ended = true
	if p.place == "" {
		return p.Close()
	}
	err := p.Sync()
	if closeErr := p.Close(); err == nil {
		err = closeErr
	}
	if err == nil {
		err = p.disk.Rename(p.Name(), p.place)
	}
	if err != nil {
		_ = p.disk.Remove(p.Name())
		return err
	}
	syncFolder(p.disk, filepath.Dir(p.place))
	return nil
}

// syncFolder makes the new name of a file last. Not every system can; the content is safe
// either way.
func syncFolder(d disk, dir string) {
	if f, err := d.OpenFile(dir, os.O_RDONLY, 0); err == nil {
		_ = f.Sync()
		_ = f.Close()
	}
}

// discard drops the file; it does nothing after commit.
func (p *pendingFile) discard() {
	if p.ended {
		return
	}
	p.ended = true
	_ = p.Close()
	if p.place != "" {
		_ = p.disk.Remove(p.Name())
	}
}
