package postmortem

import (
	"iter"
	"strings"
	"time"

	"github.com/pmlint/pmlint/lint/source"
)

// Weekday returns the day of the week on which d, a full date, falls.
func (d Date) Weekday() time.Weekday {
	const first = time.Wednesday // 0000-03-01
	return (time.Weekday(d.Days()%7) + first) % 7
}

// A NamedDay is a date that is written with its day of the week: "Tuesday, 12 May 2026",
// "2026-05-12 (Tue)".
type NamedDay struct {
	Date
	// Named is the day of the week as written.
	Named time.Weekday
	// Span is the place of both.
	Span source.Span
}

// NamedDays yields the dates that are written with their days of the week: in titles, in
// fields, in what the document says in short of the incident and its impact, and where it
// says by when action items are due. A date that can be read in two ways is none of them,
// nor is one without a year that is far from the incident.
func (d *Document) NamedDays() iter.Seq[NamedDay] {
	return func(yield func(NamedDay) bool) {
		seen := -1 // where the last one begins: a field may stand in an opening
		visit := func(text string, at func(start, end int) source.Span) bool {
			for n := range d.namedDaysIn(text, at) {
				if n.Span.Start == seen {
					continue
				}
				if seen = n.Span.Start; !yield(n) {
					return false
				}
			}
			return true
		}
		for _, s := range d.Sections {
			if !visit(s.Title, func(start, end int) source.Span { return d.within(Value{Text: s.Title, Span: s.Span}, start, end) }) {
				return
			}
		}
		for _, f := range d.Fields {
			if f.Form != FrontMatterField && isDatedKey(f.Key) && f.Value.State == Filled && len(f.Value.Text) <= longestDated &&
				!visit(f.Value.Text, func(start, end int) source.Span { return d.within(f.Value, start, end) }) {
				return
			}
		}
		for _, t := range d.openings(Impact) {
			if !visit(t.Plain, t.Span) {
				return
			}
		}
		for _, a := range d.Actions {
			if a.Due.State != Filled || !a.DueDay.Full() {
				continue
			}
			due := d.dueWithWeekday(a)
			if !visit(d.File.Slice(due), func(from, to int) source.Span { return source.Span{Start: due.Start + from, End: due.Start + to} }) {
				return
			}
		}
	}
}

// dueWithWeekday returns the place of an action's due date, from the word on, in the same
// line, where a weekday may begin.
func (d *Document) dueWithWeekday(a *Action) source.Span {
	start, text := a.Due.Span.Start, d.File.Text
	for start > 0 && text[start-1] != '\n' && (a.Due.Span.Start-start < longestWeekday || isWordByte(text[start-1])) {
		start--
	}
	return source.Span{Start: start, End: a.Due.Span.End}
}

// longestWeekday is the length in bytes of a weekday before a date, with what stands between.
const longestWeekday = len("Donnerstag, den ")

// isDatedKey reports whether a label of that meaning asks for a day.
func isDatedKey(key FieldKey) bool {
	switch key {
	case FieldDate, FieldCreated, FieldUpdated, FieldStart, FieldEnd, FieldDetected:
		return true
	}
	return false
}

// shortestSmall is from how many letters a weekday may be written small: "sat" and "sun"
// are words of other meanings.
const shortestSmall = 5

// namedDaysIn yields those of one text; at gives the place of a part of it.
func (d *Document) namedDaysIn(text string, at func(start, end int) source.Span) iter.Seq[NamedDay] {
	return func(yield func(NamedDay) bool) {
		if !hasDigit(text) {
			return
		}
		for i := 0; i < len(text); i++ {
			if i > 0 && isWordByte(text[i-1]) || !isWordByte(text[i]) || isDigit(text[i]) || !d.Words.mayBegin(1<<setWeekday, text[i:]) {
				continue
			}
			c := cursor{s: text, i: i}
			word := c.word()
			small := text[i] >= 'a' && len(word) < shortestSmall
			day, ok := time.Weekday(0), false
			if !small {
				day, ok = d.Words.weekday(word)
			}
			if !ok {
				i += max(len(word)-1, 0)
				continue
			}
			c.i += len(word)
			start, date, ok := d.dateBeside(&c, i)
			if ok && !yield(NamedDay{Date: date, Named: day, Span: at(start, c.i)}) {
				return
			}
			i = max(i, c.i-1)
		}
	}
}

// dateBeside reads the date that belongs to the name of a weekday, which stands from
// byte i to c: behind it, or before it where it stands in parentheses. It moves c behind
// both.
func (d *Document) dateBeside(c *cursor, i int) (start int, day Date, ok bool) {
	if i > 0 && c.s[i-1] == '(' && c.peek(0) == ')' {
		before := strings.TrimRight(c.s[:i-1], " ")
		for at := max(0, len(before)-longestNamedDate); at < len(before); at++ {
			if !isWordByte(before[at]) || at > 0 && isWordByte(before[at-1]) {
				continue
			}
			x := cursor{s: before, i: at}
			if day, ok := d.sureDate(&x); ok && x.i == len(before) {
				c.i++
				return at, day, true
			}
		}
		return 0, Date{}, false
	}
	if i > 0 && strings.IndexByte("-/&", c.s[i-1]) >= 0 || strings.HasSuffix(c.s[:i], "–") || d.endsWeekday(c.s[:i]) {
		return 0, Date{}, false // Saturday and Sunday, 14 and 15 March
	}
	for _, part := range [...]string{"-", "."} {
		if c.accept(part) && part == "-" {
			c.i += len(c.word()) // segunda-feira
		}
	}
	c.accept(",")
	if !c.spaces() {
		return 0, Date{}, false
	}
	if word := c.word(); len(word) > 0 && len(word) <= len("the") && d.Words.Month(word) == 0 {
		c.i += len(word) // the, den, le, el
		c.spaces()
	}
	day, ok = d.sureDate(c)
	return i, day, ok
}

// longestNamedDate is the length in bytes of what is read as a date before its weekday.
const longestNamedDate = 24

// endsWeekday reports whether one of the last two words of a text names a weekday, so
// that the next one may belong to a list of days.
func (d *Document) endsWeekday(text string) bool {
	for range 2 {
		text = strings.TrimRight(text, " ,")
		at := len(text)
		for at > 0 && isWordByte(text[at-1]) {
			at--
		}
		if d.Words.IsWeekday(text[at:]) {
			return true
		}
		text = text[:at]
	}
	return false
}

// sureDate reads the date at c if it can be one day only. One without a year is in that
// of the incident, if that is near.
func (d *Document) sureDate(c *cursor) (Date, bool) {
	from := c.i
	w, ok := c.date(d.Words)
	if !ok || w.token || w.problem != "" || w.ambiguous && w.Day != w.Month || strings.ContainsAny(c.s[from:c.i], "–") || isDigit(c.peek(0)) {
		c.i = from
		return Date{}, false
	}
	const near = 60
	day := w.withYear(d.Day)
	if !day.Full() || !day.Valid() || w.Year == 0 && distance(day, d.Day) > near {
		c.i = from
		return Date{}, false
	}
	return day, true
}
