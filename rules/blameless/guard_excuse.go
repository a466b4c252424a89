package blameless

import "github.com/pmlint/pmlint/lint/prose"

// excused reports whether the sentence says what kept people from doing what the clause
// says they did not do: "because the panel was removed".
func (v *view) excused(c *prose.Clause) bool { return v.guard(guardExcuse, v.isExcused(c)) }

func (v *view) isExcused(c *prose.Clause) bool {
	if isModal(c, "could", "can") {
		return true
	}
	if i := c.Subject.Start - 1; i > 0 && v.lemma(i) == "so" && len(v.Clauses) > 1 && !v.Clauses[0].Subject.Kind.IsPeople() {
		return true
	}
	for i := range v.Tokens {
		if v.hadNoWay(c, i) || v.isAllowed(c, i) || v.isDueTo(c, i) {
			return true
		}
		if !v.givesReason(c, i) {
			continue
		}
		t := &v.Tokens[i]
		if v.isPair(i, "because", "of") {
			return true
		}
		if b := v.reasonFor(c, i); b != nil {
			return v.isCircumstance(b) && (t.Lemma != "as" && t.Lemma != "so" || !b.Subject.Kind.IsPeople())
		}
		if p := v.PhraseAfter(i + 1); i >= c.End && !p.IsAbsent() && !p.Kind.IsPeople() && !(t.Lemma == "since" && c.Perfect) {
			return true // "since the page names the database alone"
		}
	}
	return false
}

// hadNoWay reports whether tokens[i] before a clause denies that people could: "had no way
// of knowing that".
func (v *view) hadNoWay(c *prose.Clause, i int) bool {
	return v.lemma(i) == "no" && i < c.Start && v.isOne(i+2, "of", "to", "that") && v.tokenIn(i+1, i+2, classes(prose.Ability)) >= 0
}

// isAllowed reports whether tokens[i] behind a clause leads to who allows it: "without a
// second approval, which the tool allows".
func (v *view) isAllowed(c *prose.Clause, i int) bool {
	return v.tag(i) == prose.TagRelative && v.lemma(i) == "which" && i >= c.End && v.allowsNext(i)
}

// isDueTo reports whether tokens[i] behind a clause leads to what it was due to, and that
// is no verdict.
func (v *view) isDueTo(c *prose.Clause, i int) bool {
	return v.isPair(i, "due", "to") && i >= c.End && v.tokenIn(i, i+5, judgedWords) < 0
}

// givesReason reports whether tokens[i] outside a clause leads to the reason for it.
func (v *view) givesReason(c *prose.Clause, i int) bool {
	if i >= c.Start && i < c.End {
		return false
	}
	switch v.lemma(i) {
	case "because":
		return true
	case "since":
		return v.tag(i+1) != prose.TagNumber
	case "as", "so":
		return i > 0 && i >= c.End
	}
	return false
}

// reasonFor returns the clause behind tokens[i] that gives the reason for another, or nil.
func (v *view) reasonFor(c *prose.Clause, i int) *prose.Clause {
	for k := range v.Clauses {
		if b := &v.Clauses[k]; b.Start > i && b.Finite() && (i >= c.Start || b.Start < c.Start) {
			return b
		}
	}
	return nil
}

// isCircumstance reports whether a clause tells how things were, not what people did.
func (v *view) isCircumstance(b *prose.Clause) bool {
	switch t := v.main(b); {
	case b.Passive && !b.Agent.Kind.IsPeople(), !b.Subject.Kind.IsPeople(), b.Modal == "could":
		return true
	case b.Negated:
		return b.Perfect || t.Is(prose.Have) || t.Is(prose.Be)
	default:
		return t.Is(prose.Have)
	}
}

// allowsNext reports whether the clause behind tokens[i] says that it is allowed.
func (v *view) allowsNext(i int) bool {
	for k := range v.Clauses {
		if d := &v.Clauses[k]; d.Start > i {
			return (v.main(d).Lemma == "allow" || v.main(d).Lemma == "permit") && !d.Negated
		}
	}
	return false
}

var judgedWords = classes(prose.Judged, prose.Insult, prose.ErrorNoun, prose.Virtue)
