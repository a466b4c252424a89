package postmortem

import (
	"strings"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/source"
)

// timeColumns says which column of a timeline table holds what; -1 is none.
type timeColumns struct {
	time, date, event, actor int
	zones                    int // of the zone of each row's time
	zone                     Zone
	zoneSpan                 source.Span
	year                     int // stated in the date column's header, else 0
	compact                  bool
	others                   []zonedColumn
}

// A zonedColumn is a further column of times, in the zone that its header names.
type zonedColumn struct {
	at   int
	zone Zone
}

// table reads a table whose rows are timed. Columns are known by their header,
// else by their cells: the first column of which most cells are times.
func (r *timelineReader) table(b *markdown.Block) {
	cols, ok := r.columns(b)
	if !ok {
		return
	}
	if cols.zone.Name != "" && r.tl.Zone.Name == "" {
		r.tl.columnZone, r.tl.columnSpan = cols.zone, cols.zoneSpan
	}
	for _, row := range b.Children {
		if !row.Header {
			r.row(row, cols)
		} else if cols.time < len(row.Children) {
			r.headerRow(row, cols)
		}
	}
}

// headerRow takes a table's first row for an entry where it is one: tables
// without a header of their own.
func (r *timelineReader) headerRow(row *markdown.Block, cols timeColumns) {
	stamp, n := scanStamp(row.Children[cols.time].Text.Plain, r.v, true)
	if n > 0 && stamp.State == Filled && (stamp.HasClock || !stamp.Date.IsZero()) {
		r.row(row, cols)
	}
}

func (r *timelineReader) columns(b *markdown.Block) (timeColumns, bool) {
	cols := timeColumns{time: -1, date: -1, event: -1, actor: -1, zones: -1}
	if len(b.Children) == 0 {
		return cols, false
	}
	ends := false // a column of when something was over
	for i, cell := range b.Children[0].Children {
		name := cell.Text.Plain
		zone, start, end := findZone(name, r.v)
		if zone.Name != "" {
			if head := strings.TrimRight(name[:start], " (-–,["); head != "" {
				name = head
			} else {
				name = "Time"
			}
		}
		label := r.v.meaning(name).label
		ends = ends || label == FieldEnd || label == FieldMitigated
		switch r.v.TimelineColumn(name) {
		case TimeColumn:
			set(&cols.time, i)
		case DateColumn:
			// "Day" may hold weekdays, beside "Date".
			if cols.date < 0 || !r.timed(b, cols.date) {
				cols.date = i
			}
		case EventColumn:
			set(&cols.event, i)
		case ActorColumn:
			set(&cols.actor, i)
		case ZoneColumn:
			set(&cols.zones, i)
		}
		// Of two columns of times, each in its zone, the first is read; the others say the
		// same once more.
		if zone.Name != "" && (cols.zone.Name == "" || cols.time == i) {
			cols.zone, cols.zoneSpan = zone, cell.Text.Span(start, end)
		} else if zone.Known && cols.zone.Known && r.timed(b, i) {
			cols.others = append(cols.others, zonedColumn{i, zone})
		}
	}
	if cols.date >= 0 {
		cols.year = yearIn(b.Children[0].Children[cols.date].Text.Plain)
	}
	if cols.time < 0 && cols.date >= 0 && r.timed(b, cols.date) {
		cols.time, cols.date = cols.date, -1
	}
	if cols.time < 0 {
		for i := range min(len(b.Children[0].Children), 3) {
			if r.timed(b, i) {
				cols.time = i
				break
			}
		}
	}
	if cols.time < 0 || r.strict && (!r.timed(b, cols.time) || ends && cols.event < 0) { // how long it lasted, by regions
		return cols, false
	}
	cols.compact = areCompact(b, cols.time)
	if cols.event < 0 {
		cols.event = r.eventColumn(b, cols)
	}
	return cols, true
}

// areCompact reports whether each cell of a column, three at least, is four digits that can
// be a time of day: 0658.
func areCompact(b *markdown.Block, column int) bool {
	const fewest = 3
	found := 0
	for _, row := range b.Children {
		cell := cellAt(row, column)
		if cell == nil || row.Header || cell.Text.IsBlank() {
			continue
		}
		c := cursor{s: strings.TrimSpace(cell.Text.Plain)}
		n, digits, ok := c.number(4, 4)
		if !ok || digits != 4 || c.i != len(c.s) || n/100 > 23 || n%100 > 59 {
			return false
		}
		found++
	}
	return found >= fewest
}

// eventColumn returns the first column left that tells more than the number of its row or
// another time, else the first that is left at all; -1 where none is.
func (r *timelineReader) eventColumn(b *markdown.Block, cols timeColumns) int {
	first := -1
	for i := range b.Children[0].Children {
		if i == cols.time || i == cols.date || i == cols.actor || i == cols.zones {
			continue
		}
		if first < 0 {
			first = i
		}
		if !numbersRows(b.Children[1:], i) && !r.timed(b, i) {
			return i
		}
	}
	return first
}

func set(column *int, i int) {
	if *column < 0 {
		*column = i
	}
}

