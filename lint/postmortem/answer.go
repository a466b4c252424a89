package postmortem

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// An Answer is a value that begins with Yes or No, in any of the languages.
type Answer struct {
	// Yes and No say which; neither where the value is no answer.
	Yes, No bool
	// Plain says that nothing follows the word, or a mark that sets it off: "No", "No -
	// it was not needed". "No data yet" is not plain.
	Plain bool
	// Details are what follows, without the mark.
	Details string
}

// ParseAnswer reads a value as an answer. A list of both ("Yes/No") is none.
func (v *Vocabulary) ParseAnswer(value string) Answer {
	c := &cursor{s: strings.TrimLeftFunc(value, func(r rune) bool { return !unicode.IsLetter(r) })}
	word := c.word()
	c.i += len(word)
	c.accept("]") // [Yes] - details
	if strings.HasPrefix(strings.TrimLeft(c.rest(), " "), "/") || strings.HasPrefix(strings.TrimLeft(c.rest(), " "), "|") {
		return Answer{}
	}
	var a Answer
	switch v.Term(word) {
	case TermYes:
		a.Yes = true
	case TermNo:
		a.No = true
	default:
		return Answer{}
	}
	rest := strings.TrimSpace(c.rest())
	mark, _ := utf8.DecodeRuneInString(rest)
	a.Plain = rest == "" || strings.ContainsRune(dashes+",.;:(!", mark)
	if !a.Plain && !strings.HasPrefix(c.rest(), " ") {
		return Answer{} // a part of a longer word: no-op
	}
	a.Details = strings.Trim(strings.TrimLeft(rest, dashes+",.;:! "), " ")
	return a
}

// IsAnswers reports whether a list holds Yes and No, and nothing else.
func (v *Vocabulary) IsAnswers(list []string) bool {
	if len(list) != 2 {
		return false
	}
	a, b := v.Term(list[0]), v.Term(list[1])
	return a == TermYes && b == TermNo || a == TermNo && b == TermYes
}
