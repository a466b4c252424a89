package blameless

import (
	"fmt"

	"github.com/pmlint/pmlint/lint/prose"
)

// causeFrames are those of people for a cause.
func causeFrames() []*frame {
	return []*frame{
		{id: "caused", rule: personBlame, explain: "a person caused the incident",
			deeds: []prose.Set{classes(prose.Causes)},
			main:  classes(prose.Causes), not: notCaused, find: caused},
		{id: "brought-about", rule: personBlame, explain: "a person triggered or introduced what broke",
			deeds: []prose.Set{classes(prose.Cause)},
			near:  []pair{{classes(prose.Cause), classes(prose.Outcome, prose.Defect), 10}},
			main:  classes(prose.Cause), not: notCaused, find: broughtAbout},
		{id: "caused-by", rule: personBlame, explain: "it was caused by a person",
			near: []pair{{classes(prose.Cause), classes(prose.By), 8}, {classes(prose.By), people, 12}},
			main: classes(prose.Cause), not: notReal | prose.AsGerund, find: causedBy},
		{id: "because-of", rule: personBlame, explain: "it happened because of a person",
			near: []pair{{classes(prose.CauseWord), known, 10}, {classes(prose.CauseWord), classes(prose.Link), 1}},
			find: becauseOf},
		{id: "listed-cause", rule: personBlame, explain: "a person among the causes",
			needs: []prose.Set{classes(prose.CauseNoun), known.Or(classes(prose.HumanWord))}, mark: ':',
			find: listedCause},
		{id: "bad-from", rule: personBlame, explain: "what was bad came from somebody",
			needs: []prose.Set{classes(prose.Stem), known},
			main:  classes(prose.Stem), not: notReal, find: badFrom},
	}
}

// caused finds "the data team caused this".
func caused(v *view) {
	v.each(func(c *prose.Clause) {
		if v.main(c).Lemma == "cause" {
			v.causes(c)
		}
	})
}

// broughtAbout finds "the data team triggered the outage".
func broughtAbout(v *view) {
	v.each(func(c *prose.Clause) {
		t := v.main(c)
		if !t.Is(prose.Cause) || t.Lemma == "cause" || t.Lemma == "introduce" && v.isSelf(c.Subject) {
			return
		}
		if v.names(c.Object, classes(prose.Outcome, prose.Defect)) {
			v.causes(c)
		}
	})
}

// causes reports a clause that says that people caused something.
func (v *view) causes(c *prose.Clause) {
	if c.Passive || c.Reduced || c.Object.IsAbsent() || c.Subject.Kind == prose.NobodyKind || !v.asserts(c) {
		return
	}
	if a := v.actor(c); a > 0 {
		v.hit(a, c.Start, c.Object.End, makesCause(v.name(c.Subject)),
			fmt.Sprintf("name the change or condition that %s followed from", quoted(v.object(c, "it"))))
	}
}

// causedBy finds "caused by the on-call".
func causedBy(v *view) {
	v.each(func(c *prose.Clause) {
		t := v.main(c)
		if !t.Is(prose.Cause) || t.Lemma == "create" || !c.Passive && !c.Reduced || c.Agent.Kind == prose.UsersKind || !v.asserts(c) {
			return
		}
		if a := v.acts(c.Agent, t); a > 0 {
			v.hit(a, c.Main, c.Agent.End, makesPersonCause, "name the change or condition that set it off")
		}
	})
}

// becauseOf finds "because of the DBA", "due to engineers ignoring it", "it comes down
// to the team".
func becauseOf(v *view) {
	for i := range v.Tokens {
		down := v.isPair(i, "down", "to") && v.beOrCome(i-1)
		if !down && !v.isPair(i, "because", "of") && !v.isPair(i, "due", "to") || v.denied(i) {
			continue
		}
		p := v.Join(v.PhraseAfter(i + 2))
		if head := p.Head; !p.IsAbsent() && v.Tokens[head].Is(prose.Change) && !listed("mended-thing", v.lemma(head)) {
			// "because of Marek's script", and harm
			if from, q := v.possessor(head); from >= i+2 && q.Kind == prose.NameKind && (v.harmIn(0, i) || v.harmIn(p.End, len(v.Tokens))) {
				v.hit(likely, i, p.End, makesPersonCause, nameCondition)
			}
			continue
		}
		if !isSomebody(p) || v.mayExcuse(p.End) {
			continue
		}
		end := p.End
		if v.tag(end) == prose.TagVerb || v.tag(end) == prose.TagAux {
			if down && v.Tokens[end].Parts&prose.VerbGerund == 0 {
				continue
			}
			end++
		}
		v.hit(likely, i, end, makesPersonCause, nameCondition)
	}
}

