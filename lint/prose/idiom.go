package prose

// An Idiom is a fixed phrase that means more than its words.
type Idiom struct {
	Name string
	// words are base forms; a gap stands for up to maxGap tokens. Core are those without
	// the gaps, and without what is written in many ways: have, do not, would.
	words []string
	core  []coreWord
	// signs are the words that give it away, by their places, alone says which do so
	// alone. It is found by the last one, whose place in the core is mark.
	signs [2]int32
	alone [2]bool
	mark  int
	// nextFirst and nextMark are the next idioms with the same first word and sign.
	nextFirst, nextMark int16
}

// A coreWord is a form by its place, which stands for all words that it is the base form
// of too.
type coreWord struct {
	word int32
	// reach is how many words it stands at most behind the one before.
	reach int32
}

// denial stands in the place of all words that can deny something.
const denial = -1

const (
	gap    = "_"
	maxGap = 4
	// maxSkips is how many adverbs and the like may stand before each word of an idiom.
	maxSkips = 2
	// gapReach is how many words a gap may hold: those of code and names count as one.
	gapReach = 3 * maxGap
)

// isCore tells which forms stand in the core of idioms, by their places.
func (l *Lexicon) isCore() []bool {
	out := make([]bool, len(l.entries))
	for i := range l.idioms {
		for _, w := range l.idioms[i].core {
			if w.word != denial {
				out[w.word] = true
			}
		}
	}
	return out
}
