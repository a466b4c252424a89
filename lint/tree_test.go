package lint_test

import (
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/pmlint/pmlint/lint"
)

func TestTreeLook(t *testing.T) {
	tree := lint.NewTree(fstest.MapFS{
		"docs/a.md":      {Data: []byte("# A")},
		"docs/img/x.png": {},
		"README.md":      {},
		"docs/link.md":   {Mode: os.ModeSymlink},
		"docs/linked":    {Mode: os.ModeSymlink},
	})
	for name, want := range map[string]lint.Presence{
		".":                 lint.IsFolder,
		"docs":              lint.IsFolder,
		"docs/":             lint.IsFolder,
		"docs/a.md":         lint.IsFile,
		"docs/A.md":         lint.Missing,
		"docs/../README.md": lint.IsFile,
		"docs/b.md":         lint.Missing,
		"none/a/b.md":       lint.Missing,
		"docs/a.md/b":       lint.Missing,
		"../README.md":      lint.Unknown,
		"/README.md":        lint.Unknown,
		"docs/link.md":      lint.Unknown,
		"docs/linked/b.md":  lint.Unknown,
		"":                  lint.IsFolder,
		"docs/a.md\x00":     lint.Missing,
		"docs/img/x.png":    lint.IsFile,
		"docs/img/../a.md":  lint.IsFile,
		"docs/x/../../../b": lint.Unknown,
		"docs//a.md":        lint.IsFile,
	} {
		if got := tree.Look(name); got != want {
			t.Errorf("Look(%q) = %d, want %d", name, got, want)
		}
	}
	if got := tree.Similar("docs/IMG/x.png"); got != "" {
		t.Errorf("a file in a folder of another name is similar: %q", got)
	}
	if got := tree.Similar("docs/A.MD"); got != "docs/a.md" {
		t.Errorf("Similar = %q", got)
	}
}

func TestTreeAnchors(t *testing.T) {
	tree := lint.NewTree(fstest.MapFS{
		"a.md":      {Data: []byte("# One\n\n## One\n\n<a name=\"two\"></a>\n")},
		"binary.md": {Data: []byte("\xff\xfe\x00")},
		"large.md":  {Data: make([]byte, 2<<20)},
	})
	a := tree.Anchors("a.md")
	if a == nil || !a.Has("one") || !a.Has("one-1") || !a.Has("two") || a.Has("one-2") {
		t.Errorf("the anchors of a.md are %v", a)
	}
	if tree.Anchors("./a.md") != a {
		t.Error("a page is read twice")
	}
	for _, name := range []string{"binary.md", "large.md", "none.md", "../a.md"} {
		if tree.Anchors(name) != nil {
			t.Errorf("%s has anchors", name)
		}
	}
}

// TestTreeLarge leaves open what a folder with too many entries holds.
func TestTreeLarge(t *testing.T) {
	files := fstest.MapFS{}
	for i := range 20_001 {
		files[fmt.Sprintf("many/%d.md", i)] = &fstest.MapFile{}
	}
	if got := lint.NewTree(files).Look("many/none.md"); got != lint.Unknown {
		t.Errorf("Look = %d", got)
	}
}

// TestTreeLinks wants nothing outside of the root to be read or told of.
func TestTreeLinks(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"outside.md": "# Outside", "repo/docs/a.md": "# A"} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for link, target := range map[string]string{"repo/docs/out.md": "../../outside.md", "repo/up": "..", "repo/again": "docs"} {
		if err := os.Symlink(target, filepath.Join(dir, filepath.FromSlash(link))); err != nil {
			t.Fatal(err)
		}
	}
	root, err := os.OpenRoot(filepath.Join(dir, "repo"))
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	tree := lint.NewTree(root.FS())
	for _, name := range []string{"docs/out.md", "up/outside.md", "up/none.md", "again/a.md", "again/none.md", "../outside.md"} {
		if got := tree.Look(name); got != lint.Unknown {
			t.Errorf("Look(%q) = %d", name, got)
		}
		if tree.Anchors(name) != nil {
			t.Errorf("%s has anchors", name)
		}
	}
	if tree.Look("docs/a.md") != lint.IsFile || tree.Look("docs/b.md") != lint.Missing {
		t.Error("what stands in the folder is not known")
	}
}

// TestTreeConcurrent asks from several goroutines at once; the race detector judges.
func TestTreeConcurrent(t *testing.T) {
	tree := lint.NewTree(fstest.MapFS{"a/b/c.md": {Data: []byte("# C")}, "a/d.md": {}})
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			if tree.Look("a/b/c.md") != lint.IsFile || tree.Look("a/x/c.md") != lint.Missing || !tree.Anchors("a/b/c.md").Has("c") {
				t.Error("another answer")
			}
		})
	}
	wait.Wait()
}
