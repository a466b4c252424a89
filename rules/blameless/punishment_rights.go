package blameless

import "github.com/pmlint/pmlint/lint/prose"

// duties are what people are removed from, and rights what is taken from them.
var (
	duties = classes(prose.Team, prose.TeamSoft, prose.Role, prose.Duty, prose.JobNoun)
	rights = classes(prose.Right)
)

// rightsFrames are those of rights and duties that are taken from somebody.
func rightsFrames() []*frame {
	return []*frame{
		{id: "stripped", rule: punishment, explain: "rights are taken from somebody",
			needs: []prose.Set{rights, classes(prose.Strip), known.Or(classes(prose.Possessive, prose.Genitive))},
			main:  classes(prose.Strip), not: notDenied, mending: true, find: stripped},
		{id: "taken-off", rule: punishment, explain: "somebody is taken off a duty",
			deeds: []prose.Set{classes(prose.Strip)}, near: []pair{{classes(prose.Strip), duties, 10}},
			main: classes(prose.Strip), not: notDenied, find: takenOff},
	}
}

// stripped finds "his access was revoked", "they lose their permissions".
func stripped(v *view) {
	v.each(func(c *prose.Clause) {
		if !v.main(c).Is(prose.Strip) || c.Negated || v.isDenied(c.Start) {
			return
		}
		p := c.Object
		if c.Passive || c.Reduced {
			p = c.Subject
		}
		if v.names(p, rights) && v.ownsRights(c, p) {
			v.hit(likely, min(p.Start, c.Start), max(c.End, p.End), "takes rights from somebody", leaveToOthers)
		}
	})
}

// ownsRights reports whether somebody in particular had the rights that a phrase names, and
// that a clause says are taken: "access of the employee concerned was revoked".
func (v *view) ownsRights(c *prose.Clause, p prose.Phrase) bool {
	if v.tag(p.Start) == prose.TagPossessive && !v.isOne(p.Start, "our", "its", "my") {
		return true
	}
	if _, q := v.possessor(p.Head); isPerson(q) && !v.isOne(q.Start, "our", "my") {
		return true
	}
	for i := p.End; i < min(c.Start, len(v.Tokens)); i++ {
		if v.isOne(i, "for", "of") {
			q := v.PhraseAfter(i + 1)
			if v.particular(q) || v.lemma(i) == "of" && isPerson(q) {
				return true
			}
		}
	}
	for i := c.End; c.Passive && i < c.Until; i++ {
		if v.lemma(i) == "from" && isPerson(v.PhraseAfter(i+1)) {
			return true // "write access was taken from the two developers"
		}
	}
	return false
}

// isPerson reports whether a phrase speaks of a person, by whatever word.
func isPerson(p prose.Phrase) bool { return p.Kind == prose.Person || p.Kind == prose.NameKind }

// particular reports whether a phrase means certain people, not all who are in a role: a
// name, she, the two developers, the admin concerned.
func (v *view) particular(p prose.Phrase) bool {
	switch {
	case p.IsAbsent():
		return false
	case p.Kind == prose.NameKind, v.lemma(p.Head) == "he", v.lemma(p.Head) == "she", v.lemma(p.Head) == "him", v.lemma(p.Head) == "her":
		return true
	case p.Kind != prose.Person && v.lemma(p.Head) != "people":
		return false
	}
	for i := p.Start; i < p.End; i++ {
		if l := v.lemma(i); v.tag(i) == prose.TagNumber || l == "two" || l == "both" || l == "three" || l == "that" {
			return true
		}
	}
	return listed("concerned", v.lemma(p.End)) || v.isPair(p.End, "in", "question")
}

// takenOff finds "she was removed from the rotation".
func takenOff(v *view) {
	v.each(func(c *prose.Clause) {
		t := v.main(c)
		if !t.Is(prose.Strip) || !c.Passive || c.Negated || v.isDenied(c.Start) || !isSomebody(c.Subject) {
			return
		}
		if !listed("takes-off", t.Lemma) || v.tokenIn(c.End, c.Until, classes(prose.System, prose.Control)) >= 0 {
			return
		}
		if from := v.tokenIn(c.End, c.Until, duties); from >= 0 && v.isOne(c.End, "from", "off", "of") {
			v.hit(likely, c.Start, from+1, punishes(v.name(c.Subject)), leaveToOthers)
		}
	})
}
