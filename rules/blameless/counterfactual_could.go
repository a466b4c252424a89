package blameless

import "github.com/pmlint/pmlint/lint/prose"

// couldFrames are those of what could have been done.
func couldFrames() []*frame {
	return []*frame{
		{id: "could-have", rule: counterfactual, explain: "somebody could have prevented it",
			needs: []prose.Set{classes(prose.Prevent)},
			near:  []pair{{classes(prose.Unreal), classes(prose.Have), 8}}, find: couldHave},
		{id: "at-least", rule: counterfactual, explain: "somebody might at least have said something",
			near: []pair{{classes(prose.Unreal), classes(prose.Least), 8}, {classes(prose.Unreal), classes(prose.Have), 8}},
			find: mightAtLeast},
		{id: "could-rather", rule: counterfactual, explain: "somebody could have done something else",
			needs: []prose.Set{classes(prose.Instead, prose.Easily, prose.Hasty, prose.Us)},
			deeds: []prose.Set{classes(prose.Diligence, prose.Communicate)},
			near:  []pair{{classes(prose.Unreal), classes(prose.Have), 8}}, find: couldRather},
	}
}

// couldHave finds "the team could easily have avoided this", "might have prevented it",
// "could have been avoided by testing".
func couldHave(v *view) {
	v.each(func(c *prose.Clause) {
		if c.Modal != "could" && c.Modal != "might" && c.Modal != "would" || !c.Perfect || c.Negated {
			return
		}
		t := v.main(c)
		if !t.Is(prose.Prevent) {
			return
		}
		if c.Passive {
			if !c.Agent.IsAbsent() && v.Tokens[c.Agent.Head].Is(prose.Indefinite) && t.IsAny(classes(prose.Avoid, prose.Know)) {
				v.hit(likely, c.Start, c.Agent.End, holdsPeople, whatWasKnown)
				return
			}
			if t.Is(prose.Avoid) {
				avoidable(v, c)
			}
			return
		}
		if v.guard(guardExcuse, t.IsAny(classes(prose.Know)) && c.Modal == "could" && !t.Is(prose.Avoid)) {
			return
		}
		a := v.actor(c)
		if a == 0 || c.Modal == "would" {
			return
		}
		if v.guard(guardExcuse, v.butFor(c)) {
			return
		}
		easily := v.adverb(c, classes(prose.Easily)) >= 0
		if !easily && !t.Is(prose.Avoid) && t.Lemma != "ask" && t.Lemma != "escalate" {
			return
		}
		if v.lemma(c.Subject.Head) == "we" && !easily {
			a = possible
		}
		v.hit(min(a, likely), c.Start, c.End, holdsToIt(v.name(c.Subject)), whatWasKnown)
	})
}

// butFor reports whether the sentence says what stood in the way: "but the line was closed".
func (v *view) butFor(c *prose.Clause) bool {
	for k := range v.Clauses {
		d := &v.Clauses[k]
		if s := d.Subject.Start; d.Start > c.End && s > c.End && v.lemma(s-1) == "but" && !d.Subject.Kind.IsPeople() && d.Subject.Kind != prose.They {
			return true
		}
	}
	return false
}

// mightAtLeast finds "the vendor might at least have warned us".
func mightAtLeast(v *view) {
	v.each(func(c *prose.Clause) {
		if c.Modal != "could" && c.Modal != "might" || !c.Perfect || c.Passive || c.Negated || !v.atLeast(c) || v.isSelf(c.Subject) {
			return
		}
		if v.main(c).IsAny(classes(prose.DiligenceStrict, prose.Communicate)) && v.actor(c) > 0 {
			v.hit(likely, c.Start, c.End, holdsToIt(v.name(c.Subject)), whatWasKnown)
		}
	})
}

// atLeast reports whether a verb group says at least: "might at least have warned us".
func (v *view) atLeast(c *prose.Clause) bool {
	for i := c.Start; i < c.End; i++ {
		if v.lemma(i) == "least" {
			return true
		}
	}
	return false
}

// avoidable finds "could have been avoided by testing", and "if somebody had looked".
func avoidable(v *view, c *prose.Clause) {
	if v.adverb(c, classes(prose.Easily)) >= 0 && c.Agent.IsAbsent() && !v.byControl(c) && c.Modal == "could" {
		v.hit(likely, c.Start, c.End, holdsPeople, whatWasKnown)
		return
	}
	for i := c.End; i < len(v.Tokens) && i < c.End+14; i++ {
		t := &v.Tokens[i]
		switch {
		case t.Tag == prose.TagStop:
			return
		case v.isOne(i, "by", "with", "through") && i+1 < len(v.Tokens):
			gerund := v.gerundAt(i + 1)
			if v.isDeed(gerund) || t.Lemma == "with" && v.isWithCare(i) {
				v.hit(likely, c.Start, max(gerund, i)+1, holdsPeople, whatWasKnown)
			}
			return
		}
	}
}

// isDeed reports whether the gerund at i, 0 for none, tells what people would have had to do,
// not what was missing: by adding a limit.
func (v *view) isDeed(i int) bool {
	return i > 0 && !v.Tokens[i].Is(prose.Have) && !v.isOne(i, "add", "monitor")
}

// isWithCare reports whether the with at i leads to a virtue of people: with more care.
func (v *view) isWithCare(i int) bool {
	return v.PhraseAfter(i+1).Kind != prose.SystemKind && v.tokenIn(i+1, i+5, classes(prose.Virtue, prose.Communicate)) >= 0
}

// couldRather finds "the deployer could have waited for the canary instead of promoting
// it", "the on-call could simply have called".
func couldRather(v *view) {
	v.each(func(c *prose.Clause) {
		if c.Modal != "could" && c.Modal != "might" || !c.Perfect || c.Passive || c.Negated || v.isSelf(c.Subject) || c.Subject.Kind == prose.NobodyKind || v.butFor(c) {
			return
		}
		t := v.main(c)
		rather := false
		for i := range v.Tokens {
			rather = rather || v.isInstead(i)
		}
		rather = rather || v.saysIn("before", c.End, len(v.Tokens)) && v.actor(c) == sure && t.Is(prose.DiligenceStrict)
		simply := v.tokenIn(c.Start, c.End, classes(prose.Easily)) >= 0 || v.saysIn("just", c.Start, c.End)
		told := !c.Object.IsAbsent() && v.Tokens[c.Object.Head].Is(prose.Us) && t.IsAny(classes(prose.Told, prose.Communicate)) && v.actor(c) > 0 && c.Modal == "could"
		if told {
			v.hit(likely, c.Start, c.End, holdsToIt(v.name(c.Subject)), whatWasKnown)
			return
		}
		if !(rather && t.IsAny(classes(prose.DiligenceStrict, prose.Communicate)) || simply && t.Is(prose.Diligence)) || v.actor(c) != sure {
			return
		}
		v.hit(likely, c.Start, c.End, holdsToIt(v.name(c.Subject)), whatWasKnown)
	})
}
