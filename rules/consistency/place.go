package consistency

import "github.com/pmlint/pmlint/lint/postmortem"

// inTwoPlaces picks, of statements of one fact, the one of the summary and the one of
// the part that goes into detail. It is not ok unless there is exactly one of each:
// several figures for regions or days cannot be told from each other.
func inTwoPlaces[F any](stated []F, field func(F) *postmortem.Field) (brief, full F, ok bool) {
	if len(stated) != 2 {
		return brief, full, false
	}
	a, b := isBrief(field(stated[0])), isBrief(field(stated[1]))
	switch {
	case a && !b:
		return stated[0], stated[1], true
	case b && !a:
		return stated[1], stated[0], true
	}
	return brief, full, false
}

// isBrief reports whether a field stands in the summary, or above the first section
// that has a meaning.
func isBrief(f *postmortem.Field) bool {
	for s := f.Section; s != nil; s = s.Parent {
		if len(s.Kinds) > 0 {
			return s.Within(postmortem.Summary)
		}
	}
	return true
}

// titleOf names the section of a field or figure, for a message.
func titleOf(s *postmortem.Section) string {
	if s == nil {
		return "the head of the document"
	}
	return s.Title
}
