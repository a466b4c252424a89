package discover

import (
	"math"

	"github.com/pmlint/pmlint/lint/postmortem"
)

// A Verdict says whether a document is a post-mortem, and why.
type Verdict struct {
	// Taken says that it is one.
	Taken bool
	// Score is the sum of what speaks for it, less what speaks against it. From
	// [Enough] on a document is taken unless it is a template.
	Score int
	// Reasons are what counted, the weightiest kind first, for people to read.
	Reasons []string
	// Template says that it is a post-mortem that nobody has filled in.
	Template bool
}

// Enough is the score from which on a document is a post-mortem.
const Enough = 8

// Judge looks at what a document holds, never at its path: the sections and
// fields that post-mortems have, times at which something happened, what title
// and text are about, and in what voice they speak. A document that was begun and
// is mostly unfilled is one; a blank template is not.
func Judge(doc *postmortem.Document) Verdict {
	if isTooComplex(doc) {
		return Verdict{Reasons: []string{"its Markdown is too complex to be looked at"}}
	}
	s := look(doc)
	all := s.weigh()
	v := Verdict{Score: int(math.Floor(score(all))), Reasons: s.reasons(all)}
	v.Template = s.isTemplate() && s.blank+s.holes > 0
	switch {
	case v.Template:
		v.Reasons = append([]string{"a template that is not filled in"}, v.Reasons...)
	case v.Score >= Enough && s.isGuide():
		v.Reasons = append([]string{"a text about how to work, by its title"}, v.Reasons...)
	case v.Score >= Enough && !s.tells():
		v.Reasons = append([]string{"nothing that happened is told"}, v.Reasons...)
	case v.Score >= Enough && !s.aboutIncident():
		v.Reasons = append([]string{"it is not about an incident"}, v.Reasons...)
	default:
		v.Taken = v.Score >= Enough
	}
	if len(v.Reasons) == 0 {
		v.Reasons = []string{"nothing in it is like a post-mortem"}
	}
	return v
}

// IsPostmortem reports whether [Judge] takes a document. It reads the text only of
// those whose title, sections, fields and timeline leave a doubt.
func IsPostmortem(doc *postmortem.Document) bool {
	return !isTooComplex(doc) && (lookAtForm(doc).isSure() || Judge(doc).Taken)
}

func isTooComplex(doc *postmortem.Document) bool {
	return doc.Tree == nil || doc.Tree.TooComplex != nil
}
