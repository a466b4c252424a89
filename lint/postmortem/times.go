package postmortem

import (
	"slices"

	"github.com/pmlint/pmlint/lint/source"
)

// A Moment is a point in time that a document states: a row of a timeline, a named
// moment ("First detected: 09:14"), or an end of a range.
type Moment struct {
	// Span covers the time as written.
	Span source.Span
	// Day is zero where none is known.
	Day   Date
	Clock Clock
	Zone  Zone
	Class RowClass
	// Slack is by how many seconds the moment may differ from Day and Clock: 0, or
	// more where it is written as approximate or not to the minute.
	Slack int
	// Entry is the timeline's row; nil where Field states the moment.
	Entry *Entry
	Field *Field
	// Named says that the moment stands beside its name, not in the course of events.
	Named bool

	at    int // seconds in one zone for all: from year 0 where Day is known, else from midnight
	local int // the same by the clock alone
}

// A StatedSpan is a length of time that a field claims to lie between two moments of
// the incident.
type StatedSpan struct {
	Field *Field
	// Key is the meaning of the field's label.
	Key FieldKey
	// Span is the place of the length, or of the value where it is not known exactly;
	// Text is the length as written.
	Span source.Span
	Text string
	Duration
	// Others are further lengths that the value states.
	Others []Duration
	// From and To are the two ends where the value states them itself, else nil.
	From, To *Moment
	// Partial says that not all the time from one moment to another is meant: only the
	// hours at work are counted, or several stretches are added up.
	Partial bool
}

// Times are the moments of an incident and the lengths of time between them, as far
// as timelines and fields state them.
type Times struct {
	// Moments are in source order: those of timelines first, then those of fields.
	Moments []*Moment
	Stated  []*StatedSpan
	// Told are the lengths of time that the document's opening text gives, by the words
	// before them, as that of the incident.
	Told []ToldSpan
	// Unsure says that a moment is not filled in, or that the zones cannot be
	// compared, so that nothing follows from what the others add up to.
	Unsure bool
	// Dated says that the day of every moment is known.
	Dated bool

	sorted []*Moment // by at, without those that have slack
	loose  []*Moment // those that have slack
	// locals are local and ats the times of sorted, each in order; locals is nil where
	// all are in one zone.
	ats, locals []int
}

const daySeconds = 86400

// Caps keep hostile documents cheap: no post-mortem has as many moments or lengths,
// and what is beyond is not judged.
const (
	maxMoments = 4000
	maxStated  = 64
	maxLoose   = 64
)

// Times returns what a document states about when and how long. They are read anew
// at each call. Class says what kind of moment an entry tells of; nil asks the words of
// the document. Rows are read only where a field, or a list of named moments, states
// something that could be compared with them.
func (d *Document) Times(class func(*Entry) RowClass) *Times {
	if class == nil {
		class = d.classOf
	}
	var fields []*Field
	for _, f := range d.Fields {
		if f.statesTime() {
			fields = append(fields, f)
		}
	}
	t := &Times{Told: d.told()}
	if len(fields) == 0 && len(t.Told) == 0 && !slices.ContainsFunc(d.Timelines, func(tl *Timeline) bool { return tl.Milestones }) {
		return t
	}
	for _, tl := range d.Timelines {
		t.addTimeline(tl, class)
	}
	for _, f := range fields {
		t.addField(d, f)
	}
	t.settle()
	return t
}

// classOf is what kind of moment an entry tells of, by the words of the document.
func (d *Document) classOf(e *Entry) RowClass { return e.Class(d.Words) }

// settleSeasons takes the zones whose names hold all year for the one zone that other
// moments are in, if that is one of their seasons.
func (t *Times) settleSeasons() {
	var only Zone
	general := false
	for _, m := range t.Moments {
		switch {
		case !m.Zone.Known:
			general = general || m.Zone.isGeneral()
		case only.Known && only.Offset != m.Zone.Offset:
			return
		default:
			only = m.Zone
		}
	}
	if !general {
		return
	}
	for _, m := range t.Moments {
		if m.Zone.mayBe(only) {
			m.Zone.Offset, m.Zone.Known, m.Zone.winter, m.Zone.summer = only.Offset, true, 0, 0
		}
	}
}

