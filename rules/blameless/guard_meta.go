package blameless

import "github.com/pmlint/pmlint/lint/prose"

// meta reports whether the sentence speaks about blame, or words for it, and not about
// somebody.
func (v *view) meta() bool {
	if !v.weighed {
		v.weighed, v.ofBlame = true, v.isMeta()
	}
	return v.guard(guardMeta, v.ofBlame)
}

func (v *view) isMeta() bool {
	for k := range v.Clauses {
		if v.ofText(&v.Clauses[k]) {
			return true // "the draft said that"
		}
	}
	for i := range v.Tokens {
		if v.isMetaAt(i) {
			return true
		}
	}
	return false
}

// isMetaAt reports whether tokens[i] tells that the sentence speaks about blame.
func (v *view) isMetaAt(i int) bool {
	t := &v.Tokens[i]
	switch {
	case t.Lemma == "symptom":
		// "human error is a symptom", not "the symptom was noticed"
		return v.tokenIn(i-4, i, classes(prose.Be)) >= 0
	case t.Is(prose.Meta) && t.Tag != prose.TagVerb && t.Lemma != "just" && t.Lemma != "bias":
		return true
	case v.isSpokenOf(i), v.isOne(i+1, "like", "such") && listed("expressions", t.Lemma):
		return true
	case t.Lemma == "where":
		// "human error is where the questions begin"
		return i > 0 && v.Tokens[i-1].Is(prose.Be) && v.tokenIn(0, i-1, classes(prose.ErrorNoun, prose.Judged)) >= 0
	case t.Lemma == "blameless", t.Lemma == "blame-free":
		return true
	case t.Lemma == "treat" || t.Lemma == "regard" || t.Lemma == "view":
		return v.isTakenAs(i)
	}
	return false
}

// isSpokenOf reports whether tokens[i] is the verb of those who say something: "it would be
// easy to say", "calling it human error explains nothing".
func (v *view) isSpokenOf(i int) bool {
	if v.lemma(0) == "it" && v.lemma(i-1) == "to" && listed("easily-said", v.lemma(i)) &&
		len(v.Clauses) > 0 && v.Clauses[0].Modal != "" && v.Clauses[0].Start < i {
		return true
	}
	return i < 3 && v.Tokens[i].Parts&prose.VerbGerund != 0 && listed("saying", v.lemma(i))
}

// isTakenAs reports whether the verb at i tells as what an error is taken: "we treat human
// error as a starting point".
func (v *view) isTakenAs(i int) bool {
	for k := i + 1; k < len(v.Tokens) && k < i+6; k++ {
		if v.lemma(k) == "as" && v.tokenIn(i, k, classes(prose.ErrorNoun, prose.Blame, prose.Judged)) >= 0 {
			return true
		}
	}
	return false
}

// ofText reports whether the verb of a clause tells what a text says.
func (v *view) ofText(c *prose.Clause) bool {
	return !c.Subject.IsAbsent() && listed("saying", v.main(c).Lemma) &&
		(listed("texts", v.lemma(c.Subject.Head)) || c.Main > 0 && v.isMentioned(c))
}

// isMentioned reports whether a clause tells of a case of saying something, not of one
// that happened: "if a sentence says".
func (v *view) isMentioned(c *prose.Clause) bool {
	return !c.Past && v.isHypothetical(c) && c.Modal == ""
}
