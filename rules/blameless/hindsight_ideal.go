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
		if !isModal(c, "would", "could", "should") || c.Negated || c.Subject.IsAbsent() || c.Passive {
			return
		}
		ideal := v.isIdeal(c)
		if !ideal && !v.isAnyone(c) {
			return
		}
		if v.guard(guardControl, v.main(c).Lemma == "make" || v.main(c).Lemma == "do" && v.tokenIn(c.End, c.Until, classes(prose.ErrorNoun)) >= 0) {
			return
		}
		able := c.Modal == "could" && !v.main(c).IsAny(foreseeing.Or(classes(prose.DiligenceStrict)))
		if v.sameForAll(c) || !ideal && v.guard(guardExcuse, able) {
			return
		}
		v.hit(likely, c.Subject.Start, c.End, judgesByNow, howItLooked)
	})
}

// foreseeing are the verbs of those who see it coming.
var foreseeing = classes(prose.Notice, prose.Know, prose.Prevent)

// isIdeal reports whether the subject of a clause is somebody better than those who were
// there, "any competent engineer", or for shame a lesser one, "an intern would have seen".
func (v *view) isIdeal(c *prose.Clause) bool {
	p := c.Subject
	if v.tag(p.Start) == prose.TagDeterminer && v.isOne(p.Start, "any", "a", "an", "every", "most") &&
		p.Kind.IsPeople() && v.names(p, classes(prose.Experienced)) {
		return true
	}
	return c.Perfect && v.main(c).IsAny(foreseeing) && v.names(p, classes(prose.Junior))
}

// isAnyone reports whether the subject of a clause is whoever had been there: anyone, any
// engineer.
func (v *view) isAnyone(c *prose.Clause) bool {
	p := c.Subject
	if !c.Perfect || !isSomebody(p) {
		return false
	}
	return v.isOne(p.Head, "anyone", "anybody", "everyone") || v.lemma(p.Start) == "any" ||
		v.lemma(p.Start) == "every" && v.main(c).IsAny(classes(prose.Notice, prose.Know))
}

// sameForAll reports whether the sentence excuses: "anyone would have done the same".
func (v *view) sameForAll(c *prose.Clause) bool {
	for i := c.End; i < c.Until; i++ {
		if v.isOne(i, "same", "likewise", "mistake", "trap") {
			return v.guard(guardExcuse, true)
		}
	}
	if v.lemma(c.Subject.Start-1) == "even" && !v.main(c).IsAny(foreseeing.Or(classes(prose.Diligence))) {
		return v.guard(guardExcuse, true) // "even an expert would have struggled"
	}
	return v.guard(guardExcuse, v.main(c).IsAny(classes(prose.Assume)))
}

// aGlance finds "a glance at the calendar would have told", "one question could have
// saved the evening".
func aGlance(v *view) {
	v.each(func(c *prose.Clause) {
		if !c.Perfect {
			return
		}
		if i := v.withCare(c); i > 0 {
			v.hit(likely, 0, i+1, judgesByNow, howItLooked)
			return
		}
		if c.Negated {
			if i := v.oneLookAnd(c); i > 0 {
				v.hit(likely, 0, i+1, judgesByNow, howItLooked)
			}
			return
		}
		if !isModal(c, "would", "could", "might") || c.Passive || !v.isSome(c.Subject) || v.guard(guardControl, v.controlled(c.Subject)) {
			return
		}
		switch p := c.Subject; {
		case v.isTimeOfCare(p):
			v.hit(likely, p.Start, c.End, judgesByNow, howItLooked)
		case v.isLittleLook(p):
			v.hit(likely, p.Start, c.End, judgesByNow, "make an action item of it: what would have done the looking?")
		}
	})
}

// withCare returns the place of the virtue by which, in a sentence that begins with it, a
// clause says that it would have gone better, or 0: "with five minutes of preparation the
// team would have found it".
func (v *view) withCare(c *prose.Clause) int {
	if v.lemma(0) != "with" || c.Negated || !isModal(c, "would", "could") {
		return 0
	}
	i := v.tokenIn(1, min(9, c.Subject.Start), classes(prose.Virtue))
	if i < 0 || v.denied(i) {
		return 0
	}
	better := v.actor(c) == sure
	if c.Passive {
		better = c.Agent.IsAbsent() && v.main(c).IsAny(classes(prose.Notice, prose.Prevent))
	}
	little := v.tokenIn(1, i, classes(prose.Trivial)) > 0
	some := little || v.isOne(1, "a", "more", "normal", "proper", "due") || v.lemma(2) == "more" || v.tokenIn(1, i, classes(prose.Experienced)) > 0
	if better && some && (isHuman(&v.Tokens[i]) || little && v.lemma(i+1) != "time") {
		return i
	}
	return 0
}

// oneLookAnd returns the place of the look with which a sentence begins and after which
// something would not have happened, or 0: "one look and it would not have happened".
func (v *view) oneLookAnd(c *prose.Clause) int {
	if c.Modal != "would" || v.main(c).Lemma != "happen" || !v.isOne(0, "one", "a") {
		return 0
	}
	i := v.tokenIn(0, 4, classes(prose.Trivial))
	if i > 0 && v.tag(i) == prose.TagNoun && v.saysIn("and", i, c.Start) {
		return i
	}
	return 0
}

// isSome reports whether a phrase names something that there could have been: a glance, one
// question, two minutes, minutes.
func (v *view) isSome(p prose.Phrase) bool {
	if p.IsAbsent() {
		return false
	}
	switch v.tag(p.Start) {
	case prose.TagDeterminer, prose.TagNumber, prose.TagAdjective:
		return true
	}
	return v.lemma(p.Start) == "one" || listed("short-times", v.lemma(p.Head))
}

// isTimeOfCare reports whether a phrase names a virtue of people, or a short time for it:
// two minutes of testing.
func (v *view) isTimeOfCare(p prose.Phrase) bool {
	head := &v.Tokens[p.Head]
	if head.Is(prose.Virtue) && isHuman(head) {
		return true
	}
	return listed("short-times", head.Lemma) && v.isOne(p.End, "spend", "of") &&
		v.tokenIn(p.End+1, p.End+3, classes(prose.DiligenceStrict, prose.Virtue, prose.Reread)) >= 0
}

// isLittleLook reports whether a phrase names a deed that is said to cost little: a quick
// check, one question, a glance.
func (v *view) isLittleLook(p prose.Phrase) bool {
	if !v.Tokens[p.Head].Is(prose.Trivial) {
		return false
	}
	return v.lemma(p.Start) == "one" || v.isOne(p.Head, "glance", "look", "peek", "skim", "double-check", "sanity-check") ||
		v.tokenIn(p.Start, p.Head, classes(prose.Trivial, prose.Experienced)) >= 0
}

// controlled reports whether a phrase names a control: a simple alert, a check in CI.
func (v *view) controlled(p prose.Phrase) bool {
	if listed("check", v.lemma(p.Head)) && !v.isOne(p.End, "of", "with") {
		return !listed("checked-by-people", v.lemma(p.Head-1))
	}
	return v.tokenIn(p.Start, p.Head, classes(prose.Control)) >= 0 && v.lemma(p.Head) != "look"
}
