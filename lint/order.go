package lint

import (
	"cmp"
	"slices"
)

// inOrder sorts findings by where they begin, then by rule, end and message, and
// drops those that say the same of the same place. It changes found.
func inOrder(found []Diagnostic) []Diagnostic {
	slices.SortStableFunc(found, func(a, b Diagnostic) int {
		return cmp.Or(
			cmp.Compare(a.Span.Start, b.Span.Start),
			cmp.Compare(a.Rule, b.Rule),
			cmp.Compare(a.Span.End, b.Span.End),
			cmp.Compare(a.Message, b.Message),
			// Of two equal ones the graver stays.
			cmp.Compare(b.Severity, a.Severity),
		)
	})
	return slices.CompactFunc(found, func(a, b Diagnostic) bool {
		return a.Span == b.Span && a.Rule == b.Rule && a.Message == b.Message
	})
}
