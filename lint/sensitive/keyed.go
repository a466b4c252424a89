package sensitive

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed keys.txt
var keyList string

// A keySet has the last words of names whose values are secrets.
type keySet struct {
	words map[string]bool
	// ends are the last bytes of the words, and of the header's name, by which most names
	// are turned away.
	ends [256]bool
	// pairs are the last two letters of each, from 'a'.
	pairs [26 * 26]bool
}

// add notes how a word ends.
func (known *keySet) add(word string) {
	known.ends[word[len(word)-1]] = true
	if i := pair(word, len(word)); i >= 0 {
		known.pairs[i] = true
	}
}

// mayEnd reports whether a word for a secret may end where text[:end] does. False is
// certain.
func (known *keySet) mayEnd(text string, end int) bool {
	if !known.ends[text[end-1]|0x20] {
		return false
	}
	i := pair(text, end)
	return i < 0 || known.pairs[i]
}

// pair returns the place of the two letters at the end of text[:end], or -1 where they
// are no two ASCII letters.
func pair(text string, end int) int {
	if end < 2 {
		return -1
	}
	a, b := text[end-2]|0x20, text[end-1]|0x20
	if !isLower(a) || !isLower(b) {
		return -1
	}
	return int(a-'a')*26 + int(b-'a')
}

var keys = sync.OnceValue(func() *keySet {
	out := &keySet{words: map[string]bool{}}
	out.add(authorization)
	for line := range strings.Lines(keyList) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			out.words[line] = true
			out.add(line)
		}
	}
	return out
})

// authorization is the header whose value is a secret behind the name of its scheme.
const authorization = "authorization"

const (
	// longestKey is the longest of them, in bytes.
	longestKey = 16
	// longestName is how much of a name is looked at.
	longestName = 64
	// leastValue is how long a value is that is told by its name alone.
	leastValue = 8
	// longestValue is how much of a value is looked at.
	longestValue = 512
)

// keyed returns the secret that a name and the mark at i announce: password=...,
// "api_key": "...", **Token**: ..., | Token | ... |
func (s *scan) keyed(i int) (Match, bool) {
	end := i
	for end > 0 && i-end < 4 && betweenBytes[s.text[end-1]] {
		end--
	}
	if end == 0 || i < s.judged || !isLetterByte(s.text[end-1]) || !s.keys.mayEnd(s.text, end) {
		return Match{}, false
	}
	name := nameBefore(s.text[:end])
	if strings.EqualFold(name, authorization) {
		return s.value(s.behind(i+1), true)
	}
	if !s.keys.has(name) {
		return Match{}, false
	}
	return s.value(s.behind(i+1), false)
}

// nameBefore returns the name that ends a text, or its last bytes where it is very long.
func nameBefore(text string) string {
	start := len(text)
	for start > 0 && len(text)-start < longestName && isNameByte(text[start-1]) {
		start--
	}
	return text[start:]
}

// betweenBytes may stand between a name and its mark.
var betweenBytes = [256]bool{' ': true, '"': true, '\'': true, '`': true, '*': true, '\\': true, ':': true, ']': true}

// option returns the secret behind an option of a command: --password ...
func (s *scan) option(i int) (Match, bool) {
	if i > 0 && strings.IndexByte(" \t\n`\"'", s.text[i-1]) < 0 {
		return Match{}, false
	}
	end := i + 2
	for end < len(s.text) && end-i < longestName && isNameByte(s.text[end]) {
		end++
	}
	if end == len(s.text) || s.text[end] != ' ' || !s.keys.has(s.text[i+2:end]) {
		return Match{}, false
	}
	return s.value(s.behind(end), false)
}

// bearer returns the token behind the word Bearer at i.
func (s *scan) bearer(i int) (Match, bool) {
	if !hasAt(s.text, i+1, "earer ") || !startsWord(s.text, i) {
		return Match{}, false
	}
	m, ok := s.value(s.behind(i+len("bearer")), false)
	return m, ok && m.End-m.Start >= 20
}

func isLetterByte(c byte) bool { return isLower(c) || isUpper(c) || c >= 0x80 }

