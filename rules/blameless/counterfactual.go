package blameless

import (
	_ "embed"
	"fmt"

	"github.com/pmlint/pmlint/lint/prose"
)

//go:embed counterfactual.md
var counterfactualDoc string

const counterfactual = "blameless/counterfactual"

const whatWasKnown = "say what could be seen at the time, and make an action item of what would have shown it"

func counterfactualFrames() []*frame {
	return []*frame{
		{id: "should-have", rule: counterfactual, explain: "somebody should have done something",
			deeds: []prose.Set{classes(prose.Ought)}, near: []pair{{classes(prose.Ought), classes(prose.Have), 8}}, find: shouldHave},
		{id: "should-have-been", rule: counterfactual, explain: "something should have been done",
			needs: []prose.Set{classes(prose.Undone, prose.RecklessDeed), classes(prose.Been)}, near: []pair{{classes(prose.Ought), classes(prose.Have), 8}}, find: shouldHaveBeen},
		{id: "could-have", rule: counterfactual, explain: "somebody could have prevented it",
			needs: []prose.Set{classes(prose.Prevent)}, near: []pair{{classes(prose.Unreal), classes(prose.Have), 8}}, find: couldHave},
		{id: "at-least", rule: counterfactual, explain: "somebody might at least have said something",
			near: []pair{{classes(prose.Unreal), classes(prose.Least), 8}, {classes(prose.Unreal), classes(prose.Have), 8}}, find: mightAtLeast},
		{id: "had-they", rule: counterfactual, explain: "had somebody done something",
			deeds: []prose.Set{classes(prose.Had)}, near: []pair{{classes(prose.Had), people, 8}}, opening: true, find: hadThey},
		{id: "if-they", rule: counterfactual, explain: "if somebody had done something",
			deeds: []prose.Set{classes(prose.Had)}, near: []pair{{classes(prose.If), classes(prose.Had), 18}}, find: ifThey},
		{id: "supposed-to", rule: counterfactual, explain: "somebody was supposed to do something",
			deeds: []prose.Set{classes(prose.Suppose, prose.Need)}, near: []pair{{classes(prose.Suppose, prose.Need), classes(prose.To), 1}}, main: classes(prose.Suppose, prose.Need), not: prose.AsNoun | prose.AsPossible, find: supposedTo},
		{id: "failed-to", rule: counterfactual, explain: "somebody failed to do something",
			deeds: []prose.Set{classes(prose.Fail)}, near: []pair{{classes(prose.Fail), classes(prose.To), 1}}, main: classes(prose.Fail), not: notActive, find: failedTo},
		{id: "failure-to", rule: counterfactual, explain: "somebody's failure to do something",
			needs: []prose.Set{people.Or(classes(prose.DiligenceStrict))}, near: []pair{{classes(prose.Refusal), classes(prose.Link), 1}}, find: failureTo},
		{id: "did-not", rule: counterfactual, explain: "somebody did not do what would have helped",
			deeds: []prose.Set{classes(prose.DiligenceStrict, prose.Notice, prose.Stepped)}, near: []pair{{classes(prose.DidNot), classes(prose.DiligenceStrict, prose.Notice, prose.Stepped), 6}}, main: classes(prose.DiligenceStrict, prose.Notice, prose.Stepped), not: notActive &^ prose.AsDenied, find: didNot},
		{id: "instead-of", rule: counterfactual, explain: "somebody did one thing instead of another",
			needs: []prose.Set{classes(prose.DiligenceStrict, prose.Calls), people}, near: []pair{{classes(prose.Instead), classes(prose.DiligenceStrict, prose.Calls), 8}}, find: insteadOf},
		{id: "chose-to", rule: counterfactual, explain: "somebody chose to go on, or not to act",
			deeds: []prose.Set{classes(prose.Decide)}, near: []pair{{classes(prose.Decide), classes(prose.DiligenceStrict, prose.Stepped, prose.Ignore, prose.Skip, prose.Persist, prose.Relative), 9}}, main: classes(prose.Decide), not: notActive, find: choseTo},
		{id: "could-rather", rule: counterfactual, explain: "somebody could have done something else",
			near: []pair{{classes(prose.Unreal), classes(prose.Have), 8}}, deeds: []prose.Set{classes(prose.Diligence, prose.Communicate)}, needs: []prose.Set{classes(prose.Instead, prose.Easily, prose.Hasty, prose.Us)}, find: couldRather},
		{id: "all-to-do", rule: counterfactual, explain: "all that somebody had to do",
			needs: []prose.Set{classes(prose.ToDo), classes(prose.Whole), known}, find: allToDo},
		{id: "little-cost", rule: counterfactual, explain: "how little it would have taken",
			needs: []prose.Set{classes(prose.Cost), classes(prose.Trivial, prose.Nothing)}, near: []pair{{classes(prose.Unreal), classes(prose.Have), 8}}, find: littleCost},
		{id: "nothing-stopped", rule: counterfactual, explain: "nothing stopped somebody from asking",
			needs: []prose.Set{classes(prose.Nothing), classes(prose.DiligenceStrict), known}, find: nothingStopped},
	}
}

