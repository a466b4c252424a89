package blameless

import (
	"strings"

	"github.com/pmlint/pmlint/lint/prose"
)

// changeFrames are those of somebody's change that broke something.
func changeFrames() []*frame {
	return []*frame{
		{id: "somebodys-change", rule: namedActor, explain: "somebody's change broke something",
			needs:     []prose.Set{breaking, classes(prose.Change), classes(prose.Genitive, prose.Possessive, prose.By), people},
			near:      []pair{{classes(prose.Change), breaking, 14}},
			backwards: true,
			main:      breaking, not: notReal | prose.AsPassive,
			aboutBlame: true, find: somebodysChange},
		{id: "shipped-breaking", rule: namedActor, explain: "somebody shipped what broke something",
			deeds: []prose.Set{classes(prose.Ship)},
			near: []pair{
				{classes(prose.Change), classes(prose.Break, prose.Down, prose.Cause), 6},
				{classes(prose.Change), classes(prose.Relative), 1},
				{classes(prose.Ship), classes(prose.Change), 10},
			},
			backwards: true, mending: true, find: shippedBreaking},
	}
}

// somebodysChange finds "@sre-helena's change took out DNS".
func somebodysChange(v *view) {
	v.each(func(c *prose.Clause) {
		if !v.main(c).IsAny(breaking) || c.Passive || c.Negated || v.hypothetical(c) || c.Subject.IsAbsent() {
			return
		}
		at := c.Subject.Head
		if at > c.Subject.Start && !v.Tokens[at].Is(prose.Change) && strings.ContainsAny(v.Tokens[at].Text, "0123456789") {
			at-- // "commit 8f3e2"
		}
		if !v.Tokens[at].Is(prose.Change) {
			return
		}
		from, p := v.possessor(at)
		if from < 0 && v.lemma(c.Subject.End) == "by" { // "a change by a developer broke it"
			from, p = c.Subject.Start, v.PhraseAfter(c.Subject.End+1)
		}
		if from < 0 || !p.Kind.IsPeople() && p.Kind != prose.MaybeName || v.tag(from) == prose.TagPossessive && !v.isOne(from, "his", "her", "their") || p.Kind == prose.TeamKind {
			return
		}
		v.hit(likely, from, c.End, makesCause(v.owner(p)), "name the change by its number, not by its author")
	})
}

// shippedBreaking finds "a developer pushed a commit that brought down uploads".
func shippedBreaking(v *view) {
	for n := range v.Clauses {
		c := &v.Clauses[n]
		a := v.active(c)
		if a == 0 || v.isSelf(c.Subject) || !v.main(c).Is(prose.Ship) || c.Object.IsAbsent() || !v.Tokens[c.Object.Head].Is(prose.Change) || v.tag(c.Object.End) != prose.TagRelative {
			continue
		}
		d := v.next(c)
		if d == c || d.Start != c.Object.End+1 || d.Passive || d.Negated || !d.Past || !v.main(d).IsAny(classes(prose.Break, prose.Down, prose.Cause)) {
			continue
		}
		if v.main(d).Is(prose.Down) && v.tokenIn(d.End, d.Until, classes(prose.Downward)) < 0 {
			continue
		}
		v.hit(min(a, likely), c.Start, d.End, makesCause(v.name(c.Subject)), "name the change by its number, not by its author")
	}
}
