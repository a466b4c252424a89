package postmortem

import (
	"strings"
	"testing"
)

func TestInCode(t *testing.T) {
	const text = "A\n\n```\ncode\nmore\n```\n\n    indented\n\nB\n"
	d := documentOf(t, text)
	for _, test := range []struct {
		before string
		want   bool
	}{{"A", false}, {"code", true}, {"more", true}, {"indented", true}, {"B", false}} {
		if got := d.InCode(strings.Index(text, test.before)); got != test.want {
			t.Errorf("at %q: %v", test.before, got)
		}
	}
}
