package postmortem

import (
	"testing"

	"github.com/pmlint/pmlint/lint/source"
)

func TestWrittenDate(t *testing.T) {
	for _, test := range []struct {
		other, value, text, day string
		state                   State
		iso, named, ambiguous   bool
	}{
		{value: "2026-03-04 14:09 UTC", text: "2026-03-04", day: "2026-03-04", state: Filled, iso: true},
		{value: "Wed, 4 Mar 2026", text: "4 Mar 2026", day: "2026-03-04", state: Filled, named: true},
		{value: "March 4th, 2026", text: "March 4th, 2026", day: "2026-03-04", state: Filled, named: true},
		{value: "2026/03/04", text: "2026/03/04", day: "2026-03-04", state: Filled},
		{value: "03/04/2026", text: "03/04/2026", day: "2026-03-04", state: Filled, ambiguous: true},
		{value: "03/04/2026", other: "25/04/2026", text: "03/04/2026", day: "2026-04-03", state: Filled},
		{value: "04/04/2026", text: "04/04/2026", day: "2026-04-04", state: Filled},
		{value: "03/25/2026", text: "03/25/2026", day: "2026-03-25", state: Filled},
		{value: "04.03.2026", text: "04.03.2026", day: "2026-03-04", state: Filled},
		{value: "2026-02-30", text: "2026-02-30", day: "2026-02-30", state: Unparsable, iso: true},
		{value: "2026-03-??", text: "2026-03-??", state: Placeholder, iso: true},
		{value: "yesterday"},
		{value: "14:09 UTC"},
	} {
		doc := Parse(source.New("x.md", []byte("# X\n\n"+test.other+"\n")), DefaultVocabulary())
		got, ok := doc.WrittenDate(test.value)
		if ok != (test.text != "") || test.value[got.Start:got.End] != test.text || got.State != test.state ||
			got.ISO != test.iso || got.Named != test.named || got.Ambiguous != test.ambiguous ||
			test.state != Placeholder && got.String() != test.day {
			t.Errorf("%q beside %q: %v %+v", test.value, test.other, ok, got)
		}
	}
}

func TestReplacement(t *testing.T) {
	doc := parseText("")
	for value, want := range map[string]string{
		"14 January 2026":            "2026-01-14",
		"January 14, 2026 10:30 UTC": "2026-01-14",
		"January 14-19, 2026":        "",
		"on 14 January 2026":         "",
		"14 January 2026, at night":  "",
	} {
		w, ok := doc.WrittenDate(value)
		if got, _ := w.Replacement(value); !ok || got != want {
			t.Errorf("%q: %q, want %q", value, got, want)
		}
	}
}
