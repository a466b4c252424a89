package postmortem

import (
	"slices"
	"strings"
)

// A wordEnding is what a word is that ends in one of a list of endings.
type wordEnding uint8

const (
	nounEnding      wordEnding = iota // of nouns alone: Migration
	surnameEnding                     // of nouns, and of surnames: Monitoring, Fleming
	adjectiveEnding                   // of adjectives and participles: tentative, delayed
	numWordEndings
)

// hasEnding reports whether a word has an ending of a kind, with more than two bytes before
// it.
func (v *Vocabulary) hasEnding(w string, kind wordEnding) bool {
	w = strings.ToLower(w)
	return slices.ContainsFunc(v.endings[kind], func(ending string) bool {
		return len(w) > len(ending)+2 && strings.HasSuffix(w, ending)
	})
}

// nounLike reports whether a word that stands alone has an ending of nouns, as single names
// hardly have.
func (v *Vocabulary) nounLike(w string) bool {
	return v.hasEnding(w, nounEnding) || v.hasEnding(w, surnameEnding)
}
