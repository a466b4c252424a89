package blameless

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint/prose"
)

//go:embed judgement.md
var judgementDoc string

const judgement = "blameless/judgement"

const leaveOut = "leave out the judgement, and give the facts that it rests on"

func judgementFrames() []*frame {
	return []*frame{
		{id: "insult", rule: judgement, explain: "people or their work are called careless, sloppy and the like",
			needs: []prose.Set{classes(prose.Insult)}, find: insult},
		{id: "carelessly", rule: judgement, explain: "something was done carelessly",
			needs: []prose.Set{classes(prose.Care)}, find: carelessly},
		{id: "poor-work", rule: judgement, explain: "the work of people is called poor",
			needs: []prose.Set{classes(prose.Evaluated), classes(prose.Work, prose.WorkSoft), classes(prose.Work, prose.Damning, prose.Harsh, prose.ObviousAdverb, prose.Excess), known.Or(classes(prose.OfPeople))}, find: poorWork},
		{id: "harshly", rule: judgement, explain: "people were unacceptably slow and the like",
			needs: []prose.Set{classes(prose.Harsh), people}, find: harshly},
		{id: "botched", rule: judgement, explain: "something was botched",
			needs: []prose.Set{classes(prose.Botch, prose.BotchOnly)}, find: botched},
		{id: "panicked", rule: judgement, explain: "somebody panicked",
			deeds: []prose.Set{classes(prose.Panic)}, main: classes(prose.Panic), not: notReal, find: panicked},
		{id: "inexperienced", rule: judgement, explain: "somebody was inexperienced",
			needs: []prose.Set{classes(prose.Inexperienced), people}, find: inexperienced},
		{id: "rushed", rule: judgement, explain: "somebody rushed",
			needs: []prose.Set{classes(prose.Rush)}, main: classes(prose.Rush), not: notReal | prose.AsInfinitive, find: rushed},
		{id: "sarcastic", rule: judgement, explain: "apparently somebody, and the like",
			needs: []prose.Set{classes(prose.Sarcastic), people}, find: sarcastic},
		{id: "animated", rule: judgement, explain: "exclamation marks", heats: true, find: animated},
		{id: "heated", rule: judgement, explain: "words that heat up",
			needs: []prose.Set{classes(prose.Animated)}, find: heated},
	}
}

// modified returns what an adjective at i speaks of: the noun behind it, or the subject
// of the clause that it ends.
func (v *view) modified(i int) (prose.Phrase, bool) {
	if p := v.PhraseAfter(i); !p.IsAbsent() && p.Head > i {
		return p, true
	}
	for k := len(v.Clauses) - 1; k >= 0; k-- {
		c := &v.Clauses[k]
		if c.End <= i && i < c.Until && !c.Infinitive {
			return c.Subject, !c.Subject.IsAbsent()
		}
	}
	return prose.Phrase{}, false
}

// insult finds "sloppy work", "the reviewer was careless".
func insult(v *view) {
	for i := range v.Tokens {
		t := &v.Tokens[i]
		if !t.Is(prose.Insult) || t.Tag == prose.TagVerb || v.denied(i) || v.meta() || v.compound(i) || v.asked() {
			continue
		}
		p, ok := v.modified(i)
		people := ok && (p.Kind.IsPeople() || p.Kind == prose.MaybeName || v.tokenIn(p.Start, p.End, classes(prose.Work)) >= 0)
		people = people || ok && p.Start <= i && p.Kind != prose.SystemKind && v.ownedByPeople(p)
		if v.lemma(i+1) == "of" { // "it was naive of us to believe"
			if q := v.PhraseAfter(i + 2); !q.IsAbsent() && q.Kind.IsPeople() && v.lemma(q.End) == "to" && !v.present(i) {
				people = true
			}
		}
		if ok && v.isSelf(p) && v.present(i) {
			continue // "when I am lazy" tells of nothing that happened
		}
		strong := !listed("also-of-things", t.Lemma)
		if ok && p.Kind == prose.SystemKind && !people && v.guard(guardSystem, !v.workOf(p) || !strong) {
			continue
		}
		if !strong && !people {
			continue
		}
		if v.tag(i) == prose.TagNoun && !strong {
			continue
		}
		v.hit(sure, i, i+1, "%q judges people", leaveOut)
	}
}

// present reports whether the clause that ends in the adjective at i is in the present.
func (v *view) present(i int) bool {
	for k := range v.Clauses {
		if c := &v.Clauses[k]; c.End <= i && i < c.Until && c.Finite() {
			return !c.Past && !c.Perfect
		}
	}
	return false
}

