package blameless

import (
	_ "embed"
	"fmt"

	"github.com/pmlint/pmlint/lint/prose"
)

//go:embed person-blame.md
var personBlameDoc string

const personBlame = "blameless/person-blame"

const nameCondition = "say which condition made it possible, and leave out who was there"

func personFrames() []*frame {
	return []*frame{
		{id: "fault-of", rule: personBlame, explain: "a person's fault",
			needs: []prose.Set{classes(prose.Fault, prose.Culprit), people}, main: classes(prose.Fault, prose.Culprit), not: prose.AsNone, find: faultOf},
		{id: "to-blame", rule: personBlame, explain: "somebody is to blame",
			needs: []prose.Set{classes(prose.Accuse)}, find: toBlame},
		{id: "at-fault", rule: personBlame, explain: "somebody is guilty of, or responsible for, what happened",
			needs: []prose.Set{classes(prose.AtFault), people}, find: atFault},
		{id: "is-fault", rule: personBlame, explain: "somebody is at fault, or the culprit",
			needs: []prose.Set{classes(prose.Fault, prose.Culprit), people}, main: classes(prose.Fault, prose.Culprit), not: prose.AsNone, find: atFault},
		{id: "caused", rule: personBlame, explain: "a person caused the incident",
			deeds: []prose.Set{classes(prose.Causes)}, main: classes(prose.Causes), not: notCaused, find: caused},
		{id: "brought-about", rule: personBlame, explain: "a person triggered or introduced what broke",
			deeds: []prose.Set{classes(prose.Cause)}, near: []pair{{classes(prose.Cause), classes(prose.Outcome, prose.Defect), 10}}, main: classes(prose.Cause), not: notCaused, find: broughtAbout},
		{id: "caused-by", rule: personBlame, explain: "it was caused by a person",
			near: []pair{{classes(prose.Cause), classes(prose.By), 8}, {classes(prose.By), people, 12}}, main: classes(prose.Cause), not: notReal | prose.AsGerund, find: causedBy},
		{id: "because-of", rule: personBlame, explain: "it happened because of a person",
			near: []pair{{classes(prose.CauseWord), known, 10}, {classes(prose.CauseWord), classes(prose.Link), 1}}, find: becauseOf},
		{id: "on-somebody", rule: personBlame, explain: "this one is on somebody",
			near: []pair{{classes(prose.Be, prose.Genitive), classes(prose.Ours), 1}, {classes(prose.Ours), known, 3}}, backwards: true, find: onSomebody},
		{id: "rests-with", rule: personBlame, explain: "the responsibility for what broke rests with somebody",
			needs: []prose.Set{classes(prose.Answer), classes(prose.Outcome, prose.Defect, prose.Break, prose.BadObject, prose.Delete)}, near: []pair{{classes(prose.Answer), known, 20}}, find: restsWith},
		{id: "outage-of", rule: personBlame, explain: "it was somebody's outage",
			near: []pair{{classes(prose.Genitive), classes(prose.Outcome), 6}}, find: outageOf},
		{id: "listed-cause", rule: personBlame, explain: "a person among the causes",
			needs: []prose.Set{classes(prose.CauseNoun), known.Or(classes(prose.HumanWord))}, mark: ':', find: listedCause},
		{id: "whoever", rule: personBlame, explain: "whoever did it",
			needs: []prose.Set{classes(prose.Whoever)}, find: whoever},
		{id: "must-answer", rule: personBlame, explain: "somebody has to take the blame",
			deeds: []prose.Set{classes(prose.Shoulder)}, near: []pair{{classes(prose.Shoulder), classes(prose.Answer, prose.Outcome, prose.ErrorNoun), 8}}, main: classes(prose.Shoulder), not: prose.AsNoun, find: mustAnswer},
		{id: "thanks-to", rule: personBlame, explain: "thanks that are none",
			needs: []prose.Set{people}, near: []pair{{classes(prose.Praise), classes(prose.To), 1}}, find: thanksTo},
		{id: "cleft", rule: personBlame, explain: "it was somebody who did it",
			needs: []prose.Set{named}, near: []pair{{classes(prose.Be), classes(prose.WhoWord), 8}}, backwards: true, find: cleft},
		{id: "what-broke", rule: personBlame, explain: "what broke it was somebody doing something",
			needs: []prose.Set{classes(prose.What), classes(prose.Break, prose.Down, prose.Cause, prose.Wipe), classes(prose.Be), named}, find: wasDoing},
		{id: "was-doing", rule: personBlame, explain: "the cause was somebody, or somebody doing something",
			needs: []prose.Set{classes(prose.Origin), classes(prose.Be), named.Or(classes(prose.HumanWord))}, main: classes(prose.Origin), not: prose.AsInfinitive | prose.AsPassive | prose.AsDenied | prose.AsPossible | prose.AsGerund, find: wasDoing},
		{id: "bad-from", rule: personBlame, explain: "what was bad came from somebody",
			needs: []prose.Set{classes(prose.Stem), known}, main: classes(prose.Stem), not: notReal, find: badFrom},
	}
}

