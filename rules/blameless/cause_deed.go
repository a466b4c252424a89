package blameless

import (
	"fmt"

	"github.com/pmlint/pmlint/lint/prose"
)

// harmWords are the classes of words for what went wrong.
var harmWords = classes(prose.Outcome, prose.Break, prose.Fail, prose.Downward)

// harmIn reports whether tokens[from:to] tell that something went wrong.
func (v *view) harmIn(from, to int) bool {
	for i := max(from, 0); i < min(to, len(v.Tokens)); i++ {
		t := &v.Tokens[i]
		switch {
		case t.IsAny(harmWords) && t.Tag != prose.TagQuote && t.Tag != prose.TagAdverb && !(t.Lemma == "fail" && v.lemma(i+1) == "over"):
			return true
		case t.Is(prose.Downward) && t.Lemma != "out" && v.goesOrIs(i-1):
			return true
		case t.Is(prose.GoneWrong):
			return true
		case t.Lemma == "not" && v.lemma(i-1) == "could", t.Is(prose.Could) && i > 0 && v.Tokens[i-1].Is(prose.Nobody):
			return true
		}
	}
	return false
}

// goesOrIs reports whether tokens[i] is a verb that leads to a state: was down, went dark.
func (v *view) goesOrIs(i int) bool {
	l := v.lemma(i)
	return l == "be" || l == "go" || l == "stay"
}

// becauseDid finds "sales could not log in because Beatriz revoked the certificate".
func becauseDid(v *view) {
	v.each(func(c *prose.Clause) {
		from := c.Subject.Start - 1
		if c.Subject.IsAbsent() || from < 0 || v.lemma(from) != "because" || !v.tellsWho(c.Subject) || !c.Past && !c.Perfect || v.isSelf(c.Subject) || v.active(c) != sure || c.Borrowed {
			v.becauseNot(c, from)
			return
		}
		if k := c.Subject.Kind; k != prose.NameKind && k != prose.Person || v.lemma(c.Subject.Head) == "they" || v.at.mending || v.at.praise {
			return
		}
		t := v.main(c)
		if !t.IsAny(deedsDone) || t.Is(prose.Notice) || listed("routine", t.Lemma) || c.Object.IsAbsent() || listed("mended-thing", v.lemma(c.Object.Head)) || v.unneeded(c.Object) || v.mends(c) {
			return
		}
		harm := v.harmIn(0, from)
		if from == 0 {
			harm = v.harmIn(c.Until, len(v.Tokens))
		}
		if harm && !v.excused(c) {
			v.hit(likely, c.Subject.Start, c.Object.End, fmt.Sprintf("%%q makes %s the cause", v.name(c.Subject)), dropActor)
		}
	})
}

// tellsWho reports whether a phrase says who it was, by a name or a role.
func (v *view) tellsWho(p prose.Phrase) bool {
	switch v.tag(p.Head) {
	case prose.TagNoun, prose.TagName, prose.TagHandle:
		return p.Kind == prose.NameKind || p.Kind.IsPeople() && v.tokenIn(p.Start, p.End, named) >= 0
	}
	return false
}

// becauseNot finds "control was lost because the commander did not issue orders", in a
// clause whose subject stands behind the because at tokens[from].
func (v *view) becauseNot(c *prose.Clause, from int) {
	if !c.Negated || c.Passive || c.Progressive || c.Modal != "" || c.Borrowed || c.Infinitive || c.Gerund || v.isSelf(c.Subject) || v.actor(c) != sure || v.lemma(c.Subject.Head) == "they" || c.Subject.Kind == prose.NobodyKind || v.asked() || v.meta() || v.at.mending || v.at.praise {
		return
	}
	if t := v.main(c); !v.plainDeed(c) || !t.IsAny(classes(prose.Diligence, prose.Stepped, prose.Communicate)) && t.Lemma != "issue" || t.Lemma == "own" || listed("denied-by-system", t.Lemma) || v.needless(c) {
		return
	}
	if harm := v.harmIn(0, from) || from == 0 && v.harmIn(c.Until, len(v.Tokens)); harm {
		v.hit(likely, c.Start, c.End, fmt.Sprintf("%%q blames %s for what was not done", v.name(c.Subject)), promptFor(v.rest(c.Main, c)))
	}
}

// deedsDone are the verbs of what somebody does to a system.
var deedsDone = classes(prose.Delete, prose.Wipe, prose.Ship, prose.Break, prose.Leave, prose.RecklessDeed, prose.Press, prose.Silence, prose.Operate)

// silenced finds "Priya disabled the rate limiter, and the site collapsed".
func silenced(v *view) {
	v.each(func(c *prose.Clause) {
		t := v.main(c)
		if !t.Is(prose.Silence) || v.active(c) != sure || v.isSelf(c.Subject) || v.at.mending || v.at.praise || v.mends(c) || c.Object.IsAbsent() || v.unneeded(c.Object) || !c.Past && !c.Perfect {
			return
		}
		if v.tokenIn(c.Object.Start, c.Object.End, classes(prose.Control, prose.System, prose.Data)) < 0 || listed("turned-off-to-help", v.lemma(c.Object.Head)) {
			return
		}
		i := c.Object.End
		for i < len(v.Tokens) && v.tag(i) != prose.TagComma && v.tag(i) != prose.TagConjunction && v.lemma(i) != "which" && i < c.Object.End+6 {
			i++
		}
		if i < len(v.Tokens) && (v.lemma(i+1) == "and" || v.lemma(i) == "and" || v.lemma(i+1) == "which" || v.lemma(i+1) == "so") && v.harmAfter(i) {
			v.hit(likely, c.Start, c.Object.End, fmt.Sprintf("%%q makes %s the cause", v.name(c.Subject)), dropActor)
		}
	})
}