// workOf reports whether a system noun stands for what people did with it: a sloppy
// commit.
func (v *view) workOf(p prose.Phrase) bool {
	return v.tokenIn(p.Head, p.Head+1, classes(prose.Change, prose.WorkSoft, prose.Work)) >= 0
}

// carelessly finds "was handled carelessly", "foolishly ran the script".
func carelessly(v *view) {
	for i := range v.Tokens {
		t := &v.Tokens[i]
		if !t.Is(prose.Care) || v.denied(i) || v.meta() || v.asked() {
			continue
		}
		for k := range v.Clauses {
			c := &v.Clauses[k]
			if i < c.Start-1 || i >= c.Until {
				continue
			}
			a := v.actor(c)
			if c.Passive || c.Gerund || c.Reduced || c.Infinitive {
				a = max(a, likely)
				if c.Subject.Kind == prose.SystemKind && !c.Passive || !c.Agent.IsAbsent() && v.acts(c.Agent, v.main(c)) == 0 {
					a = 0
				}
			}
			soft := listed("also-of-programs", t.Lemma)
			if a > 0 && !(soft && a < sure && !c.Passive) && c.Subject.Kind != prose.NobodyKind && !v.hypothetical(c) {
				v.hit(a, min(i, c.Start), max(c.End, i+1), "%q judges people", leaveOut)
			}
			break
		}
	}
}

// poorWork finds "poor judgement", "the response from the shift was slow".
func poorWork(v *view) {
	for i := range v.Tokens {
		t := &v.Tokens[i]
		if !t.Is(prose.Evaluated) || t.Tag == prose.TagVerb || v.denied(i) || v.meta() || v.asked() {
			continue
		}
		p, ok := v.modified(i)
		if !ok {
			continue
		}
		head := &v.Tokens[p.Head]
		if !head.IsAny(classes(prose.Work, prose.WorkSoft)) || v.guard(guardWish, v.moot(i)) {
			continue
		}
		owned := v.ownedByPeople(p) || v.madeByPeople(p)
		personal := v.personal(head)
		switch {
		case owned && (head.Is(prose.Work) || t.Is(prose.Damning) || v.degree(i)):
			v.hit(likely, min(i, p.Start), max(i+1, p.Head+1), "%q judges the work of people", leaveOut)
		case personal && t.Is(prose.Damning) && v.tokenIn(p.Start, p.End, classes(prose.System, prose.Product)) < 0:
			v.hit(likely, i, max(i+1, p.Head+1), "%q judges the work of people", leaveOut)
		}
	}
}

// madeByPeople reports whether a phrase is what people made: "the lead made a terrible call".
func (v *view) madeByPeople(p prose.Phrase) bool {
	c := v.clauseBefore(p.Start)
	return c != nil && c.End <= p.Start && p.Start <= c.End+1 && (v.main(c).Lemma == "make" || v.main(c).Lemma == "show") && v.actor(c) == sure && !v.isSelf(c.Subject) && !c.Passive && !c.Negated && c.Subject.Kind != prose.NobodyKind
}

// moot reports whether the clause that holds tokens[i] tells of what may be.
func (v *view) moot(i int) bool {
	for k := range v.Clauses {
		if c := &v.Clauses[k]; c.End <= i && i < c.Until && c.Modal != "" && c.Modal != "should" {
			return true
		}
	}
	return false
}

// degree reports whether an adverb before an adjective judges too: unacceptably slow.
func (v *view) degree(i int) bool {
	return i > 0 && (v.Tokens[i-1].IsAny(classes(prose.Harsh, prose.ObviousAdverb)) || v.Tokens[i-1].Is(prose.Excess))
}

// personal reports whether a noun is of work that only people do.
func (v *view) personal(t *prose.Token) bool {
	return t.Is(prose.OfPeople)
}

// ownedByPeople reports whether a phrase names whose work it is: "their monitoring
// skills", "the response from the shift", "the handling by the team".
func (v *view) ownedByPeople(p prose.Phrase) bool {
	if _, q := v.possessor(p.Head); !q.IsAbsent() && q.Kind.IsPeople() && v.lemma(q.Start) != "our" {
		return true
	}
	for i := p.End; i < len(v.Tokens) && i < p.End+6; i++ {
		switch v.lemma(i) {
		case "by", "from", "of", "in":
			if q := v.PhraseAfter(i + 1); !q.IsAbsent() && q.Kind.IsPeople() && q.Kind != prose.NobodyKind && v.lemma(i) != "in" {
				return true
			}
		}
		if v.tag(i) == prose.TagStop || v.tag(i) == prose.TagVerb && v.lemma(i) != "take" {
			break
		}
	}
	return v.tokenIn(p.Start, p.Head, classes(prose.Team, prose.TeamSoft, prose.Role, prose.RoleAmbiguous)) >= 0 && v.Tokens[p.Head].Is(prose.Work)
}

