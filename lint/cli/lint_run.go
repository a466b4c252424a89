package cli

import (
	"context"
	"errors"
	"time"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/report"
)

// A lintRun is one run of the rules whose findings are reported, or mended.
type lintRun struct {
	run      *run
	flags    *lintFlags
	docs     *documents
	engine   *lint.Engine
	reports  targets
	progress *report.Progress
	known    *known
	fixer    *fixer
	together *comparison
	tally    report.Tally
	// judged is the number of documents so far.
	judged int
}

// lint runs the rules and prints what they find. An error is one of the command
// line, or the end of ctx; all else is reported as it comes.
func (r *run) lint(ctx context.Context, f *lintFlags, args []string) error {
	reports, err := r.targets(f.formats, f.output)
	if err != nil {
		return err
	}
	docs, settings, err := r.prepare(ctx, f, args)
	if err != nil {
		return err
	}
	defer docs.around.Close()
	now := time.Now //nolint:forbidigo // when to show the progress line is the only thing the clock decides
	progress := report.NewProgress(r.Stderr, !f.quiet && isTerminal(r.Stderr), len(docs.inputs), now)
	defer progress.Erase()
	r.aroundProgress(progress)
	defer reports.discard()
	if err := reports.open(r, f.look(r, docs), docs); err != nil {
		return err
	}

	l := &lintRun{run: r, flags: f, docs: docs, engine: r.engine(f, docs, settings), reports: reports, progress: progress}
	if err := l.prepare(ctx); err != nil {
		return err
	}
	err = l.engine.Run(ctx, docs.inputs, func(res *lint.Result) error { return l.each(ctx, res) })
	if err == nil {
		err = l.together.release(l.deliver)
	}
	progress.Erase()
	if err != nil && !errors.Is(err, errNoReader) {
		return err
	}
	l.finish()
	return nil
}

// prepare makes ready what results pass on their way to the reports.
func (l *lintRun) prepare(ctx context.Context) error {
	r, f := l.run, l.flags
	l.engine.Collect, l.engine.Digest = f.comparing(r, l.docs), newDigest()
	// What is held until all documents are read is no document.
	l.engine.TextOnly = l.engine.Collect && !f.verbose && !f.fixFlags.any()
	var err error
	if l.known, err = r.known(ctx, f, l.docs, l.engine); err != nil {
		return err
	}
	l.fixer = r.newFixer(f, l.docs, l.engine, l.known)
	l.together = r.newComparison(l.engine, l.docs, l.known)
	return nil
}

// each takes in what was found in a document: it is mended, held until it has been
// compared, or delivered. With --diff nothing is reported but the changes.
func (l *lintRun) each(ctx context.Context, res *lint.Result) error {
	l.progress.Step()
	l.judged++
	fitCollector(l.judged, l.run.getenv)
	l.run.settle(&l.flags.choiceFlags, l.docs, res)
	if l.flags.fixFlags.any() {
		var err error
		if res, err = l.fixer.fix(ctx, res); err != nil || l.flags.diff {
			l.tally.Add(res)
			return err
		}
	}
	if l.engine.Collect {
		l.together.hold(res)
		return nil
	}
	return l.deliver(res)
}

// deliver hands what is found and not known yet to the reports.
func (l *lintRun) deliver(res *lint.Result) error {
	l.known.drop(res, l.docs.places[res.Input.Path].name)
	l.tally.Add(res)
	l.flags.judge(l.run, l.docs, res)
	return l.reports.result(res)
}

// finish says what became of the fixes and of what is known, and closes the reports.
func (l *lintRun) finish() {
	l.fixer.finish()
	sum := l.tally.Summary()
	if l.flags.diff {
		if l.fixer.changed > 0 {
			l.run.found()
		}
	} else {
		l.known.finish(l.run, l.flags.quiet)
		l.reports.close(l.run, sum)
	}
	l.run.checkFound(&l.flags.choiceFlags, sum, l.docs)
}
