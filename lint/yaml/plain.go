package yaml

import (
	"strings"
	"unicode/utf8"

	"github.com/pmlint/pmlint/lint/source"
)

// decodePlain reads what most front matter is: lines of "key: plain text", and
// nothing else. It saves the library's cost, which would be a tenth of a whole
// document's. Anything that could mean more than itself in YAML makes it give up;
// a property test holds it against the library.
func decodePlain(text string, base int) (*Node, bool) {
	n := &Node{Kind: Map}
	for at := 0; at < len(text); {
		end := strings.IndexByte(text[at:], '\n')
		if end < 0 {
			end = len(text)
		} else {
			end += at
		}
		entry, ok := plainLine(text[at:end], base+at)
		if !ok {
			return nil, false
		}
		n.Entries = append(n.Entries, entry)
		at = end + 1
	}
	if len(n.Entries) == 0 || len(n.Entries) > 100 {
		return nil, false
	}
	last := n.Entries[len(n.Entries)-1].Value
	n.Span = source.Span{Start: n.Entries[0].KeySpan.Start, End: last.Span.End}
	if last.Quoted {
		n.Span.End++ // a value's span leaves its quotes out, a map's does not
	}
	return n, true
}

// plainLine reads one "key: value" whose value is plain on one line.
func plainLine(line string, base int) (Entry, bool) {
	colon := strings.IndexByte(line, ':')
	if colon <= 0 || colon+1 >= len(line) || line[colon+1] != ' ' || !isPlainKey(line[:colon]) {
		return Entry{}, false
	}
	value := strings.TrimRight(line[colon+1:], " ")
	start := colon + 1 + len(value) - len(strings.TrimLeft(value, " "))
	value = value[start-colon-1:]
	quoted := isQuoted(value)
	if quoted {
		start, value = start+1, value[1:len(value)-1]
	} else if !isPlainValue(value) {
		return Entry{}, false
	}
	return Entry{
		Key:     line[:colon],
		KeySpan: source.Span{Start: base, End: base + colon},
		Value:   &Node{Kind: Scalar, Text: value, Quoted: quoted, Span: source.Span{Start: base + start, End: base + start + len(value)}},
	}, true
}

// isPlainKey reports whether a key is letters, digits, dashes and underscores, and
// no word that YAML takes for something else.
func isPlainKey(s string) bool {
	for i := range len(s) {
		c := s[i] | 0x20
		if c >= 'a' && c <= 'z' || i > 0 && (s[i] >= '0' && s[i] <= '9' || s[i] == '_' || s[i] == '-') {
			continue
		}
		return false
	}
	return !isWord(s)
}

// isPlainValue reports whether a value begins with a letter or digit and holds no
// byte that could end or change a plain scalar.
func isPlainValue(s string) bool {
	if s == "" {
		return false
	}
	if c := s[0] | 0x20; (c < 'a' || c > 'z') && (s[0] < '0' || s[0] > '9') {
		return false
	}
	for i := range len(s) {
		if s[i] == '#' || s[i] == ':' && (i+1 == len(s) || s[i+1] == ' ') {
			return false
		}
	}
	return isPrintable(s) && !isWord(s)
}

// isQuoted reports whether a value is in quotes of either kind with nothing in
// between that quotes could change.
func isQuoted(s string) bool {
	if len(s) < 3 || s[0] != s[len(s)-1] || s[0] != '"' && s[0] != '\'' {
		return false
	}
	inner := s[1 : len(s)-1]
	return !strings.ContainsAny(inner, "\"'\\") && isPrintable(inner)
}

// isPrintable reports whether s is valid UTF-8 without controls, line separators
// or a byte order mark.
func isPrintable(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] == 0x7f || s[i] == 0xC2 || s[i] == 0xE2 || s[i] == 0xEF || s[i] >= 0xF0 {
			return false
		}
	}
	return utf8.ValidString(s)
}

// isWord reports whether YAML takes a plain word for null, which has a kind of its own.
func isWord(s string) bool {
	switch s {
	case "null", "Null", "NULL":
		return true
	}
	return false
}
