package cli

import (
	"context"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/report"
)

// nothingMore ends what a command prints line by line.
func nothingMore() error { return nil }

// read runs the engine over the documents for a command that prints what is read of them:
// each takes the results, end ends what is printed to out.
func (r *run) read(ctx context.Context, f *choiceFlags, docs *documents, engine *lint.Engine, out *target, each func(*lint.Result) error, end func() error) error {
	var tally report.Tally
	err := engine.Run(ctx, docs.inputs, func(res *lint.Result) error {
		r.settle(f, docs, res)
		tally.Add(res)
		return each(res)
	})
	if err == nil {
		err = end()
	}
	if err == nil {
		err = out.commit()
	}
	switch {
	case err == nil:
		r.checkFound(f, tally.Summary(), docs)
		return nil
	case out.path == "" || ctx.Err() != nil:
		return r.unlessStdout(err)
	}
	return out.failure(err)
}
