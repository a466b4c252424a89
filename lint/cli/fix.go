package cli

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/aymanbagabas/go-udiff"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/discover"
	"github.com/pmlint/pmlint/lint/report"
)

// fixFlags say what is to be mended.
type fixFlags struct{ fix, fixSuggested, diff bool }

func (f *fixFlags) any() bool { return f.fix || f.fixSuggested || f.diff }

// A fixer mends documents as they are judged.
type fixer struct {
	run    *run
	flags  *lintFlags
	docs   *documents
	engine *lint.Engine
	known  *known
	// files are the documents' names by path.
	files map[string]string
	// fixed and changed count fixes and documents.
	fixed, changed int
}

func (r *run) newFixer(f *lintFlags, docs *documents, engine *lint.Engine, known *known) *fixer {
	x := &fixer{run: r, flags: f, docs: docs, engine: engine, known: known}
	if f.any() {
		x.files = docs.names()
	}
	return x
}

// fix mends a document, or prints how, and returns what is found in it then.
func (x *fixer) fix(ctx context.Context, res *lint.Result) (*lint.Result, error) {
	if res.Doc == nil || res.Skipped {
		return res, nil
	}
	name := x.docs.places[res.Input.Path].name
	wanted := func(at *lint.Result, d *lint.Diagnostic) bool { return !x.known.has(at, name, d) }
	fixed := x.engine.Fix(ctx, res.Input, x.flags.fixSuggested, wanted)
	if !fixed.Changed() {
		return res, nil
	}
	if x.flags.diff {
		diff := unifiedDiff(res.Input.Path, res.File.Raw(), fixed.Data)
		if (report.Door{}).For(res).Masked(diff) != diff {
			x.run.fail(fmt.Errorf("cannot show the fixes: %s: the lines around them hold what must not be shown: take it out first, or use --fix", res.Input.Path))
			return res, nil
		}
		x.fixed += fixed.Applied
		x.changed++
		_, err := x.run.stdout.Write([]byte(diff))
		return res, err
	}
	file, ok := x.files[res.Input.Path]
	err := errors.New("it is no file: --diff shows the fixes")
	if ok {
		err = overwrite(x.run.disk, x.known.base, filepath.Clean(file), res.File.Raw(), fixed.Data)
	}
	if err != nil {
		x.run.fail(fmt.Errorf("cannot fix (%s): %s: nothing in it was changed", discover.Reason(err), res.Input.Path))
		return res, nil
	}
	x.fixed += fixed.Applied
	x.changed++
	fixed.After.Input = res.Input
	return fixed.After, nil
}

// finish says what was done.
func (x *fixer) finish() {
	if x.flags.quiet || x.changed == 0 {
		return
	}
	did := "fixed"
	if x.flags.diff {
		did = "would fix"
	}
	x.run.say("%s %s in %s", did, lint.Counted(x.fixed, "finding"), lint.Counted(x.changed, "document"))
}

// unifiedDiff returns the difference of two versions of a document, as `git apply` and
// patch take it in the folder that the path is relative to.
func unifiedDiff(path string, before, after []byte) string {
	edits := udiff.Lines(string(before), string(after))
	unified, err := udiff.ToUnified("a/"+path, "b/"+path, string(before), edits, udiff.DefaultContextLines)
	if err != nil {
		return "" // the edits are of these very texts
	}
	_, body, _ := strings.Cut(unified, "@@ ")
	return "--- " + diffName("a/"+path) + "\n+++ " + diffName("b/"+path) + "\n@@ " + body
}

// diffName writes a name as git does: in quotes where it holds anything unusual.
func diffName(name string) string {
	if quoted := strconv.QuoteToASCII(name); quoted != `"`+name+`"` && (report.Visible(name) != name || strings.ContainsAny(name, "\"\\")) {
		return cQuote(name)
	}
	if strings.ContainsAny(name, " \t") {
		return name + "\t" // as GNU diff does, so that the name has an end
	}
	return name
}

// cQuote writes a name as C would write a string, with bytes in octal.
func cQuote(name string) string {
	var b strings.Builder
	b.WriteByte('"')
	for i := range len(name) {
		switch c := name[i]; {
		case c == '"' || c == '\\':
			b.WriteByte('\\')
			b.WriteByte(c)
		case c < ' ' || c > '~':
			fmt.Fprintf(&b, "\\%03o", c)
		default:
			b.WriteByte(c)
		}
	}
	b.WriteByte('"')
	return b.String()
}
