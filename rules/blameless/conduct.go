package blameless

import (
	"fmt"

	"github.com/pmlint/pmlint/lint/prose"
)

// notBys are the verbs of what was not done by somebody.
var notBys = classes(prose.DiligenceStrict, prose.Stepped, prose.Undone, prose.Ship, prose.RecklessDeed)

// goings are the verbs of those who go on.
var goings = classes(prose.Persist, prose.Ship, prose.RecklessDeed, prose.Delete)

// conductFrames are those of how people went about it.
func conductFrames() []*frame {
	return []*frame{
		{id: "was-failing", rule: judgement, explain: "somebody was slow, lax, not careful",
			deeds: []prose.Set{classes(prose.Failing, prose.Experienced)}, near: []pair{{classes(prose.Be, prose.Seem), classes(prose.Failing, prose.Experienced), 6}}, backwards: true, find: wasFailing},
		{id: "badly-done", rule: judgement, explain: "the work of people was badly done",
			needs: []prose.Set{classes(prose.Poorly)}, find: badlyDone},
		{id: "dithered", rule: judgement, explain: "somebody dithered",
			deeds: []prose.Set{classes(prose.Dither)}, main: classes(prose.Dither), not: notActive, find: dithered},
		{id: "was-told", rule: negligence, explain: "somebody had been told",
			deeds: []prose.Set{classes(prose.Told)}, near: []pair{{classes(prose.Be), classes(prose.Told), 4}}, backwards: true, main: classes(prose.Told), not: notReal, find: wasTold},
		{id: "knew", rule: negligence, explain: "somebody knew, and did nothing",
			needs: []prose.Set{classes(prose.Knew), classes(prose.Persist, prose.Negation, prose.Idly)}, deeds: []prose.Set{classes(prose.Knew)}, main: classes(prose.Knew), not: notActive, find: knewAnd},
		{id: "anyway", rule: negligence, explain: "somebody did it anyway",
			deeds: []prose.Set{goings}, near: []pair{{goings, classes(prose.Adverse), 11}}, backwards: true, find: anyway},
		{id: "not-by", rule: counterfactual, explain: "something was not done by somebody",
			needs: []prose.Set{classes(prose.Negation), classes(prose.By)}, deeds: []prose.Set{notBys},
			near: []pair{{classes(prose.Negation), notBys, 6}, {notBys, classes(prose.By), 12}}, find: notBy},
		{id: "would-not", rule: counterfactual, explain: "somebody would not listen",
			needs: []prose.Set{classes(prose.Unreal), classes(prose.Negation)}, near: []pair{{classes(prose.Negation), classes(prose.DiligenceStrict, prose.Stepped), 3}}, deeds: []prose.Set{classes(prose.DiligenceStrict, prose.Stepped)}, find: wouldNot},
		{id: "who-did-it", rule: personBlame, explain: "the search for who did it",
			needs: []prose.Set{classes(prose.Ship, prose.Delete, prose.Break, prose.RecklessDeed, prose.Leave)}, near: []pair{{classes(prose.FindOut), classes(prose.WhoWord), 5}}, backwards: true, find: whoDidIt},
		{id: "responsibility-of", rule: personBlame, explain: "the outage is somebody's responsibility",
			needs: []prose.Set{classes(prose.Duty), classes(prose.Outcome), people}, find: responsibilityOf},
	}
}

// wasFailing finds "the commander was slow to escalate", "was not careful", "was not
// qualified".
func wasFailing(v *view) {
	v.each(func(c *prose.Clause) {
		if t := v.main(c); c.Passive && c.Agent.IsAbsent() && c.Past && !c.Negated && t.Is(prose.Failing) && v.actor(c) == sure && v.tokenIn(c.Start, c.Main, classes(prose.ObviousAdverb, prose.Harsh)) >= 0 && !v.excused(c) && !v.asked() && !v.meta() {
			v.hit(likely, c.Start, c.End, fmt.Sprintf("%%q judges %s", v.name(c.Subject)), leaveOut) // "was plainly overwhelmed"
			return
		}
		if l := v.main(c).Lemma; l != "be" && l != "seem" || c.Infinitive || c.Gerund || v.hypothetical(c) || v.asked() || v.meta() || v.actor(c) != sure || c.Subject.Kind == prose.NobodyKind {
			return
		}
		if !c.Past && !c.Perfect {
			return
		}
		i := c.End
		too := false
		for i < c.Until && (v.tag(i) == prose.TagAdverb || v.tag(i) == prose.TagNegation) {
			too = too || v.lemma(i) == "too" || v.Tokens[i].IsAny(classes(prose.ObviousAdverb, prose.Harsh)) || listed("utterly", v.lemma(i))
			i++
		}
		if i >= c.Until {
			return
		}
		t := &v.Tokens[i]
		switch {
		case c.Negated:
			if !t.Is(prose.Experienced) || t.Lemma == "responsible" || v.excused(c) {
				return
			}
		case !t.Is(prose.Failing):
			return
		default:
			switch {
			case listed("unwilling", t.Lemma):
				if v.isSelf(c.Subject) {
					return
				}
			case listed("only-too", t.Lemma):
				if !too && !(t.Lemma == "late" && v.lemma(i+1) == "to") {
					return
				}
			}
			if v.excused(c) {
				return
			}
		}
		v.hit(likely, c.Start, i+1, fmt.Sprintf("%%q judges %s", v.name(c.Subject)), leaveOut)
	})
}

