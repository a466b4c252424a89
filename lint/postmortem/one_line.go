package postmortem

import (
	"strings"
	"unicode/utf8"
)

// OneLine is a text with single spaces for all white space, in which documents are held
// against their templates.
func OneLine(s string) string {
	if isOneLine(s) {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}

// isOneLine reports whether OneLine would leave s as it is. False is not certain.
func isOneLine(s string) bool {
	space := true
	for i := range len(s) {
		switch c := s[i]; {
		case c == ' ' && !space:
			space = true
		case c <= ' ' || c >= utf8.RuneSelf:
			return false
		default:
			space = false
		}
	}
	return !space || s == ""
}
