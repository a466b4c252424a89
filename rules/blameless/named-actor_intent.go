package blameless

import (
	"fmt"

	"github.com/pmlint/pmlint/lint/prose"
)

// intentFrames are those of what somebody meant or thought.
func intentFrames() []*frame {
	return []*frame{
		{id: "by-mistake", rule: namedActor, explain: "somebody did something by mistake",
			needs: []prose.Set{classes(prose.Mistake), people}, inQuestions: true, aboutBlame: true, find: didByMistake},
		{id: "knowingly", rule: namedActor, explain: "somebody did harm on purpose",
			needs: []prose.Set{classes(prose.Intent), people}, find: knowingly},
		{id: "assumed", rule: namedActor, explain: "somebody wrongly assumed something",
			deeds: []prose.Set{classes(prose.Assume)},
			near:  []pair{{classes(prose.Without, prose.Instead), classes(prose.DiligenceStrict), 5}},
			main:  classes(prose.Assume), not: notActive, find: assumed},
		{id: "thought-wrong", rule: namedActor, explain: "somebody thought to be elsewhere",
			needs: []prose.Set{classes(prose.Believe), classes(prose.Oneself), classes(prose.Be)},
			deeds: []prose.Set{classes(prose.Believe)},
			main:  classes(prose.Believe), not: notActive, find: thoughtWrong},
		{id: "just-assumed", rule: namedActor, explain: "somebody just assumed something",
			needs: []prose.Set{classes(prose.Presume), classes(prose.Just)}, deeds: []prose.Set{classes(prose.Presume)},
			find: assumed},
	}
}

// didByMistake finds "an engineer accidentally dropped the table".
func didByMistake(v *view) {
	v.each(func(c *prose.Clause) {
		a := v.active(c)
		if a == 0 || v.asked() || v.meta() {
			return
		}
		i := v.adverb(c, classes(prose.Mistake))
		if i < 0 {
			i = v.openingAdverb(c, classes(prose.Mistake))
		}
		if i < 0 {
			return
		}
		if c.Passive && c.Agent.IsAbsent() || v.main(c).Is(prose.Assume) && v.excused(c) {
			return
		}
		v.hit(a, min(i, c.Start), max(c.End, i+1), makesSlipCause(v.name(c.Subject)), dropActor)
	})
	v.each(func(c *prose.Clause) {
		// "was mistakenly run by the operator"
		if a := v.acts(c.Agent, v.main(c)); c.Passive && a > 0 && v.adverb(c, classes(prose.Mistake)) >= 0 && !v.hypothetical(c) && c.Agent.Kind != prose.NobodyKind {
			v.hit(a, c.Start, c.Agent.End, makesSlipCause(v.name(c.Agent)), dropActor)
		}
	})
}

// knowingly finds "they knowingly shipped the defect". What is done on purpose is often
// design, so only what harms counts.
func knowingly(v *view) {
	v.each(func(c *prose.Clause) {
		a := v.active(c)
		i := v.adverb(c, classes(prose.Intent))
		if a == 0 || i < 0 {
			return
		}
		switch v.lemma(i) {
		case "knowingly", "wilfully", "willfully", "wittingly":
		default:
			if v.guard(guardMending, !v.main(c).IsAny(classes(prose.Ignore, prose.Skip, prose.Disable, prose.Break, prose.Fail)) || v.lemma(c.Subject.Head) == "we" || v.at.mending) {
				return
			}
		}
		if v.guard(guardExcuse, listed("allowing", v.main(c).Lemma)) || v.excused(c) {
			return
		}
		v.hit(min(a, likely), min(i, c.Start), max(c.End, i+1), fmt.Sprintf("speaks of the intent of %s", v.name(c.Subject)), "leave out the adverb, and say what spoke for it at the time")
	})
}

// assumed finds "assumed without checking", "mistakenly thought".
func assumed(v *view) {
	v.each(func(c *prose.Clause) {
		a := v.active(c)
		if !v.main(c).Is(prose.Assume) || a == 0 {
			return
		}
		if v.main(c).Lemma == "assume" && a == sure && !v.isSelf(c.Subject) && (v.adverbNear(c, "just") || v.adverbNear(c, "simply")) && !v.excused(c) {
			v.hit(likely, c.Start, c.End, judgesByEnd(v.name(c.Subject)), whyItWasAssumed)
			return
		}
		for i := c.End; i < len(v.Tokens); i++ {
			t := &v.Tokens[i]
			check := t.Is(prose.Without) || v.isInstead(i)
			if k := v.tokenIn(i+1, i+4, classes(prose.DiligenceStrict)); check && k >= 0 {
				v.hit(min(a, likely), c.Start, k+1, judgesByEnd(v.name(c.Subject)), whyItWasAssumed)
				return
			}
		}
	})
}

// thoughtWrong finds "she thought that she was on staging".
func thoughtWrong(v *view) {
	v.each(func(c *prose.Clause) {
		if !v.main(c).Is(prose.Believe) || v.active(c) != sure || v.isSelf(c.Subject) || v.excused(c) {
			return
		}
		d := v.next(c)
		if d != c && v.main(d).Is(prose.Be) && d.Past && v.isOne(d.End, "on", "in") && !d.Subject.IsAbsent() && v.Tokens[d.Subject.Head].Is(prose.Oneself) {
			v.hit(likely, c.Start, d.End, makesSlipCause(v.name(c.Subject)), "say what made the one look like the other")
		}
	})
}

// adverbNear reports whether an adverb stands in a clause's verb group or directly before it.
func (v *view) adverbNear(c *prose.Clause, lemma string) bool {
	return v.saysIn(lemma, max(0, c.Start-1), c.End)
}
