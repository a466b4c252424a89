package blameless

import "github.com/pmlint/pmlint/lint/prose"

// signFrames are those of signs, and of those who look back at them.
func signFrames() []*frame {
	return []*frame{
		{id: "in-hindsight", rule: hindsight, explain: "a choice judged in hindsight",
			needs: []prose.Set{classes(prose.Hindsight), classes(prose.Wrong, prose.ErrorNoun, prose.Damning, prose.Insult, prose.Ignore, prose.Lapse, prose.Fail, prose.PastModal, prose.Obvious, prose.Worst)},
			find:  inHindsight},
		{id: "foresight", rule: hindsight, explain: "foresight that was missing",
			needs: []prose.Set{classes(prose.Foresight)}, inQuestions: true, find: foresight},
		{id: "signs", rule: hindsight, explain: "signs that were there",
			near: []pair{{classes(prose.Omen), classes(prose.Ignore, prose.Visible, prose.IdiomWord), 8}}, find: signs},
		{id: "red-flags", rule: hindsight, explain: "flags and bells that were there",
			near: []pair{
				{classes(prose.BadObject, prose.Signal), classes(prose.Portent), 1},
				{classes(prose.Portent), classes(prose.Ignore, prose.Visible, prose.IdiomWord), 8},
			},
			backwards: true, find: signs},
	}
}

// inHindsight finds "in hindsight, the choice was a mistake", "looking back, we should ...".
func inHindsight(v *view) {
	at := -1
	for i := range v.Tokens {
		switch {
		case v.isOne(i, "hindsight", "retrospect") && v.lemma(i+1) != "bias":
			at = i
		case v.isPair(i, "look", "back") && v.Tokens[i].Parts&prose.VerbGerund != 0:
			at = i + 1
		}
	}
	if at < 0 || !v.wasForeseeable() && (!v.hasVerdict() || v.guard(guardSystem, !v.isOfPeople())) {
		return
	}
	from := at
	if v.tag(at-1) == prose.TagPreposition || v.lemma(at) == "back" {
		from = at - 1
	}
	v.hit(likely, from, at+1, judgesByNow, "tell what was known then, and put what was learned under the lessons")
}

// wasForeseeable reports whether the sentence says that what came was obvious: "it was
// obvious that the disk would not last".
func (v *view) wasForeseeable() bool {
	i := v.tokenIn(0, len(v.Tokens), classes(prose.Obvious))
	if i < 0 || v.lemma(i+1) != "that" || v.denied(i) {
		return false
	}
	for k := range v.Clauses {
		if c := &v.Clauses[k]; c.Start > i && c.Modal == "would" && !c.Perfect {
			return true
		}
	}
	return false
}

// hasVerdict reports whether the sentence finds something wrong: a mistake, what should have
// been done, what was obvious, the worst decision.
func (v *view) hasVerdict() bool {
	if v.tokenIn(0, len(v.Tokens), classes(prose.Wrong, prose.ErrorNoun, prose.Damning, prose.Insult, prose.Ignore, prose.Lapse, prose.Fail)) >= 0 {
		return true
	}
	for k := range v.Clauses {
		c := &v.Clauses[k]
		if c.Perfect && isModal(c, "should", "ought") && !v.guard(guardControl, v.main(c).Is(prose.Be) && !v.has(classes(prose.Insult))) {
			return true
		}
	}
	i := v.tokenIn(0, len(v.Tokens), classes(prose.Obvious))
	if i >= 0 && v.lemma(i+1) == "that" && (v.saysIn("never", i, len(v.Tokens)) || v.saysIn("worst", i, len(v.Tokens))) {
		return true
	}
	return v.says("worst") && !v.says("case")
}

// isOfPeople reports whether people act anywhere in the sentence, or it speaks of their work.
func (v *view) isOfPeople() bool {
	for k := range v.Clauses {
		if c := &v.Clauses[k]; v.actor(c) > 0 {
			return true
		}
	}
	return v.tokenIn(0, len(v.Tokens), classes(prose.Work)) >= 0
}

// foresight finds "with a bit of foresight".
func foresight(v *view) {
	for i := range v.Tokens {
		if v.Tokens[i].Is(prose.Foresight) && !v.guard(guardPraise, v.isOne(0, "thanks", "thank")) && !v.denied(i) {
			v.hit(likely, i, i+1, judgesByNow, howItLooked)
		}
	}
}

// signs finds "the warning signs were there", "red flags were missed".
func signs(v *view) {
	for i := 1; i < len(v.Tokens); i++ {
		telling := v.isTellingSign(i)
		if !telling && !v.isSign(i) || v.denied(i) {
			continue
		}
		for k := range v.Clauses {
			c := &v.Clauses[k]
			if c.Start <= i || c.Subject.Head != i || c.Negated {
				continue
			}
			seen := v.main(c).Is(prose.Be) && v.tokenIn(c.End, c.End+1, classes(prose.Visible)) >= 0
			ignored := c.Passive && v.main(c).Is(prose.Ignore)
			if !seen && !ignored {
				continue
			}
			if telling || ignored && v.lemma(i) == "sign" || v.tokenIn(c.End, len(v.Tokens), classes(prose.Ignore, prose.IdiomWord)) >= 0 {
				v.hit(likely, i-1, max(c.End, min(c.End+1, c.Until)), judgesByNow, "say how many such signs there were that day, and what they meant on others")
				break
			}
		}
	}
}

// isTellingSign reports whether the words that end at i name a sign by what it meant: a
// warning sign, a red flag.
func (v *view) isTellingSign(i int) bool {
	return v.lemma(i) == "sign" && v.isOne(i-1, "warning", "clear", "telltale") ||
		v.isPair(i-1, "red", "flag") || v.isPair(i-1, "alarm", "bell")
}

// isSign reports whether they name one that may have meant anything: the signal, the writing
// on the wall.
func (v *view) isSign(i int) bool {
	switch v.lemma(i) {
	case "sign":
		return v.isOne(i-1, "the", "early")
	case "signal":
		return v.lemma(i-1) == "the"
	case "writing":
		return v.lemma(i-1) == "the" && v.lemma(i+3) == "wall"
	}
	return false
}
