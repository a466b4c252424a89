// Package corpus holds the rules about several post-mortems: what one repeats of
// another, or contradicts in it.
package corpus

import (
	"cmp"
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint"
)

// Rules returns the group's rules.
func Rules() []*lint.Rule {
	return []*lint.Rule{Identity(), RepeatedAction(), CopiedText(), UnlinkedRecurrence()}
}

// byAge returns the documents in the order of their incidents; those of a day, and
// behind all others those without one, in the order of their paths.
func byAge(documents []*lint.CorpusDocument) []*lint.CorpusDocument {
	out := slices.Clone(documents)
	slices.SortStableFunc(out, func(a, b *lint.CorpusDocument) int {
		switch full := a.Day.Full(); {
		case full != b.Day.Full() && full:
			return -1
		case full != b.Day.Full():
			return 1
		}
		return cmp.Or(cmp.Compare(a.Day.Year, b.Day.Year), cmp.Compare(a.Day.Days(), b.Day.Days()), strings.Compare(a.Path, b.Path))
	})
	return out
}

// sameIncident reports whether two documents are about one incident: copies, two
// versions or two languages of a post-mortem.
func sameIncident(a, b *lint.CorpusDocument) bool {
	return a.Digest == b.Digest || a.ID != "" && strings.EqualFold(a.ID, b.ID) ||
		a.Title != "" && a.Title == b.Title && a.Day == b.Day
}

// named returns what a message calls a document: its day, or else its path.
func named(d *lint.CorpusDocument) string {
	if d.Day.Full() {
		return d.Day.String()
	}
	return d.Path
}
