package lint

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestNearest(t *testing.T) {
	ids := []string{"actions", "actions/owner", "actions/due", "actions/tracking", "timeline", "timeline/order",
		"timeline/utc", "metadata/severity", "metadata/roles", "pmlint/unused-suppression", "consistency/duration"}
	tests := []struct{ name, want string }{
		{"actions/owner", "actions/owner"},
		{"Actions/Owner", "actions/owner"},
		{" actions/owner ", "actions/owner"},
		{"action/owner", "actions/owner"},
		{"actions/onwer", "actions/owner"},
		{"owner", "actions/owner"},
		{"ownr", "actions/owner"},
		{"incident-report/owner", "actions/owner"},
		{"acton", "actions"},
		{"time", "timeline"},
		{"timeline/ord", "timeline/order"},
		{"actions/owner-required", "actions/owner"},
		{"utc", "timeline/utc"},
		{"unused-supression", "pmlint/unused-suppression"},
		{"consistency/durations", "consistency/duration"},
		{"", ""},
		{"  ", ""},
		{"x", ""},
		{"blameless/names", ""},
		{"qqqqqqqqqqqq", ""},
		{"\xff\xfe", ""},
		{strings.Repeat("a", 1<<20), ""},
	}
	for _, test := range tests {
		if got := Nearest(test.name, ids); got != test.want {
			t.Errorf("Nearest(%.40q) = %q, want %q", test.name, got, test.want)
		}
	}
	if got := Nearest("json", nil); got != "" {
		t.Errorf("among none: %q", got)
	}
	if got := Nearest("rad", []string{"red", "rod"}); got != "red" {
		t.Errorf("of equals, got %q, want the first", got)
	}
}

func TestDistance(t *testing.T) {
	tests := []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"abc", "", 3}, {"", "abc", 3}, {"abc", "abc", 0}, {"abc", "acb", 1}, {"abc", "abd", 1},
		{"abcd", "badc", 2}, {"kitten", "sitting", 3}, {"ca", "abc", 3}, {"über", "uber", 1},
	}
	for _, test := range tests {
		if got := distance([]rune(test.a), []rune(test.b), 100); got != test.want {
			t.Errorf("distance(%q, %q) = %d, want %d", test.a, test.b, got, test.want)
		}
	}
}

func TestDistanceLaws(t *testing.T) {
	word := rapid.SliceOfN(rapid.RuneFrom([]rune("abc")), 0, 9)
	rapid.Check(t, func(t *rapid.T) {
		a, b := word.Draw(t, "a"), word.Draw(t, "b")
		d := distance(a, b, 100)
		if back := distance(b, a, 100); back != d {
			t.Errorf("distance is %d there, %d back", d, back)
		}
		if (d == 0) != (string(a) == string(b)) {
			t.Errorf("distance %d", d)
		}
		limit := rapid.IntRange(0, 9).Draw(t, "limit")
		if got := distance(a, b, limit); d <= limit && got != d || d > limit && got <= limit {
			t.Errorf("within %d: %d, without a limit: %d", limit, got, d)
		}
	})
}

func TestNearestIsQuickForAnyName(t *testing.T) {
	among := make([]string, 100)
	for i := range among {
		among[i] = "group/" + strings.Repeat("rule", 5)
	}
	start := time.Now()
	Nearest(strings.Repeat("group/", 1<<18), among)
	if d := time.Since(start); d > 2*time.Second {
		t.Errorf("took %v", d)
	}
}
