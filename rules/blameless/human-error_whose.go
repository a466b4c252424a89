package blameless

import "github.com/pmlint/pmlint/lint/prose"

// whoseErrorFrames are those of errors that are somebody's.
func whoseErrorFrames() []*frame {
	return []*frame{
		{id: "error-of", rule: humanError, explain: "a person's error",
			near: []pair{{classes(prose.Possessive, prose.Genitive), classes(prose.ErrorNoun), 6}}, backwards: true,
			inQuestions: true, find: errorOf},
		{id: "error-by", rule: humanError, explain: "an error by a person",
			near: []pair{
				{classes(prose.ErrorNoun), classes(prose.Link), 5},
				{classes(prose.ErrorNoun), known.Or(classes(prose.Possessive, prose.UnknownName, prose.Virtue)), 14},
			},
			inQuestions: true, find: errorBy},
		{id: "ours", rule: humanError, explain: "the mistake was ours",
			near: []pair{{classes(prose.ErrorNoun, prose.Fault), classes(prose.Ours), 16}}, find: ours},
		{id: "outage-is-theirs", rule: humanError, explain: "the outage is theirs",
			needs: []prose.Set{classes(prose.Theirs), classes(prose.Outcome)}, find: ours},
		{id: "made-error", rule: humanError, explain: "somebody made a mistake",
			deeds: []prose.Set{classes(prose.ErrorNoun)},
			near:  []pair{{classes(prose.Making), classes(prose.ErrorNoun), 8}}, backwards: true, find: madeError},
	}
}

// slipsAt reports whether tokens[i] is a noun for an error, also one made of a verb: "the
// DBA's misreading of the graph".
func (v *view) slipsAt(i int) bool {
	t := &v.Tokens[i]
	return isSlip(t) || t.Is(prose.ErrorNoun) && t.Parts&prose.VerbGerund != 0 && v.lemma(i+1) == "of"
}

// errorOf finds "the technician's slip", "our mistake".
func errorOf(v *view) {
	for i := range v.Tokens {
		t := &v.Tokens[i]
		if !v.slipsAt(i) || v.denied(i) && !v.butForThat(i) || v.hypotheticalAt(i) {
			continue
		}
		if from, p := v.possessor(i); from >= 0 && v.acts(p, t) > 0 {
			plain := v.lemma(from) == "your" || v.tag(from) == prose.TagPossessive && (t.Lemma == "error" || t.Lemma == "confusion" || t.Lemma == "understanding")
			if !plain {
				v.hit(sure, from, i+1, makesCause(v.owner(p)), askHow)
			}
		}
	}
}

// butForThat reports whether the sentence says how it would have been without what stands
// at i: "without the intern's meddling the cluster would have healed".
func (v *view) butForThat(i int) bool {
	from, p := v.possessor(i)
	if from != 1 || v.lemma(0) != "without" || v.lemma(from) == "our" || p.IsAbsent() {
		return false
	}
	for k := range v.Clauses {
		if c := &v.Clauses[k]; c.Start > i && c.Modal == "would" && (c.Perfect || c.Progressive) {
			return true
		}
	}
	return false
}

// errorBy finds "a mistake by the engineer", "a mistake on the part of the team", "a lapse
// in concentration".
func errorBy(v *view) {
	for i := range v.Tokens {
		t := &v.Tokens[i]
		if !v.slipsAt(i) || v.denied(i) || v.hypotheticalAt(i) {
			continue
		}
		if from, p := v.possessor(i); from >= 0 && v.acts(p, t) > 0 || v.errorOfMind(i) {
			continue
		}
		k := v.behindError(i)
		if end := v.onTheirPart(k); end > 0 {
			v.hit(sure, i, end, makesPeopleCause, askHow)
			continue
		}
		by := v.lemma(k)
		if by == "on" && v.lemma(k+1) == "the" && v.lemma(k+2) == "part" {
			by, k = "by", k+3
		}
		if by != "by" && by != "from" && (by != "of" || t.Lemma == "error") {
			continue
		}
		if p := v.Join(v.PhraseAfter(k + 1)); !p.IsAbsent() && v.acts(p, t) > 0 && p.Kind != prose.NobodyKind && (by == "by" || v.tag(k) == prose.TagPreposition) {
			v.hit(sure, i, p.End, makesCause(v.name(p)), askHow)
		}
	}
}

