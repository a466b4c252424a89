package report

import (
	"maps"
	"slices"
	"strconv"
	"strings"
)

// extractColumns are the columns of extracted CSV: one row a fact of any kind, so that
// a spreadsheet can filter by kind.
func extractColumns() []string {
	return []string{"path", "line", "kind", "name", "value", "date", "zone", "who", "state", "ticket"}
}

// A csvRow is one fact of a document.
type csvRow struct {
	line                                              int
	kind, name, value, date, zone, who, state, ticket string
}

func (e *Extractor) csvRow(path string, r csvRow) {
	line := ""
	if r.line > 0 {
		line = strconv.Itoa(r.line)
	}
	e.table.row(path, line, r.kind, r.name, r.value, r.date, r.zone, r.who, r.state, r.ticket)
}

// csvDocument prints one document as rows. Its texts are masked already.
func (e *Extractor) csvDocument(doc jsonDocument) error {
	for _, part := range [...]struct {
		name  string
		value *string
	}{
		{"profile", doc.Profile}, {"title", doc.Title}, {"id", doc.ID}, {"date", doc.Date},
		{"severity", doc.Severity}, {"status", doc.Status},
	} {
		if part.value != nil {
			e.csvRow(doc.Path, csvRow{kind: "document", name: part.name, value: *part.value})
		}
	}
	for _, f := range doc.Fields {
		e.csvRow(doc.Path, csvRow{line: f.Line, kind: "field", name: f.Label, value: orEmpty(f.Value), state: f.State})
	}
	for _, s := range doc.Sections {
		e.csvRow(doc.Path, csvRow{line: s.Line, kind: "section", name: orEmpty(s.Kind), value: s.Title})
	}
	for _, t := range doc.Timeline {
		e.csvRow(doc.Path, csvRow{line: t.Line, kind: "timeline", name: orEmpty(t.Class), value: orEmpty(t.Event),
			date: orEmpty(t.At), zone: orEmpty(t.Zone), who: orEmpty(t.Actor)})
	}
	for _, a := range doc.Actions {
		e.csvRow(doc.Path, csvRow{line: a.Line, kind: "action", name: orEmpty(a.Horizon), value: orEmpty(a.Text),
			date: orEmpty(a.Due), who: strings.Join(a.Owners, "; "), state: stateOf(a.Done), ticket: strings.Join(a.Tickets, "; ")})
	}
	for _, d := range doc.Durations {
		state := ""
		if d.Approximate {
			state = "approximate"
		}
		e.csvRow(doc.Path, csvRow{line: d.Line, kind: "duration", name: d.Label, value: strconv.Itoa(d.Seconds), state: state})
	}
	for _, p := range doc.People {
		state := "person"
		if p.Team {
			state = "team"
		}
		e.csvRow(doc.Path, csvRow{line: p.Line, kind: "person", value: p.Name, state: state})
	}
	return e.csvFacts(doc)
}

// csvFacts prints the facts of corpus rules as JSON, in order of rule.
func (e *Extractor) csvFacts(doc jsonDocument) error {
	for _, rule := range slices.Sorted(maps.Keys(doc.Facts)) {
		value, err := marshal(doc.Facts[rule])
		if err != nil {
			return err
		}
		e.csvRow(doc.Path, csvRow{kind: "fact", name: rule, value: value})
	}
	return e.table.flush()
}

// stateOf names the state of an action item.
func stateOf(done bool) string {
	if done {
		return "done"
	}
	return "open"
}

func orEmpty(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
