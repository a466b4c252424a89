package postmortem

import "strings"

// wikiLink returns the bounds of what is shown of a wiki's link that is all of s:
// [[Ana Duarte]], [[people/ana|Ana Duarte]]. They are equal where s is none, or where
// what it shows is not the author's: [[_TOC_]].
func wikiLink(s string) (from, to int) {
	if len(s) < len("[[a]]") || s[0] != '[' || s[1] != '[' || !strings.HasSuffix(s, "]]") {
		return 0, 0
	}
	from, to = 2, len(s)-2
	if strings.ContainsAny(s[from:to], "[]\n") {
		return 0, 0
	}
	if bar := strings.LastIndexByte(s[from:to], '|'); bar >= 0 {
		from += bar + 1
	}
	return from, to
}

// mention returns the bounds of the name in s where it is mentioned as a wiki or a
// tracker does it: [[Ana Duarte]], @<Ana Duarte>. They are equal where it is not.
func mention(s string) (from, to int) {
	if len(s) > len("@<>") && s[0] == '@' && s[1] == '<' && strings.IndexByte(s, '>') == len(s)-1 {
		return 2, len(s) - 1
	}
	return wikiLink(s)
}
