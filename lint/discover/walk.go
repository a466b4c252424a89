// Package discover finds the files to read, and says which of them are
// post-mortems.
package discover

import (
	"context"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"sort"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/pmlint/pmlint/lint/source"
)

// Options say how a Walk chooses.
type Options struct {
	// Dir is the folder that relative paths start from; empty is the process's own.
	Dir string
	// Exclude are doublestar globs; what they match (as a path with slashes,
	// relative to Dir) is left out. A folder is left out as a whole.
	Exclude []string
	// ForceExclude applies the choice of files to named ones too.
	ForceExclude bool
}

// A File is a candidate for linting.
type File struct {
	// Path is the name shown to users: relative to Options.Dir where it was given
	// so or lies below it, cleaned, with slashes.
	Path string
	// Name is what to open.
	Name string
	// Named says that the path itself was asked for, not only a folder above it.
	Named bool
}

// A LeftOut is something that a Walk met and did not take, with the reason.
type LeftOut struct{ Path, Reason string }

// The reasons that several places give.
const (
	reasonIgnored  = "ignored by .gitignore"
	reasonGit      = "git's own folder"
	reasonVendored = "a folder of other people's files; name it to walk it"
)

// Found is what a Walk found; all lists are sorted by path.
type Found struct {
	Files    []File
	LeftOut  []LeftOut
	Problems []Problem
}

// Walk goes through args, which are files and folders, and returns the candidates.
// A named file is always one, unless it cannot be read as a file. Of a folder they
// are the Markdown files (.md, .markdown) at any depth that are not ignored, as git
// sees it where the folder is in a repository and git is there. Folders called
// .git are never walked, vendor and node_modules only where named. Links to
// folders are not followed, links to files only within the folder that is walked;
// a named link is. The error is one of the globs, or ctx's.
func Walk(ctx context.Context, args []string, opt Options) (*Found, error) {
	for _, glob := range opt.Exclude {
		if !doublestar.ValidatePattern(glob) {
			return nil, fmt.Errorf("malformed glob %q", glob)
		}
	}
	base, err := filepath.Abs(opt.Dir)
	if err != nil {
		return nil, err
	}
	gitCtx, cancel := context.WithTimeout(ctx, gitTime)
	defer cancel()
	w := &walker{ctx: ctx, base: base, exclude: opt.Exclude, force: opt.ForceExclude,
		git: findGit(gitCtx), files: map[string]File{}, asked: map[string]bool{}}
	for _, arg := range args {
		w.argument(arg)
	}
	w.takeNamed()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return w.result(), nil
}

// A walker is one Walk.
type walker struct {
	ctx     context.Context
	base    string
	exclude []string
	force   bool
	git     *git
	// files are those found, by absolute name; asked are the folders walked.
	files    map[string]File
	asked    map[string]bool
	named    []File
	left     []LeftOut
	problems []Problem
}

// A root is one folder that is walked.
type root struct {
	// abs is its absolute name, resolved the same without links, shown its path as
	// users see it ("" for the working directory).
	abs, resolved, shown string
}

func (w *walker) problem(what, where, do string) {
	w.problems = append(w.problems, Problem{What: what, Path: where, Do: do})
}

func (w *walker) leave(where, reason string) {
	w.left = append(w.left, LeftOut{Path: where, Reason: reason})
}

// argument takes one path of the command line.
func (w *walker) argument(arg string) {
	if arg == "" {
		w.problem("empty path", `""`, "name a file or folder")
		return
	}
	abs := arg
	if !filepath.IsAbs(abs) {
		abs = filepath.Join(w.base, arg)
	}
	abs = filepath.Clean(abs)
	shown := w.show(arg, abs)
	info, err := os.Stat(abs)
	switch {
	case err != nil:
		w.problem(Reason(err), shown, advice(abs, err))
	case info.IsDir():
		w.folder(abs, shown)
	case !info.Mode().IsRegular():
		w.problem("cannot lint this: "+regular(info.Mode()).Error(), shown,
			"name a file or folder, or pipe the text to `pmlint -`")
	case strings.HasSuffix(filepath.ToSlash(arg), "/"):
		w.problem("not a folder", shown, "leave out the slash at its end")
	default:
		w.named = append(w.named, File{Path: shown, Name: abs, Named: true})
	}
}

// show returns the path of abs as users see it: as they wrote it, or relative to
// the base where they wrote an absolute path below that.
func (w *walker) show(arg, abs string) string {
	if filepath.IsAbs(arg) {
		if rel, err := filepath.Rel(w.base, abs); err == nil && filepath.IsLocal(rel) {
			return filepath.ToSlash(rel)
		}
		return filepath.ToSlash(abs)
	}
	return filepath.ToSlash(filepath.Clean(arg))
}

