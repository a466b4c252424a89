package postmortem

import (
	"strings"

	"github.com/pmlint/pmlint/lint/markdown"
)

// findTimelines looks for timelines outside timeline sections: lists, tables and
// paragraphs of which most entries begin with a time of day, and headings that do.
// Logs are kept for reference, but what is called "Log" is what happened.
func (d *Document) findTimelines() {
	for _, s := range d.Sections {
		if s.Within(ActionItems) || s.Within(Appendix) && s.Name != "log" || s.Within(LessonsLearned) || s.Within(FollowUp) {
			continue
		}
		d.findIn(s, s.Blocks)
		if s.timedChildren(d.Words) {
			r := d.strictReader(s)
			for _, c := range s.Children {
				stamp, n := scanStamp(c.Title, d.Words, true)
				if n == 0 {
					continue
				}
				e := r.doc.records.keepEntry(Entry{Span: c.Span, Form: HeadingEntry, Stamp: r.placed(stamp, c.Span)})
				e.Event = Value{Span: c.Span}
				if e.Event.Text = strings.TrimSpace(c.Title[n:]); e.Event.Text != "" {
					e.Event.State = Filled
				}
				r.add(e)
			}
			d.keep(r.tl)
		}
	}
	if len(d.Sections) == 0 {
		d.findIn(nil, d.lead)
	}
}

func (d *Document) strictReader(s *Section) *timelineReader {
	return &timelineReader{doc: d, v: d.Words, tl: &Timeline{Section: s}, strict: true}
}

func (d *Document) findIn(s *Section, blocks []*markdown.Block) {
	probe := timelineReader{doc: d, v: d.Words, strict: true}
	if probe.mostlyTimedParagraphs(blocks) {
		// A paragraph between them may announce the day.
		r := timelineReader{doc: d, v: d.Words, tl: &Timeline{Section: s}}
		for _, b := range blocks {
			if b.Kind == markdown.Paragraph {
				r.lines(&b.Text)
			}
		}
		d.keep(r.tl)
		return
	}
	if probe.hasDays(blocks) {
		r := timelineReader{doc: d, v: d.Words, tl: &Timeline{Section: s}}
		for _, b := range blocks {
			if b.Kind == markdown.List || b.Kind == markdown.Paragraph && r.isDay(&b.Text) {
				r.blocks([]*markdown.Block{b})
			}
		}
		d.keep(r.tl)
		return
	}
	for _, b := range blocks {
		switch {
		case b.Kind == markdown.List && probe.mostlyTimed(b):
			r := d.strictReader(s)
			r.list(b)
			d.keep(r.tl)
		case b.Kind == markdown.Paragraph && probe.mostlyTimedLines(&b.Text):
			r := d.strictReader(s)
			r.lines(&b.Text)
			d.keep(r.tl)
		case b.Kind == markdown.Table && !d.isFieldList(b):
			r := d.strictReader(s)
			r.table(b)
			d.keep(r.tl)
		}
	}
}

// isFieldList reports whether a table is one of labels and their values, of which some
// may be times: "| Start | 14:02 |".
func (d *Document) isFieldList(b *markdown.Block) bool {
	return len(b.Children) > 0 && len(b.Children[0].Children) == 2 && d.isFieldTable(b)
}

// keep adds a found timeline that has enough entries to be one.
func (d *Document) keep(tl *Timeline) {
	if len(tl.Entries) >= 2 {
		d.Timelines = append(d.Timelines, tl)
	}
}

// mostlyTimed reports whether more than half of a list's items begin with a time.
func (r *timelineReader) mostlyTimed(b *markdown.Block) bool {
	timed := 0
	for _, item := range b.Children {
		if len(item.Children) > 0 && item.Children[0].Kind == markdown.Paragraph {
			if stamp, n := scanStamp(item.Children[0].Text.Plain, r.v, false); n > 0 && stamp.HasClock {
				timed++
			}
		}
	}
	return timed*2 > len(b.Children)
}

// mostlyTimedLines reports whether more than half of a paragraph's lines, three at
// least, begin with a time.
func (r *timelineReader) mostlyTimedLines(t *markdown.Text) bool {
	const fewest = 3
	timed, all := 0, 0
	for l := range eachLine(t) {
		all++
		if tl := r.scan(t, l); tl.n > 0 && tl.stamp.HasClock {
			timed++
		}
	}
	return timed >= fewest && timed*2 > all
}

// hasDays reports whether each list among some blocks is mostly timed, and below a paragraph
// that is its day and nothing else.
func (r *timelineReader) hasDays(blocks []*markdown.Block) bool {
	lists := 0
	for i, b := range blocks {
		if b.Kind != markdown.List {
			continue
		}
		if i == 0 || !r.mostlyTimed(b) || blocks[i-1].Kind != markdown.Paragraph || !r.isDay(&blocks[i-1].Text) {
			return false
		}
		lists++
	}
	return lists > 1
}

// isDay reports whether a paragraph is a date and nothing else.
func (r *timelineReader) isDay(t *markdown.Text) bool {
	l, end, ok := firstLine(t)
	if !ok || l.end != end || !r.v.mayBeStamp(t.Plain[l.start:l.end]) {
		return false
	}
	stamp, n := scanStamp(t.Plain[l.start:l.end], r.v, true)
	return n > 0 && !stamp.HasClock && strings.Trim(t.Plain[l.start+n:l.end], " :") == ""
}

// mostlyTimedParagraphs reports whether more than half of the paragraphs among some blocks,
// three at least, begin with a time: a log of work notes.
func (r *timelineReader) mostlyTimedParagraphs(blocks []*markdown.Block) bool {
	const fewest = 3
	timed, all := 0, 0
	for _, b := range blocks {
		if b.Kind != markdown.Paragraph {
			continue
		}
		all++
		if l, _, ok := firstLine(&b.Text); ok && r.scan(&b.Text, l).stamp.HasClock {
			timed++
		}
	}
	return timed >= fewest && timed*2 > all
}

// timedChildren reports whether most of a section's subsections are named by a
// time of day.
func (s *Section) timedChildren(v *Vocabulary) bool {
	timed := 0
	for _, c := range s.Children {
		if stamp, n := scanStamp(c.Title, v, true); n > 0 && stamp.HasClock {
			timed++
		}
	}
	return timed >= 2 && timed*2 > len(s.Children)
}
