package blameless

import "github.com/pmlint/pmlint/lint/prose"

// careFrames are those of care that was missing.
func careFrames() []*frame {
	return []*frame{
		{id: "without", rule: negligence, explain: "something was done without care",
			near: []pair{{classes(prose.Without), classes(prose.Communicate, prose.Virtue, prose.CareNoun, prose.DiligenceStrict), 5}},
			find: withoutCare},
		{id: "hasty", rule: negligence, explain: "something was done before it was looked at",
			needs: []prose.Set{classes(prose.Ship, prose.Delete, prose.Press), classes(prose.DiligenceStrict)},
			near:  []pair{{classes(prose.Hasty), classes(prose.DiligenceStrict), 5}},
			main:  classes(prose.DiligenceStrict), not: prose.NoGerund, find: withoutCare},
		{id: "lack-of", rule: negligence, explain: "care that was missing",
			near: []pair{{classes(prose.Want), classes(prose.Virtue), 7}}, backwards: true, find: lackOf},
		{id: "negligence", rule: negligence, explain: "negligence and its kin",
			needs: []prose.Set{classes(prose.Judged)}, inQuestions: true, find: negligent},
	}
}

// withoutCare finds "signed off without looking", "merged without review".
func withoutCare(v *view) {
	for i := range v.Tokens {
		before := v.lemma(i) == "before"
		if !before && !v.Tokens[i].Is(prose.Without) {
			continue
		}
		k := v.skipLittle(i + 1)
		if k >= len(v.Tokens) || before && !v.hasty(i, &v.Tokens[k]) || !isCare(&v.Tokens[k]) && !v.isLeast(i+1, k) {
			continue
		}
		c := v.clauseBefore(i)
		if c == nil || c.Negated || v.hypothetical(c) || c.Infinitive && !v.chosen(c) || v.excused(c) {
			continue
		}
		a := v.doer(c)
		if a == 0 || c.Subject.Kind == prose.NobodyKind || v.main(c).Is(prose.Be) && !c.Passive || v.isSelf(c.Subject) && !c.Past && !c.Perfect {
			continue
		}
		from := c.Start
		if i-c.End > 6 {
			from = i
		}
		v.hit(min(a, likely), from, k+1, "blames people for what the tool did not ask for", "say that nothing in the tool or process requires it")
	}
}

// skipLittle returns the place of the noun or gerund behind without, at k or later: behind
// anyone, so much as, even any, proper.
func (v *view) skipLittle(k int) int {
	if v.tokenIn(k, k+1, classes(prose.Indefinite)) >= 0 {
		k++
	}
	if v.lemma(k) == "so" && v.isPair(k+1, "much", "as") {
		k += 3
	}
	for ; k < len(v.Tokens); k++ {
		switch v.tag(k) {
		case prose.TagAdverb:
			continue
		case prose.TagDeterminer:
			if v.isOne(k, "any", "the", "a") {
				continue
			}
		case prose.TagAdjective:
			if !v.Tokens[k].Is(prose.Control) {
				continue
			}
		}
		break
	}
	return k
}

// isCare reports whether a word behind without names care, or tells of it: without review,
// without asking.
func isCare(t *prose.Token) bool {
	if t.Parts&prose.VerbGerund != 0 {
		return t.Is(prose.Communicate)
	}
	return t.IsAny(classes(prose.CareNoun, prose.Virtue))
}

// isLeast reports whether tokens[from:k] say that what stands at k is the least that one
// does: "without so much as glancing".
func (v *view) isLeast(from, k int) bool {
	t := &v.Tokens[k]
	return v.lemma(from) == "so" && v.isPair(from+1, "much", "as") && t.Parts&prose.VerbGerund != 0 && t.Is(prose.DiligenceStrict)
}

// doer tells how sure it is that people did what a clause tells, also where it does not say
// who: "was merged without review".
func (v *view) doer(c *prose.Clause) confidence {
	a := v.actor(c)
	switch {
	case !c.Passive && !c.Reduced, a > 0 && c.Subject.Kind.IsPeople():
		return a
	case c.Agent.Kind.IsPeople():
		return sure
	case c.Agent.IsAbsent() && v.main(c).IsAny(classes(prose.RecklessDeed, prose.Ship, prose.Delete)):
		return likely
	}
	return 0
}

// hasty reports whether something is done before the care that it takes: "pushed it
// before reading the plan".
func (v *view) hasty(i int, gerund *prose.Token) bool {
	if gerund.Parts&prose.VerbGerund == 0 || !gerund.Is(prose.DiligenceStrict) {
		return false
	}
	c := v.clauseBefore(i)
	if c == nil || v.actor(c) != sure || v.isSelf(c.Subject) {
		return false
	}
	t := v.main(c)
	return t.Is(prose.Press) || t.IsAny(classes(prose.Ship, prose.Delete)) && t.Lemma != "check" && t.Lemma != "make"
}

