package postmortem

import (
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/source"
)

// statedDay is the day that a date field, the title, or the first lines state;
// zero where none does.
func (d *Document) statedDay() Date {
	if v, day := d.dateField(); day.Full() {
		d.Date, d.Day = v, day
		return day
	}
	d.days = statedDays{title: d.titleDay(Date{}), lead: d.leadDay(Date{})}
	switch {
	case d.days.title.Full():
		return d.days.title
	case d.days.lead.Full():
		return d.days.lead
	}
	return d.otherDay()
}

// otherDay is the day that a field states on which the incident was detected or over, from
// which at least the year is known where nothing else tells it.
func (d *Document) otherDay() Date {
	for _, key := range [...]FieldKey{FieldDetected, FieldEnd} {
		for _, f := range d.Fields {
			if f.Key != key || f.Value.State != Filled || f.Section.canonical() {
				continue
			}
			if day := d.findDate(f.Value.Text, Date{}); day.Full() {
				return day
			}
		}
	}
	return Date{}
}

// statedDays are the days that a document's title and opening text state in full.
type statedDays struct{ title, lead Date }

// dateField returns the value of the field that states the incident's date. The
// date of a blog's front matter is that of publication, and does not count.
func (d *Document) dateField() (Value, Date) {
	for _, key := range []FieldKey{FieldDate, FieldStart} {
		for _, f := range d.Fields {
			if f.Key != key || f.Value.State != Filled || f.Section.canonical() && f.Form != HeadingField {
				continue
			}
			if f.Form == FrontMatterField && f.name == "date" && d.publishes() {
				continue
			}
			if day := d.findDate(f.Value.Text, Date{}); day.Full() {
				return f.Value, day
			}
		}
	}
	return Value{}, Date{}
}

// publishes reports whether the front matter is that of a published page: it has
// an author, tags or a layout, and nothing that only an incident has.
func (d *Document) publishes() bool {
	page := false
	for _, f := range d.Fields {
		if f.Form != FrontMatterField {
			continue
		}
		switch f.Key {
		case FieldID, FieldSeverity, FieldStatus, FieldDuration, FieldStart, FieldEnd, FieldDetected, FieldCommander:
			return false
		}
		page = page || d.Words.HasTemplateWord(TemplatePage, strings.ToLower(f.Label))
	}
	return page
}

// IsSitePage reports whether the front matter is that of a page of a site, whose generator
// moves it: its relative links start from where it is published.
func (d *Document) IsSitePage() bool {
	return slices.ContainsFunc(d.Fields, func(f *Field) bool {
		return f.Form == FrontMatterField && d.Words.HasTemplateWord(TemplateSite, strings.ToLower(f.Label))
	})
}

func (d *Document) titleDay(near Date) Date {
	for _, text := range []string{d.Title.Text, d.frontTitle()} {
		if day := d.findDate(text, near); day.Full() {
			return day
		}
	}
	return Date{}
}

func (d *Document) frontTitle() string {
	if f := d.frontField(FieldTitle); f != nil {
		return f.Value.Text
	}
	return ""
}

// leadBytes is how much of a document's opening text is searched for its day.
const leadBytes = 400

// leadDay is the first day named in the text before the first section, under the
// title, or in the summary.
func (d *Document) leadDay(near Date) Date {
	var blocks []*markdown.Block
	blocks = append(blocks, d.lead...)
	for _, s := range d.Sections {
		if s.Is(Summary) && !s.Inline.IsBlank() {
			if day := d.findDate(s.Inline.Plain[:min(len(s.Inline.Plain), leadBytes)], near); day.Full() {
				return day
			}
		}
		if s.Is(Summary) || len(s.Kinds) == 0 && len(d.Sections) > 0 && s == d.Sections[0] {
			blocks = append(blocks, s.Blocks...)
		}
	}
	read := 0
	var byline Date
	for _, b := range blocks {
		if b.Kind != markdown.Paragraph || read > leadBytes {
			continue
		}
		text := b.Text.Plain[:min(len(b.Text.Plain), leadBytes)]
		read += len(text)
		for text != "" {
			at, day := d.findDateAt(text, near)
			if !day.Full() {
				break
			}
			switch {
			case d.datesDocument(b, day, near) || d.Words.tellsOfDocument(text[:at.start]):
			case !byline.Full() && d.Words.isByline(b.Text.Plain, at):
				byline = day
			case !byline.Full() || distance(day, byline) <= mostWritten && day.Days() <= byline.Days():
				return day
			}
			text = text[at.end:]
		}
	}
	return byline
}

