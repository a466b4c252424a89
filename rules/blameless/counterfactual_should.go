package blameless

import "github.com/pmlint/pmlint/lint/prose"

// shouldFrames are those of what should have been done.
func shouldFrames() []*frame {
	return []*frame{
		{id: "should-have", rule: counterfactual, explain: "somebody should have done something",
			deeds: []prose.Set{classes(prose.Ought)},
			near:  []pair{{classes(prose.Ought), classes(prose.Have), 8}}, find: shouldHave},
		{id: "should-have-been", rule: counterfactual, explain: "something should have been done",
			needs: []prose.Set{classes(prose.Undone, prose.RecklessDeed), classes(prose.Been)},
			near:  []pair{{classes(prose.Ought), classes(prose.Have), 8}}, find: shouldHaveBeen},
		{id: "supposed-to", rule: counterfactual, explain: "somebody was supposed to do something",
			deeds: []prose.Set{classes(prose.Suppose, prose.Need)},
			near:  []pair{{classes(prose.Suppose, prose.Need), classes(prose.To), 1}},
			main:  classes(prose.Suppose, prose.Need), not: prose.AsNoun | prose.AsPossible, find: supposedTo},
	}
}

// shouldHave finds "the on-call should have escalated", "they ought to have checked".
func shouldHave(v *view) {
	v.each(func(c *prose.Clause) {
		if c.Modal != "should" && c.Modal != "ought" || !c.Perfect || c.Passive {
			return
		}
		if c.Subject.Start > c.Start {
			return // should they have seen it: a question, whatever ends it
		}
		t := v.main(c)
		if t.Is(prose.Be) && v.actor(c) == sure && c.End < c.Until {
			if w := &v.Tokens[c.End]; w.Lemma == "able" || w.Lemma == "aware" || w.Is(prose.Experienced) {
				v.hit(likely, c.Start, c.End+1, holdsToIt(v.name(c.Subject)), whatWasKnown)
				return
			}
		}
		if t.Tag != prose.TagVerb || c.Progressive && v.guard(guardWish, true) {
			return
		}
		a := v.actor(c)
		if a == 0 || v.guard(guardControl, t.Is(prose.Have)) {
			return
		}
		if t.Lemma == "know" && !c.Negated {
			return // of should-have-known
		}
		if listed("receiving", t.Lemma) || t.Lemma == "see" && c.Subject.Kind == prose.UsersKind {
			return
		}
		v.hit(a, c.Start, c.End, holdsToIt(v.name(c.Subject)), whatWasKnown)
	})
}

// shouldHaveBeen finds "this should have been caught in review", "should not have been
// rushed": work of people that is found wanting, whoever they are.
func shouldHaveBeen(v *view) {
	v.each(func(c *prose.Clause) {
		if c.Modal != "should" && c.Modal != "ought" || !c.Perfect || !c.Passive || c.Progressive {
			return
		}
		t := v.main(c)
		human := t.Is(prose.Undone) && (!c.Negated || t.Lemma == "rush" || t.Lemma == "hurry") || c.Negated && t.Is(prose.RecklessDeed)
		if !human || v.guard(guardControl, v.byControl(c)) || v.guard(guardSystem, v.automatic(c)) {
			return
		}
		if !c.Agent.IsAbsent() && v.acts(c.Agent, t) == 0 {
			return
		}
		v.hit(likely, c.Start, c.End, holdsPeople, whatWasKnown)
	})
}

// automatic reports whether the clause speaks of what a machine does by itself, or of
// messages to people that machines send.
func (v *view) automatic(c *prose.Clause) bool {
	for i := c.Start; i < c.Until; i++ {
		if v.isOne(i, "automatically", "automatic") {
			return true
		}
	}
	return v.main(c).Lemma == "handle" && c.Subject.Kind == prose.SystemKind && !v.main(c).Is(prose.RecklessDeed) &&
		!v.names(c.Subject, classes(prose.Change, prose.Defect, prose.Procedure))
}

// supposedTo finds "the team was supposed to test the restore", "the engineer needed to
// ask before touching it".
func supposedTo(v *view) {
	v.each(func(c *prose.Clause) {
		if c.Modal != "" || !c.Past || c.Perfect || v.lemma(c.End) != "to" || c.End+1 >= len(v.Tokens) {
			return
		}
		switch to := &v.Tokens[c.End+1]; {
		case c.Passive && v.wasSupposed(c, to):
			v.hit(likely, c.Start, c.End+2, blamesForUndone(v.name(c.Subject)), promptFor(v.rest(c.End+1, c)))
		case !c.Passive && v.neededTo(c, to):
			v.hit(likely, c.Start, c.End+2, holdsToIt(v.name(c.Subject)), whatWasKnown)
		}
	})
}

// wasSupposed reports whether a clause says that people were to do something, and did not:
// supposed to, meant to, or expected to and did not.
func (v *view) wasSupposed(c *prose.Clause, to *prose.Token) bool {
	switch t := v.main(c); {
	case !t.Is(prose.Suppose), t.Lemma == "tell", t.Lemma == "ask", t.Lemma == "instruct":
		return false
	case t.Lemma == "expect", t.Lemma == "require":
		if v.tokenIn(c.End, len(v.Tokens), classes(prose.Negation)) < 0 && v.lemma(c.Until) != "but" {
			return false
		}
	}
	if c.Subject.Kind == prose.NobodyKind || v.guard(guardWish, to.Lemma == "be" || listed("receiving", to.Lemma)) {
		return false
	}
	return v.actor(c) > 0 || v.acts(c.Subject, to) > 0
}

// neededTo reports whether a clause says what people needed to do, and that it was late or
// something else was done: "needed to ask before touching it".
func (v *view) neededTo(c *prose.Clause, to *prose.Token) bool {
	if !v.main(c).Is(prose.Need) || c.Negated || v.actor(c) != sure || v.lemma(c.Subject.Head) == "we" {
		return false
	}
	if to.Is(prose.DiligenceStrict) && v.lemma(c.Subject.Head) != "i" {
		return v.tokenIn(c.End, len(v.Tokens), classes(prose.Subordinator, prose.Instead)) >= 0
	}
	return to.Lemma == "stop"
}