// lackOf finds "lack of attention", "insufficient care", "with more diligence".
func lackOf(v *view) {
	for i := range v.Tokens {
		t := &v.Tokens[i]
		if !t.Is(prose.Virtue) || t.Tag == prose.TagVerb && t.Parts&prose.VerbGerund == 0 {
			continue
		}
		from := v.wantBefore(i)
		if from < 0 {
			if from = v.moreBefore(i); from >= 0 {
				v.hit(likely, from, v.PhraseAfter(i+2).End, findsWanting, nameMissing)
			}
			continue
		}
		if v.lemma(from) != "without" && v.denied(from) || !isHuman(t) && !v.isOne(from, "lack", "too", "not") {
			continue
		}
		ofPeople := v.tag(i+1) == prose.TagPreposition && v.PhraseAfter(i+2).Kind.IsPeople()
		if v.soft(t) && !ofPeople && !v.shownBefore(from) {
			continue
		}
		if c := v.clauseBefore(from); c != nil && c.Subject.Kind == prose.SystemKind && c.Until > from && v.main(c).Is(prose.Have) {
			continue
		}
		v.hit(likely, from, i+1, findsWanting, nameMissing)
	}
}

// moreBefore returns the with of "with a little more thought from the author", given the
// place of the virtue, or -1.
func (v *view) moreBefore(i int) int {
	more := i - 1
	if v.lemma(more) != "more" {
		more--
	}
	if v.lemma(more) != "more" || !v.isOne(i+1, "from", "by") || !isSomebody(v.PhraseAfter(i+2)) {
		return -1
	}
	for k := more - 1; k >= max(0, more-4); k-- {
		if v.lemma(k) == "with" {
			return k
		}
	}
	return -1
}

// wantBefore returns the place of what says that the virtue at i was wanting, or -1.
func (v *view) wantBefore(i int) int {
	for k := i - 1; k >= 0 && k >= i-6; k-- {
		if from := v.wantAt(k, i); from >= 0 {
			return from
		}
		if v.tag(k) == prose.TagVerb || v.tag(k) == prose.TagStop {
			return -1
		}
	}
	return -1
}

// wantAt returns where the words begin that end at k and say that the virtue at i was
// wanting, or -1: lack of, not enough, too little, no.
func (v *view) wantAt(k, i int) int {
	l, near, human := v.lemma(k), k >= i-2, isHuman(&v.Tokens[i])
	switch {
	case l == "enough":
		if near && v.lemma(k-1) == "not" {
			return k - 1
		}
	case l == "without":
		if human && k >= i-3 && v.lemma(i) != "care" {
			return k
		}
	case listed("lack", l):
		if v.lemma(k+1) == "of" {
			return k
		}
	case !listed("little", l):
	case near && v.isPair(k-1, "too", "little"):
		return k - 1
	case near && human && v.lemma(k+1) != "more":
		return k
	}
	return -1
}

// shownBefore reports whether the clause before tokens[i] says that people show what stands
// there: "the team demonstrated a lack of ownership".
func (v *view) shownBefore(i int) bool {
	c := v.clauseBefore(i)
	return c != nil && listed("shows", v.main(c).Lemma) && v.actor(c) == sure && !v.isSelf(c.Subject) && !c.Negated && !c.Passive
}

// isHuman reports whether a virtue is only of people.
func isHuman(t *prose.Token) bool { return !listed("virtue-of-processes", t.Lemma) }

// soft reports whether a virtue in want is as well said of a process: ownership of a
// service, awareness of a risk.
func (v *view) soft(t *prose.Token) bool {
	return v.guard(guardObject, listed("virtue-in-want", t.Lemma))
}

// negligent finds "negligence", "carelessness", "complacency".
func negligent(v *view) {
	for i := range v.Tokens {
		t := &v.Tokens[i]
		if !t.Is(prose.Judged) || t.Tag == prose.TagVerb || v.denied(i) || v.compound(i) {
			continue
		}
		if listed("judged-or-verb", t.Lemma) {
			if v.tag(i) != prose.TagNoun || t.Parts&prose.VerbThird != 0 || v.tag(i+1) == prose.TagDeterminer {
				continue // "the collector neglects objects", "browsers disregard the header"
			}
		}
		v.hit(sure, i, i+1, judgesPeople, "leave it out, and say what they saw and what they were short of")
	}
}
