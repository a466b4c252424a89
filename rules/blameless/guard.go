package blameless

import (
	"github.com/pmlint/pmlint/lint/prose"
)

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

// actor tells how sure it is that the subject of a clause is people who work on the
// system: 0 where it is not.
func (v *view) actor(c *prose.Clause) confidence { return v.acts(c.Subject, v.main(c)) }

// acts is actor for a phrase and the verb it goes with.
func (v *view) acts(p prose.Phrase, verb *prose.Token) confidence {
	if p.IsAbsent() {
		return 0
	}
	switch k := p.Kind; {
	case k.IsPeople():
		if v.guard(guardUsers, v.isHostile(p)) {
			return 0
		}
		return sure
	case k == prose.MaybeTeam && v.Tokens[p.Head].Is(prose.Org) && verb.IsAny(classes(prose.DiligenceStrict, prose.Communicate)):
		return likely
	case k == prose.UsersKind:
		if v.guard(guardUsers, true) {
			return 0
		}
		return likely
	case k == prose.MaybeName, k == prose.MaybeTeam, k == prose.They:
		if v.guard(guardMaybe, !verb.Is(prose.HumanOnly)) {
			return 0
		}
		return likely
	case k == prose.Who:
		return likely
	}
	if v.guard(guardSystem, true) {
		return 0
	}
	return likely
}

