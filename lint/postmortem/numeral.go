package postmortem

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A numeral is a number as people write it: "1,240", "12.500,00", "1 234", "2.25".
type numeral struct {
	digits   int64 // all digits, separators left out
	decimals int   // how many of them are behind the decimal mark
	// thousands says that the only separator has three digits behind it, so that
	// it is read as grouping; before a percent sign or "k" it is a decimal mark.
	thousands bool
}

// maxDigits bounds a numeral to what an int64 and a float64 hold exactly.
const maxDigits = 15

// asDecimal reads the numeral again with its only separator as decimal mark.
func (n numeral) asDecimal() numeral {
	if n.thousands {
		n.decimals, n.thousands = 3, false
	}
	return n
}

func (n numeral) value() float64 { return float64(n.digits) / math.Pow10(n.decimals) }

// precision is what one in the last written digit counts.
func (n numeral) precision() float64 { return 1 / math.Pow10(n.decimals) }

// numeral reads the number that stands here. What cannot be one number (a
// version, an address, a date with dots, more than maxDigits digits) is none.
func (c *cursor) numeral() (numeral, bool) {
	var n numeral
	i := c.i
	take := func() int {
		from := i
		for i < len(c.s) && isDigit(c.s[i]) && i-from <= maxDigits {
			n.digits = n.digits*10 + int64(c.s[i]-'0')
			i++
		}
		return i - from
	}
	first := take()
	total, groups := first, 0
	var group, decimal string // the separators, once seen
	for total > 0 && total <= maxDigits && decimal == "" {
		sep := separatorAt(c.s, i)
		if sep == "" {
			break
		}
		before := n.digits
		i += len(sep)
		run := take()
		total += run
		point := sep == "." || sep == ","
		switch {
		case group == "" && first <= 3 && run == 3 && c.s[c.i] != '0',
			group == sep && run == 3,
			(group == "" || group == sep) && sep == "," && run == 2 && nextGroup(c.s, i): // 1,23,456 as in India
			group = sep
			groups++
			n.thousands = groups == 1 && point
		case !point:
			// Digits behind a blank that are no group are a number of their own.
			n.digits = before
			i -= run + len(sep)
			return c.numeralTo(n, i)
		case group != sep:
			decimal = sep
			n.decimals = run
			n.thousands = false
		default:
			return numeral{}, false
		}
	}
	if first == 0 || total > maxDigits {
		return numeral{}, false
	}
	return c.numeralTo(n, i)
}

// numeralTo ends a numeral at i, unless it goes on as no number does.
func (c *cursor) numeralTo(n numeral, i int) (numeral, bool) {
	if i+1 < len(c.s) && (c.s[i] == '.' || c.s[i] == ',') && isDigit(c.s[i+1]) {
		return numeral{}, false
	}
	c.i = i
	return n, true
}

// separatorAt returns the separator that stands at i with a digit behind it, or "".
func separatorAt(s string, i int) string {
	for _, sep := range [...]string{",", ".", " ", "'", "_", "\u00a0", "\u202f", "\u2009", "\u2019"} {
		if strings.HasPrefix(s[i:], sep) {
			if i+len(sep) < len(s) && isDigit(s[i+len(sep)]) {
				return sep
			}
			return ""
		}
	}
	return ""
}

// nextGroup reports whether a comma and two or three digits follow.
func nextGroup(s string, i int) bool {
	return i+2 < len(s) && s[i] == ',' && isDigit(s[i+1]) && isDigit(s[i+2])
}

// numberWord returns what an English number word up to twelve stands for, or 0.
func numberWord(word string) int64 {
	switch strings.ToLower(word) {
	case "a", "an", "one":
		return 1
	case "two":
		return 2
	case "three":
		return 3
	case "four":
		return 4
	case "five":
		return 5
	case "six":
		return 6
	case "seven":
		return 7
	case "eight":
		return 8
	case "nine":
		return 9
	case "ten":
		return 10
	case "eleven":
		return 11
	case "twelve":
		return 12
	}
	return 0
}

