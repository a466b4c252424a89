package postmortem

import (
	"strings"
	"unicode/utf8"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/source"
)

// readTimelines fills in the document's Timelines: those of its timeline
// sections, or where none of these holds a timed entry, any list, table or run
// of lines elsewhere that is mostly timed entries.
func (d *Document) readTimelines() {
	found := false
	for _, s := range d.Sections {
		if s.Is(TimelineSection) && !s.Parent.Within(TimelineSection) {
			if tl := d.readTimeline(s); len(tl.Entries) > 0 {
				d.Timelines = append(d.Timelines, tl)
				found = found || !tl.Milestones
			}
		}
	}
	if !found {
		d.findTimelines()
	}
	for _, tl := range d.Timelines {
		d.resolveZones(tl)
	}
	d.resolveDates()
}

// timelineReader collects the entries of one timeline.
type timelineReader struct {
	doc *Document
	v   *Vocabulary
	tl  *Timeline
	// strict takes only entries whose time is beyond doubt, for lists outside
	// timeline sections.
	strict bool
}

func (d *Document) readTimeline(s *Section) *Timeline {
	tl := &Timeline{Section: s}
	r := timelineReader{doc: d, v: d.Words, tl: tl}
	if s.Inline.Plain != "" {
		r.lines(&s.Inline)
	}
	r.section(s)
	if len(tl.Entries) == 0 {
		r.milestones(s)
	}
	return tl
}

func (r *timelineReader) section(s *Section) {
	r.blocks(s.Blocks)
	for _, c := range s.Children {
		if c.leavesTimeline() {
			continue
		}
		// A subsection's title may announce a day: "### Day 2 (March 6)".
		if stamp, n := scanStamp(c.Title, r.v, true); n > 0 && !stamp.HasClock {
			r.add(r.doc.records.keepEntry(Entry{Span: c.Span, Form: HeadingEntry, Stamp: r.placed(stamp, c.Span), announces: true}))
		}
		if c.Inline.Plain != "" {
			r.lines(&c.Inline)
		}
		r.section(c)
	}
}

func (r *timelineReader) placed(stamp Stamp, in source.Span) Stamp {
	stamp.Span.Start += in.Start
	stamp.Span.End = min(stamp.Span.End+in.Start, in.End)
	return stamp
}

func (r *timelineReader) blocks(blocks []*markdown.Block) {
	for i, b := range blocks {
		switch b.Kind {
		case markdown.Heading:
			r.heading(b, blocks[i+1:])
		case markdown.Paragraph:
			r.lines(&b.Text)
		case markdown.List:
			r.list(b)
		case markdown.ListItem:
			r.item(b)
		case markdown.Table:
			r.table(b)
		}
	}
}

// list reads the items of a list and of the lists below those that are not
// timed themselves, or only announce a day.
func (r *timelineReader) list(b *markdown.Block) {
	for _, item := range b.Children {
		r.item(item)
	}
}

func (r *timelineReader) item(item *markdown.Block) {
	timed := false
	for i, c := range item.Children {
		switch {
		case c.Kind == markdown.Paragraph && i == 0:
			timed = r.itemText(&c.Text)
		case c.Kind == markdown.List && !timed:
			r.list(c)
		case c.Kind == markdown.Table && !timed:
			r.table(c)
		}
	}
}

// A timedLine is a line that begins with a stamp of n bytes; n is 0 where it does not.
type timedLine struct {
	line
	stamp Stamp
	n     int
}

// scan reads the stamp that begins a line.
func (r *timelineReader) scan(t *markdown.Text, l line) timedLine {
	if l.start < l.end && t.Plain[l.start] >= utf8.RuneSelf {
		l.start += signLen(t.Plain[l.start:l.end])
	}
	if !r.v.mayBeStamp(t.Plain[l.start:l.end]) {
		return timedLine{line: l}
	}
	stamp, n := scanStamp(t.Plain[l.start:l.end], r.v, !r.strict)
	return timedLine{l, stamp, n}
}

// signLen returns the length of the emoji that begin a line as the sign of an entry, with
// the blanks behind them.
func signLen(s string) int {
	n := 0
	for n < len(s) {
		r, size := utf8.DecodeRuneInString(s[n:])
		if !isEmoji(r) && (n == 0 || r != ' ') {
			break
		}
		n += size
	}
	return n
}

// itemText reads a list item's first paragraph: an entry, or several lines that
// are entries each. It reports whether the item is timed by itself.
func (r *timelineReader) itemText(t *markdown.Text) bool {
	timed, first := false, true
	var waiting *Entry
	for l := range eachLine(t) {
		tl := r.scan(t, l)
		r.eventBelow(waiting, t, tl)
		waiting = nil
		if !first && !tl.stamp.HasClock {
			continue // a continuation line
		}
		first = false
		if waiting = r.entry(t, tl, ListEntry); waiting != nil {
			timed = timed || waiting.Stamp.HasClock || !waiting.announces
		}
	}
	return timed
}

func (r *timelineReader) lines(t *markdown.Text) {
	var waiting *Entry
	for l := range eachLine(t) {
		tl := r.scan(t, l)
		r.eventBelow(waiting, t, tl)
		waiting = r.entry(t, tl, LineEntry)
	}
}

