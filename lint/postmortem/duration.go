package postmortem

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Duration is a span of time as a document states it.
type Duration struct {
	// Seconds is its length.
	Seconds int
	// Unit is the smallest unit printed, in seconds: 60 for "2 h 5 min", 360 for
	// "2.5 hours".
	Unit int
	// Largest is the largest unit printed, in seconds.
	Largest int
	// Approximate says that it is marked so (~, about, over).
	Approximate bool
	// Clock says that it is written as hours and minutes with a colon ("1:23"),
	// which in another place would be a time of day.
	Clock bool
	// Note is what follows it, as written: "(during support hours)".
	Note string
}

// ParseDuration reads a value that is a duration as a whole: "2 hours 15 minutes",
// "2h15m", "2h 15m", "135 min", "2.25 hours", "1:23", "about 40 min", "an hour",
// also with the units of German, French, Spanish, Portuguese and Norwegian. A
// full stop may follow, and as its Note a remark in parentheses, a footnote, or
// words that say what lasted or from when ("7 minutes from start").
// A month counts 30 days and is approximate. Ranges and words without a number
// ("2-3 h", "a few hours") are no durations.
func ParseDuration(s string) (Duration, bool) {
	c := &cursor{s: trimValue(s)}
	rough := c.approximate()
	d, ok := c.clockDuration()
	if !ok {
		d, ok = c.duration(true)
	}
	if !ok {
		return Duration{}, false
	}
	note, ok := durationNote(c.rest())
	if !ok {
		return Duration{}, false
	}
	d.Note = note
	d.Approximate = d.Approximate || rough || saysRough(note)
	return d, true
}

// FindDuration returns the first duration in a text and the range of s it covers,
// without a mark of roughness before it. It reads fewer forms than ParseDuration,
// those that are nothing else in running text: digits, each with its unit.
func FindDuration(s string) (d Duration, start, end int, ok bool) {
	for i := 0; i < len(s); {
		if !isDigit(s[i]) {
			i++
			continue
		}
		if !continuesToken(s[:i]) && !continuesRange(s[:i]) {
			c := &cursor{s: s, i: i}
			if d, ok := c.duration(false); ok {
				end := c.i
				if !c.atRange() && c.peek(0) != '/' && !isDigit(c.peek(0)) && !c.atBareMinutes() {
					d.Approximate = d.Approximate || approximateBefore(s[:i])
					return d, i, end, true
				}
				i = c.i
				continue
			}
		}
		for i < len(s) && (isDigit(s[i]) || s[i] == '.' || s[i] == ',' || s[i] == ':') {
			i++
		}
	}
	return Duration{}, 0, 0, false
}

// continuesToken reports whether a digit behind s is part of a word, an amount,
// an address and the like.
func continuesToken(s string) bool {
	r, n := utf8.DecodeLastRuneInString(s)
	switch {
	case n == 0:
		return false
	case unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune(".,:/#$€£¥_@=+", r):
		return true
	case r == '-' || r == '–':
		before, _ := utf8.DecodeLastRuneInString(s[:len(s)-n])
		return unicode.IsLetter(before) || unicode.IsDigit(before)
	}
	return false
}

// continuesRange reports whether a number behind s is the second of a range: a
// bare number with a dash or "to" behind it ends s.
func continuesRange(s string) bool {
	s = strings.TrimRight(s, " ")
	cut := false
	for _, dash := range [...]string{"-", "–", "—", " to", " or", " bis", " à", " a"} {
		if rest, ok := strings.CutSuffix(s, dash); ok {
			s, cut = strings.TrimRight(rest, " "), true
			break
		}
	}
	from := len(s)
	for from > 0 && isDigit(s[from-1]) {
		from--
	}
	return cut && len(s)-from > 0 && len(s)-from <= 3 && !continuesToken(s[:from])
}

