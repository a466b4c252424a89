package discover

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestIgnorePatterns(t *testing.T) {
	cases := []struct {
		name, file, path string
		want             bool
	}{
		{"a name at any depth", "draft.md", "a/b/draft.md", true},
		{"a name is not a part of a name", "draft", "a/drafts", false},
		{"anchored by a leading slash", "/draft.md", "a/draft.md", false},
		{"anchored at the top", "/draft.md", "draft.md", true},
		{"anchored by a slash inside", "a/draft.md", "b/a/draft.md", false},
		{"star stays in one name", "a/*.md", "a/b/c.md", false},
		{"star matches nothing too", "a*.md", "a.md", true},
		{"two stars in front", "**/c.md", "a/b/c.md", true},
		{"two stars in front of the top", "**/c.md", "c.md", true},
		{"two stars between", "a/**/c.md", "a/x/y/c.md", true},
		{"two stars between stand for nothing", "a/**/c.md", "a/c.md", true},
		{"two stars behind", "a/**", "a/x/y.md", true},
		{"two stars behind need something", "a/**", "a", false},
		{"folders only, a folder", "build/", "x/build/", true},
		{"folders only, a file", "build/", "build", false},
		{"below an ignored folder", "build/", "build/x/y.md", true},
		{"re-included", "*.md\n!keep.md", "keep.md", false},
		{"the last line wins", "!keep.md\n*.md", "keep.md", true},
		{"never out of an ignored folder", "a/\n!a/keep.md", "a/keep.md", true},
		{"out of a folder whose files are ignored", "a/*\n!a/keep.md", "a/keep.md", false},
		{"class", "[ab].md", "b.md", true},
		{"negated class", "[!ab].md", "b.md", false},
		{"negated class, with a caret", "[^ab].md", "c.md", true},
		{"range", "[a-c]x", "bx", true},
		{"bracket first in a class", "[]a]x", "]x", true},
		{"posix class", "v[[:digit:]].md", "v7.md", true},
		{"unknown posix class", "v[[:none:]].md", "v7.md", false},
		{"open posix class", "v[[:digit:.md", "v7.md", false},
		{"class that begins like a posix one", "v[[:7]].md", "v7].md", true},
		{"range from a bracket", "[[:-a]x", "[x", true},
		{"backslash at the end of a class", `v[7\`, "v7", false},
		{"backslash at the end of a range", `v[0-\`, "v7", false},
		{"open class", "v[7.md", "v[7.md", false},
		{"no class matches a slash", "a[/]b", "a/b", false},
		{"question mark", "?.md", "a.md", true},
		{"question mark is one byte", "a/?.md", "a/bb.md", false},
		{"escaped star", `\*.md`, "a.md", false},
		{"escaped star, literally", `\*.md`, "*.md", true},
		{"escaped hash", `\#a`, "#a", true},
		{"escaped exclamation mark", `\!a`, "!a", true},
		{"comment", "#a", "#a", false},
		{"trailing backslash", `a\`, `a\`, false},
		{"trailing spaces", "a.md   ", "a.md", true},
		{"escaped trailing space", `a\ `, "a ", true},
		{"carriage return", "a.md\r\n", "a.md", true},
		{"byte order mark", "\uFEFFa.md", "a.md", true},
		{"empty lines", "\n\n", "a.md", false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			f := newIgnoreFiles(t.TempDir())
			f.byFolder["."] = parseIgnore(c.file)
			name, folder := strings.CutSuffix(c.path, "/")
			for dir := filepath.Dir(name); dir != "."; dir = filepath.Dir(dir) {
				f.byFolder[dir] = nil
			}
			if got := f.ignoredAnywhere(name, folder); got != c.want {
				t.Errorf("%q ignores %q: %v, want %v", c.file, c.path, got, c.want)
			}
		})
	}
}

// TestPosixClasses holds each class against its definition in POSIX, byte by byte of ASCII.
func TestPosixClasses(t *testing.T) {
	lower, upper, digit := "abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789"
	punct := "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
	control := "\x7f"
	for c := range ' ' {
		control += string(c)
	}
	for name, want := range map[string]string{
		"alnum": lower + upper + digit, "alpha": lower + upper, "blank": " \t", "cntrl": control, "digit": digit,
		"graph": lower + upper + digit + punct, "lower": lower, "print": " " + lower + upper + digit + punct,
		"punct": punct, "space": " \t\n\v\f\r", "upper": upper, "xdigit": digit + "abcdefABCDEF",
	} {
		g := compileGlob("[[:"+name+":]]", true)
		for b := range byte(128) {
			// No class takes the slash between folders.
			if got, want := g.match(string(rune(b))), b != '/' && strings.IndexByte(want, b) >= 0; got != want {
				t.Errorf("%s takes %q: %v, want %v", name, b, got, want)
			}
		}
	}
}

// TestDeeperIgnoreFilesWin also covers .git/info/exclude, which comes last.
func TestDeeperIgnoreFilesWin(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, ".git/info/exclude", "*.md\n")
	write(t, dir, ".gitignore", "!a.md\n/sub/b.md\n")
	write(t, dir, "sub/.gitignore", "a.md\n!/b.md\n")
	f := newIgnoreFiles(dir)
	for name, want := range map[string]bool{
		"c.md": true, "a.md": false, "sub/a.md": true, "sub/b.md": false, "sub/deep/b.md": true, "sub/deep/a.md": true,
	} {
		if got := f.ignoredAnywhere(name, false); got != want {
			t.Errorf("%s ignored: %v, want %v", name, got, want)
		}
	}
}

// TestIgnoreLikeGit holds random ignore files against git itself.
func TestIgnoreLikeGit(t *testing.T) {
	program, err := exec.LookPath("git")
	if err != nil {
		t.Log("no git to compare with")
		return
	}
	dir := t.TempDir()
	if out, err := exec.Command(program, "init", "-q", dir).CombinedOutput(); err != nil {
		t.Fatalf("git init: %v\n%s", err, out)
	}
	names := []string{"a", "b", "ab", "a.b", "ba", "a b", "]", "-", "é"}
	var files, folders []string
	for _, one := range names {
		files = append(files, "f"+one)
		folders = append(folders, one)
		for _, two := range names {
			files = append(files, one+"/"+two, one+"/d/"+two)
		}
	}
	for _, f := range files {
		write(t, dir, f, "")
	}
	folders = append(folders, "a/d", "ab/d", "b/d")
	query := strings.Join(append(append([]string{}, files...), folders...), "\x00") + "\x00"

	piece := rapid.SampledFrom([]string{"a", "b", "d", "ab", ".", "*", "**", "?", "/", "/", "**/", "/**", "\\", "[ab]",
		"[!a]", "[^b-d]", "[", "]", "-", "[[:alpha:]]", "[]-a]", "[a-", "[a/b]", " ", "é", "!",
		"[[:alnum:]]", "[[:blank:]]", "[[:punct:]]", "[![:lower:]]", "[[:none:]]", "[[:alpha:", "[[:a]", "[\\"})
	line := rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(piece, 1, 6).Draw(t, "pieces"), "")
	})
	rapid.Check(t, func(rt *rapid.T) {
		top := strings.Join(rapid.SliceOfN(line, 1, 4).Draw(rt, "top"), "\n")
		deep := strings.Join(rapid.SliceOfN(line, 0, 3).Draw(rt, "deep"), "\n")
		write(t, dir, ".gitignore", top)
		write(t, dir, "a/.gitignore", deep)
		want := checkIgnore(t, program, dir, query)
		f := newIgnoreFiles(dir)
		for _, name := range files {
			if got := f.ignoredAnywhere(name, false); got != want[name] {
				rt.Fatalf("file %q ignored: %v, git says %v", name, got, want[name])
			}
		}
		for _, name := range folders {
			if got := f.ignoredAnywhere(name, true); got != want[name] {
				rt.Fatalf("folder %q ignored: %v, git says %v", name, got, want[name])
			}
		}
	})
}

func checkIgnore(t *testing.T, program, dir, query string) map[string]bool {
	t.Helper()
	cmd := exec.Command(program, "check-ignore", "--no-index", "-z", "--stdin")
	cmd.Dir, cmd.Stdin = dir, strings.NewReader(query)
	cmd.Env = gitEnv(append(os.Environ(), "GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL=/dev/null"))
	var out, complaints bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &complaints
	if err := cmd.Run(); err != nil && complaints.Len() > 0 {
		t.Fatalf("git check-ignore: %v\n%s", err, complaints.String())
	}
	ignored := map[string]bool{}
	for name := range strings.SplitSeq(out.String(), "\x00") {
		ignored[name] = true
	}
	return ignored
}

// TestGlobIsLinear fails by its time limit where matching backtracks.
func TestGlobIsLinear(t *testing.T) {
	text := strings.Repeat("a", 2000)
	for _, pattern := range []string{
		strings.Repeat("*a", 200) + "b",
		strings.Repeat("**/", 200) + "b",
		"x" + strings.Repeat("/**/*", 100) + "b",
	} {
		start := time.Now()
		g := compileGlob(pattern, true)
		if g.match(text) || g.match(strings.Repeat("a/", 500)) {
			t.Errorf("%.20q matches", pattern)
		}
		if d := time.Since(start); d > time.Second {
			t.Errorf("%.20q took %v", pattern, d)
		}
	}
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	name = filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}
