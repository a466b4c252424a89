package blameless

import "github.com/pmlint/pmlint/lint/prose"

// faultFrames are those of the words fault, blame, culprit and responsible.
func faultFrames() []*frame {
	return []*frame{
		{id: "fault-of", rule: personBlame, explain: "a person's fault",
			needs: []prose.Set{classes(prose.Fault, prose.Culprit), people},
			main:  classes(prose.Fault, prose.Culprit), not: prose.AsNone, inQuestions: true, find: faultOf},
		{id: "to-blame", rule: personBlame, explain: "somebody is to blame",
			needs: []prose.Set{classes(prose.Accuse)}, find: toBlame},
		{id: "at-fault", rule: personBlame, explain: "somebody is guilty of, or responsible for, what happened",
			needs: []prose.Set{classes(prose.AtFault)}, inQuestions: true, aboutBlame: true, find: atFault},
		{id: "is-fault", rule: personBlame, explain: "somebody is at fault, or the culprit",
			needs: []prose.Set{classes(prose.Fault, prose.Culprit), people},
			main:  classes(prose.Fault, prose.Culprit), not: prose.AsNone, inQuestions: true, aboutBlame: true, find: atFault},
		{id: "responsibility-of", rule: personBlame, explain: "the outage is somebody's responsibility",
			needs: []prose.Set{classes(prose.Duty), classes(prose.Outcome), people}, find: responsibilityOf},
	}
}

// faultOf finds "the DBA's fault", "the fault of the team", "the fault lies with the
// author", "my fault".
func faultOf(v *view) {
	for i := range v.Tokens {
		t := &v.Tokens[i]
		if !t.IsAny(classes(prose.Fault, prose.Culprit)) || t.Tag != prose.TagNoun || v.compound(i) || v.denied(i) {
			continue
		}
		if from, p := v.possessor(i); from >= 0 && v.acts(p, t) > 0 {
			v.hit(sure, from, i+1, namesFault, nameCondition)
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
				v.hit(sure, i, p.End, namesFault, nameCondition)
				break
			}
		}
		if i < 3 && i+1 < len(v.Tokens) && v.Tokens[i+1].Text == ":" {
			if p := v.PhraseAfter(i + 2); v.acts(p, t) > 0 {
				v.hit(sure, i, p.End, namesFault, nameCondition)
			}
		}
	}
}

// toBlame finds "somebody is to blame", "to blame somebody", "blame rests with".
func toBlame(v *view) {
	for i := range v.Tokens {
		t := &v.Tokens[i]
		if t.Lemma != "blame" || v.compound(i) || v.denied(i) {
			continue
		}
		if v.lemma(i-1) == "to" {
			for k := range v.Clauses {
				c := &v.Clauses[k]
				if c.End <= i && c.End >= i-3 && v.main(c).Is(prose.Be) && v.acts(c.Subject, t) > 0 {
					v.hit(sure, c.Subject.Start, i+1, namesFault, nameCondition)
				}
			}
			continue
		}
		if t.Tag == prose.TagVerb {
			p := v.Join(v.PhraseAfter(i + 1))
			if v.acts(p, t) > 0 && p.Kind != prose.NobodyKind && v.lemma(i-1) != "would" {
				v.hit(sure, i, p.End, namesFault, nameCondition)
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
		if v.isOne(i, "responsible", "accountable", "liable", "answerable") {
			if p := v.PhraseAfter(i + 2); !v.guard(guardDuty, !v.isOutcome(p)) {
				v.hit(sure, c.Subject.Start, max(p.End, i+1), namesCause, nameCondition)
			}
		} else if v.lemma(i) != "fault" || v.isOne(i-1, "at", "in") {
			v.hit(sure, c.Subject.Start, i+1, namesFault, nameCondition)
		}
	})
	for i := range v.Tokens {
		switch t := &v.Tokens[i]; {
		case t.Is(prose.Culprit):
			culpritIs(v, i)
		case t.Lemma == "responsible":
			responsible(v, i)
		case t.Lemma == "guilty" && v.Tokens[min(i+1, len(v.Tokens)-1)].Is(prose.Individual):
			v.hit(sure, i, i+2, looksForSomebody, nameCondition)
		}
	}
}

// isOutcome reports whether a phrase names what went wrong, for which nobody is in charge.
func (v *view) isOutcome(p prose.Phrase) bool {
	for v.tag(p.Start) == prose.TagPossessive {
		p.Start++ // its is no form of it
	}
	return v.names(p, classes(prose.Outcome, prose.OutcomeSoft, prose.ErrorNoun, prose.Defect))
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
			v.hit(sure, i, p.End, namesFault, nameCondition)
		}
		return
	}
}

// responsible finds "the person responsible" and "the responsible party".
func responsible(v *view, i int) {
	if v.denied(i) || v.meta() || v.asked() {
		return
	}
	next := &v.Tokens[min(i+1, len(v.Tokens)-1)]
	party := next.Lemma == "party" || next.Is(prose.Individual) && next.Lemma != "engineer" && next.Lemma != "developer"
	if party && v.lemma(i+2) != "for" {
		v.hit(likely, i, i+2, looksForSomebody, nameCondition)
		return
	}
	if !v.isWhoever(i - 1) {
		return
	}
	duty := next.Lemma == "for" && !v.names(v.PhraseAfter(i+2), classes(prose.Outcome, prose.OutcomeSoft, prose.ErrorNoun, prose.Defect, prose.BadObject))
	if !v.guard(guardDuty, duty) {
		v.hit(sure, i-1, i+1, looksForSomebody, nameCondition)
	}
}

// isWhoever reports whether tokens[i] means whoever is responsible: the person, those.
func (v *view) isWhoever(i int) bool {
	return v.isOne(i, "those", "anyone", "party") ||
		v.tag(i) == prose.TagNoun && v.Tokens[i].IsAny(classes(prose.Individual, prose.Role, prose.RoleAmbiguous))
}

// responsibilityOf finds "the outage is the responsibility of the storage team".
func responsibilityOf(v *view) {
	v.each(func(c *prose.Clause) {
		if !v.main(c).Is(prose.Be) || c.Negated || c.Subject.IsAbsent() || !v.Tokens[c.Subject.Head].Is(prose.Outcome) {
			return
		}
		for i := c.End; i < c.Until; i++ {
			l := v.lemma(i)
			if l != "responsibility" && l != "doing" && l != "handiwork" {
				continue
			}
			if v.lemma(i+1) == "of" {
				if p := v.PhraseAfter(i + 2); p.Kind.IsPeople() {
					v.hit(sure, c.Subject.Start, p.End, namesFault, nameCondition)
				}
			} else if from, p := v.possessor(i); from >= 0 && p.Kind.IsPeople() {
				v.hit(sure, c.Subject.Start, i+1, namesFault, nameCondition)
			}
		}
	})
}
