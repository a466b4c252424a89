package blameless

import "github.com/pmlint/pmlint/lint/prose"

// actor tells how sure it is that the subject of a clause is people who work on the
// system: 0 where it is not.
func (v *view) actor(c *prose.Clause) confidence { return v.acts(c.Subject, v.main(c)) }

// acts is actor for a phrase and the verb it goes with.
func (v *view) acts(p prose.Phrase, verb *prose.Token) confidence {
	if p.IsAbsent() {
		return 0
	}
	switch k := p.Kind; {
	case k.IsPeople():
		if v.guard(guardUsers, v.isHostile(p)) {
			return 0
		}
		return sure
	case k == prose.MaybeTeam && v.Tokens[p.Head].Is(prose.Org) && verb.IsAny(classes(prose.DiligenceStrict, prose.Communicate)):
		return likely
	case k == prose.UsersKind:
		if v.guard(guardUsers, true) {
			return 0
		}
		return likely
	case k == prose.MaybeName, k == prose.MaybeTeam, k == prose.They:
		if v.guard(guardMaybe, !verb.Is(prose.HumanOnly)) {
			return 0
		}
		return likely
	case k == prose.Who:
		return likely
	}
	if v.guard(guardSystem, true) {
		return 0
	}
	return likely
}

// active reports whether a clause tells that people did something, and how sure it is.
func (v *view) active(c *prose.Clause) confidence {
	if c.Passive || c.Reduced || c.Negated || c.Infinitive || c.Subject.Kind == prose.NobodyKind || v.hypothetical(c) {
		return 0
	}
	if c.Subject.Kind == prose.Who && v.denied(c.Subject.Start) {
		return 0
	}
	if v.guard(guardWish, v.isSelf(c.Subject) && !c.Past && !c.Perfect) {
		return 0 // what we do as a rule: "we redirect too early" tells of the program
	}
	return v.actor(c)
}

// isHostile reports whether a phrase speaks of attackers, as its words or those behind it
// tell: a malicious maintainer, whoever held the stolen key.
func (v *view) isHostile(p prose.Phrase) bool {
	if v.tokenIn(p.Start, p.Head, classes(prose.Hostile)) >= 0 {
		return true
	}
	if v.lemma(p.End) == "outside" {
		return true
	}
	return v.Tokens[p.Head].IsAny(classes(prose.Whoever, prose.WhoWord)) && v.tokenIn(p.End, p.End+6, classes(prose.Hostile)) >= 0
}

// isSomebody reports whether a phrase speaks of people, and does not deny them.
func isSomebody(p prose.Phrase) bool { return p.Kind.IsPeople() && p.Kind != prose.NobodyKind }

// isSelf reports whether a phrase speaks of the authors: I, we.
func (v *view) isSelf(p prose.Phrase) bool {
	return !p.IsAbsent() && v.isOne(p.Head, "we", "i", "you")
}

// tellsWho reports whether a phrase says who it was, by a name or a role.
func (v *view) tellsWho(p prose.Phrase) bool {
	switch v.tag(p.Head) {
	case prose.TagNoun, prose.TagName, prose.TagHandle:
		return p.Kind == prose.NameKind || p.Kind.IsPeople() && v.names(p, named)
	}
	return false
}

// namesPerson reports whether a phrase says who it was, by a name or a role, and no team.
func (v *view) namesPerson(p prose.Phrase) bool {
	return p.Kind == prose.NameKind || p.Kind == prose.Person && v.tag(p.Head) == prose.TagNoun
}

// ofController reports whether a clause tells what an operator or manager omits that may
// be a program: an operator reconciles resources, a manager manages packages.
func (v *view) ofController(c *prose.Clause) bool {
	to := min(c.End+1, len(v.Tokens)-1)
	return v.lemma(c.End) == "to" && !c.Subject.IsAbsent() && v.Tokens[c.Subject.Head].Is(prose.RoleAmbiguous) && !v.Tokens[to].IsAny(classes(prose.Diligence, prose.HumanOnly))
}

// anyoneOf reports whether a phrase means anyone of certain people: anyone on the team.
func (v *view) anyoneOf(p prose.Phrase) bool {
	if l := v.lemma(p.End); !v.Tokens[p.Head].Is(prose.Indefinite) || l != "in" && l != "on" && l != "from" {
		return false
	}
	return v.PhraseAfter(p.End + 1).Kind.IsPeople()
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

// ownedByPeople reports whether a phrase names whose work it is: "their monitoring
// skills", "the response from the shift", "the handling by the team".
func (v *view) ownedByPeople(p prose.Phrase) bool {
	if _, q := v.possessor(p.Head); !q.IsAbsent() && q.Kind.IsPeople() && v.lemma(q.Start) != "our" {
		return true
	}
	for i := p.End; i < len(v.Tokens) && i < p.End+6; i++ {
		switch v.lemma(i) {
		case "by", "from", "of", "in":
			if q := v.PhraseAfter(i + 1); isSomebody(q) && v.lemma(i) != "in" {
				return true
			}
		}
		if v.tag(i) == prose.TagStop || v.tag(i) == prose.TagVerb && v.lemma(i) != "take" {
			break
		}
	}
	return v.tokenIn(p.Start, p.Head, classes(prose.Team, prose.TeamSoft, prose.Role, prose.RoleAmbiguous)) >= 0 && v.Tokens[p.Head].Is(prose.Work)
}

// workOf reports whether a system noun stands for what people did with it: a sloppy
// commit.
func (v *view) workOf(p prose.Phrase) bool {
	return v.tokenIn(p.Head, p.Head+1, classes(prose.Change, prose.WorkSoft, prose.Work)) >= 0
}
