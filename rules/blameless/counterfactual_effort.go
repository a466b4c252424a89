package blameless

import "github.com/pmlint/pmlint/lint/prose"

// effortFrames are those of how little would have been enough.
func effortFrames() []*frame {
	return []*frame{
		{id: "all-to-do", rule: counterfactual, explain: "all that somebody had to do",
			needs: []prose.Set{classes(prose.ToDo), classes(prose.Whole), known}, find: allToDo},
		{id: "little-cost", rule: counterfactual, explain: "how little it would have taken",
			needs: []prose.Set{classes(prose.Cost), classes(prose.Trivial, prose.Nothing)},
			near:  []pair{{classes(prose.Unreal), classes(prose.Have), 8}}, find: littleCost},
		{id: "nothing-stopped", rule: counterfactual, explain: "nothing stopped somebody from asking",
			needs: []prose.Set{classes(prose.Nothing), classes(prose.DiligenceStrict), known}, find: nothingStopped},
	}
}

// allToDo finds "all the release manager needed to do was look at the dashboard".
func allToDo(v *view) {
	for i := range v.Tokens {
		if v.lemma(i) != "all" {
			continue
		}
		k := i + 1
		if v.lemma(k) == "that" {
			k++
		}
		p := v.PhraseAfter(k)
		if !isSomebody(p) {
			continue
		}
		j := p.End
		if !v.hadToDo(j) {
			continue
		}
		for j += 3; j < p.End+6 && j+1 < len(v.Tokens) && v.lemma(j) != "be"; j++ {
		}
		to := j + 1
		for v.lemma(to) == "to" || v.tag(to) == prose.TagAdverb && to < len(v.Tokens) {
			to++
		}
		if v.lemma(j) == "be" && v.tokenIn(to, to+1, classes(prose.Diligence)) >= 0 {
			v.hit(likely, i, j+1, holdsToIt(v.name(p)), whatWasKnown)
		}
	}
}

// hadToDo reports whether "had to do" or "needed to do" stands at tokens[i].
func (v *view) hadToDo(i int) bool {
	if !v.isOne(i, "have", "need") || v.lemma(i+1) != "to" || i+2 >= len(v.Tokens) || !v.Tokens[i+2].Is(prose.ToDo) {
		return false
	}
	return v.Tokens[i].Parts&prose.VerbPast != 0 || v.Tokens[i].Text == "had"
}

// littleCost finds "it would have taken the author two minutes to run the tests", "it would
// have cost them nothing to ask".
func littleCost(v *view) {
	v.each(func(c *prose.Clause) {
		t := v.main(c)
		asking := v.opensByAsking()
		if c.Modal != "would" || !c.Perfect || c.Passive || c.Negated || !t.Is(prose.Cost) || !asking && (v.lemma(c.Subject.Head) != "it" || c.Subject.IsAbsent()) {
			return
		}
		p := v.PhraseAfter(c.End)
		who := !p.IsAbsent() && v.names(p, known) && !listed("anybody", v.lemma(p.Start)) && !v.names(p, classes(prose.Experienced))
		little := v.tokenIn(c.End, c.Until, classes(prose.Trivial, prose.Nothing))
		if little < 0 || listed("long-times", v.lemma(little)) {
			return
		}
		if asking && who {
			v.hit(likely, c.Start, little+1, holdsPeople, whatWasKnown)
			return
		}
		for i := little; i < len(v.Tokens); i++ {
			if v.lemma(i) == "to" && (who || v.tokenIn(i+1, i+2, classes(prose.DiligenceStrict)) >= 0) {
				v.hit(likely, c.Start, little+1, holdsPeople, whatWasKnown)
				return
			}
		}
	})
}

// opensByAsking reports whether a sentence begins with what was not done: "asking in the
// channel would have cost him a minute".
func (v *view) opensByAsking() bool {
	t := &v.Tokens[0]
	return t.Parts&prose.VerbGerund != 0 && t.IsAny(classes(prose.DiligenceStrict, prose.Communicate))
}

// nothingStopped finds "nothing stopped the reviewer from asking".
func nothingStopped(v *view) {
	v.each(func(c *prose.Clause) {
		if c.Subject.IsAbsent() || v.lemma(c.Subject.Head) != "nothing" || c.Negated || c.Passive || v.hypothetical(c) {
			return
		}
		p := v.PhraseAfter(c.End)
		if p.IsAbsent() || !p.Kind.IsPeople() || v.lemma(p.End) != "from" {
			return
		}
		if k := v.gerundAt(p.End + 1); k > 0 && v.Tokens[k].Is(prose.DiligenceStrict) {
			v.hit(likely, c.Start, k+1, holdsToIt(v.name(p)), whatWasKnown)
		}
	})
}