// harmAfter reports whether what the clause behind tokens[i] tells went wrong, and is no
// relief: "and the failures stopped".
func (v *view) harmAfter(i int) bool {
	for k := range v.Clauses {
		d := &v.Clauses[k]
		if d.Start <= i || !d.Finite() {
			continue
		}
		if v.tag(d.Start-1) == prose.TagRelative && d.Perfect {
			return false // what it was like before
		}
		return !listed("relief", v.main(d).Lemma) && v.harmIn(i, d.Until)
	}
	return false
}

// badBy finds "the faulty regex was put into the rules by Chiara", "broken build pushed to
// main by @dev".
func badBy(v *view) {
	v.each(func(c *prose.Clause) {
		t := v.main(c)
		if !c.Passive && !c.Reduced && !v.headline(c) || c.Negated || !t.IsAny(classes(prose.Ship, prose.Cause)) || v.hypothetical(c) || v.asked() || v.meta() || v.at.mending {
			return
		}
		p := c.Agent
		if p.IsAbsent() {
			p = v.agentBehind(c)
		}
		if p.IsAbsent() || p.Kind == prose.NobodyKind || v.acts(p, t) == 0 || listed("anybody", v.lemma(p.Start)) {
			return
		}
		s := c.Subject
		if s.IsAbsent() {
			s = v.PhraseBefore(c.Start)
		}
		if s.IsAbsent() {
			return
		}
		head := &v.Tokens[s.Head]
		bad := v.tokenIn(s.Start, s.Head, classes(prose.Shoddy)) >= 0 && (head.IsAny(classes(prose.Change, prose.WorkSoft)) || listed("authored", head.Lemma))
		if t.Lemma == "roll" && (v.lemma(c.End) == "back" || v.lemma(c.End) == "forward") {
			return
		}
		if bad && t.Lemma != "check" && t.Lemma != "sign" && !v.saysIn("maintenance", c.End, c.Until) {
			v.hit(likely, c.Main, p.End, fmt.Sprintf("%%q makes %s the cause", v.name(p)), "say what "+quoted(v.Text(s.Start, s.End))+" contained, and which check let it pass")
		}
	})
}

// headline reports whether a clause tells in the style of a headline what was done:
// "broken build pushed to main by".
func (v *view) headline(c *prose.Clause) bool {
	return c.Main == c.Start && v.Tokens[c.Main].Parts&prose.VerbParticiple != 0 && c.Object.IsAbsent() && !c.Subject.IsAbsent() && !c.Subject.Kind.IsPeople()
}

// agentBehind returns who did it in the headline of a clause.
func (v *view) agentBehind(c *prose.Clause) prose.Phrase {
	for i := c.End; i+1 < min(c.Until, c.End+8); i++ {
		if v.lemma(i) == "by" && v.tag(i+1) != prose.TagVerb {
			return v.Join(v.PhraseAfter(i + 1))
		}
	}
	return prose.Phrase{}
}

// badFrom finds "the misconfigured route came from Pedro", "everything traces back to the
// consultant who touched it".
func badFrom(v *view) {
	v.each(func(c *prose.Clause) {
		if o := c.Object; v.main(c).Lemma == "trace" && !c.Passive && !c.Negated && !o.IsAbsent() && v.tokenIn(o.Start, o.End, classes(prose.Outcome, prose.Defect, prose.BadObject)) >= 0 {
			for i := o.End; i < o.End+3; i++ {
				if p := v.PhraseAfter(i + 1); v.lemma(i) == "to" && !p.IsAbsent() && (p.Kind == prose.NameKind || p.Kind == prose.Person && v.tag(p.Head) == prose.TagNoun) && v.asserts(c) {
					v.hit(likely, c.Start, p.End, fmt.Sprintf("%%q makes %s the cause", v.name(p)), nameCondition)
				}
			}
			return
		}
		if !v.main(c).Is(prose.Stem) || c.Passive && v.main(c).Lemma != "trace" || c.Negated || c.Subject.IsAbsent() || c.Subject.Kind.IsPeople() || v.hypothetical(c) || v.asked() || v.meta() || v.denied(c.Start) {
			return
		}
		bad := v.tokenIn(c.Subject.Start, c.Subject.End, classes(prose.BadObject, prose.Wrong, prose.Outcome, prose.Defect))
		if bad < 0 || v.Tokens[bad].Lemma == "error" && v.tag(bad+1) == prose.TagNoun {
			return
		}
		i := c.End
		for i < c.Until && (v.tag(i) == prose.TagAdverb || v.lemma(i) == "directly") {
			i++
		}
		if l := v.lemma(i); l != "from" && l != "to" {
			return
		}
		p := v.PhraseAfter(i + 1)
		if v.Tokens[c.Subject.Head].Is(prose.Change) || v.Tokens[c.Subject.Head].IsAny(classes(prose.Outcome, prose.Defect, prose.Data, prose.System)) {
			if p.Kind == prose.NameKind || p.Kind == prose.Person && v.tag(p.Head) == prose.TagNoun {
				v.hit(likely, c.Start, p.End, fmt.Sprintf("%%q makes %s the cause", v.name(p)), nameCondition)
			}
		}
	})
}
