package postmortem

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint/source"
)

// TestRestated reads what stands beside the clocks of entries: times again, with
// their zone, and * where they close the event; or ? and a name in a zone's place.
func TestRestated(t *testing.T) {
	const table = "| Time (CET) | Event |\n|---|---|\n"
	for _, test := range []struct{ body, want string }{
		{"- 09:15 (08:15 UTC) x", "08:15 UTC"},
		{"- 09:15 CET (08:15 UTC): x", "08:15 UTC"},
		{"- [09:15 CET (08:15 UTC)] x", "08:15 UTC"},
		{"- **09:15 CET** (08:15 UTC) x", "08:15 UTC"},
		{"- 09:15 CET / 08:15 UTC x", "08:15 UTC"},
		{table + "| 09:15 | (2026-03-04 08:15 UTC) x |", "2026-03-04 08:15 UTC"},
		{"- 09:15 (3:15 AM EST) x", "3:15 AM EST"},
		{"- 09:15 x (08:15 UTC).", "08:15 UTC*"},
		{"- 09:15 (08:15 UTC) x (03:15 EST)", "08:15 UTC 03:15 EST*"},
		{table + "| 09:15 (08:15 UTC) | x |", "08:15 UTC"},
		{table + "| 09:15 / 08:15 UTC | x |", "08:15 UTC"},
		{table + "| 09:15 | (08:15 UTC) x |", "08:15 UTC"},
		{table + "| 09:15 | x (08:15 UTC) |", "08:15 UTC*"},
		{"### 09:15 (08:15 UTC)\n\nx", "08:15 UTC"},
		// No zone of its own, no time, or more than a time.
		{"- 09:15 (08:15) x", ""},
		{"- 09:15 (UTC) x", ""},
		{"- 09:15 x (since 08:15 UTC)", ""},
		{"- 09:15 x (08:15 UTC at the latest)", ""},
		{"- 09:15 x (25:15 UTC)", ""},
		{"- 09:15 x (HH:MM UTC)", ""},
		{"- 09:15 x 08:15 UTC", ""},
		{"- 2026-03-04 x (08:15 UTC)", ""},
		{"- 09:15 / x", ""},
		{"- 09:15 x ()", ""},
		{"- 09:15 x )(", ""},
		// Names in a zone's place.
		{"- 14:05 XST - x", "?XST"},
		{"- 14:05 XST: x", "?XST"},
		{"- [14:05 GTM] x", "?GTM"},
		{"- (14:05 GTM) x", "?GTM"},
		{table + "| 14:05 ABC | x |", "?ABC"},
		{"- 14:05 XST x", ""},
		{"- 14:05 AWS - x", ""},
		{"- 14:05 POST - x", ""},
		{"- 14:05 CET - x", ""},
		{"- 14:05 GET: x", ""},
		{"- 14:05 [ABC] x", ""},
		{table + "| 14:05 TBD | x |", ""},
		{table + "| 14:05 MAR | x |", ""},
		{table + "| 14:05 THU | x |", ""},
		{table + "| 14:05 ABC DEF | x |", ""},
	} {
		text := "## Timeline\n\n" + test.body + "\n"
		d := Parse(source.New("in.md", []byte(text)), DefaultVocabulary())
		if len(d.Timelines) != 1 || len(d.Timelines[0].Entries) != 1 {
			t.Fatalf("%q: no entry was read", test.body)
		}
		e := d.Timelines[0].Entries[0]
		var got []string
		for _, r := range e.Restated {
			if s := d.File.Slice(r.Span); s != r.Text {
				t.Errorf("%q: the span covers %q, not %q", test.body, s, r.Text)
			}
			mark := ""
			if r.Closing {
				mark = "*"
			}
			got = append(got, r.Text+mark)
		}
		if z := e.UnknownZone; z.State != Absent {
			got = append(got, "?"+d.File.Slice(z.Span))
		}
		if s := strings.Join(got, " "); s != test.want {
			t.Errorf("%q: got %q, want %q", test.body, s, test.want)
		}
	}
}

func TestTimelineTables(t *testing.T) {
	const text = `# T

## Timeline

| Who | When (UTC) | Reading | What |
|-----|------------|---------|------|
| Ana | 09:15 | 12 | x |

- In a list:

  | A | B |
  |---|---|
  | x | y |

> | Quoted |
> |--------|
> | x |

### Day 2

| 09:20 | y |
|-------|---|
| 09:30 | z |

### Impact

| Time | Users |
|------|-------|
| 09:15 | 12 |

## Appendix

| Time | Event |
|------|-------|
| 09:15 | x |
`
	d := Parse(source.New("in.md", []byte(text)), DefaultVocabulary())
	var got []string
	for _, table := range d.TimelineTables() {
		line := fmt.Sprint(table.Timed)
		for _, c := range table.Columns {
			line += fmt.Sprintf(" %s=%s", c.Name, c.Key)
		}
		got = append(got, line)
	}
	want := []string{
		"true Who=actor When (UTC)=time Reading= What=event",
		"false A= B=",
		"true 09:20=time y=event",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestMayTell(t *testing.T) {
	v := DefaultVocabulary()
	for _, test := range []struct {
		class RowClass
		event string
		want  bool
	}{
		{Detected, "A customer writes that nothing works, which is a complaint", true},
		{Detected, "Ein Kunde meldet, dass nichts geht", true},
		{Detected, "Investigation started", false},
		{Detected, "Reporter", false},
		{Restored, "Uploading works", true},
		{Restored, "The issue goes away", true},
		{Restored, "Tout fonctionne à nouveau", true},
		{Restored, "Workers are restarted", false},
		{Restored, "", false},
		{Identified, "The alert is found to be right", false},
		{Began, "The first upload fails", false},
	} {
		if got := v.MayTell(test.class, test.event); got != test.want {
			t.Errorf("MayTell(%s, %q) = %v", test.class, test.event, got)
		}
	}
}

func TestIsOneMoment(t *testing.T) {
	for event, want := range map[string]bool{
		"Traffic is back (08:15 UTC)":                                                true,
		"Traffic is back, and the proxy is up (08:15 UTC)":                           false,
		"Traffic that left at 07:50 is back (08:15 UTC)":                             false,
		"One two three four five six seven eight nine ten eleven twelve (08:15 UTC)": false,
		"Ana rolls back (the second one) (08:15 UTC)":                                false,
		"": true,
	} {
		if got := DefaultVocabulary().IsOneMoment(event); got != want {
			t.Errorf("%q: %v", event, got)
		}
	}
}
