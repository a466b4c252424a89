package postmortem

import "testing"

func TestHead(t *testing.T) {
	for _, test := range []struct {
		value string
		marks []string
		want  string
	}{
		{"Low", nil, "Low"},
		{"Low - all complaints came by mail", nil, "Low"},
		{"Low — or so – it seems - to us", nil, "Low"},
		{"well-known", nil, "well-known"},
		{"Low (by mail) - all", []string{" ("}, "Low"},
		{"Low, by mail (all)", []string{" (", ","}, "Low"},
		{"Low, by mail", nil, "Low, by mail"},
		{" - nothing", nil, ""},
		{"", []string{","}, ""},
	} {
		if got := Head(test.value, test.marks...); got != test.want {
			t.Errorf("%q before %q: %q, want %q", test.value, test.marks, got, test.want)
		}
	}
}

func TestBeginsAndEndsIn(t *testing.T) {
	for text, want := range map[string][2]bool{"": {}, "–a": {true, false}, "a—": {false, true}, "-": {true, true}, "\xe2\x80": {}, "a": {}} {
		if got := [2]bool{beginsIn(text, dashes), endsIn(text, dashes)}; got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}