// harshly finds "unacceptably slow", "a shockingly long time".
func harshly(v *view) {
	for i := range v.Tokens {
		t := &v.Tokens[i]
		if !t.Is(prose.Harsh) || v.denied(i) || v.asked() || v.meta() {
			continue
		}
		for k := range v.Clauses {
			c := &v.Clauses[k]
			if i < c.Start-1 && i != v.openingAdverb(c, classes(prose.Harsh)) || i >= c.Until {
				continue
			}
			people := v.actor(c) > 0 && c.Subject.Kind != prose.NobodyKind || !c.Subject.IsAbsent() && c.Subject.Kind != prose.SystemKind &&
				(v.Tokens[c.Subject.Head].Is(prose.Work) || v.Tokens[c.Subject.Head].Is(prose.WorkSoft) && v.tag(c.Subject.Start) == prose.TagPossessive)
			if people && v.lemma(i) != "incredibly" && v.lemma(i) != "amazingly" {
				if i == v.openingAdverb(c, classes(prose.Harsh)) && c.Past && v.actor(c) == sure && !v.isSelf(c.Subject) && (c.Negated || v.lapses(c) || v.main(c).IsAny(classes(prose.Assume, prose.RecklessDeed))) {
					v.hit(likely, i, i+1, "%q judges people", leaveOut)
					break
				}
				to := i + 1
				for to < c.Until && (v.tag(to) == prose.TagAdjective || v.tag(to) == prose.TagNoun && to <= i+2) {
					to++
				}
				if to == i+1 || v.tokenIn(i+1, to, classes(prose.Evaluated, prose.Failing, prose.Insult, prose.Damning)) < 0 && v.lemma(i+1) != "long" && v.lemma(i+1) != "little" {
					break
				}
				v.hit(likely, i, to, "%q judges people", "give the minutes, and the target that they missed")
			}
			break
		}
	}
}

// botched finds "the rollback was botched", "the lead bungled it".
func botched(v *view) {
	v.each(func(c *prose.Clause) {
		t := v.main(c)
		if !t.IsAny(classes(prose.BotchOnly, prose.Botch)) || c.Negated || v.hypothetical(c) || v.asked() || v.meta() {
			return
		}
		if c.Passive || c.Reduced {
			if t.Is(prose.BotchOnly) || t.Lemma == "mishandle" {
				if c.Agent.IsAbsent() && (c.Subject.Kind != prose.SystemKind || v.workOf(c.Subject)) || !c.Agent.IsAbsent() && v.acts(c.Agent, t) > 0 {
					v.hit(likely, c.Start, max(c.End, c.Agent.End), "%q judges the work of people", "say how many attempts it took, and why")
				}
			}
			return
		}
		if !t.Is(prose.BotchOnly) && t.Lemma != "mishandle" {
			return
		}
		if a := v.actor(c); a > 0 && c.Subject.Kind != prose.NobodyKind {
			v.hit(a, c.Start, max(c.End, c.Object.End), fmt.Sprintf("%%q judges %s", v.name(c.Subject)), "say how many attempts it took, and why")
		}
	})
	for i := range v.Tokens {
		// "a botched rollback"
		if t := &v.Tokens[i]; t.Is(prose.BotchOnly) && t.Tag == prose.TagAdjective && !v.denied(i) {
			if p, ok := v.modified(i); ok && (p.Kind != prose.SystemKind || v.workOf(p)) && t.Lemma != "squander" && t.Lemma != "mess" {
				v.hit(likely, i, p.End, "%q judges the work of people", "say how many attempts it took, and why")
			}
		}
	}
}

// panicked finds "the admin panicked".
func panicked(v *view) {
	v.each(func(c *prose.Clause) {
		if t := v.main(c); t.Is(prose.Panic) && !c.Negated && v.actor(c) == sure && c.Subject.Kind != prose.NobodyKind && !v.hypothetical(c) {
			v.hit(likely, c.Start, c.End, fmt.Sprintf("%%q judges %s", v.name(c.Subject)), "say how many things asked for attention at the time")
		}
	})
}

