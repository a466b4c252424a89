package postmortem

import "strings"

// A Gist is the words of a text that carry its meaning, to be compared with others.
type Gist map[string]bool

// Gist returns the gist of a text: its words without those that tell nothing by
// themselves, without regard to case, accents and endings. Only the beginning of a long
// text counts.
func (v *Vocabulary) Gist(text string) Gist {
	out := Gist{}
	for _, w := range clauseWords(text[:min(len(text), longestTurn)]) {
		if w != clauseEnd && len(w) > 1 && v.turnAt(TurnFiller, []string{w}, 0) == 0 && !v.has(setParticle, w) {
			out[stem(w)] = true
		}
	}
	return out
}

// stem takes off the endings by which forms of an English word differ.
func stem(word string) string {
	if head, ok := strings.CutSuffix(word, "ies"); ok && len(head) >= 3 {
		return head + "y"
	}
	for _, ending := range [...]string{"ing", "ed", "es", "s", "e"} {
		if head, ok := strings.CutSuffix(word, ending); ok && len(head) >= 3 {
			return head
		}
	}
	return word
}

// Shared counts the words that both texts have.
func (g Gist) Shared(other Gist) int {
	n := 0
	for w := range g {
		if other[w] {
			n++
		}
	}
	return n
}

// Likeness is the share of the words of both texts that both have (Jaccard's index):
// 1 for the same words, 0 for none in common or where one has none.
func (g Gist) Likeness(other Gist) float64 {
	if len(g) == 0 || len(other) == 0 {
		return 0
	}
	n := g.Shared(other)
	return float64(n) / float64(len(g)+len(other)-n)
}
