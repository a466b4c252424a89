package blameless

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint/prose"
)

//go:embed named-actor.md
var namedActorDoc string

const namedActor = "blameless/named-actor"

const dropActor = "say what was done and what accepted it, not by whom"

func actorFrames() []*frame {
	return []*frame{
		{id: "by-mistake", rule: namedActor, explain: "somebody did something by mistake",
			needs: []prose.Set{classes(prose.Mistake), people}, find: didByMistake},
		{id: "knowingly", rule: namedActor, explain: "somebody did harm on purpose",
			needs: []prose.Set{classes(prose.Intent), people}, find: knowingly},
		{id: "misdid", rule: namedActor, explain: "somebody misread or misconfigured something",
			deeds: []prose.Set{classes(prose.Mis)}, main: classes(prose.Mis), not: notActive, find: misdid},
		{id: "broke", rule: namedActor, explain: "somebody broke something",
			deeds: []prose.Set{classes(prose.Break)}, main: classes(prose.Break), not: notActive, find: broke},
		{id: "took-down", rule: namedActor, explain: "somebody took something down",
			deeds: []prose.Set{classes(prose.Down)}, near: []pair{{classes(prose.Down), classes(prose.Downward), 14}}, main: classes(prose.Down), not: notActive, find: tookDown},
		{id: "deleted", rule: namedActor, explain: "somebody deleted something that was needed",
			deeds: []prose.Set{classes(prose.Wipe)}, near: []pair{{classes(prose.Wipe), classes(prose.Data), 10}}, main: classes(prose.Wipe), not: notActive, find: deleted},
		{id: "shipped-bad", rule: namedActor, explain: "somebody shipped something bad",
			deeds: []prose.Set{classes(prose.Ship, prose.Cause)}, near: []pair{{classes(prose.Ship, prose.Cause), classes(prose.BadObject, prose.Defect), 8}}, backwards: true, main: classes(prose.Ship, prose.Cause), not: notActive, find: shippedBad},
		{id: "wrong-thing", rule: namedActor, explain: "somebody took the wrong thing",
			deeds: []prose.Set{classes(prose.Wrong)}, find: wrongThing},
		{id: "somebodys-change", rule: namedActor, explain: "somebody's change broke something",
			needs: []prose.Set{classes(prose.Break, prose.Down, prose.Cause, prose.Wipe), classes(prose.Change), classes(prose.Genitive, prose.Possessive, prose.By), people}, near: []pair{{classes(prose.Change), classes(prose.Break, prose.Down, prose.Cause, prose.Wipe), 14}}, backwards: true, main: classes(prose.Break, prose.Down, prose.Cause, prose.Wipe), not: notReal | prose.AsPassive, find: somebodysChange},
		{id: "left-on", rule: namedActor, explain: "somebody left something on or open",
			deeds: []prose.Set{classes(prose.Leave)}, main: classes(prose.Leave), not: notActive, find: leftOn},
		{id: "broken-by", rule: namedActor, explain: "something was broken by somebody",
			deeds: []prose.Set{classes(prose.Break, prose.Wipe, prose.Mis)}, near: []pair{{classes(prose.Break, prose.Wipe, prose.Mis), classes(prose.By), 14}}, main: classes(prose.Break, prose.Wipe, prose.Mis), not: notReal, find: brokenBy},
		{id: "undoing-by", rule: namedActor, explain: "the deletion of something by somebody",
			near: []pair{{classes(prose.Undoing), classes(prose.By), 10}, {classes(prose.By), known, 12}}, find: undoingBy},
		{id: "shipped-breaking", rule: namedActor, explain: "somebody shipped what broke something",
			deeds: []prose.Set{classes(prose.Ship)}, near: []pair{{classes(prose.Change), classes(prose.Break, prose.Down, prose.Cause), 6}, {classes(prose.Change), classes(prose.Relative), 1}, {classes(prose.Ship), classes(prose.Change), 10}}, backwards: true, find: shippedBreaking},
		{id: "because-did", rule: namedActor, explain: "it happened because somebody did something",
			needs: []prose.Set{harmWords.Or(classes(prose.GoneWrong, prose.Could))}, near: []pair{{classes(prose.Because), named, 6}}, deeds: []prose.Set{deedsDone.Or(classes(prose.Diligence, prose.Stepped, prose.Communicate))}, find: becauseDid},
		{id: "silenced", rule: namedActor, explain: "somebody switched off what would have held",
			needs: []prose.Set{classes(prose.Silence)}, deeds: []prose.Set{classes(prose.Silence)}, main: classes(prose.Silence), not: notActive, find: silenced},
		{id: "bad-by", rule: namedActor, explain: "something bad shipped by somebody",
			needs: []prose.Set{classes(prose.Shoddy), classes(prose.By)}, deeds: []prose.Set{classes(prose.Ship, prose.Cause)}, find: badBy},
		{id: "on-watch", rule: personBlame, explain: "it happened on somebody's watch",
			deeds: []prose.Set{classes(prose.OnWatch)}, find: onWatch},
		{id: "novice", rule: namedActor, explain: "a newcomer did it",
			needs: []prose.Set{classes(prose.Junior)}, find: novice},
		{id: "assumed", rule: namedActor, explain: "somebody wrongly assumed something",
			deeds: []prose.Set{classes(prose.Assume)}, near: []pair{{classes(prose.Without, prose.Instead), classes(prose.DiligenceStrict), 5}}, main: classes(prose.Assume), not: notActive, find: assumed},
		{id: "thought-wrong", rule: namedActor, explain: "somebody thought to be elsewhere",
			needs: []prose.Set{classes(prose.Believe), classes(prose.Oneself), classes(prose.Be)}, deeds: []prose.Set{classes(prose.Believe)}, main: classes(prose.Believe), not: notActive, find: assumed},
		{id: "just-assumed", rule: namedActor, explain: "somebody just assumed something",
			needs: []prose.Set{classes(prose.Presume), classes(prose.Just)}, deeds: []prose.Set{classes(prose.Presume)}, find: assumed},
		{id: "unannounced", rule: namedActor, explain: "somebody, by name, where roles are asked for",
			needs: []prose.Set{classes(prose.GivenName, prose.UnknownName, prose.Named, prose.Title)}, find: byName},
	}
}

