package blameless

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint/prose"
)

//go:embed human-error.md
var humanErrorDoc string

const humanError = "blameless/human-error"

const askHow = "ask how it made sense at the time: what did the tool show, ask for, or accept?"

func errorFrames() []*frame {
	return []*frame{
		{id: "human-error", rule: humanError, explain: "human error as a cause",
			near: []pair{{classes(prose.HumanWord, prose.Role, prose.RoleAmbiguous, prose.RoleSoft, prose.Users, prose.Team, prose.TeamSoft, prose.Individual), classes(prose.ErrorNoun, prose.Refusal), 1}}, backwards: true, find: humanErrors},
		{id: "error-of", rule: humanError, explain: "a person's error",
			near: []pair{{classes(prose.Possessive, prose.Genitive), classes(prose.ErrorNoun), 6}}, backwards: true, find: errorOf},
		{id: "error-by", rule: humanError, explain: "an error by a person",
			near: []pair{{classes(prose.ErrorNoun), classes(prose.Link), 5}, {classes(prose.ErrorNoun), known.Or(classes(prose.Possessive, prose.UnknownName, prose.Virtue)), 14}}, find: errorBy},
		{id: "ours", rule: humanError, explain: "the mistake was ours",
			near: []pair{{classes(prose.ErrorNoun, prose.Fault), classes(prose.Ours), 16}}, find: ours},
		{id: "outage-is-theirs", rule: humanError, explain: "the outage is theirs",
			needs: []prose.Set{classes(prose.Theirs), classes(prose.Outcome)}, find: ours},
		{id: "made-error", rule: humanError, explain: "somebody made a mistake",
			deeds: []prose.Set{classes(prose.ErrorNoun)}, near: []pair{{classes(prose.Making), classes(prose.ErrorNoun), 8}}, backwards: true, find: madeError},
		{id: "beginner", rule: humanError, explain: "an error that only a beginner would make",
			near: []pair{{classes(prose.Beginner), classes(prose.ErrorNoun), 2}}, find: beginnerError},
		{id: "blunder", rule: humanError, explain: "a mocking word for an error",
			needs: []prose.Set{classes(prose.Blunder)}, find: blunder},
		{id: "done-by-mistake", rule: humanError, explain: "a deed without an agent, done by mistake",
			needs: []prose.Set{classes(prose.Slip)}, find: doneByMistake},
		{id: "selected-by", rule: humanError, explain: "the wrong thing chosen by somebody",
			needs: []prose.Set{classes(prose.Wrong), classes(prose.By)}, find: wrongBy},
	}
}

// slips are the error nouns of the stem error and mistake, which alone are said of people
// and of machines.
func isSlip(t *prose.Token) bool { return t.Is(prose.ErrorNoun) && t.Tag != prose.TagVerb }

// humanErrors finds "human error", "operator error", "people failure".
func humanErrors(v *view) {
	for i := range v.Tokens {
		// "pilot-error" is one word.
		t := &v.Tokens[i]
		at := strings.LastIndexByte(t.Text, '-')
		if at <= 0 || !isSlip(t) || v.denied(i) || v.meta() {
			continue
		}
		if w, ok := prose.English().Word(t.Text[:at]); ok && w.Classes.Any(classes(prose.HumanWord, prose.Role, prose.RoleAmbiguous)) {
			v.hit(sure, i, i+1, "%q is where the questions begin, not a cause", askHow)
		}
	}
	for i := 1; i < len(v.Tokens); i++ {
		t, before := &v.Tokens[i], &v.Tokens[i-1]
		failure := t.Lemma == "failure" || t.Lemma == "factor" && before.Lemma == "human"
		if !isSlip(t) && !failure || v.denied(i-1) || v.guard(guardNegated, v.isRuledOut(i)) || v.meta() {
			continue
		}
		switch {
		case before.Lemma == "human", before.Lemma == "manual" && t.Lemma != "failure" && t.Lemma != "confusion", before.Lemma == "personnel", before.Lemma == "people", before.Lemma == "staff":
		case before.IsAny(classes(prose.Role, prose.RoleAmbiguous)) && !failure && before.Tag == prose.TagNoun, before.Lemma == "user" && t.Lemma == "error" && v.isCause(i):
		default:
			continue
		}
		if v.guard(guardCompound, v.isTitle(i) || v.isNotion(i)) {
			continue
		}
		if listed("errors-of-programs", v.lemma(i+1)) {
			continue
		}
		v.hit(sure, i-1, i+1, "%q is where the questions begin, not a cause", askHow)
	}
}

