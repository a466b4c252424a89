package report

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

const outage = `# Database outage
**Incident ID**: INC-2026-0012
**Severity**: [CRITICAL / HIGH]
**Owner**:

## Root cause and mitigation
The pool ran dry.

## Timeline (UTC)
- 14:02 alert fires
- HH:MM what happened

## Something else
- [x] Page on pool saturation - Owner: @ana - #12
- [ ] TBD
`

// outageDoc is what a reader of outage would hand on.
func outageDoc(t *testing.T) *postmortem.Document {
	file := source.New("docs/outage.md", []byte(outage))
	span := func(part string) source.Span { return at(t, file.Text, part) }
	filled := func(part string) postmortem.Value {
		return postmortem.Value{Text: part, Span: span(part), State: postmortem.Filled}
	}
	cause := &postmortem.Section{Title: "Root cause and mitigation", Level: 2, Span: span("Root cause and mitigation"),
		Kinds: []postmortem.Kind{postmortem.RootCause, postmortem.Resolution}}
	timeline := &postmortem.Section{Title: "Timeline (UTC)", Level: 2, Span: span("Timeline (UTC)"),
		Kinds: []postmortem.Kind{postmortem.TimelineSection}}
	other := &postmortem.Section{Title: "Something else", Level: 2, Span: span("Something else")}
	utc := postmortem.Zone{Name: "UTC", Known: true}
	bracket := postmortem.Value{Text: "[CRITICAL / HIGH]", Span: span("[CRITICAL / HIGH]"), State: postmortem.Placeholder}
	return &postmortem.Document{
		File:     file,
		Words:    postmortem.DefaultVocabulary(),
		Title:    filled("Database outage"),
		ID:       filled("INC-2026-0012"),
		Day:      postmortem.Date{Year: 2026, Month: 3, Day: 4},
		Severity: bracket,
		Status:   postmortem.Value{Text: "Løst", State: postmortem.Unparsable},
		Fields: []*postmortem.Field{
			{Label: "Incident ID", Key: postmortem.FieldID, Span: span("**Incident ID**"), Value: filled("INC-2026-0012")},
			{Label: "Severity", Key: postmortem.FieldSeverity, Span: span("**Severity**"), Value: bracket},
			{Label: "Owner", Span: span("**Owner**"), Section: cause},
			{Label: "MTTR", Form: postmortem.BoldField, Span: span("ran dry"), Value: postmortem.Value{Text: "~2 h 5 min", Span: span("ran dry"), State: postmortem.Filled}},
			{Label: "Odd", Span: span("pool"), Section: other, Value: postmortem.Value{Text: "?", State: postmortem.Unparsable}},
		},
		Sections: []*postmortem.Section{cause, timeline, other},
		Timelines: []*postmortem.Timeline{{Entries: []*postmortem.Entry{
			{Span: span("14:02 alert fires"), Zone: utc,
				Day:   postmortem.Date{Year: 2026, Month: 3, Day: 4},
				Stamp: postmortem.Stamp{State: postmortem.Filled, HasClock: true, Clock: postmortem.Clock{Hour: 14, Minute: 2, Second: 9}},
				Event: filled("alert fires"), Actor: filled("alert")},
			{Span: span("HH:MM what happened"), Stamp: postmortem.Stamp{State: postmortem.Placeholder},
				Day: postmortem.Date{Year: 2026, Month: 3, Day: 4}},
		}}},
		Actions: []*postmortem.Action{
			{Text: filled("Page on pool saturation"), Span: span("[x] Page"), Done: true, Section: other,
				Owners:  []postmortem.Person{{Name: "@ana", Span: span("@ana")}, {Name: "Platform", Team: true, Span: span("alert")}},
				Tickets: []postmortem.Value{filled("#12")}, Horizon: "Immediate",
				DueDay: postmortem.Date{Year: 2026, Month: 11, Day: 5}},
			{Text: postmortem.Value{Text: "TBD", State: postmortem.Placeholder}, Span: span("[ ] TBD"),
				DueDay: postmortem.Date{Month: 11, Day: 5}},
		},
	}
}

const outageJSON = `{"schema_version":1,"path":"docs/outage.md","profile":"minimal","title":"Database outage","id":"INC-2026-0012",` +
	`"date":"2026-03-04","severity":null,"status":"Løst","fields":[` +
	`{"label":"Incident ID","key":"id","value":"INC-2026-0012","state":"filled","line":2,"section":null},` +
	`{"label":"Severity","key":"severity","value":null,"state":"placeholder","line":3,"section":null},` +
	`{"label":"Owner","key":null,"value":null,"state":"absent","line":4,"section":"Root cause and mitigation"},` +
	`{"label":"MTTR","key":null,"value":"~2 h 5 min","state":"filled","line":7,"section":null},` +
	`{"label":"Odd","key":null,"value":"?","state":"unparsable","line":7,"section":"Something else"}],"sections":[` +
	`{"kind":"root-cause","title":"Root cause and mitigation","level":2,"line":6},` +
	`{"kind":"resolution","title":"Root cause and mitigation","level":2,"line":6},` +
	`{"kind":"timeline","title":"Timeline (UTC)","level":2,"line":9},` +
	`{"kind":null,"title":"Something else","level":2,"line":13}],"timeline":[` +
	`{"line":10,"at":"2026-03-04T14:02","zone":"UTC","event":"alert fires","actor":"alert","class":"detected"}],"actions":[` +
	`{"line":14,"text":"Page on pool saturation","owners":["@ana","Platform"],"due":"2026-11-05","done":true,"tickets":["#12"],"horizon":"Immediate"},` +
	`{"line":15,"text":null,"owners":[],"due":null,"done":false,"tickets":[],"horizon":null}],"durations":[` +
	`{"label":"MTTR","seconds":7500,"line":7,"approximate":true}],"people":[{"name":"alert","team":false,"line":10},` +
	`{"name":"@ana","team":false,"line":14},{"name":"Platform","team":true,"line":10}],"facts":`