// active reports whether a clause tells that people did something, and how sure it is.
func (v *view) active(c *prose.Clause) confidence {
	if c.Passive || c.Reduced || c.Negated || v.hypothetical(c) || v.asked() || v.meta() || c.Subject.Kind == prose.NobodyKind || c.Infinitive || c.Subject.Kind == prose.Who && v.denied(c.Subject.Start) {
		return 0
	}
	if v.guard(guardWish, v.isSelf(c.Subject) && !c.Past && !c.Perfect) {
		return 0 // what we do as a rule: "we redirect too early" tells of the program
	}
	return v.actor(c)
}

// didByMistake finds "an engineer accidentally dropped the table".
func didByMistake(v *view) {
	v.each(func(c *prose.Clause) {
		a := v.active(c)
		if a == 0 {
			return
		}
		i := v.adverb(c, classes(prose.Mistake))
		if i < 0 {
			i = v.openingAdverb(c, classes(prose.Mistake))
		}
		if i < 0 {
			return
		}
		if c.Passive && c.Agent.IsAbsent() || v.main(c).Is(prose.Assume) && v.excused(c) {
			return
		}
		v.hit(a, min(i, c.Start), max(c.End, i+1), fmt.Sprintf("%%q makes a slip of %s the cause", v.name(c.Subject)), dropActor)
	})
	v.each(func(c *prose.Clause) {
		// "was mistakenly run by the operator"
		if a := v.acts(c.Agent, v.main(c)); c.Passive && a > 0 && v.adverb(c, classes(prose.Mistake)) >= 0 && !v.hypothetical(c) && c.Agent.Kind != prose.NobodyKind {
			v.hit(a, c.Start, c.Agent.End, fmt.Sprintf("%%q makes a slip of %s the cause", v.name(c.Agent)), dropActor)
		}
	})
}

// openingAdverb returns the place of an adverb of a class that opens the clause, before its
// subject, or -1: "mistakenly, the captain overwrote it".
func (v *view) openingAdverb(c *prose.Clause, s prose.Set) int {
	i := c.Subject.Start - 1
	if v.tag(i) == prose.TagComma {
		i--
	}
	if c.Subject.IsAbsent() || c.Borrowed || c.Subject.End > c.Start || i < 0 || v.tag(i) != prose.TagAdverb || !v.Tokens[i].IsAny(s) {
		return -1
	}
	return i
}

