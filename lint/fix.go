package lint

import (
	"bytes"
	"context"
	"slices"
	"sort"

	"github.com/pmlint/pmlint/lint/source"
)

// mostFixPasses bounds how often a document is fixed and judged again. One fix may make
// room for another; real documents come to rest after two.
const mostFixPasses = 10

// Fixed is what fixes make of one document.
type Fixed struct {
	// Before and After are the results of the document as it was and as it is now.
	Before, After *Result
	// Data are the bytes of the document with the fixes made.
	Data []byte
	// Applied counts the fixes.
	Applied int
}

// Changed reports whether any fix was made.
func (f *Fixed) Changed() bool { return f.Applied > 0 && !bytes.Equal(f.Data, f.Before.File.Raw()) }

// Fix makes the fixes of one document's findings, again and again until there are none to
// make: the safe ones, or with suggested the first of each finding. Wanted says of which
// findings; nil means of all. Nothing is changed where the input cannot be read or judged.
func (e *Engine) Fix(ctx context.Context, in Input, suggested bool, wanted func(*Result, *Diagnostic) bool) *Fixed {
	r := newRunner(e)
	defer r.ready.running.Wait()
	before := r.lint(ctx, in)
	out := &Fixed{Before: before, After: before}
	if before.File == nil {
		return out
	}
	out.Data = before.File.Raw()
	// What was chosen stays chosen, whatever the fixes make of it.
	chosen, next := *e, *r
	chosen.Select = nil
	next.Engine = &chosen
	for range mostFixPasses {
		if out.After.Doc == nil || out.After.Skipped || out.After.Err != nil || len(out.After.Internal) > 0 || ctx.Err() != nil {
			break
		}
		edits, n := chooseFixes(out.After, suggested, wanted)
		if n == 0 {
			break
		}
		data := Apply(out.After.File, edits)
		again := in
		again.Read = func() ([]byte, error) { return data, nil }
		after := next.lint(ctx, again)
		if after.Doc == nil {
			break // no fix may make a document unreadable
		}
		out.Data, out.After = data, after
		out.Applied += n
	}
	return out
}

// chooseFixes returns the edits of the fixes that can be made together, and how many
// fixes they are: of two that touch the same place the first in the document.
func chooseFixes(res *Result, suggested bool, wanted func(*Result, *Diagnostic) bool) (edits []Edit, n int) {
	var taken []source.Span // sorted, none touching another
	for i := range res.Diagnostics {
		d := &res.Diagnostics[i]
		if wanted != nil && !wanted(res, d) {
			continue
		}
		at := slices.IndexFunc(d.Fixes, func(f Fix) bool { return len(f.Edits) > 0 && (f.Safe || suggested) })
		if at < 0 || clash(d.Fixes[at].Edits, taken) {
			continue
		}
		for _, e := range d.Fixes[at].Edits {
			i, _ := slices.BinarySearchFunc(taken, e.Span, func(a, b source.Span) int { return a.Start - b.Start })
			taken = slices.Insert(taken, i, e.Span)
		}
		edits = append(edits, d.Fixes[at].Edits...)
		n++
	}
	return edits, n
}

// clash reports whether one of the edits touches a place that is taken, or another of
// them. Places that only meet touch: what is inserted between them has no order.
func clash(edits []Edit, taken []source.Span) bool {
	edits = slices.Clone(edits)
	slices.SortFunc(edits, func(a, b Edit) int { return a.Span.Start - b.Span.Start })
	for i, e := range edits {
		if i > 0 && e.Span.Start <= edits[i-1].Span.End {
			return true
		}
		// The first place that does not end before the edit.
		at := sort.Search(len(taken), func(i int) bool { return taken[i].End >= e.Span.Start })
		if at < len(taken) && taken[at].Start <= e.Span.End {
			return true
		}
	}
	return false
}
