package blameless

import "github.com/pmlint/pmlint/lint/prose"

// seers are the classes of words that can speak of whom something is obvious to.
var seers = people.Or(classes(prose.TeamThing, prose.Org, prose.Whole, prose.Personal, prose.Work, prose.Change))

// obviousFrames are those of what was there to see.
func obviousFrames() []*frame {
	return []*frame{
		{id: "should-have-known", rule: hindsight, explain: "somebody should have known",
			deeds: []prose.Set{classes(prose.Know)},
			near:  []pair{{classes(prose.Unreal), classes(prose.Have), 8}}, find: shouldHaveKnown},
		{id: "should-have-been-obvious", rule: hindsight, explain: "it should have been obvious",
			needs: []prose.Set{classes(prose.Obvious, prose.Know)},
			near:  []pair{{classes(prose.Ought), classes(prose.Have), 8}}, find: shouldHaveBeenObvious},
		{id: "obvious", rule: hindsight, explain: "it was obvious to people, or obvious and not done",
			needs: []prose.Set{seers},
			near:  []pair{{classes(prose.Obvious), classes(prose.Onward), 1}}, find: obvious},
		{id: "obviously", rule: hindsight, explain: "somebody obviously did not do it, or not see the obvious",
			needs: []prose.Set{classes(prose.Glaring, prose.ObviousAdverb), seers}, find: obvious},
	}
}

// shouldHaveKnown finds "should have known", "must have known".
func shouldHaveKnown(v *view) {
	v.each(func(c *prose.Clause) {
		if !c.Perfect || c.Passive || c.Modal != "should" && c.Modal != "must" && c.Modal != "ought" || !v.main(c).Is(prose.Know) {
			return
		}
		if c.Modal == "should" && v.main(c).Lemma != "know" || c.Negated {
			return // of should-have
		}
		if a := v.actor(c); a > 0 && c.Subject.Kind != prose.NobodyKind {
			v.hit(a, c.Start, c.End, holdsToIt(v.name(c.Subject)), howItLooked)
		}
	})
}

// shouldHaveBeenObvious finds "it should have been obvious", "should have been foreseen".
func shouldHaveBeenObvious(v *view) {
	v.each(func(c *prose.Clause) {
		if c.Modal != "should" && c.Modal != "ought" || !c.Perfect {
			return
		}
		t := v.main(c)
		switch {
		case c.Passive && v.isOne(c.Main, "foresee", "know", "recognise", "recognize", "realise", "realize") && !v.guard(guardControl, v.byControl(c)):
			v.hit(likely, c.Start, c.End, judgesByNow, howItLooked)
		case !c.Passive && (t.Is(prose.Be) || t.Lemma == "seem" || t.Lemma == "appear"):
			if i := v.tokenIn(c.End, min(c.Until, c.End+4), classes(prose.Obvious)); i >= 0 && v.tag(i+1) != prose.TagNoun {
				v.hit(sure, c.Start, i+1, judgesByNow, howItLooked)
			}
		}
	})
}

// obvious finds "obvious to anyone", "the obvious question", "clearly did not read it".
func obvious(v *view) {
	for i := range v.Tokens {
		t := &v.Tokens[i]
		switch {
		case t.Is(prose.Obvious):
			v.obviousAdjective(i)
		case t.Is(prose.ObviousAdverb):
			v.obviousAdverb(i)
		}
	}
}

func (v *view) obviousAdjective(i int) {
	if v.denied(i) {
		return
	}
	v.obviousYet(i)
	if v.isOne(i+1, "to", "for") {
		v.obviousTo(i)
		return
	}
	if !v.Tokens[i].Is(prose.Glaring) || v.tag(i-1) != prose.TagDeterminer && v.tag(i-1) != prose.TagAdjective {
		return
	}
	p := v.PhraseAfter(i)
	if p.IsAbsent() || !v.Tokens[p.Head].IsAny(classes(prose.Signal, prose.Procedure, prose.Trivial, prose.OutcomeSoft, prose.ErrorNoun, prose.Defect)) {
		return
	}
	for k := range v.Clauses {
		c := &v.Clauses[k]
		if lapse := c.Negated || v.main(c).IsAny(classes(prose.Ignore, prose.Lapse, prose.Fail)); lapse && v.actor(c) > 0 {
			v.hit(likely, i, p.End, judgesByNow, howItLooked)
			return
		}
	}
}

