package report

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/profile"
	"github.com/pmlint/pmlint/lint/source"
)

// hostile are texts that a document, a path or a configuration may hold.
var hostile = []string{
	"\x1b[2J\x1b[1;1Hclean",
	"\x1b]8;;https://example.org\x1b\\link\x1b]8;;\x1b\\",
	"\x1b]0;title\a\x1bP1;1|payload\x1b\\",
	"\u009b31mC1\u009d0;title\u009c\u0085",
	"two\nlines\r\nand \rback",
	"a\n::error file=x::forged\n{\"forged\": true}",
	"NUL\x00BS\bDEL\x7fVT\vFF\f",
	"\u202egnp.exe\u202c \u2066isolate\u2069 \u200emarks\u200f\u061c",
	"zero\u200bwidth\u200cchar\u200dacters\u2060\ufeff\u00ad",
	"line\u2028and\u2029paragraph",
	"tags\U000e0041\U000e0042 fillers\u3164\u115f\u034f",
	"selectors\ufe0f\U000e0101\U000e0102",
	"bad \xff\xfe utf-8 \xe2\x80 \xed\xa0\x80 \xc0\xaf",
	"fine: Ärger, 障害, 👩‍💻 ⚠️ 🇳🇴",
	`"quotes" \ and 'others' </script> & %s %d %!`,
	strings.Repeat("e\u0301\u0301", 300) + "\x1b",
}

// everywhere returns a result and a document that hold s in every place.
func everywhere(s string) (*lint.Result, *postmortem.Document) {
	text := "# " + s + "\n" + s + s + "\n"
	file := source.New(s, []byte(text))
	whole := source.Span{Start: 2, End: 2 + len(s)}
	r := &lint.Result{
		Input:    lint.Input{Path: s},
		File:     file,
		Settings: &lint.Settings{Profile: &profile.Profile{Name: s}, Inferred: true},
	}
	for i := range 8 {
		span := source.Span{Start: 2 + i, End: 2 + len(s)}
		r.Diagnostics = append(r.Diagnostics, lint.Diagnostic{
			Rule: s, Severity: lint.Warning, Path: s, Span: span, Message: s, Help: s, Fingerprint: "f",
			Related: []lint.Related{{Span: whole, Message: s}},
			Fixes:   []lint.Fix{{Message: s, Edits: []lint.Edit{{Span: whole, New: s}}}},
		})
	}
	value := postmortem.Value{Text: s, State: postmortem.Unparsable}
	section := &postmortem.Section{Title: s}
	person := postmortem.Person{Name: s}
	doc := &postmortem.Document{
		File: file, Title: value, ID: value, Severity: value, Status: value,
		Sections: []*postmortem.Section{section},
		Fields: []*postmortem.Field{{Label: s, Value: value, Section: section},
			{Label: s, Form: postmortem.PlainField, Value: postmortem.Value{Text: "5 min", State: postmortem.Filled}}},
		Timelines: []*postmortem.Timeline{{Entries: []*postmortem.Entry{
			{Stamp: postmortem.Stamp{State: postmortem.Filled, HasClock: true}, Zone: postmortem.Zone{Name: s}, Event: value, Actor: value}}}},
		Actions: []*postmortem.Action{{Text: value, Owners: []postmortem.Person{person},
			Tickets: []postmortem.Value{value}, Horizon: s}},
	}
	r.Doc = doc
	return r, doc
}

// outputs returns what every format prints of s, by the format's name.
func outputs(t *testing.T, s string, mask func(string) string) map[string]string {
	r, doc := everywhere(s)
	out := map[string]string{}
	for _, format := range Formats() {
		for name, opts := range map[string]Options{
			"":         {},
			" apart":   {NoGroup: true, Stats: true, Verbose: true},
			" colours": {NoGroup: true, Color: true},
		} {
			opts.Mask = mask
			out[format+name] = render(t, format, opts, r)
		}
		out[format+" grouped"] = render(t, format, Options{Mask: mask}, r, r, r, r, r)
	}
	for _, format := range ExtractFormats() {
		var b strings.Builder
		e, err := NewExtractor(format, &b, Options{Mask: mask})
		if err != nil {
			t.Fatal(err)
		}
		name, err := json.Marshal([]string{s})
		if err != nil {
			t.Fatal(err)
		}
		facts := &lint.Facts{Rules: map[string]any{s: json.RawMessage(name)}, Incident: lint.Incident{ID: s, Title: s}}
		if err := e.Document(doc, s, facts); err != nil {
			t.Fatal(err)
		}
		if err := e.Close(); err != nil {
			t.Fatal(err)
		}
		out["extract "+format] = b.String()
	}
	for _, format := range ActionFormats() {
		var b strings.Builder
		list, err := NewActionList(format, &b, ActionFilter{}, Options{Mask: mask})
		if err != nil {
			t.Fatal(err)
		}
		list.Document(doc)
		if err := list.Close(); err != nil {
			t.Fatal(err)
		}
		out["actions "+format] = b.String()
	}
	return out
}

func TestNothingHostileIsPrinted(t *testing.T) {
	for i, s := range hostile {
		t.Run(fmt.Sprint(i), func(t *testing.T) { checkHarmless(t, outputs(t, s, nil)) })
	}
}

// checkHarmless fails where a format prints more to a terminal than text and colours.
func checkHarmless(t *testing.T, outputs map[string]string) {
	t.Helper()
	painted := regexp.MustCompile("\x1b\\[(1|31;1|33;1|36;1|22|0;22)m")
	for format, out := range outputs {
		if strings.HasSuffix(format, "colours") {
			out = painted.ReplaceAllString(out, "")
		}
		for line := range strings.SplitSeq(out, "\n") {
			if strings.HasSuffix(format, " csv") {
				line = strings.TrimSuffix(line, "\r") // as RFC 4180 ends lines
			}
			if Visible(line) != line {
				t.Errorf("%s prints %q", format, line)
			}
		}
	}
}

