package postmortem

import "testing"

func TestClockAt(t *testing.T) {
	for minutes, want := range map[int]string{0: "00:00", 61: "01:01", 23*60 + 59: "23:59", 24 * 60: "00:00", -30: "23:30", -49 * 60: "23:00", 50 * 60: "02:00"} {
		if got := ClockAt(minutes).String(); got != want {
			t.Errorf("%d: %s, want %s", minutes, got, want)
		}
	}
}

func TestZoneUTC(t *testing.T) {
	for offset, want := range map[int]string{0: "UTC+0", 60: "UTC+1", -480: "UTC-8", 330: "UTC+5:30", -210: "UTC-3:30", 5: "UTC+0:05"} {
		if got := (Zone{Known: true, Offset: offset}).UTC(); got != want {
			t.Errorf("%d: %s, want %s", offset, got, want)
		}
	}
}