// mayExcuse reports whether a gerund at tokens[i] tells what people did, and that is no
// lapse: "due to engineers waiting for the lock".
func (v *view) mayExcuse(i int) bool {
	if v.tag(i) != prose.TagVerb || v.Tokens[i].Parts&prose.VerbGerund == 0 ||
		v.Tokens[i].IsAny(classes(prose.Ignore, prose.Skip, prose.Disable, prose.Lapse, prose.Fail, prose.Mis)) {
		return false
	}
	d := v.clauseAt(i)
	return d == nil || !v.lapses(d)
}

// beOrCome reports whether tokens[i], or the adverb before it, leads to "down to".
func (v *view) beOrCome(i int) bool {
	for i >= 0 && v.tag(i) == prose.TagAdverb {
		i--
	}
	return v.isOne(i, "be", "come")
}

// listedCause finds people among the causes that a line lists: "Root cause: the DBA",
// "Cause: human".
func listedCause(v *view) {
	colon := -1
	for i := 0; i < len(v.Tokens) && i < 5; i++ {
		if v.tag(i) == prose.TagStop && v.Tokens[i].Text == ":" {
			colon = i
			break
		}
	}
	if colon < 0 || v.tokenIn(0, colon, classes(prose.CauseNoun)) < 0 {
		return
	}
	for i := colon + 1; i < len(v.Tokens); i++ {
		if !v.beginsItem(i) {
			continue
		}
		if t := &v.Tokens[i]; t.Is(prose.HumanWord) && t.Lemma == "human" && v.endsItem(i+1) {
			v.hit(likely, i, i+1, isNoCause, askHow)
			return
		}
		p := v.PhraseAfter(i)
		if p.IsAbsent() || p.Start != i || !v.endsItem(p.End) && !v.endsThere(p.End) {
			continue
		}
		if v.namesPerson(p) {
			v.hit(likely, p.Start, p.End, namesCause, nameCondition)
			return
		}
	}
}

// badFrom finds "the misconfigured route came from Pedro", "everything traces back to the
// consultant who touched it".
func badFrom(v *view) {
	v.each(func(c *prose.Clause) {
		if c.Negated {
			return
		}
		if o := c.Object; v.main(c).Lemma == "trace" && !c.Passive && !o.IsAbsent() && v.names(o, badThings) {
			for i := o.End; i < o.End+3; i++ {
				if p := v.PhraseAfter(i + 1); v.lemma(i) == "to" && !p.IsAbsent() && v.namesPerson(p) && v.asserts(c) {
					v.hit(likely, c.Start, p.End, makesCause(v.name(p)), nameCondition)
				}
			}
			return
		}
		if !v.main(c).Is(prose.Stem) || c.Passive && v.main(c).Lemma != "trace" || !v.isBadThing(c.Subject) || v.hypothetical(c) || v.denied(c.Start) {
			return
		}
		i := c.End
		for i < c.Until && (v.tag(i) == prose.TagAdverb || v.lemma(i) == "directly") {
			i++
		}
		if p := v.PhraseAfter(i + 1); v.isOne(i, "from", "to") && v.namesPerson(p) {
			v.hit(likely, c.Start, p.End, makesCause(v.name(p)), nameCondition)
		}
	})
}

// badThings are the classes of words for what is traced back to somebody.
var badThings = classes(prose.Outcome, prose.Defect, prose.BadObject)

// isBadThing reports whether a phrase names a change or a part of the system of which it
// says that it was bad, or what went wrong.
func (v *view) isBadThing(p prose.Phrase) bool {
	if p.IsAbsent() || p.Kind.IsPeople() || !v.Tokens[p.Head].IsAny(classes(prose.Change, prose.Outcome, prose.Defect, prose.Data, prose.System)) {
		return false
	}
	bad := v.tokenIn(p.Start, p.End, badThings.Or(classes(prose.Wrong)))
	return bad >= 0 && (v.lemma(bad) != "error" || v.tag(bad+1) != prose.TagNoun)
}
