package prose

import "testing"

// TestReach wants pairs to be met by words that stand near enough, and where a clause can
// begin if that is asked for.
func TestReach(t *testing.T) {
	traits := func(c Set) (t Traits) {
		if c.Has(Had) {
			t.Opens, t.Begins = 3, 3
		}
		if c.Has(Role) {
			t.Closes = 3
		}
		return t
	}
	s := English().Scanner(traits, nil, []Reach{{Words: 3}, {Words: 3, Opening: true}}, func(string) uint8 { return 0 })
	var g Glance
	for text, want := range map[string]uint64{
		"Had the engineer looked.":                  3,
		"It failed; had the engineer looked.":       3,
		"It failed, and had the engineer looked.":   3,
		"Certainly had the engineer looked.":        3,
		"At last had the engineer looked.":          3,
		"They had the engineer look.":               1,
		"The user who had the engineer look.":       1,
		"Had the new and very tired engineer left.": 0,
		"The engineer had left.":                    0,
	} {
		var got, second uint64
		for _, tell := range s.Tells(&g, text, nil) {
			got |= tell.Pairs
		}
		g.Look(0, len(text), [2]uint64{}, 3)
		if _, second = g.Meets(); got != want || second != want {
			t.Errorf("%q: pairs %b at first and %b at second look, want %b", text, got, second, want)
		}
	}
}
