package postmortem

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

// TestDateAgreesWithTime holds the calendar against the standard library's.
func TestDateAgreesWithTime(t *testing.T) {
	epoch := time.Date(1970, 1, 1, 0, 0, 0, 0, time.UTC)
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 60_000).Draw(t, "day")
		want := epoch.AddDate(0, 0, n)
		d := Date{want.Year(), int(want.Month()), want.Day()}
		if !d.Valid() {
			t.Fatalf("%v is said not to exist", d)
		}
		if got := d.Days() - (Date{1970, 1, 1}).Days(); got != n {
			t.Fatalf("%v is %d days after 1970-01-01, want %d", d, got, n)
		}
		move := rapid.IntRange(-400, 400).Draw(t, "move")
		moved := want.AddDate(0, 0, move)
		if got := d.AddDays(move); got.String() != moved.Format("2006-01-02") {
			t.Fatalf("%v and %d days is %v, want %v", d, move, got, moved.Format("2006-01-02"))
		}
	})
}

func TestDateValid(t *testing.T) {
	for _, test := range []struct {
		date Date
		want bool
	}{
		{Date{2026, 2, 28}, true},
		{Date{2026, 2, 29}, false},
		{Date{2028, 2, 29}, true},
		{Date{2100, 2, 29}, false},
		{Date{2000, 2, 29}, true},
		{Date{0, 2, 29}, true},
		{Date{2026, 13, 1}, false},
		{Date{2026, 4, 31}, false},
		{Date{2026, 4, 0}, false},
	} {
		if got := test.date.Valid(); got != test.want {
			t.Errorf("%v: Valid = %v, want %v", test.date, got, test.want)
		}
	}
}

func TestWithYear(t *testing.T) {
	for _, test := range []struct{ date, near, want Date }{
		{Date{0, 3, 5}, Date{2026, 3, 4}, Date{2026, 3, 5}},
		{Date{0, 12, 30}, Date{2026, 1, 2}, Date{2025, 12, 30}},
		{Date{0, 1, 2}, Date{2025, 12, 30}, Date{2026, 1, 2}},
		{Date{0, 12, 5}, Date{2026, 2, 10}, Date{2025, 12, 5}},
		{Date{2024, 3, 5}, Date{2026, 3, 4}, Date{2024, 3, 5}},
		{Date{0, 3, 5}, Date{}, Date{0, 3, 5}},
	} {
		if got := test.date.withYear(test.near); got != test.want {
			t.Errorf("%v near %v: got %v, want %v", test.date, test.near, got, test.want)
		}
	}
}
