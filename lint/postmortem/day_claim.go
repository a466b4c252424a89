package postmortem

import (
	"path"
	"strings"

	"github.com/pmlint/pmlint/lint/source"
)

// A DayClaim is the day of the incident as one place of a document states it.
type DayClaim struct {
	Source DaySource
	// Day is a full date; Last is the last one where the place states several.
	Day, Last Date
	// Span is the place; empty for a file's name.
	Span source.Span
	// Front says that the place is the front matter, whose date may be that of a page.
	Front bool
}

// A DaySource is a place that states the day of an incident.
type DaySource string

// The places that state the day of an incident.
const (
	DayOfID       DaySource = "ID"
	DayOfField    DaySource = "date"
	DayOfTitle    DaySource = "title"
	DayOfFile     DaySource = "file name"
	DayOfDuration DaySource = "duration"
	DayOfTimeline DaySource = "timeline"
)

// DayClaims returns what a document says of the incident's day, place by place. The
// date of publication does not count, nor a day that could be another (03/04/2026).
func (d *Document) DayClaims() []DayClaim {
	var out []DayClaim
	add := func(s DaySource, day Date, span source.Span) {
		if day.Full() && day.Valid() {
			out = append(out, DayClaim{Source: s, Day: day, Last: day, Span: span})
		}
	}
	if d.ID.State == Filled {
		add(DayOfID, dayInName(d.ID.Text), d.ID.Span)
	}
	if v, day := d.dateField(); day.Full() {
		if w, ok := d.WrittenDate(v.Text); ok && w.State == Filled && !w.Ambiguous {
			add(DayOfField, day, d.within(v, w.Start, w.End))
			if n := len(out); n > 0 && out[n-1].Source == DayOfField {
				out[n-1].Front = d.inFrontMatter(v)
				out[n-1].Last = later(day, w.Date)
			}
		}
	}
	if w, ok := d.WrittenDate(d.Title.Text); ok && w.State == Filled && !w.Ambiguous {
		add(DayOfTitle, w.Date, d.within(d.Title, w.Start, w.End))
		// Of "28 to 31 October 2025" the date as written is the last.
		if day, n := d.findDate(d.Title.Text, Date{}), len(out); n > 0 && out[n-1].Source == DayOfTitle && day.Full() && day.Days() < w.Date.Days() {
			out[n-1].Day = day
		}
	}
	if !d.publishes() {
		add(DayOfFile, dayInName(d.File.Path), source.Span{})
	}
	for _, f := range d.Fields {
		if f.Key == FieldDuration && f.Value.State == Filled && !f.Section.canonical() && len(f.Value.Text) <= longestSpan {
			if from, _, _, _, ok := d.findRange(f.Value.Text); ok && from.Date.Full() && !from.ambiguous {
				add(DayOfDuration, from.Date, f.Value.Span)
			}
		}
	}
	if c, ok := d.timelineClaim(); ok {
		out = append(out, c)
	}
	return out
}

// later returns the later of two days, of which the second may be none.
func later(a, b Date) Date {
	if b.Full() && b.Days() > a.Days() {
		return b
	}
	return a
}

// inFrontMatter reports whether a value is that of a field in the front matter.
func (d *Document) inFrontMatter(v Value) bool {
	for _, f := range d.Fields {
		if f.Value.Span == v.Span {
			return f.Form == FrontMatterField
		}
	}
	return false
}

// timelineClaim returns the first and last day that the timelines state themselves, in
// their rows, or else in the note or title above them, if any does. Rows above the first with
// a day are of the day that stands elsewhere.
func (d *Document) timelineClaim() (DayClaim, bool) {
	c := DayClaim{Source: DayOfTimeline}
	for _, tl := range d.Timelines {
		c.rows(tl)
	}
	for i := 0; i < len(d.Timelines) && !c.Day.Full(); i++ {
		if tl := d.Timelines[i]; !tl.Milestones && len(tl.Entries) > 0 {
			if day, span := d.dayAbove(tl); day.Full() {
				c.begin(day, span)
				c.Last = later(c.Last, tl.Entries[len(tl.Entries)-1].Day)
			}
		}
	}
	for _, tl := range d.Timelines {
		if d.IsHeadedByDay(tl) {
			c.begin(tl.Entries[0].Day, tl.Section.Span)
		}
	}
	return c, c.Day.Full()
}

// begin widens a claim by a day, stated at a place.
func (c *DayClaim) begin(day Date, span source.Span) {
	if !c.Day.Full() || day.Days() < c.Day.Days() {
		c.Day, c.Span = day, span
	}
	c.Last = later(c.Last, day)
}

// rows widens a claim by the days that a timeline states. Those that stand above its
// rows are stated too.
func (c *DayClaim) rows(tl *Timeline) {
	if n := len(tl.Entries); n > 0 && tl.firstDay.Full() {
		first, last := tl.Entries[0], tl.Entries[n-1]
		c.begin(tl.firstDay, first.Stamp.Span)
		if first.Stamp.Date.IsZero() && first.Day.Full() {
			c.begin(first.Day, c.Span)
		}
		if last.Day.Full() && last.Day.Valid() {
			c.Last = later(c.Last, last.Day)
		}
	}
	for _, e := range tl.Entries {
		if e.Stamp.Date.Month != 0 && e.Day.Full() && e.Day.Valid() && e.Stamp.State == Filled && !e.Stamp.ambiguous {
			c.begin(e.Day, e.Stamp.Span)
		}
	}
}

// dayAbove returns the day in the note or the title above a timeline.
func (d *Document) dayAbove(tl *Timeline) (Date, source.Span) {
	if !tl.noteDay.Full() && tl.Section != nil && tl.Section.Is(TimelineSection) {
		if w, ok := d.WrittenDate(tl.Section.Title); ok && w.Certain() {
			return w.Date, tl.Section.Span
		}
	}
	return tl.noteDay, tl.noteSpan
}

// IsHeadedByDay reports whether the title of a timeline's section, which is not that of the
// document, is the day of its entries.
func (d *Document) IsHeadedByDay(tl *Timeline) bool {
	if tl.Milestones || tl.Section == nil || tl.Section.Span == d.Title.Span || len(tl.Entries) == 0 || !tl.Entries[0].Day.Full() {
		return false
	}
	w, ok := d.WrittenDate(tl.Section.Title)
	return ok && w.Certain() && w.Date == tl.Entries[0].Day
}

// dayInDigits returns the day that eight digits in an ID stand for: INC-20260304-0007.
func dayInDigits(id string) Date {
	for i := 0; i < len(id); i++ {
		n := 0
		for i+n < len(id) && isDigit(id[i+n]) {
			n++
		}
		if n == 8 {
			c := cursor{s: id, i: i}
			value, _, _ := c.number(8, 8)
			day := Date{value / 10000, value / 100 % 100, value % 100}
			if day.Year >= 2000 && day.Year < 2100 && day.Valid() {
				return day
			}
		}
		i += n
	}
	return Date{}
}

// dayInName returns the day in a file's name or an ID: 2026-03-04-checkout.md, 20260304.md.
func dayInName(name string) Date {
	name = strings.ReplaceAll(path.Base(name), "_", "-")
	for i := 0; i+10 <= len(name); i++ {
		if i > 0 && isDigit(name[i-1]) || !isDigit(name[i]) {
			continue
		}
		c := cursor{s: name, i: i}
		if w, ok := c.isoDate(); ok && !w.token && w.Valid() && w.Year >= 1990 && w.Year < 2100 {
			return w.Date
		}
	}
	return dayInDigits(name)
}
