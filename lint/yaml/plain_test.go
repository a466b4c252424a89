package yaml

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestDecodePlainIsTaken(t *testing.T) {
	for _, test := range []struct {
		text  string
		taken bool
	}{
		{"title: Incident on 2023-08-04 - Dropped logging\nweight: 6\n", true},
		{"nav_order: 3\nhas_children: false", true},
		{"title: \"quoted: yes # no\"\ndate: 'x'\n", true},
		{"title: \"a \\\" b\"\n", false},
		{"title: 17.11.2023 - Feil på språk\nat: 12:30\n", true},
		{"title: a: b\n", false},
		{"title: a # b\n", false},
		{"tags:\n  - x\n", false},
		{"title: null\n", false},
		{"no key\n", false},
		{"", false},
	} {
		fast, taken := decodePlain(test.text, 0)
		if taken != test.taken {
			t.Errorf("%q: taken = %v, want %v", test.text, taken, test.taken)
		}
		if taken {
			equalsLibrary(t, test.text, 0, fast)
		}
	}
}

// TestDecodePlainEqualsLibrary holds the fast path against the library on texts
// made of what front matter is made of, and of what could trip it.
func TestDecodePlainEqualsLibrary(t *testing.T) {
	key := rapid.SampledFrom([]string{"title", "date", "nav_order", "a-b", "x1", "null", "true", "y", "Null", "<<"})
	value := rapid.SampledFrom([]string{"Incident on 2023-08-04 - Dropped logging", "2026-03-04", "3", "1.5", "true", "no", "null", "a  b", "a, b", "x [y]", "x {y}", "x & y", "x * y", "it's", "50%", "a ", "", "- x", "x -", "0x1F", "1_000", "12:30", "a|b", "a>b", "b\tc", "é", "~", "!x", "@x", "v'", "a\"b", "\"q: x # y\"", "'q'", "'it''s'", "\"\"", "\"a", "a:b", "på", "é", "\u2028x", "x\u00a0y", "\"é\"", "a:"})
	gap := rapid.SampledFrom([]string{": ", ":  ", ":", " : "})
	rapid.Check(t, func(t *rapid.T) {
		var b strings.Builder
		for range rapid.IntRange(0, 4).Draw(t, "lines") {
			b.WriteString(key.Draw(t, "key") + gap.Draw(t, "gap") + value.Draw(t, "value") + "\n")
		}
		text := b.String()
		if rapid.Bool().Draw(t, "cut") {
			text = strings.TrimSuffix(text, "\n")
		}
		if fast, ok := decodePlain(text, 7); ok {
			equalsLibrary(t, text, 7, fast)
		}
	})
}

func equalsLibrary(t rapid.TB, text string, base int, fast *Node) {
	t.Helper()
	slow, err := decodeAny(text, base)
	if err != nil {
		t.Fatalf("%q: the library refuses it: %v", text, err)
	}
	if diff := cmp.Diff(slow, fast); diff != "" {
		t.Fatalf("%q: library -, fast path +\n%s", text, diff)
	}
}
