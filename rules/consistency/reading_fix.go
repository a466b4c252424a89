package consistency

import (
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

// rewrite is a suggested fix that writes the length of time that would be right.
func rewrite(pass *lint.Pass, s *postmortem.StatedSpan, seconds int) []lint.Fix {
	text, ok := s.In(seconds)
	if !ok {
		return nil
	}
	return pass.Rewrite(s.Span, s.Text, text)
}

// recompute is a suggested fix that writes the length that the timeline yields in all
// places that state the wrong one. Where the rows do not say what they are about, the
// nearest pair of them is a guess, and there is none.
func recompute(pass *lint.Pass, w *wrong) []lint.Fix {
	if !w.read {
		return nil
	}
	var out []lint.Fix
	for _, s := range append([]*postmortem.StatedSpan{w.StatedSpan}, w.also...) {
		fixes := rewrite(pass, s, pass.Times().Elapsed(w.Pair.From, w.Pair.To))
		switch {
		case fixes == nil:
			return nil
		case out == nil:
			out = fixes
		default:
			out[0].Edits = append(out[0].Edits, fixes[0].Edits...)
		}
	}
	return out
}
