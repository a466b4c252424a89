package postmortem

import (
	"strings"
	"unicode"
)

// SameValue reports whether a value says what is wanted: in any case, with any mark
// or emoji around it, and with or without a remark in parentheses or behind a dash,
// as "🔴 Critical (all shops)" is CRITICAL.
func SameValue(value, wanted string) bool {
	wanted = bareValue(wanted)
	if wanted == "" {
		return false
	}
	if bareValue(value) == wanted {
		return true
	}
	for head := range heads(value, " (", ": ") {
		if bareValue(head) == wanted {
			return true
		}
	}
	return false
}

// bareValue folds the case of a value and drops what stands around its words.
func bareValue(s string) string {
	s = strings.TrimFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return OneLine(fold(s))
}
