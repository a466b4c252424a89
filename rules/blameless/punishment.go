package blameless

import (
	_ "embed"
	"fmt"

	"github.com/pmlint/pmlint/lint/prose"
)

//go:embed punishment.md
var punishmentDoc string

const punishment = "blameless/punishment"

const leaveToOthers = "remove it: people who expect punishment stop telling what happened"

func punishmentFrames() []*frame {
	return []*frame{
		{id: "sanction", rule: punishment, explain: "somebody is punished",
			needs: []prose.Set{classes(prose.Sanction), known}, main: classes(prose.Sanction), not: notDenied, find: sanctioned},
		{id: "dismissed", rule: punishment, explain: "somebody is dismissed or warned",
			needs: []prose.Set{classes(prose.Dismiss), known}, main: classes(prose.Dismiss), not: notDenied | prose.InGerund, find: sanctioned},
		{id: "sanction-noun", rule: punishment, explain: "a punishment is named",
			needs: []prose.Set{classes(prose.SanctionNoun)}, find: sanctionNamed},
		{id: "dismissal", rule: punishment, explain: "somebody's dismissal is named",
			near: []pair{{classes(prose.Possessive, prose.Genitive), classes(prose.Dismissal), 6}}, backwards: true, find: sanctionNamed},
		{id: "stripped", rule: punishment, explain: "rights are taken from somebody",
			needs: []prose.Set{rights, classes(prose.Strip), known.Or(classes(prose.Possessive, prose.Genitive))}, main: classes(prose.Strip), not: notDenied, find: stripped},
		{id: "taken-off", rule: punishment, explain: "somebody is taken off a duty",
			deeds: []prose.Set{classes(prose.Strip)}, near: []pair{{classes(prose.Strip), duties, 10}}, main: classes(prose.Strip), not: notDenied, find: takenOff},
		{id: "sent-to-learn", rule: punishment, explain: "somebody has to go back to school",
			needs: []prose.Set{classes(prose.Course), classes(prose.Again), known}, find: sentToLearn},
	}
}

// sanctioned finds "the engineer was reprimanded" and "we dismissed the contractor".
func sanctioned(v *view) {
	v.each(func(c *prose.Clause) {
		t := v.main(c)
		if !t.IsAny(classes(prose.Sanction, prose.Dismiss)) || c.Negated || v.isDenied(c.Start) || v.meta() || v.asked() {
			return
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
		v.hit(sure, c.Start, c.End, fmt.Sprintf("%%q punishes %s", v.name(victim)), leaveToOthers)
	})
}

// sanctionNamed finds "disciplinary action", "a written reprimand".
func sanctionNamed(v *view) {
	for i := range v.Tokens {
		t := &v.Tokens[i]
		if !t.IsAny(classes(prose.SanctionNoun, prose.Dismissal)) || t.Tag == prose.TagVerb || v.denied(i) || v.meta() {
			continue
		}
		switch t.Lemma {
		case "reprimand", "disciplinary", "demotion", "punitive":
			v.hit(sure, i, i+1, "%q speaks of punishment", leaveToOthers)
		case "termination", "dismissal", "suspension", "probation", "punishment":
			if _, p := v.possessor(i); p.Kind.IsPeople() && !p.IsAbsent() {
				v.hit(likely, i, i+1, "%q speaks of punishment", leaveToOthers)
			}
		}
	}
}

// takenOff finds "she was removed from the rotation".
func takenOff(v *view) {
	v.each(func(c *prose.Clause) {
		t := v.main(c)
		if !t.Is(prose.Strip) || !c.Passive || c.Negated || v.isDenied(c.Start) || v.meta() || v.asked() || !c.Subject.Kind.IsPeople() || c.Subject.Kind == prose.NobodyKind {
			return
		}
		if !listed("takes-off", t.Lemma) || v.tokenIn(c.End, c.Until, classes(prose.System, prose.Control)) >= 0 {
			return
		}
		if from := v.tokenIn(c.End, c.Until, duties); from >= 0 && (v.lemma(c.End) == "from" || v.lemma(c.End) == "off" || v.lemma(c.End) == "of") {
			v.hit(likely, c.Start, from+1, fmt.Sprintf("%%q punishes %s", v.name(c.Subject)), leaveToOthers)
		}
	})
}

// stripped finds "his access was revoked", "they lose their permissions".
func stripped(v *view) {
	v.each(func(c *prose.Clause) {
		t := v.main(c)
		if !t.Is(prose.Strip) || c.Negated || v.isDenied(c.Start) || v.meta() || v.asked() {
			return
		}
		// Whose rights: "access of the employee concerned was revoked".
		p := c.Object
		if c.Passive || c.Reduced {
			p = c.Subject
		}
		if p.IsAbsent() {
			return
		}
		rights := v.tokenIn(p.Start, p.End, rights)
		if rights < 0 {
			return
		}
		owned := v.tag(p.Start) == prose.TagPossessive && v.lemma(p.Start) != "our" && v.lemma(p.Start) != "its" && v.lemma(p.Start) != "my"
		for i := p.End; i < min(c.Start, len(v.Tokens)); i++ {
			if v.lemma(i) == "for" {
				owned = owned || v.particular(v.PhraseAfter(i+1))
			}
			if v.lemma(i) == "of" {
				q := v.PhraseAfter(i + 1)
				owned = owned || q.Kind == prose.Person || q.Kind == prose.NameKind || v.particular(q)
			}
		}
		for i := c.End; c.Passive && i < c.Until; i++ {
			if v.lemma(i) == "from" { // "write access was taken from the two developers"
				q := v.PhraseAfter(i + 1)
				owned = owned || q.Kind == prose.Person || q.Kind == prose.NameKind
			}
		}
		if _, q := v.possessor(p.Head); q.Kind == prose.Person || q.Kind == prose.NameKind {
			owned = owned || v.lemma(q.Start) != "our" && v.lemma(q.Start) != "my"
		}
		if owned && !v.at.mending {
			v.hit(likely, min(p.Start, c.Start), max(c.End, p.End), "%q takes rights from somebody", leaveToOthers)
		}
	})
}

// duties are what people are removed from, and rights what is taken from them.
var (
	duties = classes(prose.Team, prose.TeamSoft, prose.Role, prose.Duty, prose.JobNoun)
	rights = classes(prose.Right)
)
