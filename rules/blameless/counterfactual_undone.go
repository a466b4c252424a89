package blameless

import "github.com/pmlint/pmlint/lint/prose"

// notBys are the verbs of what was not done by somebody.
var notBys = classes(prose.DiligenceStrict, prose.Stepped, prose.Undone, prose.Ship, prose.RecklessDeed)

// undoneFrames are those of what was not done.
func undoneFrames() []*frame {
	return []*frame{
		{id: "failed-to", rule: counterfactual, explain: "somebody failed to do something",
			deeds: []prose.Set{classes(prose.Fail)},
			near:  []pair{{classes(prose.Fail), classes(prose.To), 1}},
			main:  classes(prose.Fail), not: notActive, find: failedTo},
		{id: "failure-to", rule: counterfactual, explain: "somebody's failure to do something",
			needs: []prose.Set{people.Or(classes(prose.DiligenceStrict))},
			near:  []pair{{classes(prose.Refusal), classes(prose.Link), 1}}, find: failureTo},
		{id: "did-not", rule: counterfactual, explain: "somebody did not do what would have helped",
			deeds: []prose.Set{classes(prose.DiligenceStrict, prose.Notice, prose.Stepped)},
			near:  []pair{{classes(prose.DidNot), classes(prose.DiligenceStrict, prose.Notice, prose.Stepped), 6}},
			main:  classes(prose.DiligenceStrict, prose.Notice, prose.Stepped), not: notActive &^ prose.AsDenied,
			find: didNot},
		{id: "not-by", rule: counterfactual, explain: "something was not done by somebody",
			needs: []prose.Set{classes(prose.Negation), classes(prose.By)}, deeds: []prose.Set{notBys},
			near: []pair{{classes(prose.Negation), notBys, 6}, {notBys, classes(prose.By), 12}}, find: notBy},
		{id: "would-not", rule: counterfactual, explain: "somebody would not listen",
			needs: []prose.Set{classes(prose.Unreal), classes(prose.Negation)},
			deeds: []prose.Set{classes(prose.DiligenceStrict, prose.Stepped)},
			near:  []pair{{classes(prose.Negation), classes(prose.DiligenceStrict, prose.Stepped), 3}}, find: wouldNot},
	}
}

// failedTo finds "the team failed to follow the procedure".
func failedTo(v *view) {
	v.each(func(c *prose.Clause) {
		t := v.main(c)
		if !t.Is(prose.Fail) || c.Passive || c.Reduced || c.Negated || v.lemma(c.End) != "to" || v.hypothetical(c) || c.Infinitive || c.Subject.Kind == prose.NobodyKind {
			return
		}
		a := v.actor(c)
		if a == 0 && c.Subject.Kind == prose.MaybeTeam && v.Tokens[c.Subject.Head].Is(prose.Org) && v.tokenIn(c.End, c.Until, classes(prose.Promise)) >= 0 {
			a = likely
		}
		if a == 0 || c.Until <= c.End+1 {
			return
		}
		end := min(c.End+2, len(v.Tokens))
		if t.Lemma != "fail" {
			a = min(a, likely)
			if !v.Tokens[end-1].IsAny(classes(prose.DiligenceStrict, prose.Stepped)) && t.Lemma != "refuse" || v.isSelf(c.Subject) {
				return
			}
		}
		if v.guard(guardSystem, v.ofController(c)) {
			return
		}
		// People also fail to get what a system denies them: to log in, to connect.
		if listed("denied-by-system", v.lemma(end-1)) {
			return
		}
		if v.excused(c) {
			a = possible
		}
		v.hit(a, c.Start, end, blamesForUndone(v.name(c.Subject)), promptFor(v.rest(c.End+1, v.next(c))))
	})
}

// failureTo finds "failure of the analyst to acknowledge", "our failure to test",
// "the team's inability to follow the process".
func failureTo(v *view) {
	for i := range v.Tokens {
		if v.isOne(i, "decision", "choice") {
			v.choiceTo(i)
			continue
		}
		if !v.isOne(i, "failure", "refusal", "unwillingness") || v.denied(i) {
			continue
		}
		if from, p := v.possessor(i); from >= 0 && v.lemma(i+1) == "to" && v.acts(p, &v.Tokens[i]) > 0 {
			v.hit(sure, from, min(i+3, len(v.Tokens)), blamesForUndone(v.owner(p)), promptFor(""))
			continue
		}
		k := i + 1
		switch {
		case v.lemma(k) == "of", v.lemma(k) == "by":
		case v.isPair(k, "on", "the") && v.lemma(k+2) == "part":
			k += 3
		case v.lemma(k) == "to" && v.Tokens[min(k+1, len(v.Tokens)-1)].Is(prose.DiligenceStrict) && i > 0 && v.lemma(i-1) != "health":
			if s := v.subjectOfSentence(); s.Kind == prose.SystemKind {
				continue
			}
			v.hit(likely, i, k+2, "blames people for what was not done", promptFor(""))
			continue
		default:
			continue
		}
		if p := v.Join(v.PhraseAfter(k + 1)); v.lemma(p.End) == "to" && v.acts(p, &v.Tokens[min(p.End+1, len(v.Tokens)-1)]) > 0 {
			v.hit(sure, i, min(p.End+2, len(v.Tokens)), blamesForUndone(v.name(p)), promptFor(""))
		}
	}
}

