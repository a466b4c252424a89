package postmortem

import (
	"testing"
	"time"
)

func TestDateWeekday(t *testing.T) {
	for day := (Date{1999, 12, 25}); day.Days() < (Date{2029, 3, 2}).Days(); day = day.AddDays(1) {
		want := time.Date(day.Year, time.Month(day.Month), day.Day, 0, 0, 0, 0, time.UTC).Weekday()
		if got := day.Weekday(); got != want {
			t.Fatalf("%s is a %s, want %s", day, got, want)
		}
	}
}

func TestVocabularyWeekday(t *testing.T) {
	for word, want := range map[string]time.Weekday{"Monday": 1, "tues": 2, "Mittwoch": 3, "jueves": 4, "sexta": 5, "Lørdag": 6, "dimanche": 0} {
		if got, ok := DefaultVocabulary().weekday(word); !ok || got != want {
			t.Errorf("weekday(%q) = %v, %v, want %v", word, got, ok, want)
		}
	}
	if got, ok := DefaultVocabulary().weekday("May"); ok {
		t.Errorf("weekday(May) = %v", got)
	}
}
