package postmortem

import "testing"

func TestSameValue(t *testing.T) {
	for _, test := range []struct {
		value, wanted string
		want          bool
	}{
		{"CRITICAL", "critical", true},
		{"🔴 Critical (all shops)", "CRITICAL", true},
		{"Critical - all shops", "CRITICAL", true},
		{"P1: everything is down", "P1", true},
		{"**SEV-1**", "sev-1", true},
		{"SEV-10", "SEV-1", false},
		{"not critical", "critical", false},
		{"critical or high", "critical", false},
		{"", "", false},
		{"...", "...", false},
	} {
		if got := SameValue(test.value, test.wanted); got != test.want {
			t.Errorf("%q, %q: %v", test.value, test.wanted, got)
		}
	}
}
