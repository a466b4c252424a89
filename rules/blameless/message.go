package blameless

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pmlint/pmlint/lint/prose"
)

// longestQuote is how many characters of a text a message shows.
const longestQuote = 60

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

func quoted(text string) string { return fmt.Sprintf("%q", text) }

func promptFor(step string) string {
	if step == "" {
		step = "the step"
	}
	return fmt.Sprintf("say what should have prompted or checked it: nothing asked for %q", step)
}
