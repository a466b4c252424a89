package postmortem

import (
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint/source"
)

// roughSlack is by how many seconds a time marked as approximate may be off.
const roughSlack = 10 * 60

// addTimeline adds the moments of a timeline's rows.
func (t *Times) addTimeline(tl *Timeline, class func(*Entry) RowClass) {
	moments := make([]Moment, len(tl.Entries)) // in one go
	t.Moments = slices.Grow(t.Moments, len(tl.Entries))
	for i, e := range tl.Entries {
		m := &moments[i]
		*m = Moment{Span: e.Stamp.Span, Day: e.Day, Clock: e.Stamp.Clock, Zone: e.Zone, Class: class(e), Entry: e, Named: tl.Milestones}
		if e.Stamp.Approximate {
			m.Slack = roughSlack
		}
		switch {
		case e.Stamp.State == Filled && e.Stamp.HasClock:
			t.Moments = append(t.Moments, m)
			t.addRowEnd(m)
		case e.Stamp.State == Filled && e.Day.Full():
			m.Clock, m.Slack = Clock{Hour: 12}, daySeconds/2
			t.Moments = append(t.Moments, m)
		case e.Stamp.State == Placeholder || e.Stamp.State == Unparsable:
			if hour, ok := hourOf(e.Stamp.Text); ok {
				m.Clock, m.Slack = Clock{Hour: hour, Minute: 30}, 30*60
				t.Moments = append(t.Moments, m)
			} else if !isClockToken(e.Stamp.Text) {
				t.Unsure = true
			}
		}
	}
}

// addRowEnd adds the end of a row that is a range: 12:26-12:40.
func (t *Times) addRowEnd(m *Moment) {
	s := m.Entry.Stamp
	if !s.HasEnd {
		return
	}
	end := *m
	end.Clock = s.End
	if s.EndZone.Name != "" {
		end.Zone = s.EndZone
	}
	switch {
	case s.EndDate.Month > 0:
		end.Day = s.EndDate.withYear(m.Day)
	case m.Day.Full() && s.End.Minutes() < s.Clock.Minutes():
		end.Day = m.Day.AddDays(1)
	}
	t.Moments = append(t.Moments, &end)
}

// hourOf returns the hour of a time whose minutes are not known: 14:??.
func hourOf(text string) (int, bool) {
	i := strings.IndexByte(text, ':')
	if i < 2 || i+2 >= len(text) || !isDigit(text[i-1]) || !isDigit(text[i-2]) || isDigit(text[i+1]) {
		return 0, false
	}
	hour := int(text[i-2]-'0')*10 + int(text[i-1]-'0')
	return hour, hour < 24
}

// isClockToken reports whether a time is the template's own (HH:MM): such a row has
// been left over and tells nothing, while ??:?? is a moment that nobody knows.
func isClockToken(text string) bool {
	return strings.Contains(strings.ToLower(text), "hh:mm")
}

// longestSpan is the longest value that is read for a length of time, in bytes.
const longestSpan = 300

// isMomentKey reports whether a label of that meaning asks for a point in time of the
// incident.
func isMomentKey(key FieldKey) bool {
	switch key {
	case FieldStart, FieldEnd, FieldDetected, FieldAcknowledged, FieldMitigated:
		return true
	}
	return false
}

// isSpanKey reports whether a label of that meaning asks for a length of time.
func isSpanKey(key FieldKey) bool {
	switch key {
	case FieldDuration, FieldTimeToDetect, FieldTimeToRespond, FieldTimeToInvestigate, FieldTimeToMitigate, FieldTimeToResolve:
		return true
	}
	return false
}

// momentClass is the part that a field's moment plays in the incident.
func momentClass(f *Field, words *Vocabulary) RowClass {
	if c := words.Class(f.Label); c != "" {
		return c
	}
	switch f.Key {
	case FieldStart:
		return Began
	case FieldEnd:
		return Restored
	case FieldDetected:
		return Detected
	case FieldAcknowledged:
		return Acknowledged
	}
	return Mitigated
}

