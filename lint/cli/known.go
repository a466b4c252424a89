package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/discover"
)

// knownFlags say which findings are known, so that only new ones are told.
type knownFlags struct {
	newFromRev    string
	baseline      string
	writeBaseline bool
}

// defaultBaseline is what --write-baseline writes where nobody has named a file.
const defaultBaseline = ".pmlint-baseline.json"

// maxBaseline is the largest baseline that is read, in bytes.
const maxBaseline = 64 << 20

// A known holds what was found before: in a revision, or when a baseline was written.
type known struct {
	base  string
	write bool
	floor lint.Severity
	// prints are the fingerprints of the revision's findings by document; all says
	// that the document is the revision's own.
	prints map[string]map[string]bool
	all    map[string]bool
	// corpus has the facts of the revision's documents; nil without a revision.
	corpus *lint.Corpus
	// baselines are by absolute name.
	baselines map[string]*baselineFile
	// of is the baseline of each document, by path.
	of map[string]*baselineFile
}

// A baselineFile is a baseline with its place.
type baselineFile struct {
	lint.Baseline
	// name is absolute with slashes, shown as users know it.
	name, shown string
	// stale counts findings that are no longer found; linted are the documents of
	// this run, by their paths in the baseline.
	stale  int
	linted map[string]bool
}

// known finds what is known of the documents. The engine judges their old versions as
// it does the new ones.
func (r *run) known(ctx context.Context, f *lintFlags, docs *documents, engine *lint.Engine) (*known, error) {
	base, err := filepath.Abs(r.Dir)
	if err != nil {
		return nil, err
	}
	k := &known{base: base, write: f.writeBaseline, floor: f.minSeverity(docs), baselines: map[string]*baselineFile{}, of: map[string]*baselineFile{}}
	for _, in := range docs.inputs {
		if err := k.addBaseline(f, in.Path, docs.places[in.Path]); err != nil {
			return nil, err
		}
	}
	if f.newFromRev == "" {
		return k, nil
	}
	revision, err := discover.OpenRevision(ctx, base, f.newFromRev)
	if err != nil {
		return nil, err
	}
	return k, k.readRevision(ctx, revision, docs, engine)
}

// addBaseline finds the baseline of a document: the flag's, or its configuration's.
func (k *known) addBaseline(f *lintFlags, doc string, p place) error {
	var name string
	switch {
	case f.baseline != "":
		name = absolute(k.base, f.baseline)
	case p.config.Baseline.IsSet():
		name = p.config.Baseline.Value
	case f.writeBaseline:
		name = absolute(k.base, defaultBaseline)
	default:
		return nil
	}
	file := k.baselines[name]
	if file == nil {
		file = &baselineFile{name: name, shown: discover.Show(k.base, filepath.FromSlash(name)), linted: map[string]bool{}}
		k.baselines[name] = file
		if err := file.read(k.write); err != nil {
			return err
		}
	}
	k.of[doc] = file
	return nil
}

// read reads the baseline. One that is to be written need not be there yet.
func (b *baselineFile) read(write bool) error {
	data, err := discover.Read(filepath.FromSlash(b.name), maxBaseline)
	if errors.Is(err, fs.ErrNotExist) && write {
		return nil
	}
	if err != nil {
		return discover.Problem{What: "cannot read the baseline (" + discover.Reason(err) + ")", Path: b.shown, Do: "write it with --write-baseline"}
	}
	read, err := lint.ReadBaseline(data)
	if err != nil {
		return fmt.Errorf("%s: %w", b.shown, err)
	}
	b.Baseline = *read
	return nil
}

// path is a document's in the baseline: relative to its folder.
func (b *baselineFile) path(name string) string {
	rel, err := filepath.Rel(filepath.FromSlash(path.Dir(b.name)), filepath.FromSlash(name))
	if err != nil {
		return name
	}
	return filepath.ToSlash(rel)
}

