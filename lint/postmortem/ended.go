package postmortem

import "github.com/pmlint/pmlint/lint/source"

// An Instant is a day with or without a time of day on it.
type Instant struct {
	Day      Date
	HasClock bool
	Clock    Clock
	Zone     Zone
	// Span is where it is stated.
	Span source.Span
}

// String prints the day, with the time where there is one.
func (m Instant) String() string {
	if !m.HasClock {
		return m.Day.String()
	}
	text := m.Day.String() + " " + m.Clock.String()
	if m.Zone.Name != "" {
		text += " " + m.Zone.Name
	}
	return text
}

// Ended returns when the incident was over: the last restoration that the timelines
// tell, else the end of the range that its duration gives, else the document's field
// for it. Class says what kind of moment an entry tells of; nil asks the words of the
// document. It is not ok where the day is not known.
func (d *Document) Ended(class func(*Entry) RowClass) (end Instant, ok bool) {
	if class == nil {
		class = d.classOf
	}
	for _, tl := range d.Timelines {
		for _, e := range tl.Entries {
			if e.Day.Full() && e.Stamp.State == Filled && class(e) == Restored {
				end, ok = Instant{e.Day, e.Stamp.HasClock, e.Stamp.Clock, e.Zone, e.Stamp.Span}, true
			}
		}
	}
	if ok {
		return end, true
	}
	for _, f := range d.OwnFields() {
		if f.Key != FieldDuration && f.Key != FieldEnd {
			continue
		}
		stamp, _, read := d.LeadingStamp(f)
		if !read || !stamp.HasClock || stamp.State != Filled {
			continue
		}
		if end, ok := d.endOf(f.Key, stamp); ok {
			return end, true
		}
	}
	return Instant{}, false
}

// endOf returns the end that a duration's range or an end's stamp states.
func (d *Document) endOf(key FieldKey, stamp Stamp) (Instant, bool) {
	end := Instant{Day: stamp.Date, HasClock: true, Clock: stamp.Clock, Zone: stamp.Zone, Span: stamp.Span}
	if key == FieldDuration {
		if !stamp.HasEnd {
			return Instant{}, false
		}
		end.Clock = stamp.End
		if stamp.EndDate.Full() {
			end.Day = stamp.EndDate
			return end, true
		}
		if !end.Day.Full() {
			end.Day = d.Day
		}
		if end.Day.Full() && stamp.End.Minutes() < stamp.Clock.Minutes() {
			end.Day = end.Day.AddDays(1) // over midnight
		}
	}
	if !end.Day.Full() {
		end.Day = d.Day
	}
	return end, end.Day.Full()
}
