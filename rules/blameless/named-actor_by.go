package blameless

import "github.com/pmlint/pmlint/lint/prose"

// byFrames are those of what was done by somebody.
func byFrames() []*frame {
	return []*frame{
		{id: "broken-by", rule: namedActor, explain: "something was broken by somebody",
			deeds: []prose.Set{classes(prose.Break, prose.Wipe, prose.Mis)},
			near:  []pair{{classes(prose.Break, prose.Wipe, prose.Mis), classes(prose.By), 14}},
			main:  classes(prose.Break, prose.Wipe, prose.Mis), not: notReal, mending: true, find: brokenBy},
		{id: "undoing-by", rule: namedActor, explain: "the deletion of something by somebody",
			near:    []pair{{classes(prose.Undoing), classes(prose.By), 10}, {classes(prose.By), known, 12}},
			mending: true, find: undoingBy},
		{id: "bad-by", rule: namedActor, explain: "something bad shipped by somebody",
			needs: []prose.Set{classes(prose.Shoddy), classes(prose.By)},
			deeds: []prose.Set{classes(prose.Ship, prose.Cause)}, mending: true, find: badBy},
	}
}

// brokenBy finds "the volume was deleted by the operator".
func brokenBy(v *view) {
	v.each(func(c *prose.Clause) {
		t := v.main(c)
		if !c.Passive && !c.Reduced || c.Agent.IsAbsent() || c.Negated || !t.IsAny(classes(prose.Break, prose.Wipe, prose.Mis)) || t.Is(prose.BotchOnly) || v.hypothetical(c) {
			return
		}
		if c.Agent.Kind == prose.NobodyKind || t.Is(prose.Wipe) && v.guard(guardHarmless, v.unneeded(c.Subject)) {
			return
		}
		if a := v.acts(c.Agent, t); a > 0 {
			v.hit(min(a, likely), c.Main, c.Agent.End, makesCause(v.name(c.Agent)), dropActor)
		}
	})
}

// undoingBy finds "deletion of the customer databases by the infrastructure group".
func undoingBy(v *view) {
	for i := range v.Tokens {
		if !v.Tokens[i].Is(prose.Undoing) || v.tag(i) != prose.TagNoun || v.denied(i) {
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
				v.hit(likely, i, p.End, makesCause(v.name(p)), dropActor)
			}
			break
		}
	}
}

// badBy finds "the faulty regex was put into the rules by Chiara", "broken build pushed to
// main by @dev".
func badBy(v *view) {
	v.each(func(c *prose.Clause) {
		t := v.main(c)
		if !c.Passive && !c.Reduced && !v.headline(c) || c.Negated || !t.IsAny(classes(prose.Ship, prose.Cause)) || v.hypothetical(c) || v.handles(c) {
			return
		}
		p := c.Agent
		if p.IsAbsent() {
			p = v.agentBehind(c)
		}
		if p.IsAbsent() || p.Kind == prose.NobodyKind || v.acts(p, t) == 0 || listed("anybody", v.lemma(p.Start)) {
			return
		}
		s := c.Subject
		if s.IsAbsent() {
			s = v.PhraseBefore(c.Start)
		}
		if v.isShoddyWork(s) {
			v.hit(likely, c.Main, p.End, makesCause(v.name(p)), "say what "+quoted(v.Text(s.Start, s.End))+" contained, and which check let it pass")
		}
	})
}

// handles reports whether a clause tells what was done about something bad, not how it came
// in: it was checked, signed, rolled back, put into maintenance.
func (v *view) handles(c *prose.Clause) bool {
	switch v.main(c).Lemma {
	case "check", "sign":
		return true
	case "roll":
		return v.isOne(c.End, "back", "forward")
	}
	return v.saysIn("maintenance", c.End, c.Until)
}

// isShoddyWork reports whether a phrase names what people wrote or changed, and says that it
// was bad: the faulty regex, a broken build.
func (v *view) isShoddyWork(p prose.Phrase) bool {
	if p.IsAbsent() || v.tokenIn(p.Start, p.Head, classes(prose.Shoddy)) < 0 {
		return false
	}
	return v.Tokens[p.Head].IsAny(classes(prose.Change, prose.WorkSoft)) || listed("written-things", v.lemma(p.Head))
}

// headline reports whether a clause tells in the style of a headline what was done:
// "broken build pushed to main by".
func (v *view) headline(c *prose.Clause) bool {
	return c.Main == c.Start && v.Tokens[c.Main].Parts&prose.VerbParticiple != 0 && c.Object.IsAbsent() && !c.Subject.IsAbsent() && !c.Subject.Kind.IsPeople()
}

// agentBehind returns who did it in the headline of a clause.
func (v *view) agentBehind(c *prose.Clause) prose.Phrase {
	for i := c.End; i+1 < min(c.Until, c.End+8); i++ {
		if v.lemma(i) == "by" && v.tag(i+1) != prose.TagVerb {
			return v.Join(v.PhraseAfter(i + 1))
		}
	}
	return prose.Phrase{}
}