// knowingly finds "they knowingly shipped the defect". What is done on purpose is often
// design, so only what harms counts.
func knowingly(v *view) {
	v.each(func(c *prose.Clause) {
		a := v.active(c)
		i := v.adverb(c, classes(prose.Intent))
		if a == 0 || i < 0 {
			return
		}
		switch v.lemma(i) {
		case "knowingly", "wilfully", "willfully", "wittingly":
		default:
			if v.guard(guardMending, !v.main(c).IsAny(classes(prose.Ignore, prose.Skip, prose.Disable, prose.Break, prose.Fail)) || v.lemma(c.Subject.Head) == "we" || v.at.mending) {
				return
			}
		}
		if v.guard(guardExcuse, listed("relaxed", v.main(c).Lemma)) || v.excused(c) {
			return
		}
		v.hit(min(a, likely), min(i, c.Start), max(c.End, i+1), fmt.Sprintf("%%q speaks of the intent of %s", v.name(c.Subject)), "leave out the adverb, and say what spoke for it at the time")
	})
}

// misdid finds "Marta misconfigured the load balancer".
func misdid(v *view) {
	v.each(func(c *prose.Clause) {
		t := v.main(c)
		if !t.Is(prose.Mis) {
			return
		}
		if t.Lemma == "mix" && v.lemma(c.End) != "up" || t.Lemma == "confuse" && c.Object.IsAbsent() {
			return
		}
		if a := v.active(c); a > 0 {
			if t.Lemma == "underestimate" || t.Lemma == "overestimate" {
				a = min(a, likely)
			}
			v.hit(a, c.Start, max(c.End, c.Object.End), fmt.Sprintf("%%q makes an error of %s the cause", v.name(c.Subject)), "say what was shown and what was entered, and what accepted it")
		}
	})
}

// deleted finds "the intern deleted the production bucket". To delete what is stuck,
// old or broken is how incidents are ended.
func deleted(v *view) {
	v.each(func(c *prose.Clause) {
		t := v.main(c)
		a := v.active(c)
		if !t.Is(prose.Wipe) || a == 0 || c.Object.IsAbsent() || v.tokenIn(c.Object.Start, c.Object.End, classes(prose.Data)) < 0 {
			return
		}
		if v.guard(guardMending, v.at.mending || v.mends(c)) || v.guard(guardHarmless, v.harmless(c)) {
			return
		}
		v.hit(likely, c.Start, c.Object.End, fmt.Sprintf("%%q makes %s the cause", v.name(c.Subject)), dropActor)
	})
}

// harmless reports whether nothing says that what was deleted was needed.
func (v *view) harmless(c *prose.Clause) bool {
	for i := c.Object.Start; i < c.Object.End; i++ {
		if listed("needed", v.lemma(i)) {
			return false
		}
	}
	if v.unneeded(c.Object) {
		return true
	}
	// A thing that is named with the is one that others know of: the sessions table.
	who := c.Subject.Kind
	return v.tag(c.Object.Start) != prose.TagDeterminer && v.tag(c.Object.Start) != prose.TagPossessive || who == prose.NameKind && v.at.heading || v.lemma(c.Subject.Head) == "we"
}

// unneeded reports whether a phrase says that nobody misses what it names: the old
// index.
func (v *view) unneeded(p prose.Phrase) bool {
	for i := p.Start; i < p.End; i++ {
		if listed("unneeded", v.lemma(i)) || listed("unneeded", strings.ToLower(v.Tokens[i].Text)) {
			return true // "broken" is a form of break
		}
	}
	return false
}

// shippedBad finds "Tomas pushed a bad config", "a developer introduced the bug".
func shippedBad(v *view) {
	v.each(func(c *prose.Clause) {
		t := v.main(c)
		a := v.active(c)
		if !t.IsAny(classes(prose.Ship, prose.Cause)) || a == 0 || c.Object.IsAbsent() {
			return
		}
		bad := v.tokenIn(c.Object.Start, c.Object.End, classes(prose.BadObject))
		if bad < 0 || v.tag(bad) == prose.TagNoun && bad < c.Object.Head {
			bad = -1
			if v.Tokens[c.Object.Head].Is(prose.Defect) && (t.IsAny(classes(prose.Cause)) || t.Lemma == "commit" || t.Lemma == "ship" || t.Lemma == "merge" || t.Lemma == "write" || t.Lemma == "push" || t.Lemma == "release" || t.Lemma == "deploy") {
				bad = c.Object.Head
			}
		}
		for i := c.Object.End; bad < 0 && i+1 < c.Until && i < c.Object.End+3; i++ {
			if v.lemma(i) == "with" || v.lemma(i) == "over" || v.lemma(i) == "on" {
				bad = v.tokenIn(i+1, i+4, classes(prose.BadObject))
			}
		}
		if t.Lemma == "introduce" && v.isSelf(c.Subject) {
			return
		}
		if bad < 0 || t.Is(prose.Cause) && t.Lemma != "introduce" && t.Lemma != "create" {
			return
		}
		if listed("mended-thing", v.lemma(c.Object.Head)) {
			return
		}
		if v.guard(guardMending, v.at.mending) {
			return
		}
		v.hit(likely, c.Start, max(c.Object.End, bad+1), fmt.Sprintf("%%q makes %s the cause", v.name(c.Subject)), "say what "+quoted(v.object(c, "it"))+" contained, and which check let it pass")
	})
}

