package discover

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// makeTree writes the files, whose content does not matter, into a new folder.
func makeTree(t *testing.T, names ...string) string {
	t.Helper()
	dir := t.TempDir()
	for _, n := range names {
		write(t, dir, n, "text\n")
	}
	return dir
}

func gitInit(t *testing.T, dir string) bool {
	t.Helper()
	program, err := exec.LookPath("git")
	if err != nil {
		t.Log("no git here: the ignore files are read by pmlint itself")
		return false
	}
	runGit(t, program, dir, "init", "-q")
	return true
}

func runGit(t *testing.T, program, dir string, args ...string) {
	t.Helper()
	cmd := exec.Command(program, args...)
	cmd.Dir, cmd.Env = dir, gitEnv(os.Environ())
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("git %q: %v\n%s", args, err, out)
	}
}

func walk(t *testing.T, opt Options, args ...string) *Found {
	t.Helper()
	found, err := Walk(context.Background(), args, opt)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// shown lists the found files as "path" or "path (named)", then the problems.
func shown(found *Found) string {
	var b strings.Builder
	for _, f := range found.Files {
		b.WriteString(f.Path)
		if f.Named {
			b.WriteString(" (named)")
		}
		b.WriteByte('\n')
	}
	for _, p := range found.Problems {
		fmt.Fprintf(&b, "! %v\n", p)
	}
	return b.String()
}

func expect(t *testing.T, found *Found, want ...string) {
	t.Helper()
	if d := cmp.Diff(strings.Join(append(want, ""), "\n"), shown(found)); d != "" {
		t.Errorf("found (-want +got):\n%s", d)
	}
}

func reason(found *Found, path string) string {
	for _, l := range found.LeftOut {
		if l.Path == path {
			return l.Reason
		}
	}
	return ""
}

func TestWalkFindsMarkdown(t *testing.T) {
	dir := makeTree(t, "b.md", "a.MD", "docs/z.markdown", "docs/a.md", "docs/a.txt", "docs/md", ".hidden/c.md", "docs-x.md")
	expect(t, walk(t, Options{Dir: dir}, "."), ".hidden/c.md", "a.MD", "b.md", "docs-x.md", "docs/a.md", "docs/z.markdown")
}

func TestPathsAreShownAsGiven(t *testing.T) {
	dir := makeTree(t, "docs/a.md", "docs/sub/b.md", "other/c.txt")
	for _, c := range []struct {
		base string
		args []string
		want []string
	}{
		{dir, []string{"docs"}, []string{"docs/a.md", "docs/sub/b.md"}},
		{dir, []string{"./docs/"}, []string{"docs/a.md", "docs/sub/b.md"}},
		{dir, []string{"docs//sub/../sub"}, []string{"docs/sub/b.md"}},
		{dir, []string{"docs/a.md", "./docs/a.md", "docs"}, []string{"docs/a.md (named)", "docs/sub/b.md"}},
		{dir, []string{"docs", "docs/a.md"}, []string{"docs/a.md (named)", "docs/sub/b.md"}},
		{dir, []string{"other/c.txt"}, []string{"other/c.txt (named)"}},
		{dir, []string{filepath.Join(dir, "docs/sub")}, []string{"docs/sub/b.md"}},
		{filepath.Join(dir, "docs/sub"), []string{"../a.md", ".."}, []string{"../a.md (named)", "../sub/b.md"}},
		{filepath.Join(dir, "other"), []string{filepath.Join(dir, "docs/a.md")}, []string{filepath.ToSlash(dir) + "/docs/a.md (named)"}},
	} {
		t.Run(strings.Join(c.args, " "), func(t *testing.T) {
			expect(t, walk(t, Options{Dir: c.base}, c.args...), c.want...)
		})
	}
}

func TestFoldersThatAreNotWalked(t *testing.T) {
	dir := makeTree(t, "a.md", ".git/b.md", "vendor/c.md", "x/node_modules/y/d.md", "x/vendored/e.md")
	found := walk(t, Options{Dir: dir}, ".")
	expect(t, found, "a.md", "x/vendored/e.md")
	if got := reason(found, "x/node_modules"); got != reasonVendored {
		t.Errorf("reason %q", got)
	}
	expect(t, walk(t, Options{Dir: dir}, "vendor", "x/node_modules/y"), "vendor/c.md", "x/node_modules/y/d.md")
	expect(t, walk(t, Options{Dir: dir}, ".git"))
}

func TestExclude(t *testing.T) {
	dir := makeTree(t, "a.md", "docs/a.md", "docs/old/b.md", "docs/old/c/d.md", "x/old/e.md")
	for _, c := range []struct {
		glob string
		want []string
	}{
		{"a.md", []string{"docs/a.md", "docs/old/b.md", "docs/old/c/d.md", "x/old/e.md"}},
		{"**/a.md", []string{"docs/old/b.md", "docs/old/c/d.md", "x/old/e.md"}},
		{"docs/old", []string{"a.md", "docs/a.md", "x/old/e.md"}},
		{"./docs/old/", []string{"a.md", "docs/a.md", "x/old/e.md"}},
		{"docs/old/**", []string{"a.md", "docs/a.md", "x/old/e.md"}},
		{"{docs,x}/**/[be].md", []string{"a.md", "docs/a.md", "docs/old/c/d.md"}},
		{"docs/old/*", []string{"a.md", "docs/a.md", "x/old/e.md"}},
	} {
		t.Run(c.glob, func(t *testing.T) {
			expect(t, walk(t, Options{Dir: dir, Exclude: []string{c.glob}}, "."), c.want...)
		})
	}
	if _, err := Walk(context.Background(), []string{dir}, Options{Exclude: []string{"a[", "b"}}); err == nil {
		t.Error("a malformed glob is accepted")
	}
	expect(t, walk(t, Options{Dir: dir, Exclude: []string{"**"}}, "a.md"), "a.md (named)")
}

func TestIgnoredFiles(t *testing.T) {
	for _, withGit := range []bool{true, false} {
		t.Run(fmt.Sprintf("git %v", withGit), func(t *testing.T) {
			dir := makeTree(t, "a.md", "draft-a.md", "build/b.md", "docs/c.md", "docs/private/d.md", "docs/private/keep/e.md")
			write(t, dir, ".gitignore", "draft-*\n/build/\n")
			write(t, dir, "docs/.gitignore", "private/*\n!private/keep\n")
			if withGit && !gitInit(t, dir) {
				return
			}
			found := walk(t, Options{Dir: dir}, ".")
			expect(t, found, "a.md", "docs/c.md", "docs/private/keep/e.md")
			if got := reason(found, "build"); got != reasonIgnored {
				t.Errorf("build: %q", got)
			}
			if got := reason(found, "docs/private/d.md"); got != reasonIgnored {
				t.Errorf("docs/private/d.md: %q", got)
			}
			expect(t, walk(t, Options{Dir: dir}, "build", "draft-a.md"), "build/b.md", "draft-a.md (named)")
		})
	}
}

func TestIgnoreFilesAboveTheFolder(t *testing.T) {
	dir := makeTree(t, "docs/a.md", "docs/draft.md", ".git/HEAD")
	write(t, dir, ".gitignore", "draft.md\n")
	expect(t, walk(t, Options{Dir: filepath.Join(dir, "docs")}, "."), "a.md")
}

func TestTrackedFilesAreNotIgnored(t *testing.T) {
	dir := makeTree(t, "tracked.md", "untracked.md", "deleted.md")
	write(t, dir, ".gitignore", "*.md\n")
	if !gitInit(t, dir) {
		return
	}
	runGit(t, "git", dir, "add", "-f", "tracked.md", "deleted.md")
	if err := os.Remove(filepath.Join(dir, "deleted.md")); err != nil {
		t.Fatal(err)
	}
	expect(t, walk(t, Options{Dir: dir}, "."), "tracked.md")
	found := walk(t, Options{Dir: dir, ForceExclude: true}, "tracked.md", "untracked.md")
	expect(t, found, "tracked.md (named)")
	if got := reason(found, "untracked.md"); got != reasonIgnored {
		t.Errorf("reason %q", got)
	}
}

func TestRepositoriesInside(t *testing.T) {
	dir := makeTree(t, "a.md", "sub/b.md", "sub/draft.md", "sub/notes.md")
	write(t, dir, ".gitignore", "notes.md\n")
	write(t, dir, "sub/.gitignore", "draft.md\n")
	if !gitInit(t, dir) || !gitInit(t, filepath.Join(dir, "sub")) {
		return
	}
	expect(t, walk(t, Options{Dir: dir}, "."), "a.md", "sub/b.md", "sub/notes.md")
}

// TestStrangeRepositories: what git refuses is read by pmlint itself, and what a
// hook's environment says of another repository does not count.
func TestStrangeRepositories(t *testing.T) {
	dir := makeTree(t, "a.md", "draft.md", ".git/HEAD")
	write(t, dir, ".gitignore", "draft.md\n")
	t.Setenv("GIT_DIR", filepath.Join(dir, "nowhere"))
	t.Setenv("GIT_INDEX_FILE", filepath.Join(dir, "nowhere"))
	expect(t, walk(t, Options{Dir: dir}, "."), "a.md")

	if !gitInit(t, dir) {
		return
	}
	write(t, dir, ".git/config", "[core]\n\tfsmonitor = touch ran; false\n")
	expect(t, walk(t, Options{Dir: dir}, "."), "a.md")
	if _, err := os.Stat(filepath.Join(dir, "ran")); err == nil {
		t.Error("a program of the repository's configuration was run")
	}
}

func TestHostileNames(t *testing.T) {
	names := []string{"-rf.md", "a\nb.md", "a b.md", `a"b.md`, "$(x).md", ":(top).md", "sub/:!x.md", "\xff.md"}
	dir := makeTree(t, names...)
	gitInit(t, dir)
	found := walk(t, Options{Dir: dir}, ".")
	if len(found.Files) != len(names) || len(found.Problems) > 0 {
		t.Errorf("found %q", shown(found))
	}
	found = walk(t, Options{Dir: dir, ForceExclude: true}, names...)
	if len(found.Files) != len(names) || len(found.Problems) > 0 {
		t.Errorf("found %q", shown(found))
	}
}

func TestForceExclude(t *testing.T) {
	dir := makeTree(t, "a.md", "a.txt", "docs/old/b.md", "vendor/c.md", "sub/d.md")
	write(t, dir, "sub/.gitignore", "d.md\n")
	opt := Options{Dir: dir, ForceExclude: true, Exclude: []string{"docs/old"}}
	found := walk(t, opt, "a.md", "./a.md", "a.txt", "docs/old/b.md", "vendor/c.md", "sub/d.md", "none.md")
	expect(t, found, "a.md (named)", "! no such file or folder: none.md: check the path")
	for path, want := range map[string]string{
		"a.txt": "not a Markdown file by its name", "docs/old/b.md": `left out by --exclude "docs/old"`,
		"vendor/c.md": reasonVendored, "sub/d.md": reasonIgnored,
	} {
		if got := reason(found, path); got != want {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
	}
}

func TestLinks(t *testing.T) {
	outside := makeTree(t, "secret.md")
	dir := makeTree(t, "in/a.md", "in/.git/config", "in/sub/b.md", "beside.md")
	link := func(target, name string) {
		t.Helper()
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	link("a.md", "in/inside.md")
	link(filepath.Join(dir, "in", "a.md"), "in/absolute.md")
	link("../beside.md", "in/above.md")
	link(filepath.Join(outside, "secret.md"), "in/outside.md")
	link(".git/config", "in/config.md")
	link("nowhere", "in/dangling.md")
	link("loop.md", "in/loop.md")
	link("sub", "in/folder.md")
	link("..", "in/sub/up")
	link("in", "named")

	found := walk(t, Options{Dir: dir}, "in")
	expect(t, found, "in/a.md", "in/absolute.md", "in/inside.md", "in/sub/b.md")
	for path, want := range map[string]string{
		"in/above.md": "a link that leads out of the folder", "in/outside.md": "a link that leads out of the folder",
		"in/config.md": "a link into git's own folder", "in/dangling.md": "a link that leads nowhere",
		"in/loop.md": "a link that leads nowhere", "in/folder.md": "a link to something that is not a file",
	} {
		if got := reason(found, path); got != want {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
	}
	expect(t, walk(t, Options{Dir: dir}, "named"), "named/a.md", "named/absolute.md", "named/inside.md", "named/sub/b.md")
	expect(t, walk(t, Options{Dir: dir}, "in/outside.md"), "in/outside.md (named)")
	expect(t, walk(t, Options{Dir: dir}, "in/dangling.md", "in/loop.md"),
		"! no such file or folder: in/dangling.md: mend the link, which leads nowhere",
		"! too many levels of symbolic links: in/loop.md: mend the link, which leads nowhere")
}

func TestProblems(t *testing.T) {
	dir := makeTree(t, "a.md")
	expect(t, walk(t, Options{Dir: dir}, "none", "a.md", "", "a.md/", "none"),
		"a.md (named)",
		`! empty path: "": name a file or folder`,
		"! not a folder: a.md: leave out the slash at its end",
		"! no such file or folder: none: check the path")
}

// TestUnreadableFolder makes a folder that not even root can read, because its
// path is longer than the system allows.
func TestUnreadableFolder(t *testing.T) {
	dir := makeTree(t, "a.md", "z/b.md")
	name := strings.Repeat("d", 250)
	here, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	for range 18 {
		if err := here.Mkdir(name, 0o777); err != nil {
			t.Fatal(err)
		}
		below, err := here.OpenRoot(name)
		if err != nil {
			t.Fatal(err)
		}
		_ = here.Close()
		here = below
	}
	_ = here.Close()
	found := walk(t, Options{Dir: dir}, ".")
	if len(found.Files) != 2 || len(found.Problems) != 1 || found.Problems[0].What != "cannot read the folder (file name too long)" {
		t.Errorf("found %q", shown(found))
	}
}

func TestWalkStops(t *testing.T) {
	ctx, cancel := context.WithTimeout(context.Background(), 0)
	defer cancel()
	time.Sleep(time.Millisecond)
	if _, err := Walk(ctx, []string{makeTree(t, "a.md")}, Options{}); err == nil {
		t.Error("Walk goes on when its context is done")
	}
}
