package blameless

import (
	"fmt"

	"github.com/pmlint/pmlint/lint/prose"
)

// heeded are the classes of words one of which tells that what was ignored is something
// that people should heed: the verb itself, or what it is about.
var heeded = classes(prose.Disregard, prose.Signal, prose.Procedure, prose.Defect, prose.OutcomeSoft, prose.Them)

// lapseFrames are those of what was forgotten, ignored or left out.
func lapseFrames() []*frame {
	return []*frame{
		{id: "forgot", rule: negligence, explain: "somebody forgot or neglected something",
			needs: []prose.Set{classes(prose.Lapse, prose.Neglectful)},
			main:  classes(prose.Lapse, prose.Neglectful), not: notReal, find: forgot},
		{id: "ignored", rule: negligence, explain: "somebody ignored a sign",
			needs: []prose.Set{classes(prose.Unheeded), people.Or(classes(prose.Signal, prose.Procedure)), heeded},
			main:  classes(prose.Unheeded), not: notReal, find: ignored},
		{id: "missed", rule: negligence, explain: "somebody missed a sign",
			needs: []prose.Set{classes(prose.Missed), heeded}, deeds: []prose.Set{classes(prose.Missed)},
			main: classes(prose.Missed), not: notReal, find: ignored},
		{id: "skipped", rule: negligence, explain: "somebody skipped a step",
			needs: []prose.Set{classes(prose.Skip), classes(prose.Procedure, prose.Control)},
			main:  classes(prose.Skip), not: notReal, mending: true, find: skipped},
	}
}

// forgot finds "the vendor forgot to renew", "was overlooked by the team".
func forgot(v *view) {
	v.each(func(c *prose.Clause) {
		t := v.main(c)
		if !t.IsAny(classes(prose.Lapse, prose.Neglectful)) || c.Negated || v.hypothetical(c) || c.Infinitive && !listed("factual", v.lemma(c.Start-2)) || c.Subject.Kind == prose.NobodyKind {
			return
		}
		if c.Passive || c.Reduced {
			if a := v.acts(c.Agent, t); a > 0 && c.Agent.Kind != prose.NobodyKind {
				v.hit(a, c.Main, c.Agent.End, makesLapseCause(v.name(c.Agent)), promptFor("the step"))
			} else if c.Agent.IsAbsent() && c.Passive && c.Past && !c.Progressive {
				v.hit(likely, c.Start, c.End, "makes a lapse the cause", promptFor("the step"))
			}
			return
		}
		if !t.Is(prose.Lapse) {
			return // of ignored
		}
		if v.guard(guardObject, v.ofBelongings(c)) || v.guard(guardSystem, v.ofController(c)) {
			return
		}
		if a := v.actor(c); a > 0 {
			v.hit(a, c.Start, c.End, makesLapseCause(v.name(c.Subject)), promptFor(v.rest(c.End, c)))
		}
	})
}

// ofBelongings reports whether a clause tells of what people have to do with outside their
// work: a forgotten badge, a missed train.
func (v *view) ofBelongings(c *prose.Clause) bool {
	return !c.Object.IsAbsent() && listed("belongings", v.lemma(c.Object.Head))
}

// ignored finds "the on-call ignored three alerts", "support missed the second page".
func ignored(v *view) {
	v.each(func(c *prose.Clause) {
		t := v.main(c)
		if !t.Is(prose.Ignore) || c.Negated || v.hypothetical(c) || c.Infinitive && !v.chosen(c) {
			return
		}
		what, who := c.Object, c.Subject
		if c.Passive || c.Reduced {
			what, who = c.Subject, c.Agent
		}
		if !v.duty(c, what) {
			return
		}
		missing := c.Gerund && t.Lemma == "miss" && c.Start == 0 && v.tag(c.Object.End) == prose.TagStop
		if missing || c.Gerund && v.lemma(c.Start-1) == "of" || v.guard(guardObject, v.ofBelongings(c)) {
			return // "missing guardrail: anyone can edit it"
		}
		a := v.acts(who, t)
		if c.Passive && who.IsAbsent() && t.Lemma != "miss" && t.Lemma != "snooze" && t.Lemma != "wave" {
			a = likely
			if !v.names(what, classes(prose.Signal, prose.Procedure)) || !c.Past {
				return
			}
		}
		if a == 0 || who.Kind == prose.NobodyKind || v.excused(c) {
			return
		}
		end := max(c.End, what.End)
		if what.Start < c.Start {
			end = max(c.End, who.End)
		}
		v.hit(min(a, likely), c.Start, end, fmt.Sprintf("blames %s for what was not acted on", v.name(who)),
			"say how the sign looked among the others, and where it was shown")
	})
}

// duty reports whether what is ignored or missed is something that people should heed.
func (v *view) duty(c *prose.Clause, what prose.Phrase) bool {
	t := v.main(c)
	if what.IsAbsent() {
		// "a sign we missed"
		what = v.PhraseBefore(c.Subject.Start)
		if what.IsAbsent() {
			return false
		}
	}
	head := &v.Tokens[what.Head]
	if v.names(what, classes(prose.Target)) && t.Lemma == "miss" {
		return !v.guard(guardObject, true)
	}
	if !t.Is(prose.Disregard) {
		if v.names(what, classes(prose.Signal, prose.Procedure, prose.Defect, prose.OutcomeSoft)) && head.Lemma != "it" {
			return true
		}
		return head.Tag == prose.TagPronoun && t.Lemma != "wave" && (head.Lemma == "it" || head.Lemma == "them" || head.Lemma == "this") && t.Lemma != "snooze" ||
			!v.guard(guardObject, true)
	}
	return head.Tag != prose.TagCode || v.names(what, classes(prose.Signal, prose.Procedure)) || !v.guard(guardObject, true)
}

// skipped finds "the implementer skipped the pre-check".
func skipped(v *view) {
	v.each(func(c *prose.Clause) {
		t := v.main(c)
		if !t.Is(prose.Skip) || c.Negated || v.hypothetical(c) || c.Infinitive && !v.chosen(c) {
			return
		}
		what, who := c.Object, c.Subject
		if c.Passive || c.Reduced {
			what, who = c.Subject, c.Agent
		}
		step := v.tokenIn(what.Start, what.End, classes(prose.Procedure, prose.Control))
		if step < 0 || v.denied(step) || v.Tokens[step].IsAny(classes(prose.Product)) || v.guard(guardMending, v.mends(c)) {
			return
		}
		switch t.Lemma {
		case "break", "breach", "override", "abandon":
			if !v.Tokens[what.Head].Is(prose.Procedure) || v.names(what, classes(prose.Change)) {
				return
			}
			if !listed("broken-rule", v.lemma(what.Head)) {
				return
			}
		}
		a := v.acts(who, t)
		if c.Passive && who.IsAbsent() && c.Past && t.Lemma != "omit" && v.Tokens[what.Head].Is(prose.Procedure) && !v.Tokens[what.Head].Is(prose.Signal) {
			a = possible
		}
		if a == 0 || who.Kind == prose.NobodyKind || v.excused(c) {
			return
		}
		v.hit(min(a, likely), c.Start, max(c.End, c.Object.End), fmt.Sprintf("blames %s for a step that was left out", v.name(who)),
			"say why the step could be left out: is it enforced, and what did it cost to take it?")
	})
}
