package postmortem

import (
	"strings"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/source"
)

// A TimelineTable is a table that stands where a timeline's entries do.
type TimelineTable struct {
	// Span is the whole table's, Header its first row's.
	Span, Header source.Span
	Columns      []TimelineColumn
	// Timed says that a column of times was found, so that the rows are entries.
	Timed bool
}

// A TimelineColumn is one column of such a table.
type TimelineColumn struct {
	// Name is its header, empty where it has none; Key is what it holds, by its
	// header or, of times and events, by its cells.
	Name string
	Key  ColumnKey
}

// TimelineTables returns the tables of the document's timeline sections, in source
// order. They are found anew at each call.
func (d *Document) TimelineTables() []*TimelineTable {
	var out []*TimelineTable
	for _, s := range d.Sections {
		if s.Is(TimelineSection) && !s.Parent.Within(TimelineSection) {
			out = d.tablesOf(s, out)
		}
	}
	return out
}

// tablesOf adds the tables of a section and of those parts of it that belong to a
// timeline.
func (d *Document) tablesOf(s *Section, out []*TimelineTable) []*TimelineTable {
	for _, b := range s.Blocks {
		b.Walk(func(b *markdown.Block) bool {
			if b.Kind == markdown.Table && len(b.Children) > 0 {
				out = append(out, d.timelineTable(b))
			}
			return b.Kind == markdown.List || b.Kind == markdown.ListItem
		})
	}
	for _, c := range s.Children {
		if !c.leavesTimeline() {
			out = d.tablesOf(c, out)
		}
	}
	return out
}

// leavesTimeline reports whether a part of a timeline section is no part of the
// timeline: a heading with a meaning of its own.
func (s *Section) leavesTimeline() bool {
	return len(s.Kinds) > 0 && !s.Is(TimelineSection) && s.Form == HeadingSection
}

func (d *Document) timelineTable(b *markdown.Block) *TimelineTable {
	r := timelineReader{doc: d, v: d.Words}
	cols, timed := r.columns(b)
	out := &TimelineTable{Span: b.Span, Header: b.Children[0].Span, Timed: timed}
	for i, cell := range b.Children[0].Children {
		c := TimelineColumn{Name: strings.TrimSpace(cell.Text.Plain), Key: d.Words.TimelineColumn(cell.Text.Plain)}
		switch i {
		case cols.time:
			c.Key = TimeColumn
		case cols.event:
			c.Key = EventColumn
		case cols.actor:
			c.Key = ActorColumn
		}
		out.Columns = append(out.Columns, c)
	}
	return out
}