// statesTime reports whether a field may state a moment of the incident, or a length of
// time between two: not one of a step, or of what is to be done.
func (f *Field) statesTime() bool {
	span := isSpanKey(f.Key)
	if f.Value.State != Filled || !span && !isMomentKey(f.Key) ||
		len(f.Value.Text) > longestSpan || !span && !hasDigit(f.Value.Text) {
		return false
	}
	for s := f.Section; s != nil; s = s.Parent {
		for _, k := range s.Kinds {
			switch k {
			case ActionItems, Prevention, LessonsLearned, FollowUp, Review, Appendix, WentWell, WentWrong, GotLucky:
				return false
			case Resolution, RootCause, ContributingFactors:
				if f.Key == FieldDuration {
					return false
				}
			}
		}
	}
	return true
}

// addField adds the moment that a field states, or the length of time.
func (t *Times) addField(d *Document, f *Field) {
	if isSpanKey(f.Key) {
		t.addSpan(d, f)
		return
	}
	stamp, n := scanStamp(f.Value.Text, d.Words, true)
	if n == 0 || stamp.State != Filled || !stamp.HasClock {
		return
	}
	m := d.moment(stamp)
	m.Field, m.Named, m.Class = f, true, momentClass(f, d.Words)
	m.Span = d.within(f.Value, stamp.Span.Start, stamp.Span.End)
	for _, o := range t.Moments {
		if o.Entry != nil && f.Value.Span.Start <= o.Span.Start && o.Span.Start < f.Value.Span.End {
			o.Field = f // the list of named moments has been read as a timeline
			return
		}
	}
	t.Moments = append(t.Moments, m)
}

// moment makes a Moment of a stamp outside a timeline.
func (d *Document) moment(s Stamp) *Moment {
	m := &Moment{Day: s.Date.withYear(d.Day), Clock: s.Clock, Zone: s.Zone}
	if s.ambiguous && m.Day.Full() {
		m.Day = d.settle(written{Date: m.Day, ambiguous: true, dayFirst: s.dayFirst}, d.Day)
	}
	if s.Date.Month == 0 {
		m.Day = d.Day
	}
	if s.Approximate {
		m.Slack = roughSlack
	}
	return m
}

// within returns the place of a part of a value; that of the whole value where its
// text is not the file's byte by byte.
func (d *Document) within(v Value, start, end int) source.Span {
	if d.File.Slice(v.Span) != v.Text {
		return v.Span
	}
	return source.Span{Start: v.Span.Start + start, End: v.Span.Start + end}
}

// addSpan adds the length of time that a field states, and the ends beside it.
func (t *Times) addSpan(d *Document, f *Field) {
	text := f.Value.Text
	s := &StatedSpan{Field: f, Key: f.Key, Partial: d.Words.IsPartialTime(text)}
	from, to, start, end, ranged := d.findRange(text)
	rest := text
	if ranged && (isYearless(from.Date.withYear(d.Day)) || isYearless(to.Date.withYear(d.Day))) {
		return // nothing can be reckoned of March 10 to March 13
	}
	if ranged {
		rest = text[:start] + strings.Repeat(" ", end-start) + text[end:]
		s.From, s.To = d.rangeEnds(from, to)
		for _, m := range [...]*Moment{s.From, s.To} {
			m.Field, m.Named = f, true
			m.Span = d.within(f.Value, start, end)
		}
		if f.Key == FieldDuration && !f.Section.canonical() {
			s.From.Class, s.To.Class = Began, Restored
		}
		t.Moments = append(t.Moments, s.From, s.To)
	}
	at := 0
	for _, l := range lengthsIn(rest) {
		if s.Text == "" {
			s.Duration, s.Text = l.Duration, text[l.start:l.end]
			s.Span = d.within(f.Value, l.start, l.end)
		} else {
			s.Others = append(s.Others, l.Duration)
		}
		at++
	}
	if at > 0 {
		t.Stated = append(t.Stated, s)
	}
}

// isYearless reports whether a date has a day and a month only.
func isYearless(d Date) bool { return d.Month > 0 && d.Year == 0 }

// rangeEnds makes moments of the ends of a range. An end without a date is on the day
// of the beginning, or on the next where its clock is earlier.
func (d *Document) rangeEnds(from, to Stamp) (a, b *Moment) {
	a = d.moment(from)
	b = d.moment(to)
	if to.Date.Month == 0 {
		b.Day = a.Day
		if a.Day.Full() && to.Clock.Minutes() < from.Clock.Minutes() {
			b.Day = a.Day.AddDays(1)
		}
	}
	return a, b
}

