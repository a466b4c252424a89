package postmortem

import (
	"strings"

	"github.com/pmlint/pmlint/lint/table"
)

// wordStarts says of each pair of letters whether a word of some set begins with
// it. It is what most words are turned away by, before any of them is looked up.
type wordStarts [26 * 26]bool

// findStarts fills in the tables of starts.
func (v *Vocabulary) findStarts() {
	v.holds, v.nones, v.zoneWords = table.Table[bool]{}, table.Table[bool]{}, table.Table[bool]{}
	v.promising, v.passives, v.recurring, v.chores, v.waits = openings{}, openings{}, openings{}, openings{}, openings{}
	v.cueStarts = openings{begins: new([classes * classes]uint32)}
	for word := range v.cues.All() {
		v.cueStarts.begin(word)
	}
	for word := range v.months.All() {
		v.starts.add(word)
	}
	for word, sets := range v.sets.All() {
		if sets&(1<<setPassive|1<<setPassivePast) != 0 {
			v.passives.addPhrase(word)
		}
		if sets&(1<<setPromise|1<<setPromiseLate) != 0 {
			v.promising.addPhrase(word)
		}
		if sets&(1<<setRecurrence) != 0 {
			v.recurring.addPhrase(word)
		}
		if sets&(1<<setChore) != 0 {
			v.chores.addPhrase(word)
		}
		if sets&(1<<setWaits) != 0 {
			v.waits.addPhrase(word)
		}
		if sets&(1<<setNone) != 0 {
			first, _, _ := strings.Cut(word, " ")
			v.nones.Put(first, true)
		}
		if sets&(1<<setPlaceholder) != 0 {
			first, _, more := strings.Cut(word, " ")
			alone := v.holds.Make(first)
			*alone = *alone || !more
		}
	}
	for name := range v.zones.All() {
		first, _, _ := strings.Cut(name, " ")
		v.zoneWords.Put(first, true)
		v.zoneStarts.add(first)
	}
}

func (w *wordStarts) add(word string) {
	if i := pair(word); i >= 0 {
		w[i] = true
	}
}

// may reports whether a word may be in the set, by its first letters. False is certain
// for words of ASCII letters.
func (w *wordStarts) may(word string) bool {
	i := pair(word)
	return i < 0 || w[i]
}

// pair returns the place of the two letters that begin word, or -1 where they are
// not both ASCII letters.
func pair(word string) int {
	if len(word) < 2 {
		return -1
	}
	a, b := word[0]|0x20, word[1]|0x20
	if a < 'a' || a > 'z' || b < 'a' || b > 'z' {
		return -1
	}
	return int(a-'a')*26 + int(b-'a')
}

// mayNameTime reports whether the word that begins s may be a month. False is
// certain, true is not.
func (v *Vocabulary) mayNameTime(s string) bool {
	i := pair(s)
	if i < 0 {
		return s != "" && (s[0] >= 0x80 || len(s) > 1 && s[1] >= 0x80)
	}
	return v.starts[i]
}

// mayBeDate reports whether s may begin with a date. False is certain.
func (v *Vocabulary) mayBeDate(s string) bool {
	return s != "" && (isDigit(s[0]) || v.mayNameTime(s))
}

// mayBeStamp reports whether s may begin with a time or date: with a digit, a mark
// or token, or with words that lead to one of these. False is certain.
func (v *Vocabulary) mayBeStamp(s string) bool {
	for range maxLeadWords {
		for s != "" && opensStamp(s[0]) {
			s = s[1:]
		}
		if s == "" {
			return false
		}
		switch c := s[0]; {
		case isDigit(c) || c == '~' || c == '?' || c == '-':
			return true
		case len(s) > 1 && c == s[1]: // HH:MM, YYYY
			return true
		case !v.mayLead(s):
			return false
		}
		word := len(firstWord(s))
		if word == 0 {
			return s[0] >= 0x80
		}
		s = strings.TrimLeft(s[word:], ".,")
	}
	return true
}

// opensStamp knows the bytes that may stand before a time or the words that lead to it.
func opensStamp(c byte) bool { return isBlank(c) || c == '[' || c == '(' || c == '{' || c == '@' }

// maxLeadWords is how many words may stand before a time: "on Wednesday, around".
const maxLeadWords = 5

// mayLead reports whether the word that begins s may stand before or in a time.
func (v *Vocabulary) mayLead(s string) bool {
	i := pair(s)
	if i < 0 {
		return s[0] >= 0x80 || len(s) > 1 && (s[1] >= 0x80 || !isWordByte(s[1]) || isDigit(s[1])) && isWordByte(s[0]) // à, d. 4., a las 14:02
	}
	return v.starts[i] || v.setStarts[i]&(leadsToTime|1<<setApproximate) != 0
}