// isRuledOut reports whether the noun at i is said not to be, or not to have caused,
// something: human error was not a factor, operator error played no part.
func (v *view) isRuledOut(i int) bool {
	for k := range v.Clauses {
		c := &v.Clauses[k]
		if c.Subject.Start > i || i >= c.Subject.End {
			continue
		}
		if c.Negated && v.main(c).IsAny(classes(prose.Be, prose.Cause)) || !c.Object.IsAbsent() && v.lemma(c.Object.Start) == "no" {
			return true
		}
	}
	return false
}

// isTitle reports whether the words that end at i are part of a title: The Field Guide
// to Understanding Human Error.
func (v *view) isTitle(i int) bool {
	return v.Tokens[i].IsCapital() && v.Tokens[i-1].IsCapital() && i > 1 && (v.Tokens[i-2].IsCapital() || v.tag(i-2) == prose.TagPreposition) && v.tag(i-2) != prose.TagStop
}

// isNotion reports whether the words that end at i are spoken of as an idea: the new
// view of human error.
func (v *view) isNotion(i int) bool {
	if v.lemma(i-2) != "of" {
		return false
	}
	if listed("notion", v.lemma(i-3)) {
		return true
	}
	return false
}

// isCause reports whether the noun at i is said to be, or to do, something: user errors
// are also what a program tells its users of.
func (v *view) isCause(i int) bool {
	if i > 1 && v.tag(i-2) == prose.TagDeterminer && v.lemma(i-2) != "the" {
		return false
	}
	if i > 1 && v.Tokens[i-2].Is(prose.Assume) {
		return false
	}
	if v.lemma(i) != "error" {
		return true
	}
	for k := range v.Clauses {
		c := &v.Clauses[k]
		if v.main(c).Is(prose.Assume) && c.Start < i || v.main(c).Lemma == "return" || v.main(c).Lemma == "show" || v.main(c).Lemma == "see" || v.main(c).Lemma == "report" {
			return false
		}
	}
	return v.Tokens[i].Text == "error" || v.Tokens[i].Text == "Error"
}

// errorOf finds "the technician's slip", "our mistake".
func errorOf(v *view) {
	for i := range v.Tokens {
		t := &v.Tokens[i]
		if !isSlip(t) || v.denied(i) && !v.butForThat(i) || v.meta() || v.hypotheticalAt(i) {
			continue
		}
		if from, p := v.possessor(i); from >= 0 && v.acts(p, t) > 0 {
			plain := v.lemma(from) == "your" || v.tag(from) == prose.TagPossessive && (t.Lemma == "error" || t.Lemma == "confusion" || t.Lemma == "understanding")
			if !plain {
				v.hit(sure, from, i+1, fmt.Sprintf("%%q makes %s the cause", v.owner(p)), askHow)
			}
		}
	}
}

// butForThat reports whether the sentence says how it would have been without what stands
// at i: "without the intern's meddling the cluster would have healed".
func (v *view) butForThat(i int) bool {
	from, p := v.possessor(i)
	if from != 1 || v.lemma(0) != "without" || v.lemma(from) == "our" || p.IsAbsent() {
		return false
	}
	for k := range v.Clauses {
		if c := &v.Clauses[k]; c.Start > i && c.Modal == "would" && c.Perfect {
			return true
		}
	}
	return false
}

