package postmortem

// midnight is the fall of a clock, in minutes, that is taken for midnight where no day
// is known. Where one is, the reader has carried it over midnight already.
const midnight = 12 * 60

// MinutesTo returns the minutes from the time of e to that of next, which stands below
// it; both have a clock. It is not ok where only one has a day or a zone that is known.
func (e *Entry) MinutesTo(next *Entry) (minutes int, ok bool) {
	days, ok := e.Day.daysTo(next.Day)
	if !ok {
		return 0, false
	}
	minutes = next.Stamp.Clock.Minutes() - e.Stamp.Clock.Minutes() + days*24*60
	if e.Zone.Name != next.Zone.Name {
		if e.Zone.Name != "" && next.Zone.Name != "" && (!e.Zone.Known || !next.Zone.Known) {
			return 0, false
		}
		if e.Zone.Known && next.Zone.Known {
			minutes += e.Zone.Offset - next.Zone.Offset
		}
	}
	if e.Day.Month == 0 && minutes <= -midnight {
		minutes += 24 * 60
	}
	return minutes, true
}