// beginsFiller reports whether a text begins with two words that fill places in templates
// and mean nothing: Lorem ipsum.
func (v *Vocabulary) beginsFiller(s string) bool {
	if s == "" || s[0]|0x20 != 'l' { // nobody begins such a text elsewhere
		return false
	}
	first := firstWord(s)
	second := firstWord(strings.TrimLeft(s[len(first):], " "))
	return second != "" && v.HasTemplateWord(TemplateFiller, strings.ToLower(first)) && v.HasTemplateWord(TemplateFiller, strings.ToLower(second))
}

// mayBePlaceholder reports whether a value may hold only the place of one. False
// is certain: a placeholder is in brackets, or has marks or letters to fill in,
// or begins with one of a few words; a long one begins with a bracket.
func (v *Vocabulary) mayBePlaceholder(s string) bool {
	const longest, long, phrase = 300, 60, 40
	if len(s) > longest {
		return false
	}
	s = strings.TrimSpace(s)
	if s == "" || isDigit(s[0]) && len(s) < 3 {
		return false
	}
	if len(s) < 3 || s[1] == '.' { // T.B.D.
		return true
	}
	switch s[0] {
	case '@', '#':
		return len(s) <= phrase && !isDigit(s[1]) && !v.isSomebody(s)
	case 'X', 'Y', 'Z', 'W', 'N':
		if s[1] == ' ' || s[1] == '%' {
			return true
		}
	default:
		if s[0] < 0x80 && !isAlphanumeric(s[0]) {
			return true
		}
	}
	if s[0] >= 0x80 && len(s) <= long {
		return true
	}
	if v.beginsFiller(s) {
		return true
	}
	if v.mayBegin(1<<setPlaceholder, s) {
		if alone, ok := v.holdsFirst(firstWord(s)); ok && (alone || len(s) <= phrase) {
			return true
		}
	}
	if len(s) > long {
		return false
	}
	for i := 1; i < len(s); i++ {
		if placeBytes[s[i]] && endsPlace(s, i) {
			return true
		}
	}
	return false
}

// isSomebody reports whether a value is one handle in small letters, neither one that
// templates use nor a token: @ana. False is not certain.
func (v *Vocabulary) isSomebody(s string) bool {
	token := true
	for i := range len(s) {
		c := s[i]
		if i == 0 && c != '@' || i > 0 && (c < 'a' || c > 'z') {
			return false
		}
		token = token && (i == 0 || strings.IndexByte(tokenLetters, c) >= 0)
	}
	return !token && !v.has(setSample, s[1:]) && !v.has(setPlaceholder, s)
}

// placeBytes are those by which a place for a value may be told.
var placeBytes = [256]bool{'[': true, '<': true, '{': true, '?': true, '_': true, '-': true, 0xE2: true, 'Y': true, 'M': true, 'D': true,
	'H': true, 'X': true, 'N': true, 'J': true, 'A': true, 'h': true, 'x': true, 'y': true, 'W': true, 'Z': true}

// endsPlace reports whether s[i], with its neighbours, may tell of a place for a value.
func endsPlace(s string, i int) bool {
	c, before := s[i], s[i-1]
	switch c {
	case '[', '<', '{':
		return true
	case '?':
		if before == ':' {
			return true
		}
	case 0xE2:
		return strings.HasPrefix(s[i:], "…")
	case 'W', 'X', 'Y', 'Z', 'N': // Total W minutes
		if before == ' ' && (i+1 == len(s) || s[i+1] == ' ') {
			return true
		}
	}
	return c == before && c != 'W' && c != 'Z'
}

// holdsFirst looks up a placeholder's first word, mostly without making a copy of it.
func (v *Vocabulary) holdsFirst(word string) (alone, ok bool) {
	word, _, _ = strings.Cut(word, "-") // to-be-done
	var lower [shortWord]byte
	var at *bool
	if n := lowerLetters(&lower, word); n > 0 {
		at = v.holds.AtBytes(lower[:n])
	} else {
		at = v.holds.At(fold(word))
	}
	return at != nil && *at, at != nil
}

// shortWord is the length up to which words are looked up without a copy.
const shortWord = 24

// lowerLetters puts a word of nothing but ASCII letters into lower, in lower case,
// and returns its length; 0 where the word is longer or holds anything else.
func lowerLetters(lower *[shortWord]byte, word string) int {
	if len(word) > len(lower) {
		return 0
	}
	for i := range len(word) {
		c := word[i] | 0x20
		if c < 'a' || c > 'z' {
			return 0
		}
		lower[i] = c
	}
	return len(word)
}

// mayNameZone reports whether a zone may begin with word, which next follows: the
// word begins a known name, or a slash behind it makes it a region (Europe/Oslo).
// False is certain.
func (v *Vocabulary) mayNameZone(word string, next byte) bool {
	if next == '/' || word == "Z" {
		return true
	}
	if !v.zoneStarts.may(word) {
		return false
	}
	var lower [shortWord]byte
	if n := lowerLetters(&lower, word); n > 0 {
		return v.zoneWords.GetBytes(lower[:n])
	}
	return len(word) <= shortWord && v.zoneWords.Get(fold(word))
}
