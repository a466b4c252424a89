package blameless

import (
	"slices"

	"github.com/pmlint/pmlint/lint/prose"
)

// An idiomFrame says what an idiom of the lexicon is a sign of.
type idiomFrame struct {
	name, rule string
	confidence confidence
	explain    string
	message    string
	help       string
	// actor wants people for the subject of the clause that the idiom stands in.
	actor bool
	// near wants people for the object, directly behind the idiom, where none act;
	// anywhere lets them act in any clause of the sentence.
	near, anywhere bool
	// behind wants people directly behind the idiom.
	behind bool
	// lapse lets what was missed or forgotten stand for people.
	lapse bool
	// rhetorical lets the idiom stand in questions.
	rhetorical bool
	// free lets the idiom stand in denials.
	free bool
	// inward keeps out what is said to the reader: "we let you down" is an apology.
	inward bool
	// unmeant keeps out what is done on purpose, or meant to run out: "let the cache expire".
	unmeant bool
	// last wants the idiom at the end of its sentence: what follows gives the reason.
	last bool
}

var idiomTable = [...]idiomFrame{
	{name: "let-down", rule: personBlame, confidence: likely, explain: "somebody let others down", message: blamesPeople, help: "say which expectation was not met, and who had been told of it", actor: true, inward: true},
	{name: "drop-ball", rule: personBlame, confidence: sure, explain: "somebody dropped the ball", message: blamesPeople, help: "say where the hand-off was, and what would have acknowledged it", actor: true},
	{name: "let-slip", rule: personBlame, confidence: likely, explain: "somebody let it slip", message: blamesPeople, help: "say what the check does not cover", actor: true},
	{name: "not-job", rule: personBlame, confidence: sure, explain: "somebody did not do the job", message: blamesPeople, help: "say which signal was expected, and why it did not come", actor: true, free: true},
	{name: "owes", rule: personBlame, confidence: likely, explain: "somebody owes an apology", message: blamesPeople, help: leaveOut, actor: true},
	{name: "one-person", rule: personBlame, confidence: likely, explain: "one person's decision", message: "makes one person the cause", help: nameCondition},
	{name: "apology-for", rule: personBlame, confidence: likely, explain: "an apology for somebody", message: "puts the blame on somebody", help: "apologise for what happened, not for a person"},
	{name: "points-at", rule: personBlame, confidence: likely, explain: "the finger points at somebody", message: "puts it down to people", help: nameCondition, behind: true},
	{name: "lost-track", rule: humanError, confidence: likely, explain: "somebody lost track", message: makesSlipTheCause, help: askHow, actor: true},
	{name: "fat-finger", rule: humanError, confidence: sure, explain: "a slip of the fingers", message: isNoCause, help: "say what was entered, what was meant, and what accepted it"},
	{name: "people-mistakes", rule: humanError, confidence: sure, explain: "people make mistakes", message: isNoCause, help: askHow},
	{name: "better-if", rule: counterfactual, confidence: likely, explain: "it would have been better", message: holdsPeople, help: whatWasKnown},
	{name: "every-chance", rule: counterfactual, confidence: sure, explain: "somebody had every chance", message: holdsPeople, help: whatWasKnown, actor: true, near: true},
	{name: "all-had-to-do", rule: counterfactual, confidence: likely, explain: "all somebody had to do", message: holdsPeople, help: whatWasKnown, free: true},
	{name: "never-round", rule: counterfactual, confidence: likely, explain: "never got round to it", message: "blames people for what was not done", help: "say what the work was ranked below", actor: true, free: true},
	{name: "next-time", rule: counterfactual, confidence: likely, explain: "next time, be careful", message: admonishes, help: "make an action item of a control that works without anybody remembering", free: true},
	{name: "easy-for", rule: counterfactual, confidence: likely, explain: "it would have been easy for somebody", message: holdsPeople, help: whatWasKnown, behind: true},
	{name: "if-only", rule: counterfactual, confidence: sure, explain: "if only", message: holdsPeople, help: whatWasKnown},
	{name: "common-sense", rule: hindsight, confidence: sure, explain: "common sense", message: judgesByNow, help: howItLooked},
	{name: "knowing-now", rule: hindsight, confidence: likely, explain: "knowing what is known now", message: judgesByNow, help: howItLooked},
	{name: "known-better", rule: hindsight, confidence: likely, explain: "somebody knew better", message: judgesByNow, help: howItLooked, actor: true},
	{name: "two-and-two", rule: hindsight, confidence: likely, explain: "to put two and two together", message: judgesByNow, help: "say what links the two signals, and where it is shown", free: true, actor: true, anywhere: true},
	{name: "under-nose", rule: hindsight, confidence: likely, explain: "under somebody's nose", message: judgesByNow, help: howItLooked},
	{name: "beggars-belief", rule: hindsight, confidence: likely, explain: "hard to believe, or to miss", message: judgesByNow, help: howItLooked},
	{name: "hard-to-see", rule: hindsight, confidence: likely, explain: "what people did is hard to understand", message: judgesByNow, help: howItLooked, actor: true, anywhere: true, lapse: true},
	{name: "asleep", rule: negligence, confidence: likely, explain: "asleep at the wheel", message: judgesPeople, help: whoWasPaged, free: true, actor: true},
	{name: "let-lie", rule: negligence, confidence: likely, explain: "somebody let it lie", message: judgesPeople, help: whoWasPaged, free: true, actor: true, unmeant: true},
	{name: "unread", rule: negligence, confidence: likely, explain: "mail that went unread", message: "blames whoever it was sent to", help: "say where it went, and what would have been done with it", near: true, actor: true},
	{name: "slept", rule: negligence, confidence: likely, explain: "somebody slept through it", message: judgesPeople, help: whoWasPaged},
	{name: "oversight", rule: negligence, confidence: likely, explain: "an oversight", message: "makes a lapse the cause", help: promptFor("")},
	{name: "rubber-stamp", rule: judgement, confidence: likely, explain: "a rubber stamp, and the like", message: judgesPeople, help: leaveOut},
	{name: "not-up-to", rule: judgement, confidence: likely, explain: "somebody was not up to it, and the like", message: judgesPeople, help: leaveOut, actor: true, free: true},
	{name: "too-slow", rule: judgement, confidence: likely, explain: "somebody took too long", message: judgesPeople, help: "give the minutes, and the target that they missed", actor: true},
	{name: "as-usual", rule: judgement, confidence: likely, explain: "as usual", message: isReproach, help: "give the number of recurrences, with links", actor: true},
	{name: "would-think", rule: judgement, confidence: likely, explain: "one would think", message: isReproach, help: leaveOut},
	{name: "respect", rule: judgement, confidence: likely, explain: "with all due respect", message: isReproach, help: leaveOut},
	{name: "funny-how", rule: judgement, confidence: likely, explain: "funny how", message: isReproach, help: leaveOut},
	{name: "surprise", rule: judgement, confidence: likely, explain: "surprise, surprise", message: isReproach, help: leaveOut},
	{name: "optional-now", rule: judgement, confidence: likely, explain: "is optional now", message: isReproach, help: leaveOut},
	{name: "what-thinking", rule: judgement, confidence: likely, explain: "what were they thinking", message: isReproach, help: "ask what the situation looked like to them", rhetorical: true},
	{name: "as-explained", rule: judgement, confidence: likely, explain: "as already explained", message: isReproach, help: "link to where it is written"},
	{name: "again-time", rule: judgement, confidence: likely, explain: "for the third time", message: isReproach, help: "link to the earlier incidents", actor: true},
	{name: "assured", rule: judgement, confidence: likely, explain: "we were assured", message: isReproach, help: "say where it is written, and link to it"},
	{name: "our-friends", rule: judgement, confidence: likely, explain: "our friends in networking", message: isReproach, help: leaveOut},
	{name: "for-a-reason", rule: judgement, confidence: likely, explain: "it is there for a reason", message: isReproach, help: leaveOut, last: true},
	{name: "cannot-believe", rule: judgement, confidence: likely, explain: "a total mess", message: heatsUp, help: "give a figure instead"},
	{name: "warning", rule: punishment, confidence: sure, explain: "a formal warning", message: speaksOfPunishment, help: leaveToOthers},
	{name: "not-tolerated", rule: punishment, confidence: likely, explain: "will not be tolerated", message: "threatens people", help: leaveToOthers, free: true},
	{name: "rotation", rule: punishment, confidence: likely, explain: "somebody was taken off duty, or warned", message: "punishes somebody", help: leaveToOthers, actor: true},
	{name: "accountable", rule: punishment, confidence: sure, explain: "held accountable", message: speaksOfPunishment, help: leaveToOthers},
	{name: "consequences", rule: punishment, confidence: likely, explain: "consequences for somebody", message: speaksOfPunishment, help: leaveToOthers, actor: true, near: true, anywhere: true},
	{name: "performance", rule: punishment, confidence: likely, explain: "somebody's performance", message: speaksOfPunishment, help: leaveToOthers},
	{name: "review-of", rule: punishment, confidence: likely, explain: "somebody's appraisal", message: speaksOfPunishment, help: leaveToOthers, behind: true},
	{name: "let-go", rule: punishment, confidence: likely, explain: "somebody had to go", message: speaksOfPunishment, help: leaveToOthers, free: true},
	{name: "hr", rule: punishment, confidence: likely, explain: "human resources are involved", message: speaksOfPunishment, help: leaveToOthers},
	{name: "offenders", rule: punishment, confidence: likely, explain: "repeat offenders", message: speaksOfPunishment, help: leaveToOthers},
	{name: "reminded", rule: punishment, confidence: likely, explain: "somebody was reminded sternly", message: admonishes, help: "make an action item of a control that works without anybody remembering"},
	{name: "careful", rule: judgement, confidence: likely, explain: "somebody has to be more careful", message: admonishes, help: "make an action item of a control that works without anybody's care", actor: true},
	{name: "line-manager", rule: punishment, confidence: likely, explain: "a word with somebody", message: speaksOfPunishment, help: leaveToOthers},
	{name: "makes-worse", rule: namedActor, confidence: likely, explain: "somebody made it worse", message: makesPersonCause, help: "say what the step did to the system", actor: true},
	{name: "by-mistake-idiom", rule: namedActor, confidence: likely, explain: "by mistake", message: makesSlipTheCause, help: dropActor, actor: true, anywhere: true},
	{name: "wrong-place", rule: namedActor, confidence: likely, explain: "in the wrong terminal", message: makesSlipTheCause, help: whatLookedRight, actor: true},
}