func isNameByte(c byte) bool { return isAlnum(c) || c == '_' || c == '-' || c == '.' || c >= 0x80 }

// has reports whether a name ends in a word for a secret, which begins it or stands
// apart from what goes before: api_key, dbPassword.
func (known *keySet) has(name string) bool {
	if name == "" || !known.mayEnd(name, len(name)) {
		return false
	}
	var folded [longestKey]byte
	n := 0
	for i := len(name) - 1; i >= 0; i-- {
		c := name[i]
		if c == '_' || c == '-' || c == '.' {
			continue
		}
		if n == longestKey {
			return false
		}
		n++
		if isUpper(c) {
			c += 'a' - 'A'
		}
		folded[longestKey-n] = c
		if n >= 3 && beginsPart(name, i) && known.words[string(folded[longestKey-n:])] {
			return true
		}
	}
	return false
}

// beginsPart reports whether a part of name begins at i.
func beginsPart(name string, i int) bool {
	return i == 0 || !isLetterByte(name[i-1]) || isUpper(name[i]) && isLower(name[i-1])
}

// behind returns where the value begins whose name and mark end at i.
func (s *scan) behind(i int) int {
	for n := 0; n < 16 && i < len(s.text) && strings.IndexByte(" \"'`*\\=:>\t", s.text[i]) >= 0; n++ {
		i++
	}
	return i
}

// schemes go before the value of an Authorization header.
var schemes = [...]string{"Bearer ", "bearer ", "Basic ", "basic ", "Token ", "token ", "ApiKey "}

// value returns the secret that begins at start, if what stands there is one.
func (s *scan) value(start int, header bool) (Match, bool) {
	if header {
		for _, scheme := range schemes {
			if hasAt(s.text, start, scheme) {
				start += len(scheme)
				break
			}
		}
	}
	end, quoted := s.valueEnd(start)
	s.judged = end
	value := strings.TrimRight(s.text[start:end], ".:*!?_")
	if quoted || strings.HasSuffix(s.text[start:end], "!") {
		value = s.text[start:end] // an exclamation mark is what people add to a password
	}
	end = start + len(value)
	if m, ok := s.known(start, end); ok {
		return m, true
	}
	if len(value) < leastValue || !isStrong(value) || isSample(value) {
		return Match{}, false
	}
	return Match{Kind: "a password or token", Start: start, End: end}, true
}

// valueEnd returns where the value at start ends: at the quotation mark that stands
// before it, or else at what cannot stand in a value without.
func (s *scan) valueEnd(start int) (end int, quoted bool) {
	limit := min(len(s.text), start+longestValue)
	if start > 0 && strings.IndexByte("\"'`", s.text[start-1]) >= 0 {
		for end = start; end < limit && s.text[end] > ' '; end++ {
			if s.text[end] == s.text[start-1] {
				// In a text within a text the mark has a backslash before it.
				if end > start && s.text[end-1] == '\\' {
					end--
				}
				return end, true
			}
		}
	}
	for end = start; end < limit && !endsValue(s.text[end]); end++ {
		if s.text[end] == '&' && s.endsParameter(end) {
			break
		}
	}
	return end, false
}

// endsParameter reports whether the & at i stands between parameters, or commands, and
// is no part of a password.
func (s *scan) endsParameter(i int) bool {
	end := i + 1
	for end < len(s.text) && end-i < longestName && isNameByte(s.text[end]) {
		end++
	}
	return end == i+1 || end < len(s.text) && s.text[end] == '='
}

// known returns the key of a known issuer that the value in [start, end) begins with.
func (s *scan) known(start, end int) (Match, bool) {
	for i := start; i < min(end, start+8); i++ {
		if !triggers[s.text[i]] || isDigit(s.text[i]) || s.text[i] == ':' || s.text[i] == '=' {
			continue
		}
		if m, ok := s.prefixed(i); ok && m.Start == start {
			return m, true
		}
	}
	return Match{}, false
}

// endsValue reports whether c cannot stand in a value without quotation marks.
func endsValue(c byte) bool {
	return c <= ' ' || strings.IndexByte("\"'`<>|,;()[]{}\\", c) >= 0
}
