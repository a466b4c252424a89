package blameless

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pmlint/pmlint/lint/prose"
)

// A view is one sentence as the frames see it.
type view struct {
	*prose.Sentence
	at        place
	off       string
	rolesOnly bool
	frame     *frame
	found     []finding
	matches   []match
	searched  bool // for idioms, which are then in matches
	// ofBlame says that the sentence speaks about blame, once it is weighed.
	weighed, ofBlame bool
}

// look tries the frames that may fit the sentence.
func (v *view) look(s *sieve, may fit) {
	for n := range bitsOf(may.plain[:]...) {
		v.frame = s.plain[n]
		v.frame.find(v)
	}
	if may.idioms == 0 || len(v.idioms()) == 0 {
		return
	}
	for _, f := range s.idioms {
		v.frame = f
		f.find(v)
	}
}

// hit reports that tokens[from:to] fill the frame. The message says what the words do;
// its %q is theirs.
func (v *view) hit(c confidence, from, to int, message, help string) {
	if from >= to || to > len(v.Tokens) || v.excluded() {
		return
	}
	text := v.Text(from, to)
	v.found = append(v.found, finding{frame: v.frame, confidence: c, span: v.Span(from, to), text: text,
		message: strings.Replace(message, "%q", fmt.Sprintf("%q", short(text)), 1), help: help})
}

// gravest returns the finding to report of a sentence: the surest, then the gravest,
// then the first.
func (v *view) gravest() *finding {
	var best *finding
	for i := range v.found {
		f := &v.found[i]
		if best == nil || f.confidence > best.confidence ||
			f.confidence == best.confidence && gravity(f.frame.rule) > gravity(best.frame.rule) {
			best = f
		}
	}
	return best
}

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

// isSelf reports whether a phrase speaks of the authors: I, we.
func (v *view) isSelf(p prose.Phrase) bool {
	return !p.IsAbsent() && (v.lemma(p.Head) == "we" || v.lemma(p.Head) == "i" || v.lemma(p.Head) == "you")
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

// main is the main verb of a clause.
func (v *view) main(c *prose.Clause) *prose.Token { return &v.Tokens[c.Main] }

// each calls f for each clause.
func (v *view) each(f func(*prose.Clause)) {
	for i := range v.Clauses {
		f(&v.Clauses[i])
	}
}

// tokenIn returns the first token of tokens[from:to] in one of the classes, or -1.
func (v *view) tokenIn(from, to int, s prose.Set) int {
	for i := max(from, 0); i < min(to, len(v.Tokens)); i++ {
		if v.Tokens[i].IsAny(s) && v.Tokens[i].Tag != prose.TagQuote {
			return i
		}
	}
	return -1
}

// lemma returns the base form of tokens[i]; empty outside the sentence.
func (v *view) lemma(i int) string {
	if i < 0 || i >= len(v.Tokens) {
		return ""
	}
	return v.Tokens[i].Lemma
}

// tag returns the tag of tokens[i].
func (v *view) tag(i int) prose.Tag {
	if i < 0 || i >= len(v.Tokens) {
		return prose.TagStop
	}
	return v.Tokens[i].Tag
}

// adverb returns the place of an adverb of the class that goes with the clause's verb:
// within its group, directly before it, or behind it; or -1.
func (v *view) adverb(c *prose.Clause, s prose.Set) int {
	from := c.Start
	for from > 0 && v.tag(from-1) == prose.TagAdverb {
		from--
	}
	if i := v.tokenIn(from, c.End, s); i >= 0 {
		return i
	}
	for i := c.End; i < c.Until; i++ {
		if v.Tokens[i].IsAny(s) && v.tag(i) == prose.TagAdverb && (i == c.End || i+1 >= c.Until || !followsAdjective(v, i)) {
			return i
		}
	}
	return -1
}

func followsAdjective(v *view, i int) bool {
	return v.tag(i+1) == prose.TagAdjective || v.tag(i+1) == prose.TagVerb
}

// has reports whether any word of the sentence is in one of the classes.
func (v *view) has(s prose.Set) bool {
	for i := range v.Tokens {
		if v.Tokens[i].IsAny(s) {
			return true
		}
	}
	return false
}

// says reports whether the sentence has a word of that base form.
func (v *view) says(lemma string) bool {
	for i := range v.Tokens {
		if v.Tokens[i].Lemma == lemma {
			return true
		}
	}
	return false
}

// listed reports whether a base form is in a list of the lexicon.
func listed(list, lemma string) bool { return prose.English().Listed(list, lemma) }
