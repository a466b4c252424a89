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
	*os.File
	// place is where the file goes; empty where it is written directly.
	place string
}

// createPending begins a file that is to stand at name. What stands there keeps
// its permissions; a link stays and its target is replaced; a device or pipe is
// written directly. The error is the operating system's.
func createPending(name string) (*pendingFile, error) {
	if target, err := filepath.EvalSymlinks(name); err == nil {
		name = target
	}
	info, err := os.Stat(name)
	switch {
	case err == nil && info.IsDir():
		return nil, errors.New("it is a folder")
	case err == nil && !info.Mode().IsRegular():
		f, err := os.OpenFile(name, os.O_WRONLY, 0)
		return &pendingFile{File: f}, err
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return nil, err
	}
	f, createErr := createBeside(name)
	if createErr != nil {
		return nil, createErr
	}
	if err == nil {
		if err := f.Chmod(info.Mode().Perm()); err != nil {
			_ = f.Close()
			_ = os.Remove(f.Name())
			return nil, err
		}
	}
	return &pendingFile{File: f, place: name}, nil
}

// appendTo opens a file to write behind what stands in it.
func appendTo(name string) (*pendingFile, error) {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_APPEND|os.O_CREATE, 0o666)
	return &pendingFile{File: f}, err
}

// The names of files that are not complete: the process that writes one is in it, so
// that what a killed one left behind can be told from what another is writing.
const (
	pendingPrefix = ".pmlint-"
	pendingSuffix = ".tmp"
)

// removeLeftBehind deletes the incomplete files in a folder of processes that are gone.
// That it cannot read or delete does no harm.
func removeLeftBehind(dir string) {
	entries, err := os.ReadDir(dir)
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
			_ = os.Remove(filepath.Join(dir, e.Name()))
		}
	}
}

// createBeside opens a new file in the folder of name. os.CreateTemp would give
// it permissions for its owner alone, and not those that the user's mask leaves.
func createBeside(name string) (*os.File, error) {
	for {
		beside := filepath.Join(filepath.Dir(name), fmt.Sprintf("%s%d-%016x%s", pendingPrefix, os.Getpid(), rand.Uint64(), pendingSuffix))
		f, err := os.OpenFile(beside, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if !errors.Is(err, fs.ErrExist) {
			return f, err
		}
	}
}

// commit puts the complete file in its place.
func (p *pendingFile) commit() error {
	if p.place == "" {
		return p.Close()
	}
	err := p.Sync()
	if closeErr := p.Close(); err == nil {
		err = closeErr
	}
	if err == nil {
		err = os.Rename(p.Name(), p.place)
	}
	if err == nil {
		syncFolder(filepath.Dir(p.place))
	}
	if err != nil {
		_ = os.Remove(p.Name())
	}
	return err
}

// syncFolder makes the new name of a file last. Not every system can; the content is safe
// either way.
func syncFolder(dir string) {
	if f, err := os.Open(dir); err == nil {
		_ = f.Sync()
		_ = f.Close()
	}
}

// discard drops the file; it does nothing after commit.
func (p *pendingFile) discard() {
	if p.Close() == nil && p.place != "" {
		_ = os.Remove(p.Name())
	}
}
