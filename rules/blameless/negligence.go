package blameless

import (
	_ "embed"
	"fmt"

	"github.com/pmlint/pmlint/lint/prose"
)

//go:embed negligence.md
var negligenceDoc string

const negligence = "blameless/negligence"

// heeded are the classes of words one of which tells that what was ignored is something
// that people should heed: the verb itself, or what it is about.
var heeded = classes(prose.Disregard, prose.Signal, prose.Procedure, prose.Defect, prose.OutcomeSoft, prose.Them)

func negligenceFrames() []*frame {
	return []*frame{
		{id: "forgot", rule: negligence, explain: "somebody forgot or neglected something",
			needs: []prose.Set{classes(prose.Lapse, prose.Neglectful)}, main: classes(prose.Lapse, prose.Neglectful), not: notReal, find: forgot},
		{id: "ignored", rule: negligence, explain: "somebody ignored a sign",
			needs: []prose.Set{classes(prose.Unheeded), people.Or(classes(prose.Signal, prose.Procedure)), heeded}, main: classes(prose.Unheeded), not: notReal, find: ignored},
		{id: "missed", rule: negligence, explain: "somebody missed a sign",
			needs: []prose.Set{classes(prose.Missed), heeded}, deeds: []prose.Set{classes(prose.Missed)}, main: classes(prose.Missed), not: notReal, find: ignored},
		{id: "skipped", rule: negligence, explain: "somebody skipped a step",
			needs: []prose.Set{classes(prose.Skip), classes(prose.Procedure, prose.Control)}, main: classes(prose.Skip), not: notReal, find: skipped},
		{id: "without", rule: negligence, explain: "something was done without care",
			near: []pair{{classes(prose.Without), classes(prose.Communicate, prose.Virtue, prose.CareNoun), 5}}, find: withoutCare},
		{id: "hasty", rule: negligence, explain: "something was done before it was looked at",
			needs: []prose.Set{classes(prose.Ship, prose.Delete, prose.Press), classes(prose.DiligenceStrict)}, near: []pair{{classes(prose.Hasty), classes(prose.DiligenceStrict), 5}}, main: classes(prose.DiligenceStrict), not: prose.NoGerund, find: withoutCare},
		{id: "nobody", rule: negligence, explain: "nobody did what would have helped",
			deeds: []prose.Set{classes(prose.DiligenceStrict, prose.Notice, prose.Stepped)}, near: []pair{{classes(prose.Nobody, prose.None), classes(prose.DiligenceStrict, prose.Notice, prose.Stepped), 10}}, main: classes(prose.DiligenceStrict, prose.Notice, prose.Stepped), not: notActive, find: nobodyDid},
		{id: "not-one", rule: negligence, explain: "not one did what would have helped",
			deeds: []prose.Set{classes(prose.DiligenceStrict, prose.Notice, prose.Stepped)}, near: []pair{{classes(prose.Negation), classes(prose.Single), 2}}, main: classes(prose.DiligenceStrict, prose.Notice, prose.Stepped), not: notActive, find: nobodyDid},
		{id: "lack-of", rule: negligence, explain: "care that was missing",
			near: []pair{{classes(prose.Want), classes(prose.Virtue), 7}}, backwards: true, find: lackOf},
		{id: "negligence", rule: negligence, explain: "negligence and its kin",
			needs: []prose.Set{classes(prose.Judged)}, find: negligent},
		{id: "despite", rule: negligence, explain: "somebody went on in spite of a sign",
			needs: []prose.Set{people}, near: []pair{{classes(prose.Despite), classes(prose.Signal, prose.Procedure), 10}}, find: inSpite},
	}
}

