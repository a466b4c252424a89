package blameless

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pmlint/pmlint/lint/prose"
)

// What the flagged words do, as a message says it behind them.
const (
	isNoCause          = "is where the questions begin, not a cause"
	isReproach         = "is a reproach"
	judgesByNow        = "judges by what is known now"
	judgesPeople       = "judges people"
	findsWanting       = "finds people wanting"
	judgesWork         = "judges the work of people"
	holdsPeople        = "holds people to what was known afterwards"
	blamesPeople       = "blames people"
	admonishes         = "admonishes people"
	looksForSomebody   = "looks for somebody to blame"
	namesFault         = "names somebody as the fault"
	namesCause         = "names somebody as the cause"
	makesPersonCause   = "makes a person the cause"
	makesPeopleCause   = "makes people the cause"
	makesSlipTheCause  = "makes somebody's slip the cause"
	speaksOfPunishment = "speaks of punishment"
	heatsUp            = "heats up the account"
)

// The same to somebody.
func makesCause(who string) string       { return fmt.Sprintf("makes %s the cause", who) }
func makesSlipCause(who string) string   { return fmt.Sprintf("makes a slip of %s the cause", who) }
func makesLapseCause(who string) string  { return fmt.Sprintf("makes a lapse of %s the cause", who) }
func holdsToIt(who string) string        { return fmt.Sprintf("holds %s to what was known afterwards", who) }
func judges(who string) string           { return fmt.Sprintf("judges %s", who) }
func judgesByEnd(who string) string      { return fmt.Sprintf("judges %s by what turned out later", who) }
func blamesForUndone(who string) string  { return fmt.Sprintf("blames %s for what was not done", who) }
func blamesForGoingOn(who string) string { return fmt.Sprintf("blames %s for going on", who) }
func putsBlameOn(who string) string      { return fmt.Sprintf("puts the blame on %s", who) }
func singlesOut(who string) string       { return fmt.Sprintf("singles out %s", who) }
func punishes(who string) string         { return fmt.Sprintf("punishes %s", who) }

// What to do, where several frames say so.
const (
	whatSpokeForGoingOn = "say what spoke for going on at the time"
	whatSpokeForIt      = "say what spoke for it at the time"
	whatLookedRight     = "say what made the wrong one look right"
	whoWasPaged         = "say to which device the page went, and what was to happen when nobody answered"
	howManyAttempts     = "say how many attempts it took, and why"
	whatAllowedIt       = "say what was done, and what allowed it"
	whatSetTheDate      = "say what set the date, and what was left out to keep it"
	whyItWasAssumed     = "say what made the assumption reasonable"
	nameMissing         = "name the control, the time or the knowledge that was missing, not the virtue"
	whatAnybodyMet      = "say what anybody in that place would have met"
)

// longestQuote is how many characters of a text a message shows.
const longestQuote = 60

// short returns a text on one line, cut where it is long.
func short(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if runes := []rune(text); len(runes) > longestQuote {
		return string(runes[:longestQuote-1]) + "\u2026"
	}
	return text
}

// name returns a phrase as a message names it: "the engineer", "@kofi".
func (v *view) name(p prose.Phrase) string {
	if p.IsAbsent() {
		return "somebody"
	}
	text := short(v.Text(p.Start, p.End))
	t := &v.Tokens[p.Start]
	switch t.Lemma {
	case "i":
		return "the author"
	case "we", "us":
		return "the team"
	case "he":
		return "him"
	case "she":
		return "her"
	case "they":
		return "them"
	case "you", "who":
		return "somebody"
	}
	if t.Tag == prose.TagHandle || p.Kind == prose.NameKind || p.Kind == prose.MaybeName {
		return text
	}
	r, n := utf8.DecodeRuneInString(text)
	if next, _ := utf8.DecodeRuneInString(text[n:]); unicode.IsUpper(next) {
		return text // an abbreviation
	}
	return string(unicode.ToLower(r)) + text[n:]
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

// object returns what a clause acts on, as the help quotes it.
func (v *view) object(c *prose.Clause, otherwise string) string {
	if c.Object.IsAbsent() {
		return otherwise
	}
	return short(v.Text(c.Object.Start, c.Object.End))
}

// rest returns the clause from its main verb on, as the help quotes it.
func (v *view) rest(from int, c *prose.Clause) string {
	to := c.Until
	for to > from && (v.Tokens[to-1].Tag == prose.TagComma || v.Tokens[to-1].Tag == prose.TagConjunction ||
		v.Tokens[to-1].Tag == prose.TagSubordinator || v.Tokens[to-1].Tag == prose.TagPreposition) {
		to--
	}
	return short(v.Text(from, to))
}

// quoted returns a text in quotation marks, on one line.
func quoted(text string) string { return strconv.Quote(text) }

// promptFor is what to do about a step that was left out.
func promptFor(step string) string {
	if step == "" {
		step = "the step"
	}
	return fmt.Sprintf("say what should have prompted or checked it: nothing asked for %q", step)
}
