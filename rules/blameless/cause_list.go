package blameless

import "github.com/pmlint/pmlint/lint/prose"

// onSomebody finds "this one is on us".
func onSomebody(v *view) {
	for i := range v.Tokens {
		if v.lemma(i) != "on" || v.lemma(i-1) != "be" || v.denied(i) || v.asked() || v.meta() {
			continue
		}
		switch v.lemma(i - 2) {
		case "this", "that", "one", "it":
		default:
			continue
		}
		if p := v.PhraseAfter(i + 1); p.Kind.IsPeople() && p.Kind != prose.NobodyKind {
			v.hit(likely, i, p.End, "%q makes a person the cause", nameCondition)
		}
	}
}

// restsWith finds "responsibility for the corrupted ledger rests with the squad". That it
// does so for a service is no blame.
func restsWith(v *view) {
	v.each(func(c *prose.Clause) {
		if !listed("rests", v.main(c).Lemma) || c.Negated || c.Infinitive || v.hypothetical(c) || v.asked() || v.meta() || v.denied(c.Start) {
			return
		}
		at := v.tokenIn(0, c.Start, classes(prose.Answer))
		if at < 0 || v.lemma(at+1) != "for" || v.tokenIn(at+2, c.Start, classes(prose.Outcome, prose.Defect, prose.Break, prose.BadObject)) < 0 {
			return
		}
		for i := c.End; i < c.Until && i < c.End+4; i++ {
			switch v.lemma(i) {
			case "with", "on", "upon":
				if p := v.PhraseAfter(i + 1); p.Kind.IsPeople() && p.Kind != prose.NobodyKind {
					v.hit(sure, at, p.End, "%q names somebody as the fault", nameCondition)
				}
				return
			}
		}
	})
}

// outageOf finds "it was Deepa's outage".
func outageOf(v *view) {
	v.each(func(c *prose.Clause) {
		if !v.main(c).Is(prose.Be) || c.Negated || v.hypothetical(c) || v.asked() || v.meta() || c.Subject.IsAbsent() {
			return
		}
		switch v.lemma(c.Subject.Head) {
		case "it", "this", "that":
		default:
			return
		}
		for i := c.End; i < len(v.Tokens) && v.tag(i) != prose.TagVerb; i++ {
			if !v.Tokens[i].Is(prose.Outcome) || v.tag(i) != prose.TagNoun {
				continue
			}
			from, p := v.possessor(i)
			if from >= c.End && (p.Kind == prose.NameKind || p.Kind == prose.Person && v.tag(from) != prose.TagPossessive) {
				v.hit(likely, from, i+1, "%q names somebody as the fault", nameCondition)
				return
			}
		}
	})
}

// listedCause finds people among the causes that a line lists: "Root cause: the DBA",
// "Cause: human".
func listedCause(v *view) {
	colon := -1
	for i := 0; i < len(v.Tokens) && i < 5; i++ {
		if v.tag(i) == prose.TagStop && v.Tokens[i].Text == ":" {
			colon = i
			break
		}
	}
	if colon < 0 || v.tokenIn(0, colon, classes(prose.CauseNoun)) < 0 || v.asked() || v.meta() {
		return
	}
	for i := colon + 1; i < len(v.Tokens); i++ {
		if !v.beginsItem(i) {
			continue
		}
		if t := &v.Tokens[i]; t.Is(prose.HumanWord) && t.Lemma == "human" && v.endsItem(i+1) {
			v.hit(likely, i, i+1, "%q is where the questions begin, not a cause", askHow)
			return
		}
		p := v.PhraseAfter(i)
		if p.IsAbsent() || p.Start != i || !v.endsItem(p.End) && !v.endsThere(p.End) {
			continue
		}
		if p.Kind == prose.NameKind || p.Kind == prose.Person && v.tag(p.Head) == prose.TagNoun {
			v.hit(likely, p.Start, p.End, "%q names somebody as the cause", nameCondition)
			return
		}
	}
}

// beginsItem reports whether an item of a list can begin at tokens[i].
func (v *view) beginsItem(i int) bool {
	switch v.tag(i - 1) {
	case prose.TagStop, prose.TagComma, prose.TagClose, prose.TagConjunction:
		return true
	}
	return false
}

// endsItem reports whether an item of a list can end before tokens[i].
func (v *view) endsItem(i int) bool {
	if i >= len(v.Tokens) {
		return true
	}
	switch v.tag(i) {
	case prose.TagStop, prose.TagComma, prose.TagOpen, prose.TagConjunction:
		return true
	}
	return false
}
