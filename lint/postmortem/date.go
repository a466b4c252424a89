package postmortem

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// IsZero reports whether d is no date at all.
func (d Date) IsZero() bool { return d == Date{} }

// Full reports whether d has year, month and day.
func (d Date) Full() bool { return d.Year > 0 && d.Month > 0 && d.Day > 0 }

// String returns d as YYYY-MM-DD, and "" for a date that is not full.
func (d Date) String() string {
	if !d.Full() {
		return ""
	}
	text := [...]byte{'Y', 'Y', 'Y', 'Y', '-', 'M', 'M', '-', 'D', 'D'}
	digits := d.Year*10000 + d.Month*100 + d.Day
	for i := len(text) - 1; i >= 0; i-- {
		if text[i] != '-' {
			text[i] = '0' + byte(digits%10)
			digits /= 10
		}
	}
	if digits > 0 { // no year that anybody writes, but one that can be reckoned
		return strconv.Itoa(digits) + string(text[:])
	}
	return string(text[:])
}

// ParseISODate reads a whole text of the form YYYY-MM-DD that is a day of the
// calendar.
func ParseISODate(text string) (Date, error) {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return Date{}, fmt.Errorf("%q is no date of the form YYYY-MM-DD", text)
	}
	return Date{t.Year(), int(t.Month()), t.Day()}, nil
}

// Days returns the number of days from 0000-03-01 to d, so that the difference
// of two is the distance of their dates.
func (d Date) Days() int {
	// The civil calendar counted from March, after Howard Hinnant's
	// days_from_civil: leap days then end a year.
	y := d.Year
	m := d.Month - 3
	if m < 0 {
		m += 12
		y--
	}
	return y*365 + y/4 - y/100 + y/400 + (m*153+2)/5 + d.Day - 1
}

// AddDays returns the date n days after d, a full date.
func (d Date) AddDays(n int) Date {
	for ; n > 0; n-- {
		if d.Day++; d.Day > daysIn(d.Year, d.Month) {
			d.Day = 1
			if d.Month++; d.Month > 12 {
				d.Month = 1
				d.Year++
			}
		}
	}
	for ; n < 0; n++ {
		if d.Day--; d.Day == 0 {
			if d.Month--; d.Month == 0 {
				d.Month = 12
				d.Year--
			}
			d.Day = daysIn(d.Year, d.Month)
		}
	}
	return d
}