// mostWritten is how many days after an incident its account is mostly published.
const mostWritten = 60

// isByline reports whether a paragraph is no more than who published it and the day, at its
// end: "Infrastructure Working Group, 2026-03-16". The incident's own day may follow below.
func (v *Vocabulary) isByline(text string, day line) bool {
	const longest = 8 // words
	before := strings.TrimRight(text[:day.start], " ,·|("+dashes)
	if strings.Trim(text[day.end:], " .)\n") != "" || before == "" || words(before) > longest || v.isSubject(wordKey(before)) {
		return false
	}
	named := false
	for word := range strings.FieldsSeq(before) {
		if v.IsWeekday(wordKey(strings.Trim(word, ",.:"))) || strings.ContainsAny(word, "0123456789:") {
			return false
		}
		named = named || beginsUpper(word)
		if key := wordKey(word); !beginsUpper(word) && !v.has(setOf, key) && !v.has(setJoin, key) && !v.has(setLead, key) {
			return false
		}
	}
	return named
}

// tellsOfDocument reports whether a text ends in a word that makes the date behind it that
// of the document: "Published on".
func (v *Vocabulary) tellsOfDocument(before string) bool {
	words := strings.Fields(before)
	for n := 1; n <= 2 && n <= len(words); n++ {
		switch v.meaning(strings.Trim(strings.Join(words[len(words)-n:], " "), "_*(:")).label {
		case FieldCreated, FieldUpdated, FieldPublished:
			return true
		}
	}
	return false
}

// datesDocument reports whether a day in a paragraph is the value of a field that dates the
// document, not the incident: "Last updated: 2026-05-20", "Reviewed by: Ana, 2026-05-20".
func (d *Document) datesDocument(b *markdown.Block, day, near Date) bool {
	for _, f := range d.Fields {
		switch f.Key {
		case FieldCreated, FieldUpdated, FieldPublished, FieldNextReview, FieldOwner, FieldAuthors, FieldReviewedBy, FieldApprovedBy:
			if b.Span.Contains(f.Value.Span) && d.findDate(f.Value.Text, near) == day {
				return true
			}
		}
	}
	return false
}

// farDays is from how many days on two days are not of one incident, or its account.
const farDays = 7

// settleDay decides the document's day where no field states it, by what title,
// opening text and timeline say. The title wins unless the timeline is far off
// and the opening text does not agree with the title.
func (d *Document) settleDay() {
	if d.Day.Full() {
		return
	}
	timeline, span := d.timelineDay()
	title, lead := d.days.title, d.days.lead
	if !title.Full() && timeline.Full() {
		title = d.titleDay(timeline) // it may state a day without the year
	}
	if near := title; !lead.Full() && (near.Full() || timeline.Full()) {
		if !near.Full() {
			near = timeline
		}
		lead = d.leadDay(near)
	}
	switch {
	case title.Full() && timeline.Full() && distance(title, timeline) > farDays && lead != title:
		d.Day = timeline
	case title.Full():
		d.Day = title
	case timeline.Full():
		d.Day = timeline
	default:
		d.Day = lead
	}
	if d.Day.Full() {
		d.Date = Value{Text: d.Day.String(), Span: span, State: Filled}
		if d.Day == title {
			d.Date.Span = d.Title.Span
		}
	}
}

// timelineDay is the day of the first dated entry of the first timeline.
func (d *Document) timelineDay() (Date, source.Span) {
	for _, tl := range d.Timelines {
		if tl.firstDay.Full() && len(tl.Entries) > 0 {
			// The entries above the first dated one are of a day that stands elsewhere.
			if first := tl.Entries[0]; first.Stamp.Date.IsZero() && first.Day.Full() && first.Day.Days() <= tl.firstDay.Days() && distance(first.Day, tl.firstDay) <= farDays {
				return first.Day, first.Stamp.Span
			}
			return tl.firstDay, tl.Entries[0].Stamp.Span
		}
		if tl.noteDay.Full() {
			return tl.noteDay, tl.ZoneSpan
		}
		if tl.Section != nil {
			if day := d.findDate(tl.Section.Title, Date{}); day.Full() {
				return day, tl.Section.Span
			}
		}
	}
	return Date{}, source.Span{}
}