// approximations are the words and signs that make the number behind them a
// rough one, longer ones before those they begin with.
var approximations = [...]string{
	"~", "≈", "≃", "<=", ">=", "<", ">", "≤", "≥", "+/-", "±",
	"approximately", "approx.", "approx", "about", "around", "circa", "ca.", "ca", "c.", "roughly", "nearly", "almost", "close to",
	"just over", "just under", "over", "under", "more than", "less than", "at least", "at most", "up to", "some", "an estimated", "estimated",
	"etwa", "ungefähr", "rund", "knapp", "gut", "über", "fast", "mehr als", "weniger als", "mindestens",
	"environ", "presque", "plus de", "moins de", "près de", "au moins",
	"aproximadamente", "alrededor de", "casi", "unos", "unas", "más de", "menos de",
	"cerca de", "quase", "mais de", "por volta de",
	"omtrent", "cirka", "rundt", "nesten", "mer enn", "mindre enn", "minst",
}

// approximate steps over what marks a number as rough, and reports whether
// there was anything.
func (c *cursor) approximate() bool {
	found := false
	for again := true; again && !c.done(); {
		again = false
		for _, a := range &approximations {
			from := c.i
			if c.accept(a) && (!endsInLetter(a) || c.atWordEnd()) {
				c.spaces()
				found, again = true, true
				break
			}
			c.i = from
		}
	}
	return found
}

// approximateBefore reports whether s, which a number follows, ends with a mark
// of roughness.
func approximateBefore(s string) bool {
	s = strings.TrimRight(s, " \t\u00a0")
	if s == "" {
		return false
	}
	last := s[len(s)-1] | 0x20
	for _, a := range &approximations {
		if a[len(a)-1]|0x20 != last || len(s) < len(a) || !strings.EqualFold(s[len(s)-len(a):], a) {
			continue
		}
		r, _ := utf8.DecodeLastRuneInString(s[:len(s)-len(a)])
		if len(s) == len(a) || !endsInLetter(a) || !unicode.IsLetter(r) {
			return true
		}
	}
	return false
}

func endsInLetter(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsLetter(r)
}

// saysRough reports whether a note behind a value marks it as rough.
func saysRough(note string) bool {
	note = strings.ToLower(note)
	for _, w := range [...]string{"approx", "estimat", "roughly", "or so", "circa", "ca.", "geschätzt", "estimé", "estimad", "anslått"} {
		if strings.Contains(note, w) {
			return true
		}
	}
	return false
}

// valueNote judges what follows a number in a value: nothing, a remark, or
// something by which the value is no single number (the rest of a range, a
// time, a version). The remark is returned without the blanks around it.
func valueNote(rest string) (note string, ok bool) {
	note = strings.TrimSpace(rest)
	if note == "" || note == "." {
		return "", true
	}
	first, _ := utf8.DecodeRuneInString(rest)
	if !unicode.IsSpace(first) && !strings.ContainsRune("(.,;/", first) {
		return "", false
	}
	c := &cursor{s: note}
	if c.any("-", "–", "—", "to ", "or ", "bis ", "/", ",", ".", ":") {
		c.spaces()
		c.approximate()
		c.currency()
		if isDigit(c.peek(0)) {
			return "", false
		}
	}
	return note, true
}

// trimValue cuts blanks and the parentheses around a value as a whole.
func trimValue(s string) string {
	s = strings.TrimSpace(s)
	if inner, ok := strings.CutPrefix(s, "("); ok {
		if inner, ok = strings.CutSuffix(inner, ")"); ok && !strings.ContainsAny(inner, "()") {
			return strings.TrimSpace(inner)
		}
	}
	return s
}

// A nothing is what a value says that is no number.
type nothing uint8

const (
	stated  nothing = iota // something else
	none                   // none
	unknown                // unknown, with a reason
)

// saysNothing reads "None", "no impact" and "unknown - reason", and returns the
// remark or reason behind the word. Unknown without a reason is no value.
func saysNothing(s string) (nothing, string) {
	c := &cursor{s: s}
	word := c.word()
	c.i += len(word)
	rest := strings.TrimSpace(c.rest())
	reason := strings.TrimLeft(rest, " :,;(."+dashes)
	switch strings.ToLower(word) {
	case "none", "nil", "zero", "nobody", "nothing", "ingen", "keine", "keiner", "aucun", "aucune", "ninguno", "ninguna", "nenhum", "nenhuma":
		return none, rest
	case "no":
		if reason == "" || containsAny(strings.ToLower(rest), []string{"impact", "affected", "loss", "users", "customers"}) {
			return none, rest
		}
	case "unknown", "unbekannt", "inconnu", "desconocido", "desconhecido", "ukjent":
		if reason != "" && reason != rest {
			return unknown, rest
		}
	}
	return stated, ""
}
