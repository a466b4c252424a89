package discover

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// repository makes one that has the files committed, and returns its folder.
func repository(t *testing.T, files map[string]string) string {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		write(t, dir, name, text)
	}
	for _, args := range [][]string{{"init", "-q"}, {"add", "."}, {"-c", "user.name=a", "-c", "user.email=a@example.org",
		"-c", "commit.gpgsign=false", "commit", "-q", "-m", "one"}} {
		cmd := exec.Command("git", args...)
		cmd.Dir, cmd.Env = dir, gitEnv(append(os.Environ(), "GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL="+os.DevNull))
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %s: %v\n%s", args, err, out)
		}
	}
	return dir
}

func openRevision(t *testing.T, dir string) *Revision {
	t.Helper()
	r, err := OpenRevision(context.Background(), dir, "HEAD")
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestChange reaches the files of a repository by their names, through a link to it, and
// through one that leads nowhere.
func TestChange(t *testing.T) {
	dir := repository(t, map[string]string{"docs/a.md": "a\n", "docs/b.md": "b\n"})
	write(t, dir, "docs/b.md", "another b\n")
	write(t, dir, "docs/new.md", "new\n")
	beside := t.TempDir()
	for name, target := range map[string]string{"alias": dir, "nowhere": filepath.Join(dir, "none")} {
		if err := os.Symlink(target, filepath.Join(beside, name)); err != nil {
			t.Fatal(err)
		}
	}
	r := openRevision(t, dir)
	for name, want := range map[string]Change{
		dir + "/docs/a.md":              Unchanged,
		dir + "/docs/b.md":              Changed,
		dir + "/docs/new.md":            Added,
		dir + "/docs":                   Added, // no file
		beside + "/alias/docs/a.md":     Unchanged,
		beside + "/alias/docs/b.md":     Changed,
		beside + "/alias/docs/new.md":   Added,
		beside + "/nowhere/docs/a.md":   Added,
		filepath.Dir(beside) + "/other": Added,
	} {
		got, read := r.Change(filepath.ToSlash(name))
		if got != want {
			t.Errorf("%s: change %d, want %d", name, got, want)
		}
		if (read != nil) != (want == Changed) {
			t.Errorf("%s: a former version: %v", name, read != nil)
		}
		if read != nil {
			if data, err := read(100); string(data) != "b\n" || err != nil {
				t.Errorf("%s was %q, %v, want that of the revision", name, data, err)
			}
		}
	}
}

// TestRevisionTree reads a revision whose files are gone from the work tree.
func TestRevisionTree(t *testing.T) {
	dir := repository(t, map[string]string{"top.md": "# Top\n", "docs/deep/a.md": "a\n", "docs/b.md": "b\n"})
	for _, name := range []string{"docs", "top.md"} {
		if err := os.RemoveAll(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	write(t, dir, "new.md", "")
	r := openRevision(t, dir)
	root := filepath.ToSlash(dir)
	for name, want := range map[string]bool{"": true, "/docs": true, "/docs/deep/a.md": true, "/top.md": true, "/.git": true,
		"/new.md": false, "/docs/.git": false, "/../top.md": false} {
		if got := r.Exists(root + name); got != want {
			t.Errorf("%q exists: %v, want %v", name, got, want)
		}
	}
	for name, want := range map[string]string{"": "docs/ top.md", "/docs": "b.md deep/", "/docs/deep": "a.md"} {
		entries, err := r.ReadDir(root + name)
		var got []string
		for _, e := range entries {
			shown := e.Name()
			if e.IsDir() != (e.Type() == fs.ModeDir) {
				t.Errorf("%s: a folder: %v, of type %v", e.Name(), e.IsDir(), e.Type())
			}
			if e.IsDir() {
				shown += "/"
			}
			got = append(got, shown)
		}
		if strings.Join(got, " ") != want || err != nil {
			t.Errorf("%q holds %s, %v, want %s", name, got, err, want)
		}
	}
	for _, name := range []string{"/none", "/top.md", "/../docs"} {
		if _, err := r.ReadDir(root + name); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%q can be listed: %v", name, err)
		}
	}
	if data, err := r.Read(root+"/top.md", 100); string(data) != "# Top\n" || err != nil {
		t.Errorf("top.md is %q, %v", data, err)
	}
	for _, name := range []string{"/new.md", "/docs", "/../top.md"} {
		if _, err := r.Read(root+name, 100); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%q can be read: %v", name, err)
		}
	}
	var tooLarge *TooLargeError
	if data, err := r.Read(root+"/top.md", 3); string(data) != "# T" || !errors.As(err, &tooLarge) || tooLarge.Limit != 3 {
		t.Errorf("three bytes of top.md are %q, %v", data, err)
	}
}

// TestBrokenRepository wants advice with what git cannot do.
func TestBrokenRepository(t *testing.T) {
	dir := repository(t, map[string]string{"docs/a.md": "a\n"})
	r := openRevision(t, dir)
	objects, err := filepath.Glob(filepath.Join(dir, ".git/objects/??"))
	if err != nil || len(objects) == 0 {
		t.Fatal("no objects:", err)
	}
	tree, err := r.git.answer(dir, "rev-parse", "HEAD^{tree}")
	if err != nil {
		t.Fatal(err)
	}
	blob := r.blobs["docs/a.md"]
	if err := os.Remove(filepath.Join(dir, ".git/objects", blob[:2], blob[2:])); err != nil {
		t.Fatal(err)
	}
	if _, err := r.Read(filepath.ToSlash(dir)+"/docs/a.md", 100); err == nil || !strings.HasPrefix(err.Error(), "git cannot read it at HEAD: ") {
		t.Errorf("a file without its object: %v", err)
	}
	if err := os.Remove(filepath.Join(dir, ".git/objects", string(tree[:2]), strings.TrimSpace(string(tree[2:])))); err != nil {
		t.Fatal(err)
	}
	_, err = OpenRevision(context.Background(), dir, "HEAD")
	var problem Problem
	if !errors.As(err, &problem) || !strings.HasPrefix(problem.What, "git cannot list the files of the revision (") ||
		problem.Path != "HEAD" || problem.Do != "look with `git fsck` whether the repository is whole" {
		t.Errorf("a commit without its tree: %v", err)
	}
}

// TestNoGit wants the flag that needs git to say so where there is none.
func TestNoGit(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	_, err := OpenRevision(context.Background(), t.TempDir(), "main")
	if want := (Problem{What: "no git", Path: "main", Do: "install git, or leave out the flag that names a revision"}); !errors.Is(err, want) {
		t.Errorf("%v, want %v", err, want)
	}
}