// A length is a duration with its place in a text.
type length struct {
	Duration
	line
}

// lengthsIn returns the lengths of time that a text states, the first few of them.
func lengthsIn(text string) []length {
	const most = 4
	var out []length
	trimmed := trimLine(text, line{0, len(text)})
	if d, ok := ParseDuration(text[trimmed.start:trimmed.end]); ok && !strings.Contains(text[trimmed.start:trimmed.end], "(") {
		return []length{{d, trimmed}}
	}
	for at := 0; len(out) < most; {
		d, start, end, ok := FindDuration(text[at:])
		if !ok {
			break
		}
		d.Approximate = d.Approximate || approximateBefore(text[:at+start]) || saysRough(text[at+end:])
		out = append(out, length{d, line{at + start, at + end}})
		at += end
	}
	if len(out) == 0 {
		// What is written with a colon is a length only between parentheses or alone.
		if open, end := strings.IndexByte(text, '('), strings.LastIndexByte(text, ')'); open >= 0 && end > open {
			if d, ok := ParseDuration(text[open+1 : end]); ok {
				return []length{{d, trimLine(text, line{open + 1, end})}}
			}
		}
		if open := strings.IndexByte(text, '('); open > 0 {
			if d, ok := ParseDuration(text[:open]); ok {
				return []length{{d, trimLine(text, line{0, open})}}
			}
		}
	}
	return out
}

// findRange returns the two times of a range in a value, such as "14:02 - 16:17 UTC" or
// "22:30 UTC on October 29 to 05:39 UTC on October 30", and the bytes that it covers.
func (d *Document) findRange(text string) (from, to Stamp, start, end int, ok bool) {
	for i := 0; i < len(text); i++ {
		if i > 0 && (isWordByte(text[i-1]) || text[i-1] == ':' || text[i-1] == '-') || !isWordByte(text[i]) && text[i] != '~' {
			continue
		}
		s, n := scanStamp(text[i:], d.Words, false)
		if n == 0 || !s.HasClock || s.State != Filled {
			continue
		}
		if s.HasEnd {
			end := Stamp{State: Filled, HasClock: true, Clock: s.End, Date: s.EndDate, Zone: s.Zone, Approximate: s.Approximate}
			if s.EndZone.Name != "" {
				end.Zone = s.EndZone
			}
			return s, end, i, i + rangeLen(text[i:i+n]), true
		}
		p := stampScan{cursor: cursor{s: text, i: i + n}, v: d.Words}
		p.spaces()
		if !p.rangeMark() && !d.joins(&p, text[:i]) {
			i += max(n-1, 0)
			continue
		}
		p.spaces()
		e, m := scanStamp(p.rest(), d.Words, false)
		if m > 0 && e.HasClock && !e.HasEnd && e.State == Filled {
			if s.Zone.Name == "" {
				s.Zone = e.Zone
			} else if e.Zone.Name == "" {
				e.Zone = s.Zone
			}
			return s, e, i, p.i + rangeLen(p.rest()[:m]), true
		}
		i += max(n-1, 0)
	}
	return Stamp{}, Stamp{}, 0, 0, false
}

// joins steps over the word between two times that the word before the first one announces:
// between 14:02 and 16:17.
func (d *Document) joins(p *stampScan, before string) bool {
	word := p.word()
	if word == "" || !d.Words.has(setJoin, wordKey(word)) {
		return false
	}
	if lead, _ := lastWord(before); d.Words.Term(lead) != TermBetween {
		return false
	}
	p.i += len(word)
	return true
}

// rangeLen returns how much of a text that has been read as a range is one: a length
// of time in parentheses, such as (2:15), looks like the same time in another zone.
func rangeLen(text string) int {
	text = strings.TrimRight(text, " ")
	if open := strings.LastIndexByte(text, '('); open > 0 && strings.HasSuffix(text, ")") {
		if _, ok := ParseDuration(text[open+1 : len(text)-1]); ok {
			return len(strings.TrimRight(text[:open], " "))
		}
	}
	return len(text)
}
