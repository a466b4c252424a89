package postmortem

import (
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/source"
)

// readTitle takes the first heading for the title where it plays that part:
// it is of level 1, or has no canonical meaning while front matter names none.
func (d *Document) readTitle() {
	front := d.frontField(FieldTitle)
	for _, s := range d.Sections {
		if s.Form != HeadingSection {
			continue
		}
		if len(s.Kinds) > 0 && !s.onlyOfLevel(d) || s.Level > 1 && (front != nil || len(s.Kinds) > 0) {
			break
		}
		// A title is not one of the parts that it names.
		s.Kinds = nil
		d.Title = Value{Text: s.Title, Span: s.Span, State: Filled}
		if s.Title == "" {
			d.Title.State = Absent
		} else if d.Words.IsPlaceholder(s.Title) {
			d.Title.State = Placeholder
		}
		return
	}
	if front != nil {
		d.Title = front.Value
	}
}

// formTitle takes the title that is asked for by a heading above all others, as in the
// forms of an issue tracker: "### Incident title", and the title below it.
func (d *Document) formTitle() {
	for _, f := range d.Fields {
		if f.Form == HeadingField && f.Key == FieldTitle && f.Value.State == Filled && f.LabelSpan == d.Title.Span {
			d.Title = f.Value
			return
		}
	}
}

// bareTitle takes their meaning from the words of a title that can be nothing else, "#
// Retrospective: uploads rejected": what stands below it is not a part of a review.
func (d *Document) bareTitle() {
	for _, s := range d.Sections {
		if s.Form == HeadingSection {
			if s.onlyOfLevel(d) {
				s.Kinds = nil
			}
			return
		}
	}
}

// onlyOfLevel reports whether s, a heading of level 1, is the only one: then it
// is the title even if it reads like a part ("# Incident review").
func (s *Section) onlyOfLevel(d *Document) bool {
	for _, o := range d.Sections {
		if o != s && o.Form == HeadingSection && o.Level <= s.Level {
			return false
		}
	}
	return s.Level == 1
}

func (d *Document) frontField(key FieldKey) *Field {
	for _, f := range d.Fields {
		if f.Form == FrontMatterField && f.Key == key {
			return f
		}
	}
	return nil
}

// readIdentity fills in ID, Severity and Status from their fields; an ID may also
// stand in the title alone.
func (d *Document) readIdentity() {
	defer func() {
		if d.ID.State == Absent {
			d.ID = d.titleID()
		}
	}()
	for key, v := range map[FieldKey]*Value{FieldID: &d.ID, FieldSeverity: &d.Severity, FieldStatus: &d.Status} {
		if f := d.Field(key); f != nil {
			*v = f.Value
		}
	}
}

// titleID reads the ID that a title carries: "[OPS-4711] Backups missing", "IR-77 —
// Payouts held", "Postmortem (incident #465)".
func (d *Document) titleID() Value {
	title := d.Title.Text
	if d.Title.State != Filled || !strings.HasPrefix(d.File.Slice(d.Title.Span), title) {
		return Value{}
	}
	at := func(start, end int) Value {
		span := source.Span{Start: d.Title.Span.Start + start, End: d.Title.Span.Start + end}
		return Value{Text: title[start:end], Span: span, State: Filled}
	}
	if strings.IndexByte(title, '#') >= 0 {
		if i := strings.LastIndex(strings.ToLower(title), "incident #"); i >= 0 {
			start := i + len("incident ")
			c := cursor{s: title, i: start + 1}
			if _, _, ok := c.number(1, 9); ok {
				return at(start, c.i)
			}
		}
	}
	if open := strings.LastIndexByte(title, '('); open > 0 && strings.HasSuffix(title, ")") && isKeyID(title[open+1:len(title)-1]) {
		return at(open+1, len(title)-1) // Mails lost (INC-2026-118)
	}
	if end := strings.Index(title, ": "); end > 0 {
		if first := strings.LastIndexByte(title[:end], ' ') + 1; first > 0 && isKeyID(title[first:end]) {
			return at(first, end) // Incident report SIR-2026-009: Keys leaked
		}
	}
	start := len(title) - len(strings.TrimLeft(title, "["))
	if n := keyLen(title[start:]); n > 0 {
		n += counterLen(title[start+n:])
		rest := strings.TrimLeft(title[start+n:], "] ")
		if start > 0 || rest == "" || strings.ContainsAny(rest[:1], ":-|(") || strings.HasPrefix(rest, "–") || strings.HasPrefix(rest, "—") {
			return at(start, start+n)
		}
	}
	return Value{}
}

// isKeyID reports whether s is a key with further numbers: INC-2026-118, OPS-4711.
func isKeyID(s string) bool {
	n := keyLen(s)
	return n > 0 && n+counterLen(s[n:]) == len(s)
}

// counterLen returns the length of the further numbers of an ID that begin s: the
// -041 of INC-2025-041, the -03-12-2 of INC-2026-03-12-2.
func counterLen(s string) int {
	end := 0
	for end < len(s) && s[end] == '-' {
		next := end + 1
		for next < len(s) && isDigit(s[next]) {
			next++
		}
		if next == end+1 || next < len(s) && isWordByte(s[next]) {
			break
		}
		end = next
	}
	return end
}

// isID reports whether a value has the form of an ID: capitals, a dash, and
// capitals and digits of which one at least is a digit.
func isID(s string) bool {
	if isRecordNumber(s) {
		return true
	}
	head, tail, ok := strings.Cut(s, "-")
	return ok && len(head) >= 2 && len(s) <= 40 && hasDigit(tail) &&
		strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") == ""
}

// isRecordNumber reports whether s is a number as service desks give it: INC0087713.
func isRecordNumber(s string) bool {
	digits := strings.TrimLeft(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
	letters := len(s) - len(digits)
	return letters >= 3 && letters <= 8 && len(digits) >= 5 && len(digits) <= 10 && isDigits(digits)
}

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
		switch strings.ToLower(f.Label) {
		case "author", "authors", "tags", "categories", "layout", "slug", "description", "path", "template", "draft", "excerpt":
			page = true
		}
	}
	return page
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
	before := strings.TrimRight(text[:day.start], " ,-–—·|(")
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
	const far = 7
	switch {
	case title.Full() && timeline.Full() && distance(title, timeline) > far && lead != title:
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
	const near = 7
	for _, tl := range d.Timelines {
		if tl.firstDay.Full() && len(tl.Entries) > 0 {
			// The entries above the first dated one are of a day that stands elsewhere.
			if first := tl.Entries[0]; first.Stamp.Date.IsZero() && first.Day.Full() && first.Day.Days() <= tl.firstDay.Days() && distance(first.Day, tl.firstDay) <= near {
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

// minLeadWords is how many words under the title make a summary of them.
const minLeadWords = 12

// HasLead reports whether prose stands before the first section with a meaning
// of its own, so that it can serve as the summary.
func (d *Document) HasLead() bool {
	blocks := d.lead
	for _, s := range d.Sections {
		if s.canonical() {
			break
		}
		blocks = append(blocks[:len(blocks):len(blocks)], s.Blocks...)
	}
	for _, b := range blocks {
		if tellsEnough(b) || b.Kind == markdown.Quote && slices.ContainsFunc(b.Children, tellsEnough) {
			return true
		}
	}
	return false
}

// tellsEnough reports whether a block is a paragraph long enough for a summary.
func tellsEnough(b *markdown.Block) bool {
	return b.Kind == markdown.Paragraph && words(b.Text.Plain) >= minLeadWords
}