// forgot finds "the vendor forgot to renew", "was overlooked by the team".
func forgot(v *view) {
	v.each(func(c *prose.Clause) {
		t := v.main(c)
		if !t.IsAny(classes(prose.Lapse, prose.Neglectful)) || c.Negated || v.hypothetical(c) || v.asked() || c.Infinitive && !v.factual(c) || c.Subject.Kind == prose.NobodyKind || v.meta() {
			return
		}
		if c.Passive || c.Reduced {
			if a := v.acts(c.Agent, t); a > 0 && c.Agent.Kind != prose.NobodyKind {
				v.hit(a, c.Main, c.Agent.End, fmt.Sprintf("%%q makes a lapse of %s the cause", v.name(c.Agent)), promptFor("the step"))
			} else if c.Agent.IsAbsent() && c.Passive && c.Past && !c.Progressive {
				v.hit(likely, c.Start, c.End, "%q makes a lapse the cause", promptFor("the step"))
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
			v.hit(a, c.Start, c.End, fmt.Sprintf("%%q makes a lapse of %s the cause", v.name(c.Subject)), promptFor(v.rest(c.End, c)))
		}
	})
}

// ofBelongings reports whether a clause tells of what people have to do with outside their
// work: a forgotten badge, a missed train.
func (v *view) ofBelongings(c *prose.Clause) bool {
	return !c.Object.IsAbsent() && listed("belongings", v.lemma(c.Object.Head))
}

// ofController reports whether a clause tells what an operator or manager omits that may
// be a program: an operator reconciles resources, a manager manages packages.
func (v *view) ofController(c *prose.Clause) bool {
	to := min(c.End+1, len(v.Tokens)-1)
	return v.lemma(c.End) == "to" && !c.Subject.IsAbsent() && v.Tokens[c.Subject.Head].Is(prose.RoleAmbiguous) && !v.Tokens[to].IsAny(classes(prose.Diligence, prose.HumanOnly))
}

// factual reports whether an infinitive tells what happened: "seems to have forgotten",
// "managed to forget".
func (v *view) factual(c *prose.Clause) bool {
	return listed("factual", v.lemma(c.Start-2))
}

func promptFor(step string) string {
	if step == "" {
		step = "the step"
	}
	return fmt.Sprintf("say what should have prompted or checked it: nothing asked for %q", step)
}

// ignored finds "the on-call ignored three alerts", "support missed the second page".
func ignored(v *view) {
	v.each(func(c *prose.Clause) {
		t := v.main(c)
		if !t.Is(prose.Ignore) || c.Negated || v.hypothetical(c) || v.asked() || c.Infinitive && !v.chosen(c) || v.meta() {
			return
		}
		what, who := c.Object, c.Subject
		if c.Passive || c.Reduced {
			what, who = c.Subject, c.Agent
		}
		if !v.duty(c, what) {
			return
		}
		if c.Gerund && v.lemma(c.Start-1) == "of" || v.guard(guardObject, v.ofBelongings(c)) {
			return
		}
		a := v.acts(who, t)
		if c.Passive && who.IsAbsent() && t.Lemma != "miss" && t.Lemma != "snooze" && t.Lemma != "wave" {
			a = likely
			if v.tokenIn(what.Start, what.End, classes(prose.Signal, prose.Procedure)) < 0 || !c.Past {
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
		v.hit(min(a, likely), c.Start, end, fmt.Sprintf("%%q blames %s for what %s", v.name(who), "was not acted on"),
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
	if v.tokenIn(what.Start, what.End, classes(prose.Target)) >= 0 && t.Lemma == "miss" {
		return !v.guard(guardObject, true)
	}
	if !t.Is(prose.Disregard) {
		if v.tokenIn(what.Start, what.End, classes(prose.Signal, prose.Procedure, prose.Defect, prose.OutcomeSoft)) >= 0 && head.Lemma != "it" {
			return true
		}
		return head.Tag == prose.TagPronoun && t.Lemma != "wave" && (head.Lemma == "it" || head.Lemma == "them" || head.Lemma == "this") && t.Lemma != "snooze" ||
			!v.guard(guardObject, true)
	}
	return head.Tag != prose.TagCode || v.tokenIn(what.Start, what.End, classes(prose.Signal, prose.Procedure)) >= 0 || !v.guard(guardObject, true)
}

// chosen reports whether an infinitive depends on a choice: "chose to ignore".
func (v *view) chosen(c *prose.Clause) bool {
	for i := c.Start - 2; i >= 0 && i >= c.Start-4; i-- {
		if v.Tokens[i].Is(prose.Decide) {
			return true
		}
		if v.tag(i) != prose.TagAdverb && v.tag(i) != prose.TagNegation {
			return false
		}
	}
	return false
}

// skipped finds "the implementer skipped the pre-check".
func skipped(v *view) {
	v.each(func(c *prose.Clause) {
		t := v.main(c)
		if !t.Is(prose.Skip) || c.Negated || v.hypothetical(c) || v.asked() || c.Infinitive && !v.chosen(c) || v.meta() {
			return
		}
		what, who := c.Object, c.Subject
		if c.Passive || c.Reduced {
			what, who = c.Subject, c.Agent
		}
		step := v.tokenIn(what.Start, what.End, classes(prose.Procedure, prose.Control))
		if step < 0 || v.denied(step) || v.Tokens[step].IsAny(classes(prose.Product)) || v.guard(guardMending, v.at.mending || v.mends(c)) {
			return
		}
		switch t.Lemma {
		case "break", "breach", "override", "abandon":
			if !v.Tokens[what.Head].Is(prose.Procedure) || v.tokenIn(what.Start, what.End, classes(prose.Change)) >= 0 {
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
		v.hit(min(a, likely), c.Start, max(c.End, c.Object.End), fmt.Sprintf("%%q blames %s for a step that was left out", v.name(who)),
			"say why the step could be left out: is it enforced, and what did it cost to take it?")
	})
}

// mends reports whether the clause says that it was done to end the incident: "to
// restore service".
func (v *view) mends(c *prose.Clause) bool {
	for i := c.End; i < min(len(v.Tokens), c.Until+8); i++ {
		if listed("mends", v.lemma(i)) {
			if v.lemma(i-1) == "to" || v.lemma(i-1) == "and" {
				return true
			}
		}
	}
	return false
}

// nobodyDid finds "nobody checked", "none of the reviewers asked".
func nobodyDid(v *view) {
	v.each(func(c *prose.Clause) {
		t := v.main(c)
		neither := v.lemma(0) == "neither" && v.lemma(c.Subject.Start-1) == "nor" && c.Subject.Kind.IsPeople()
		if c.Subject.Kind != prose.NobodyKind && !neither || !t.IsAny(classes(prose.DiligenceStrict, prose.Notice, prose.Stepped)) || v.asked() && v.lemma(0) != "why" || v.meta() {
			return
		}
		if c.Passive || c.Modal != "" || c.Negated || v.hypothetical(c) || v.excused(c) {
			return
		}
		// That nobody knew tells of a condition, unless nobody looked.
		if listed("known-to-nobody", t.Lemma) && (c.Perfect || !v.damned()) {
			return
		}
		if !c.Past || v.at.praise {
			return
		}
		v.hit(likely, c.Subject.Start, c.End, "%q blames everybody for what no step asked for", "say which step, alert or role was missing that would have asked for it")
	})
}

// damned reports whether the sentence judges in other words too.
func (v *view) damned() bool {
	if i := v.tokenIn(0, len(v.Tokens), classes(prose.Negation)); i >= 0 && (v.lemma(i+1) == "one" || v.lemma(i+2) == "single") {
		return true // not one of them
	}
	return v.has(classes(prose.Insult, prose.Animated, prose.Harsh, prose.ObviousAdverb)) || v.says("even")
}

// objection reports whether a phrase names what speaks against something: advice,
// the rules.
func (v *view) objection(p prose.Phrase) bool {
	return listed("objection", v.lemma(p.Head))
}

// inSpite finds "proceeded despite the warning".
func inSpite(v *view) {
	for i := range v.Tokens {
		l := v.lemma(i)
		if l != "despite" && l != "against" && l != "regardless" && l != "notwithstanding" && (l != "spite" || v.lemma(i-1) != "in") {
			continue
		}
		p := v.PhraseAfter(i + 1)
		if l != "despite" && l != "against" {
			p = v.PhraseAfter(i + 2)
		}
		if l == "against" && !p.IsAbsent() && !v.objection(p) {
			continue
		}
		if p.IsAbsent() || v.tokenIn(p.Start, p.End, classes(prose.Signal, prose.Procedure)) < 0 || v.tokenIn(p.Start, p.End, classes(prose.Virtue)) >= 0 {
			continue
		}
		c := v.clauseBefore(i)
		if c == nil && len(v.Clauses) > 0 {
			c = &v.Clauses[0]
		}
		if c == nil || c.Passive || c.Negated || !v.main(c).IsAny(classes(prose.Persist, prose.RecklessDeed, prose.Decide)) && !(l == "against" && v.main(c).Lemma == "act") || v.actor(c) != sure || c.Subject.Kind == prose.NobodyKind || v.hypothetical(c) || v.asked() {
			continue
		}
		v.hit(likely, min(c.Start, i), max(c.End, p.End), fmt.Sprintf("%%q blames %s for going on", v.name(c.Subject)),
			"say what spoke for going on at the time")
	}
}
