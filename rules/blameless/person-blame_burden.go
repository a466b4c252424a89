package blameless

import "github.com/pmlint/pmlint/lint/prose"

// burdenFrames are those of what somebody has to bear.
func burdenFrames() []*frame {
	return []*frame{
		{id: "on-somebody", rule: personBlame, explain: "this one is on somebody",
			near:      []pair{{classes(prose.Be, prose.Genitive), classes(prose.Ours), 1}, {classes(prose.Ours), known, 3}},
			backwards: true, find: onSomebody},
		{id: "rests-with", rule: personBlame, explain: "the responsibility for what broke rests with somebody",
			needs: []prose.Set{classes(prose.Answer), classes(prose.Outcome, prose.Defect, prose.Break, prose.BadObject, prose.Delete, prose.GoneWrong)},
			near:  []pair{{classes(prose.Answer), known, 20}}, find: restsWith},
		{id: "outage-of", rule: personBlame, explain: "it was somebody's outage",
			near: []pair{{classes(prose.Genitive), classes(prose.Outcome), 6}}, find: outageOf},
		{id: "must-answer", rule: personBlame, explain: "somebody has to take the blame",
			deeds: []prose.Set{classes(prose.Shoulder)},
			near:  []pair{{classes(prose.Shoulder), classes(prose.Answer, prose.Outcome, prose.ErrorNoun), 8}},
			main:  classes(prose.Shoulder), not: prose.AsNoun, inQuestions: true, find: mustAnswer},
		{id: "on-watch", rule: personBlame, explain: "it happened on somebody's watch",
			deeds: []prose.Set{classes(prose.OnWatch)}, inQuestions: true, aboutBlame: true, find: onWatch},
	}
}

// onSomebody finds "this one is on us".
func onSomebody(v *view) {
	for i := range v.Tokens {
		if v.lemma(i) != "on" || v.lemma(i-1) != "be" || v.denied(i) {
			continue
		}
		switch v.lemma(i - 2) {
		case "this", "that", "one", "it":
		default:
			continue
		}
		if p := v.PhraseAfter(i + 1); isSomebody(p) {
			v.hit(likely, i, p.End, makesPersonCause, nameCondition)
		}
	}
}

// restsWith finds "responsibility for the corrupted ledger rests with the squad". That it
// does so for a service is no blame.
func restsWith(v *view) {
	v.each(func(c *prose.Clause) {
		if !listed("rests", v.main(c).Lemma) || c.Negated || c.Infinitive || v.hypothetical(c) || v.denied(c.Start) {
			return
		}
		at := v.tokenIn(0, c.Start, classes(prose.Answer))
		if at < 0 || !v.isOne(at+1, "for", "of") || v.tokenIn(at+2, c.Start, classes(prose.Outcome, prose.Defect, prose.Break, prose.BadObject, prose.GoneWrong)) < 0 {
			return
		}
		for i := c.End; i < c.Until && i < c.End+4; i++ {
			switch v.lemma(i) {
			case "with", "on", "upon":
				if p := v.PhraseAfter(i + 1); isSomebody(p) {
					v.hit(sure, at, p.End, namesFault, nameCondition)
				}
				return
			}
		}
	})
}

// outageOf finds "it was Deepa's outage".
func outageOf(v *view) {
	v.each(func(c *prose.Clause) {
		if !v.main(c).Is(prose.Be) || c.Negated || v.hypothetical(c) || c.Subject.IsAbsent() {
			return
		}
		switch v.lemma(c.Subject.Head) {
		case "it", "this", "that":
		default:
			return
		}
		for i := c.End; i < len(v.Tokens) && v.tag(i) != prose.TagVerb; i++ {
			if !v.Tokens[i].Is(prose.Outcome) || v.tag(i) != prose.TagNoun {
				continue
			}
			from, p := v.possessor(i)
			if from >= c.End && (p.Kind == prose.NameKind || p.Kind == prose.Person && v.tag(from) != prose.TagPossessive) {
				v.hit(likely, from, i+1, namesFault, nameCondition)
				return
			}
		}
	})
}

// mustAnswer finds "the leads must accept responsibility".
func mustAnswer(v *view) {
	v.each(func(c *prose.Clause) {
		i := v.tokenIn(c.End, c.End+5, classes(prose.Answer))
		if own := v.main(c).Lemma == "own"; i < 0 && own && !c.Object.IsAbsent() && v.Tokens[c.Object.Head].IsAny(classes(prose.Outcome, prose.ErrorNoun)) {
			i = c.Object.Head // "must own this failure"
		}
		if i < 0 || c.Negated {
			return
		}
		if !listed("shouldering", v.main(c).Lemma) {
			return
		}
		if v.lemma(i) == "blame" && c.Finite() && v.actor(c) == sure && !v.denied(c.Start) && !v.asked() {
			v.hit(likely, c.Start, i+1, putsBlameOn(v.name(c.Subject)), nameCondition)
			return
		}
		obliged := listed("obliging", c.Modal) || c.Infinitive && v.obliges(c.Start-2)
		if obliged && v.acts(c.Subject, v.main(c)) > 0 && !v.isOne(c.Subject.Head, "we", "i") {
			v.hit(likely, c.Start, i+1, putsBlameOn(v.name(c.Subject)), nameCondition)
		}
	})
}

// onWatch finds "on Ahmed's watch".
func onWatch(v *view) {
	for i := range v.Tokens {
		if v.lemma(i) != "watch" || v.tag(i) != prose.TagNoun {
			continue
		}
		if from, p := v.possessor(i); from > 0 && v.lemma(from-1) == "on" && p.Kind.IsPeople() && !v.denied(i) {
			v.hit(likely, from-1, i+1, "blames whoever was there", "give the range of time instead")
		}
	}
}