// inexperienced finds "an inexperienced developer".
func inexperienced(v *view) {
	for i := range v.Tokens {
		t := &v.Tokens[i]
		if !t.Is(prose.Inexperienced) || t.Tag == prose.TagVerb || v.denied(i) || v.meta() || v.asked() || v.at.praise {
			continue
		}
		p, ok := v.modified(i)
		if !ok || !p.Kind.IsPeople() || p.Kind == prose.NobodyKind {
			continue
		}
		before := i < p.Head
		// A state, of which the sentence mostly tells the reason.
		if !before && (listed("state", t.Lemma) || t.Lemma == "junior") || t.Lemma == "junior" && v.lemma(p.Start) == "our" {
			continue
		}
		to := i + 1
		if before {
			to = max(to, p.Head+1)
		}
		v.hit(likely, i, to, "%q makes a person's standing the cause", "say which knowledge the procedure presumes and does not give")
	}
}

// rushed finds "the team rushed the change", "was rushed through".
func rushed(v *view) {
	v.each(func(c *prose.Clause) {
		t := v.main(c)
		if !t.Is(prose.Rush) || c.Negated || v.hypothetical(c) || v.asked() || v.meta() || c.Infinitive {
			return
		}
		if c.Passive {
			if c.Subject.Kind != prose.UsersKind && (c.Modal == "" || !c.Perfect) && c.Past {
				v.hit(likely, c.Start, c.End, "%q judges the work of people", "say what set the date, and what was left out to keep it")
			}
			return
		}
		if a := v.actor(c); a > 0 && !c.Object.IsAbsent() && c.Subject.Kind != prose.NobodyKind && !v.at.mending {
			v.hit(min(a, likely), c.Start, c.Object.End, fmt.Sprintf("%%q judges %s", v.name(c.Subject)), "say what set the date, and what was left out to keep it")
		}
	})
}

// sarcastic finds "apparently nobody thought to ask".
func sarcastic(v *view) {
	for i := range v.Tokens {
		t := &v.Tokens[i]
		if !t.Is(prose.Sarcastic) || v.asked() || v.meta() || v.denied(i) {
			continue
		}
		for k := range v.Clauses {
			c := &v.Clauses[k]
			if c.Start < i-3 || c.Until <= i {
				continue
			}
			lapse := c.Negated || v.main(c).IsAny(classes(prose.Ignore, prose.Lapse, prose.Fail)) || c.Subject.Kind == prose.NobodyKind && v.main(c).IsAny(classes(prose.DiligenceStrict))
			if lapse && v.actor(c) == sure && c.Past && v.main(c).IsAny(classes(prose.Diligence, prose.Ignore, prose.Lapse, prose.Fail)) && v.lemma(c.Subject.Head) != "we" {
				v.hit(likely, i, i+1, "%q is a reproach", "leave it out, or give the source")
			}
			break
		}
	}
}

// animated finds repeated exclamation and question marks.
func animated(v *view) {
	for i := 0; i+1 < len(v.Tokens); i++ {
		a, b := &v.Tokens[i], &v.Tokens[i+1]
		if a.Tag != prose.TagStop || b.Tag != prose.TagStop || a.End != b.Start {
			continue
		}
		if v.guard(guardCompound, i == 0 || isShouted(v.Tokens[i-1].Text)) {
			return
		}
		marks := a.Text + b.Text
		if marks == "!!" || marks == "?!" || marks == "!?" {
			to := i + 2
			for to < len(v.Tokens) && v.Tokens[to].Tag == prose.TagStop && v.Tokens[to].Start == v.Tokens[to-1].End {
				to++
			}
			v.hit(likely, i, to, "%q heats up the account", "end the sentence with one full stop")
			return
		}
	}
}

// isShouted reports whether a word is in capital letters, as labels that warn are:
// MALICIOUS LINK!!!!
func isShouted(word string) bool { return len(word) > 2 && strings.ToUpper(word) == word }

// heated finds "a nightmare", "ridiculous".
func heated(v *view) {
	for i := range v.Tokens {
		t := &v.Tokens[i]
		if !t.Is(prose.Animated) || t.Tag == prose.TagVerb || v.denied(i) || v.meta() || v.compound(i) {
			continue
		}
		if listed("heated-of-people", t.Lemma) {
			p, ok := v.modified(i)
			if !ok || !p.Kind.IsPeople() && v.tokenIn(p.Head, p.Head+1, classes(prose.Work)) < 0 {
				continue
			}
		}
		v.hit(likely, i, i+1, "%q heats up the account", "give a figure instead of the adjective")
	}
}