// atRange steps over the second duration of a range that begins before the
// cursor ("2h-3h", "5 min to 10 min"), and reports whether there is one.
func (c *cursor) atRange() bool {
	from := c.i
	c.spaces()
	if c.any("-", "–", "—", "to ", "or ", "bis ", "à ", "a ", "til ") {
		c.spaces()
		if _, ok := c.duration(false); ok {
			return true
		}
	}
	c.i = from
	return false
}

// clockDuration reads h:mm or h:mm:ss, which a unit for hours may follow.
func (c *cursor) clockDuration() (Duration, bool) {
	from := c.i
	h, _, ok := c.number(1, 4)
	if ok && c.accept(":") {
		if m, _, ok := c.number(2, 2); ok && m < 60 {
			d := Duration{Seconds: h*3600 + m*60, Unit: 60, Largest: 3600, Clock: true}
			if c.accept(":") {
				sec, _, ok := c.number(2, 2)
				if !ok || sec >= 60 {
					c.i = from
					return Duration{}, false
				}
				d.Seconds += sec
				d.Unit = 1
			}
			at := c.i
			c.spaces()
			if word := c.word(); durationUnit(word) == 3600 {
				c.i += len(word)
				d.Clock = false
			} else {
				c.i = at
			}
			return d, true
		}
	}
	c.i = from
	return Duration{}, false
}

// duration reads numbers with units, each unit smaller than the one before. As a
// value of its own it may be written more loosely than in running text.
func (c *cursor) duration(value bool) (Duration, bool) {
	var d Duration
	last := math.MaxInt
	end := c.i
	for {
		from := c.i
		n, ok := c.amount(value)
		if !ok {
			break
		}
		plus := c.accept("+")
		unit := c.unit(value, last)
		if unit == 0 && last == 3600 && !plus && c.i-from == 2 && value && (from == end || endsShortHour(c.s[:end]) && n.value() < 60) {
			unit = 60 // 2h15, 1 h 40
		}
		if unit == 0 || unit >= last {
			break
		}
		seconds := n.value() * float64(unit)
		if seconds > 1e12 {
			return Duration{}, false
		}
		d.Seconds += int(math.Round(seconds))
		d.Largest = max(d.Largest, unit)
		d.Unit = max(1, int(math.Round(n.precision()*float64(unit))))
		d.Approximate = d.Approximate || plus || unit == month
		last, end = unit, c.i
		c.joint()
	}
	c.i = end
	if value && last < math.MaxInt && c.accept(" and a half") {
		d.Seconds += last / 2
		d.Unit = last / 2
	}
	return d, last < math.MaxInt
}

// endsShortHour reports whether s ends in an h that stands for hours.
func endsShortHour(s string) bool {
	n := len(s)
	return n > 1 && s[n-1]|0x20 == 'h' && (isDigit(s[n-2]) || isBlank(s[n-2]) || s[n-2] >= 0x80)
}

// atBareMinutes reports whether two digits without a unit follow hours: 1 h 40. In
// running text nobody can tell whether they belong to them.
func (c *cursor) atBareMinutes() bool {
	if !endsShortHour(c.s[:c.i]) {
		return false
	}
	next := cursor{s: c.s, i: c.i}
	next.spaces()
	_, digits, ok := next.number(1, 3)
	return ok && digits == 2 && !isWordByte(next.peek(0))
}

// amount reads the number before a unit, which in a value may be a word.
func (c *cursor) amount(value bool) (numeral, bool) {
	if isDigit(c.peek(0)) {
		return c.numeral()
	}
	if !value {
		return numeral{}, false
	}
	for _, half := range [...]string{"half an ", "half a ", "eine halbe ", "en halv ", "une demi-", "media ", "meia "} {
		if c.accept(half) {
			return numeral{digits: 5, decimals: 1}, true
		}
	}
	word := c.word()
	if n := numberWord(word); n > 0 {
		c.i += len(word)
		return numeral{digits: n}, true
	}
	return numeral{}, false
}

