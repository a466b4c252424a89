package postmortem

import (
	"strings"
	"time"
	"unicode/utf8"
)

// An offset is a zone's distance from UTC in minutes, where it is certain.
type offset struct {
	minutes int
	known   bool
	// winter and summer are the distances of a zone whose name holds all year; both 0 for
	// any other.
	winter, summer int
}

// Month returns the number of the month that word names or abbreviates, with or
// without a full stop; 0 if it names none.
func (v *Vocabulary) Month(word string) int {
	if len(word) > 12 || len(word) < 3 {
		return 0
	}
	word = strings.TrimSuffix(word, ".")
	var lower [shortWord]byte
	if n := lowerLetters(&lower, word); n > 0 {
		return v.months.GetBytes(lower[:n])
	}
	return v.months.Get(fold(word))
}

// IsWeekday reports whether word names or abbreviates a day of the week.
func (v *Vocabulary) IsWeekday(word string) bool {
	if len(word) > 16 || !v.mayBegin(1<<setWeekday, word) {
		return false
	}
	word = strings.TrimRight(word, ".,")
	var lower [shortWord]byte
	if n := lowerLetters(&lower, word); n > 0 {
		return v.sets.GetBytes(lower[:n])&(1<<setWeekday) != 0
	}
	return v.has(setWeekday, wordKey(word))
}

// weekday returns the day of the week that word names or abbreviates.
func (v *Vocabulary) weekday(word string) (time.Weekday, bool) {
	if !v.IsWeekday(word) {
		return 0, false
	}
	day, ok := v.weekdays.Find(wordKey(word))
	return time.Weekday(day), ok
}

// IsConnector reports whether word is one that joins a date to a time of day:
// at, um, kl.
func (v *Vocabulary) IsConnector(word string) bool {
	return v.mayBegin(1<<setConnector, word) && v.has(setConnector, wordKey(strings.TrimSuffix(word, ".")))
}

// IsApproximate reports whether a word marks what follows as approximate:
// around, about, ca.
func (v *Vocabulary) IsApproximate(word string) bool {
	return v.mayBegin(1<<setApproximate, word) && v.has(setApproximate, wordKey(strings.TrimSuffix(word, ".")))
}

// leadsToTime reports whether a word may stand before a date or time: on, at, Wednesday.
func (v *Vocabulary) leadsToTime(word string) bool {
	return v.hasAny(leadsToTime, wordKey(word))
}

// leadsToTime are the sets of the words that do.
const leadsToTime wordSets = 1<<setWeekday | 1<<setConnector | 1<<setTimeLead

// Zone returns the zone that a whole name stands for: an abbreviation, which
// must be in capitals save for UTC and GMT, a name such as Pacific Time or
// Europe/Oslo, or an offset from UTC.
func (v *Vocabulary) Zone(name string) (Zone, bool) {
	name = strings.Trim(name, "()[] ")
	if len(name) > 40 || name == "" {
		return Zone{}, false
	}
	var lower [shortWord]byte
	if n := lowerLetters(&lower, name); n > 0 { // letters are a name or nothing
		o, ok := v.zones.Find(string(lower[:n]))
		return o.named(name, ok)
	}
	key := fold(name)
	if o, ok := v.zones.Find(wordKey(key)); ok {
		return o.named(name, true)
	}
	if strings.HasPrefix(key, "utc") || strings.HasPrefix(key, "gmt") {
		rest := strings.TrimSpace(name[3:])
		if minutes, n := scanOffset(rest); n > 0 && n == len(rest) {
			return Zone{Name: name, Offset: minutes, Known: true}, true
		}
		return Zone{}, false
	}
	if minutes, n := scanOffset(name); n == len(name) && n >= 5 {
		return Zone{Name: name, Offset: minutes, Known: true}, true
	}
	if isPlace(name) {
		return Zone{Name: name}, true
	}
	return Zone{}, false
}

// named returns the zone with an offset under the name by which it was found, if it
// was and is written as a zone.
func (o offset) named(name string, found bool) (Zone, bool) {
	short := len(name) <= 5 && !strings.Contains(name, " ")
	if !found || short && name != strings.ToUpper(name) && !strings.EqualFold(name, "utc") && !strings.EqualFold(name, "gmt") {
		return Zone{}, false
	}
	return Zone{Name: name, Offset: o.minutes, Known: o.known, winter: o.winter, summer: o.summer}, true
}

// isPlace reports whether name has the form of the tz database: Europe/Oslo,
// America/Argentina/Salta.
func isPlace(name string) bool {
	area, place, ok := strings.Cut(name, "/")
	if !ok || place == "" || place[0] < 'A' || place[0] > 'Z' {
		return false
	}
	for i := range len(place) {
		if c := place[i]; !isAlphanumeric(c) && c != '_' && c != '/' && c != '-' {
			return false
		}
	}
	switch area {
	case "Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific", "US", "Canada":
		return true
	}
	return false
}

// IsPartialTime reports whether a remark says that a length of time is not simply that
// from one moment to another: only the hours at work are counted ("during support
// hours"), several stretches are added up ("combined"), or it is a bound ("< 5 min").
func (v *Vocabulary) IsPartialTime(remark string) bool {
	if !v.mayBePartialTime(remark) {
		return false
	}
	if containsAny(strings.ToLower(remark), v.officeHours) || strings.ContainsAny(remark, "<>≤≥") {
		return true
	}
	words := " " + strings.Join(cueWords(remark), " ") + " "
	for _, phrase := range v.partial {
		if strings.Contains(words, phrase) {
			return true
		}
	}
	return false
}

// mayBePartialTime is a look at each pair of letters: most remarks are a number with its
// unit. False is certain.
func (v *Vocabulary) mayBePartialTime(remark string) bool {
	for i := range len(remark) {
		if c := remark[i]; c == '<' || c == '>' || c >= utf8.RuneSelf {
			return true
		}
		at := pair(remark[i:])
		if at < 0 {
			continue
		}
		for _, word := range v.partialStarts[at] {
			if len(word) <= len(remark)-i && strings.EqualFold(word, remark[i:i+len(word)]) {
				return true
			}
		}
	}
	return false
}

// IsResidual reports whether a remark says that an effect outlasted the incident:
// "residual delays".
func (v *Vocabulary) IsResidual(remark string) bool {
	return containsAny(strings.ToLower(remark), v.residual)
}