// errorOfMind reports "a lapse in concentration", "an error of judgement".
func (v *view) errorOfMind(i int) bool {
	if !v.isOne(i+1, "of", "in") {
		return false
	}
	q := v.PhraseAfter(i + 2)
	if q.IsAbsent() {
		return false
	}
	switch head := &v.Tokens[q.Head]; {
	case head.Is(prose.Virtue) && isHuman(head):
		v.hit(sure, i, q.End, isNoCause, askHow)
	case v.lemma(i+1) == "in" && head.Is(prose.Work) && v.ownedByPeople(q):
		v.hit(likely, i, q.End, judgesWork, leaveOut)
	default:
		return false
	}
	return true
}

// behindError returns the place of what tells whose the error at i is: behind "was made",
// and behind what was taken for something else.
func (v *view) behindError(i int) int {
	k := i + 1
	for k < len(v.Tokens) && k < i+4 && (v.lemma(k) == "be" || v.tag(k) == prose.TagAdverb || v.isMade(k)) {
		k++
	}
	if v.lemma(k) == "of" {
		if q := v.PhraseAfter(k + 1); !q.IsAbsent() && !q.Kind.IsPeople() && v.lemma(q.End) == "by" {
			return q.End // "a misreading of the graph by the lead"
		}
	}
	return k
}

// isMade reports whether tokens[k] is the participle of those who err: made, committed.
func (v *view) isMade(k int) bool {
	return v.tag(k) == prose.TagVerb && v.Tokens[k].Parts&prose.VerbParticiple != 0 && v.isOne(k, "make", "commit")
}

// onTheirPart returns the end of "on their part" or "on engineers' part" at k, or 0.
func (v *view) onTheirPart(k int) int {
	if v.lemma(k) != "on" {
		return 0
	}
	if from, p := v.possessor(min(k+3, len(v.Tokens)-1)); from == k+1 && v.lemma(k+3) == "part" && p.Kind.IsPeople() {
		return k + 4
	}
	if v.tag(k+1) == prose.TagPossessive && v.isOne(k+2, "part", "side", "end") {
		return k + 3
	}
	return 0
}

// hypotheticalAt reports whether what stands at i is the object of a wish: "to prevent
// such mistakes".
func (v *view) hypotheticalAt(i int) bool {
	for k := range v.Clauses {
		c := &v.Clauses[k]
		if c.Start < i && i < c.Until && (c.Infinitive || c.Gerund || c.Modal != "") && v.main(c).IsAny(classes(prose.Prevent)) {
			return v.guard(guardWish, true)
		}
	}
	return false
}

// ours finds "the mistake was ours".
func ours(v *view) {
	v.each(func(c *prose.Clause) {
		if !v.main(c).Is(prose.Be) || c.Negated || c.Subject.IsAbsent() || !v.Tokens[c.Subject.Head].IsAny(classes(prose.ErrorNoun, prose.Fault, prose.Outcome)) {
			return
		}
		for i := c.End; i < min(c.Until, c.End+4); i++ {
			if p := v.PhraseAfter(i + 1); v.lemma(i) == "on" && !v.Tokens[c.Subject.Head].Is(prose.Outcome) && isSomebody(p) {
				v.hit(sure, c.Subject.Start, p.End, makesPeopleCause, askHow)
				return
			}
			if v.lemma(i) != "on" && v.Tokens[i].Is(prose.Ours) && (v.lemma(i+1) != "to" || listed("shouldering", v.lemma(i+2))) {
				v.hit(sure, c.Subject.Start, i+1, makesPeopleCause, askHow)
				return
			}
		}
	})
}

// madeError finds "somebody made a mistake".
func madeError(v *view) {
	v.each(func(c *prose.Clause) {
		l := v.main(c).Lemma
		if l != "make" && l != "commit" || c.Passive || c.Negated || v.denied(c.Start) || v.hypothetical(c) || c.Subject.Kind == prose.NobodyKind {
			return
		}
		i := v.tokenIn(c.Object.Start, c.Object.End, classes(prose.ErrorNoun))
		if i < 0 || v.actor(c) == 0 {
			return
		}
		v.hit(sure, c.Main, c.Object.End, makesCause(v.name(c.Subject)), askHow)
	})
}