// badlyDone finds "was poorly planned", "was badly handled by the team".
func badlyDone(v *view) {
	v.each(func(c *prose.Clause) {
		if !c.Passive && !c.Reduced && v.active(c) == 0 || c.Negated || v.hypothetical(c) || v.asked() || v.meta() {
			return
		}
		i := v.adverb(c, classes(prose.Poorly))
		if i < 0 {
			return
		}
		byPeople := !c.Agent.IsAbsent() && c.Agent.Kind.IsPeople() || !c.Passive && !c.Reduced
		if !byPeople && (!c.Agent.IsAbsent() || !v.main(c).Is(prose.Managed) || c.Subject.Kind == prose.SystemKind && !v.workOf(c.Subject)) {
			return
		}
		if !c.Passive && !c.Reduced && v.main(c).Lemma == "need" {
			return
		}
		v.hit(likely, min(i, c.Start), max(c.End, i+1), "%q judges the work of people", leaveOut)
	})
}

// dithered finds "the team dithered".
func dithered(v *view) {
	v.each(func(c *prose.Clause) {
		if a := v.active(c); v.main(c).Is(prose.Dither) && a > 0 {
			v.hit(min(a, likely), c.Start, c.End, fmt.Sprintf("%%q judges %s", v.name(c.Subject)), leaveOut)
		}
	})
}

// wasTold finds "the engineers were warned months ago", "had been asked to and did not".
func wasTold(v *view) {
	v.each(func(c *prose.Clause) {
		t := v.main(c)
		if !c.Passive || !t.Is(prose.Told) || c.Negated || c.Modal != "" || !c.Past && !c.Perfect || v.asked() || v.meta() || !c.Subject.Kind.IsPeople() || c.Subject.Kind == prose.NobodyKind {
			return
		}
		if v.isSelf(c.Subject) && v.lemma(c.Subject.Head) != "you" {
			return
		}
		again := t.Lemma == "warn" && v.lemma(c.End) == "about" && !c.Agent.Kind.IsPeople() && v.tokenIn(c.End, c.Until, classes(prose.System, prose.Control)) < 0
		for i := c.End; i < len(v.Tokens); i++ {
			switch v.lemma(i) {
			case "twice", "repeatedly", "anyway", "regardless":
				again = true
			case "nothing":
				again = again || v.lemma(i-1) == "do"
			case "time":
				again = again || v.Tokens[i].Text == "times"
			case "ago":
				again = again || t.Lemma == "warn"
			}
		}
		for k := range v.Clauses {
			d := &v.Clauses[k]
			if d.Start > c.End && d.Finite() && !d.Negated && d.Past && v.main(d).Is(prose.Persist) && v.lemma(d.End) == "ahead" && d.Subject.Kind.IsPeople() {
				again = true // "had been asked to wait, but she went ahead"
			}
			if d.Start > c.End && d.Negated && d.Finite() && !d.Passive && (d.Borrowed || d.Subject.Kind.IsPeople()) && d.Modal == "" && (v.main(d).Lemma == "do" || v.main(d).Is(prose.DiligenceStrict)) {
				again = true
			}
		}
		if again {
			v.hit(likely, c.Start, c.End, fmt.Sprintf("%%q blames %s for not having listened", v.name(c.Subject)), "say what the message said, where it went, and what it competed with")
		}
	})
}

// knewAnd finds "they knew the disk was filling up and did nothing", "knew full well".
func knewAnd(v *view) {
	v.each(func(c *prose.Clause) {
		if v.main(c).Lemma != "know" || v.active(c) != sure || !c.Past {
			return
		}
		if v.lemma(c.End) == "full" || (v.lemma(c.End) == "perfectly" || v.lemma(c.End) == "very") && v.lemma(c.End+1) == "well" {
			v.hit(likely, c.Start, c.End+2, fmt.Sprintf("%%q blames %s for going on", v.name(c.Subject)), "say what spoke for going on at the time")
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
				v.hit(likely, d.Start, min(d.End+1, len(v.Tokens)), fmt.Sprintf("%%q blames %s for going on", v.name(c.Subject)), "say what spoke for going on at the time")
				return
			}
		}
	})
}