// settle puts the moments on one scale.
func (t *Times) settle() {
	t.settleSeasons()
	var first Zone // of those that are stated
	offsets, bare, unknown := false, false, false
	t.Dated = true
	for _, m := range t.Moments {
		zone := m.Zone
		if zone.Known {
			zone.Name = ""
		}
		switch {
		case m.Zone.Name == "":
			bare = true
		case first == Zone{}:
			first = zone
		case zone != first:
			offsets = true
		}
		unknown = unknown || m.Zone.Name != "" && !zone.Known
		t.Dated = t.Dated && m.Day.Full()
	}
	t.Unsure = t.Unsure || offsets && (bare || unknown)
	t.Unsure = t.Unsure || len(t.Moments) > maxMoments || len(t.Stated) > maxStated
	if t.Unsure {
		return
	}
	t.sorted, t.ats = make([]*Moment, 0, len(t.Moments)), make([]int, 0, len(t.Moments))
	for _, m := range t.Moments {
		m.local = m.Clock.Hour*3600 + m.Clock.Minute*60 + m.Clock.Second
		if t.Dated {
			m.local += m.Day.Days() * daySeconds
		}
		m.at = m.local
		if offsets {
			m.at -= m.Zone.Offset * 60
		}
		if !t.Dated {
			m.at = modDay(m.at)
		}
		if m.Slack > 0 {
			t.loose = append(t.loose, m)
			continue
		}
		t.sorted = append(t.sorted, m)
		t.ats = append(t.ats, m.at)
		if offsets {
			t.locals = append(t.locals, m.local)
		}
	}
	t.Unsure = len(t.loose) > maxLoose
	slices.SortStableFunc(t.sorted, func(a, b *Moment) int { return a.at - b.at })
	slices.Sort(t.ats)
	slices.Sort(t.locals)
}

func modDay(seconds int) int { return ((seconds % daySeconds) + daySeconds) % daySeconds }

// Elapsed returns the seconds from a to b. Where no days are known, b is within a day
// after a.
func (t *Times) Elapsed(a, b *Moment) int {
	if t.Dated {
		return b.at - a.at
	}
	return modDay(b.at - a.at)
}

// Apart returns the seconds between two moments, whichever is the earlier. Moments in
// different zones are as near as their clocks are, if that is less: which zone a time
// is in is judged by rules of its own.
func (t *Times) Apart(a, b *Moment) int {
	off := a.at - b.at
	least := max(off, -off)
	off = a.local - b.local
	least = min(least, max(off, -off))
	if !t.Dated {
		least = min(least, daySeconds-least)
	}
	return least
}

// ApartByClock is Apart for moments whose days do not count: they are never more than
// half a day apart.
func (t *Times) ApartByClock(a, b *Moment) int {
	at, local := modDay(a.at-b.at), modDay(a.local-b.local)
	return min(at, daySeconds-at, local, daySeconds-local)
}

// Tolerance returns by how many seconds a length may differ from what the clocks
// say: the largest of a minute, one percent, half of the smallest unit printed, and
// ten percent, five minutes at least, where it is approximate.
func (d Duration) Tolerance() int {
	out := max(60, d.Seconds/100, d.Unit/2)
	if d.Approximate {
		out = max(out, d.Seconds/10, 5*60)
	}
	return out
}

// Fits reports whether a length of a statement is that from a to b.
func (t *Times) Fits(s *StatedSpan, a, b *Moment) bool {
	local := b.local - a.local
	if !t.Dated {
		local = modDay(local)
	}
	for _, seconds := range [...]int{t.Elapsed(a, b), local} {
		for _, d := range s.lengths() {
			off := d.Seconds - seconds
			if max(off, -off) <= d.Tolerance()+a.Slack+b.Slack {
				return true
			}
		}
	}
	return false
}

// lengths returns all lengths that a statement may mean.
func (s *StatedSpan) lengths() []Duration {
	return append([]Duration{s.Duration}, s.Others...)
}

// HasPair reports whether two moments are as far apart as a statement says, or as it
// may mean.
func (t *Times) HasPair(s *StatedSpan) bool {
	for _, d := range s.lengths() {
		if d.Seconds <= d.Tolerance() || !t.Dated && d.Seconds+d.Tolerance() >= daySeconds {
			return true
		}
		if t.hasPair(t.ats, d) || t.hasPair(t.locals, d) {
			return true
		}
	}
	for _, a := range t.loose {
		for _, b := range t.Moments {
			if a != b && (t.Fits(s, a, b) || t.Fits(s, b, a)) {
				return true
			}
		}
	}
	return false
}

// hasPair reports whether two of the times, which are in order, are as far apart as d
// says.
func (t *Times) hasPair(times []int, d Duration) bool {
	near := func(at int) bool {
		i, _ := slices.BinarySearch(times, at-d.Tolerance())
		return i < len(times) && times[i] <= at+d.Tolerance()
	}
	for _, at := range times {
		at += d.Seconds
		if near(at) || !t.Dated && (near(at-daySeconds) || near(at+daySeconds)) {
			return true
		}
	}
	return false
}

// Of returns the moments of any of the classes, in source order.
func (t *Times) Of(classes ...RowClass) []*Moment {
	var out []*Moment
	for _, m := range t.Moments {
		for _, c := range classes {
			if m.Class == c {
				out = append(out, m)
				break
			}
		}
	}
	return out
}
