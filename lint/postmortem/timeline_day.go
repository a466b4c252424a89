package postmortem

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// wrapHours is the fall of an undated clock, in hours, from which it is taken
// for the next day. A smaller fall is more likely a slip.
const wrapHours = 12

// resolveDates settles the day of every entry and the document's own.
func (d *Document) resolveDates() {
	hint := d.statedDay()
	for _, tl := range d.Timelines {
		d.settleOrder(tl, hint)
	}
	for _, tl := range d.Timelines {
		d.carryDays(tl, hint)
	}
	d.settleDay()
}

// settleOrder reads 04/03/2026 in the document's order, or as the day that lies
// nearer to the dates around.
func (d *Document) settleOrder(tl *Timeline, hint Date) {
	near := hint
	for _, e := range tl.Entries {
		if near.Full() {
			break
		}
		if e.Stamp.Date.Full() && !e.Stamp.ambiguous {
			near = e.Stamp.Date
		}
	}
	for _, e := range tl.Entries {
		s := &e.Stamp
		if s.ambiguous && s.Date.Full() {
			s.Date = d.settle(written{Date: s.Date, ambiguous: true, dayFirst: s.dayFirst}, near)
		}
		if s.Date.Full() {
			near = s.Date
		}
	}
}

// nearer returns d or d with month and day swapped, whichever lies nearer to near.
func nearer(d, near Date) Date {
	swapped := Date{d.Year, d.Day, d.Month}
	if swapped.Valid() && distance(swapped, near) < distance(d, near) {
		return swapped
	}
	return d
}

func distance(a, b Date) int {
	n := a.Days() - b.Days()
	return max(n, -n)
}

// withYear completes a date that has no year with the one that brings it nearest
// to near; without near it stays as it is.
func (d Date) withYear(near Date) Date {
	if d.Year > 0 || d.Month == 0 || near.Year == 0 {
		return d
	}
	best := Date{near.Year, d.Month, d.Day}
	for _, y := range []int{near.Year - 1, near.Year + 1} {
		// A December beside a January belongs to the other year.
		if c := (Date{y, d.Month, d.Day}); near.Month > 0 && distance(c, near) < distance(best, near) {
			best = c
		}
	}
	return best
}

// daysTo returns how many days next is after d. Where the year of both is unknown, the months
// are taken to lie less than half a year apart. It fails where only one is known, or has a year.
func (d Date) daysTo(next Date) (days int, ok bool) {
	const leap, half = 2000, 183 // any year with 29 days in February
	switch {
	case d.Full() != next.Full() || (d.Month > 0) != (next.Month > 0):
		return 0, false
	case d.Full():
		return next.Days() - d.Days(), true
	case d.Month == 0:
		return 0, true
	}
	days = Date{leap, next.Month, next.Day}.Days() - Date{leap, d.Month, d.Day}.Days()
	switch {
	case days < -half:
		days += 366
	case days > half:
		days -= 366
	}
	return days, true
}

// carryDays gives each entry the day that it, or one above it, states, else the
// timeline's, else the document's. A clock that falls by half a day is the next day.
func (d *Document) carryDays(tl *Timeline, hint Date) {
	if tl.Milestones {
		for _, e := range tl.Entries {
			e.Day = e.Stamp.Date.withYear(hint)
		}
		return
	}
	day := d.startDay(tl, hint)
	last, known := Clock{}, false
	for _, e := range tl.Entries {
		s := &e.Stamp
		switch {
		case s.Date.Month > 0:
			near := day
			if !near.Full() {
				near = hint
			}
			day = s.Date.withYear(near)
			known = false
			if !tl.firstDay.Full() {
				tl.firstDay = day
			}
		case s.HasClock && known && day.Month > 0 && last.Hour-s.Clock.Hour >= wrapHours:
			full := day.Full()
			if day = day.AddDays(1); !full {
				day.Year = 0 // where no year is known, none is
			}
		}
		e.Day = day
		if s.HasClock {
			last, known = s.Clock, true
		}
	}
	tl.dropAnnouncements()
}

// startDay is the day of entries above the first dated one.
func (d *Document) startDay(tl *Timeline, hint Date) Date {
	if tl.noteDay.Full() {
		return tl.noteDay
	}
	for s := tl.Section; s != nil; s = s.Parent {
		if day := d.findDate(s.Title, hint); day.Full() {
			return day
		}
	}
	return hint
}

