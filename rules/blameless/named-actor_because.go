package blameless

import "github.com/pmlint/pmlint/lint/prose"

// deedsDone are the verbs of what somebody does to a system.
var deedsDone = classes(prose.Delete, prose.Wipe, prose.Ship, prose.Break, prose.Leave, prose.RecklessDeed, prose.Press, prose.Silence, prose.Operate)

// becauseFrames are those of a deed and the harm that came of it.
func becauseFrames() []*frame {
	return []*frame{
		{id: "because-did", rule: namedActor, explain: "it happened because somebody did something",
			needs: []prose.Set{harmWords.Or(classes(prose.GoneWrong, prose.Could))},
			deeds: []prose.Set{deedsDone.Or(classes(prose.Diligence, prose.Stepped, prose.Communicate))},
			near:  []pair{{classes(prose.Because), named, 6}}, mending: true, find: becauseDid},
		{id: "silenced", rule: namedActor, explain: "somebody switched off what would have held",
			needs: []prose.Set{classes(prose.Silence)}, deeds: []prose.Set{classes(prose.Silence)},
			main: classes(prose.Silence), not: notActive, mending: true, find: silenced},
	}
}

// becauseDid finds "sales could not log in because Beatriz revoked the certificate".
func becauseDid(v *view) {
	v.each(func(c *prose.Clause) {
		from := c.Subject.Start - 1
		told := !c.Subject.IsAbsent() && v.lemma(from) == "because" && v.tellsWho(c.Subject)
		if !told || !c.Past && !c.Perfect || c.Borrowed || v.isSelf(c.Subject) || v.active(c) != sure {
			v.becauseNot(c, from)
			return
		}
		if k := c.Subject.Kind; k != prose.NameKind && k != prose.Person {
			return
		}
		t := v.main(c)
		if !t.IsAny(deedsDone) || t.Is(prose.Notice) || t.Lemma == "roll" || t.Lemma == "check" || v.mends(c) {
			return
		}
		if c.Object.IsAbsent() || listed("mended-thing", v.lemma(c.Object.Head)) || v.unneeded(c.Object) {
			return
		}
		harm := v.harmIn(0, from)
		if from == 0 {
			harm = v.harmIn(c.Until, len(v.Tokens))
		}
		if harm && !v.excused(c) {
			v.hit(likely, c.Subject.Start, c.Object.End, makesCause(v.name(c.Subject)), dropActor)
		}
	})
}

// becauseNot finds "control was lost because the commander did not issue orders", where the
// harm is told before tokens[from], or behind a clause with which the sentence begins.
func (v *view) becauseNot(c *prose.Clause, from int) {
	if !c.Negated || c.Passive || c.Progressive || c.Modal != "" || c.Borrowed || c.Infinitive || c.Gerund || !v.isOwed(c) {
		return
	}
	if v.actor(c) != sure || v.isSelf(c.Subject) || v.lemma(c.Subject.Head) == "they" || c.Subject.Kind == prose.NobodyKind {
		return
	}
	if harm := v.harmIn(0, from) || from == 0 && v.harmIn(c.Until, len(v.Tokens)); harm {
		v.hit(likely, c.Start, c.End, blamesForUndone(v.name(c.Subject)), promptFor(v.rest(c.Main, c)))
	}
}

// isOwed reports whether what a clause denies is a deed that somebody may expect of others:
// to check, to answer, to issue orders.
func (v *view) isOwed(c *prose.Clause) bool {
	t := v.main(c)
	if !t.IsAny(classes(prose.Diligence, prose.Stepped, prose.Communicate)) && t.Lemma != "issue" {
		return false
	}
	return v.plainDeed(c) && t.Lemma != "own" && !listed("denied-by-system", t.Lemma) && !v.needless(c)
}

// silenced finds "Priya disabled the rate limiter, and the site collapsed".
func silenced(v *view) {
	v.each(func(c *prose.Clause) {
		t := v.main(c)
		if !t.Is(prose.Silence) || v.active(c) != sure || v.isSelf(c.Subject) || v.mends(c) || c.Object.IsAbsent() || v.unneeded(c.Object) || !c.Past && !c.Perfect {
			return
		}
		if !v.names(c.Object, classes(prose.Control, prose.System, prose.Data)) || listed("turned-off-to-help", v.lemma(c.Object.Head)) {
			return
		}
		i := c.Object.End
		for i < len(v.Tokens) && v.tag(i) != prose.TagComma && v.tag(i) != prose.TagConjunction && v.lemma(i) != "which" && i < c.Object.End+6 {
			i++
		}
		if i < len(v.Tokens) && (v.lemma(i+1) == "and" || v.lemma(i) == "and" || v.isOne(i+1, "which", "so")) && v.harmAfter(i) {
			v.hit(likely, c.Start, c.Object.End, makesCause(v.name(c.Subject)), dropActor)
		}
	})
}

// harmAfter reports whether what the clause behind tokens[i] tells went wrong, and is no
// relief: "and the failures stopped".
func (v *view) harmAfter(i int) bool {
	for k := range v.Clauses {
		d := &v.Clauses[k]
		if d.Start <= i || !d.Finite() {
			continue
		}
		if v.tag(d.Start-1) == prose.TagRelative && d.Perfect {
			return false // what it was like before
		}
		return !listed("relief", v.main(d).Lemma) && v.harmIn(i, d.Until)
	}
	return false
}
