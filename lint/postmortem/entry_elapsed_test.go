package postmortem

import "testing"

func TestMinutesTo(t *testing.T) {
	for _, test := range []struct {
		first, next string
		want        int
		ok          bool
	}{
		{"14:02", "14:09", 7, true},
		{"14:09", "14:02", -7, true},
		{"23:50", "00:10", 20, true},
		{"2026-03-04 23:50", "2026-03-06 00:10", 24*60 + 20, true},
		{"2026-03-04 14:00 UTC", "2026-03-04 16:30 +02:00", 30, true},
		{"March 10, 14:00", "March 12, 15:30", 48*60 + 90, true},
		{"December 31, 23:00", "January 1, 00:30", 90, true},
		{"March 12, 14:00", "March 10, 14:00", -48 * 60, true},
		{"14:00 UTC", "15:30 IST", 0, false},
		{"14:00 IST", "15:30 IST", 90, true},
		{"14:00", "15:30 UTC", 90, true},
	} {
		d := documentOf(t, "## Timeline\n\n- "+test.first+" A\n- "+test.next+" B\n")
		entries := d.Timelines[0].Entries
		if got, ok := entries[0].MinutesTo(entries[1]); got != test.want || ok != test.ok {
			t.Errorf("from %s to %s: %d, %v", test.first, test.next, got, ok)
		}
	}
	dated, bare := &Entry{Day: Date{2026, 3, 4}}, &Entry{}
	if _, ok := dated.MinutesTo(bare); ok {
		t.Error("one day is not known, and the time between is")
	}
}