// daysIn returns the number of days of a month; February of year 0 (no year) has 29.
func daysIn(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// Valid reports whether month and day exist; without a year February has 29 days.
func (d Date) Valid() bool {
	return d.Month >= 1 && d.Month <= 12 && d.Day >= 1 && d.Day <= daysIn(d.Year, d.Month)
}

// written is a date as scanned, before it is known to be one.
type written struct {
	Date
	// ambiguous says that month and day could be swapped; dayFirst in which order
	// they were read.
	ambiguous, dayFirst bool
	// token says that parts are placeholders (YYYY-MM-DD, 2022-05-??).
	token   bool
	problem string
}

// date reads the date that stands at c. It moves only if there is one.
func (c *cursor) date(v *Vocabulary) (written, bool) {
	from := c.i
	w, ok := c.anyDate(v)
	if !ok {
		c.i = from
		return written{}, false
	}
	if !w.token && w.problem == "" && !w.Valid() {
		w.problem = fmt.Sprintf("%q is not a day of the calendar", c.s[from:c.i])
	}
	return w, true
}

// anyDate tries the forms of a date that can begin with the byte at c. It may have
// moved where it finds none.
func (c *cursor) anyDate(v *Vocabulary) (written, bool) {
	from := c.i
	if isDigit(c.peek(0)) || c.peek(0) == '?' {
		if !c.mayBeginDate() {
			return written{}, false
		}
		if w, ok := c.isoDate(); ok {
			return w, true
		}
		c.i = from
		if w, ok := c.numericDate(); ok {
			return w, true
		}
		c.i = from
		if w, ok := c.shortDate(); ok {
			return w, true
		}
		c.i = from
		return c.dayMonth(v)
	}
	if c.peek(0) != 0 && c.peek(0) == c.peek(1) { // YYYY, JJJJ
		if w, ok := c.isoDate(); ok {
			return w, true
		}
		c.i = from
	}
	return c.monthDay(v)
}

// mayBeginDate reports whether a date may begin with the digits at c, by how many they
// are and what stands behind them. Most are clocks, counts and amounts; false is certain.
func (c *cursor) mayBeginDate() bool {
	n := 0
	for isDigit(c.peek(n)) {
		if n++; n > 5 {
			return false
		}
	}
	switch c.peek(n) {
	case '-', '/', '.', '?', 'x', 'X':
		return true
	case ' ', '\t', 0xC2, 0xE2, 's', 'S', 'n', 'N', 'r', 'R', 't', 'T', 'e', 'E': // 4 March, 18th
		return n <= 2
	}
	return false
}

// isoDate reads YYYY-MM-DD, also with / or . between, and its tokens.
func (c *cursor) isoDate() (written, bool) {
	var w written
	year, token, ok := c.part(4, "YyJjAa")
	if !ok {
		return w, false
	}
	w.Year, w.token = year, token
	if !token && isDigit(c.peek(0)) && c.peek(1) == '-' {
		five := 10*year + int(c.peek(0)-'0')
		if year/100 != 20 && five%10000/100 != 20 {
			return w, false
		}
		w.problem = fmt.Sprintf("the year %d has five digits", five)
		c.i++
	}
	sep := c.peek(0)
	if sep != '-' && sep != '/' && sep != '.' {
		return w, false
	}
	c.i++
	w.Month, token, ok = c.part(2, "Mm")
	if !ok || c.peek(0) != sep {
		return w, false
	}
	w.token = w.token || token
	c.i++
	w.Day, token, ok = c.part(2, "DdTtGg")
	w.token = w.token || token
	if sep == '.' && w.Year < 1900 && !w.token {
		return w, false
	}
	return w, ok && !isDigit(c.peek(0))
}

// part reads n digits, or n question marks or letters of a token such as YYYY.
func (c *cursor) part(n int, letters string) (value int, token, ok bool) {
	if c.i+n > len(c.s) {
		return 0, false, false
	}
	s := c.s[c.i : c.i+n]
	digits, marks, tokens := 0, 0, 0
	for i := range len(s) {
		switch {
		case isDigit(s[i]):
			digits++
			value = value*10 + int(s[i]-'0')
		case s[i] == '?' || s[i] == 'x' || s[i] == 'X':
			marks++
		case strings.IndexByte(letters, s[i]) >= 0:
			tokens++
		}
	}
	switch {
	case digits == n:
		c.i += n
		return value, false, true
	case digits+marks == n && marks > 0, tokens == n:
		c.i += n
		return 0, true, true
	}
	return 0, false, false
}

// numericDate reads dates whose year stands last: 22.06.2021, 06/22/2021, 02-26-2024.
func (c *cursor) numericDate() (written, bool) {
	a, digitsA, ok := c.number(1, 2)
	sep := c.peek(0)
	if !ok || sep != '.' && sep != '/' && sep != '-' {
		return written{}, false
	}
	c.i++
	b, digitsB, ok := c.number(1, 2)
	if !ok || c.peek(0) != sep {
		return written{}, false
	}
	c.i++
	year, digits, ok := c.number(2, 4)
	if !ok || !c.atWordEnd() || c.peek(0) == sep && isDigit(c.peek(1)) {
		return written{}, false
	}
	// 1.2.13 is a version, 01.02.13 a date.
	if digits == 2 && sep != '/' && (digitsA < 2 || digitsB < 2 || sep == '-') {
		return written{}, false
	}
	w := written{ambiguous: a <= 12 && b <= 12 && sep != '.'} // 03.04.2026 is always 3 April
	w.dayFirst = sep != '/'
	if a > 12 || b > 12 {
		w.dayFirst = b <= 12
	}
	if w.dayFirst {
		w.Day, w.Month = a, b
	} else {
		w.Month, w.Day = a, b
	}
	switch digits {
	case 2:
		w.Year = 2000 + year
	case 3:
		w.problem = fmt.Sprintf("the year %d has three digits", year)
	default:
		w.Year = year
	}
	return w, true
}

// shortDate reads a date without a year, which only a clock behind it tells from
// a range or a fraction: 03-26 17:40, 26.03. 17:40, 5/3 kl. 08.00.
func (c *cursor) shortDate() (written, bool) {
	a, digitsA, ok := c.number(1, 2)
	sep := c.peek(0)
	if !ok || sep != '-' && sep != '/' && sep != '.' {
		return written{}, false
	}
	c.i++
	b, digitsB, ok := c.number(1, 2)
	if !ok || sep != '/' && (digitsA < 2 || digitsB < 2) {
		return written{}, false
	}
	if sep == '.' {
		c.accept(".")
	}
	clock := cursor{s: c.s, i: c.i}
	if !clock.spaces() {
		return written{}, false
	}
	announced := clock.any("kl. ", "kl ", "um ")
	if _, _, ok := clock.number(1, 2); !ok || clock.peek(0) != ':' && !announced {
		return written{}, false
	}
	w := written{ambiguous: a <= 12 && b <= 12 && !announced}
	w.dayFirst = sep == '.' || announced
	if a > 12 || b > 12 {
		w.dayFirst = b <= 12
	}
	if w.dayFirst {
		w.Day, w.Month = a, b
	} else {
		w.Month, w.Day = a, b
	}
	return w, true
}

// month reads a month's name with its full stop; 0 where none stands.
func (c *cursor) month(v *Vocabulary) int {
	if !v.mayNameTime(c.rest()) {
		return 0
	}
	word := c.word()
	if len(word) < 3 {
		return 0
	}
	m := v.Month(word)
	if m > 0 {
		c.i += len(word)
		c.accept(".")
	}
	return m
}

// year reads the year that may follow a day and month; 0 where none does.
func (c *cursor) year() int {
	at := c.i
	c.accept(",")
	spaced := c.spaces()
	if c.any("of ", "de ") {
		c.spaces()
	}
	if !spaced && c.accept("-") {
		spaced = true
	}
	y, digits, ok := c.number(4, 4)
	if !spaced && c.i == at || !ok || digits != 4 || y < 1970 || y > 2199 || c.peek(0) == ':' && isDigit(c.peek(1)) || !c.atWordEnd() {
		c.i = at
		return 0
	}
	return y
}