// faultOf finds "the DBA's fault", "the fault of the team", "the fault lies with the
// author", "my fault".
func faultOf(v *view) {
	for i := range v.Tokens {
		t := &v.Tokens[i]
		if !t.IsAny(classes(prose.Fault, prose.Culprit)) || t.Tag != prose.TagNoun || v.compound(i) || v.denied(i) || v.meta() {
			continue
		}
		if from, p := v.possessor(i); from >= 0 && v.acts(p, t) > 0 {
			v.hit(sure, from, i+1, "%q names somebody as the fault", nameCondition)
			continue
		}
		for k := i + 1; k < len(v.Tokens) && k < i+8 && v.tag(k) != prose.TagStop; k++ {
			l := v.lemma(k)
			if l == "in" || l == "at" {
				break // a fault in a component of the supplier's
			}
			if l != "of" && l != "with" && l != "on" && l != "upon" && l != "to" {
				continue
			}
			if p := v.Join(v.PhraseAfter(k + 1)); v.acts(p, t) > 0 {
				v.hit(sure, i, p.End, "%q names somebody as the fault", nameCondition)
				break
			}
		}
		if i < 3 && i+1 < len(v.Tokens) && v.Tokens[i+1].Text == ":" {
			if p := v.PhraseAfter(i + 2); v.acts(p, t) > 0 {
				v.hit(sure, i, p.End, "%q names somebody as the fault", nameCondition)
			}
		}
	}
}

// possessor returns the owner of the noun at i and where it begins: my, the DBA's; or
// -1. Adjectives and nouns may stand between.
func (v *view) possessor(i int) (int, prose.Phrase) {
	for k := i - 1; k >= 0 && k >= i-5; k-- {
		switch v.tag(k) {
		case prose.TagPossessive:
			p := prose.Phrase{Start: k, End: k + 1, Head: k, Kind: prose.Person}
			switch v.lemma(k) {
			case "its":
				return -1, prose.Phrase{}
			case "their":
				p.Kind = v.Pronoun(k)
			}
			return k, p
		case prose.TagGenitive:
			p := v.PhraseBefore(k)
			return p.Start, p
		case prose.TagAdjective, prose.TagNoun, prose.TagAdverb, prose.TagNumber:
		default:
			return -1, prose.Phrase{}
		}
	}
	return -1, prose.Phrase{}
}

// toBlame finds "somebody is to blame", "to blame somebody", "blame rests with".
func toBlame(v *view) {
	for i := range v.Tokens {
		t := &v.Tokens[i]
		if t.Lemma != "blame" || v.compound(i) || v.denied(i) || v.meta() {
			continue
		}
		if v.lemma(i-1) == "to" {
			for k := range v.Clauses {
				c := &v.Clauses[k]
				if c.End <= i && c.End >= i-3 && v.main(c).Is(prose.Be) && v.acts(c.Subject, t) > 0 && !v.asked() {
					v.hit(sure, c.Subject.Start, i+1, "%q names somebody as the fault", nameCondition)
				}
			}
			continue
		}
		if t.Tag == prose.TagVerb && !v.asked() {
			p := v.Join(v.PhraseAfter(i + 1))
			if v.acts(p, t) > 0 && p.Kind != prose.NobodyKind && v.lemma(i-1) != "would" {
				v.hit(sure, i, p.End, "%q names somebody as the fault", nameCondition)
			}
		}
	}
}

// atFault finds "the team is responsible for the outage", "she is at fault", "the
// culprit is the author", "the person responsible".
func atFault(v *view) {
	v.each(func(c *prose.Clause) {
		if !v.main(c).Is(prose.Be) || c.Negated || v.actor(c) == 0 || c.Subject.Kind == prose.NobodyKind || c.Subject.Kind == prose.Who || v.asked() || v.meta() || v.hypothetical(c) {
			return
		}
		i := v.tokenIn(c.End, min(c.Until, c.End+6), classes(prose.AtFault, prose.Culprit, prose.Fault))
		if i < 0 || v.compound(i) || v.denied(i) {
			return
		}
		t := &v.Tokens[i]
		if t.Lemma == "responsible" || t.Lemma == "accountable" || t.Lemma == "liable" || t.Lemma == "answerable" {
			p := v.PhraseAfter(i + 2)
			for v.tag(p.Start) == prose.TagPossessive {
				p.Start++ // its is no form of it
			}
			outcome := !p.IsAbsent() && v.tokenIn(p.Start, p.End, classes(prose.Outcome, prose.OutcomeSoft, prose.ErrorNoun, prose.Defect)) >= 0
			if v.guard(guardDuty, !outcome) {
				return
			}
			v.hit(sure, c.Subject.Start, max(p.End, i+1), "%q names somebody as the cause", nameCondition)
			return
		}
		if t.Lemma == "fault" && v.lemma(i-1) != "at" && v.lemma(i-1) != "in" {
			return
		}
		v.hit(sure, c.Subject.Start, i+1, "%q names somebody as the fault", nameCondition)
	})
	for i := range v.Tokens {
		switch t := &v.Tokens[i]; {
		case t.Is(prose.Culprit):
			culpritIs(v, i)
		case t.Lemma == "responsible":
			responsible(v, i)
		case t.Lemma == "guilty" && v.Tokens[min(i+1, len(v.Tokens)-1)].Is(prose.Individual):
			v.hit(sure, i, i+2, "%q looks for somebody to blame", nameCondition)
		}
	}
}

