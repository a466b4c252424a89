package blameless

import (
	"fmt"

	"github.com/pmlint/pmlint/lint/prose"
)

// broke finds "@kofi broke the build".
func broke(v *view) {
	v.each(func(c *prose.Clause) {
		t := v.main(c)
		if !t.Is(prose.Break) || !v.harms(c) || c.Object.IsAbsent() {
			return
		}
		if v.guard(guardMending, v.meantToBreak(c)) || t.Lemma == "break" && (listed("broken-otherwise", v.lemma(c.End)) || v.tokenIn(c.Object.Start, c.Object.End, classes(prose.JobNoun)) >= 0 && v.lemma(c.Object.End) == "into") {
			return
		}
		v.hit(likely, c.Start, max(c.End, c.Object.End), fmt.Sprintf("%%q makes %s the cause", v.name(c.Subject)), dropActor)
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
		if v.lemma(i) == "so" && v.lemma(i+1) == "that" {
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
		if v.lemma(what.End) == "out" && v.lemma(what.End+1) == "of" {
			return // the pool, the rotation
		}
		if v.isDownward(c.End) {
			if what = v.PhraseAfter(c.End + 1); !what.IsAbsent() {
				v.hit(likely, c.Start, max(c.End+1, what.End), fmt.Sprintf("%%q makes %s the cause", v.name(c.Subject)), dropActor)
			}
		} else if !what.IsAbsent() && v.isDownward(what.End) && (v.lemma(what.End) != "offline" || listed("drives-out", v.main(c).Lemma)) {
			v.hit(likely, c.Start, what.End+1, fmt.Sprintf("%%q makes %s the cause", v.name(c.Subject)), dropActor)
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

func (v *view) isDownward(i int) bool { return v.tokenIn(i, i+1, classes(prose.Downward)) >= 0 }

// harms reports whether a clause tells what people did, and not to end the incident.
func (v *view) harms(c *prose.Clause) bool {
	return v.active(c) > 0 && !v.guard(guardMending, v.at.mending || v.mends(c) || v.atAttack(c))
}

// atAttack reports whether what is broken belongs to an attacker.
func (v *view) atAttack(c *prose.Clause) bool {
	return v.tokenIn(c.Object.Start, c.Object.End, classes(prose.Users)) >= 0
}

// undoingBy finds "deletion of the customer databases by the infrastructure group".
func undoingBy(v *view) {
	for i := range v.Tokens {
		if !v.Tokens[i].Is(prose.Undoing) || v.tag(i) != prose.TagNoun || v.denied(i) || v.asked() || v.meta() || v.at.mending {
			continue
		}
		for k := i + 1; k < len(v.Tokens) && k < i+10; k++ {
			if t := v.tag(k); t == prose.TagVerb && v.lemma(k) != "do" || t == prose.TagAux || t == prose.TagStop || t == prose.TagComma {
				break
			}
			if v.lemma(k) != "by" {
				continue
			}
			if p := v.Join(v.PhraseAfter(k + 1)); (p.Kind.IsPeople() || p.Kind == prose.MaybeTeam) && p.Kind != prose.NobodyKind && !listed("anybody", v.lemma(p.Start)) {
				v.hit(likely, i, p.End, fmt.Sprintf("%%q makes %s the cause", v.name(p)), dropActor)
			}
			break
		}
	}
}

// shippedBreaking finds "a developer pushed a commit that brought down uploads".
func shippedBreaking(v *view) {
	for n := range v.Clauses {
		c := &v.Clauses[n]
		a := v.active(c)
		if a == 0 || v.isSelf(c.Subject) || v.at.mending || !v.main(c).Is(prose.Ship) || c.Object.IsAbsent() || !v.Tokens[c.Object.Head].Is(prose.Change) || v.tag(c.Object.End) != prose.TagRelative {
			continue
		}
		d := v.next(c)
		if d == c || d.Start != c.Object.End+1 || d.Passive || d.Negated || !d.Past || !v.main(d).IsAny(classes(prose.Break, prose.Down, prose.Cause)) {
			continue
		}
		if v.main(d).Is(prose.Down) && v.tokenIn(d.End, d.Until, classes(prose.Downward)) < 0 {
			continue
		}
		v.hit(min(a, likely), c.Start, d.End, fmt.Sprintf("%%q makes %s the cause", v.name(c.Subject)), "name the change by its number, not by its author")
	}
}
