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
		t := &v.Tokens[i]
		switch {
		case t.Lemma == "symptom":
			// "human error is a symptom", not "the symptom was noticed"
			for k := i - 1; k >= 0 && k >= i-4; k-- {
				if v.Tokens[k].Is(prose.Be) {
					return true
				}
			}
		case t.Is(prose.Meta) && t.Tag != prose.TagVerb && t.Lemma != "just" && t.Lemma != "bias":
			return true
		case v.lemma(0) == "it" && v.lemma(i-1) == "to" && listed("spoken", t.Lemma) && v.Clauses[0].Modal != "" && v.Clauses[0].Start < i:
			return true // "it would be easy to say"
		case t.Parts&prose.VerbGerund != 0 && i < 3 && listed("told-of", t.Lemma):
			return true // "calling it human error explains nothing"
		case (v.lemma(i+1) == "like" || v.lemma(i+1) == "such") && listed("words", t.Lemma):
			return true
		case t.Lemma == "where" && i > 0 && v.Tokens[i-1].Is(prose.Be) && v.tokenIn(0, i-1, classes(prose.ErrorNoun, prose.Judged)) >= 0:
			return true // "human error is where the questions begin"
		case t.Lemma == "blameless", t.Lemma == "blame-free":
			return true
		case t.Lemma == "treat" || t.Lemma == "regard" || t.Lemma == "view":
			// "we treat human error as a starting point", "to regard it as"
			for k := i + 1; k < len(v.Tokens) && k < i+6; k++ {
				if v.lemma(k) == "as" && v.tokenIn(i, k, classes(prose.ErrorNoun, prose.Blame, prose.Judged)) >= 0 {
					return true
				}
			}
		}
	}
	return false
}

// ofText reports whether the verb of a clause tells what a text says.
func (v *view) ofText(c *prose.Clause) bool {
	return !c.Subject.IsAbsent() && listed("told-of", v.main(c).Lemma) &&
		(listed("text", v.lemma(c.Subject.Head)) || c.Main > 0 && v.isMentioned(c))
}

// isMentioned reports whether a clause tells of a case of saying something, not of one
// that happened: "if a sentence says".
func (v *view) isMentioned(c *prose.Clause) bool {
	return !c.Past && v.isHypothetical(c) && c.Modal == ""
}
