package postmortem

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// NormalizeTitle returns a heading's plain text in the form in which titles are
// compared: without numbering, emoji and closing punctuation, without a
// parenthesis, time zone or date at its end, with `&` written out, and without
// case and accents. A title that consists of nothing else stays as it is, but
// for case: "May 12" is "may 12".
func NormalizeTitle(title string) string {
	v := DefaultVocabulary()
	if m, ok := v.meanings.known(title); ok {
		return m.name
	}
	return v.title(title)
}

func (v *Vocabulary) title(title string) string {
	s := plain(title)
	s = v.trimNumber(s)
	return fold(v.trimTail(s))
}

// plain drops emoji and markup characters, writes typographic characters in
// ASCII and joins runs of white space.
func plain(title string) string {
	if isPlain(title) {
		if strings.Contains(title, " :") {
			return trimShortcode(title)
		}
		return title
	}
	var b strings.Builder
	b.Grow(len(title))
	space := false
	put := func(s string) {
		if space && b.Len() > 0 {
			b.WriteByte(' ')
		}
		space = false
		b.WriteString(s)
	}
	for i, r := range title {
		switch {
		case r < utf8.RuneSelf && (isAlphanumeric(byte(r))):
			put(title[i : i+1])
		case r == '&':
			space = true
			put("and")
			space = true
		case r == '*' || r == '`' || isEmoji(r) || r == utf8.RuneError:
			// Not part of the words, and not a gap between them either.
		case r == '\'' || r == '\u2018' || r == '\u2019' || r == '\u02bc':
			put("'")
		case r == '\u201c' || r == '\u201d' || r == '\u201e' || r == '\u00ab' || r == '\u00bb':
			put(`"`)
		case r >= '\u2010' && r <= '\u2015' || r == '\u2212':
			put("-")
		case unicode.IsSpace(r):
			space = true
		default:
			put(string(r))
		}
	}
	return trimShortcode(b.String())
}

// isPlain reports whether plain would leave s as it is.
func isPlain(s string) bool {
	for i := range len(s) {
		switch c := s[i]; {
		case isAlphanumeric(c), strings.IndexByte("'\",.:?!()/-", c) >= 0 && i > 0:
		case c == ' ' && i > 0 && i < len(s)-1 && s[i-1] != ' ':
		default:
			return false
		}
	}
	return true
}

