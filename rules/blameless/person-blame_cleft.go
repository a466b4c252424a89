package blameless

import "github.com/pmlint/pmlint/lint/prose"

// cleftFrames are those of sentences that are turned so that they end with who it was.
func cleftFrames() []*frame {
	return []*frame{
		{id: "cleft", rule: personBlame, explain: "it was somebody who did it",
			needs: []prose.Set{named},
			near:  []pair{{classes(prose.Be), classes(prose.WhoWord), 8}}, backwards: true, mending: true, find: cleft},
		{id: "cleft-that", rule: personBlame, explain: "it was somebody that broke it",
			needs: []prose.Set{breaking, classes(prose.Be), named}, main: breaking, not: notActive, mending: true, find: cleftThat},
		{id: "what-broke", rule: personBlame, explain: "what broke it was somebody doing something",
			needs: []prose.Set{classes(prose.What), breaking, classes(prose.Be), named},
			find:  wasDoing},
		{id: "was-doing", rule: personBlame, explain: "the cause was somebody, or somebody doing something",
			needs: []prose.Set{classes(prose.Origin), classes(prose.Be), named.Or(classes(prose.HumanWord))},
			main:  classes(prose.Origin),
			not:   prose.AsInfinitive | prose.AsPassive | prose.AsDenied | prose.AsPossible | prose.AsGerund,
			find:  wasDoing},
	}
}

// cleft finds "it was the intern who pulled the cable", "it turned out to be Priya who had
// switched off the alarm".
func cleft(v *view) {
	for n := 1; n < len(v.Clauses); n++ {
		c, is := &v.Clauses[n], &v.Clauses[n-1]
		if !v.main(is).Is(prose.Be) || is.Negated || is.Modal != "" || is.Subject.IsAbsent() || v.lemma(is.Subject.Head) != "it" && !v.areOnes(is) {
			continue
		}
		who := c.Start - 1
		for who > is.End && v.tag(who) == prose.TagAdverb {
			who--
		}
		if v.lemma(who) != "who" || who <= is.End || who > is.Main+8 || !c.Past && !c.Perfect || c.Modal != "" {
			continue
		}
		p := c.Subject
		if is.Subject.Kind.IsPeople() {
			p = is.Subject
			v.hitOnes(p, c)
			continue
		}
		if !v.tellsWho(p) && !p.IsAbsent() || v.acts(p, v.main(c)) == 0 || p.Kind == prose.NobodyKind || p.Start < is.End || !v.singles(c) {
			continue
		}
		v.hit(likely, p.Start, c.End, singlesOut(v.name(p)), nameCondition)
	}
}

// cleftThat finds "it was the operator, not the tool, that broke production".
func cleftThat(v *view) {
	for n := 1; n < len(v.Clauses); n++ {
		c, is := &v.Clauses[n], &v.Clauses[n-1]
		if v.lemma(c.Start-1) != "that" || !v.main(c).IsAny(breaking) || !v.main(is).Is(prose.Be) || is.Negated || is.Modal != "" || is.Subject.IsAbsent() || v.lemma(is.Subject.Head) != "it" {
			continue
		}
		p := v.PhraseAfter(is.End)
		between := v.tokenIn(p.End, c.Start-1, classes(prose.Negation)) >= 0 && v.tag(p.End) == prose.TagComma
		if p.IsAbsent() || p.End != c.Start-1 && !between || !v.tellsWho(p) || !isSomebody(p) || c.Negated || c.Modal != "" || v.mends(c) || c.Object.IsAbsent() || v.unneeded(c.Object) {
			continue
		}
		v.hit(likely, p.Start, c.Object.End, singlesOut(v.name(p)), nameCondition)
	}
}

// areOnes reports whether a clause says of people that they are the ones.
func (v *view) areOnes(is *prose.Clause) bool {
	return v.tellsWho(is.Subject) && is.Subject.Kind != prose.NobodyKind && v.lemma(is.End) == "the" && v.isOne(is.End+1, "one", "ones", "person") && v.lemma(is.End+2) == "who"
}

// hitOnes reports "our data engineers are the ones who dropped the topic".
func (v *view) hitOnes(p prose.Phrase, c *prose.Clause) {
	if v.singles(c) || v.main(c).Lemma == "let" {
		v.hit(likely, p.Start, c.End, singlesOut(v.name(p)), nameCondition)
	}
}

// singles reports whether what a clause tells is a reproach once it is said who did it:
// what breaks things, and what takes a control away.
func (v *view) singles(c *prose.Clause) bool {
	if v.lapses(c) {
		return true
	}
	t := v.main(c)
	i := v.tokenIn(c.End, c.Until, classes(prose.Control, prose.Data))
	switch {
	case c.Negated || i < 0 || v.mends(c) || v.saysIn("once", c.End, len(v.Tokens)) || v.saysIn("after", c.End, len(v.Tokens)) || v.unneeded(v.PhraseAfter(c.End)):
		return false
	case t.Lemma == "switch", t.Lemma == "turn", t.Lemma == "shut":
		return v.tokenIn(c.End, c.Until, classes(prose.Control)) >= 0 && (v.lemma(c.End) == "off" || v.saysIn("off", c.End, c.Until))
	case t.Is(prose.Delete), t.Is(prose.Disable):
		return true
	}
	return false
}

