package profile

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Choice is what a value picks out of a list of options.
type Choice struct {
	// Picked are the options named, without repetition; none where the value does
	// not begin with one.
	Picked []string
	// Start and End are the range of the first in the value, in bytes.
	Start, End int
}

// IsList reports whether the value is the template's list of options, and no choice
// of one: it names more than two, or all.
func (c Choice) IsList(options []string) bool {
	return len(c.Picked) > 2 || len(c.Picked) > 1 && len(c.Picked) == len(options)
}

// Choose reads a value that should be one of the options. Capitals, spaces and
// hyphens do not count, and a remark may follow: "HIGH (checkout only)". Further
// options count where nothing but separators stands between: "Critical/High".
func Choose(value string, options []string) Choice {
	var c Choice
	at := len(value) - len(strings.TrimLeftFunc(value, isSign))
	for at < len(value) {
		option, n := longest(value[at:], options)
		if n == 0 {
			break
		}
		rest := value[at+n:]
		if len(c.Picked) > 0 && !endsOption(rest) {
			break // "HIGH - LOW in Europe" is a remark
		}
		if len(c.Picked) == 0 {
			c.Start, c.End = at, at+n
		}
		if !slices.Contains(c.Picked, option) {
			c.Picked = append(c.Picked, option)
		}
		next := separator(rest)
		if next == 0 {
			break
		}
		at += n + next
	}
	return c
}

func isSign(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

// separator returns the length of what may part two options at the beginning of s.
func separator(s string) int {
	rest := strings.TrimLeft(s, " /|,;&+-–—→>")
	for _, word := range [...]string{"or ", "and ", "to "} {
		rest = strings.TrimPrefix(rest, word)
	}
	return len(s) - len(rest)
}

// endsOption reports whether s, behind an option, does not go on with words.
func endsOption(s string) bool {
	s = strings.TrimLeft(s, " ")
	first, _ := utf8.DecodeRuneInString(s)
	return s == "" || isSign(first) || strings.HasPrefix(s, "or ") || strings.HasPrefix(s, "and ")
}

// longest returns the longest option that begins s as whole words, and how many
// bytes of s it takes.
func longest(s string, options []string) (option string, n int) {
	for _, o := range options {
		head, _, _ := strings.Cut(o, " (") // SEV1 (all customers)
		if k := foldedPrefix(s, head); k > n {
			option, n = o, k
		}
	}
	return option, n
}

// foldedPrefix returns how many bytes of s the word takes that begins it, without
// regard to capitals, spaces and hyphens, else 0.
func foldedPrefix(s, word string) int {
	i := 0
	for _, want := range word {
		if want == ' ' || want == '-' || want == '_' {
			continue
		}
		for i < len(s) && i > 0 && (s[i] == ' ' || s[i] == '-' || s[i] == '_') {
			i++
		}
		got, n := utf8.DecodeRuneInString(s[i:])
		if n == 0 || unicode.ToLower(got) != unicode.ToLower(want) {
			return 0
		}
		i += n
	}
	if next, n := utf8.DecodeRuneInString(s[i:]); n > 0 && !isSign(next) {
		return 0
	}
	return i
}