// wrongThing finds "restarted the wrong service", "ran it in the wrong window".
func wrongThing(v *view) {
	v.each(func(c *prose.Clause) {
		a := v.active(c)
		t := v.main(c)
		if a == 0 || c.Gerund || t.IsAny(classes(prose.Notice, prose.Be, prose.Have)) && !t.Is(prose.HumanOnly) || t.Is(prose.Notice) {
			return
		}
		if listed("about-the-wrong", t.Lemma) || v.excused(c) {
			return
		}
		i := v.tokenIn(c.End, min(c.Until, c.End+9), classes(prose.Wrong))
		if i < 0 || v.lemma(i+1) == "and" || v.tag(i+1) != prose.TagNoun && v.tag(i+1) != prose.TagCode && v.tag(i+1) != prose.TagName && v.tag(i+1) != prose.TagAdjective {
			return
		}
		p := v.PhraseAfter(i)
		v.hit(min(a, likely), c.Start, max(p.End, i+1), fmt.Sprintf("%%q makes a slip of %s the cause", v.name(c.Subject)), "say what made the wrong one look right")
	})
}

// somebodysChange finds "@sre-helena's change took out DNS".
func somebodysChange(v *view) {
	v.each(func(c *prose.Clause) {
		if !v.main(c).IsAny(classes(prose.Break, prose.Down, prose.Cause, prose.Wipe)) || c.Passive || c.Negated || v.hypothetical(c) || v.asked() || c.Subject.IsAbsent() {
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
		if from < 0 || !p.Kind.IsPeople() && p.Kind != prose.MaybeName || v.tag(from) == prose.TagPossessive && v.lemma(from) != "his" && v.lemma(from) != "her" && v.lemma(from) != "their" || p.Kind == prose.TeamKind {
			return
		}
		v.hit(likely, from, c.End, fmt.Sprintf("%%q makes %s the cause", v.name(p)), "name the change by its number, not by its author")
	})
}

// onPurpose reports whether the sentence says that something was meant.
func (v *view) onPurpose() bool { return v.has(classes(prose.Intent)) || v.says("purpose") }

// leftOn finds "Anneke left debug logging on".
func leftOn(v *view) {
	v.each(func(c *prose.Clause) {
		a := v.active(c)
		if !v.main(c).Is(prose.Leave) || a == 0 || v.guard(guardMending, v.onPurpose()) || c.Object.IsAbsent() && v.lemma(c.End) != "behind" {
			return
		}
		for i := c.End; i < c.Until; i++ {
			if listed("left-state", v.lemma(i)) && !(v.lemma(i+1) == "until" && v.next(c) != c && v.Clauses[len(v.Clauses)-1].Start > i+1) && v.tag(i+1) != prose.TagTo {
				v.hit(min(a, likely), c.Start, i+1, fmt.Sprintf("%%q makes an omission of %s the cause", v.name(c.Subject)), "say that it has no expiry, and that nothing shows that it is still so")
				return
			}
		}
	})
}

// brokenBy finds "the volume was deleted by the operator".
func brokenBy(v *view) {
	v.each(func(c *prose.Clause) {
		t := v.main(c)
		if !c.Passive && !c.Reduced || c.Agent.IsAbsent() || c.Negated || !t.IsAny(classes(prose.Break, prose.Wipe, prose.Mis)) || t.Is(prose.BotchOnly) || v.hypothetical(c) || v.asked() || v.meta() {
			return
		}
		if v.guard(guardMending, v.at.mending) || c.Agent.Kind == prose.NobodyKind || t.Is(prose.Wipe) && v.guard(guardHarmless, v.unneeded(c.Subject)) {
			return
		}
		if a := v.acts(c.Agent, t); a > 0 {
			v.hit(min(a, likely), c.Main, c.Agent.End, fmt.Sprintf("%%q makes %s the cause", v.name(c.Agent)), dropActor)
		}
	})
}

// onWatch finds "on Ahmed's watch".
func onWatch(v *view) {
	for i := range v.Tokens {
		if v.lemma(i) != "watch" || v.tag(i) != prose.TagNoun {
			continue
		}
		if from, p := v.possessor(i); from > 0 && v.lemma(from-1) == "on" && p.Kind.IsPeople() && !v.denied(i) {
			v.hit(likely, from-1, i+1, "%q blames whoever was there", "give the range of time instead")
		}
	}
}

// novice finds "the intern restarted it": that somebody is new is no cause.
func novice(v *view) {
	v.each(func(c *prose.Clause) {
		t := v.main(c)
		if v.active(c) == 0 || v.tokenIn(c.Subject.Start, c.Subject.End, classes(prose.Junior)) < 0 {
			return
		}
		if !t.IsAny(classes(prose.Delete, prose.Ship, prose.Break, prose.Down, prose.Lapse, prose.RecklessDeed, prose.Operate)) || v.at.mending {
			return
		}
		if listed("new-and-harmless", t.Lemma) || t.Lemma == "type" && v.lemma(c.End) == "up" || v.mends(c) {
			return
		}
		v.hit(likely, c.Subject.Start, c.End, fmt.Sprintf("%%q makes %s the cause", v.name(c.Subject)), "say what anybody in that place would have met")
	})
	v.each(func(c *prose.Clause) {
		// "had been removed by our newest hire"
		t := v.main(c)
		if !c.Passive && !c.Reduced || c.Negated || c.Agent.IsAbsent() || v.tokenIn(c.Agent.Start, c.Agent.End, classes(prose.Junior)) < 0 || c.Agent.Kind == prose.NobodyKind || v.hypothetical(c) || v.asked() || v.meta() || v.at.mending {
			return
		}
		if t.IsAny(classes(prose.Delete, prose.Ship, prose.Break, prose.Lapse, prose.RecklessDeed)) && !listed("new-and-harmless", t.Lemma) && !c.Subject.IsAbsent() && !listed("mended-thing", v.lemma(c.Subject.Head)) && !v.unneeded(c.Subject) {
			v.hit(likely, c.Main, c.Agent.End, fmt.Sprintf("%%q makes %s the cause", v.name(c.Agent)), "say what anybody in that place would have met")
		}
	})
}

// assumed finds "assumed without checking", "mistakenly thought".
func assumed(v *view) {
	v.each(func(c *prose.Clause) {
		a := v.active(c)
		if !v.main(c).Is(prose.Assume) || a == 0 {
			return
		}
		if d := v.next(c); d != c && v.main(c).Is(prose.Believe) && a == sure && !v.isSelf(c.Subject) && listed("oneself", v.lemma(d.Subject.Head)) && v.main(d).Is(prose.Be) && d.Past && !v.excused(c) && !d.Subject.IsAbsent() && (v.lemma(d.End) == "on" || v.lemma(d.End) == "in") && v.frame.id == "thought-wrong" {
			v.hit(likely, c.Start, d.End, fmt.Sprintf("%%q makes a slip of %s the cause", v.name(c.Subject)), "say what made the one look like the other")
			return
		}
		if v.main(c).Lemma == "assume" && a == sure && !v.isSelf(c.Subject) && (v.adverbNear(c, "just") || v.adverbNear(c, "simply")) && !v.excused(c) {
			v.hit(likely, c.Start, c.End, fmt.Sprintf("%%q judges %s by what turned out later", v.name(c.Subject)), "say what made the assumption reasonable")
			return
		}
		for i := c.End; i < len(v.Tokens); i++ {
			t := &v.Tokens[i]
			check := t.Is(prose.Without) || t.Lemma == "rather" && v.lemma(i+1) == "than" || t.Lemma == "instead" && v.lemma(i+1) == "of"
			if k := v.tokenIn(i+1, i+4, classes(prose.DiligenceStrict)); check && k >= 0 {
				v.hit(min(a, likely), c.Start, k+1, fmt.Sprintf("%%q judges %s by what turned out later", v.name(c.Subject)), "say what made the assumption reasonable")
				return
			}
		}
	})
}

// adverbNear reports whether an adverb stands in a clause's verb group or directly before it.
func (v *view) adverbNear(c *prose.Clause, lemma string) bool {
	return v.saysIn(lemma, max(0, c.Start-1), c.End)
}

// byName finds people who are named for a deed at all, where the option asks for roles.
func byName(v *view) {
	if !v.rolesOnly {
		return
	}
	v.each(func(c *prose.Clause) {
		if c.Subject.Kind == prose.NameKind && !c.Subject.IsAbsent() && c.Finite() {
			v.hit(likely, c.Subject.Start, c.Subject.End, "%q names a person where a role will do", "write the role: the on-call engineer, the reviewer")
		}
	})
}
