package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/discover"
)

// stdinName is the path of standard input that has no --stdin-filename.
const stdinName = "<stdin>"

// documents are what a run reads.
type documents struct {
	// args are the paths that were asked for.
	args []string
	// inputs are in the order of their paths.
	inputs []lint.Input
	// files are those of the inputs that are files.
	files []discover.File
	// places are those of the inputs among the configurations, by path.
	places map[string]place
	// leftOut counts the files that configurations leave out.
	leftOut int
	// around are the trees that they stand in.
	around *discover.Surroundings
	// inferred finds the profiles of those for which none is pinned.
	inferred *inference
}

// same returns the path of the file that name leads to, or "" where it is none of
// the documents.
func (d *documents) same(name string) string {
	info, err := os.Stat(name)
	if err != nil || !info.Mode().IsRegular() {
		return ""
	}
	for _, f := range d.files {
		if other, err := os.Stat(f.Name); err == nil && os.SameFile(info, other) {
			return f.Path
		}
	}
	return ""
}

// names are those of the documents that are files, by path.
func (d *documents) names() map[string]string {
	out := make(map[string]string, len(d.files))
	for _, f := range d.files {
		out[f.Path] = f.Name
	}
	return out
}

// documents finds what args ask for, and reports the paths that cannot be had.
func (r *run) documents(ctx context.Context, f *choiceFlags, args []string) (*documents, error) {
	docs := &documents{args: args}
	if len(args) == 0 {
		docs.args = []string{"."}
	}
	paths := slices.DeleteFunc(slices.Clone(docs.args), func(a string) bool { return a == "-" })
	found, err := discover.Walk(ctx, paths, f.options(r.Dir))
	if err != nil {
		return nil, err
	}
	for _, p := range found.Problems {
		r.fail(r.maybeVerb(p))
	}
	if f.verbose {
		for _, l := range found.LeftOut {
			r.say("not read: %s: %s", l.Path, l.Reason)
		}
	}
	configs, err := r.configs(ctx, f)
	if err != nil {
		return nil, err
	}
	if docs.inferred, err = newInference(configs.base, docs, f.verbose); err != nil {
		return nil, err
	}
	docs.around = discover.NewSurroundings(configs.base, docs.args)
	if configs.revision != nil {
		docs.inferred.templates.From(configs.revision)
	}
	docs.files, docs.inputs = make([]discover.File, 0, len(found.Files)), make([]lint.Input, 0, len(found.Files))
	docs.places = make(map[string]place, len(found.Files))
	for _, file := range found.Files {
		r.addFile(f, configs, docs, file)
	}
	stdin := r.stdinPlace(f, configs, len(paths) < len(docs.args), docs)
	if problems := configs.loader.Problems(); problems != nil {
		return nil, r.refuse(problems)
	}
	if stdin != nil {
		if err := r.addStdin(ctx, docs, *stdin); err != nil {
			return nil, err
		}
	}
	return docs, nil
}

// addFile adds a file, unless its configuration leaves it out.
func (r *run) addFile(f *choiceFlags, configs *configs, docs *documents, file discover.File) {
	p, leftOut := f.place(configs, filepath.ToSlash(file.Name), file.Named)
	if leftOut != "" {
		r.leave(f, docs, file.Path, leftOut)
		return
	}
	docs.files = append(docs.files, file)
	own := &docs.files[len(docs.files)-1]
	docs.places[file.Path] = p
	tree, at := docs.around.Of(filepath.FromSlash(p.name))
	docs.inputs = append(docs.inputs, lint.Input{Path: file.Path, Named: file.Named, Words: p.config.Words(), Tree: tree, Place: at,
		Read: func() ([]byte, error) { return own.Read(discover.DefaultLimit) }})
}

// leave counts, and explains, a file that a configuration leaves out.
func (r *run) leave(f *choiceFlags, docs *documents, path, reason string) {
	docs.leftOut++
	if f.verbose {
		r.say("not read: %s: %s", path, reason)
	}
}

// maybeVerb suggests the command that a path which does not exist looks like.
func (r *run) maybeVerb(p discover.Problem) discover.Problem {
	if strings.ContainsAny(p.Path, "./") {
		return p
	}
	if near := lint.Nearest(p.Path, r.verbs); near != "" {
		p.Do = fmt.Sprintf("did you mean the command `pmlint %s`?", near)
	}
	return p
}

// stdinPlace notes the place of standard input, if that is asked for, and returns
// its path. It returns nil where the choice of files is to apply to named ones, and
// leaves it out.
func (r *run) stdinPlace(f *choiceFlags, configs *configs, asked bool, docs *documents) *string {
	if !asked {
		return nil
	}
	path := stdinName
	if f.stdinFilename != "" {
		path = filepath.ToSlash(filepath.Clean(f.stdinFilename))
		if reason := f.options(r.Dir).LeavesOut(path); f.forceExclude && reason != "" {
			if f.verbose {
				r.say("not read: %s: %s", path, reason)
			}
			return nil
		}
	}
	p, leftOut := f.place(configs, absolute(configs.base, path), true)
	if leftOut != "" {
		r.leave(f, docs, path, leftOut)
		return nil
	}
	docs.places[path] = p
	return &path
}

// addStdin adds standard input, called path.
func (r *run) addStdin(ctx context.Context, docs *documents, path string) error {
	data, err := r.readStdin(ctx)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	in := lint.Input{Path: path, Named: true, Words: docs.places[path].config.Words(), Read: func() ([]byte, error) { return data, err }}
	if path != stdinName {
		in.Tree, in.Place = docs.around.Of(filepath.FromSlash(docs.places[path].name))
	}
	docs.inputs = append(docs.inputs, in)
	slices.SortStableFunc(docs.inputs, func(a, b lint.Input) int { return strings.Compare(a.Path, b.Path) })
	return nil
}

// readStdin reads standard input, which may never end, before the engine starts:
// its workers cannot be interrupted.
func (r *run) readStdin(ctx context.Context) ([]byte, error) {
	if r.Stdin == nil {
		return nil, nil
	}
	type content struct {
		data []byte
		err  error
	}
	read := make(chan content, 1)
	go func() {
		data, err := discover.ReadStream(r.Stdin, discover.DefaultLimit)
		read <- content{data, err}
	}()
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case c := <-read:
		var large *discover.TooLargeError
		if c.err != nil && !errors.As(c.err, &large) {
			c.err = discover.Problem{What: "cannot read (" + discover.Reason(c.err) + ")",
				Path: "standard input", Do: "pipe a document to it"}
		}
		return c.data, c.err
	}
}
