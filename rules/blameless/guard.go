package blameless

import "github.com/pmlint/pmlint/lint/prose"

// The guards: what keeps a frame from speaking. Each can be switched off by its name,
// for the test that proves that it is needed. Others are part of the reading: code,
// quotations and chat logs are single tokens (lint/prose), and template text, names in
// fields and action items are not read at all (reading.go).
const (
	guardSystem   = "guard-system"   // a system acts, not a person
	guardUsers    = "guard-users"    // users or attackers act
	guardMaybe    = "guard-maybe"    // what acts may be a system
	guardNegated  = "guard-negated"  // the sentence denies it
	guardMeta     = "guard-meta"     // the sentence speaks of how to speak
	guardExcuse   = "guard-excuse"   // the sentence says why it could not be otherwise
	guardControl  = "guard-control"  // a control was missing, not a deed
	guardCompound = "guard-compound" // the word is part of a technical term
	guardDuty     = "guard-duty"     // responsible means in charge
	guardPraise   = "guard-praise"   // it is praise
	guardMending  = "guard-mending"  // it was done to end the incident
	guardQuestion = "guard-question" // a plain question
	guardAdvice   = "guard-advice"   // what is to be done from now on
	guardWish     = "guard-wish"     // hypothetical, or not about the past
	guardObject   = "guard-object"   // what is missed or skipped is no duty
	guardHarmless = "guard-harmless" // what is deleted is not missed
)

// guard reports whether the guard of that name holds: the condition does, and it is not
// switched off.
func (v *view) guard(name string, condition bool) bool { return condition && v.off != name }

// denied reports whether the words before tokens[i] in the clause, or the
// sentence's main verb, deny what follows.
func (v *view) denied(i int) bool {
	return v.guard(guardNegated, v.isDenied(i))
}

func (v *view) isDenied(i int) bool {
	for k, from := i-1, v.scope(i); k >= from; k-- {
		t := &v.Tokens[k]
		switch {
		case t.Tag == prose.TagStop && t.Text != "/", t.Tag == prose.TagConjunction && t.Lemma == "but":
			return false
		case t.Tag == prose.TagNegation && v.lemma(k+1) == "for" && v.isOne(k-1, "it", "be"):
			// "were it not for his stubbornness"
		case t.Tag == prose.TagNegation, t.Is(prose.Nobody), t.Is(prose.Without), listed("denying", t.Lemma),
			v.isInstead(k):
			return true
		}
	}
	return false
}

// scope returns where the clause that tokens[i] stands in begins, if nothing before it
// can deny it: behind a conjunction or comma, with a subject of its own.
func (v *view) scope(i int) int {
	from := 0
	for k := range v.Clauses {
		c := &v.Clauses[k]
		if c.Subject.IsAbsent() || c.Borrowed || c.Subject.Start == 0 || c.Subject.Start > i || !c.Finite() || c.Subject.End > c.Start && !c.Inverted {
			continue
		}
		switch t := &v.Tokens[c.Subject.Start-1]; t.Tag {
		case prose.TagConjunction, prose.TagComma, prose.TagStop:
			from = c.Subject.Start
		case prose.TagSubordinator:
			if !v.isOne(c.Subject.Start-1, "how", "whether", "if") {
				from = c.Subject.Start
			}
		case prose.TagPreposition:
			if t.Is(prose.Subordinator) {
				from = c.Subject.Start
			}
		}
	}
	return from
}

// hypothetical reports whether a clause does not tell what happened: what may, might or
// will happen, or what is asked for.
func (v *view) hypothetical(c *prose.Clause) bool { return v.guard(guardWish, v.isHypothetical(c)) }

func (v *view) isHypothetical(c *prose.Clause) bool {
	if c.Modal != "" {
		return true
	}
	// "if somebody forgets", "when an engineer forgets", "in case"
	for i := c.Subject.Start - 1; i >= 0 && i >= c.Subject.Start-2 && !c.Subject.IsAbsent(); i-- {
		l := v.lemma(i)
		if l == "case" && v.lemma(i-1) == "in" {
			return true
		}
		if listed("when-not-past", l) && !c.Past && !c.Perfect {
			return true
		}
	}
	return false
}

// asked reports whether the sentence is a plain question, of which nobody is accused.
func (v *view) asked() bool { return v.guard(guardQuestion, v.Question) }

// excluded reports whether a finding of the frame is excluded wherever it is made.
func (v *view) excluded() bool {
	f := v.frame
	if v.asked() && !f.inQuestions || f.mending && v.guard(guardMending, v.at.mending) || v.meta() && !f.aboutBlame {
		return true
	}
	if v.guard(guardPraise, (v.at.praise || v.praised()) && f.rule != personBlame && f.rule != punishment) {
		return true
	}
	if f.id == "sanction" {
		return false // "retrain the operator who ran it"
	}
	return v.guard(guardAdvice, v.isAdvice() && (f.rule != judgement || v.Tokens[0].Text == "Be"))
}

// praised reports whether the sentence approves of somebody's work, or begins by saying
// that it tells what went well.
func (v *view) praised() bool {
	for i := range v.Tokens {
		if listed("approving", v.lemma(i)) && v.tokenIn(i+1, i+2, classes(prose.Work)) >= 0 && !v.isDenied(i) && !v.has(classes(prose.PastModal)) {
			return true // "made the right call in refusing to restart it"
		}
	}
	return v.lemma(0) == "what" && v.lemma(1) == "go" && v.lemma(2) == "well" || v.lemma(0) == "go" && v.lemma(1) == "well" && v.tag(2) == prose.TagStop
}

// isAdvice reports whether the sentence tells its readers what to do from now on: an
// imperative.
func (v *view) isAdvice() bool {
	if len(v.Tokens) == 0 || len(v.Clauses) == 0 || v.tokenIn(0, 2, classes(prose.Assume)) == 0 {
		return false
	}
	c := &v.Clauses[0]
	t := &v.Tokens[0]
	if c.Start == 0 && t.Text == "Be" {
		return true
	}
	if c.Start != 0 || t.Tag != prose.TagVerb || t.Parts&prose.VerbBase == 0 || t.Parts&(prose.VerbPast) != 0 {
		return false
	}
	return true
}
