package blameless

import (
	"fmt"

	"github.com/pmlint/pmlint/lint/prose"
)

// undoingBy finds "deletion of the customer databases by the infrastructure group".
func undoingBy(v *view) {
	for i := range v.Tokens {
		if !v.Tokens[i].Is(prose.Undoing) || v.tag(i) != prose.TagNoun || v.denied(i) || v.asked() || v.meta() || v.at.mending {
			continue
		}
		for k := i + 1; k < len(v.Tokens) && k < i+10; k++ {
			if t := v.tag(k); t == prose.TagVerb || t == prose.TagAux || t == prose.TagStop || t == prose.TagComma {
				break
			}
			if v.lemma(k) != "by" {
				continue
			}
			if p := v.Join(v.PhraseAfter(k + 1)); (p.Kind.IsPeople() || p.Kind == prose.MaybeTeam) && p.Kind != prose.NobodyKind && !listed("anybody", v.lemma(p.Start)) {
				v.hit(likely, i, p.End, fmt.Sprintf("%%q makes %s the cause", v.name(p)), dropActor)
			}
			break
		}
	}
}

// shippedBreaking finds "a developer pushed a commit that brought down uploads".
func shippedBreaking(v *view) {
	for n := range v.Clauses {
		c := &v.Clauses[n]
		a := v.active(c)
		if a == 0 || v.isSelf(c.Subject) || v.at.mending || !v.main(c).Is(prose.Ship) || c.Object.IsAbsent() || !v.Tokens[c.Object.Head].Is(prose.Change) || v.tag(c.Object.End) != prose.TagRelative {
			continue
		}
		d := v.next(c)
		if d == c || d.Start != c.Object.End+1 || d.Passive || d.Negated || !d.Past || !v.main(d).IsAny(classes(prose.Break, prose.Down, prose.Cause)) {
			continue
		}
		if v.main(d).Is(prose.Down) && v.tokenIn(d.End, d.Until, classes(prose.Downward)) < 0 {
			continue
		}
		v.hit(min(a, likely), c.Start, d.End, fmt.Sprintf("%%q makes %s the cause", v.name(c.Subject)), "name the change by its number, not by its author")
	}
}
