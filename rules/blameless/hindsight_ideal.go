package blameless

import "github.com/pmlint/pmlint/lint/prose"

// idealFrames are those of what a better person, or one more look, would have done.
func idealFrames() []*frame {
	return []*frame{
		{id: "any-competent", rule: hindsight, explain: "what a better person would have done",
			needs: []prose.Set{people},
			near:  []pair{{classes(prose.Any, prose.Experienced, prose.Junior), classes(prose.Unreal), 14}},
			find:  anyCompetent},
		{id: "a-glance", rule: hindsight, explain: "what a glance would have shown",
			near: []pair{
				{classes(prose.Unreal), classes(prose.Have), 8},
				{classes(prose.Trivial, prose.Virtue), classes(prose.Unreal), 12},
			},
			find: aGlance},
	}
}

// anyCompetent finds "anyone looking at the graph would have", "a more careful engineer".
func anyCompetent(v *view) {
	v.each(func(c *prose.Clause) {
		if c.Modal != "would" && c.Modal != "could" && c.Modal != "should" || c.Subject.IsAbsent() || c.Passive {
			return
		}
		p := c.Subject
		ideal := v.tokenIn(p.Start, p.End, classes(prose.Experienced)) >= 0 && v.tag(p.Start) == prose.TagDeterminer && (v.lemma(p.Start) == "any" || v.lemma(p.Start) == "a" || v.lemma(p.Start) == "an" || v.lemma(p.Start) == "every" || v.lemma(p.Start) == "most") && p.Kind.IsPeople()
		ideal = ideal || c.Perfect && v.tokenIn(p.Start, p.End, classes(prose.Junior)) >= 0 && v.main(c).IsAny(classes(prose.Notice, prose.Know, prose.Prevent))
		anyone := (listed("anyone", v.lemma(p.Head)) || v.lemma(p.Start) == "any" || v.lemma(p.Start) == "every" && v.main(c).IsAny(classes(prose.Notice, prose.Know))) && p.Kind.IsPeople() && p.Kind != prose.NobodyKind && c.Perfect
		if !ideal && !anyone || c.Negated || v.guard(guardControl, v.main(c).Lemma == "make" || v.tokenIn(c.End, c.Until, classes(prose.ErrorNoun)) >= 0 && v.main(c).Lemma == "do") {
			return
		}
		if v.sameForAll(c) || !ideal && v.guard(guardExcuse, c.Modal == "could" && !v.main(c).IsAny(classes(prose.Notice, prose.Know, prose.Prevent, prose.DiligenceStrict))) {
			return
		}
		v.hit(likely, p.Start, c.End, judgesByNow, howItLooked)
	})
}

// sameForAll reports whether the sentence excuses: "anyone would have done the same".
func (v *view) sameForAll(c *prose.Clause) bool {
	for i := c.End; i < c.Until; i++ {
		if l := v.lemma(i); l == "same" || l == "likewise" || l == "mistake" || l == "trap" {
			return v.guard(guardExcuse, true)
		}
	}
	if v.lemma(c.Subject.Start-1) == "even" && !v.main(c).IsAny(classes(prose.Notice, prose.Know, prose.Prevent, prose.Diligence)) {
		return v.guard(guardExcuse, true) // "even an expert would have struggled"
	}
	return v.guard(guardExcuse, v.main(c).IsAny(classes(prose.Assume)))
}

// aGlance finds "a glance at the calendar would have told", "one question could have
// saved the evening".
func aGlance(v *view) {
	v.each(func(c *prose.Clause) {
		// "with five minutes of preparation the team would have found it"
		if i := v.tokenIn(1, min(9, c.Subject.Start), classes(prose.Virtue)); v.lemma(0) == "with" && i > 0 && c.Perfect && (c.Modal == "would" || c.Modal == "could") && (v.actor(c) == sure && !c.Passive || c.Passive && v.main(c).IsAny(classes(prose.Notice, prose.Prevent)) && c.Agent.IsAbsent()) && !c.Negated && (v.lemma(1) == "a" || v.lemma(1) == "more" || v.lemma(2) == "more" || v.lemma(1) == "normal" || v.lemma(1) == "proper" || v.lemma(1) == "due" || v.tokenIn(1, i, classes(prose.Trivial, prose.Experienced)) > 0) && !v.denied(i) && (isHuman(&v.Tokens[i]) || v.tokenIn(1, i, classes(prose.Trivial)) > 0 && v.lemma(i+1) != "time") {
			v.hit(likely, 0, i+1, judgesByNow, howItLooked)
			return
		}
		if c.Modal == "would" && c.Perfect && c.Negated && v.main(c).Lemma == "happen" {
			if i := v.tokenIn(0, 4, classes(prose.Trivial)); i > 0 && v.tag(i) == prose.TagNoun && v.saysIn("and", i, c.Start) && (v.lemma(0) == "one" || v.lemma(0) == "a") {
				v.hit(likely, 0, i+1, judgesByNow, howItLooked)
			}
			return
		}
		if c.Modal != "would" && c.Modal != "could" && c.Modal != "might" || !c.Perfect || c.Passive || c.Negated {
			return
		}
		p := c.Subject
		if p.IsAbsent() || v.tag(p.Start) != prose.TagDeterminer && !listed("short-times", v.lemma(p.Head)) && v.lemma(p.Start) != "one" && v.tag(p.Start) != prose.TagNumber && v.tag(p.Start) != prose.TagAdjective || v.guard(guardControl, v.controlled(p)) {
			return
		}
		head := &v.Tokens[p.Head]
		if head.Is(prose.Virtue) && isHuman(head) {
			v.hit(likely, p.Start, c.End, judgesByNow, howItLooked)
			return
		}
		if listed("short-times", head.Lemma) && (v.lemma(p.End) == "spend" || v.lemma(p.End) == "of") && v.tokenIn(p.End+1, p.End+3, classes(prose.DiligenceStrict, prose.Virtue, prose.Reread)) >= 0 {
			v.hit(likely, p.Start, c.End, judgesByNow, howItLooked)
			return
		}
		easy := v.tokenIn(p.Start, p.Head, classes(prose.Trivial, prose.Experienced)) >= 0 || v.lemma(p.Start) == "one" || head.Lemma == "glance" || head.Lemma == "look" || head.Lemma == "peek" || head.Lemma == "skim" || head.Lemma == "double-check" || head.Lemma == "sanity-check"
		if !head.Is(prose.Trivial) || !easy {
			return
		}
		v.hit(likely, p.Start, c.End, judgesByNow, "make an action item of it: what would have done the looking?")
	})
}

// controlled reports whether a phrase names a control: a simple alert, a check in CI.
func (v *view) controlled(p prose.Phrase) bool {
	if listed("check", v.lemma(p.Head)) && v.lemma(p.End) != "of" && v.lemma(p.End) != "with" {
		return !listed("checked-by-people", v.lemma(p.Head-1))
	}
	return v.tokenIn(p.Start, p.Head, classes(prose.Control)) >= 0 && v.lemma(p.Head) != "look"
}