// choiceTo finds "their decision to ignore it".
func (v *view) choiceTo(i int) {
	if v.tag(i) != prose.TagNoun || v.lemma(i+1) != "to" || v.tokenIn(i+2, i+3, classes(prose.Unheeded, prose.Disregard)) < 0 || v.denied(i) {
		return
	}
	if from, p := v.possessor(i); from >= 0 && v.acts(p, &v.Tokens[i]) > 0 && v.lemma(from) != "our" {
		v.hit(likely, from, i+3, judgesByEnd(v.owner(p)), whatSpokeForIt)
	}
}

// subjectOfSentence returns the subject of the first clause.
func (v *view) subjectOfSentence() prose.Phrase {
	if len(v.Clauses) > 0 {
		return v.Clauses[0].Subject
	}
	return prose.Phrase{}
}

// didNot finds "Ivo did not check the lock", "the team had never tested the restore".
func didNot(v *view) {
	v.each(func(c *prose.Clause) {
		if !c.Negated || c.Passive || c.Modal != "" || c.Infinitive || c.Gerund || c.Inverted || !v.isOmission(c) {
			return // "had they not checked" is a condition
		}
		if !c.Past && !c.Perfect && !c.Never {
			return // what they do not do as a rule is a condition
		}
		a := v.actor(c)
		if c.Never && v.lemma(c.Subject.Head) == "people" {
			a = likely
		}
		if a == 0 || c.Subject.Kind == prose.NobodyKind || v.hypothetical(c) || v.ifBefore(c) >= 0 {
			return
		}
		if v.unseen(c) || v.excused(c) || v.guard(guardObject, v.needless(c)) {
			return
		}
		v.hit(min(a, likely), c.Start, c.End, blamesForUndone(v.name(c.Subject)), promptFor(v.rest(c.Main, c)))
	})
}

// isOmission reports whether what a clause denies is something that one does with care, or
// that others than the authors have never done.
func (v *view) isOmission(c *prose.Clause) bool {
	t := v.main(c)
	if c.Progressive && (!t.Is(prose.DiligenceStrict) || v.isSelf(c.Subject)) {
		return false
	}
	if t.IsAny(classes(prose.DiligenceStrict, prose.Notice)) {
		return true
	}
	return t.Is(prose.Stepped) && !v.isSelf(c.Subject) && (c.Never || c.Perfect && v.saysIn("since", c.End, c.Until))
}

// unseen reports whether a clause says what people did not see or know, which as a rule is
// what they could not act on.
func (v *view) unseen(c *prose.Clause) bool {
	t := v.main(c)
	if !t.Is(prose.Notice) {
		return false
	}
	seeing := !listed("noticing", t.Lemma) && !t.Is(prose.DiligenceStrict)
	return v.guard(guardExcuse, seeing || c.Perfect || v.isOne(c.Subject.Head, "we", "i"))
}

// notBy finds "had not been reviewed by the developer".
func notBy(v *view) {
	v.each(func(c *prose.Clause) {
		if !c.Passive || !c.Negated || c.Modal != "" || !isSomebody(c.Agent) || v.hypothetical(c) || v.excused(c) {
			return
		}
		if listed("anybody", v.lemma(c.Agent.Start)) && !v.anyoneOf(c.Agent) {
			return // a rule that was not kept, not a person
		}
		if v.main(c).IsAny(classes(prose.DiligenceStrict, prose.Stepped, prose.Undone)) || v.isOne(c.Main, "run", "do", "perform") {
			v.hit(likely, c.Start, c.Agent.End, blamesForUndone(v.name(c.Agent)), promptFor(""))
		}
	})
}

// wouldNot finds "the product team would not listen".
func wouldNot(v *view) {
	v.each(func(c *prose.Clause) {
		if c.Modal != "would" || !c.Negated || c.Perfect || c.Passive || v.actor(c) != sure || v.isSelf(c.Subject) || c.Subject.Kind == prose.NobodyKind {
			return
		}
		if listed("cooperates", v.main(c).Lemma) {
			if len(v.Clauses) < 3 && c.Until >= len(v.Tokens)-1 && v.tokenIn(0, len(v.Tokens), classes(prose.Conditional)) < 0 {
				v.hit(likely, c.Start, c.End, judges(v.name(c.Subject)), leaveOut)
			}
		}
	})
}
