package postmortem

import (
	"strings"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/source"
)

// resolveZones gives each entry its zone: its own, else its column's, else the
// one that the timeline's note or title, or one above it, states.
func (d *Document) resolveZones(tl *Timeline) {
	d.statedZone(tl)
	for _, e := range tl.Entries {
		switch {
		case e.Stamp.Zone.Name != "":
			e.Zone = e.Stamp.Zone
		case tl.columnZone.Name != "" && e.Form == TableEntry:
			e.Zone = tl.columnZone
		default:
			e.Zone = tl.Zone
		}
	}
	if tl.Zone.Name == "" {
		tl.Zone, tl.ZoneSpan = tl.columnZone, tl.columnSpan
	}
}

// statedZone looks for the zone of a whole timeline: in its notes, then in its
// title and the titles above, then in a note at the document's beginning that
// speaks of all times, and in a field.
func (d *Document) statedZone(tl *Timeline) {
	if tl.Section != nil {
		for _, b := range tl.Section.notes() {
			if d.noteZone(tl, b, false) {
				return
			}
		}
		for s := tl.Section; s != nil; s = s.Parent {
			if d.titleZone(tl, s) {
				return
			}
		}
		for _, s := range tl.Section.Children {
			if s.Is(TimelineSection) && d.titleZone(tl, s) {
				return
			}
		}
	}
	for _, b := range d.lead {
		if d.noteZone(tl, b, true) {
			return
		}
	}
	for _, s := range d.Sections {
		if s.canonical() {
			break
		}
		for _, b := range s.Blocks {
			if d.noteZone(tl, b, true) {
				return
			}
		}
	}
	d.fieldZone(tl)
}

// fieldZone reads the zone that a field of the document states for its times: "Time zone: BST".
func (d *Document) fieldZone(tl *Timeline) {
	for _, f := range d.Fields {
		if f.Value.State != Filled || f.Section.canonical() && !f.Section.Is(TimelineSection) || len(f.Value.Text) > longestDated {
			continue
		}
		// The value is asked first: few have a zone, and labels have to be looked up.
		if zone, start, end := findZone(f.Value.Text, d.Words); zone.Name != "" && d.Words.TimelineColumn(f.Label) == ZoneColumn {
			tl.Zone, tl.ZoneSpan = zone, source.Span{Start: f.Value.Span.Start + start, End: min(f.Value.Span.Start+end, f.Value.Span.End)}
			return
		}
	}
}

// titleZone reads a zone from the title of a section, and reports whether there is one.
func (d *Document) titleZone(tl *Timeline, s *Section) bool {
	zone, start, end := findZone(s.Title, d.Words)
	if zone.Name == "" {
		return false
	}
	tl.Zone = zone
	tl.ZoneSpan = source.Span{Start: s.Span.Start + start, End: min(s.Span.Start+end, s.Span.End)}
	return true
}

// ZoneOf returns the zone that a timeline section states for all its times; its
// Name is empty where it states none.
func (d *Document) ZoneOf(s *Section) Zone {
	tl := &Timeline{Section: s}
	d.statedZone(tl)
	return tl.Zone
}

// TellsNewestFirst reports whether a timeline's title or a note above it says that it runs
// from the last event to the first.
func (d *Document) TellsNewestFirst(tl *Timeline) bool {
	if tl.Section == nil {
		return false
	}
	if d.Words.Tells(tl.Section.Title, TermNewestFirst) {
		return true
	}
	for _, b := range tl.Section.notes() {
		if b.Kind == markdown.Paragraph && d.Words.Tells(b.Text.Plain, TermNewestFirst) {
			return true
		}
	}
	return false
}

// notes returns the paragraphs and quotations of a timeline's section and its parts.
func (s *Section) notes() []*markdown.Block {
	var out []*markdown.Block
	for _, b := range s.Blocks {
		switch {
		case b.Kind == markdown.Paragraph, b.Kind == markdown.Quote, b.Kind == markdown.HTML:
			out = append(out, b)
		case b.Kind == markdown.List && len(b.Children) > 0:
			out = append(out, b.Children[0]) // "- All times in UTC" above the entries
		}
	}
	for _, c := range s.Children {
		if len(c.Kinds) == 0 || c.Is(TimelineSection) {
			out = append(out, c.notes()...)
		}
	}
	return out
}

// noteZone reads a zone from a note such as "All times in UTC", and reports
// whether there is one. A line that itself begins with a time is no note.
func (d *Document) noteZone(tl *Timeline, b *markdown.Block, all bool) bool {
	found := false
	b.Walk(func(b *markdown.Block) bool {
		if b.Kind == markdown.HTML && !found {
			found = d.htmlZone(tl, b, all)
		}
		if found || b.Kind != markdown.Paragraph {
			return !found
		}
		for l := range eachLine(&b.Text) {
			text := b.Text.Plain[l.start:l.end]
			if len(text) > maxNote {
				continue
			}
			zone, start, end := findZone(text, d.Words)
			if zone.Name == "" || !d.Words.SpeaksOfTimes(text, all) {
				continue
			}
			if stamp, n := scanStamp(text, d.Words, false); n == 0 || !stamp.HasClock {
				tl.Zone = zone
				tl.ZoneSpan = b.Text.Span(l.start+start, l.start+end)
				d.noteDate(tl, b, l)
				found = true
				return false
			}
		}
		return true
	})
	return found
}

// htmlZone reads a zone from what stands between the tags of a line, such as the summary
// of what can be folded up, and reports whether there is one.
func (d *Document) htmlZone(tl *Timeline, b *markdown.Block, all bool) bool {
	at := b.Span.Start
	for piece := range strings.SplitAfterSeq(d.File.Slice(b.Span), ">") {
		text, _, _ := strings.Cut(piece, "<")
		if len(text) <= maxNote && d.Words.SpeaksOfTimes(text, all) {
			zone, start, end := findZone(text, d.Words)
			if stamp, _ := scanStamp(text, d.Words, false); zone.Name != "" && !stamp.HasClock {
				tl.Zone, tl.ZoneSpan = zone, source.Span{Start: at + start, End: at + end}
				return true
			}
		}
		at += len(piece)
	}
	return false
}

// maxNote is the longest note, in bytes, that states a zone.
const maxNote = 200

// noteDate takes the day from "All times in PST, on February 5th 2019".
func (d *Document) noteDate(tl *Timeline, b *markdown.Block, l line) {
	text := b.Text.Plain[l.start:l.end]
	for i := range len(text) {
		if i > 0 && text[i-1] != ' ' && text[i-1] != '(' {
			continue
		}
		c := cursor{s: text, i: i}
		if w, ok := c.date(d.Words); ok && w.Full() && w.Valid() {
			tl.noteDay, tl.noteSpan = w.Date, b.Text.Span(l.start+i, l.start+c.i)
			return
		}
	}
}

// SpeaksOfTimes reports whether a note is about the times of a timeline: it
// names times, hours or the zone itself in so many words. With all, it must
// speak of all of them.
func (v *Vocabulary) SpeaksOfTimes(note string, all bool) bool {
	note = strings.ToLower(note)
	if all {
		return containsAny(note, v.allTimes)
	}
	return containsAny(note, v.timeNotes)
}

func containsAny(s string, of []string) bool {
	for _, x := range of {
		if strings.Contains(s, x) {
			return true
		}
	}
	return false
}
