package postmortem

import (
	"strings"
	"unicode"
)

// IsPlaceholder reports whether a whole value only holds the place of one: TBD,
// ???, "TODO: ask Ana", YYYY-MM-DD, HH:MM, INC-XXXX, "X minutes", [Amount],
// {{ date }}. A redaction ([redacted]), a real handle in brackets and a value in
// which one word is left open are none.
//
// It is asked of every value of a document, and so stands behind a cheap look; of a
// template's it is asked several times.
func (v *Vocabulary) IsPlaceholder(s string) bool {
	return v.mayBePlaceholder(s) && v.places.of(s, v.isPlace)
}

// isPlace is IsPlaceholder of a text that may be one.
func (v *Vocabulary) isPlace(s string) bool {
	s = strings.TrimSpace(plain(s))
	if s == "" {
		return false
	}
	if isHole(s) || v.beginsFiller(s) {
		return true
	}
	if at := strings.Index(s, "{{"); at >= 0 && (isSiteCode(s[at:]) || strings.Contains(s[at:], "://")) {
		return false // no template knows the address
	}
	s = strings.Trim(s, "_ ")
	if v.isPlaceholderWord(s) || v.isTokens(s) {
		return true
	}
	groups, rest := splitGroups(s)
	if len(groups) == 0 || !v.isFiller(rest) {
		return false
	}
	for _, g := range groups {
		switch {
		case g.open == '<' && (isMarkup(g.text) || hasAttribute(g.text)), !v.isBlank(g.text):
			return false
		case g.wiki && !v.isOpenGroup(g.text):
			return false // [[Ana Duarte]] is a link, [[YYYY-MM-DD]] is still to be written
		}
	}
	return true
}

// isSiteCode reports whether double braces that begin s hold what a site generator runs
// when it builds the page, and not what an author fills in: {{< figure src="a.png" >}},
// {{% note %}}, {{ page.title }}, {{ "/img" | relative_url }}.
func isSiteCode(s string) bool {
	s = strings.TrimLeft(strings.TrimPrefix(s, "{{"), "- ")
	if s == "" {
		return false
	}
	if strings.IndexByte("<%\"'.$/", s[0]) >= 0 {
		return true
	}
	root, rest, ok := strings.Cut(s[:min(len(s), 16)], ".")
	if !ok || rest == "" || !isWordByte(rest[0]) {
		return false
	}
	switch root {
	case "site", "page", "layout", "include", "post", "config", "Site", "Page":
		return true
	}
	return false
}

// isHole reports whether s consists of question marks, dots or blanks to fill.
func isHole(s string) bool {
	return strings.Trim(s, "? ") == "" || strings.Trim(s, ".\u2026 ") == "" || strings.Trim(s, "_ ") == ""
}

// isPlaceholderWord reports whether s is a word such as TBD, or begins with one
// and then says by whom or what for.
func (v *Vocabulary) isPlaceholderWord(s string) bool {
	if inner := strings.Trim(s, "<>()[]{}.!:?\" "); v.mayBegin(1<<setPlaceholder, inner) && v.has(setPlaceholder, wordKey(inner)) {
		return true
	}
	if !v.mayBegin(1<<setPlaceholder, s) {
		return false
	}
	if end := strings.IndexAny(s, " :(,-."); end > 0 {
		rest := strings.TrimSpace(s[end:])
		return rest != "" && !isWordStart(rest) && v.has(setPlaceholder, wordKey(s[:end]))
	}
	return false
}

func isWordStart(s string) bool {
	for _, r := range s {
		return unicode.IsLetter(r) || unicode.IsDigit(r)
	}
	return false
}

// A group is the text in one pair of brackets, with the bracket that opens it.
type group struct {
	open byte
	wiki bool // it stands in two pairs of square brackets, as a wiki's links do
	text string
}

