package postmortem

import "strings"

// Falls returns the pairs of entries, each with the next one that can be compared with it,
// of which the second is the earlier; rises is how many follow each other as they should.
func (tl *Timeline) Falls() (falls [][2]*Entry, rises int) {
	var last *Entry
	for _, e := range tl.Entries {
		if e.Stamp.State != Filled || !e.Stamp.HasClock && !e.Day.Full() {
			continue
		}
		if last != nil {
			switch d := last.CompareTo(e); {
			case d > 0:
				falls = append(falls, [2]*Entry{last, e})
			case d < 0:
				rises++
			}
		}
		last = e
	}
	return falls, rises
}

// Misplaced returns the entries that stand below a later one, and these, in a timeline that
// tells its events in the order of their times otherwise. Nobody knows which of two is wrong.
func (tl *Timeline) Misplaced() map[*Entry]bool {
	out := map[*Entry]bool{}
	falls, rises := tl.Falls()
	if tl.Milestones || RunsBackwards(falls, rises) {
		return out
	}
	for _, f := range falls {
		out[f[0]], out[f[1]] = true, true
	}
	return out
}

// RunsBackwards reports whether a timeline with so many falls and rises tells its events
// from the last to the first.
func RunsBackwards(falls [][2]*Entry, rises int) bool {
	const several = 3
	return len(falls) >= several && len(falls) > 2*rises
}

// CompareTo returns a positive number where an entry, which stands above b, is later, a
// negative one where it is earlier, and 0 where they are equal or cannot be compared.
func (e *Entry) CompareTo(b *Entry) int {
	a := e
	if !a.Stamp.HasClock || !b.Stamp.HasClock {
		if a.Day.Full() != b.Day.Full() || !a.Day.Full() {
			return 0
		}
		return a.Day.Days() - b.Day.Days()
	}
	minutes, ok := a.MinutesTo(b)
	// A rounded guess may be a little off.
	if slack := 10; !ok || (a.Stamp.Approximate || b.Stamp.Approximate) && minutes < 0 && -minutes <= slack {
		return 0
	}
	if hour := 60; minutes < 0 && -minutes <= hour && a.Zone.Name != b.Zone.Name && (mayBeOff(a) || mayBeOff(b)) {
		return 0
	}
	// Seconds are compared only where both have them.
	if minutes == 0 && a.Stamp.Clock.Second > 0 && b.Stamp.Clock.Second > 0 {
		return a.Stamp.Clock.Second - b.Stamp.Clock.Second
	}
	return -minutes
}

// mayBeOff reports whether an entry's zone is that of a region, and the day one of
// its summer time, where that has one: many write PST all the year.
func mayBeOff(e *Entry) bool {
	z := e.Zone.Name
	if z == "" || z == "Z" || strings.HasPrefix(z, "UTC") || z[0] == '+' || z[0] == '-' {
		return false
	}
	day := e.Day.Month*100 + e.Day.Day
	return !e.Day.Full() || day >= 308 && day <= 1107
}
