package blameless

import (
	"strings"

	"github.com/pmlint/pmlint/lint/prose"
)

// harmWords are the classes of words for what went wrong.
var harmWords = classes(prose.Outcome, prose.Break, prose.Fail, prose.Downward)

// breaking are the verbs of what breaks things, or takes them away.
var breaking = classes(prose.Break, prose.Down, prose.Cause, prose.Wipe)

// harmIn reports whether tokens[from:to] tell that something went wrong.
func (v *view) harmIn(from, to int) bool {
	for i := max(from, 0); i < min(to, len(v.Tokens)); i++ {
		t := &v.Tokens[i]
		switch {
		case t.IsAny(harmWords) && t.Tag != prose.TagQuote && t.Tag != prose.TagAdverb && !(t.Lemma == "fail" && v.lemma(i+1) == "over"):
			return true
		case t.Is(prose.Downward) && t.Lemma != "out" && v.goesOrIs(i-1):
			return true
		case t.Is(prose.GoneWrong):
			return true
		case t.Lemma == "not" && v.lemma(i-1) == "could", t.Is(prose.Could) && i > 0 && v.Tokens[i-1].Is(prose.Nobody):
			return true
		}
	}
	return false
}

// goesOrIs reports whether tokens[i] is a verb that leads to a state: was down, went dark.
func (v *view) goesOrIs(i int) bool {
	l := v.lemma(i)
	return l == "be" || l == "go" || l == "stay"
}

// isDownward reports whether tokens[i] tells where what is taken down goes: down, offline.
func (v *view) isDownward(i int) bool { return v.tokenIn(i, i+1, classes(prose.Downward)) >= 0 }

// harmful are the verbs of what people do that breaks something, or leave undone.
var harmful = classes(prose.Lapse, prose.Ignore, prose.Mis, prose.BotchOnly, prose.Break, prose.Wipe, prose.Cause, prose.Dither, prose.Rush, prose.Silence)

// lapses reports whether a clause tells of a deed that breaks something, or of what was
// not done and would have helped, whoever did it.
func (v *view) lapses(c *prose.Clause) bool {
	t := v.main(c)
	if c.Passive || c.Reduced {
		return false
	}
	if c.Negated {
		return t.IsAny(classes(prose.DiligenceStrict, prose.Stepped, prose.Communicate)) && !listed("needless-of-us", t.Lemma)
	}
	switch {
	case t.Is(prose.Notice), listed("deals-with-wrong", t.Lemma) && t.Lemma != "get":
		return false
	case t.Is(prose.Down):
		return v.isDownward(c.End) || !c.Object.IsAbsent() && v.isDownward(c.Object.End)
	case t.Is(prose.Fail):
		return v.lemma(c.End) == "to"
	case t.Is(prose.Skip) && v.names(c.Object, classes(prose.Procedure, prose.Control)):
		return true
	case v.adverb(c, classes(prose.Mistake, prose.Care)) >= 0:
		return true
	}
	i := v.tokenIn(c.End, min(c.Until, c.End+9), classes(prose.Wrong, prose.BadObject))
	if i >= 0 && !listed("mended-thing", v.lemma(i+1)) && (v.tag(i) == prose.TagAdjective || t.Lemma == "get") {
		return v.Tokens[i].Is(prose.Wrong) || t.IsAny(classes(prose.Ship, prose.Decide)) && !t.Is(prose.Disable)
	}
	if t.Is(prose.Missed) {
		return !c.Object.IsAbsent() && v.duty(c, c.Object)
	}
	return t.IsAny(harmful) && !c.Object.IsAbsent() && !v.unneeded(c.Object) && !v.mends(c) && !listed("break-particles", v.lemma(c.End))
}

// harms reports whether a clause tells what people did, and not to end the incident.
func (v *view) harms(c *prose.Clause) bool {
	return v.active(c) > 0 && !v.guard(guardMending, v.mends(c) || v.atAttack(c) || v.onPurpose())
}

// atAttack reports whether what is broken belongs to an attacker.
func (v *view) atAttack(c *prose.Clause) bool {
	return v.names(c.Object, classes(prose.Users))
}

// mends reports whether the clause says that it was done to end the incident: "to
// restore service".
func (v *view) mends(c *prose.Clause) bool {
	for i := c.End; i < min(len(v.Tokens), c.Until+8); i++ {
		if listed("mends", v.lemma(i)) {
			if v.isOne(i-1, "to", "and") {
				return true
			}
		}
	}
	return false
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
