package blameless

import "github.com/pmlint/pmlint/lint/prose"

// questionFrames are those of questions that accuse.
func questionFrames() []*frame {
	return []*frame{
		{id: "how-could", rule: hindsight, explain: "how could somebody",
			needs: []prose.Set{classes(prose.Could, prose.DiligenceStrict, prose.Notice, prose.Easily, prose.Hard), people},
			near:  []pair{{classes(prose.How), classes(prose.Could, prose.Negation, prose.Nobody), 16}}, inQuestions: true, find: howCould},
	}
}

// howCould finds "how could they", "how nobody noticed", "why did nobody ask".
func howCould(v *view) {
	for i := range v.Tokens {
		if l := v.lemma(i); l != "how" && l != "why" {
			continue
		}
		for k := range v.Clauses {
			c := &v.Clauses[k]
			if c.Start < i || c.Start > i+4 || c.Subject.IsAbsent() || !c.Subject.Kind.IsPeople() {
				continue
			}
			rhetoric := v.lemma(i) == "how" && c.Inverted && c.Modal == "could" && !v.isMechanism(c)
			none := c.Subject.Kind == prose.NobodyKind && v.main(c).IsAny(classes(prose.DiligenceStrict, prose.Notice)) && !v.guard(guardQuestion, v.Question && v.lemma(i) == "why")
			simply := v.lemma(i) == "why" && c.Negated && v.adverb(c, classes(prose.Easily)) >= 0 && v.Tokens[c.Subject.Head].IsAny(classes(prose.Any, prose.Indefinite))
			puzzled := (c.Negated && (v.main(c).IsAny(classes(prose.Notice, prose.DiligenceStrict)) || v.plainDeed(c) && c.Modal == "" && !v.isSelf(c.Subject)) || v.lapses(c) || v.main(c).Is(prose.Ignore) || v.laterLapse(k) || c.Modal == "could") && v.puzzles(c)
			if rhetoric || none || simply || puzzled {
				v.hit(likely, i, c.End, "accuses in the form of a question", "ask what made it look right at the time")
			}
			break
		}
	}
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
	return v.guard(guardQuestion, !c.Perfect && c.Subject.Kind == prose.Person && (v.lemma(c.Subject.Head) == "we" || v.lemma(c.Subject.Head) == "you" || v.lemma(c.Subject.Head) == "i") || v.lemma(c.Subject.Head) == "we" || v.tokenIn(0, len(v.Tokens), classes(prose.Obvious, prose.Insult)) < 0 && c.Subject.Kind != prose.Person)
}