// idiomFrames makes a frame of each idiom.
func idiomFrames() []*frame {
	out := make([]*frame, len(idiomTable))
	for i := range idiomTable {
		x := &idiomTable[i]
		out[i] = &frame{id: x.name, rule: x.rule, explain: x.explain, idiom: true,
			inQuestions: x.rhetorical, aboutBlame: x.rule == punishment, find: x.find}
	}
	return out
}

func (x *idiomFrame) find(v *view) {
	for _, m := range v.idioms() {
		from, to := m.from, m.to
		if m.name != x.name || !x.free && v.denied(from) {
			continue
		}
		if x.actor && !v.humanClause(from, to, x.anywhere) && !(x.near && v.peopleBehind(to)) && !(x.lapse && v.has(classes(prose.Ignore, prose.Lapse, prose.Neglectful))) {
			continue
		}
		if x.last && !v.endsSentence(to) {
			continue
		}
		if x.inward && slices.ContainsFunc(v.Tokens[from:to], func(t prose.Token) bool { return t.Lemma == "you" }) {
			continue
		}
		if x.unmeant && v.guard(guardMending, v.onPurpose() || v.tokenIn(from, to, classes(prose.Target)) >= 0) {
			continue
		}
		if x.behind {
			p := v.Join(v.PhraseAfter(to))
			if !isSomebody(p) {
				continue
			}
			to = p.End
		}
		v.hit(x.confidence, from, to, x.message, x.help)
	}
}

