package blameless

import "github.com/pmlint/pmlint/lint/prose"

// excused reports whether the sentence says what kept people from doing what the clause
// says they did not do: "because the panel was removed".
func (v *view) excused(c *prose.Clause) bool { return v.guard(guardExcuse, v.isExcused(c)) }

func (v *view) isExcused(c *prose.Clause) bool {
	if c.Modal == "could" || c.Modal == "can" {
		return true
	}
	if i := c.Subject.Start - 1; i > 0 && v.lemma(i) == "so" && len(v.Clauses) > 1 && !v.Clauses[0].Subject.Kind.IsPeople() {
		return true
	}
	for i := range v.Tokens {
		t := &v.Tokens[i]
		if t.Lemma == "no" && i < c.Start && v.tokenIn(i+1, i+2, classes(prose.Ability)) >= 0 && (v.lemma(i+2) == "of" || v.lemma(i+2) == "to" || v.lemma(i+2) == "that") {
			return true // "had no way of knowing that"
		}
		if t.Tag == prose.TagRelative && t.Lemma == "which" && i >= c.End && v.allowsNext(i) {
			return true // "without a second approval, which the tool allows"
		}
		because := t.Lemma == "because" || t.Lemma == "since" && v.tag(i+1) != prose.TagNumber || (t.Lemma == "as" || t.Lemma == "so") && i > 0 && i >= c.End
		if t.Lemma == "due" && v.lemma(i+1) == "to" && i >= c.End && v.tokenIn(i, i+5, judgedWords) < 0 {
			return true
		}
		if !because || i >= c.Start && i < c.End {
			continue
		}
		if t.Lemma == "because" && v.lemma(i+1) == "of" {
			return true
		}
		for k := range v.Clauses {
			b := &v.Clauses[k]
			if b.Start <= i || !b.Finite() || i < c.Start && b.Start >= c.Start {
				continue
			}
			if b.Passive && !b.Agent.Kind.IsPeople() || !b.Subject.Kind.IsPeople() || b.Modal == "could" || b.Negated && b.Perfect ||
				v.main(b).Is(prose.Have) || v.main(b).Is(prose.Be) && b.Negated {
				return t.Lemma != "as" && t.Lemma != "so" || !b.Subject.Kind.IsPeople()
			}
			return false
		}
		if p := v.PhraseAfter(i + 1); i >= c.End && !p.IsAbsent() && !p.Kind.IsPeople() && !(t.Lemma == "since" && c.Perfect) {
			return true // "since the page names the database alone"
		}
	}
	return false
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
