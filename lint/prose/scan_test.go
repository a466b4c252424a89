package prose

import "testing"

// TestReach wants pairs to be met by words that stand near enough, and where a clause can
// begin if that is asked for.
func TestReach(t *testing.T) {
	first := Bits{}.With(0)
	both := first.With(MaxBits - 1)
	traits := func(c Set) (t Traits) {
		if c.Has(Had) {
			t.Opens, t.Begins = both, both
		}
		if c.Has(Role) {
			t.Closes = both
		}
		return t
	}
	s := English().Scanner(traits, nil, []Reach{{Words: 3}, MaxBits - 1: {Words: 3, Opening: true}}, func(string) uint8 { return 0 })
	var g Glance
	for text, want := range map[string]Bits{
		"Had the engineer looked.":                  both,
		"It failed; had the engineer looked.":       both,
		"It failed, and had the engineer looked.":   both,
		"Certainly had the engineer looked.":        both,
		"At last had the engineer looked.":          both,
		"They had the engineer look.":               first,
		"The user who had the engineer look.":       first,
		"Had the new and very tired engineer left.": {},
		"The engineer had left.":                    {},
	} {
		var got, second Bits
		for _, tell := range s.Tells(&g, text, nil) {
			got = got.Or(tell.Pairs)
		}
		g.Look(0, len(text), Bits{}, both)
		if _, second = g.Meets(); got != want || second != want {
			t.Errorf("%q: pairs %b at first and %b at second look, want %b", text, got, second, want)
		}
	}
}
