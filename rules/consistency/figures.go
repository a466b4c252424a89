package consistency

import (
	"fmt"
	"slices"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

// figures are those of a document's opening, and of its part about the impact.
type figures struct{ opening, impact []postmortem.Figure }

type figuresKey struct{}

// slip reports the first two figures, one of the opening and one of the part about the
// impact, that are meant to be one: they count the same, and differ as typing does. Money
// says whether amounts are asked for, or numbers of things.
func slip(pass *lint.Pass, money bool) {
	all := lint.Share(pass, figuresKey{}, func() figures {
		a, b := pass.Doc.Figures()
		return figures{a, b}
	})
	for i := range all.opening {
		a := &all.opening[i]
		for j := range all.impact {
			b := &all.impact[j]
			if (a.Currency != "") != money || !a.Of(b) || !all.mistyped(a, b) {
				continue
			}
			at, other := a, b
			if all.times(a) > all.times(b) {
				at, other = b, a
			}
			pass.Report(lint.Diagnostic{Span: at.Span,
				Message: fmt.Sprintf("%q here, but %q in %q", at.Text, other.Text, titleOf(other.Section)),
				Help:    "correct the number that is wrong",
				Related: []lint.Related{{Span: other.Span, Message: "the other number"}}})
			return
		}
	}
}

// mistyped reports whether two figures of the same are one of which a digit is wrong. Two
// neighbours that have changed places leave little doubt; for any other slip each must be
// the only one of its part.
func (all *figures) mistyped(a, b *postmortem.Figure) bool {
	known := has(all.impact, a) && has(all.opening, b)
	alone := countOf(all.opening, a) == 1 && countOf(all.impact, b) == 1
	const few = 2 // digits that more than one pair of numbers has
	switch {
	case a.Digits == b.Digits || known:
		return false
	case a.Swapped(b):
		return alone || len(a.Digits) > few
	}
	return alone && a.Mistyped(b)
}

// times returns how often the document has a figure.
func (all *figures) times(f *postmortem.Figure) int {
	n := 0
	for _, part := range [...][]postmortem.Figure{all.opening, all.impact} {
		for i := range part {
			if part[i].Digits == f.Digits && part[i].Of(f) {
				n++
			}
		}
	}
	return n
}

// has reports whether one of the figures is the same number of the same.
func has(figures []postmortem.Figure, f *postmortem.Figure) bool {
	return slices.ContainsFunc(figures, func(o postmortem.Figure) bool { return o.Digits == f.Digits && o.Of(f) })
}

// countOf returns how many figures count what f does.
func countOf(figures []postmortem.Figure, f *postmortem.Figure) int {
	n := 0
	for i := range figures {
		if figures[i].Of(f) {
			n++
		}
	}
	return n
}