// obviousTo finds "obvious to anyone", "clear to all", but not what became so, and not what
// people then acted on.
func (v *view) obviousTo(i int) {
	p := v.PhraseAfter(i + 2)
	if !isSomebody(p) && v.lemma(p.Head) != "all" || p.IsAbsent() || v.lemma(p.Head) == "us" || v.actedOn(p.End) {
		return
	}
	if c := v.clauseBefore(i); c == nil || !listed("becoming", v.main(c).Lemma) {
		v.hit(likely, i, p.End, judgesByNow, howItLooked)
	}
}

// actedOn reports whether the sentence goes on from tokens[i] with what people did about
// it: "so they moved the logs".
func (v *view) actedOn(i int) bool {
	for k := range v.Clauses {
		c := &v.Clauses[k]
		if s := c.Subject.Start; c.Start > i && s > i && v.lemma(s-1) == "so" && c.Subject.Kind.IsPeople() && !c.Negated && c.Subject.Kind != prose.NobodyKind {
			return v.guard(guardExcuse, true)
		}
	}
	return false
}

// obviousYet finds "the right step was evident, yet the commander chose to wait".
func (v *view) obviousYet(i int) {
	is := v.clauseBefore(i)
	if is == nil || !v.main(is).Is(prose.Be) || is.End != i || !is.Past || is.Negated || is.Subject.IsAbsent() || is.Subject.Kind.IsPeople() {
		return
	}
	k := i + 1
	wide := v.isOne(k, "from", "that")
	for wide && k < len(v.Tokens) && !(v.tag(k) == prose.TagComma && v.isOne(k+1, "yet", "but")) {
		k++
	}
	for v.tag(k) == prose.TagComma || v.tag(k) == prose.TagStop && k < len(v.Tokens) {
		k++
	}
	if !v.contrasts(k) {
		return
	}
	for n := range v.Clauses {
		if c := &v.Clauses[n]; c.Start > k && c.Finite() {
			seen := wide && c.Negated && v.main(c).Is(prose.Notice)
			if c.Subject.Start <= k+3 && !seen && v.didOtherwise(c) {
				v.hit(likely, is.Start, i+1, judgesByNow, howItLooked)
			}
			return
		}
	}
}

// contrasts reports whether tokens[k] leads to the opposite of what was said: yet, but, and
// still.
func (v *view) contrasts(k int) bool {
	if v.isOne(k, "yet", "but") {
		return v.lemma(k+1) != "yet"
	}
	return v.isPair(k, "and", "still")
}

// didOtherwise reports whether a clause tells that others than the authors did not do
// something, or chose to do something else.
func (v *view) didOtherwise(c *prose.Clause) bool {
	if v.actor(c) != sure || v.isSelf(c.Subject) || v.excused(c) {
		return false
	}
	return c.Negated || c.Subject.Kind == prose.NobodyKind ||
		v.main(c).IsAny(classes(prose.Decide, prose.Ignore, prose.Fail, prose.Lapse, prose.Persist))
}

// obviousAdverb finds "clearly did not read it", "the plan was obviously wrong".
func (v *view) obviousAdverb(i int) {
	if v.denied(i) {
		return
	}
	for k := range v.Clauses {
		c := &v.Clauses[k]
		near := i >= c.Start-1 && i < c.End || i == c.End || i == c.End+1
		if near && v.isVerdict(c) {
			v.hit(likely, min(i, c.Start), max(c.End, i+1), judgesByNow, howItLooked)
			return
		}
	}
}

// isVerdict reports whether a clause says that people did not do something, or were wrong,
// or that their work was.
func (v *view) isVerdict(c *prose.Clause) bool {
	t, p := v.main(c), c.Subject
	wrong := t.Is(prose.Be) && v.tokenIn(c.End, min(c.Until, c.End+5), classes(prose.Wrong, prose.ErrorNoun, prose.Evaluated, prose.Insult)) >= 0
	lapse := c.Modal == "should" || t.IsAny(classes(prose.Ignore, prose.Lapse, prose.Fail, prose.Mis)) ||
		c.Negated && (t.Is(prose.Diligence) || c.Past && !t.Is(prose.Have))
	if (lapse || wrong) && (v.actor(c) > 0 || p.Kind == prose.Who) {
		return true
	}
	return wrong && (v.names(p, classes(prose.Work)) || p.Kind != prose.SystemKind && v.names(p, classes(prose.Change)))
}