// heading reads a heading that is an entry; the text below it tells the event.
func (r *timelineReader) heading(b *markdown.Block, below []*markdown.Block) {
	l, _, ok := firstLine(&b.Text)
	if !ok {
		return
	}
	e := r.entry(&b.Text, r.scan(&b.Text, l), HeadingEntry)
	if e == nil || len(below) == 0 || below[0].Kind != markdown.Paragraph {
		return
	}
	if l, _, ok := firstLine(&below[0].Text); ok {
		r.eventBelow(e, &below[0].Text, r.scan(&below[0].Text, l))
	}
}

// eventBelow takes the next line for the event of an entry that has nothing but a
// time on its own, unless that line is timed itself.
func (r *timelineReader) eventBelow(e *Entry, t *markdown.Text, next timedLine) {
	if e == nil || e.Event.State != Absent {
		return
	}
	if next.n > 0 && (next.stamp.HasClock || e.announces) || e.announces && e.Form != ListEntry {
		return
	}
	if strings.HasPrefix(t.Plain[next.start:next.end], ": ") {
		next.start += len(": ") // the mark of a definition list
	}
	e.Event = r.v.value(t, next.line)
	e.announces = false
}

// entry adds the entry that line l is, and returns it; nil where it is none.
// A line that holds nothing but a date announces the day of the lines below.
func (r *timelineReader) entry(t *markdown.Text, l timedLine, form EntryForm) *Entry {
	stamp, n := l.stamp, l.n
	if n == 0 || r.isProse(stamp, t.Plain[l.start+n:l.end], form) {
		return nil
	}
	rest := l.start + n
	for rest < l.end && strings.IndexByte(" \t:;,.-|>)]=", t.Plain[rest]) >= 0 {
		rest++
	}
	for _, dash := range []string{"–", "—", "→", "·", "\u00a0"} {
		if strings.HasPrefix(t.Plain[rest:l.end], dash) {
			rest += len(dash)
		}
	}
	e := r.doc.records.keepEntry(Entry{Span: t.Span(l.start, l.end), Form: form})
	stamp.Span = t.Span(l.start+stamp.Span.Start, l.start+stamp.Span.End)
	e.Stamp = stamp
	if stamp.State == Placeholder && t.FootnoteAt(l.start+n) {
		// A footnote says why the time is not known: nothing is left to fill in.
		e.Stamp.State, e.Stamp.Fault, e.Stamp.Problem = Absent, NoFault, ""
	}
	e.Event = r.v.value(t, line{rest, l.end})
	r.beside(e, t, l.start, n, l.end)
	r.inEvent(e, t, line{rest, l.end})
	e.announces = !stamp.HasClock && stamp.State == Filled && e.Event.State == Absent
	r.add(e)
	return e
}

// isProse reports whether a line that begins with a date or time merely mentions
// it: prose goes on without a separator and in mid-sentence. A bare clock at the
// beginning of a line is an entry; a bare date in a paragraph needs a separator.
func (r *timelineReader) isProse(stamp Stamp, rest string, form EntryForm) bool {
	if r.strict && !stamp.HasClock {
		return true
	}
	if form != LineEntry || stamp.HasClock || rest == "" {
		return false
	}
	rest = strings.TrimLeft(rest, " \t")
	return rest != "" && !beginsIn(rest, dashes+":|)]>")
}

func (r *timelineReader) add(e *Entry) {
	r.tl.Entries = append(r.tl.Entries, e)
}

// milestones reads named moments: "First detected: 2023-08-04 09:14", "Resolved
// 2021-10-01 13:09". They need not stand in order.
func (r *timelineReader) milestones(s *Section) {
	for _, b := range s.Blocks {
		b.Walk(func(b *markdown.Block) bool {
			if b.Kind != markdown.Paragraph {
				return true
			}
			for _, l := range linesOf(&b.Text) {
				r.milestone(&b.Text, l)
			}
			return true
		})
	}
	r.tl.Milestones = len(r.tl.Entries) > 0
}

func (r *timelineReader) milestone(t *markdown.Text, l line) {
	s := t.Plain[l.start:l.end]
	at := -1
	if k, ok := keyAt(t, l); ok && !k.whole {
		at = k.value.start - l.start
	} else {
		for i := range len(s) {
			if isDigit(s[i]) && (i == 0 || s[i-1] == ' ') {
				at = i
				break
			}
		}
	}
	if at <= 0 || at >= len(s) {
		return
	}
	stamp, n := scanStamp(s[at:], r.v, false)
	if n == 0 || strings.TrimSpace(s[at+n:]) != "" && words(s[at+n:]) > 3 {
		return
	}
	stamp.Span = t.Span(l.start+at+stamp.Span.Start, l.start+at+stamp.Span.End)
	e := r.doc.records.keepEntry(Entry{Span: t.Span(l.start, l.end), Form: LineEntry, Stamp: stamp})
	e.Event = r.v.value(t, line{l.start, l.start + at})
	if e.Event.Text = strings.TrimRight(e.Event.Text, ": "); e.Event.Text == "" {
		return // nothing is named
	}
	r.add(e)
}