const emptyJSON = `{"schema_version":1,"path":"b.md","profile":null,"title":null,"id":null,"date":null,"severity":null,"status":null,` +
	`"fields":[],"sections":[],"timeline":[],"actions":[],"durations":[],"people":[],"facts":{},` +
	`"collected":{"schema_version":1,"digest":"","day":"","id":"","title":"","severities":{}}}`

func TestExtract(t *testing.T) {
	empty := &postmortem.Document{File: source.New("b.md", nil)}
	facts := &lint.Facts{Rules: map[string]any{"corpus/x": json.RawMessage(`{"z": 1152921504606846976, "a": "x"}`)},
		Incident:   lint.Incident{Digest: "0f", Day: postmortem.Date{Year: 2026, Month: 3, Day: 4}, ID: "INC-2026-0012", Title: "database outage"},
		Severities: map[string]lint.Severity{"corpus/x": lint.Warning}}
	const factsJSON = `{"corpus/x":{"a":"x","z":1152921504606846976}},"collected":{"schema_version":1,"digest":"0f","day":"2026-03-04",` +
		`"id":"INC-2026-0012","title":"database outage","severities":{"corpus/x":"warning"}}}`
	tests := []struct {
		name, format string
		documents    int
		want         string
	}{
		{"no document", "json", 0, "[]\n"},
		{"no document", "ndjson", 0, ""},
		{"one document", "json", 1, "[\n" + outageJSON + factsJSON + "\n]\n"},
		{"two documents", "json", 2, "[\n" + outageJSON + factsJSON + ",\n" + emptyJSON + "\n]\n"},
		{"two documents", "ndjson", 2, outageJSON + factsJSON + "\n" + emptyJSON + "\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name+" "+tt.format, func(t *testing.T) {
			var b strings.Builder
			e, err := NewExtractor(tt.format, &b, Options{})
			if err != nil {
				t.Fatal(err)
			}
			if tt.documents > 0 {
				if err := e.Document(outageDoc(t), "minimal", facts); err != nil {
					t.Fatal(err)
				}
			}
			if tt.documents > 1 {
				if err := e.Document(empty, "", nil); err != nil {
					t.Fatal(err)
				}
			}
			if err := e.Close(); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, b.String()); diff != "" {
				t.Errorf("want -, got +\n%s", diff)
			}
			if tt.format == "json" && !json.Valid([]byte(b.String())) {
				t.Error("not valid JSON")
			}
		})
	}
}

func TestExtractErrors(t *testing.T) {
	_, err := NewExtractor("yaml", nil, Options{})
	if want := `unknown format "yaml": use json, ndjson or csv`; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	var b strings.Builder
	e, err := NewExtractor(ExtractFormats()[0], &b, Options{})
	if err != nil {
		t.Fatal(err)
	}
	err = e.Document(outageDoc(t), "", &lint.Facts{Rules: map[string]any{"corpus/x": json.RawMessage("NaN")}})
	if err == nil || !strings.HasPrefix(err.Error(), "docs/outage.md: facts: ") {
		t.Errorf("got %v", err)
	}
}

func TestIsoTime(t *testing.T) {
	day := postmortem.Date{Year: 2026, Month: 3, Day: 4}
	noon := postmortem.Stamp{State: postmortem.Filled, HasClock: true, Clock: postmortem.Clock{Hour: 9, Minute: 5}}
	date := postmortem.Stamp{State: postmortem.Filled}
	tests := []struct {
		name  string
		stamp postmortem.Stamp
		day   postmortem.Date
		want  string
	}{
		{"day and clock", noon, day, "2026-03-04T09:05"},
		{"clock", noon, postmortem.Date{}, "09:05"},
		{"clock and a day without a year", noon, postmortem.Date{Month: 3, Day: 4}, "09:05"},
		{"day", date, day, "2026-03-04"},
		{"a day without a year", date, postmortem.Date{Month: 3, Day: 4}, ""},
		{"placeholder", postmortem.Stamp{State: postmortem.Placeholder, HasClock: true}, day, ""},
		{"unparsable", postmortem.Stamp{State: postmortem.Unparsable, HasClock: true}, day, ""},
		{"absent", postmortem.Stamp{}, day, ""},
	}
	for _, tt := range tests {
		if got := isoTime(&postmortem.Entry{Stamp: tt.stamp, Day: tt.day}); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}
