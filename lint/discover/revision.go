package discover

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// revisionTime bounds each call of git that reads a revision.
const revisionTime = time.Minute

// maxListed is how many bytes git may answer to a question about a whole tree.
const maxListed = 256 << 20

// A Revision is a commit of the repository that a folder lies in. Its files are
// named by their absolute paths in the work tree, with forward slashes.
type Revision struct {
	// Name is how the user called it.
	Name string
	git  *git
	// root is the work tree's, as git knows it; dir the same as the caller sees it.
	root string
	id   string
	// blobs are the IDs of files by path from the root; links and submodules are none.
	blobs map[string]string
	// folders are those that hold files.
	folders map[string]bool
	// changed are the files that the work tree has otherwise, by their present paths
	// from the root, with the path that each has in the revision.
	changed map[string]string
}

// OpenRevision finds a commit by any name that git takes, and lists its files. The
// error says what to do.
func OpenRevision(ctx context.Context, dir, name string) (*Revision, error) {
	g := findGit(ctx)
	if g == nil {
		return nil, Problem{What: "no git", Path: name, Do: "install git, or leave out the flag that names a revision"}
	}
	r := &Revision{Name: name, git: g, blobs: map[string]string{}, folders: map[string]bool{"": true}, changed: map[string]string{}}
	root, err := g.answer(dir, "rev-parse", "--show-toplevel")
	if err != nil {
		return nil, Problem{What: "no repository", Path: Show(dir, dir), Do: "run pmlint inside the work tree of a git repository"}
	}
	r.root = filepath.ToSlash(strings.TrimSuffix(string(root), "\n"))
	id, err := g.answer(dir, "rev-parse", "--verify", "--quiet", "--end-of-options", name+"^{commit}")
	if err != nil {
		return nil, Problem{What: "no such revision", Path: name, Do: r.howToFetch(dir)}
	}
	r.id = strings.TrimSpace(string(id))
	if err := r.list(); err != nil {
		return nil, err
	}
	return r, r.compare()
}

// howToFetch says how a revision comes into a repository that lacks it.
func (r *Revision) howToFetch(dir string) string {
	if shallow, err := r.git.answer(dir, "rev-parse", "--is-shallow-repository"); err == nil && strings.TrimSpace(string(shallow)) == "true" {
		return "the clone is shallow: fetch the revision first (`git fetch --depth=1 origin REVISION`, or `fetch-depth: 0` of the checkout action)"
	}
	return "use a branch, a tag or a commit that `git log` shows"
}

// list reads the tree of the revision.
func (r *Revision) list() error {
	out, err := r.git.answer(r.root, "ls-tree", "-r", "-z", "--full-tree", r.id)
	if err != nil {
		return r.failed("list the files of", err)
	}
	for entry := range strings.SplitSeq(string(out), "\x00") {
		meta, name, ok := strings.Cut(entry, "\t")
		if fields := strings.Fields(meta); ok && len(fields) == 3 && strings.HasPrefix(fields[0], "100") && fields[1] == "blob" {
			r.blobs[name] = fields[2]
			for dir := path.Dir(name); dir != "." && !r.folders[dir]; dir = path.Dir(dir) {
				r.folders[dir] = true
			}
		}
	}
	return nil
}

// compare finds what the work tree has otherwise than the revision.
func (r *Revision) compare() error {
	out, err := r.git.answer(r.root, "diff", "--name-status", "-z", "--find-renames", "--no-ext-diff", "--no-textconv",
		"--ignore-submodules=all", r.id, "--")
	if err != nil {
		return r.failed("compare the work tree with", err)
	}
	fields := strings.Split(string(out), "\x00")
	for i := 0; i+1 < len(fields); i += 2 {
		status, name := fields[i], fields[i+1]
		old := name
		if (strings.HasPrefix(status, "R") || strings.HasPrefix(status, "C")) && i+2 < len(fields) {
			i++
			name = fields[i+1]
		}
		r.changed[name] = old
	}
	return nil
}

func (r *Revision) failed(what string, err error) error {
	return Problem{What: "git cannot " + what + " the revision (" + err.Error() + ")", Path: r.Name, Do: "look with `git fsck` whether the repository is whole"}
}

// relative returns the path of a file from the root; ok is false for one outside.
func (r *Revision) relative(name string) (rel string, ok bool) {
	if rel, ok = strings.CutPrefix(name, r.root+"/"); ok {
		return rel, true
	}
	if name == r.root {
		return "", true
	}
	// The caller may have come through a link.
	resolved, err := filepath.EvalSymlinks(filepath.FromSlash(path.Dir(name)))
	if err != nil {
		return "", false
	}
	rel, ok = strings.CutPrefix(filepath.ToSlash(resolved)+"/"+path.Base(name), r.root+"/")
	return rel, ok
}

// A Change says what became of a file since a revision.
type Change uint8

// The changes of a file.
const (
	// Added: the revision does not have the file, or not as one that is read.
	Added Change = iota
	// Unchanged: it has the very same.
	Unchanged
	// Changed: it has another version, maybe under another path.
	Changed
)