// wasDoing finds "what broke the release was the squad not reading the notes", "the reason
// was the DBA picking the older snapshot", "the root cause was the consultant".
func wasDoing(v *view) {
	for n := range v.Clauses {
		c := &v.Clauses[n]
		if !v.main(c).Is(prose.Be) || c.Negated || c.Modal != "" || c.Infinitive || c.Start == 0 || v.denied(c.Start) {
			continue
		}
		if v.isReason(c) {
			continue
		}
		harm, bare := v.putDown(n)
		if !harm && !bare {
			continue
		}
		k := c.End
		for v.tag(k) == prose.TagAdverb && k < len(v.Tokens) {
			k++
		}
		if bare && v.lemma(k) == "human" && v.endsItem(k+1) {
			v.hit(likely, c.Subject.Start, k+1, isNoCause, askHow)
			continue
		}
		p := v.PhraseAfter(c.End)
		if p.IsAbsent() || !v.tellsWho(p) || p.Kind == prose.NobodyKind {
			continue
		}
		d := v.doing(n, p)
		if d != nil && (v.lapses(d) || (d.Negated || harm) && v.plainDeed(d)) {
			v.hit(likely, p.Start, d.End, makesCause(v.name(p)), nameCondition)
		}
		if d == nil && bare && v.namesPerson(p) && v.endsThere(p.End) && !v.saysIn("contributor", 0, c.Start) {
			v.hit(likely, p.Start, p.End, namesCause, nameCondition)
		}
	}
}

// isReason finds "the support desk is the reason that customers waited".
func (v *view) isReason(c *prose.Clause) bool {
	who := c.Subject
	if !who.IsAbsent() && listed("conducts", v.lemma(who.Head)) {
		if _, q := v.possessor(who.Head); !q.IsAbsent() && !v.isSelf(q) && !v.isOne(q.Head, "our", "my") {
			who = q
		}
	}
	if who.IsAbsent() || !v.tellsWho(who) || who.Kind == prose.NobodyKind || v.tag(c.End) != prose.TagDeterminer || v.lemma(c.End) != "the" {
		return false
	}
	p := v.PhraseAfter(c.End)
	if p.IsAbsent() || !v.names(p, classes(prose.Origin)) || v.recovers(p.Start, len(v.Tokens)) || v.at.praise {
		return false
	}
	v.hit(likely, c.Subject.Start, p.End, makesCause(v.name(c.Subject)), nameCondition)
	return true
}

// putDown reports whether the subject of clause n is what went wrong (what broke it was),
// or a word for a cause (the reason was).
func (v *view) putDown(n int) (harm, bare bool) {
	c := &v.Clauses[n]
	if n > 0 && v.lemma(0) == "what" {
		b := &v.Clauses[0]
		harm = v.main(b).IsAny(classes(prose.Break, prose.Down, prose.Wipe)) ||
			v.main(b).Is(prose.Cause) && v.tokenIn(b.End, c.Start, classes(prose.Outcome, prose.Defect, prose.OutcomeSoft)) >= 0
		return b.Start <= 3 && !b.Negated && harm, false
	}
	p := c.Subject
	if p.IsAbsent() || p.Start > 1 && !v.opensClause(p.Start) {
		return false, false
	}
	i := v.tokenIn(p.Start, p.End, classes(prose.Origin))
	if i < 0 || v.tag(i) != prose.TagNoun || v.recovers(p.Start, c.Start) {
		return false, false
	}
	return v.tokenIn(i, c.Start, classes(prose.Outcome)) > 0, v.tokenIn(i, c.Start, classes(prose.Prevent)) < 0
}

// recovers reports whether tokens[from:to] speak of what went well: the reason for the
// quick recovery.
func (v *view) recovers(from, to int) bool {
	for i := from; i < to; i++ {
		if l := v.lemma(i); listed("mends", l) || listed("went-well", l) {
			return true
		}
	}
	return false
}

// doing returns the gerund clause behind clause n that tells what the people of a phrase
// do: "the squad not reading the notes"; nil where there is none.
func (v *view) doing(n int, p prose.Phrase) *prose.Clause {
	for k := n + 1; k < len(v.Clauses); k++ {
		d := &v.Clauses[k]
		if d.Start < p.End {
			continue
		}
		if d.Gerund && d.Start <= p.End+6 && (d.Start == p.End || d.Subject.Start == p.Start || v.tag(p.End) == prose.TagPreposition) && v.tokenIn(p.End, d.Start, classes(prose.Relative)) < 0 {
			return d
		}
		return nil
	}
	return nil
}
