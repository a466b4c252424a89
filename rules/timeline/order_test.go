package timeline

import (
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint/postmortem"
)

// TestInOrder wants the way out to fit the entry: only one without a date can lack it, and
// of two days it is the date that is wrong.
func TestInOrder(t *testing.T) {
	monday := postmortem.Date{Year: 2026, Month: 3, Day: 2}
	above := &postmortem.Entry{Day: monday.AddDays(1)}
	for name, c := range map[string]struct {
		entry postmortem.Entry
		want  string
	}{
		"no date":  {postmortem.Entry{Day: above.Day}, "write the date"},
		"same day": {postmortem.Entry{Day: above.Day, Stamp: postmortem.Stamp{Date: above.Day}}, "correct the time, or"},
		"day":      {postmortem.Entry{Day: monday, Stamp: postmortem.Stamp{Date: monday}}, "correct the date, or"},
	} {
		if got := inOrder(&c.entry, above); !strings.Contains(got, c.want) {
			t.Errorf("%s: %q", name, got)
		}
	}
}
