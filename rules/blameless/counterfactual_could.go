package blameless

import (
	"fmt"

	"github.com/pmlint/pmlint/lint/prose"
)

// couldHave finds "the team could easily have avoided this", "might have prevented it",
// "could have been avoided by testing".
func couldHave(v *view) {
	v.each(func(c *prose.Clause) {
		if c.Modal != "could" && c.Modal != "might" && c.Modal != "would" || !c.Perfect || c.Negated || v.asked() || v.meta() {
			return
		}
		t := v.main(c)
		if !t.Is(prose.Prevent) {
			return
		}
		if c.Passive {
			if !c.Agent.IsAbsent() && v.Tokens[c.Agent.Head].Is(prose.Indefinite) && t.IsAny(classes(prose.Avoid, prose.Know)) {
				v.hit(likely, c.Start, c.Agent.End, "%q holds people to what was known afterwards", whatWasKnown)
				return
			}
			if t.Is(prose.Avoid) {
				avoidable(v, c)
			}
			return
		}
		if v.guard(guardExcuse, t.IsAny(classes(prose.Know)) && c.Modal == "could" && !t.Is(prose.Avoid)) {
			return
		}
		a := v.actor(c)
		if a == 0 || c.Modal == "would" {
			return
		}
		if v.guard(guardExcuse, v.butFor(c)) {
			return
		}
		easily := v.adverb(c, classes(prose.Easily)) >= 0
		if !easily && !t.Is(prose.Avoid) && t.Lemma != "ask" && t.Lemma != "escalate" {
			return
		}
		if v.lemma(c.Subject.Head) == "we" && !easily {
			a = possible
		}
		v.hit(min(a, likely), c.Start, c.End, fmt.Sprintf("%%q holds %s to what was known afterwards", v.name(c.Subject)), whatWasKnown)
	})
}

// butFor reports whether the sentence says what stood in the way: "but the line was closed".
func (v *view) butFor(c *prose.Clause) bool {
	for k := range v.Clauses {
		d := &v.Clauses[k]
		if s := d.Subject.Start; d.Start > c.End && s > c.End && v.lemma(s-1) == "but" && !d.Subject.Kind.IsPeople() && d.Subject.Kind != prose.They {
			return true
		}
	}
	return false
}

// mightAtLeast finds "the vendor might at least have warned us".
func mightAtLeast(v *view) {
	v.each(func(c *prose.Clause) {
		if c.Modal != "could" && c.Modal != "might" || !c.Perfect || c.Passive || c.Negated || v.asked() || v.meta() || !v.atLeast(c) || v.isSelf(c.Subject) {
			return
		}
		if v.main(c).IsAny(classes(prose.DiligenceStrict, prose.Communicate)) && v.actor(c) > 0 {
			v.hit(likely, c.Start, c.End, fmt.Sprintf("%%q holds %s to what was known afterwards", v.name(c.Subject)), whatWasKnown)
		}
	})
}

// atLeast reports whether a verb group says at least: "might at least have warned us".
func (v *view) atLeast(c *prose.Clause) bool {
	for i := c.Start; i < c.End; i++ {
		if v.lemma(i) == "least" {
			return true
		}
	}
	return false
}

// avoidable finds "could have been avoided by testing", and "if somebody had looked".
func avoidable(v *view, c *prose.Clause) {
	if v.adverb(c, classes(prose.Easily)) >= 0 && c.Agent.IsAbsent() && !v.byControl(c) && c.Modal == "could" {
		v.hit(likely, c.Start, c.End, "%q holds people to what was known afterwards", whatWasKnown)
		return
	}
	for i := c.End; i < len(v.Tokens) && i < c.End+14; i++ {
		t := &v.Tokens[i]
		switch {
		case t.Tag == prose.TagStop:
			return
		case (t.Lemma == "by" || t.Lemma == "with" || t.Lemma == "through") && i+1 < len(v.Tokens):
			p := v.PhraseAfter(i + 1)
			gerund := v.gerundAt(i + 1)
			care := v.tokenIn(i+1, i+5, classes(prose.Virtue, prose.Communicate)) >= 0 && (p.IsAbsent() || p.Kind != prose.SystemKind)
			if gerund > 0 && !v.Tokens[gerund].IsAny(classes(prose.Have)) && v.lemma(gerund) != "add" && v.lemma(gerund) != "monitor" || t.Lemma == "with" && care {
				v.hit(likely, c.Start, max(gerund, i)+1, "%q holds people to what was known afterwards", whatWasKnown)
			}
			return
		}
	}
}

