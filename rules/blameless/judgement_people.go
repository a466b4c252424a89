package blameless

import "github.com/pmlint/pmlint/lint/prose"

// peopleFrames are those of words for people.
func peopleFrames() []*frame {
	return []*frame{
		{id: "insult", rule: judgement, explain: "people or their work are called careless, sloppy and the like",
			needs: []prose.Set{classes(prose.Insult)}, find: insult},
		{id: "inexperienced", rule: judgement, explain: "somebody was inexperienced",
			needs: []prose.Set{classes(prose.Inexperienced), people}, find: inexperienced},
		{id: "panicked", rule: judgement, explain: "somebody panicked",
			deeds: []prose.Set{classes(prose.Panic)},
			main:  classes(prose.Panic), not: notReal, inQuestions: true, aboutBlame: true, find: panicked},
		{id: "dithered", rule: judgement, explain: "somebody dithered",
			deeds: []prose.Set{classes(prose.Dither)},
			main:  classes(prose.Dither), not: notActive, find: dithered},
		{id: "was-failing", rule: judgement, explain: "somebody was slow, lax, not careful",
			deeds: []prose.Set{classes(prose.Failing, prose.Experienced)},
			near:  []pair{{classes(prose.Be, prose.Seem), classes(prose.Failing, prose.Experienced), 6}}, backwards: true,
			find: wasFailing},
	}
}

// insult finds "sloppy work", "the reviewer was careless".
func insult(v *view) {
	for i := range v.Tokens {
		t := &v.Tokens[i]
		if !t.Is(prose.Insult) || t.Tag == prose.TagVerb || v.denied(i) || v.compound(i) {
			continue
		}
		p, ok := v.modified(i)
		if ok && v.isSelf(p) && v.present(i) {
			continue // "when I am lazy" tells of nothing that happened
		}
		strong := !listed("also-of-things", t.Lemma)
		if ok && v.insults(i, p) || v.wasOfThem(i) {
			if strong || t.Tag != prose.TagNoun {
				v.hit(sure, i, i+1, judgesPeople, leaveOut)
			}
			continue
		}
		system := ok && p.Kind == prose.SystemKind && v.guard(guardSystem, !v.workOf(p))
		if strong && !system {
			v.hit(sure, i, i+1, judgesPeople, leaveOut)
		}
	}
}

// insults reports whether a phrase of which the adjective at i is said names people or their
// work.
func (v *view) insults(i int, p prose.Phrase) bool {
	return p.Kind.IsPeople() || p.Kind == prose.MaybeName || v.names(p, classes(prose.Work)) ||
		p.Start <= i && p.Kind != prose.SystemKind && v.ownedByPeople(p)
}

// wasOfThem reports whether people are behind the adjective at i: "it was naive of us to
// believe".
func (v *view) wasOfThem(i int) bool {
	if v.lemma(i+1) != "of" {
		return false
	}
	q := v.PhraseAfter(i + 2)
	return q.Kind.IsPeople() && v.lemma(q.End) == "to" && !v.present(i)
}

// present reports whether the clause that ends in the adjective at i is in the present.
func (v *view) present(i int) bool {
	for k := range v.Clauses {
		if c := &v.Clauses[k]; c.End <= i && i < c.Until && c.Finite() {
			return !c.Past && !c.Perfect
		}
	}
	return false
}

// inexperienced finds "an inexperienced developer".
func inexperienced(v *view) {
	for i := range v.Tokens {
		t := &v.Tokens[i]
		if !t.Is(prose.Inexperienced) || t.Tag == prose.TagVerb || v.denied(i) {
			continue
		}
		p, ok := v.modified(i)
		if !ok || !isSomebody(p) {
			continue
		}
		before := i < p.Head
		// A state, of which the sentence mostly tells the reason.
		if !before && (listed("unready", t.Lemma) || t.Lemma == "junior") || t.Lemma == "junior" && v.lemma(p.Start) == "our" {
			continue
		}
		to := i + 1
		if before {
			to = max(to, p.Head+1)
		}
		v.hit(likely, i, to, "makes a person's standing the cause", "say which knowledge the procedure presumes and does not give")
	}
}

// panicked finds "the admin panicked".
func panicked(v *view) {
	v.each(func(c *prose.Clause) {
		if t := v.main(c); t.Is(prose.Panic) && !c.Negated && v.actor(c) == sure && c.Subject.Kind != prose.NobodyKind && !v.hypothetical(c) {
			v.hit(likely, c.Start, c.End, judges(v.name(c.Subject)), "say how many things asked for attention at the time")
		}
	})
}

// dithered finds "the team dithered".
func dithered(v *view) {
	v.each(func(c *prose.Clause) {
		if a := v.active(c); v.main(c).Is(prose.Dither) && a > 0 {
			v.hit(min(a, likely), c.Start, c.End, judges(v.name(c.Subject)), leaveOut)
		}
	})
}

// wasFailing finds "the commander was slow to escalate", "was not careful", "was not
// qualified".
func wasFailing(v *view) {
	v.each(func(c *prose.Clause) {
		if v.plainlyFailed(c) {
			v.hit(likely, c.Start, c.End, judges(v.name(c.Subject)), leaveOut)
			return
		}
		if l := v.main(c).Lemma; l != "be" && l != "seem" || c.Infinitive || c.Gerund || !c.Past && !c.Perfect {
			return
		}
		if v.hypothetical(c) || v.actor(c) != sure || c.Subject.Kind == prose.NobodyKind {
			return
		}
		i, too := c.End, false
		for i < c.Until && (v.tag(i) == prose.TagAdverb || v.tag(i) == prose.TagNegation) {
			too = too || v.lemma(i) == "too" || v.Tokens[i].IsAny(classes(prose.ObviousAdverb, prose.Harsh)) || listed("utterly", v.lemma(i))
			i++
		}
		if i < c.Until && v.fails(c, i, too) && !v.excused(c) {
			v.hit(likely, c.Start, i+1, judges(v.name(c.Subject)), leaveOut)
		}
	})
}

// plainlyFailed reports whether a clause says what the stress of it did to people, as if that
// were plain: "was plainly overwhelmed".
func (v *view) plainlyFailed(c *prose.Clause) bool {
	return c.Passive && c.Agent.IsAbsent() && c.Past && !c.Negated && v.main(c).Is(prose.Failing) && v.actor(c) == sure &&
		v.tokenIn(c.Start, c.Main, classes(prose.ObviousAdverb, prose.Harsh)) >= 0 && !v.excused(c)
}

// fails reports whether the adjective at i, of which a clause says that people were or were
// not so, is a reproach. Some are one only where it is said to be too much.
func (v *view) fails(c *prose.Clause, i int, too bool) bool {
	t := &v.Tokens[i]
	switch {
	case c.Negated:
		return t.Is(prose.Experienced) && t.Lemma != "responsible"
	case !t.Is(prose.Failing):
		return false
	case t.Lemma == "hesitant", t.Lemma == "reluctant":
		return !v.isSelf(c.Subject)
	case listed("only-too", t.Lemma):
		return too || v.isPair(i, "late", "to")
	}
	return true
}
