package cli

import (
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/pmlint/pmlint/lint/discover"
)

// A disk is what files are written through. It is the operating system's; only tests
// hand in another, in which each call can fail.
type disk interface {
	// EvalSymlinks, Stat, ReadDir, Remove and Rename are those of the operating system.
	EvalSymlinks(name string) (string, error)
	Stat(name string) (fs.FileInfo, error)
	ReadDir(name string) ([]fs.DirEntry, error)
	Remove(name string) error
	Rename(from, to string) error
	// OpenFile opens a file to be written, or a folder.
	OpenFile(name string, flag int, perm fs.FileMode) (diskFile, error)
	// Read returns the content of a document.
	Read(name string) ([]byte, error)
}

// A diskFile is an open file.
type diskFile interface {
	io.Writer
	Name() string
	Chmod(fs.FileMode) error
	Sync() error
	Close() error
}

// osDisk is the operating system's.
type osDisk struct{}

func (osDisk) EvalSymlinks(name string) (string, error)   { return filepath.EvalSymlinks(name) }
func (osDisk) Stat(name string) (fs.FileInfo, error)      { return os.Stat(name) }
func (osDisk) ReadDir(name string) ([]fs.DirEntry, error) { return os.ReadDir(name) }
func (osDisk) Remove(name string) error                   { return os.Remove(name) }
func (osDisk) Rename(from, to string) error               { return os.Rename(from, to) }
func (osDisk) Read(name string) ([]byte, error)           { return discover.Read(name, discover.DefaultLimit) }

func (osDisk) OpenFile(name string, flag int, perm fs.FileMode) (diskFile, error) {
	f, err := os.OpenFile(name, flag, perm)
	if err != nil {
		return nil, err // and no interface that holds a nil pointer
	}
	return f, nil
}
