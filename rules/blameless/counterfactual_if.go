package blameless

import "github.com/pmlint/pmlint/lint/prose"

// ifFrames are those of conditions that were not met.
func ifFrames() []*frame {
	return []*frame{
		{id: "had-they", rule: counterfactual, explain: "had somebody done something",
			deeds: []prose.Set{classes(prose.Had)},
			near:  []pair{{classes(prose.Had), people, 8}}, opening: true, find: hadThey},
		{id: "if-they", rule: counterfactual, explain: "if somebody had done something",
			deeds: []prose.Set{classes(prose.Had)},
			near:  []pair{{classes(prose.If), classes(prose.Had), 18}}, find: ifThey},
	}
}

// hadThey finds "had Priya read the runbook".
func hadThey(v *view) {
	v.hadDone(func(c *prose.Clause) int {
		if !c.Inverted || v.lemma(c.Start) != "have" {
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
		if !c.Perfect || !c.Past || c.Modal != "" || c.Passive || c.Infinitive || c.Gerund {
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
		v.hit(a, from, c.End, holdsToIt(v.name(c.Subject)), whatWasKnown)
	})
}

// praises reports whether the sentence says that without somebody it would have been
// worse: "had she not noticed", "had Elif not paused the replication". What was done must
// do harm to be a reproach: "had he not deleted the table".
func (v *view) praises(c *prose.Clause) bool {
	t := v.main(c)
	harm := t.IsAny(harmful.Or(classes(prose.Delete, prose.RecklessDeed, prose.Ship, prose.Press, prose.Operate, prose.Leave))) && !t.Is(prose.Notice)
	return v.guard(guardPraise, t.IsAny(classes(prose.Notice, prose.Diligence, prose.Prevent)) || listed("helpful", t.Lemma) || !harm)
}
