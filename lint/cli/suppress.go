package cli

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/discover"
	"github.com/pmlint/pmlint/lint/report"
)

// errNotSuppressed says that comments in a document would not do what they are for.
var errNotSuppressed = errors.New("comments would change what is found otherwise: write them by hand")

// addSuppressions writes comments into a document that suppress the findings of res, with
// the reason. The engine judges what comes of it before anything is written.
func (r *run) addSuppressions(ctx context.Context, engine *lint.Engine, res *lint.Result, known *known, name, reason string) error {
	found := known.shown(res.Diagnostics)
	if len(found) == 0 || res.Doc == nil {
		return nil
	}
	edits, left := lint.Suppress(res, found, reason)
	for _, d := range left {
		at := res.File.Position(d.Span.Start)
		r.fail(fmt.Errorf("%s:%d:%d: %s cannot be suppressed by a comment: mend it", res.Input.Path, at.Line, at.Column, d.Rule))
	}
	if len(edits) == 0 {
		return nil
	}
	data := lint.Apply(res.File, edits)
	if err := r.checkSuppressed(ctx, engine, res, data, len(res.Diagnostics)-len(found)+len(left)); err != nil {
		return fmt.Errorf("cannot suppress: %s: %w", res.Input.Path, err)
	}
	if err := overwrite(r.disk, known.base, name, res.File.Raw(), data); err != nil {
		return fmt.Errorf("cannot write (%s): %s: nothing in it was changed", discover.Reason(err), res.Input.Path)
	}
	r.say("%s: suppressed %s by %s", res.Input.Path, lint.Counted(len(found)-len(left), "finding"), lint.Counted(len(edits), "comment"))
	return nil
}

// checkSuppressed lints data in the place of a document and wants so many findings left.
func (r *run) checkSuppressed(ctx context.Context, engine *lint.Engine, res *lint.Result, data []byte, left int) error {
	again := *engine
	again.Select = nil
	in := res.Input
	in.Read = func() ([]byte, error) { return data, nil }
	return again.Run(ctx, []lint.Input{in}, func(after *lint.Result) error {
		if len(after.Diagnostics) != left+res.Known || after.Err != nil {
			return errNotSuppressed
		}
		return nil
	})
}

// printSuppressions lists what is suppressed in a document, why, and how often.
func (r *run) printSuppressions(res *lint.Result) error {
	for _, s := range res.Suppressions {
		at := res.File.Position(s.Span.Start)
		reason := s.Reason
		if reason == "" {
			reason = "no reason given, so it suppresses nothing"
		}
		_, err := fmt.Fprintf(r.stdout, "%s:%d:%d: %s %s: %s (%s)\n", report.Visible(res.Input.Path), at.Line, at.Column,
			report.Visible(s.Command), report.Visible(strings.Join(s.Rules, ", ")), report.Visible(reason), lint.Counted(s.Findings, "finding"))
		if err != nil {
			return err
		}
	}
	return nil
}

// suppress does what --add-suppressions and --report-suppressions ask for.
func (r *run) suppress(ctx context.Context, f *lintFlags, args []string) error {
	docs, settings, err := r.prepare(ctx, f, args)
	if err != nil {
		return err
	}
	engine := r.engine(f, docs, settings)
	reason, wrong := lint.SuppressionReason(f.addReason)
	if wrong != "" && f.changed("add-suppressions") {
		return fmt.Errorf("--add-suppressions %q: %s", f.addReason, wrong)
	}
	known, err := r.known(ctx, f, docs, engine)
	if err != nil {
		return err
	}
	files := docs.names()
	return r.read(ctx, &f.choiceFlags, docs, engine, &target{}, func(res *lint.Result) error {
		known.drop(res, docs.places[res.Input.Path].name)
		if f.reportSuppressions {
			return r.printSuppressions(res)
		}
		name, ok := files[res.Input.Path]
		if !ok {
			r.fail(fmt.Errorf("cannot suppress: %s: it is no file: name the file itself", res.Input.Path))
			return nil
		}
		if err := r.addSuppressions(ctx, engine, res, known, filepath.Clean(name), reason); err != nil {
			r.fail(err)
		}
		return nil
	}, nothingMore)
}