// shouldHave finds "the on-call should have escalated", "they ought to have checked".
func shouldHave(v *view) {
	v.each(func(c *prose.Clause) {
		if c.Modal != "should" && c.Modal != "ought" || !c.Perfect || c.Passive || v.asked() || v.meta() {
			return
		}
		if c.Subject.Start > c.Start {
			return // should they have seen it: a question, whatever ends it
		}
		t := v.main(c)
		if t.Is(prose.Be) && v.actor(c) == sure && c.End < c.Until {
			if w := &v.Tokens[c.End]; w.Lemma == "able" || w.Lemma == "aware" || w.Is(prose.Experienced) {
				v.hit(likely, c.Start, c.End+1, fmt.Sprintf("%%q holds %s to what was known afterwards", v.name(c.Subject)), whatWasKnown)
				return
			}
		}
		if t.Tag != prose.TagVerb || c.Progressive && v.guard(guardWish, true) {
			return
		}
		a := v.actor(c)
		if a == 0 || v.guard(guardControl, t.Is(prose.Have)) {
			return
		}
		if t.Lemma == "know" && !c.Negated {
			return // of should-have-known
		}
		if listed("receiving", t.Lemma) || t.Lemma == "see" && c.Subject.Kind == prose.UsersKind {
			return
		}
		v.hit(a, c.Start, c.End, fmt.Sprintf("%%q holds %s to what was known afterwards", v.name(c.Subject)), whatWasKnown)
	})
}

// shouldHaveBeen finds "this should have been caught in review", "should not have been
// rushed": work of people that is found wanting, whoever they are.
func shouldHaveBeen(v *view) {
	v.each(func(c *prose.Clause) {
		if c.Modal != "should" && c.Modal != "ought" || !c.Perfect || !c.Passive || v.asked() || v.meta() || c.Progressive {
			return
		}
		t := v.main(c)
		human := t.Is(prose.Undone) && (!c.Negated || t.Lemma == "rush" || t.Lemma == "hurry") || c.Negated && t.Is(prose.RecklessDeed)
		if !human || v.guard(guardControl, v.byControl(c)) || v.guard(guardSystem, v.automatic(c)) {
			return
		}
		if !c.Agent.IsAbsent() && v.acts(c.Agent, t) == 0 {
			return
		}
		v.hit(likely, c.Start, c.End, "%q holds people to what was known afterwards", whatWasKnown)
	})
}

// byControl reports whether the clause says that a control, not a person, was to do it:
// "by the canary", "in CI".
func (v *view) byControl(c *prose.Clause) bool {
	for i := c.End; i < c.Until; i++ {
		if listed("by-means-of", v.lemma(i)) {
			p := v.PhraseAfter(i + 1)
			if p.IsAbsent() {
				continue
			}
			head := &v.Tokens[p.Head]
			if head.Is(prose.Control) && head.Lemma != "review" || p.Kind == prose.SystemKind && !head.Is(prose.Change) && head.Lemma != "test" {
				return true
			}
		}
	}
	return false
}

