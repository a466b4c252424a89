package blameless

import (
	"slices"

	"github.com/pmlint/pmlint/lint/prose"
)

// main is the main verb of a clause.
func (v *view) main(c *prose.Clause) *prose.Token { return &v.Tokens[c.Main] }

// each calls f for each clause.
func (v *view) each(f func(*prose.Clause)) {
	for i := range v.Clauses {
		f(&v.Clauses[i])
	}
}

// isModal reports whether a clause has one of some modal verbs.
func isModal(c *prose.Clause, modals ...string) bool { return slices.Contains(modals, c.Modal) }

// next returns the clause behind c, or c.
func (v *view) next(c *prose.Clause) *prose.Clause {
	for i := range v.Clauses {
		if &v.Clauses[i] == c && i+1 < len(v.Clauses) {
			return &v.Clauses[i+1]
		}
	}
	return c
}

// clauseAt returns the clause that begins at tokens[i], or nil.
func (v *view) clauseAt(i int) *prose.Clause {
	for k := range v.Clauses {
		if v.Clauses[k].Start == i {
			return &v.Clauses[k]
		}
	}
	return nil
}

// clauseBefore returns the last finite or reduced clause, or its infinitive, before
// tokens[i].
func (v *view) clauseBefore(i int) *prose.Clause {
	for k := len(v.Clauses) - 1; k >= 0; k-- {
		if c := &v.Clauses[k]; c.Start < i && !c.Gerund {
			return c
		}
	}
	return nil
}

// adverb returns the place of an adverb of the class that goes with the clause's verb:
// within its group, directly before it, or behind it; or -1.
func (v *view) adverb(c *prose.Clause, s prose.Set) int {
	from := c.Start
	for from > 0 && v.tag(from-1) == prose.TagAdverb {
		from--
	}
	if i := v.tokenIn(from, c.End, s); i >= 0 {
		return i
	}
	for i := c.End; i < c.Until; i++ {
		if v.Tokens[i].IsAny(s) && v.tag(i) == prose.TagAdverb && (i == c.End || i+1 >= c.Until || !followsAdjective(v, i)) {
			return i
		}
	}
	return -1
}

func followsAdjective(v *view, i int) bool {
	return v.tag(i+1) == prose.TagAdjective || v.tag(i+1) == prose.TagVerb
}

// openingAdverb returns the place of an adverb of a class that opens the clause, before its
// subject, or -1: "mistakenly, the captain overwrote it".
func (v *view) openingAdverb(c *prose.Clause, s prose.Set) int {
	i := c.Subject.Start - 1
	if v.tag(i) == prose.TagComma {
		i--
	}
	if c.Subject.IsAbsent() || c.Borrowed || c.Subject.End > c.Start || i < 0 || v.tag(i) != prose.TagAdverb || !v.Tokens[i].IsAny(s) {
		return -1
	}
	return i
}

// ifBefore returns the place of the if that opens a clause, or -1.
func (v *view) ifBefore(c *prose.Clause) int {
	for i := c.Subject.Start - 1; i >= 0 && i >= c.Subject.Start-2 && !c.Subject.IsAbsent(); i-- {
		switch v.lemma(i) {
		case "if":
			if v.isOne(i-1, "as", "check") {
				return -1
			}
			return i
		case "only":
		default:
			return -1
		}
	}
	return -1
}

// chosen reports whether an infinitive depends on a choice: "chose to ignore".
func (v *view) chosen(c *prose.Clause) bool {
	for i := c.Start - 2; i >= 0 && i >= c.Start-4; i-- {
		if v.Tokens[i].Is(prose.Decide) {
			return true
		}
		if v.tag(i) != prose.TagAdverb && v.tag(i) != prose.TagNegation {
			return false
		}
	}
	return false
}

// byControl reports whether the clause says that a control, not a person, was to do it:
// "by the canary", "in CI".
func (v *view) byControl(c *prose.Clause) bool {
	for i := c.End; i < c.Until; i++ {
		if listed("by-means-of", v.lemma(i)) {
			p := v.PhraseAfter(i + 1)
			if p.IsAbsent() {
				continue
			}
			head := &v.Tokens[p.Head]
			if head.Is(prose.Control) && head.Lemma != "review" || p.Kind == prose.SystemKind && !head.Is(prose.Change) && head.Lemma != "test" {
				return true
			}
		}
	}
	return false
}

// asserts reports whether a clause says that something happened.
func (v *view) asserts(c *prose.Clause) bool {
	return !c.Negated && !c.Gerund && !v.denied(c.Start) && !v.hypothetical(c)
}

// plainDeed reports whether a clause tells what people do, not what they have, are, see or
// wait for.
func (v *view) plainDeed(c *prose.Clause) bool {
	t := v.main(c)
	return !t.IsAny(classes(prose.Have, prose.Be, prose.Notice, prose.Need)) && t.Lemma != "wait" && t.Lemma != "receive" && t.Lemma != "get"
}

// needless reports whether what was not done is nothing that one does: "did not wait
// for long", "did not find".
func (v *view) needless(c *prose.Clause) bool {
	if listed("needless-of-us", v.main(c).Lemma) {
		return v.lemma(c.Subject.Head) == "we"
	}
	switch v.main(c).Lemma {
	case "think", "look", "care":
		return !v.isOne(c.End, "to", "at", "about") && v.main(c).Lemma != "care" && v.lemma(c.End) != "of"
	case "follow", "factor":
		return c.Object.IsAbsent() && v.lemma(c.End) != "up"
	}
	return false
}

// onPurpose reports whether the sentence says that something was meant.
func (v *view) onPurpose() bool { return v.has(classes(prose.Intent)) || v.says("purpose") }

// modified returns what an adjective at i speaks of: the noun behind it, or the subject
// of the clause that it ends.
func (v *view) modified(i int) (prose.Phrase, bool) {
	if p := v.PhraseAfter(i); !p.IsAbsent() && p.Head > i {
		return p, true
	}
	for k := len(v.Clauses) - 1; k >= 0; k-- {
		c := &v.Clauses[k]
		if c.End <= i && (i < c.Until || c.End == i && v.main(c).Is(prose.Be)) && !c.Infinitive {
			return c.Subject, !c.Subject.IsAbsent()
		}
	}
	return prose.Phrase{}, false
}
