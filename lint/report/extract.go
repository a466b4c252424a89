package report

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

// extractVersion is the schema_version of an extracted document, which rises as that
// of the JSON format does.
const extractVersion = 1

// An Extractor prints what was read from documents, one after the other.
type Extractor struct {
	out   *bufio.Writer
	opts  Options
	door  Door   // for the document that is being printed
	array bool   // one JSON array, as against one object a line
	table *table // of CSV; nil for JSON
	some  bool   // a document has been printed
}

// ExtractFormats returns the names that [NewExtractor] takes, the default first.
func ExtractFormats() []string { return []string{"json", "ndjson", "csv"} }

// NewExtractor returns an extractor that prints to w, which it does not close:
// one array of objects for "json", one object a line for "ndjson", one row a fact,
// below a header, for "csv". For an unknown name the error lists those there are. Of opts it heeds Mask.
func NewExtractor(format string, w io.Writer, opts Options) (*Extractor, error) {
	switch format {
	case "json", "ndjson":
		return &Extractor{out: bufio.NewWriter(w), opts: opts, array: format == "json"}, nil
	case "csv":
		e := &Extractor{opts: opts, out: bufio.NewWriter(w)}
		// What was read is masked before it is made into rows.
		e.table = newTable(e.out)
		e.table.row(extractColumns()...)
		return e, nil
	}
	return nil, unknownFormat(format, ExtractFormats())
}

// Document prints one document, judged by the named profile. Facts are those of
// the corpus rules, nil for none; they must be JSON, else the error says which
// document they belong to. Other errors are those of writing.
func (e *Extractor) Document(doc *postmortem.Document, profile string, facts *lint.Facts) error {
	if facts == nil {
		facts = &lint.Facts{}
	}
	e.door = e.opts.door().forDocument(doc)
	plain, err := e.facts(facts.Rules)
	if err != nil {
		return fmt.Errorf("%s: facts: %w", e.door.Text(doc.File.Path), err)
	}
	out := e.document(doc, profile, plain)
	out.Collected = e.collected(facts)
	if e.table != nil {
		if err := e.csvDocument(out); err != nil {
			return err
		}
		return e.out.Flush()
	}
	line, err := marshal(out)
	if err != nil {
		return err
	}
	if e.array {
		if e.some {
			e.out.WriteString(",\n")
		} else {
			e.out.WriteString("[\n")
		}
	}
	e.some = true
	e.out.WriteString(line)
	if !e.array {
		e.out.WriteByte('\n')
	}
	return e.out.Flush()
}

// Close ends the output. It is called once, also when there was no document.
func (e *Extractor) Close() error {
	switch {
	case e.table != nil:
		if err := e.table.flush(); err != nil {
			return err
		}
	case e.array && e.some:
		e.out.WriteString("\n]\n")
	case e.array:
		e.out.WriteString("[]\n")
	}
	return e.out.Flush()
}

// The members of an extracted document, in the order in which they are printed.
// Lines count from 1; null stands for what is not written.
type (
	jsonDocument struct {
		SchemaVersion int            `json:"schema_version"`
		Path          string         `json:"path"`
		Profile       *string        `json:"profile"`
		Title         *string        `json:"title"`
		ID            *string        `json:"id"`
		Date          *string        `json:"date"`
		Severity      *string        `json:"severity"`
		Status        *string        `json:"status"`
		Fields        []jsonField    `json:"fields"`
		Sections      []jsonSection  `json:"sections"`
		Timeline      []jsonEntry    `json:"timeline"`
		Actions       []jsonAction   `json:"actions"`
		Durations     []jsonDuration `json:"durations"`
		People        []jsonPerson   `json:"people"`
		Facts         map[string]any `json:"facts"`
		Collected     jsonCollected  `json:"collected"`
	}
	jsonField struct {
		Label   string  `json:"label"`
		Key     *string `json:"key"`
		Value   *string `json:"value"`
		State   string  `json:"state"`
		Line    int     `json:"line"`
		Section *string `json:"section"`
	}
	jsonSection struct {
		Kind  *string `json:"kind"`
		Title string  `json:"title"`
		Level int     `json:"level"`
		Line  int     `json:"line"`
	}
	jsonEntry struct {
		Line  int     `json:"line"`
		At    *string `json:"at"`
		Zone  *string `json:"zone"`
		Event *string `json:"event"`
		Actor *string `json:"actor"`
		Class *string `json:"class"`
	}
	jsonAction struct {
		Line    int      `json:"line"`
		Text    *string  `json:"text"`
		Owners  []string `json:"owners"`
		Due     *string  `json:"due"`
		Done    bool     `json:"done"`
		Tickets []string `json:"tickets"`
		Horizon *string  `json:"horizon"`
	}
	jsonDuration struct {
		Label       string `json:"label"`
		Seconds     int    `json:"seconds"`
		Line        int    `json:"line"`
		Approximate bool   `json:"approximate"`
	}
	jsonPerson struct {
		Name string `json:"name"`
		Team bool   `json:"team"`
		Line int    `json:"line"`
	}
)

