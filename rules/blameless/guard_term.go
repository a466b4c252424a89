package blameless

import "github.com/pmlint/pmlint/lint/prose"

// compound reports whether a word beside tokens[i] makes a technical term of it: page fault,
// lazy loading, error budget.
func (v *view) compound(i int) bool { return v.guard(guardCompound, v.isCompound(i)) }

func (v *view) isCompound(i int) bool {
	t := &v.Tokens[i]
	next, before := v.lemma(i+1), v.lemma(i-1)
	switch t.Lemma {
	case "fault":
		return t.Tag == prose.TagVerb || listed("faults-of-machines", next) || listed("machines-at-fault", before)
	case "lazy", "greedy":
		// A word behind it that is neither people nor their work makes a term of it: lazy
		// vacuum, greedy scheduler.
		p := v.PhraseAfter(i)
		ofPeople := p.Kind.IsPeople() || p.Kind == prose.UsersKind || v.tokenIn(i+1, i+2, classes(prose.Work)) >= 0 ||
			v.tokenIn(p.Head, p.Head+1, classes(prose.Work, prose.WorkSoft, prose.Individual)) >= 0
		if p.Head > i && !ofPeople {
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