// splitGroups takes the bracketed groups out of s: [..], <..>, {..} and {{..}}.
// What is left comes back as rest.
func splitGroups(s string) (groups []group, rest string) {
	var b strings.Builder
	for s != "" {
		open := strings.IndexAny(s, "[<{")
		if open < 0 {
			break
		}
		end := strings.IndexByte(s[open:], closer(s[open]))
		if end < 0 {
			break
		}
		b.WriteString(s[:open])
		b.WriteByte(' ')
		groups = append(groups, group{s[open], strings.HasPrefix(s[open:], "[["), strings.Trim(s[open+1:open+end], "[<{ ")})
		s = strings.TrimLeft(s[open+end:], "]>}")
	}
	b.WriteString(s)
	return groups, b.String()
}

// closer returns the bracket that closes [, < or {.
func closer(open byte) byte {
	switch open {
	case '[':
		return ']'
	case '<':
		return '>'
	}
	return '}'
}

// isFiller reports whether what stands between groups says nothing by itself.
func (v *Vocabulary) isFiller(s string) bool {
	for w := range strings.FieldsFuncSeq(fold(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '@' && r != '#' }) {
		if zone := v.zones.Has(w); !zone && !v.has(setJoin, w) && !v.has(setUnit, w) && !v.has(setSample, w) && !isToken(w) && !isVariable(strings.ToUpper(w)) {
			return false
		}
	}
	return true
}

// isBlank reports whether the text of a bracket asks to be replaced.
func (v *Vocabulary) isBlank(s string) bool {
	key := wordKey(s)
	switch {
	case s == "" || isHole(s):
		return s != ""
	case v.has(setSample, key), v.isTokens(s), v.isPlaceholderWord(s):
		return true
	case strings.HasPrefix(s, "@"):
		return v.isSampleHandles(s)
	}
	if _, zone := v.Zone(s); zone || v.IsDone(s) || v.IsOpen(s) || v.IsNone(s) || v.IsSeverity(s) {
		return false
	}
	first := rune(s[0])
	switch {
	case !unicode.IsLetter(first) && s[0] < 0x80:
		return false // footnotes, numbers, admonitions, closing tags
	case isRedaction(key), isReference(s), isAddress(s), strings.Contains(s, "@"):
		return false
	}
	return len(key) > 1
}

// isSampleHandles reports whether s is a list of handles that templates use:
// @user, @user2, @incident-commander.
func (v *Vocabulary) isSampleHandles(s string) bool {
	for _, h := range strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ' ' || r == '/' }) {
		name := strings.TrimRight(wordKey(strings.TrimPrefix(h, "@")), "0123456789")
		if h == "..." || v.has(setJoin, h) {
			continue
		}
		if !strings.HasPrefix(h, "@") || !v.has(setSample, name) {
			return false
		}
	}
	return true
}

func isRedaction(key string) bool {
	return strings.Contains(key, "redacted") || strings.Contains(key, "elided") || key == "sic" || key == "omitted" || key == "removed"
}

// isMarkup knows the HTML tags that may stand in a value.
func isMarkup(s string) bool {
	name, _, _ := strings.Cut(strings.Trim(strings.ToLower(s), "/ "), " ")
	switch name {
	case "a", "b", "br", "code", "del", "details", "div", "em", "hr", "i", "img", "ins", "kbd", "p", "s", "span", "strong", "sub", "summary", "sup", "u":
		return true
	}
	return false
}

// hasAttribute reports whether what stands between < and > sets an attribute, as only
// HTML does: video src="a.mp4".
func hasAttribute(s string) bool {
	return strings.Contains(s, "=\"") || strings.Contains(s, "='")
}

// isAddress reports whether s is one of the web, also where a slip has taken its slashes.
func isAddress(s string) bool {
	return strings.Contains(s, "://") || strings.HasPrefix(s, "http:") || strings.HasPrefix(s, "https:")
}

// isReference reports whether s is one word with a digit in it: ABC-123, v2.1.
func isReference(s string) bool {
	return !strings.Contains(s, " ") && strings.ContainsAny(s, "0123456789")
}
