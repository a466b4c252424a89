package discover

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pmlint/pmlint/lint/postmortem"
)

// countTimes counts what looks like a time of day or a day in a text. It is a
// glance, not a reading: 14:02, 14h02, 7 am, 1506 UTC; 2026-03-04, 04.03.2026,
// 4/3/2026, March 4th, 4. März. What the reader takes for a time because of where it
// stands is left out: any document has 08.30 and 16 somewhere, as a version or a count.
func countTimes(text string, words *postmortem.Vocabulary) (clocks, dates int) {
	if !strings.ContainsAny(text, "0123456789") {
		return 0, 0
	}
	before := ""
	for w := range timeWords(text) {
		switch {
		case w == "de": // 4 de marzo
			continue
		case isDayOfMonth(w) && words.Month(monthOf(before)) > 0:
			dates++
			w = "" // the day belongs to no other month
		case isDigit(w[0]):
			clock, date := timeIn(w)
			clocks += clock
			dates += date
		case before == "" || !isDigit(before[0]):
		case isHalfDay(w) && isNumber(before, 12), len(before) == 4 && isNumber(before, 2359) && isZone(w, words):
			clocks++
		case isDayOfMonth(before) && words.Month(monthOf(w)) > 0:
			dates++
			w = ""
		}
		before = w
	}
	return clocks, dates
}

// timeGaps are the bytes that stand between the words of a time.
var timeGaps = [256]bool{' ': true, '\n': true, '\t': true, '(': true, ')': true, '[': true, ']': true,
	',': true, ';': true, '~': true, '*': true, '_': true}

// timeGap returns the length of what stands between words at text[i], or 0.
func timeGap(text string, i int) int {
	switch c := text[i]; {
	case timeGaps[c]:
		return 1
	case c == 0xC2 && strings.HasPrefix(text[i:], "\u00a0"):
		return len("\u00a0")
	case c == 0xE2 && strings.HasPrefix(text[i:], "\u202f"):
		return len("\u202f")
	}
	return 0
}

// timeWords cuts a text at the gaps.
func timeWords(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		start := 0
		for i := 0; i < len(text); {
			n := timeGap(text, i)
			if n > 0 && i > start && !yield(text[start:i]) {
				return
			}
			if i += max(n, 1); n > 0 {
				start = i
			}
		}
		if start < len(text) {
			yield(text[start:])
		}
	}
}

// timeIn counts the times in one word. An ISO time holds both.
func timeIn(w string) (clocks, dates int) {
	day, clock, both := strings.Cut(w, "T")
	switch {
	case both && isDay(day) && isClock(clock):
		return 1, 1
	case isDay(w):
		return 0, 1
	case isClock(w):
		return 1, 0
	}
	return 0, 0
}

// groups splits w at single bytes of seps into groups of digits; nil where
// anything else is in it.
func groups(w, seps string) []string {
	if w == "" || !isDigit(w[0]) {
		return nil
	}
	var out []string
	start := 0
	for i := 0; i <= len(w); i++ {
		switch {
		case i == len(w), strings.IndexByte(seps, w[i]) >= 0:
			if i == start {
				return nil
			}
			out = append(out, w[start:i])
			start = i + 1
		case !isDigit(w[i]):
			return nil
		}
	}
	return out
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

// isDay reports whether w is a date in digits with its year. Years before 1970
// are those of examples, or of software that knew no date.
func isDay(w string) bool {
	g := groups(strings.TrimRight(w, ".:"), "-./")
	if len(g) != 3 {
		return false
	}
	year, month, day := g[0], g[1], g[2]
	if len(year) != 4 {
		year, day = day, year
	}
	return len(year) == 4 && year >= "1970" && len(month) <= 2 && len(day) <= 2 && isNumber(month, 31) && isNumber(day, 31)
}

// isClock reports whether w begins with a time of day: 14:02, 14:02:33, 14h02,
// 2:02pm, 14:02-14:20.
func isClock(w string) bool {
	w = strings.TrimRight(w, ".:")
	hour, rest := digits(w)
	if hour == "" || len(hour) > 2 || !isNumber(hour, 24) || rest == "" || rest[0] != ':' && rest[0] != 'h' {
		return false
	}
	minute, rest := digits(rest[1:])
	if len(minute) != 2 || !isNumber(minute, 59) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(rest)
	return rest == "" || !unicode.IsLetter(r) || isHalfDay(rest) || r == 'Z'
}

func digits(w string) (number, rest string) {
	i := 0
	for i < len(w) && isDigit(w[i]) {
		i++
	}
	return w[:i], w[i:]
}

func isHalfDay(w string) bool {
	switch strings.ToLower(strings.Trim(w, ".:")) {
	case "am", "pm", "a.m", "p.m":
		return true
	}
	return false
}

// isNumber reports whether w is digits that make no more than most.
func isNumber(w string, most int) bool {
	n := 0
	for i := range len(w) {
		if !isDigit(w[i]) {
			return false
		}
		if n = n*10 + int(w[i]-'0'); n > most {
			return false
		}
	}
	return w != ""
}

// isDayOfMonth reads 4, 4., 4th, 1er.
func isDayOfMonth(w string) bool {
	number, rest := digits(w)
	if len(number) > 2 || number == "0" || !isNumber(number, 31) {
		return false
	}
	switch strings.TrimRight(rest, ".:") {
	case "", "st", "nd", "rd", "th", "er", "º", "o":
		return true
	}
	return false
}

// monthOf returns the word that may name a month.
func monthOf(w string) string { return strings.TrimRight(w, ".:") }

func isZone(w string, words *postmortem.Vocabulary) bool {
	w = strings.TrimRight(w, ".:")
	if w == "" || w != strings.ToUpper(w) {
		return false
	}
	_, ok := words.Zone(w)
	return ok
}