// unit reads a unit of time behind a number and returns its seconds, or 0 without
// moving. last is the unit before it in the same duration.
func (c *cursor) unit(value bool, last int) int {
	from := c.i
	if !c.accept("-") { // a 2-hour outage
		c.spaces()
	}
	word := c.word()
	unit := durationUnit(word)
	switch {
	case word == "M" && last != 3600, // 2M are two millions
		word == "S" && last == math.MaxInt,
		!value && len(word) == 1 && strings.IndexByte("dhms", word[0]) < 0,
		!value && strings.EqualFold(word, "time"): // English more often than Norwegian
		unit = 0
	}
	if unit == 0 {
		c.i = from
		return 0
	}
	c.i += len(word)
	if c.peek(0) == '_' || isDigit(c.peek(0)) && len(word) > 3 {
		c.i = from
		return 0
	}
	return unit
}

// joint steps over what stands between two parts of a duration: a full stop of an
// abbreviation, a comma, "and". Without a number behind it, it is not one.
func (c *cursor) joint() {
	from := c.i
	c.accept(".")
	c.accept(",")
	c.spaces()
	if word := c.word(); isAnd(word) && c.peek(len(word)) == ' ' {
		c.i += len(word)
		c.spaces()
	} else if c.accept("&") {
		c.spaces()
	}
	if r, _ := utf8.DecodeRuneInString(c.rest()); !isDigit(c.peek(0)) && !unicode.IsLetter(r) {
		c.i = from
	}
}

func isAnd(word string) bool {
	switch strings.ToLower(word) {
	case "and", "und", "et", "y", "e", "og":
		return true
	}
	return false
}

// durationNote judges what follows a duration in a value.
func durationNote(rest string) (note string, ok bool) {
	rest = strings.TrimSpace(rest)
	rest = strings.TrimSpace(strings.TrimPrefix(rest, "."))
	if rest == "" {
		return "", true
	}
	if strings.HasPrefix(rest, "[^") && strings.IndexByte(rest, ']') == len(rest)-1 {
		return rest, true // a footnote
	}
	if rest[0] == '(' {
		// Only the parentheses: what stands behind them is not about the length.
		if end := strings.IndexByte(rest, ')'); end < 0 || strings.Trim(rest[end:], ") .") == "" {
			return rest, true
		}
		return "", false
	}
	switch word := strings.ToLower((&cursor{s: rest}).word()); word {
	case "of", "from", "after", "since", "before", "until", "in", "total", "overall", "approx", "approximately", "insgesamt", "totalt", "au":
		return rest, true
	case "or":
		return rest, strings.HasPrefix(rest, "or so")
	}
	return "", false
}

const month = 30 * daySeconds

// durationUnit returns the seconds that a unit of time stands for, or 0.
func durationUnit(word string) int {
	if len(word) > 12 {
		return 0
	}
	switch strings.ToLower(word) {
	case "s", "sec", "secs", "second", "seconds", "sek", "sekunde", "sekunden", "sekund", "sekunder",
		"seconde", "secondes", "seg", "segs", "segundo", "segundos":
		return 1
	case "m", "min", "mins", "mn", "minute", "minutes", "minuten", "minuto", "minutos", "minutt", "minutter":
		return 60
	case "h", "hr", "hrs", "hour", "hours", "std", "stunde", "stunden", "heure", "heures", "hora", "horas", "t", "time", "timer":
		return 3600
	case "d", "day", "days", "tag", "tage", "tagen", "jour", "jours", "j", "día", "días", "dia", "dias", "dag", "dager", "døgn":
		return daySeconds
	case "w", "wk", "wks", "week", "weeks", "woche", "wochen", "semaine", "semaines", "semana", "semanas", "uke", "uker":
		return 7 * daySeconds
	case "month", "months", "monat", "monate", "monaten", "mois", "mes", "meses", "mês", "måned", "måneder":
		return month
	}
	return 0
}
