package blameless

import (
	"slices"

	"github.com/pmlint/pmlint/lint/prose"
)

// tokenIn returns the first token of tokens[from:to] in one of the classes, or -1.
func (v *view) tokenIn(from, to int, s prose.Set) int {
	for i := max(from, 0); i < min(to, len(v.Tokens)); i++ {
		if v.Tokens[i].IsAny(s) && v.Tokens[i].Tag != prose.TagQuote {
			return i
		}
	}
	return -1
}

// lemma returns the base form of tokens[i]; empty outside the sentence.
func (v *view) lemma(i int) string {
	if i < 0 || i >= len(v.Tokens) {
		return ""
	}
	return v.Tokens[i].Lemma
}

// isOne reports whether the base form of tokens[i] is one of some words.
func (v *view) isOne(i int, words ...string) bool { return slices.Contains(words, v.lemma(i)) }

// isPair reports whether two words stand at tokens[i].
func (v *view) isPair(i int, first, second string) bool {
	return v.lemma(i) == first && v.lemma(i+1) == second
}

// isInstead reports whether "instead of" or "rather than" stands at tokens[i].
func (v *view) isInstead(i int) bool {
	return v.isPair(i, "instead", "of") || v.isPair(i, "rather", "than")
}

// tag returns the tag of tokens[i].
func (v *view) tag(i int) prose.Tag {
	if i < 0 || i >= len(v.Tokens) {
		return prose.TagStop
	}
	return v.Tokens[i].Tag
}

// names reports whether a word of a phrase is in one of the classes.
func (v *view) names(p prose.Phrase, s prose.Set) bool { return v.tokenIn(p.Start, p.End, s) >= 0 }

// has reports whether any word of the sentence is in one of the classes.
func (v *view) has(s prose.Set) bool {
	for i := range v.Tokens {
		if v.Tokens[i].IsAny(s) {
			return true
		}
	}
	return false
}

// says reports whether the sentence has a word of that base form.
func (v *view) says(lemma string) bool {
	for i := range v.Tokens {
		if v.Tokens[i].Lemma == lemma {
			return true
		}
	}
	return false
}

// saysIn reports whether a word of tokens[from:to] has a base form.
func (v *view) saysIn(lemma string, from, to int) bool {
	for i := from; i < to; i++ {
		if v.lemma(i) == lemma {
			return true
		}
	}
	return false
}

// listed reports whether a base form is in a list of the lexicon.
func listed(list, lemma string) bool { return prose.English().Listed(list, lemma) }

// gerundAt returns the place of the gerund that stands at i, adverbs skipped, or 0.
func (v *view) gerundAt(i int) int {
	for i < len(v.Tokens) && v.tag(i) == prose.TagAdverb {
		i++
	}
	if i < len(v.Tokens) && v.Tokens[i].Parts&prose.VerbGerund != 0 && (v.tag(i) == prose.TagVerb || v.tag(i) == prose.TagNoun) {
		return i
	}
	return 0
}

// obliges reports whether tokens[i] makes a duty of the infinitive behind it: have to.
func (v *view) obliges(i int) bool { return v.isOne(i, "have", "need", "ought") }

// beginsItem reports whether an item of a list can begin at tokens[i].
func (v *view) beginsItem(i int) bool {
	switch v.tag(i - 1) {
	case prose.TagStop, prose.TagComma, prose.TagClose, prose.TagConjunction:
		return true
	}
	return false
}

// endsItem reports whether an item of a list can end before tokens[i].
func (v *view) endsItem(i int) bool {
	if i >= len(v.Tokens) {
		return true
	}
	switch v.tag(i) {
	case prose.TagStop, prose.TagComma, prose.TagOpen, prose.TagConjunction:
		return true
	}
	return false
}

// endsThere reports whether what is said of a phrase ends with it, but for where the
// people stood or who they are.
func (v *view) endsThere(i int) bool {
	switch v.tag(i) {
	case prose.TagStop, prose.TagComma, prose.TagOpen:
		return true
	case prose.TagRelative:
		return v.lemma(i) == "who"
	case prose.TagPreposition:
		return v.isOne(i, "on", "at", "in")
	}
	return false
}

// opensClause reports whether a clause of its own begins at tokens[i].
func (v *view) opensClause(i int) bool {
	switch v.tag(i - 1) {
	case prose.TagComma, prose.TagStop, prose.TagConjunction, prose.TagSubordinator:
		return true
	}
	return v.Tokens[i-1].Is(prose.Subordinator)
}
