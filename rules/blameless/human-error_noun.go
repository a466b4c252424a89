package blameless

import (
	"strings"

	"github.com/pmlint/pmlint/lint/prose"
)

// errorNounFrames are those of words for errors.
func errorNounFrames() []*frame {
	return []*frame{
		{id: "human-error", rule: humanError, explain: "human error as a cause",
			near:      []pair{{classes(prose.HumanWord, prose.Role, prose.RoleAmbiguous, prose.RoleSoft, prose.Users, prose.Team, prose.TeamSoft, prose.Individual), classes(prose.ErrorNoun, prose.Refusal), 1}},
			backwards: true, inQuestions: true, find: humanErrors},
		{id: "beginner", rule: humanError, explain: "an error that only a beginner would make",
			near: []pair{{classes(prose.Beginner), classes(prose.ErrorNoun), 2}}, inQuestions: true, find: beginnerError},
		{id: "blunder", rule: humanError, explain: "a mocking word for an error",
			needs: []prose.Set{classes(prose.Blunder)}, inQuestions: true, find: blunder},
	}
}

// isSlip reports whether a word is a noun for an error: slip, mistake, omission.
func isSlip(t *prose.Token) bool { return t.Is(prose.ErrorNoun) && t.Tag != prose.TagVerb }

// humanErrors finds "human error", "operator error", "people failure".
func humanErrors(v *view) {
	for i := range v.Tokens {
		// "pilot-error" is one word.
		t := &v.Tokens[i]
		at := strings.LastIndexByte(t.Text, '-')
		if at <= 0 || !isSlip(t) || v.denied(i) {
			continue
		}
		if w, ok := prose.English().Word(t.Text[:at]); ok && w.Classes.Any(classes(prose.HumanWord, prose.Role, prose.RoleAmbiguous)) {
			v.hit(sure, i, i+1, isNoCause, askHow)
		}
	}
	for i := 1; i < len(v.Tokens); i++ {
		t, before := &v.Tokens[i], &v.Tokens[i-1]
		failure := t.Lemma == "failure" || t.Lemma == "factor" && before.Lemma == "human"
		if !isSlip(t) && !failure || v.denied(i-1) || v.guard(guardNegated, v.isRuledOut(i)) {
			continue
		}
		if !v.isOfHumans(i, failure) {
			continue
		}
		if v.guard(guardCompound, v.isTitle(i) || v.isNotion(i)) {
			continue
		}
		if listed("errors-of-programs", v.lemma(i+1)) {
			continue
		}
		v.hit(sure, i-1, i+1, isNoCause, askHow)
	}
}

// isOfHumans reports whether the word before the error or failure at i says that it was one
// of people: human, operator.
func (v *view) isOfHumans(i int, failure bool) bool {
	t, before := &v.Tokens[i], &v.Tokens[i-1]
	switch before.Lemma {
	case "human", "personnel", "people", "staff":
		return true
	case "manual":
		return t.Lemma != "failure" && t.Lemma != "confusion"
	case "user":
		if t.Lemma == "error" && v.isCause(i) {
			return true
		}
	}
	return before.IsAny(classes(prose.Role, prose.RoleAmbiguous)) && !failure && before.Tag == prose.TagNoun
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
	return v.lemma(i-2) == "of" && listed("notion", v.lemma(i-3))
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
		if v.main(c).Is(prose.Assume) && c.Start < i || v.isOne(c.Main, "return", "show", "see", "report") {
			return false
		}
	}
	return v.Tokens[i].Text == "error" || v.Tokens[i].Text == "Error"
}

// beginnerError finds "a rookie mistake".
func beginnerError(v *view) {
	for i := 0; i+1 < len(v.Tokens); i++ {
		t := &v.Tokens[i]
		k := i + 1
		if v.tag(k) == prose.TagGenitive {
			k++
		}
		if k >= len(v.Tokens) || !t.Is(prose.Beginner) || !isSlip(&v.Tokens[k]) || v.denied(i) {
			continue
		}
		v.hit(sure, i, k+1, "mocks whoever made it", "leave out the adjective, and say what was entered and what accepted it")
	}
}

// blunder finds "a blunder", "a screw-up".
func blunder(v *view) {
	for i := range v.Tokens {
		t := &v.Tokens[i]
		if t.Is(prose.Blunder) && t.Tag != prose.TagVerb && !v.denied(i) {
			v.hit(likely, i, i+1, "mocks whoever made it", "use a neutral word: the change, the event")
		}
	}
}