func isAlphanumeric(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

func isEmoji(r rune) bool {
	switch {
	case r < 0xA0:
		return false
	case r == 0x200D, r == 0x20E3, 0xFE00 <= r && r <= 0xFE0F, 0x1F3FB <= r && r <= 0x1F3FF:
		return true // joiner, keycap, variation selectors, skin tones
	}
	return unicode.Is(unicode.So, r) || unicode.Is(unicode.Cf, r)
}

// trimShortcode drops an emoji written as :name: at the beginning or the end.
func trimShortcode(s string) string {
	// The colon that closes one at the end may as well be the title's.
	if rest := strings.TrimSuffix(s, ":"); strings.Contains(rest, " :") {
		if start := strings.LastIndex(rest, " :"); start > 0 && len(rest) > start+2 && !strings.ContainsAny(rest[start+1:], " \t") {
			s = keep(s, strings.TrimSpace(rest[:start]))
		}
	}
	if !strings.HasPrefix(s, ":") {
		return s
	}
	end := strings.IndexByte(s[1:], ':')
	if end < 1 || strings.ContainsAny(s[1:1+end], " \t") {
		return s
	}
	return keep(s, strings.TrimSpace(s[end+2:]))
}

// trimNumber drops "3.", "3.1", "A.", "IV)", "(2)", "1 -" and "Step 2:" from the
// beginning, unless nothing or the name of a month ("19. April") follows.
func (v *Vocabulary) trimNumber(s string) string {
	rest := s
	if word, after, ok := strings.Cut(s, " "); ok && v.mayBegin(1<<setNumbered, word) && v.has(setNumbered, fold(word)) {
		rest = after
	}
	spelled := len(rest) < len(s)
	rest = strings.TrimLeft(rest, "([")
	number, after, ok := strings.Cut(rest, " ")
	if !ok {
		return s
	}
	label := strings.TrimRight(number, ".):]-")
	marked := len(label) < len(number)
	if next := strings.TrimLeft(after, "-: "); !marked && len(next) < len(after) {
		marked, after = true, next
	}
	switch {
	case !isOrdinal(label), !marked && !(strings.Contains(label, ".") && !spelled):
		return s
	case len(label) == len(number)-1 && number[len(label)] == ':' && label[0] > '9' && !spelled:
		return s // "Q: why did it fail?"
	case after == "" || v.monthAt(after):
		return s
	}
	return after
}

func (v *Vocabulary) monthAt(s string) bool {
	word, _, _ := strings.Cut(s, " ")
	return v.Month(strings.TrimRight(word, ",")) != 0
}

// isOrdinal reports whether s numbers a section: 3, 3.1.2, a single letter, or
// a Roman numeral.
func isOrdinal(s string) bool {
	switch {
	case s == "" || len(s) > 12:
		return false
	case len(s) == 1:
		return isAlphanumeric(s[0])
	case s[0] >= '0' && s[0] <= '9':
		for _, part := range strings.Split(s, ".") {
			if part == "" || len(part) > 2 || strings.Trim(part, "0123456789") != "" {
				return false
			}
		}
		return true
	}
	return strings.Trim(s, "IVX") == ""
}

// titleEnd is what may close a title without belonging to it.
const titleEnd = " :?!.,;#_-=>/|\u2026\u00b4\u00bf\u00a1"

// trimTail drops what follows the words of a title. Two rounds reach the
// longest real ones: "Timeline (all times PST) 1/2/24 - 3/2/24. Approximate".
func (v *Vocabulary) trimTail(s string) string {
	for range 3 {
		before := s
		s = keep(s, strings.TrimRight(strings.TrimLeft(s, " _\u00bf\u00a1"), titleEnd))
		s = trimGroup(s)
		s = keep(s, strings.TrimRight(s, titleEnd))
		s = keep(s, v.trimWhen(s))
		if s == before {
			break
		}
	}
	return s
}

// keep returns the trimmed form of s, or s itself where nothing would be left.
func keep(s, trimmed string) string {
	if trimmed == "" {
		return s
	}
	return trimmed
}

// trimGroup drops a parenthesis or bracket at the end of s, or the brackets
// alone where they enclose all of it.
func trimGroup(s string) string {
	if s == "" || s[len(s)-1] != ')' && s[len(s)-1] != ']' {
		return s
	}
	depth := 0
	for i := len(s) - 1; i >= 0; i-- {
		switch s[i] {
		case ')', ']':
			depth++
		case '(', '[':
			depth--
			if depth > 0 {
				continue
			}
			if i == 0 {
				return keep(s, strings.TrimSpace(s[1:len(s)-1]))
			}
			return keep(s, strings.TrimSpace(s[:i]))
		}
	}
	return s
}

// trimWhen drops dates, times, time zones and remarks about them ("all times in
// UTC") from the end of s. Words like "all" and "in" go only along with one.
func (v *Vocabulary) trimWhen(s string) string {
	end := strings.TrimRight(s, " .,;-")
	if !v.maySpeakOfTime(end[strings.LastIndexByte(end, ' ')+1:]) {
		return s
	}
	return v.withoutWhen(s)
}

// withoutWhen is trimWhen of a text that may end with a remark about time.
func (v *Vocabulary) withoutWhen(s string) string {
	words := strings.Split(s, " ")
	from := len(words) // the remark is words[from:]
	certain, month, day := false, false, false
	for from > 0 {
		n, sure := v.whenWords(words[:from])
		if n == 0 {
			break
		}
		word := strings.Trim(words[from-1], ".,")
		certain = certain || sure
		month = month || v.Month(word) != 0
		day = day || isDayNumber(word)
		from -= n
	}
	if from <= 0 || !certain && !(month && day) {
		return s // no remark, or the title is nothing but a time
	}
	for from < len(words)-1 && v.has(setTitleWhen, whenWord(words[from])) &&
		!v.has(setTitleWhenFirst, whenWord(words[from])) {
		from++
	}
	return strings.TrimRight(strings.Join(words[:from], " "), titleEnd)
}

// whenWords returns how many words at the end of words belong to a remark about
// time, and whether they are one for certain.
func (v *Vocabulary) whenWords(words []string) (n int, certain bool) {
	last := words[len(words)-1]
	if strings.ContainsAny(last, "()[]") {
		return 0, false
	}
	for n := min(3, len(words)); n >= 1; n-- {
		name := strings.Trim(strings.Join(words[len(words)-n:], " "), ".,;")
		if z, ok := v.Zone(name); ok && v.isZoneRemark(words[:len(words)-n], z) {
			return n, true
		}
	}
	word := whenWord(last)
	switch {
	case isDateOrTime(word), v.has(setTitleWhenSure, word):
		return 1, true
	case last == "-", isDayNumber(word), isQuarter(word), v.Month(word) != 0, v.IsWeekday(word),
		v.IsApproximate(word), v.has(setTitleWhen, word), v.has(setTitleWhenFirst, word):
		return 1, false
	}
	return 0, false
}

// setsWhen are the sets of words that a remark about time may end with.
const setsWhen = 1<<setTitleWhen | 1<<setTitleWhenFirst | 1<<setTitleWhenSure | 1<<setWeekday | 1<<setApproximate | 1<<setZoneEnd

// maySpeakOfTime rules out the last words of most titles.
func (v *Vocabulary) maySpeakOfTime(last string) bool {
	if last == "" || last == "-" || last[len(last)-1] == ')' {
		return false
	}
	if strings.ContainsAny(last, "0123456789/+") {
		return true
	}
	last = strings.Trim(last, ".,;")
	var lower [shortWord]byte
	if n := lowerLetters(&lower, last); n > 0 && lower[n-1] != 't' { // no contraction, but its own key
		zone := v.zones.AtBytes(lower[:n]) != nil
		return zone || v.mayBegin(setsWhen, last) && v.sets.GetBytes(lower[:n])&setsWhen != 0 || v.months.GetBytes(lower[:n]) != 0
	}
	word := wordKey(last)
	if v.hasAny(setsWhen, word) || v.months.Get(word) != 0 {
		return true
	}
	zone := v.zones.Has(word)
	return zone
}

// isZoneRemark reports whether a zone behind these words is one. UTC always is;
// other abbreviations are words and names too (CAT, ART), and count behind a
// separator, another word of the remark, or a title of one or two words.
func (v *Vocabulary) isZoneRemark(before []string, z Zone) bool {
	if len(before) <= 2 || len(z.Name) > 5 || strings.EqualFold(z.Name, "UTC") || strings.EqualFold(z.Name, "GMT") {
		return true
	}
	last := before[len(before)-1]
	word := whenWord(last)
	return last == "-" || strings.ContainsAny(last[len(last)-1:], ",:.") || isDateOrTime(word) ||
		v.has(setTitleWhen, word) || v.has(setTitleWhenFirst, word)
}

func whenWord(word string) string { return fold(strings.Trim(word, ".,;")) }

// isDateOrTime reports whether word looks like 2024-03-01, 3/1/24, 14:05 or 2024.
func isDateOrTime(word string) bool {
	if len(word) < 4 || len(word) > 24 || word[0] < '0' || word[0] > '9' {
		return false
	}
	if len(word) == 4 && isDigits(word) {
		return word[:2] == "19" || word[:2] == "20"
	}
	rest := strings.TrimRight(word, "apmzh")
	return strings.Trim(rest, "0123456789-/.:") == "" && strings.ContainsAny(rest, "-/:") ||
		strings.Count(rest, ".") == 2 && strings.Trim(rest, "0123456789.") == ""
}

func isDigits(s string) bool {
	for i := range len(s) {
		if !isDigit(s[i]) {
			return false
		}
	}
	return s != ""
}

// isQuarter reports whether word is q1 to q4.
func isQuarter(word string) bool {
	return len(word) == 2 && word[0] == 'q' && '1' <= word[1] && word[1] <= '4'
}

// isDayNumber reports whether word is a number of one or two digits, with or
// without an English ordinal ending.
func isDayNumber(word string) bool {
	for _, suffix := range [...]string{"st", "nd", "rd", "th"} {
		if cut, ok := strings.CutSuffix(word, suffix); ok {
			word = cut
			break
		}
	}
	return len(word) <= 2 && isDigits(word)
}