// timed reports whether most cells of a column are times or dates.
func (r *timelineReader) timed(b *markdown.Block, column int) bool {
	hits, rows := 0, 0
	for _, row := range b.Children {
		if column >= len(row.Children) || row.Header {
			continue
		}
		text := row.Children[column].Text.Plain
		if strings.TrimSpace(text) == "" {
			continue
		}
		rows++
		if stamp, n := scanStamp(text, r.v, true); n > 0 && len(text)-n < 12 && (!r.strict || stamp.HasClock) {
			hits++
		}
	}
	return hits > 0 && hits*2 > rows
}

func (r *timelineReader) row(row *markdown.Block, cols timeColumns) {
	if cols.time >= len(row.Children) {
		return
	}
	e := r.doc.records.keepEntry(Entry{Span: row.Span, Form: TableEntry})
	r.cellStamp(e, row.Children[cols.time], cols.compact)
	if cols.date >= 0 && cols.date < len(row.Children) {
		r.joinDate(e, row.Children[cols.date], cols.year)
	}
	if cell := cellAt(row, cols.zones); cell != nil && e.Stamp.HasClock && e.Stamp.Zone.Name == "" {
		e.Stamp.Zone, _ = scanZone(strings.TrimSpace(cell.Text.Plain), r.v)
	}
	for _, o := range cols.others {
		if cell := cellAt(row, o.at); cell != nil && o.at != cols.time {
			r.otherZone(e, &cell.Text, o.zone)
		}
	}
	if cell := cellAt(row, cols.event); cell != nil {
		e.Event = r.v.value(&cell.Text, line{0, len(cell.Text.Plain)})
		r.inEvent(e, &cell.Text, line{0, len(cell.Text.Plain)})
	}
	if cell := cellAt(row, cols.actor); cell != nil {
		e.Actor = r.v.value(&cell.Text, line{0, len(cell.Text.Plain)})
	}
	e.announces = !e.Stamp.HasClock && !e.Stamp.Date.IsZero() && e.Event.State == Absent
	r.add(e)
}

// otherZone reads a cell with the time of an entry in another zone.
func (r *timelineReader) otherZone(e *Entry, t *markdown.Text, zone Zone) {
	l := trimLine(t.Plain, line{0, len(t.Plain)})
	stamp, n := scanStamp(t.Plain[l.start:l.end], r.v, true)
	if n != l.end-l.start || !stamp.HasClock || stamp.State != Filled || stamp.Zone.Name != "" {
		return
	}
	stamp.Zone = zone
	stamp.Span = t.Span(l.start+stamp.Span.Start, l.start+stamp.Span.End)
	e.Restated = append(e.Restated, Restatement{Stamp: stamp})
}

func cellAt(row *markdown.Block, i int) *markdown.Block {
	if i < 0 || i >= len(row.Children) {
		return nil
	}
	return row.Children[i]
}

// cellStamp reads the time cell of an entry. A cell that holds something else is
// Unparsable, an empty one Absent.
func (r *timelineReader) cellStamp(e *Entry, cell *markdown.Block, compact bool) {
	t := &cell.Text
	l := trimLine(t.Plain, line{0, len(t.Plain)})
	text := t.Plain[l.start:l.end]
	stamp, n := scanStamp(text, r.v, true)
	if compact {
		stamp, n = scanCompact(text, r.v)
	}
	if n > 0 && words(text[n:]) <= 3 {
		stamp.Span = t.Span(l.start+stamp.Span.Start, l.start+stamp.Span.End)
		e.Stamp = stamp
		r.beside(e, t, l.start, n, l.end)
		return
	}
	stamp = Stamp{Text: text, Span: t.Span(l.start, l.end)}
	switch {
	case text == "":
		stamp.Span = cell.Span
	case r.v.IsPlaceholder(text):
		stamp.State = Placeholder
		stamp.Fault, stamp.Problem = NotFilledIn, "the time is not filled in"
	default:
		stamp.State = Unparsable
	}
	e.Stamp = stamp
}

// joinDate adds the date of a column of its own.
func (r *timelineReader) joinDate(e *Entry, cell *markdown.Block, year int) {
	stamp, n := scanStamp(strings.TrimSpace(cell.Text.Plain), r.v, true)
	if n == 0 {
		return
	}
	e.Stamp.Date, e.Stamp.ambiguous, e.Stamp.dayFirst = stamp.Date, stamp.ambiguous, stamp.dayFirst
	if e.Stamp.Date.Year == 0 && e.Stamp.Date.Month > 0 {
		e.Stamp.Date.Year = year
	}
	if e.Stamp.State == Absent {
		stamp.Span = cell.Span
		e.Stamp = stamp
	}
}

// yearIn returns the year that a column's header states, such as "Date (2022)".
func yearIn(s string) int {
	for i := range len(s) {
		if i > 0 && isDigit(s[i-1]) {
			continue
		}
		c := cursor{s: s, i: i}
		if y, digits, ok := c.number(4, 4); ok && digits == 4 && y >= 1970 && y < 2200 {
			return y
		}
	}
	return 0
}
