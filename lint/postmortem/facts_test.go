package postmortem

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint/source"
)

func parseText(text string) *Document {
	return Parse(source.New("pm.md", []byte(text)), DefaultVocabulary())
}

func TestTells(t *testing.T) {
	v := DefaultVocabulary()
	for _, c := range []struct {
		text string
		term Term
		want bool
	}{
		{"Release rolled back to v1.4.2", TermRolledBack, true}, {"We rolled it back.", TermRolledBack, true}, {"Rollback complete", TermRolledBack, true},
		{"Not rolled back", TermRolledBack, false}, {"It wasn't rolled back", TermRolledBack, false}, {"Rollback started", TermRolledBack, false},
		{"Rollback started", TermRollingBack, true}, {"For an hour there was a complete outage", TermOutage, true}, {"never a complete outage", TermOutage, false},
		{"It was complete, outage or not", TermOutage, false}, {"", TermOutage, false},
	} {
		if got := v.Tells(c.text, c.term); got != c.want {
			t.Errorf("Tells(%q, %s) = %v", c.text, c.term, got)
		}
	}
}

func TestFacts(t *testing.T) {
	d := parseText(`# Uploads rejected

| Field | Value |
|---|---|
| Severity | SEV2 |
| Affected users | 12 |

## Impact

- **Users Affected**: 1,240
- SLA breach: No
- Services Affected:
  - api: Normal
  - Database: Impacted
- Rollback: [Yes/No]

` + "```" + `
Error Rate: 31% (normal: <1%)
Availability: XX.X% (SLA: 99.9%)
12:00 nothing
` + "```\n")
	facts := d.Facts()
	var got []string
	for term, fields := range facts {
		for _, f := range fields {
			if s := d.File.Slice(f.Value.Span); s != f.Value.Text {
				t.Errorf("%s: %q stands at %q", f.Label, f.Value.Text, s)
			}
			if s := d.File.Slice(f.LabelSpan); s != f.Label {
				t.Errorf("label %q stands at %q", f.Label, s)
			}
			got = append(got, fmt.Sprintf("%s=%s/%d", term, f.Value.Text, f.Value.State))
		}
	}
	slices.Sort(got)
	want := "availability=XX.X% (SLA: 99.9%)/1, breach=No/1, error-rate=31% (normal: <1%)/1, rollback=[Yes/No]/2, users-affected=1,240/1, users-affected=12/1"
	if s := strings.Join(got, ", "); s != want {
		t.Errorf("Facts = %s\nwant    %s", s, want)
	}
	if facts.One(TermUsers) != nil || facts.One(TermBreach) == nil || facts.One(TermRevenue) != nil {
		t.Error("One returns other than the only field")
	}
	if n := len(facts.Filled(TermRollback)); n != 0 {
		t.Errorf("Filled returns %d placeholders", n)
	}
	var under []string
	for _, f := range d.Fields {
		if f.Key != FieldServices {
			continue
		}
		if !d.GoesOn(f) {
			t.Error("the list of services does not go on")
		}
		for _, x := range d.FieldsUnder(f) {
			under = append(under, x.Label)
		}
	}
	if s := strings.Join(under, " "); s != "api Database" {
		t.Errorf("FieldsUnder = %q", s)
	}
	if d.GoesOn(facts.One(TermBreach)) {
		t.Error("a line of its own goes on")
	}
}

func TestFeedbackRows(t *testing.T) {
	d := parseText(`# Uploads rejected

| Reviewer | Feedback | Status |
|---|---|---|
| @lena | Say how many | Addressed |
| [@user] | [Comments] | Addressed / Pending |
|  |  |  |

| Reviewer | Team |
|---|---|
| @lena | Pending |
`)
	rows := d.Feedback()
	if len(rows) != 3 {
		t.Fatalf("%d rows, want 3", len(rows))
	}
	if r := rows[0]; r.Reviewer.Text != "@lena" || r.Text.Text != "Say how many" || r.State.Text != "Addressed" || r.State.State != Filled {
		t.Errorf("first row = %+v", r)
	}
	if r := rows[1]; r.Reviewer.State != Placeholder || r.Text.State != Placeholder {
		t.Errorf("second row = %+v", r)
	}
	if r := rows[2]; r.Reviewer.State != Absent || r.Text.State != Absent {
		t.Errorf("third row = %+v", r)
	}
}

func TestEnded(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"restored row", "**Date**: 2026-03-04\n\n## Timeline (UTC)\n\n- 14:02 Incident began\n- 16:17 Service restored\n- 16:50 Monitoring period ended\n", "2026-03-04 16:17 UTC"},
		{"over midnight", "**Date**: 2026-03-04\n\n## Timeline\n\n- 23:02 Incident began\n- 00:17 Service restored\n", "2026-03-05 00:17"},
		{"duration", "**Date**: 2026-03-04  \n**Duration**: 14:02 - 16:17 UTC (2 hours)\n", "2026-03-04 16:17 UTC"},
		{"duration over midnight", "**Date**: 2026-03-04  \n**Duration**: 23:50 - 00:35\n", "2026-03-05 00:35"},
		{"end", "**Date**: 2026-03-04  \n**End**: 2026-03-06 09:00 UTC\n", "2026-03-06 09:00 UTC"},
		{"length alone", "**Date**: 2026-03-04  \n**Duration**: 2 hours\n", ""},
		{"no day", "**Duration**: 14:02 - 16:17\n", ""},
		{"nothing", "Text.\n", ""},
	} {
		end, ok := parseText("# Uploads rejected\n\n" + c.text).Ended(nil)
		got := ""
		if ok {
			got = end.String()
		}
		if got != c.want {
			t.Errorf("%s: Ended = %q, want %q", c.name, got, c.want)
		}
	}
}
