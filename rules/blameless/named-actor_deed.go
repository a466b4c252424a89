package blameless

import (
	"fmt"

	"github.com/pmlint/pmlint/lint/prose"
)

// deedFrames are those of what somebody did that broke something.
func deedFrames() []*frame {
	return []*frame{
		{id: "misdid", rule: namedActor, explain: "somebody misread or misconfigured something",
			deeds: []prose.Set{classes(prose.Mis)}, main: classes(prose.Mis), not: notActive, find: misdid},
		{id: "broke", rule: namedActor, explain: "somebody broke something",
			deeds: []prose.Set{classes(prose.Break)},
			main:  classes(prose.Break), not: notActive, mending: true, find: broke},
		{id: "took-down", rule: namedActor, explain: "somebody took something down",
			deeds: []prose.Set{classes(prose.Down)},
			near:  []pair{{classes(prose.Down), classes(prose.Downward), 14}},
			main:  classes(prose.Down), not: notActive, mending: true, find: tookDown},
		{id: "deleted", rule: namedActor, explain: "somebody deleted something that was needed",
			deeds: []prose.Set{classes(prose.Wipe)},
			near:  []pair{{classes(prose.Wipe), classes(prose.Data), 10}},
			main:  classes(prose.Wipe), not: notActive, mending: true, find: deleted},
		{id: "shipped-bad", rule: namedActor, explain: "somebody shipped something bad",
			deeds: []prose.Set{classes(prose.Ship, prose.Cause)},
			near:  []pair{{classes(prose.Ship, prose.Cause), classes(prose.BadObject, prose.Defect), 8}}, backwards: true,
			main: classes(prose.Ship, prose.Cause), not: notActive, mending: true, find: shippedBad},
		{id: "wrong-thing", rule: namedActor, explain: "somebody took the wrong thing",
			deeds: []prose.Set{classes(prose.Wrong)}, find: wrongThing},
		{id: "left-on", rule: namedActor, explain: "somebody left something on or open",
			deeds: []prose.Set{classes(prose.Leave)},
			main:  classes(prose.Leave), not: notActive, find: leftOn},
	}
}

// misdid finds "Marta misconfigured the load balancer".
func misdid(v *view) {
	v.each(func(c *prose.Clause) {
		t := v.main(c)
		if !t.Is(prose.Mis) {
			return
		}
		if t.Lemma == "mix" && v.lemma(c.End) != "up" || t.Lemma == "confuse" && c.Object.IsAbsent() {
			return
		}
		if a := v.active(c); a > 0 {
			if t.Lemma == "underestimate" || t.Lemma == "overestimate" {
				a = min(a, likely)
			}
			v.hit(a, c.Start, max(c.End, c.Object.End), fmt.Sprintf("makes an error of %s the cause", v.name(c.Subject)), "say what was shown and what was entered, and what accepted it")
		}
	})
}

// broke finds "@kofi broke the build".
func broke(v *view) {
	v.each(func(c *prose.Clause) {
		t := v.main(c)
		if !t.Is(prose.Break) || !v.harms(c) || c.Object.IsAbsent() {
			return
		}
		if v.guard(guardMending, v.meantToBreak(c)) || t.Lemma == "break" && (listed("break-particles", v.lemma(c.End)) || v.names(c.Object, classes(prose.JobNoun)) && v.lemma(c.Object.End) == "into") {
			return
		}
		v.hit(likely, c.Start, max(c.End, c.Object.End), makesCause(v.name(c.Subject)), dropActor)
	})
}

// meantToBreak reports whether a clause says that something is broken so that something
// else comes of it: "so that the clean copy stays clean", "broke the seal to reach it".
func (v *view) meantToBreak(c *prose.Clause) bool {
	if v.tag(c.Object.End) == prose.TagTo {
		return true
	}
	for i := c.Object.Start; i < c.Object.End; i++ {
		if listed("broken-on-purpose", v.lemma(i)) {
			return true
		}
	}
	for i := c.End; i+1 < len(v.Tokens); i++ {
		if v.isPair(i, "so", "that") {
			return true
		}
	}
	return false
}

// tookDown finds "the technician took down the ring", "took the ring out".
func tookDown(v *view) {
	v.each(func(c *prose.Clause) {
		if !v.main(c).Is(prose.Down) || v.lemma(c.Subject.Head) == "we" || !v.harms(c) {
			return
		}
		if v.guard(guardHarmless, v.unneeded(v.PhraseAfter(c.End))) {
			return
		}
		what := v.tookWhat(c)
		if off := v.lemma(c.End) == "off" || v.lemma(what.End) == "off"; off && !listed("drives-out", v.main(c).Lemma) {
			return // "took the day off"
		}
		if v.isPair(what.End, "out", "of") {
			return // the pool, the rotation
		}
		if v.isDownward(c.End) {
			if what = v.PhraseAfter(c.End + 1); !what.IsAbsent() {
				v.hit(likely, c.Start, max(c.End+1, what.End), makesCause(v.name(c.Subject)), dropActor)
			}
		} else if !what.IsAbsent() && v.isDownward(what.End) && (v.lemma(what.End) != "offline" || listed("drives-out", v.main(c).Lemma)) {
			v.hit(likely, c.Start, what.End+1, makesCause(v.name(c.Subject)), dropActor)
		}
	})
}

