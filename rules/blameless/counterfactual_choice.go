package blameless

import "github.com/pmlint/pmlint/lint/prose"

// choiceFrames are those of one thing done in place of another.
func choiceFrames() []*frame {
	return []*frame{
		{id: "instead-of", rule: counterfactual, explain: "somebody did one thing instead of another",
			needs: []prose.Set{classes(prose.DiligenceStrict, prose.Calls), people},
			near:  []pair{{classes(prose.Instead), classes(prose.DiligenceStrict, prose.Calls), 8}}, find: insteadOf},
		{id: "chose-to", rule: counterfactual, explain: "somebody chose to go on, or not to act",
			deeds: []prose.Set{classes(prose.Decide)},
			near:  []pair{{classes(prose.Decide), classes(prose.DiligenceStrict, prose.Stepped, prose.Ignore, prose.Skip, prose.Persist, prose.Relative), 9}},
			main:  classes(prose.Decide), not: notActive, mending: true, find: choseTo},
	}
}

// insteadOf finds "instead of following the checklist, the tech improvised".
func insteadOf(v *view) {
	for i := range v.Tokens {
		if !v.isInstead(i) {
			continue
		}
		k := v.gerundAt(i + 2)
		if k == 0 && v.lemma(i) == "rather" && i+2 < len(v.Tokens) && v.Tokens[i+2].Parts&prose.VerbBase != 0 {
			k = i + 2
		}
		if k == 0 || !v.Tokens[k].IsAny(classes(prose.DiligenceStrict)) && !v.picksUp(k) {
			continue
		}
		for n := range v.Clauses {
			c := &v.Clauses[n]
			if c.Finite() && v.actor(c) == sure && c.Subject.Kind != prose.NobodyKind && !v.hypothetical(c) && !v.main(c).Is(prose.Be) && (c.Past || c.Perfect) {
				if v.lemma(c.Subject.Head) == "we" && v.guard(guardMending, !v.main(c).IsAny(classes(prose.Assume, prose.RecklessDeed))) {
					return
				}
				v.hit(likely, i, k+1, holdsToIt(v.name(c.Subject)), whatWasKnown)
				return
			}
		}
	}
}

// picksUp reports whether the gerund at k is one of those who call: picking up the phone.
func (v *view) picksUp(k int) bool {
	return v.isOne(k, "pick", "call", "take", "reach") && v.saysIn("phone", k, k+4) || v.isOne(k, "phone", "speak", "talk")
}

// choseTo finds "chose to continue", "decided not to escalate", "opted to skip".
func choseTo(v *view) {
	v.each(func(c *prose.Clause) {
		a := v.active(c)
		if !v.main(c).Is(prose.Decide) || a == 0 {
			return
		}
		k, negated := c.End, false
		for k < len(v.Tokens) && (v.tag(k) == prose.TagNegation || v.tag(k) == prose.TagAdverb || v.lemma(k) == "to") {
			negated = negated || v.tag(k) == prose.TagNegation
			k++
		}
		if k >= len(v.Tokens) {
			return
		}
		we := v.lemma(c.Subject.Head) == "we"
		if v.lemma(c.End) == "that" && v.guard(guardWish, true) {
			// "decided that the freeze does not apply to them"
			if !we && v.tokenIn(k, len(v.Tokens), classes(prose.Procedure)) >= 0 && v.tokenIn(k, len(v.Tokens), classes(prose.Negation)) >= 0 {
				v.hit(likely, c.Start, c.End, judgesByEnd(v.name(c.Subject)), whatSpokeForIt)
			}
			return
		}
		if !v.isBadChoice(c, k, negated) || we && v.guard(guardMending, !v.Tokens[k].Is(prose.Ignore)) || v.excused(c) {
			return
		}
		v.hit(min(a, likely), c.Start, k+1, judgesByEnd(v.name(c.Subject)), whatSpokeForIt)
	})
}

// isBadChoice reports whether people who chose to do what the verb at k tells, or not to do
// it, did so against care: to ignore it, to press on, not to check.
func (v *view) isBadChoice(c *prose.Clause, k int, negated bool) bool {
	w, chose := &v.Tokens[k], v.main(c).Lemma
	if negated {
		return w.IsAny(classes(prose.DiligenceStrict, prose.Stepped)) && chose != "prefer"
	}
	return w.IsAny(classes(prose.Ignore, prose.Skip)) && w.Lemma != "break" || listed("presses-on", w.Lemma) && chose != "decide"
}
