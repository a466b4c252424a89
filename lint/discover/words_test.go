package discover

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Words are counted, and cut for times, as the library cuts them.
func TestWordLaws(t *testing.T) {
	piece := rapid.SampledFrom([]string{"a", "é", "’", "\u2028", "\u00a0", "\u202f", "\u3000", "\u1680", "\u0085", "…", "Â", "ア", "\xe2", "\xc2\xff",
		" ", "\n", "\t", "\v", "\f", "\r", "(", ")", "[", "]", ",", ";", "~", "*", "_", "14:02", "."})
	isGap := func(r rune) bool { return strings.ContainsRune(" \n\t\u00a0\u202f()[],;~*_", r) }
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOf(piece).Draw(t, "pieces"), "")
		if got, want := countWords(text), len(strings.Fields(text)); got != want {
			t.Errorf("countWords(%q) = %d, want %d", text, got, want)
		}
		if got, want := slices.Collect(timeWords(text)), strings.FieldsFunc(text, isGap); !slices.Equal(got, want) {
			t.Errorf("timeWords(%q) = %q, want %q", text, got, want)
		}
	})
}