// culpritIs finds "the culprit was the intern".
func culpritIs(v *view, i int) {
	if v.denied(i) || v.meta() {
		return
	}
	for k := range v.Clauses {
		c := &v.Clauses[k]
		if c.Start <= i || c.Start > i+6 {
			continue
		}
		if v.main(c).Lemma == "turn" || v.main(c).Lemma == "prove" {
			continue // out to be
		}
		if p := v.PhraseAfter(c.End); v.acts(p, v.main(c)) > 0 && v.main(c).Is(prose.Be) {
			v.hit(sure, i, p.End, "%q names somebody as the fault", nameCondition)
		}
		return
	}
}

// responsible finds "the person responsible" and "the responsible party".
func responsible(v *view, i int) {
	if v.denied(i) || v.meta() || v.asked() {
		return
	}
	next, before := v.Tokens[min(i+1, len(v.Tokens)-1)], v.Tokens[max(i-1, 0)]
	party := next.Lemma == "party" || next.Is(prose.Individual) && next.Lemma != "engineer" && next.Lemma != "developer"
	if party && v.lemma(i+2) != "for" {
		v.hit(likely, i, i+2, "%q looks for somebody to blame", nameCondition)
		return
	}
	if i > 0 && (before.IsAny(classes(prose.Individual, prose.Role, prose.RoleAmbiguous)) && before.Tag == prose.TagNoun || before.Lemma == "those" || before.Lemma == "anyone" || before.Lemma == "party") {
		p := v.PhraseAfter(i + 2)
		duty := next.Lemma == "for" && v.tokenIn(p.Start, p.End, classes(prose.Outcome, prose.OutcomeSoft, prose.ErrorNoun, prose.Defect, prose.BadObject)) < 0
		if !v.guard(guardDuty, duty) {
			v.hit(sure, i-1, i+1, "%q looks for somebody to blame", nameCondition)
		}
	}
}

// caused finds "the data team caused this".
func caused(v *view) {
	v.each(func(c *prose.Clause) {
		if v.main(c).Lemma == "cause" {
			v.causes(c)
		}
	})
}

// broughtAbout finds "the data team triggered the outage".
func broughtAbout(v *view) {
	v.each(func(c *prose.Clause) {
		t := v.main(c)
		if !t.Is(prose.Cause) || t.Lemma == "cause" || t.Lemma == "introduce" && v.isSelf(c.Subject) {
			return
		}
		if v.tokenIn(c.Object.Start, c.Object.End, classes(prose.Outcome, prose.Defect)) >= 0 {
			v.causes(c)
		}
	})
}

// causes reports a clause that says that people caused something.
func (v *view) causes(c *prose.Clause) {
	if c.Passive || c.Reduced || c.Object.IsAbsent() || c.Subject.Kind == prose.NobodyKind || !v.asserts(c) {
		return
	}
	if a := v.actor(c); a > 0 {
		v.hit(a, c.Start, c.Object.End, fmt.Sprintf("%%q makes %s the cause", v.name(c.Subject)),
			fmt.Sprintf("name the change or condition that %s followed from", quoted(v.object(c, "it"))))
	}
}

// causedBy finds "caused by the on-call".
func causedBy(v *view) {
	v.each(func(c *prose.Clause) {
		t := v.main(c)
		if !t.Is(prose.Cause) || t.Lemma == "create" || !c.Passive && !c.Reduced || c.Agent.Kind == prose.UsersKind || !v.asserts(c) {
			return
		}
		if a := v.acts(c.Agent, t); a > 0 {
			v.hit(a, c.Main, c.Agent.End, "%q makes a person the cause", "name the change or condition that set it off")
		}
	})
}

// asserts reports whether a clause says that something happened.
func (v *view) asserts(c *prose.Clause) bool {
	return !c.Negated && !c.Gerund && !v.denied(c.Start) && !v.hypothetical(c) && !v.asked() && !v.meta()
}