// automatic reports whether the clause speaks of what a machine does by itself, or of
// messages to people that machines send.
func (v *view) automatic(c *prose.Clause) bool {
	for i := c.Start; i < c.Until; i++ {
		if l := v.lemma(i); l == "automatically" || l == "automatic" {
			return true
		}
	}
	return c.Subject.Kind == prose.SystemKind && !v.main(c).IsAny(classes(prose.RecklessDeed)) && v.tokenIn(c.Subject.Start, c.Subject.End, classes(prose.Change, prose.Defect, prose.Procedure)) < 0 && v.main(c).Lemma == "handle"
}

// supposedTo finds "the team was supposed to test the restore", "the engineer needed to
// ask before touching it".
func supposedTo(v *view) {
	v.each(func(c *prose.Clause) {
		if c.Modal != "" || !c.Past || c.Perfect || v.asked() || v.meta() {
			return
		}
		t := v.main(c)
		if v.lemma(c.End) != "to" || c.End+1 >= len(v.Tokens) {
			return
		}
		to := &v.Tokens[min(c.End+1, len(v.Tokens)-1)]
		switch {
		case c.Passive && t.Is(prose.Suppose) && t.Lemma != "tell" && t.Lemma != "ask" && t.Lemma != "instruct":
			if v.actor(c) == 0 && v.acts(c.Subject, to) == 0 || c.Subject.Kind == prose.NobodyKind || (to.Lemma == "be" || listed("receiving", to.Lemma)) && v.guard(guardWish, true) {
				return
			}
			a := likely
			if t.Lemma == "expect" || t.Lemma == "require" {
				if v.tokenIn(c.End, len(v.Tokens), classes(prose.Negation)) < 0 && v.lemma(c.Until) != "but" {
					return
				}
			}
			v.hit(a, c.Start, c.End+2, fmt.Sprintf("%%q blames %s for what was not done", v.name(c.Subject)), promptFor(v.rest(c.End+1, c)))
		case t.Is(prose.Need) && !c.Passive && !c.Negated && to.Is(prose.DiligenceStrict) && v.actor(c) == sure && v.lemma(c.Subject.Head) != "we" && v.lemma(c.Subject.Head) != "i":
			if v.tokenIn(c.End, len(v.Tokens), classes(prose.Subordinator, prose.Instead)) >= 0 {
				v.hit(likely, c.Start, c.End+2, fmt.Sprintf("%%q holds %s to what was known afterwards", v.name(c.Subject)), whatWasKnown)
			}
		case t.Is(prose.Need) && !c.Passive && !c.Negated && to.Lemma == "stop" && v.actor(c) == sure && v.lemma(c.Subject.Head) != "we":
			v.hit(likely, c.Start, c.End+2, fmt.Sprintf("%%q holds %s to what was known afterwards", v.name(c.Subject)), whatWasKnown)
		}
	})
}

