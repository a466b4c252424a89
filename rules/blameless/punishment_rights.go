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
		t := v.main(c)
		if !t.Is(prose.Strip) || c.Negated || v.isDenied(c.Start) {
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
		owned := v.tag(p.Start) == prose.TagPossessive && !v.isOne(p.Start, "our", "its", "my")
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
			owned = owned || !v.isOne(q.Start, "our", "my")
		}
		if owned {
			v.hit(likely, min(p.Start, c.Start), max(c.End, p.End), "takes rights from somebody", leaveToOthers)
		}
	})
}

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