// folder walks the folder abs, which the user named.
func (w *walker) folder(abs, shown string) {
	if w.asked[abs] {
		return
	}
	w.asked[abs] = true
	resolved, err := filepath.EvalSymlinks(abs)
	if err != nil {
		w.problem(Reason(err), shown, advice(abs, err))
		return
	}
	if reason := w.excluded(shown, true); reason != "" {
		w.leave(shown, reason)
		return
	}
	if path.Base(filepath.ToSlash(abs)) == ".git" {
		w.leave(shown, reasonGit)
		return
	}
	if shown == "." {
		shown = ""
	}
	w.walk(root{abs: abs, resolved: resolved, shown: shown}, "", newTree(resolved, w.git))
}

// walk takes the files of the folder rel below r, "" being r itself.
func (w *walker) walk(r root, rel string, t *tree) {
	if w.ctx.Err() != nil {
		return
	}
	dir := filepath.Join(r.resolved, filepath.FromSlash(rel))
	entries, err := os.ReadDir(dir)
	if err != nil {
		shown := path.Join(r.shown, rel)
		if shown == "" {
			shown = "."
		}
		w.problem("cannot read the folder ("+Reason(err)+")", shown, "mend its permissions, or leave it out with --exclude")
		return
	}
	if rel != "" && holdsGit(entries) {
		t = newTree(dir, w.git)
	}
	for _, e := range entries {
		name := path.Join(rel, e.Name())
		shown := path.Join(r.shown, name)
		inTree := t.rel(filepath.Join(dir, e.Name()))
		switch {
		case e.IsDir():
			if reason := w.folderLeftOut(shown, inTree, t); reason != "" {
				w.leave(shown, reason)
				continue
			}
			w.walk(r, name, t)
		case !source.IsMarkdown(e.Name()):
		case e.Type()&os.ModeSymlink == 0 && !e.Type().IsRegular():
			if !t.other(inTree) {
				w.leave(shown, regular(e.Type()).Error())
			}
		default:
			w.file(r, name, shown, inTree, t, e)
		}
	}
}

// holdsGit reports whether a folder is the root of a repository.
func holdsGit(entries []os.DirEntry) bool {
	i := sort.Search(len(entries), func(i int) bool { return entries[i].Name() >= ".git" })
	return i < len(entries) && entries[i].Name() == ".git"
}

// folderLeftOut says why the walk does not enter a folder, or "".
func (w *walker) folderLeftOut(shown, inTree string, t *tree) string {
	switch path.Base(shown) {
	case ".git":
		return reasonGit
	case "vendor", "node_modules":
		return reasonVendored
	}
	if reason := w.excluded(shown, true); reason != "" {
		return reason
	}
	if t.folder(inTree) {
		return reasonIgnored
	}
	return ""
}

// file takes a Markdown file that the walk met, or a link of such a name.
func (w *walker) file(r root, name, shown, inTree string, t *tree, e os.DirEntry) {
	if reason := w.excluded(shown, false); reason != "" {
		w.leave(shown, reason)
		return
	}
	if t.file(inTree) {
		w.leave(shown, reasonIgnored)
		return
	}
	if e.Type()&os.ModeSymlink != 0 {
		if reason := linkLeftOut(r, name); reason != "" {
			w.leave(shown, reason)
			return
		}
	}
	abs := filepath.Join(r.abs, filepath.FromSlash(name))
	if _, ok := w.files[abs]; !ok {
		w.files[abs] = File{Path: shown, Name: abs}
	}
}

// linkLeftOut says why the link called name below r is not read, or "".
func linkLeftOut(r root, name string) string {
	target, err := filepath.EvalSymlinks(filepath.Join(r.resolved, filepath.FromSlash(name)))
	if err != nil {
		return "a link that leads nowhere"
	}
	rel, err := filepath.Rel(r.resolved, target)
	if err != nil || !filepath.IsLocal(rel) {
		return "a link that leads out of the folder"
	}
	for _, part := range strings.Split(filepath.ToSlash(rel), "/") {
		if part == ".git" {
			return "a link into git's own folder"
		}
	}
	info, err := os.Stat(target)
	if err != nil || !info.Mode().IsRegular() {
		return "a link to something that is not a file"
	}
	return ""
}

// excluded says which glob leaves out the path as it is shown, or "".
func (w *walker) excluded(shown string, folder bool) string {
	for _, glob := range w.exclude {
		glob = strings.TrimPrefix(glob, "./")
		if folder {
			glob = strings.TrimSuffix(glob, "/")
		}
		if doublestar.MatchUnvalidated(glob, shown) {
			return fmt.Sprintf("left out by --exclude %q", glob)
		}
	}
	return ""
}

// result returns what was found, each file, reason and problem once however often
// it was met.
func (w *walker) result() *Found {
	found := &Found{LeftOut: w.left, Problems: w.problems}
	for _, f := range w.files {
		found.Files = append(found.Files, f)
	}
	slices.SortFunc(found.Files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	slices.SortStableFunc(found.LeftOut, func(a, b LeftOut) int { return strings.Compare(a.Path, b.Path) })
	slices.SortStableFunc(found.Problems, func(a, b Problem) int { return strings.Compare(a.Path, b.Path) })
	found.LeftOut = slices.Compact(found.LeftOut)
	found.Problems = slices.Compact(found.Problems)
	return found
}
