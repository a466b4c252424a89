package blameless

import "github.com/pmlint/pmlint/lint/prose"

// sanctionFrames are those of sanctions and dismissals.
func sanctionFrames() []*frame {
	return []*frame{
		{id: "sanction", rule: punishment, explain: "somebody is punished",
			needs: []prose.Set{classes(prose.Sanction), known},
			main:  classes(prose.Sanction), not: notDenied, find: sanctioned},
		{id: "dismissed", rule: punishment, explain: "somebody is dismissed or warned",
			needs: []prose.Set{classes(prose.Dismiss), known},
			main:  classes(prose.Dismiss), not: notDenied | prose.InGerund, find: sanctioned},
		{id: "sanction-noun", rule: punishment, explain: "a punishment is named",
			needs: []prose.Set{classes(prose.SanctionNoun)}, inQuestions: true, find: sanctionNamed},
		{id: "dismissal", rule: punishment, explain: "somebody's dismissal is named",
			near: []pair{{classes(prose.Possessive, prose.Genitive), classes(prose.Dismissal), 6}}, backwards: true,
			inQuestions: true, find: sanctionNamed},
	}
}

// sanctioned finds "the engineer was reprimanded" and "we dismissed the contractor".
func sanctioned(v *view) {
	v.each(func(c *prose.Clause) {
		t := v.main(c)
		if !t.IsAny(classes(prose.Sanction, prose.Dismiss)) || c.Negated || v.isDenied(c.Start) || c.Gerund && !t.Is(prose.Sanction) {
			return // "after warning the two teams"
		}
		victim := c.Subject
		if !c.Passive {
			victim = c.Object
		}
		if _, p := v.possessor(victim.Head); c.Passive && !victim.IsAbsent() && !p.IsAbsent() && v.Tokens[victim.Head].Is(prose.Duty) {
			victim = p // the contractor's engagement
		}
		if victim.IsAbsent() || v.acts(victim, t) != sure || victim.Kind == prose.NobodyKind {
			return
		}
		switch t.Lemma {
		case "warn", "caution":
			// To be warned of something is no punishment; to be warned again is.
			if c.Modal == "" || !c.Passive || v.tokenIn(c.End, c.Until, classes(prose.Signal, prose.System)) >= 0 || c.End < c.Until {
				return
			}
		case "retrain":
			if v.at.mending {
				return
			}
		case "fire", "terminate", "dismiss", "suspend", "bar":
			if v.guard(guardUsers, victim.Kind == prose.UsersKind) || !c.Passive && t.Lemma != "suspend" {
				return
			}
		}
		v.hit(sure, c.Start, c.End, punishes(v.name(victim)), leaveToOthers)
	})
}

// sanctionNamed finds "disciplinary action", "a written reprimand".
func sanctionNamed(v *view) {
	for i := range v.Tokens {
		t := &v.Tokens[i]
		if !t.IsAny(classes(prose.SanctionNoun, prose.Dismissal)) || t.Tag == prose.TagVerb || v.denied(i) {
			continue
		}
		switch t.Lemma {
		case "reprimand", "disciplinary", "demotion", "punitive":
			v.hit(sure, i, i+1, speaksOfPunishment, leaveToOthers)
		case "termination", "dismissal", "suspension", "probation", "punishment":
			if _, p := v.possessor(i); p.Kind.IsPeople() && !p.IsAbsent() {
				v.hit(likely, i, i+1, speaksOfPunishment, leaveToOthers)
			}
		}
	}
}
