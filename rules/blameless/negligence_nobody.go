package blameless

import "github.com/pmlint/pmlint/lint/prose"

// nobodyFrames are those of what nobody did.
func nobodyFrames() []*frame {
	return []*frame{
		{id: "nobody", rule: negligence, explain: "nobody did what would have helped",
			deeds: []prose.Set{classes(prose.DiligenceStrict, prose.Notice, prose.Stepped)},
			near:  []pair{{classes(prose.Nobody, prose.None), classes(prose.DiligenceStrict, prose.Notice, prose.Stepped), 10}},
			main:  classes(prose.DiligenceStrict, prose.Notice, prose.Stepped), not: notActive, inQuestions: true, find: nobodyDid},
		{id: "not-one", rule: negligence, explain: "not one did what would have helped",
			deeds: []prose.Set{classes(prose.DiligenceStrict, prose.Notice, prose.Stepped)},
			near:  []pair{{classes(prose.Negation), classes(prose.Single), 2}},
			main:  classes(prose.DiligenceStrict, prose.Notice, prose.Stepped), not: notActive, inQuestions: true, find: nobodyDid},
	}
}

// nobodyDid finds "nobody checked", "none of the reviewers asked".
func nobodyDid(v *view) {
	v.each(func(c *prose.Clause) {
		t := v.main(c)
		neither := v.lemma(0) == "neither" && v.lemma(c.Subject.Start-1) == "nor" && c.Subject.Kind.IsPeople()
		if c.Subject.Kind != prose.NobodyKind && !neither || !t.IsAny(classes(prose.DiligenceStrict, prose.Notice, prose.Stepped)) || v.asked() && v.lemma(0) != "why" {
			return
		}
		if c.Passive || c.Modal != "" || c.Negated || v.hypothetical(c) || v.excused(c) {
			return
		}
		// That nobody knew tells of a condition, unless nobody looked.
		if listed("known-to-nobody", t.Lemma) && (c.Perfect || !v.damned()) {
			return
		}
		if !c.Past || v.guard(guardPraise, v.has(classes(prose.Praise))) {
			return // "hats off for a snapshot nobody had asked for"
		}
		v.hit(likely, c.Subject.Start, c.End, "blames everybody for what no step asked for", "say which step, alert or role was missing that would have asked for it")
	})
}

// damned reports whether the sentence judges in other words too.
func (v *view) damned() bool {
	if i := v.tokenIn(0, len(v.Tokens), classes(prose.Negation)); i >= 0 && (v.lemma(i+1) == "one" || v.lemma(i+2) == "single") {
		return true // not one of them
	}
	return v.has(classes(prose.Insult, prose.Animated, prose.Harsh, prose.ObviousAdverb)) || v.says("even")
}