// Change returns what became of the file called name, and for one that has changed a
// function that reads the revision's version, of limit bytes at most.
func (r *Revision) Change(name string) (Change, func(limit int64) ([]byte, error)) {
	rel, ok := r.relative(name)
	if !ok {
		return Added, nil
	}
	old, changed := r.changed[rel]
	if !changed {
		if r.blobs[rel] != "" {
			return Unchanged, nil
		}
		return Added, nil
	}
	blob := r.blobs[old]
	if blob == "" {
		return Added, nil
	}
	return Changed, func(limit int64) ([]byte, error) { return r.read(blob, limit) }
}

// Exists reports whether the revision has a file or folder of the name.
func (r *Revision) Exists(name string) bool {
	if path.Base(name) == ".git" { // the root of the work tree is that of the revision
		_, err := os.Lstat(filepath.FromSlash(name))
		return err == nil
	}
	rel, ok := r.relative(name)
	return ok && (r.blobs[rel] != "" || r.folders[rel])
}

// Read returns the revision's version of a file, of limit bytes at most. It is
// fs.ErrNotExist where there is none.
func (r *Revision) Read(name string, limit int64) ([]byte, error) {
	rel, ok := r.relative(name)
	if !ok || r.blobs[rel] == "" {
		return nil, fs.ErrNotExist
	}
	return r.read(r.blobs[rel], limit)
}

// ReadDir lists a folder of the revision, sorted by name. It is fs.ErrNotExist where the
// revision does not have it.
func (r *Revision) ReadDir(name string) ([]fs.DirEntry, error) {
	rel, ok := r.relative(name)
	if !ok || !r.folders[rel] {
		return nil, fs.ErrNotExist
	}
	folder := rel + "/"
	if rel == "" {
		folder = ""
	}
	seen := map[string]bool{}
	var out []fs.DirEntry
	for file := range r.blobs {
		below, ok := strings.CutPrefix(file, folder)
		if !ok {
			continue
		}
		first, _, isDir := strings.Cut(below, "/")
		if !seen[first] {
			seen[first] = true
			out = append(out, revisionEntry{first, isDir})
		}
	}
	slices.SortFunc(out, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return out, nil
}

// A revisionEntry is a file or folder of a revision.
type revisionEntry struct {
	name  string
	isDir bool
}

// Name implements fs.DirEntry.
func (e revisionEntry) Name() string { return e.name }

// IsDir implements fs.DirEntry.
func (e revisionEntry) IsDir() bool { return e.isDir }

// Type implements fs.DirEntry.
func (e revisionEntry) Type() fs.FileMode {
	if e.isDir {
		return fs.ModeDir
	}
	return 0
}

// Info implements fs.DirEntry. There is none.
func (e revisionEntry) Info() (fs.FileInfo, error) { return nil, fs.ErrNotExist }

// read returns the content of a blob. One that is too large is cut off, with an error.
func (r *Revision) read(blob string, limit int64) ([]byte, error) {
	out := &capped{limit: int(limit)}
	if err := r.git.run(r.root, out, "cat-file", "blob", blob); err != nil && !out.full {
		return nil, fmt.Errorf("git cannot read it at %s: %w", r.Name, err)
	}
	if out.full {
		return out.buffer.Bytes(), &TooLargeError{Size: -1, Limit: limit}
	}
	return out.buffer.Bytes(), nil
}

// capped takes limit bytes and then refuses. The buffer is not embedded, since io.Copy
// would write past the limit with its ReadFrom.
type capped struct {
	buffer bytes.Buffer
	limit  int
	full   bool
}

var errFull = errors.New("too much")

// Write implements io.Writer.
func (c *capped) Write(p []byte) (int, error) {
	if room := c.limit - c.buffer.Len(); len(p) > room {
		c.full = true
		n, _ := c.buffer.Write(p[:room])
		return n, errFull
	}
	return c.buffer.Write(p)
}

// answer returns what git prints.
func (g *git) answer(dir string, args ...string) ([]byte, error) {
	out := &capped{limit: maxListed}
	err := g.run(dir, out, args...)
	return out.buffer.Bytes(), err
}

// run runs git in a folder, as harmlessly as git allows: nothing that a repository
// configures is started, nothing is fetched or written.
func (g *git) run(dir string, out *capped, args ...string) error {
	ctx, cancel := context.WithTimeout(g.ctx, revisionTime)
	defer cancel()
	args = append([]string{"-c", "core.fsmonitor=false", "-c", "safe.bareRepository=explicit", "-c", "diff.external=",
		"-c", "core.quotePath=false", "--no-optional-locks", "--literal-pathspecs", "--no-pager", "--no-replace-objects"}, args...)
	cmd := exec.CommandContext(ctx, g.program, args...)
	cmd.Dir = filepath.FromSlash(dir)
	cmd.Env = gitEnv(os.Environ())
	cmd.WaitDelay = time.Second
	var complaints bytes.Buffer
	cmd.Stdout, cmd.Stderr = out, &complaints
	if err := cmd.Run(); err != nil {
		if first, _, _ := strings.Cut(complaints.String(), "\n"); first != "" {
			return errors.New(first)
		}
		return err
	}
	return nil
}
