package blameless

import (
	"fmt"

	"github.com/pmlint/pmlint/lint/prose"
)

// goings are the verbs of those who go on.
var goings = classes(prose.Persist, prose.Ship, prose.RecklessDeed, prose.Delete)

// warnedFrames are those of people who knew better.
func warnedFrames() []*frame {
	return []*frame{
		{id: "was-told", rule: negligence, explain: "somebody had been told",
			deeds: []prose.Set{classes(prose.Told)},
			near:  []pair{{classes(prose.Be), classes(prose.Told), 4}}, backwards: true,
			main: classes(prose.Told), not: notReal, find: wasTold},
		{id: "knew", rule: negligence, explain: "somebody knew, and did nothing",
			needs: []prose.Set{classes(prose.Knew), classes(prose.Persist, prose.Negation, prose.Idly)},
			deeds: []prose.Set{classes(prose.Knew)},
			main:  classes(prose.Knew), not: notActive, find: knewAnd},
		{id: "anyway", rule: negligence, explain: "somebody did it anyway",
			deeds: []prose.Set{goings},
			near:  []pair{{goings, classes(prose.Adverse), 11}}, backwards: true, mending: true, find: anyway},
		{id: "despite", rule: negligence, explain: "somebody went on in spite of a sign",
			needs: []prose.Set{people},
			near:  []pair{{classes(prose.Despite), classes(prose.Signal, prose.Procedure), 10}}, aboutBlame: true, find: inSpite},
	}
}

// wasTold finds "the engineers were warned months ago", "had been asked to and did not".
func wasTold(v *view) {
	v.each(func(c *prose.Clause) {
		if !c.Passive || !v.main(c).Is(prose.Told) || c.Negated || c.Modal != "" || !c.Past && !c.Perfect || !isSomebody(c.Subject) {
			return
		}
		if v.isSelf(c.Subject) && v.lemma(c.Subject.Head) != "you" {
			return
		}
		if v.toldWell(c) || v.disregarded(c) {
			v.hit(likely, c.Start, c.End, fmt.Sprintf("blames %s for not having listened", v.name(c.Subject)), "say what the message said, where it went, and what it competed with")
		}
	})
}

// toldWell reports whether the sentence says that people were told often or early, or that
// it was in vain: warned twice, asked repeatedly, told and did nothing.
func (v *view) toldWell(c *prose.Clause) bool {
	warned := v.main(c).Lemma == "warn"
	if warned && v.lemma(c.End) == "about" && !c.Agent.Kind.IsPeople() && v.tokenIn(c.End, c.Until, classes(prose.System, prose.Control)) < 0 {
		return true
	}
	for i := c.End; i < len(v.Tokens); i++ {
		switch v.lemma(i) {
		case "twice", "repeatedly", "anyway", "regardless":
			return true
		case "nothing":
			if v.lemma(i-1) == "do" {
				return true
			}
		case "time":
			if v.Tokens[i].Text == "times" {
				return true
			}
		case "ago":
			if warned {
				return true
			}
		}
	}
	return false
}

// disregarded reports whether a later clause tells that people did otherwise than they had
// been told: "but she went ahead", "and did not check it".
func (v *view) disregarded(c *prose.Clause) bool {
	for k := range v.Clauses {
		d := &v.Clauses[k]
		if d.Start <= c.End || !d.Finite() {
			continue
		}
		t, people := v.main(d), d.Subject.Kind.IsPeople()
		if !d.Negated && d.Past && people && t.Is(prose.Persist) && v.lemma(d.End) == "ahead" {
			return true
		}
		if d.Negated && !d.Passive && d.Modal == "" && (d.Borrowed || people) && (t.Lemma == "do" || t.Is(prose.DiligenceStrict)) {
			return true
		}
	}
	return false
}

// knewAnd finds "they knew the disk was filling up and did nothing", "knew full well".
func knewAnd(v *view) {
	v.each(func(c *prose.Clause) {
		if v.main(c).Lemma != "know" || v.active(c) != sure || !c.Past {
			return
		}
		if v.lemma(c.End) == "full" || v.isOne(c.End, "perfectly", "very") && v.lemma(c.End+1) == "well" {
			v.hit(likely, c.Start, c.End+2, blamesForGoingOn(v.name(c.Subject)), whatSpokeForGoingOn)
			return
		}
		for k := range v.Clauses {
			d := &v.Clauses[k]
			if d.Start <= c.End || !d.Finite() || d.Modal != "" || !d.Borrowed {
				continue
			}
			idle := v.main(d).Lemma == "do" && v.lemma(d.End) == "nothing" || v.main(d).Is(prose.Persist) && (v.tokenIn(d.End, d.Until, classes(prose.Adverse)) >= 0 || v.lemma(d.End) == "ahead") ||
				d.Negated && v.main(d).IsAny(classes(prose.Stepped, prose.DiligenceStrict))
			if idle {
				v.hit(likely, d.Start, min(d.End+1, len(v.Tokens)), blamesForGoingOn(v.name(c.Subject)), whatSpokeForGoingOn)
				return
			}
		}
	})
}

// anyway finds "ran it anyway", "went ahead even though the checklist was incomplete".
func anyway(v *view) {
	v.each(func(c *prose.Clause) {
		t := v.main(c)
		if v.active(c) != sure || v.isSelf(c.Subject) && v.guard(guardMending, true) || !t.IsAny(goings) {
			return
		}
		for i := c.End; i < min(len(v.Tokens), c.End+10); i++ {
			switch v.lemma(i) {
			case "anyway", "regardless":
				if i <= c.Until {
					v.hit(likely, c.Start, i+1, blamesForGoingOn(v.name(c.Subject)), whatSpokeForGoingOn)
					return
				}
			case "though", "although":
				if v.lemma(c.End) == "ahead" || t.IsAny(classes(prose.RecklessDeed)) || t.Lemma == "proceed" || t.Lemma == "continue" {
					v.hit(likely, c.Start, i+1, blamesForGoingOn(v.name(c.Subject)), whatSpokeForGoingOn)
				}
				return
			}
		}
	})
}

// inSpite finds "proceeded despite the warning".
func inSpite(v *view) {
	for i := range v.Tokens {
		against := v.lemma(i) == "against"
		p, ok := v.spiteOf(i)
		if !ok || !v.names(p, classes(prose.Signal, prose.Procedure)) || v.names(p, classes(prose.Virtue)) {
			continue
		}
		if against && !listed("objection", v.lemma(p.Head)) {
			continue
		}
		c := v.clauseBefore(i)
		if c == nil && len(v.Clauses) > 0 {
			c = &v.Clauses[0]
		}
		if c == nil || c.Passive || c.Negated || v.actor(c) != sure || c.Subject.Kind == prose.NobodyKind || v.hypothetical(c) {
			continue
		}
		if t := v.main(c); !t.IsAny(classes(prose.Persist, prose.RecklessDeed, prose.Decide)) && !(against && t.Lemma == "act") {
			continue
		}
		v.hit(likely, min(c.Start, i), max(c.End, p.End), blamesForGoingOn(v.name(c.Subject)),
			whatSpokeForGoingOn)
	}
}

// spiteOf returns the phrase in spite of which something was done, as tokens[i] says; ok is
// false where they do not say so.
func (v *view) spiteOf(i int) (p prose.Phrase, ok bool) {
	switch v.lemma(i) {
	case "despite", "against":
		return v.PhraseAfter(i + 1), true
	case "regardless", "notwithstanding":
		return v.PhraseAfter(i + 2), true
	case "spite":
		return v.PhraseAfter(i + 2), v.lemma(i-1) == "in"
	}
	return p, false
}