// failedTo finds "the team failed to follow the procedure".
func failedTo(v *view) {
	v.each(func(c *prose.Clause) {
		t := v.main(c)
		if !t.Is(prose.Fail) || c.Passive || c.Reduced || c.Negated || v.lemma(c.End) != "to" || v.hypothetical(c) || v.asked() || c.Infinitive || v.meta() || c.Subject.Kind == prose.NobodyKind {
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
		v.hit(a, c.Start, end, fmt.Sprintf("%%q blames %s for what was not done", v.name(c.Subject)), promptFor(v.rest(c.End+1, v.next(c))))
	})
}

// next returns the clause behind c, or c.
func (v *view) next(c *prose.Clause) *prose.Clause {
	for i := range v.Clauses {
		if &v.Clauses[i] == c && i+1 < len(v.Clauses) {
			return &v.Clauses[i+1]
		}
	}
	return c
}

// failureTo finds "failure of the analyst to acknowledge", "our failure to test",
// "the team's inability to follow the process".
func failureTo(v *view) {
	for i := range v.Tokens {
		l := v.lemma(i)
		if listed("choices", l) && v.tag(i) == prose.TagNoun && v.lemma(i+1) == "to" && v.tokenIn(i+2, i+3, classes(prose.Unheeded, prose.Disregard)) >= 0 && !v.meta() && !v.asked() && !v.denied(i) {
			if from, p := v.possessor(i); from >= 0 && v.acts(p, &v.Tokens[i]) > 0 && v.lemma(from) != "our" {
				v.hit(likely, from, i+3, fmt.Sprintf("%%q judges %s by what turned out later", v.owner(p)), "say what spoke for it at the time")
			}
			continue
		}
		if l != "failure" && l != "refusal" && l != "unwillingness" || v.denied(i) || v.meta() || v.asked() {
			continue
		}
		if from, p := v.possessor(i); from >= 0 && v.lemma(i+1) == "to" && v.acts(p, &v.Tokens[i]) > 0 {
			v.hit(sure, from, min(i+3, len(v.Tokens)), fmt.Sprintf("%%q blames %s for what was not done", v.owner(p)), promptFor(""))
			continue
		}
		k := i + 1
		switch {
		case v.lemma(k) == "of", v.lemma(k) == "by":
		case v.lemma(k) == "on" && v.lemma(k+1) == "the" && v.lemma(k+2) == "part":
			k += 3
		case v.lemma(k) == "to" && v.Tokens[min(k+1, len(v.Tokens)-1)].Is(prose.DiligenceStrict) && i > 0 && v.lemma(i-1) != "health":
			if s := v.subjectOfSentence(); s.Kind == prose.SystemKind {
				continue
			}
			v.hit(likely, i, k+2, "%q blames people for what was not done", promptFor(""))
			continue
		default:
			continue
		}
		if p := v.Join(v.PhraseAfter(k + 1)); v.lemma(p.End) == "to" && v.acts(p, &v.Tokens[min(p.End+1, len(v.Tokens)-1)]) > 0 {
			v.hit(sure, i, min(p.End+2, len(v.Tokens)), fmt.Sprintf("%%q blames %s for what was not done", v.name(p)), promptFor(""))
		}
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
		t := v.main(c)
		if !c.Negated || c.Passive || c.Progressive && (!t.Is(prose.DiligenceStrict) || v.isSelf(c.Subject)) || c.Modal != "" || c.Infinitive || c.Gerund || v.asked() || v.meta() {
			return
		}
		if !t.IsAny(classes(prose.DiligenceStrict, prose.Notice)) && !((c.Never || c.Perfect && v.saysIn("since", c.End, c.Until)) && t.Is(prose.Stepped) && !v.isSelf(c.Subject)) {
			return
		}
		a := v.actor(c)
		if c.Never && v.lemma(c.Subject.Head) == "people" {
			a = likely
		}
		if a == 0 || c.Subject.Kind == prose.NobodyKind || v.hypothetical(c) || v.ifBefore(c) >= 0 {
			return
		}
		we := v.lemma(c.Subject.Head) == "we" || v.lemma(c.Subject.Head) == "i"
		if t.Is(prose.Notice) {
			// What people did not see or know is what they could not act on, as a rule.
			if v.guard(guardExcuse, !listed("noticing", t.Lemma) && !t.Is(prose.DiligenceStrict) || we || c.Perfect) {
				return
			}
		}
		if v.excused(c) || v.guard(guardObject, v.needless(c)) {
			return
		}
		if !c.Past && !c.Perfect && !c.Never {
			return // what they do not do as a rule is a condition
		}
		v.hit(min(a, likely), c.Start, c.End, fmt.Sprintf("%%q blames %s for what was not done", v.name(c.Subject)), promptFor(v.rest(c.Main, c)))
	})
}

