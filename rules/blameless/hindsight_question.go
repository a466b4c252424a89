package blameless

import "github.com/pmlint/pmlint/lint/prose"

// questionFrames are those of questions that accuse.
func questionFrames() []*frame {
	return []*frame{
		{id: "how-could", rule: hindsight, explain: "how could somebody",
			needs: []prose.Set{classes(prose.Could, prose.DiligenceStrict, prose.Notice, prose.Easily, prose.Hard), people},
			near:  []pair{{classes(prose.How), classes(prose.Could, prose.Negation, prose.Nobody, prose.Hard), 16}}, inQuestions: true, find: howCould},
	}
}

// howCould finds "how could they", "how nobody noticed", "why did nobody ask".
func howCould(v *view) {
	for i := range v.Tokens {
		if !v.isOne(i, "how", "why") {
			continue
		}
		for k := range v.Clauses {
			c := &v.Clauses[k]
			if c.Start < i || c.Start > i+4 || !c.Subject.Kind.IsPeople() {
				continue
			}
			if v.isRhetoric(i, c) || v.isPuzzle(k) {
				v.hit(likely, i, c.End, "accuses in the form of a question", "ask what made it look right at the time")
			}
			break
		}
	}
}

// isRhetoric reports whether the question at i, about what a clause tells, wants no answer:
// "how could they", "how nobody noticed", "why did anyone not simply ask".
func (v *view) isRhetoric(i int, c *prose.Clause) bool {
	why := v.lemma(i) == "why"
	if !why && c.Inverted && c.Modal == "could" && !v.isMechanism(c) {
		return true
	}
	if c.Subject.Kind == prose.NobodyKind && v.main(c).IsAny(classes(prose.DiligenceStrict, prose.Notice)) && !v.guard(guardQuestion, v.Question && why) {
		return true
	}
	return why && c.Negated && v.adverb(c, classes(prose.Easily)) >= 0 && v.Tokens[c.Subject.Head].IsAny(classes(prose.Any, prose.Indefinite))
}

// isPuzzle reports whether the sentence says of what people did or did not do in clause k
// that it cannot be understood.
func (v *view) isPuzzle(k int) bool {
	c := &v.Clauses[k]
	t := v.main(c)
	undone := c.Negated && (t.IsAny(classes(prose.Notice, prose.DiligenceStrict)) || v.plainDeed(c) && c.Modal == "" && !v.isSelf(c.Subject))
	return (undone || v.lapses(c) || t.Is(prose.Ignore) || v.laterLapse(k) || c.Modal == "could") && v.puzzles(c)
}

// puzzles reports whether the sentence ends by saying that it cannot be understood: "is hard
// to understand", "remains a riddle".
func (v *view) puzzles(c *prose.Clause) bool {
	i := v.tokenIn(c.End, len(v.Tokens), classes(prose.Hard))
	if i < 0 || v.tag(i-1) == prose.TagNegation {
		return false
	}
	return listed("baffles", v.lemma(i)) || listed("grasps", v.lemma(i+2))
}

// laterLapse reports whether the clause behind clause k, which shares its subject, tells of
// what was not done.
func (v *view) laterLapse(k int) bool {
	if k+1 >= len(v.Clauses) {
		return false
	}
	d := &v.Clauses[k+1]
	return d.Borrowed && d.Negated && v.main(d).IsAny(classes(prose.Notice, prose.DiligenceStrict))
}

// isMechanism reports whether a question is after a way to do better: "how could we
// detect this sooner?"
func (v *view) isMechanism(c *prose.Clause) bool {
	self := c.Subject.Kind == prose.Person && v.isSelf(c.Subject)
	calm := v.tokenIn(0, len(v.Tokens), classes(prose.Obvious, prose.Insult)) < 0
	return v.guard(guardQuestion, self && !c.Perfect || v.lemma(c.Subject.Head) == "we" || calm && c.Subject.Kind != prose.Person)
}