// errorBy finds "a mistake by the engineer", "a mistake on the part of the team", "a lapse
// in concentration".
func errorBy(v *view) {
	for i := range v.Tokens {
		t := &v.Tokens[i]
		if !isSlip(t) || v.denied(i) || v.meta() || v.hypotheticalAt(i) {
			continue
		}
		if from, p := v.possessor(i); from >= 0 && v.acts(p, t) > 0 {
			continue
		}
		k := i + 1
		// "a lapse in concentration", "an error of judgement by the engineer"
		if v.lemma(k) == "of" || v.lemma(k) == "in" {
			if q := v.PhraseAfter(k + 1); !q.IsAbsent() && v.Tokens[q.Head].Is(prose.Virtue) && isHuman(&v.Tokens[q.Head]) {
				v.hit(sure, i, q.End, "%q is where the questions begin, not a cause", askHow)
				continue
			}
			if q := v.PhraseAfter(k + 1); v.lemma(k) == "in" && !q.IsAbsent() && v.Tokens[q.Head].Is(prose.Work) && v.ownedByPeople(q) {
				v.hit(likely, i, q.End, "%q judges the work of people", leaveOut)
				continue
			}
		}
		for k < len(v.Tokens) && k < i+4 && (v.lemma(k) == "be" || v.tag(k) == prose.TagVerb && v.Tokens[k].Parts&prose.VerbParticiple != 0 && (v.lemma(k) == "make" || v.lemma(k) == "commit") || v.tag(k) == prose.TagAdverb) {
			k++
		}
		if v.lemma(k) == "of" {
			if q := v.PhraseAfter(k + 1); !q.IsAbsent() && !q.Kind.IsPeople() && v.lemma(q.End) == "by" {
				k = q.End // "a misreading of the graph by the lead"
			}
		}
		l := v.lemma(k)
		if from, p := v.possessor(min(k+3, len(v.Tokens)-1)); l == "on" && v.lemma(k+3) == "part" && from == k+1 && p.Kind.IsPeople() {
			v.hit(sure, i, k+4, "%q makes people the cause", askHow)
			continue
		}
		if l == "on" && v.lemma(k+1) == "the" && v.lemma(k+2) == "part" {
			l, k = "by", k+3
		} else if l == "on" && v.tag(k+1) == prose.TagPossessive && (v.lemma(k+2) == "part" || v.lemma(k+2) == "side" || v.lemma(k+2) == "end") {
			v.hit(sure, i, k+3, "%q makes people the cause", askHow)
			continue
		}
		if l != "by" && l != "from" && (l != "of" || t.Lemma == "error") {
			continue
		}
		if p := v.Join(v.PhraseAfter(k + 1)); !p.IsAbsent() && v.acts(p, t) > 0 && p.Kind != prose.NobodyKind && (l == "by" || v.tag(k) == prose.TagPreposition) {
			v.hit(sure, i, p.End, fmt.Sprintf("%%q makes %s the cause", v.name(p)), askHow)
		}
	}
}

// owner names the owner of something: we for our.
func (v *view) owner(p prose.Phrase) string {
	switch v.lemma(p.Start) {
	case "my":
		return "the author"
	case "our":
		return "the team"
	case "his", "her", "their", "your":
		return "a person"
	}
	return v.name(p)
}

// hypotheticalAt reports whether what stands at i is the object of a wish: "to prevent
// such mistakes".
func (v *view) hypotheticalAt(i int) bool {
	for k := range v.Clauses {
		c := &v.Clauses[k]
		if c.Start < i && i < c.Until && (c.Infinitive || c.Gerund || c.Modal != "") && v.main(c).IsAny(classes(prose.Prevent)) {
			return v.guard(guardWish, true)
		}
	}
	return false
}

// ours finds "the mistake was ours".
func ours(v *view) {
	v.each(func(c *prose.Clause) {
		if !v.main(c).Is(prose.Be) || c.Negated || c.Subject.IsAbsent() || !v.Tokens[c.Subject.Head].IsAny(classes(prose.ErrorNoun, prose.Fault, prose.Outcome)) || v.meta() || v.asked() {
			return
		}
		for i := c.End; i < min(c.Until, c.End+4); i++ {
			if p := v.PhraseAfter(i + 1); v.lemma(i) == "on" && !v.Tokens[c.Subject.Head].Is(prose.Outcome) && !p.IsAbsent() && p.Kind.IsPeople() && p.Kind != prose.NobodyKind {
				v.hit(sure, c.Subject.Start, p.End, "%q makes people the cause", askHow)
				return
			}
			if listed("ours", v.lemma(i)) && (v.lemma(i+1) != "to" || listed("shouldering", v.lemma(i+2))) {
				v.hit(sure, c.Subject.Start, i+1, "%q makes people the cause", askHow)
				return
			}
		}
	})
}