// needless reports whether what was not done is nothing that one does: "did not wait
// for long", "did not find".
func (v *view) needless(c *prose.Clause) bool {
	if listed("needless-of-us", v.main(c).Lemma) {
		return v.lemma(c.Subject.Head) == "we"
	}
	switch v.main(c).Lemma {
	case "think", "look", "care":
		return v.lemma(c.End) != "to" && v.lemma(c.End) != "at" && v.lemma(c.End) != "about" && v.main(c).Lemma != "care" && v.lemma(c.End) != "of"
	case "follow", "factor":
		return c.Object.IsAbsent() && v.lemma(c.End) != "up"
	}
	return false
}

// insteadOf finds "instead of following the checklist, the tech improvised".
func insteadOf(v *view) {
	for i := range v.Tokens {
		if !(v.lemma(i) == "instead" && v.lemma(i+1) == "of" || v.lemma(i) == "rather" && v.lemma(i+1) == "than") || v.asked() || v.meta() {
			continue
		}
		k := v.gerundAt(i + 2)
		if k == 0 && v.lemma(i) == "rather" && i+2 < len(v.Tokens) && v.Tokens[i+2].Parts&prose.VerbBase != 0 {
			k = i + 2
		}
		if k == 0 || !v.Tokens[k].IsAny(classes(prose.DiligenceStrict)) && !v.picksUp(k) {
			continue
		}
		for n := range v.Clauses {
			c := &v.Clauses[n]
			if c.Finite() && v.actor(c) == sure && c.Subject.Kind != prose.NobodyKind && !v.hypothetical(c) && !v.main(c).Is(prose.Be) && (c.Past || c.Perfect) {
				if v.lemma(c.Subject.Head) == "we" && v.guard(guardMending, !v.main(c).IsAny(classes(prose.Assume, prose.RecklessDeed))) {
					return
				}
				v.hit(likely, i, k+1, fmt.Sprintf("%%q holds %s to what was known afterwards", v.name(c.Subject)), whatWasKnown)
				return
			}
		}
	}
}

// picksUp reports whether the gerund at k is one of those who call: picking up the phone.
func (v *view) picksUp(k int) bool {
	return listed("calls", v.lemma(k)) && v.saysIn("phone", k, k+4) || listed("speaks-up", v.lemma(k))
}

// choseTo finds "chose to continue", "decided not to escalate", "opted to skip".
func choseTo(v *view) {
	v.each(func(c *prose.Clause) {
		t := v.main(c)
		a := v.active(c)
		if !t.Is(prose.Decide) || a == 0 {
			return
		}
		k := c.End
		negated := false
		for k < len(v.Tokens) && (v.tag(k) == prose.TagNegation || v.tag(k) == prose.TagAdverb || v.lemma(k) == "to") {
			negated = negated || v.tag(k) == prose.TagNegation
			k++
		}
		if k >= len(v.Tokens) {
			return
		}
		w := &v.Tokens[k]
		if v.lemma(c.End) == "that" && v.guard(guardWish, true) {
			// "decided that the freeze does not apply to them"
			if v.lemma(c.Subject.Head) != "we" && v.tokenIn(k, len(v.Tokens), classes(prose.Procedure)) >= 0 && v.tokenIn(k, len(v.Tokens), classes(prose.Negation)) >= 0 {
				v.hit(likely, c.Start, c.End, fmt.Sprintf("%%q judges %s by what turned out later", v.name(c.Subject)), "say what spoke for it at the time")
			}
			return
		}
		bad := negated && w.IsAny(classes(prose.DiligenceStrict, prose.Stepped)) || !negated && w.IsAny(classes(prose.Ignore, prose.Skip)) && w.Lemma != "break" ||
			!negated && listed("presses-on", w.Lemma) && t.Lemma != "decide"
		if !bad || v.lemma(c.Subject.Head) == "we" && v.guard(guardMending, !w.IsAny(classes(prose.Ignore))) || v.excused(c) || v.at.mending || t.Lemma == "prefer" && negated {
			return
		}
		v.hit(min(a, likely), c.Start, k+1, fmt.Sprintf("%%q judges %s by what turned out later", v.name(c.Subject)), "say what spoke for it at the time")
	})
}