// gerundAt returns the place of the gerund that stands at i, adverbs skipped, or 0.
func (v *view) gerundAt(i int) int {
	for i < len(v.Tokens) && v.tag(i) == prose.TagAdverb {
		i++
	}
	if i < len(v.Tokens) && v.Tokens[i].Parts&prose.VerbGerund != 0 && (v.tag(i) == prose.TagVerb || v.tag(i) == prose.TagNoun) {
		return i
	}
	return 0
}

// hadThey finds "had Priya read the runbook".
func hadThey(v *view) {
	v.hadDone(func(c *prose.Clause) int {
		if !c.Inverted || v.lemma(c.Start) != "have" {
			return -1
		}
		switch v.Tokens[c.Start].Text {
		case "have", "Have", "has", "Has":
			return -1
		}
		return c.Start
	})
}

// ifThey finds "if the reviewer had looked".
func ifThey(v *view) {
	v.hadDone(func(c *prose.Clause) int {
		if c.Inverted {
			return -1
		}
		return v.ifBefore(c)
	})
}

// hadDone finds clauses about what was not done, whose condition begins where begins
// says; -1 where there is none.
func (v *view) hadDone(begins func(*prose.Clause) int) {
	v.each(func(c *prose.Clause) {
		if !c.Perfect || !c.Past || c.Modal != "" || c.Passive || c.Infinitive || c.Gerund || v.asked() || v.meta() {
			return
		}
		from := begins(c)
		if from < 0 {
			return
		}
		t := v.main(c)
		a := v.actor(c)
		if v.lemma(c.Subject.Head) == "people" && t.IsAny(classes(prose.DiligenceStrict, prose.HumanOnly)) {
			a = likely
		}
		if a == 0 || t.Tag != prose.TagVerb || v.guard(guardControl, t.IsAny(classes(prose.Have)) || t.Lemma == "deploy" && v.Tokens[c.Object.Head].Is(prose.Control)) {
			return
		}
		if v.guard(guardExcuse, t.Is(prose.Know) && !c.Negated && t.Lemma != "notice" && t.Lemma != "recognise" || c.Subject.Kind == prose.NobodyKind) {
			return
		}
		if c.Negated && v.praises(c) {
			return
		}
		v.hit(a, from, c.End, fmt.Sprintf("%%q holds %s to what was known afterwards", v.name(c.Subject)), whatWasKnown)
	})
}

// praises reports whether the sentence says that without somebody it would have been
// worse: "had she not noticed".
func (v *view) praises(c *prose.Clause) bool {
	t := v.main(c)
	return v.guard(guardPraise, t.IsAny(classes(prose.Notice, prose.Diligence, prose.Prevent)) || listed("helpful", t.Lemma))
}

// ifBefore returns the place of the if that opens a clause, or -1.
func (v *view) ifBefore(c *prose.Clause) int {
	for i := c.Subject.Start - 1; i >= 0 && i >= c.Subject.Start-2 && !c.Subject.IsAbsent(); i-- {
		switch v.lemma(i) {
		case "if":
			if v.lemma(i-1) == "as" || v.lemma(i-1) == "check" {
				return -1
			}
			return i
		case "only":
		default:
			return -1
		}
	}
	return -1
}