// isHostile reports whether a phrase speaks of attackers, as its words or those behind it
// tell: a malicious maintainer, whoever held the stolen key.
func (v *view) isHostile(p prose.Phrase) bool {
	if v.tokenIn(p.Start, p.Head, classes(prose.Hostile)) >= 0 {
		return true
	}
	if v.lemma(p.End) == "outside" {
		return true
	}
	return v.Tokens[p.Head].IsAny(classes(prose.Whoever, prose.WhoWord)) && v.tokenIn(p.End, p.End+6, classes(prose.Hostile)) >= 0
}

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
		case t.Tag == prose.TagNegation && v.lemma(k+1) == "for" && (v.lemma(k-1) == "it" || v.lemma(k-1) == "be"):
			// "were it not for his stubbornness"
		case t.Tag == prose.TagNegation, t.Is(prose.Nobody), t.Is(prose.Without), listed("denying", t.Lemma),
			t.Lemma == "rather" && v.lemma(k+1) == "than", t.Lemma == "instead" && v.lemma(k+1) == "of":
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
			if !listed("whether", t.Lemma) {
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

// meta reports whether the sentence speaks about blame, or words for it, and not about
// somebody.
func (v *view) meta() bool {
	if !v.weighed {
		v.weighed, v.ofBlame = true, v.isMeta()
	}
	return v.guard(guardMeta, v.ofBlame)
}

func (v *view) isMeta() bool {
	for k := range v.Clauses {
		if v.ofText(&v.Clauses[k]) {
			return true // "the draft said that"
		}
	}
	for i := range v.Tokens {
		t := &v.Tokens[i]
		switch {
		case t.Lemma == "symptom":
			// "human error is a symptom", not "the symptom was noticed"
			for k := i - 1; k >= 0 && k >= i-4; k-- {
				if v.Tokens[k].Is(prose.Be) {
					return true
				}
			}
		case t.Is(prose.Meta) && t.Tag != prose.TagVerb && t.Lemma != "just" && t.Lemma != "bias":
			return true
		case v.lemma(0) == "it" && v.lemma(i-1) == "to" && listed("spoken", t.Lemma) && v.Clauses[0].Modal != "" && v.Clauses[0].Start < i:
			return true // "it would be easy to say"
		case t.Parts&prose.VerbGerund != 0 && i < 3 && listed("told-of", t.Lemma):
			return true // "calling it human error explains nothing"
		case (v.lemma(i+1) == "like" || v.lemma(i+1) == "such") && listed("words", t.Lemma):
			return true
		case t.Lemma == "where" && i > 0 && v.Tokens[i-1].Is(prose.Be) && v.tokenIn(0, i-1, classes(prose.ErrorNoun, prose.Judged)) >= 0:
			return true // "human error is where the questions begin"
		case t.Lemma == "blameless", t.Lemma == "blame-free":
			return true
		case t.Lemma == "treat" || t.Lemma == "regard" || t.Lemma == "view":
			// "we treat human error as a starting point", "to regard it as"
			for k := i + 1; k < len(v.Tokens) && k < i+6; k++ {
				if v.lemma(k) == "as" && v.tokenIn(i, k, classes(prose.ErrorNoun, prose.Blame, prose.Judged)) >= 0 {
					return true
				}
			}
		}
	}
	return false
}

// ofText reports whether the verb of a clause tells what a text says.
func (v *view) ofText(c *prose.Clause) bool {
	return !c.Subject.IsAbsent() && listed("told-of", v.main(c).Lemma) &&
		(listed("text", v.lemma(c.Subject.Head)) || c.Main > 0 && v.isMentioned(c))
}

// isMentioned reports whether a clause tells of a case of saying something, not of one
// that happened: "if a sentence says".
func (v *view) isMentioned(c *prose.Clause) bool {
	return !c.Past && v.isHypothetical(c) && c.Modal == ""
}

// excused reports whether the sentence says what kept people from doing what the clause
// says they did not do: "because the panel was removed".
func (v *view) excused(c *prose.Clause) bool { return v.guard(guardExcuse, v.isExcused(c)) }

func (v *view) isExcused(c *prose.Clause) bool {
	if c.Modal == "could" || c.Modal == "can" {
		return true
	}
	if i := c.Subject.Start - 1; i > 0 && v.lemma(i) == "so" && len(v.Clauses) > 1 && !v.Clauses[0].Subject.Kind.IsPeople() {
		return true
	}
	for i := range v.Tokens {
		t := &v.Tokens[i]
		if t.Lemma == "no" && i < c.Start && v.tokenIn(i+1, i+2, classes(prose.Ability)) >= 0 && (v.lemma(i+2) == "of" || v.lemma(i+2) == "to" || v.lemma(i+2) == "that") {
			return true // "had no way of knowing that"
		}
		if t.Tag == prose.TagRelative && t.Lemma == "which" && i >= c.End && v.allowsNext(i) {
			return true // "without a second approval, which the tool allows"
		}
		because := t.Lemma == "because" || t.Lemma == "since" && v.tag(i+1) != prose.TagNumber || (t.Lemma == "as" || t.Lemma == "so") && i > 0 && i >= c.End
		if t.Lemma == "due" && v.lemma(i+1) == "to" && i >= c.End && v.tokenIn(i, i+5, judgedWords) < 0 {
			return true
		}
		if !because || i >= c.Start && i < c.End {
			continue
		}
		if t.Lemma == "because" && v.lemma(i+1) == "of" {
			return true
		}
		for k := range v.Clauses {
			b := &v.Clauses[k]
			if b.Start <= i || !b.Finite() || i < c.Start && b.Start >= c.Start {
				continue
			}
			if b.Passive && !b.Agent.Kind.IsPeople() || !b.Subject.Kind.IsPeople() || b.Modal == "could" || b.Negated && b.Perfect ||
				v.main(b).Is(prose.Have) || v.main(b).Is(prose.Be) && b.Negated {
				return t.Lemma != "as" && t.Lemma != "so" || !b.Subject.Kind.IsPeople()
			}
			return false
		}
		if p := v.PhraseAfter(i + 1); i >= c.End && !p.IsAbsent() && !p.Kind.IsPeople() && !(t.Lemma == "since" && c.Perfect) {
			return true // "since the page names the database alone"
		}
	}
	return false
}

// allowsNext reports whether the clause behind tokens[i] says that it is allowed.
func (v *view) allowsNext(i int) bool {
	for k := range v.Clauses {
		if d := &v.Clauses[k]; d.Start > i {
			return (v.main(d).Lemma == "allow" || v.main(d).Lemma == "permit") && !d.Negated
		}
	}
	return false
}

var judgedWords = classes(prose.Judged, prose.Insult, prose.ErrorNoun, prose.Virtue)

// compound reports whether a word beside tokens[i] makes a technical term of it: page fault,
// lazy loading, error budget.
func (v *view) compound(i int) bool { return v.guard(guardCompound, v.isCompound(i)) }

func (v *view) isCompound(i int) bool {
	t := &v.Tokens[i]
	next, before := v.lemma(i+1), v.lemma(i-1)
	switch t.Lemma {
	case "fault":
		if listed("faults-of-machines", next) || listed("machines-at-fault", before) {
			return true
		}
		return t.Lemma == "fault" && t.Tag == prose.TagVerb
	case "lazy", "greedy":
		// A word behind it that is neither people nor their work makes a term of it: lazy
		// vacuum, greedy scheduler.
		if p := v.PhraseAfter(i); !p.IsAbsent() && p.Head > i && !p.Kind.IsPeople() && p.Kind != prose.UsersKind && v.tokenIn(p.Head, p.Head+1, classes(prose.Work, prose.WorkSoft, prose.Individual)) < 0 && v.tokenIn(i+1, i+2, classes(prose.Work)) < 0 {
			return true
		}
	}
	switch {
	case listed("also-technical", t.Lemma):
		return listed("technical", next)
	case t.Lemma == "blame":
		return listed("blame-tools", before) || listed("blame-views", next)
	case t.Lemma == "human":
		return next == "readable" || next == "interface"
	}
	return false
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
	if v.guard(guardPraise, (v.at.praise || v.praised()) && v.frame.rule != personBlame && v.frame.rule != punishment) {
		return true
	}
	if v.frame.id == "sanction" {
		return false // "retrain the operator who ran it"
	}
	return v.guard(guardAdvice, v.isAdvice() && (v.frame.rule != judgement || v.Tokens[0].Text == "Be"))
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
