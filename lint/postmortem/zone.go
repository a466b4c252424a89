package postmortem

import (
	"strings"
	"unicode"
)

// scanZone reads the zone that begins s: UTC, UTC+2, +02:00, Z, CET, Pacific
// Time. Short names must be written in capitals. It returns the bytes taken.
func scanZone(s string, v *Vocabulary) (Zone, int) {
	if s == "" {
		return Zone{}, 0
	}
	if s[0] == '+' || s[0] == '-' || strings.HasPrefix(s, minus) {
		// On its own an offset has hours and minutes: "-12" may be anything.
		if minutes, n := scanOffset(s); n >= len("+0200") {
			return Zone{Name: s[:n], Offset: minutes, Known: true}, n
		}
		return Zone{}, 0
	}
	c := cursor{s: s}
	word := c.word()
	switch {
	case word == "":
		return Zone{}, 0
	case word == "Z":
		return Zone{Name: "Z", Known: true}, 1
	case len(word) <= 5 && strings.ToUpper(word) == word && !strings.HasPrefix(s[len(word):], "/"):
		z, ok := v.Zone(word)
		if !ok {
			return longZone(s, v) // UK time
		}
		if word == "UTC" || word == "GMT" {
			if minutes, n := scanOffset(s[len(word):]); n > 0 {
				end := len(word) + n
				return Zone{Name: s[:end], Offset: minutes, Known: true}, end
			}
		}
		return z, len(word)
	}
	return longZone(s, v)
}

// longZone reads names of several words or with a slash, longest first:
// Pacific Time, local time, Europe/Oslo.
func longZone(s string, v *Vocabulary) (Zone, int) {
	var ends []int
	words, whole := 0, len(s) <= 40
	for i, r := range s {
		if i > 40 || words == 3 {
			break
		}
		if unicode.IsLetter(r) || r == '/' || r == '_' {
			continue
		}
		ends = append(ends, i)
		words++
		if r != ' ' {
			whole = false
			break
		}
	}
	if words < 3 && whole {
		ends = append(ends, len(s))
	}
	for i := len(ends) - 1; i >= 0; i-- {
		name := s[:ends[i]]
		if len(name) <= 5 {
			continue
		}
		if z, ok := v.Zone(name); ok {
			return z, len(name)
		}
	}
	return Zone{}, 0
}

// minus is the sign that typesetting has for the hyphen before an offset: UTC−3.
const minus = "\u2212"

// scanOffset reads +02:00, +0200, -7 or +2 and returns minutes.
func scanOffset(s string) (minutes, n int) {
	c := cursor{s: s}
	west := c.any("-", minus)
	if !west && !c.accept("+") {
		return 0, 0
	}
	value, digits, ok := c.number(1, 4)
	if !ok || digits == 3 {
		return 0, 0
	}
	if digits == 4 {
		minutes = value/100*60 + value%100
	} else {
		minutes = value * 60
		if c.peek(0) == ':' && isDigit(c.peek(1)) && isDigit(c.peek(2)) {
			c.i++
			m, _, _ := c.number(2, 2)
			minutes += m
		}
	}
	if minutes > 14*60 || !c.atWordEnd() || c.peek(0) == ':' && c.peek(1) == '?' {
		return 0, 0
	}
	if west {
		minutes = -minutes
	}
	return minutes, c.i
}

// findZone returns the zone stated in a sentence or heading, such as "All times in
// UTC" or "Timeline (CET)", with its place in s: the first whose offset is certain
// ("Pacific (PST)"), else the first.
func findZone(s string, v *Vocabulary) (z Zone, start, end int) {
	for i := 0; i < len(s); {
		c := cursor{s: s, i: i}
		word := c.word()
		if word == "" {
			i++
			continue
		}
		next := i + len(word)
		if v.mayNameZone(word, (&cursor{s: s, i: next}).peek(0)) {
			if found, n := scanZone(s[i:], v); n > 0 {
				if found.Known {
					return found, i, i + n
				}
				if z.Name == "" {
					z, start, end = found, i, i+n
				}
				next = i + n
			}
		}
		i = next
	}
	return z, start, end
}

// Season returns the place that a zone's name stands for, and whether the name is that of its
// summer time. It is not ok for a name that says neither: UTC, PT, IST.
func (z Zone) Season() (place string, summer, ok bool) {
	name := strings.ToUpper(z.Name)
	switch name {
	case "CET", "EET", "WET":
		return name[:2], false, true
	case "CEST", "EEST", "WEST":
		return name[:2], true, true
	case "PST", "MST", "CST", "EST", "AKST":
		return strings.TrimSuffix(name, "ST"), false, true
	case "PDT", "MDT", "CDT", "EDT", "AKDT":
		return strings.TrimSuffix(name, "DT"), true, true
	}
	return "", false, false
}