// anyway finds "ran it anyway", "went ahead even though the checklist was incomplete".
func anyway(v *view) {
	v.each(func(c *prose.Clause) {
		t := v.main(c)
		if v.active(c) != sure || v.isSelf(c.Subject) && v.guard(guardMending, true) || v.at.mending || !t.IsAny(goings) {
			return
		}
		for i := c.End; i < min(len(v.Tokens), c.End+10); i++ {
			switch v.lemma(i) {
			case "anyway", "regardless":
				if i <= c.Until {
					v.hit(likely, c.Start, i+1, fmt.Sprintf("%%q blames %s for going on", v.name(c.Subject)), "say what spoke for going on at the time")
					return
				}
			case "though", "although":
				if v.lemma(c.End) == "ahead" || t.IsAny(classes(prose.RecklessDeed)) || t.Lemma == "proceed" || t.Lemma == "continue" {
					v.hit(likely, c.Start, i+1, fmt.Sprintf("%%q blames %s for going on", v.name(c.Subject)), "say what spoke for going on at the time")
				}
				return
			}
		}
	})
}

// notBy finds "had not been reviewed by the developer".
func notBy(v *view) {
	v.each(func(c *prose.Clause) {
		if !c.Passive || !c.Negated || c.Modal != "" || c.Agent.IsAbsent() || !c.Agent.Kind.IsPeople() || c.Agent.Kind == prose.NobodyKind || v.hypothetical(c) || v.asked() || v.meta() || v.excused(c) {
			return
		}
		if listed("anybody", v.lemma(c.Agent.Start)) && !v.anyoneOf(c.Agent) {
			return // a rule that was not kept, not a person
		}
		if t := v.main(c); t.IsAny(classes(prose.DiligenceStrict, prose.Stepped, prose.Undone)) || t.Lemma == "run" || t.Lemma == "do" || t.Lemma == "perform" {
			v.hit(likely, c.Start, c.Agent.End, fmt.Sprintf("%%q blames %s for what was not done", v.name(c.Agent)), promptFor(""))
		}
	})
}

// anyoneOf reports whether a phrase means anyone of certain people: anyone on the team.
func (v *view) anyoneOf(p prose.Phrase) bool {
	if l := v.lemma(p.End); !v.Tokens[p.Head].Is(prose.Indefinite) || l != "in" && l != "on" && l != "from" {
		return false
	}
	return v.PhraseAfter(p.End + 1).Kind.IsPeople()
}

// wouldNot finds "the product team would not listen".
func wouldNot(v *view) {
	v.each(func(c *prose.Clause) {
		if c.Modal != "would" || !c.Negated || c.Perfect || c.Passive || v.asked() || v.meta() || v.actor(c) != sure || v.isSelf(c.Subject) || c.Subject.Kind == prose.NobodyKind {
			return
		}
		if listed("cooperates", v.main(c).Lemma) {
			if len(v.Clauses) < 3 && c.Until >= len(v.Tokens)-1 && v.tokenIn(0, len(v.Tokens), classes(prose.Conditional)) < 0 {
				v.hit(likely, c.Start, c.End, fmt.Sprintf("%%q judges %s", v.name(c.Subject)), leaveOut)
			}
		}
	})
}

// whoDidIt finds "find out who pushed this".
func whoDidIt(v *view) {
	v.each(func(c *prose.Clause) {
		if c.Subject.Kind != prose.Who || !c.Past || v.denied(c.Start) || v.meta() || !v.main(c).IsAny(classes(prose.Ship, prose.Delete, prose.Break, prose.RecklessDeed, prose.Leave)) {
			return
		}
		for i := max(0, c.Start-5); i < c.Start; i++ {
			if v.Tokens[i].Is(prose.FindOut) && v.tag(i) == prose.TagVerb && !v.denied(i) && !v.guard(guardQuestion, v.Question) {
				v.hit(likely, c.Start-1, c.End, "%q asks who did it", "say what was done, and what allowed it")
				return
			}
		}
	})
}

// responsibilityOf finds "the outage is the responsibility of the storage team".
func responsibilityOf(v *view) {
	v.each(func(c *prose.Clause) {
		if !v.main(c).Is(prose.Be) || c.Negated || c.Subject.IsAbsent() || !v.Tokens[c.Subject.Head].Is(prose.Outcome) || v.asked() || v.meta() {
			return
		}
		for i := c.End; i < c.Until; i++ {
			l := v.lemma(i)
			if l != "responsibility" && l != "doing" && l != "handiwork" {
				continue
			}
			if v.lemma(i+1) == "of" {
				if p := v.PhraseAfter(i + 2); p.Kind.IsPeople() {
					v.hit(sure, c.Subject.Start, p.End, "%q names somebody as the fault", nameCondition)
				}
			} else if from, p := v.possessor(i); from >= 0 && p.Kind.IsPeople() {
				v.hit(sure, c.Subject.Start, i+1, "%q names somebody as the fault", nameCondition)
			}
		}
	})
}