func (e *Extractor) document(doc *postmortem.Document, profile string, facts map[string]any) jsonDocument {
	out := jsonDocument{
		SchemaVersion: extractVersion,
		Path:          e.door.Masked(doc.File.Path),
		Profile:       e.text(profile),
		Title:         e.value(doc.Title),
		ID:            e.value(doc.ID),
		Date:          textOrNull(isoDate(doc.Day)),
		Severity:      e.value(doc.Severity),
		Status:        e.value(doc.Status),
		Fields:        []jsonField{},
		Sections:      []jsonSection{},
		Timeline:      []jsonEntry{},
		Actions:       []jsonAction{},
		Durations:     []jsonDuration{},
		People:        []jsonPerson{},
		Facts:         facts,
	}
	line := func(s source.Span) int { return doc.File.Line(s.Start) }
	for _, f := range doc.Fields {
		out.Fields = append(out.Fields, e.field(f, line(f.Span)))
	}
	for _, s := range doc.Sections {
		out.Sections = append(out.Sections, e.sections(s, line(s.Span))...)
	}
	for _, t := range doc.Timelines {
		for _, entry := range t.Entries {
			// Milestones are no events, and an event without a time has no place here.
			if !t.Milestones && isoTime(entry) != "" {
				out.Timeline = append(out.Timeline, e.entry(entry, doc.Words, line(entry.Span)))
			}
		}
	}
	for _, a := range doc.Actions {
		out.Actions = append(out.Actions, e.action(a, line(a.Span)))
	}
	for _, d := range doc.Durations() {
		out.Durations = append(out.Durations,
			jsonDuration{e.door.Masked(d.Label), d.Seconds, line(d.Span), d.Approximate})
	}
	for _, p := range doc.People() {
		out.People = append(out.People, jsonPerson{e.door.Masked(p.Name), p.Team, line(p.Span)})
	}
	return out
}

func (e *Extractor) field(f *postmortem.Field, line int) jsonField {
	out := jsonField{
		Label: e.door.Masked(f.Label),
		Key:   textOrNull(string(f.Key)),
		Value: e.value(f.Value),
		State: stateName(f.Value.State),
		Line:  line,
	}
	if f.Section != nil {
		title := e.door.Masked(f.Section.Title)
		out.Section = &title
	}
	return out
}

// sections returns an entry for each meaning of a section, and one for a
// section whose meaning is not known.
func (e *Extractor) sections(s *postmortem.Section, line int) []jsonSection {
	out := jsonSection{Title: e.door.Masked(s.Title), Level: s.Level, Line: line}
	if len(s.Kinds) == 0 {
		return []jsonSection{out}
	}
	var all []jsonSection
	for _, kind := range s.Kinds {
		out.Kind = textOrNull(string(kind))
		all = append(all, out)
	}
	return all
}

func (e *Extractor) entry(entry *postmortem.Entry, words *postmortem.Vocabulary, line int) jsonEntry {
	return jsonEntry{
		Line:  line,
		At:    textOrNull(isoTime(entry)),
		Zone:  e.text(entry.Zone.Name),
		Event: e.value(entry.Event),
		Actor: e.value(entry.Actor),
		Class: textOrNull(string(entry.Class(words))),
	}
}

func (e *Extractor) action(a *postmortem.Action, line int) jsonAction {
	out := jsonAction{
		Line:    line,
		Text:    e.value(a.Text),
		Owners:  []string{},
		Due:     textOrNull(isoDate(a.DueDay)),
		Done:    a.Done,
		Tickets: []string{},
		Horizon: e.text(a.Horizon),
	}
	for _, owner := range a.Owners {
		out.Owners = append(out.Owners, e.door.Masked(owner.Name))
	}
	for _, ticket := range a.Tickets {
		out.Tickets = append(out.Tickets, e.door.Masked(ticket.Text))
	}
	return out
}

// value returns the text of v, or null where nothing has been written yet.
func (e *Extractor) value(v postmortem.Value) *string {
	if v.State == postmortem.Absent || v.State == postmortem.Placeholder {
		return nil
	}
	text := e.door.Masked(v.Text)
	return &text
}

func (e *Extractor) text(s string) *string { return textOrNull(e.door.Masked(s)) }

// facts returns facts as plain JSON values with their texts masked; never nil.
func (e *Extractor) facts(facts map[string]any) (map[string]any, error) {
	if len(facts) == 0 {
		return map[string]any{}, nil
	}
	encoded, err := json.Marshal(facts)
	if err != nil {
		return nil, err
	}
	var plain map[string]any
	dec := json.NewDecoder(strings.NewReader(string(encoded)))
	dec.UseNumber()
	if err := dec.Decode(&plain); err != nil {
		return nil, err
	}
	return e.maskAll(plain).(map[string]any), nil
}

// maskAll masks the texts of a decoded JSON value, keys as well.
func (e *Extractor) maskAll(v any) any {
	switch v := v.(type) {
	case string:
		return e.door.Masked(v)
	case []any:
		for i := range v {
			v[i] = e.maskAll(v[i])
		}
	case map[string]any:
		masked := make(map[string]any, len(v))
		for key, value := range v {
			masked[e.door.Masked(key)] = e.maskAll(value)
		}
		return masked
	}
	return v
}

func stateName(s postmortem.State) string {
	switch s {
	case postmortem.Filled:
		return "filled"
	case postmortem.Placeholder:
		return "placeholder"
	case postmortem.Unparsable:
		return "unparsable"
	}
	return "absent"
}

// isoDate returns d as YYYY-MM-DD, or nothing where its year is not known.
func isoDate(d postmortem.Date) string {
	if d.Year == 0 {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// isoTime returns when an entry happened, as exactly as is known: YYYY-MM-DDTHH:MM,
// HH:MM or YYYY-MM-DD, or nothing where its time could not be read.
func isoTime(entry *postmortem.Entry) string {
	day := isoDate(entry.Day)
	if entry.Stamp.State != postmortem.Filled {
		if entry.Stamp.Date.IsZero() {
			return ""
		}
		return day // the day is written, the clock is a token
	}
	if !entry.Stamp.HasClock {
		return day
	}
	clock := fmt.Sprintf("%02d:%02d", entry.Stamp.Clock.Hour, entry.Stamp.Clock.Minute)
	if day == "" {
		return clock
	}
	return day + "T" + clock
}
