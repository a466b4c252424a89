package profile

import (
	"strings"
	"unicode"
)

// PlainTitle returns the section's title without numbering and emoji: "Summary"
// for "1. 📋 Summary".
func (s *Section) PlainTitle() string {
	title := s.Title
	for {
		rest := strings.TrimLeftFunc(title, func(c rune) bool {
			return unicode.IsSpace(c) || unicode.In(c, unicode.So, unicode.Sk, unicode.Cf, unicode.Mn)
		})
		rest = trimNumber(trimShortcode(rest))
		if rest == title {
			break
		}
		if rest == "" {
			return s.Title
		}
		title = rest
	}
	title = strings.TrimRightFunc(title, func(c rune) bool {
		return unicode.IsSpace(c) || unicode.In(c, unicode.So, unicode.Cf, unicode.Mn)
	})
	if title == "" {
		return s.Title
	}
	return title
}

// trimShortcode drops an emoji written as :name: before anything else.
func trimShortcode(s string) string {
	if !strings.HasPrefix(s, ":") {
		return s
	}
	end := strings.IndexByte(s[1:], ':')
	if end < 1 || strings.ContainsAny(s[1:1+end], " \t") || end+2 >= len(s) {
		return s
	}
	return s[end+2:]
}

// trimNumber drops "3.", "3.1", "(2)", "A." and "IV)" where words follow.
func trimNumber(s string) string {
	number, rest, ok := strings.Cut(s, " ")
	rest = strings.TrimLeft(rest, " ")
	core := strings.Trim(number, "().:-")
	marked := len(core) < len(number)
	if !ok || rest == "" || core == "" {
		return s
	}
	digits := strings.Trim(core, "0123456789.") == ""
	if digits && (marked || strings.Contains(core, ".")) {
		return rest
	}
	letter := len(core) == 1 && core[0] >= 'A' && core[0] <= 'Z' || strings.Trim(core, "IVX") == ""
	if letter && marked && strings.IndexByte(").:", number[len(number)-1]) >= 0 {
		return rest
	}
	if after, ok := strings.CutPrefix(rest, "- "); ok && (digits || letter) {
		return after
	}
	return s
}
