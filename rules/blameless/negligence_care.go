package blameless

import "github.com/pmlint/pmlint/lint/prose"

// careFrames are those of care that was missing.
func careFrames() []*frame {
	return []*frame{
		{id: "without", rule: negligence, explain: "something was done without care",
			near: []pair{{classes(prose.Without), classes(prose.Communicate, prose.Virtue, prose.CareNoun), 5}},
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
		t := &v.Tokens[i]
		before := t.Lemma == "before"
		if !t.Is(prose.Without) && !before || i+1 >= len(v.Tokens) {
			continue
		}
		k := i + 1
		if v.tokenIn(k, k+1, classes(prose.Indefinite)) >= 0 {
			k++
		}
		if v.lemma(k) == "so" && v.lemma(k+1) == "much" && v.lemma(k+2) == "as" {
			k += 3
		}
		for k < len(v.Tokens) && (v.tag(k) == prose.TagAdverb || v.tag(k) == prose.TagDeterminer && (v.lemma(k) == "any" || v.lemma(k) == "the" || v.lemma(k) == "a") || v.tag(k) == prose.TagAdjective && !v.Tokens[k].Is(prose.Control)) {
			k++
		}
		if k >= len(v.Tokens) {
			continue
		}
		w := &v.Tokens[k]
		if before && !v.hasty(i, w) {
			continue
		}
		careless := w.Parts&prose.VerbGerund != 0 && w.Is(prose.Communicate) || w.Parts&prose.VerbGerund == 0 && w.IsAny(classes(prose.CareNoun, prose.Virtue))
		if !careless {
			continue
		}
		c := v.clauseBefore(i)
		if c == nil || c.Negated || v.hypothetical(c) || c.Infinitive && !v.chosen(c) || v.excused(c) {
			continue
		}
		a := v.actor(c)
		if (c.Passive || c.Reduced) && (a == 0 || !c.Subject.Kind.IsPeople()) {
			a = 0
			if c.Agent.Kind.IsPeople() && !c.Agent.IsAbsent() {
				a = sure
			} else if c.Agent.IsAbsent() && v.main(c).IsAny(classes(prose.RecklessDeed, prose.Ship, prose.Delete)) {
				a = likely
			}
		}
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

// hasty reports whether something is done before the care that it takes: "pushed it
// before reading the plan".
func (v *view) hasty(i int, gerund *prose.Token) bool {
	c := v.clauseBefore(i)
	return c != nil && gerund.Parts&prose.VerbGerund != 0 && gerund.Is(prose.DiligenceStrict) && v.actor(c) == sure && !v.isSelf(c.Subject) &&
		(v.main(c).IsAny(classes(prose.Ship, prose.Delete)) && v.main(c).Lemma != "check" && v.main(c).Lemma != "make" || v.main(c).Is(prose.Press))
}

// lackOf finds "lack of attention", "insufficient care", "with more diligence".
func lackOf(v *view) {
	for i := range v.Tokens {
		t := &v.Tokens[i]
		if !t.Is(prose.Virtue) || t.Tag == prose.TagVerb && t.Parts&prose.VerbGerund == 0 {
			continue
		}
		from := -1
		for k := i - 1; k >= 0 && k >= i-6; k-- {
			switch v.lemma(k) {
			case "enough":
				if v.lemma(k-1) == "not" && k >= i-2 {
					from = k - 1
				}
			case "without":
				if isHuman(t) && k >= i-3 && t.Lemma != "care" {
					from = k
				}
			default:
				switch {
				case listed("lack", v.lemma(k)):
					if v.lemma(k+1) == "of" {
						from = k
					}
				case !listed("little", v.lemma(k)):
				case v.lemma(k) == "little" && v.lemma(k-1) == "too" && k >= i-2:
					from = k - 1
				case k >= i-2 && v.lemma(k+1) != "more" && isHuman(t):
					from = k
				}
			}
			if from >= 0 || v.tag(k) == prose.TagVerb || v.tag(k) == prose.TagStop {
				break
			}
		}
		if from < 0 || v.lemma(from) != "without" && v.denied(from) || !isHuman(t) && v.lemma(from) != "lack" && v.lemma(from) != "too" && v.lemma(from) != "not" {
			continue
		}
		if v.soft(t) && !(v.tag(i+1) == prose.TagPreposition && v.PhraseAfter(i+2).Kind.IsPeople()) && !v.shownBefore(from) {
			continue
		}
		if c := v.clauseBefore(from); c != nil && (c.Subject.Kind == prose.SystemKind && c.Until > from && v.main(c).Is(prose.Have)) {
			continue
		}
		if v.lemma(from) == "no" && v.lemma(i) == "experience" {
			continue
		}
		v.hit(likely, from, i+1, "finds people wanting", "name the control, the time or the knowledge that was missing, not the virtue")
	}
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
			if v.tag(i) != prose.TagNoun || t.Parts&prose.VerbThird != 0 {
				continue // "the collector neglects objects"
			}
		}
		v.hit(sure, i, i+1, judgesPeople, "leave it out, and say what they saw and what they were short of")
	}
}
