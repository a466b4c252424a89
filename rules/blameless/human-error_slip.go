package blameless

import "github.com/pmlint/pmlint/lint/prose"

// slipFrames are those of deeds that were slips.
func slipFrames() []*frame {
	return []*frame{
		{id: "done-by-mistake", rule: humanError, explain: "a deed without an agent, done by mistake",
			needs: []prose.Set{classes(prose.Slip)}, aboutBlame: true, find: doneByMistake},
		{id: "mistyped", rule: humanError, explain: "something was mistyped and the like",
			needs: []prose.Set{classes(prose.Mis)}, main: classes(prose.Mis), not: notReal, find: mistyped},
		{id: "selected-by", rule: humanError, explain: "the wrong thing chosen by somebody",
			needs: []prose.Set{classes(prose.Wrong), classes(prose.By)}, inQuestions: true, aboutBlame: true, find: wrongBy},
	}
}

// doneByMistake finds "was mistakenly run on the production cluster": a deed of people
// whom the sentence does not name.
func doneByMistake(v *view) {
	v.each(func(c *prose.Clause) {
		t := v.main(c)
		if !c.Passive || !t.IsAny(classes(prose.Ship, prose.Delete, prose.RecklessDeed)) || v.hypothetical(c) || c.Negated {
			return
		}
		if !c.Agent.IsAbsent() && v.acts(c.Agent, t) == 0 {
			return
		}
		if i := v.adverb(c, classes(prose.Slip)); i >= 0 {
			v.hit(likely, min(i, c.Start), max(c.End, i+1), makesSlipTheCause, "say what made it possible to "+quoted(t.Lemma)+" it without being stopped")
		}
	})
}

// mistyped finds "the hostname was mistyped": what only people do, by nobody in particular.
func mistyped(v *view) {
	v.each(func(c *prose.Clause) {
		t := v.main(c)
		if c.Passive && !c.Negated && c.Agent.IsAbsent() && listed("slips-of-hands", t.Lemma) && !v.hypothetical(c) {
			v.hit(likely, c.Start, c.End, makesSlipTheCause, "say what accepted it, and what would have shown it")
		}
	})
}

// wrongBy finds "wrong environment selected by the user".
func wrongBy(v *view) {
	for i := range v.Tokens {
		// "wrong keystroke by the operator"
		if p := v.PhraseAfter(i); v.Tokens[i].Is(prose.Wrong) && p.Head > i && v.lemma(p.End) == "by" && !v.denied(i) && !v.asked() && !v.meta() {
			if q := v.PhraseAfter(p.End + 1); isSomebody(q) {
				v.hit(likely, i, q.End, makesPersonCause, whatLookedRight)
				return
			}
		}
	}
	v.each(func(c *prose.Clause) {
		if !c.Reduced && !c.Passive || c.Agent.IsAbsent() || listed("deals-with-wrong", v.main(c).Lemma) || v.main(c).Is(prose.Notice) || v.at.mending {
			return
		}
		i := v.tokenIn(c.Subject.Start, c.Subject.End, classes(prose.Wrong))
		people := c.Agent.Kind.IsPeople() || c.Agent.Kind == prose.UsersKind
		if i >= 0 && people && c.Agent.Kind != prose.NobodyKind {
			v.hit(likely, i, c.Agent.End, makesPersonCause, whatLookedRight)
		}
	})
}