func quoted(text string) string { return fmt.Sprintf("%q", text) }

// becauseOf finds "because of the DBA", "due to engineers ignoring it", "it comes down
// to the team".
func becauseOf(v *view) {
	for i := range v.Tokens {
		at := -1
		switch l := v.lemma(i); {
		case l == "because" && v.lemma(i+1) == "of", l == "due" && v.lemma(i+1) == "to":
			at = i + 2
		case l == "down" && v.lemma(i+1) == "to" && v.beOrCome(i-1):
			at = i + 2
		}
		if at < 0 || v.denied(i) || v.asked() || v.meta() {
			continue
		}
		p := v.Join(v.PhraseAfter(at))
		if head := p.Head; !p.IsAbsent() && v.Tokens[head].Is(prose.Change) && !listed("mended-thing", v.lemma(head)) {
			// "because of Marek's script", and harm
			if from, q := v.possessor(head); from >= at && q.Kind == prose.NameKind && (v.harmIn(0, i) || v.harmIn(p.End, len(v.Tokens))) {
				v.hit(likely, i, p.End, "%q makes a person the cause", nameCondition)
			}
			continue
		}
		if p.IsAbsent() || !p.Kind.IsPeople() || p.Kind == prose.NobodyKind {
			continue
		}
		// A possessive is of another frame, and a clause may excuse: "because of us".
		if v.tag(p.End) == prose.TagVerb && v.Tokens[p.End].Parts&prose.VerbGerund != 0 && !v.Tokens[p.End].IsAny(classes(prose.Ignore, prose.Skip, prose.Disable, prose.Lapse, prose.Fail, prose.Mis)) {
			if d := v.clauseAt(p.End); d == nil || !v.lapses(d) {
				continue
			}
		}
		if v.tag(p.End) == prose.TagVerb || v.tag(p.End) == prose.TagAux {
			if v.lemma(i) == "due" || v.lemma(i) == "because" || v.Tokens[p.End].Parts&prose.VerbGerund != 0 {
				v.hit(likely, i, p.End+1, "%q makes a person the cause", nameCondition)
			}
			continue
		}
		v.hit(likely, i, p.End, "%q makes a person the cause", nameCondition)
	}
}

// clauseAt returns the clause that begins at tokens[i], or nil.
func (v *view) clauseAt(i int) *prose.Clause {
	for k := range v.Clauses {
		if v.Clauses[k].Start == i {
			return &v.Clauses[k]
		}
	}
	return nil
}

// beOrCome reports whether tokens[i], or the adverb before it, leads to "down to".
func (v *view) beOrCome(i int) bool {
	for i >= 0 && v.tag(i) == prose.TagAdverb {
		i--
	}
	return v.lemma(i) == "be" || v.lemma(i) == "come"
}

// whoever finds "whoever wrote this".
func whoever(v *view) {
	for i := range v.Tokens {
		if v.lemma(i) != "whoever" && v.lemma(i) != "whomever" || v.meta() {
			continue
		}
		for k := range v.Clauses {
			if c := &v.Clauses[k]; c.Start > i && c.Start <= i+3 && c.Past && !v.hypothetical(c) && !v.guard(guardUsers, v.tokenIn(i+1, i+9, classes(prose.Hostile)) >= 0) {
				v.hit(sure, i, c.End, "%q asks who did it", "say what was done, and what allowed it")
				break
			}
		}
	}
}

// mustAnswer finds "the leads must accept responsibility".
func mustAnswer(v *view) {
	v.each(func(c *prose.Clause) {
		i := v.tokenIn(c.End, c.End+5, classes(prose.Answer))
		if own := v.main(c).Lemma == "own"; i < 0 && own && !c.Object.IsAbsent() && v.Tokens[c.Object.Head].IsAny(classes(prose.Outcome, prose.ErrorNoun)) {
			i = c.Object.Head // "must own this failure"
		}
		if i < 0 || c.Negated || v.meta() {
			return
		}
		if !listed("shouldering", v.main(c).Lemma) {
			return
		}
		if v.lemma(i) == "blame" && c.Finite() && v.actor(c) == sure && !v.denied(c.Start) && !v.asked() {
			v.hit(likely, c.Start, i+1, fmt.Sprintf("%%q puts the blame on %s", v.name(c.Subject)), nameCondition)
			return
		}
		obliged := listed("obliging", c.Modal) || c.Infinitive && v.obliges(c.Start-2)
		if obliged && v.acts(c.Subject, v.main(c)) > 0 && v.lemma(c.Subject.Head) != "we" && v.lemma(c.Subject.Head) != "i" {
			v.hit(likely, c.Start, i+1, fmt.Sprintf("%%q puts the blame on %s", v.name(c.Subject)), nameCondition)
		}
	})
}

func (v *view) obliges(i int) bool { return listed("owing", v.lemma(i)) }