// tookWhat returns the object of a clause without the noun that tells where it was taken:
// "the relays", in "knocked the relays offline".
func (v *view) tookWhat(c *prose.Clause) prose.Phrase {
	p := c.Object
	if last := p.End - 1; last > p.Start && v.isDownward(last) && v.tag(last) == prose.TagNoun {
		p.End = last
	}
	return p
}

// deleted finds "the intern deleted the production bucket". To delete what is stuck,
// old or broken is how incidents are ended.
func deleted(v *view) {
	v.each(func(c *prose.Clause) {
		t := v.main(c)
		a := v.active(c)
		if !t.Is(prose.Wipe) || a == 0 || c.Object.IsAbsent() || !v.names(c.Object, classes(prose.Data)) {
			return
		}
		if v.guard(guardMending, v.mends(c)) || v.guard(guardHarmless, v.harmless(c)) {
			return
		}
		v.hit(likely, c.Start, c.Object.End, makesCause(v.name(c.Subject)), dropActor)
	})
}

// harmless reports whether nothing says that what was deleted was needed.
func (v *view) harmless(c *prose.Clause) bool {
	for i := c.Object.Start; i < c.Object.End; i++ {
		if listed("needed", v.lemma(i)) {
			return false
		}
	}
	if v.unneeded(c.Object) {
		return true
	}
	// A thing that is named with the is one that others know of: the sessions table.
	who := c.Subject.Kind
	return v.tag(c.Object.Start) != prose.TagDeterminer && v.tag(c.Object.Start) != prose.TagPossessive || who == prose.NameKind && v.at.heading || v.lemma(c.Subject.Head) == "we"
}

// shippedBad finds "Tomas pushed a bad config", "a developer introduced the bug".
func shippedBad(v *view) {
	v.each(func(c *prose.Clause) {
		t := v.main(c)
		if !t.IsAny(classes(prose.Ship, prose.Cause)) || v.active(c) == 0 || c.Object.IsAbsent() || listed("mended-thing", v.lemma(c.Object.Head)) {
			return
		}
		if t.Lemma == "introduce" && v.isSelf(c.Subject) || t.Is(prose.Cause) && t.Lemma != "introduce" && t.Lemma != "create" {
			return
		}
		if bad := v.badIn(c); bad >= 0 {
			v.hit(likely, c.Start, max(c.Object.End, bad+1), makesCause(v.name(c.Subject)), "say what "+quoted(v.object(c, "it"))+" contained, and which check let it pass")
		}
	})
}

// badIn returns the place of the word that says that what a clause tells was shipped was bad,
// or -1: a bad config, the bug, a change with the wrong region.
func (v *view) badIn(c *prose.Clause) int {
	p := c.Object
	if bad := v.tokenIn(p.Start, p.End, classes(prose.BadObject)); bad >= 0 && (v.tag(bad) != prose.TagNoun || bad >= p.Head) {
		return bad
	}
	if v.Tokens[p.Head].Is(prose.Defect) && (v.main(c).Is(prose.Cause) || v.isOne(c.Main, "commit", "ship", "merge", "write", "push", "release", "deploy")) {
		return p.Head
	}
	for i := p.End; i+1 < c.Until && i < p.End+3; i++ {
		if !v.isOne(i, "with", "over", "on") {
			continue
		}
		if bad := v.tokenIn(i+1, i+4, classes(prose.BadObject)); bad >= 0 {
			return bad
		}
	}
	return -1
}

// wrongThing finds "restarted the wrong service", "ran it in the wrong window".
func wrongThing(v *view) {
	v.each(func(c *prose.Clause) {
		a := v.active(c)
		t := v.main(c)
		if a == 0 || c.Gerund || t.IsAny(classes(prose.Notice, prose.Be, prose.Have)) && !t.Is(prose.HumanOnly) || t.Is(prose.Notice) {
			return
		}
		if listed("deals-with-wrong", t.Lemma) || v.excused(c) {
			return
		}
		i := v.tokenIn(c.End, min(c.Until, c.End+9), classes(prose.Wrong))
		if i < 0 || v.lemma(i+1) == "and" || v.tag(i+1) != prose.TagNoun && v.tag(i+1) != prose.TagCode && v.tag(i+1) != prose.TagName && v.tag(i+1) != prose.TagAdjective {
			return
		}
		p := v.PhraseAfter(i)
		v.hit(min(a, likely), c.Start, max(p.End, i+1), makesSlipCause(v.name(c.Subject)), whatLookedRight)
	})
}

// leftOn finds "Anneke left debug logging on".
func leftOn(v *view) {
	v.each(func(c *prose.Clause) {
		a := v.active(c)
		if !v.main(c).Is(prose.Leave) || a == 0 || v.guard(guardMending, v.onPurpose()) {
			return
		}
		what, until := c.Object, c.Until
		if what.IsAbsent() {
			what = v.PhraseAfter(c.End)
			until = max(until, what.End+1) // "open" looks like a verb
		}
		if what.IsAbsent() && v.lemma(c.End) != "behind" {
			return
		}
		for i := c.End; i < until; i++ {
			if listed("left-state", v.lemma(i)) && !(v.lemma(i+1) == "until" && v.next(c) != c && v.Clauses[len(v.Clauses)-1].Start > i+1) && v.tag(i+1) != prose.TagTo {
				v.hit(min(a, likely), c.Start, i+1, fmt.Sprintf("makes an omission of %s the cause", v.name(c.Subject)), "say that it has no expiry, and that nothing shows that it is still so")
				return
			}
		}
	})
}
