package postmortem

import (
	"fmt"

	"github.com/pmlint/pmlint/lint/source"
)

// A Date is a calendar day without a zone. The zero Date is no date; a Year of 0
// with a month and day is a date whose year is not written.
type Date struct{ Year, Month, Day int }

// A Clock is a time of day.
type Clock struct{ Hour, Minute, Second int }

// String prints the clock as HH:MM, with seconds where there are any.
func (c Clock) String() string {
	if c.Second > 0 {
		return fmt.Sprintf("%02d:%02d:%02d", c.Hour, c.Minute, c.Second)
	}
	return fmt.Sprintf("%02d:%02d", c.Hour, c.Minute)
}

// Minutes returns the whole minutes since midnight.
func (c Clock) Minutes() int { return c.Hour*60 + c.Minute }

// ClockAt returns the clock that shows so many minutes since midnight; what is below 0 or
// a day and more is that of the day before or of a later one.
func ClockAt(minutes int) Clock {
	const day = 24 * 60
	minutes = (minutes%day + day) % day
	return Clock{Hour: minutes / 60, Minute: minutes % 60}
}

// A Zone is a time zone as written.
type Zone struct {
	// Name is the zone as written ("UTC", "CET", "+02:00"); empty where none is stated.
	Name string
	// Offset is the distance from UTC in minutes; valid only where Known.
	Offset int
	// Known says that Offset is certain. Named zones that several places share
	// (IST, CST, BST) and general ones (PT) are not.
	Known bool

	winter, summer int // the offsets of a general one
}

// UTC writes a zone that is Known by its distance from UTC: UTC+1, UTC-3:30.
func (z Zone) UTC() string {
	sign, n := "+", z.Offset
	if n < 0 {
		sign, n = "-", -n
	}
	if n%60 == 0 {
		return fmt.Sprintf("UTC%s%d", sign, n/60)
	}
	return fmt.Sprintf("UTC%s%d:%02d", sign, n/60, n%60)
}

// isGeneral reports whether the name of a zone holds all year, so that its offset depends
// on the season.
func (z Zone) isGeneral() bool { return !z.Known && z.winter != z.summer }

// mayBe reports whether a zone whose name holds all year has the offset of another in one
// of its seasons: Pacific Time that of PDT.
func (z Zone) mayBe(o Zone) bool {
	return z.isGeneral() && o.Known && (z.winter == o.Offset || z.summer == o.Offset)
}

// A Fault is what can be wrong with a stamp.
type Fault uint8

// The faults of stamps.
const (
	// NoFault: the stamp is well formed.
	NoFault Fault = iota
	// NotFilledIn: a part is a token, HH:MM or 2026-02-??.
	NotFilledIn
	// Impossible: it is no time of day or no day of the calendar.
	Impossible
	// MixedClock: a 24-hour clock is written with AM or PM.
	MixedClock
	// OtherForm: the clock is not written HH:MM, but 15.06 or 15h06.
	OtherForm
)

// A Stamp is a time as a document writes it.
type Stamp struct {
	// Span covers the time with its date and zone; Text is what it covers.
	Span source.Span
	Text string
	// State is Filled for a time or date that could be read, Placeholder for
	// tokens (HH:MM, 12:??), Unparsable for what looks like a time but is none.
	State State
	// Fault says what is wrong with a stamp that is not well formed, also where it
	// could be read all the same (13:55 PM), and Problem the same in words.
	Fault   Fault
	Problem string
	// Date is the written date, its year 0 where none is written.
	Date Date
	// HasClock says that a time of day is written; Clock holds it in 24-hour form.
	HasClock bool
	Clock    Clock
	// TwelveHour says that the clock is written with AM or PM.
	TwelveHour bool
	// Approximate says that the time is marked so (~, ca.).
	Approximate bool
	// HasEnd says that a range is written; End is its second clock.
	HasEnd bool
	End    Clock
	// EndDate is the second date of a range, zero where it has none.
	EndDate Date
	// Zone is the zone written in the stamp; EndZone that of a range's end, where it
	// has one of its own beside Zone.
	Zone, EndZone Zone

	// clockAt and endAt are where Text writes Clock and End; empty where it does not.
	clockAt, endAt source.Span
	// ambiguous says that the date's month and day could be swapped; dayFirst in
	// which order they were read.
	ambiguous, dayFirst bool
}