// readRevision lints the versions that a revision has of the documents.
func (k *known) readRevision(ctx context.Context, revision *discover.Revision, docs *documents, engine *lint.Engine) error {
	k.prints, k.all = map[string]map[string]bool{}, map[string]bool{}
	k.corpus = lint.NewCorpus(engine.Rules)
	old := *engine
	old.Select = nil // what was no post-mortem before has no findings that anybody knew
	var inputs []lint.Input
	for _, in := range docs.inputs {
		switch change, read := revision.Change(docs.places[in.Path].name); change {
		case discover.Unchanged:
			k.all[in.Path] = true
		case discover.Changed:
			was := in
			was.Read = func() ([]byte, error) { return read(discover.DefaultLimit) }
			inputs = append(inputs, was)
		case discover.Added:
		}
	}
	return old.Run(ctx, inputs, func(res *lint.Result) error {
		if res.Err != nil {
			return fmt.Errorf("%s: %w", res.Input.Path, res.Err)
		}
		seen := map[string]bool{}
		for _, d := range res.Diagnostics {
			seen[d.Fingerprint] = true
		}
		k.prints[res.Input.Path] = seen
		if res.Facts != nil {
			return k.corpus.Add(res.Facts)
		}
		return nil
	})
}

// drop takes the findings out of a result that are known.
func (k *known) drop(res *lint.Result, name string) {
	before := len(res.Diagnostics)
	if file := k.of[res.Input.Path]; file != nil && res.Doc != nil {
		at := file.path(name)
		file.linted[at] = true
		if k.write {
			file.Set(at, k.shown(res.Diagnostics))
		}
		fresh, stale := file.New(at, res.Diagnostics)
		res.Diagnostics = fresh
		file.stale += stale
	}
	if k.all[res.Input.Path] {
		res.Diagnostics = nil
	} else if seen := k.prints[res.Input.Path]; seen != nil {
		res.Diagnostics = slices.DeleteFunc(res.Diagnostics, func(d lint.Diagnostic) bool { return seen[d.Fingerprint] })
	}
	res.Known += before - len(res.Diagnostics)
}

// has reports whether a finding in the document called name is known.
func (k *known) has(res *lint.Result, name string, d *lint.Diagnostic) bool {
	if k.all[res.Input.Path] || k.prints[res.Input.Path][d.Fingerprint] {
		return true
	}
	file := k.of[res.Input.Path]
	return file != nil && file.Has(file.path(name), d.Fingerprint)
}

// shown returns the findings that are grave enough to be shown, and so to be known.
func (k *known) shown(all []lint.Diagnostic) []lint.Diagnostic {
	var out []lint.Diagnostic
	for _, d := range all {
		if d.Severity >= k.floor {
			out = append(out, d)
		}
	}
	return out
}

// finish writes the baselines, or says what is stale in them.
func (k *known) finish(r *run, quiet bool) {
	for _, name := range slices.Sorted(maps.Keys(k.baselines)) {
		file := k.baselines[name]
		switch {
		case k.write:
			if err := file.save(r.disk); err != nil {
				r.fail(err)
				continue
			}
			if !quiet {
				r.say("wrote %s of %s to %s", lint.Counted(file.Len(), "known finding"), lint.Counted(len(file.Paths()), "document"), file.shown)
			}
		case file.stale > 0 && !quiet:
			r.say("%s: %s no longer found: --write-baseline takes them out", file.shown, lint.Counted(file.stale, "known finding"))
		}
	}
}

// save writes the baseline, without documents that are there no more.
func (b *baselineFile) save(d disk) error {
	for _, doc := range b.Paths() {
		name := filepath.Join(filepath.FromSlash(path.Dir(b.name)), filepath.FromSlash(doc))
		if _, err := os.Lstat(name); errors.Is(err, fs.ErrNotExist) && !b.linted[doc] {
			b.Set(doc, nil)
		}
	}
	data, err := b.Encode()
	if err != nil {
		return fmt.Errorf("cannot write the baseline: %s: %w", b.shown, err)
	}
	file, err := createPending(d, filepath.FromSlash(b.name))
	if err == nil {
		defer file.discard()
		if _, err = file.Write(data); err == nil {
			err = file.commit()
		}
	}
	if err != nil {
		return fmt.Errorf("cannot write the baseline (%s): %s: name another file with --baseline", discover.Reason(err), b.shown)
	}
	return nil
}
