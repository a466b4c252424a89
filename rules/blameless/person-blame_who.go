package blameless

import "github.com/pmlint/pmlint/lint/prose"

// whoFrames are those of the search for who did it.
func whoFrames() []*frame {
	return []*frame{
		{id: "whoever", rule: personBlame, explain: "whoever did it",
			needs: []prose.Set{classes(prose.Whoever)}, inQuestions: true, find: whoever},
		{id: "who-did-it", rule: personBlame, explain: "the search for who did it",
			needs: []prose.Set{classes(prose.Ship, prose.Delete, prose.Break, prose.RecklessDeed, prose.Leave)},
			near:  []pair{{classes(prose.FindOut), classes(prose.WhoWord), 5}}, backwards: true, find: whoDidIt},
	}
}

// whoever finds "whoever wrote this".
func whoever(v *view) {
	for i := range v.Tokens {
		if !v.isOne(i, "whoever", "whomever") {
			continue
		}
		for k := range v.Clauses {
			if c := &v.Clauses[k]; c.Start > i && c.Start <= i+3 && c.Past && !v.hypothetical(c) && !v.guard(guardUsers, v.tokenIn(i+1, i+9, classes(prose.Hostile)) >= 0) {
				v.hit(sure, i, c.End, "asks who did it", whatAllowedIt)
				break
			}
		}
	}
}

// whoDidIt finds "find out who pushed this".
func whoDidIt(v *view) {
	v.each(func(c *prose.Clause) {
		if c.Subject.Kind != prose.Who || !c.Past || v.denied(c.Start) || !v.main(c).IsAny(classes(prose.Ship, prose.Delete, prose.Break, prose.RecklessDeed, prose.Leave)) {
			return
		}
		for i := max(0, c.Start-5); i < c.Start; i++ {
			if v.Tokens[i].Is(prose.FindOut) && v.tag(i) == prose.TagVerb && !v.denied(i) {
				v.hit(likely, c.Start-1, c.End, "asks who did it", whatAllowedIt)
				return
			}
		}
	})
}