// A path or a message with line feeds must not make lines of its own.
func TestNothingForgesLines(t *testing.T) {
	ordinary, forged := outputs(t, "a b::error file=x::forged c", nil), outputs(t, "a\nb::error file=x::forged\nc", nil)
	for format, out := range ordinary {
		if strings.HasPrefix(format, "text") {
			continue // its excerpts have as many lines as the document
		}
		if a, b := strings.Count(out, "\n"), strings.Count(forged[format], "\n"); a != b {
			t.Errorf("%s has %d lines, with line feeds in the texts %d", format, a, b)
		}
	}
	for _, line := range strings.Split(forged["text apart"], "\n") {
		if strings.HasPrefix(line, "b::") || strings.HasPrefix(line, "c") {
			t.Errorf("text prints the line %q", line)
		}
	}
}

func TestJSONRoundTrip(t *testing.T) {
	for i, s := range hostile {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			want := strings.ToValidUTF8(s, "\ufffd")
			if !utf8.ValidString(s) { // each byte for itself
				want = string([]rune(s))
			}
			out := outputs(t, s, nil)
			var report struct {
				Diagnostics []struct {
					Path, Rule, Message, Help string
					Related                   []struct{ Path, Message string }
					Fixes                     []struct {
						Message string
						Edits   []struct{ New string }
					}
				}
				Summary struct{ Profiles []struct{ Name string } }
			}
			if err := json.Unmarshal([]byte(out["json"]), &report); err != nil {
				t.Fatal(err)
			}
			d := report.Diagnostics[0]
			var documents []struct {
				Path, Profile, Title, ID, Severity, Status string
				Fields                                     []struct{ Label, Value, Section string }
				Sections                                   []struct{ Title string }
				Timeline                                   []struct{ Zone, Event, Actor string }
				Actions                                    []struct {
					Text, Horizon   string
					Owners, Tickets []string
				}
				Durations []struct{ Label string }
				People    []struct{ Name string }
				Facts     map[string][]string
				Collected struct{ ID, Title string }
			}
			if err := json.Unmarshal([]byte(out["extract json"]), &documents); err != nil {
				t.Fatal(err)
			}
			x := documents[0]
			if x.Facts[want] == nil {
				t.Fatalf("facts are %q", x.Facts)
			}
			for i, got := range []string{
				d.Path, d.Rule, d.Message, d.Help, d.Related[0].Path, d.Related[0].Message,
				d.Fixes[0].Message, d.Fixes[0].Edits[0].New, report.Summary.Profiles[0].Name,
				x.Path, x.Profile, x.Title, x.ID, x.Severity, x.Status,
				x.Fields[0].Label, x.Fields[0].Value, x.Fields[0].Section, x.Sections[0].Title,
				x.Timeline[0].Zone, x.Timeline[0].Event, x.Timeline[0].Actor,
				x.Actions[0].Text, x.Actions[0].Horizon, x.Actions[0].Owners[0], x.Actions[0].Tickets[0],
				x.Durations[0].Label, x.People[0].Name, x.Facts[want][0], x.Collected.ID, x.Collected.Title,
			} {
				if got != want {
					t.Errorf("value %d is %q, want %q", i, got, want)
				}
			}
		})
	}
}

// Whatever the mask hides shows in no format, wherever it stands.
func TestMaskCoversEverything(t *testing.T) {
	mask := func(s string) string { return strings.ReplaceAll(s, "hunter2", "hidden") }
	for format, out := range outputs(t, "key=hunter2!", mask) {
		if strings.Contains(out, "hunter2") {
			t.Errorf("%s prints the secret:\n%s", format, out)
		}
		if !strings.Contains(out, "hidden") {
			t.Errorf("%s prints no mask:\n%s", format, out)
		}
	}
}

// A finding far along a line must not cost more than one at its beginning, or a
// megabyte on one line with findings all over takes minutes.
func TestLongLinesTakeLinearTime(t *testing.T) {
	const n = 300
	took := func(format string, size int) time.Duration {
		text := strings.Repeat("é 障 \u200d\u0301", size/13)
		r := result("a.md", text)
		for i := range n {
			from := len(text) / n * i
			r.Diagnostics = append(r.Diagnostics, lint.Diagnostic{
				Rule: "a/x", Severity: lint.Warning, Message: fmt.Sprint(i),
				Span:    source.Span{Start: from, End: len(text)},
				Related: []lint.Related{{Span: source.Span{Start: from + 99, End: from + 999}}},
			})
		}
		began := time.Now()
		mask := func(s string) string { return strings.ReplaceAll(s, "hunter2", "***") }
		if out := render(t, format, Options{Mask: mask}, r); strings.Count(out, "a/x") < n {
			t.Errorf("%s lost findings", format)
		}
		return time.Since(began)
	}
	for _, format := range Formats() {
		took(format, 1<<16) // tables of the libraries are made on first use
		var short, long time.Duration
		linear := false
		for try := 0; try < 4 && !linear; try++ { // a busy machine makes one take long, not all
			short, long = took(format, 1<<16), took(format, 1<<22)
			// The lines differ by 64; what is done once a line may take its time.
			linear = long <= 10*short+200*time.Millisecond
		}
		if !linear {
			t.Errorf("%s: %v on a line of 64 KiB, %v on one of 4 MiB", format, short, long)
		}
	}
}
