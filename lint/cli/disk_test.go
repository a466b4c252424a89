package cli

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/source"
)

// A failingDisk fails its k-th call, or that and all after it.
type failingDisk struct {
	osDisk
	k      int
	err    error
	onward bool
	calls  int
	// failed names the calls that have failed.
	failed []string
}

// fails counts a call and returns its error.
func (d *failingDisk) fails(op, name string) error {
	d.calls++
	if d.calls != d.k && (!d.onward || d.calls < d.k) {
		return nil
	}
	d.failed = append(d.failed, op)
	return &fs.PathError{Op: op, Path: name, Err: d.err}
}

func (d *failingDisk) EvalSymlinks(name string) (string, error) {
	if err := d.fails("lstat", name); err != nil {
		return "", err
	}
	return d.osDisk.EvalSymlinks(name)
}

func (d *failingDisk) Stat(name string) (fs.FileInfo, error) {
	if err := d.fails("stat", name); err != nil {
		return nil, err
	}
	return d.osDisk.Stat(name)
}

func (d *failingDisk) ReadDir(name string) ([]fs.DirEntry, error) {
	if err := d.fails("readdir", name); err != nil {
		return nil, err
	}
	return d.osDisk.ReadDir(name)
}

func (d *failingDisk) Remove(name string) error {
	if err := d.fails("remove", name); err != nil {
		return err
	}
	return d.osDisk.Remove(name)
}

func (d *failingDisk) Rename(from, to string) error {
	if err := d.fails("rename", from); err != nil {
		return err
	}
	return d.osDisk.Rename(from, to)
}

func (d *failingDisk) Read(name string) ([]byte, error) {
	if err := d.fails("read", name); err != nil {
		return nil, err
	}
	return d.osDisk.Read(name)
}

func (d *failingDisk) OpenFile(name string, flag int, perm fs.FileMode) (diskFile, error) {
	if err := d.fails("open", name); err != nil {
		return nil, err
	}
	f, err := d.osDisk.OpenFile(name, flag, perm)
	if err != nil {
		return nil, err
	}
	return &failingFile{f, d}, nil
}

// A failingFile is a file of a failingDisk.
type failingFile struct {
	diskFile
	disk *failingDisk
}

// Write writes half of the data where it fails, as a disk that fills up does.
func (f *failingFile) Write(data []byte) (int, error) {
	if err := f.disk.fails("write", f.Name()); err != nil {
		n, _ := f.diskFile.Write(data[:len(data)/2])
		return n, err
	}
	return f.diskFile.Write(data)
}

func (f *failingFile) Chmod(mode fs.FileMode) error {
	if err := f.disk.fails("chmod", f.Name()); err != nil {
		return err
	}
	return f.diskFile.Chmod(mode)
}

func (f *failingFile) Sync() error {
	if err := f.disk.fails("fsync", f.Name()); err != nil {
		return err
	}
	return f.diskFile.Sync()
}

func (f *failingFile) Close() error {
	err := f.diskFile.Close()
	if failure := f.disk.fails("close", f.Name()); failure != nil {
		return failure
	}
	return err
}

const (
	oldText = "# One\n\nThis is old.\n"
	newText = "# One\n\nThis is new.\n"
)

// newForOld is a rule that has something to mend in oldText.
func newForOld() *lint.Rule {
	return &lint.Rule{ID: "a/new", Severity: lint.Error, New: func() lint.Checker { return oldChecker{} }}
}

type oldChecker struct{}

func (oldChecker) Check(pass *lint.Pass) {
	if at := strings.Index(pass.Doc.File.Text, "old"); at >= 0 {
		span := source.Span{Start: at, End: at + len("old")}
		pass.Report(lint.Diagnostic{Span: span, Message: "old", Help: "write new",
			Fixes: []lint.Fix{{Message: "write new", Safe: true, Edits: []lint.Edit{{Span: span, New: "new"}}}}})
	}
}

// fixThrough writes two documents, mends them through a disk, and returns the exit code,
// what was said, and what the folder holds then.
func fixThrough(t *testing.T, d disk) (code int, said string, files map[string]string) {
	t.Helper()
	dir := t.TempDir()
	for _, name := range []string{"a.md", "b.md"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(oldText), 0o640); err != nil {
			t.Fatal(err)
		}
	}
	var messages bytes.Buffer
	command := &Command{Stderr: &messages, Dir: dir, Rules: []*lint.Rule{newForOld()}, disk: d}
	code = command.Main([]string{"--fix", "--no-config", "--all", "."})
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	files = map[string]string{}
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		files[e.Name()] = string(data)
	}
	return code, messages.String(), files
}

// TestFixOnFailingDisk lets each call of the file system fail in turn, alone and with all
// that follow: each document is the old or the new one, none is lost, and what could not
// be mended is told.
func TestFixOnFailingDisk(t *testing.T) {
	whole := &failingDisk{}
	if code, said, files := fixThrough(t, whole); code != OK || files["a.md"] != newText || files["b.md"] != newText || len(files) != 2 {
		t.Fatalf("without a failure: exit code %d, %v, said %s", code, files, said)
	}
	if whole.calls < 20 {
		t.Fatalf("two documents are written with %d calls", whole.calls)
	}
	seen := map[string]bool{}
	for k := 1; k <= whole.calls; k++ {
		for _, err := range []syscall.Errno{syscall.ENOSPC, syscall.EACCES, syscall.EIO} {
			for _, onward := range []bool{false, true} {
				d := &failingDisk{k: k, err: err, onward: onward}
				t.Run(fmt.Sprintf("%d %v %v", k, err, onward), func(t *testing.T) {
					code, said, files := fixThrough(t, d)
					checkFailed(t, d, code, said, files)
				})
				seen[d.failed[0]] = true
			}
		}
	}
	for _, op := range []string{"lstat", "stat", "open", "readdir", "chmod", "write", "read", "fsync", "close", "rename"} {
		if !seen[op] {
			t.Errorf("no call of %s has failed", op)
		}
	}
}

func checkFailed(t *testing.T, d *failingDisk, code int, said string, files map[string]string) {
	t.Helper()
	old := 0
	for _, name := range []string{"a.md", "b.md"} {
		switch files[name] {
		case newText:
		case oldText:
			old++
			message := "cannot fix (" + d.err.Error() + "): " + name + ": nothing in it was changed"
			if !strings.Contains(said, message) {
				t.Errorf("%v: %s is as it was, but %q is not said in %s", d.failed, name, message, said)
			}
		default:
			t.Errorf("%v: %s holds %q", d.failed, name, files[name])
		}
	}
	// What only clears up, or only makes a name last, may fail: the document is mended.
	if want := map[bool]int{true: Failure, false: OK}[old > 0]; code != want {
		t.Errorf("%v: exit code %d with %d documents as they were, said %s", d.failed, code, old, said)
	}
	if len(files) > 2 && !slices.Contains(d.failed, "remove") {
		t.Errorf("%v: there are %d files", d.failed, len(files))
	}
}