// madeError finds "somebody made a mistake".
func madeError(v *view) {
	v.each(func(c *prose.Clause) {
		l := v.main(c).Lemma
		if l != "make" && l != "commit" || c.Passive || c.Negated || v.denied(c.Start) || v.hypothetical(c) || v.meta() || v.asked() || c.Subject.Kind == prose.NobodyKind {
			return
		}
		i := v.tokenIn(c.Object.Start, c.Object.End, classes(prose.ErrorNoun))
		if i < 0 || v.actor(c) == 0 {
			return
		}
		v.hit(sure, c.Main, c.Object.End, fmt.Sprintf("%%q makes %s the cause", v.name(c.Subject)), askHow)
	})
}

// beginnerError finds "a rookie mistake".
func beginnerError(v *view) {
	for i := 0; i+1 < len(v.Tokens); i++ {
		t := &v.Tokens[i]
		k := i + 1
		if v.tag(k) == prose.TagGenitive {
			k++
		}
		if k >= len(v.Tokens) || !t.Is(prose.Beginner) || !isSlip(&v.Tokens[k]) || v.denied(i) || v.meta() {
			continue
		}
		v.hit(sure, i, k+1, "%q mocks whoever made it", "leave out the adjective, and say what was entered and what accepted it")
	}
}

// blunder finds "a blunder", "a screw-up".
func blunder(v *view) {
	for i := range v.Tokens {
		t := &v.Tokens[i]
		if t.Is(prose.Blunder) && t.Tag != prose.TagVerb && !v.denied(i) && !v.meta() {
			v.hit(likely, i, i+1, "%q mocks whoever made it", "use a neutral word: the change, the event")
		}
	}
}

// doneByMistake finds "was mistakenly run on the production cluster": a deed of people
// whom the sentence does not name.
func doneByMistake(v *view) {
	v.each(func(c *prose.Clause) {
		t := v.main(c)
		if !c.Passive || !t.IsAny(classes(prose.Ship, prose.Delete, prose.RecklessDeed)) || v.hypothetical(c) || c.Negated || v.asked() {
			return
		}
		if !c.Agent.IsAbsent() && v.acts(c.Agent, t) == 0 {
			return
		}
		if i := v.adverb(c, classes(prose.Slip)); i >= 0 {
			v.hit(likely, min(i, c.Start), max(c.End, i+1), "%q makes a slip of somebody's the cause", "say what made it possible to "+quoted(t.Lemma)+" it without being stopped")
		}
	})
}

// wrongBy finds "wrong environment selected by the user".
func wrongBy(v *view) {
	for i := range v.Tokens {
		// "wrong keystroke by the operator"
		if p := v.PhraseAfter(i); v.Tokens[i].Is(prose.Wrong) && p.Head > i && v.lemma(p.End) == "by" && !v.denied(i) && !v.asked() && !v.meta() {
			if q := v.PhraseAfter(p.End + 1); !q.IsAbsent() && q.Kind.IsPeople() && q.Kind != prose.NobodyKind {
				v.hit(likely, i, q.End, "%q makes a person the cause", "say what made the wrong one look right")
				return
			}
		}
	}
	v.each(func(c *prose.Clause) {
		if !c.Reduced && !c.Passive || c.Agent.IsAbsent() || listed("about-the-wrong", v.main(c).Lemma) || v.main(c).Is(prose.Notice) || v.at.mending {
			return
		}
		i := v.tokenIn(c.Subject.Start, c.Subject.End, classes(prose.Wrong))
		people := c.Agent.Kind.IsPeople() || c.Agent.Kind == prose.UsersKind
		if i >= 0 && people && c.Agent.Kind != prose.NobodyKind {
			v.hit(likely, i, c.Agent.End, "%q makes a person the cause", "say what made the wrong one look right")
		}
	})
}