// peopleBehind reports whether people are named at tokens[i], or behind a by there.
func (v *view) peopleBehind(i int) bool {
	if v.lemma(i) == "by" {
		i++
	}
	return v.PhraseAfter(i).Kind.IsPeople()
}

// A match is an idiom found in the sentence.
type match struct {
	name     string
	from, to int
}

// idioms returns the idioms of the sentence, looked for once.
func (v *view) idioms() []match {
	if !v.searched {
		v.searched = true
		v.Idioms(func(name string, from, to int) { v.matches = append(v.matches, match{name, from, to}) })
	}
	return v.matches
}

// humanClause reports whether people act in the clause that tokens[from:to] stand in, or
// next to it.
func (v *view) humanClause(from, to int, anywhere bool) bool {
	for k := range v.Clauses {
		c := &v.Clauses[k]
		if !anywhere && (c.Start >= to && from > 1 || c.Until < from && c.End <= from) {
			continue
		}
		if c.Passive && c.Agent.Kind.IsPeople() && !c.Agent.IsAbsent() {
			return true
		}
		switch c.Subject.Kind {
		case prose.MaybeTeam, prose.MaybeName, prose.They:
			return true
		case prose.Thing, prose.SystemKind, prose.UsersKind:
			if v.off != guardSystem {
				continue
			}
		}
		return true
	}
	return false
}

// endsSentence reports whether nothing but a full stop stands at tokens[i].
func (v *view) endsSentence(i int) bool {
	return i >= len(v.Tokens) || i == len(v.Tokens)-1 && v.tag(i) == prose.TagStop
}