// dropAnnouncements removes the entries that only name a day, when others follow.
func (tl *Timeline) dropAnnouncements() {
	kept := tl.Entries[:0]
	for _, e := range tl.Entries {
		if !e.announces {
			kept = append(kept, e)
		}
	}
	tl.Entries = kept
}

// findDate returns the first date in text, completed with the year of near; zero
// where text has none.
func (d *Document) findDate(text string, near Date) Date {
	_, day := d.findDateAt(text, near)
	return day
}

// findDateAt is findDate with the range of text that the date takes. Of several days it
// returns the first, also where the month and year stand behind the last only: "28 to 31
// October 2025".
func (d *Document) findDateAt(text string, near Date) (line, Date) {
	open, first := line{}, written{} // a day without a year
	for i := range len(text) {
		if i > 0 && isWordByte(text[i-1]) && !strings.HasSuffix(text[:i], "–") || !isWordByte(text[i]) || !isDigit(text[i]) && !d.Words.mayNameTime(text[i:]) {
			continue
		}
		c := cursor{s: text, i: i}
		w, ok := c.date(d.Words)
		if !ok || w.token || !w.Valid() {
			continue
		}
		day := d.settle(w, near)
		switch {
		case !day.Full():
			open, first = line{i, c.i}, w
		case open.end > 0 && open.end <= i && d.Words.joinsDays(strings.Trim(text[open.end:i], " ")):
			return line{open.start, c.i}, first.Date.withYear(day)
		default:
			start, n := i, 0
			if beginsDayOfMonth(text[i:]) {
				start, n = d.Words.firstOfDays(text[:i], w.Day)
			}
			if n > 0 {
				day.Day = n
			}
			return line{start, c.i}, day
		}
	}
	return line{}, Date{}
}

// joinsDays reports whether a text is what stands between two days: "to", "and", a dash.
func (v *Vocabulary) joinsDays(s string) bool {
	return s != "" && (isDash(s) || s == "&" || v.has(setJoin, wordKey(s)) || v.has(setTitleWhen, wordKey(s)))
}

// beginsDayOfMonth reports whether a date begins with the day before the name of its month.
func beginsDayOfMonth(s string) bool {
	n := 0
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	return n > 0 && n <= 2 && n+1 < len(s) && s[n] != '-' && s[n] != '/' && !(s[n] == '.' && isDigit(s[n+1]))
}

// firstOfDays returns the first of the days, and where it begins, that stand before the last,
// which bears the month: "28 to" of "28 to 31 October", "16, 17 and" of "16, 17 and 18
// October". A number before a dash between blanks may be that of the incident, and counts
// behind words such as "of" only. Where there is none, day is 0 and start the end of before.
func (v *Vocabulary) firstOfDays(before string, last int) (start, day int) {
	const most = 6 // days in a list
	start = len(before)
	for i := range most {
		rest := strings.TrimRight(before[:start], " ")
		joint := rest[strings.LastIndexByte(rest, ' ')+1:]
		if endsIn(joint, dashes+",/") {
			_, n := utf8.DecodeLastRuneInString(joint)
			joint = joint[len(joint)-n:]
		}
		if !v.joinsDays(joint) && joint != "/" && (i == 0 || joint != ",") {
			break
		}
		number := strings.TrimRight(rest[:len(rest)-len(joint)], " ")
		spaced := len(number)+len(joint) < len(rest)
		for _, ordinal := range [...]string{"st", "nd", "rd", "th", "."} {
			number = strings.TrimSuffix(number, ordinal)
		}
		from := len(number)
		for from > 0 && isDigit(number[from-1]) {
			from--
		}
		n, err := strconv.Atoi(number[from:])
		if err != nil || n == 0 || n >= last || from > 0 && number[from-1] != ' ' && number[from-1] != '(' {
			break
		}
		if word := wordKey(number[strings.LastIndexByte(strings.TrimRight(number[:from], " "), ' ')+1 : from]); i == 0 && spaced && isDash(joint) && word != "" &&
			!v.has(setOf, strings.TrimSpace(word)) && !v.has(setTitleWhen, strings.TrimSpace(word)) && !v.has(setTitleWhenFirst, strings.TrimSpace(word)) {
			break
		}
		start, day, last = from, n, n
	}
	return start, day
}

func isWordByte(b byte) bool { return wordBytes[b] }

// wordBytes are ASCII letters and digits, and all bytes of other characters.
var wordBytes = func() (is [256]bool) {
	for c := range is {
		b := byte(c)
		is[c] = isDigit(b) || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= 0x80
	}
	return is
}()
