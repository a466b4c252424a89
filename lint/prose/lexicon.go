package prose

import (
	"strings"

	"github.com/pmlint/pmlint/lint/table"
)

// A Lexicon is the words that sentences are read by. It never changes.
type Lexicon struct {
	entries []entry
	slots   []slot // open addressing: a power of two, little more than half full
	sets    []Set  // the different sets of classes that words have
	idioms  []Idiom
	lists   table.Table[list]
	// Of the words, in their order: the first of the idioms that begin with a base form,
	// and of those that a form gives away; each idiom knows the next one. Counted from 1.
	firstAt, markAt []int16
}

// An entry is what the lexicon knows of a form.
type entry struct {
	lemma string // its base form
	base  int32  // the place of that
	parts Parts
	set   uint16 // the number of its classes
}

// A Word is what the lexicon knows of a form.
type Word struct {
	// Lemma is its base form.
	Lemma   string
	Parts   Parts
	Classes Set
}

// A slot holds the upper half of a word's hash; the lower half has led to it.
type slot struct {
	hash uint32
	word int32 // one more than its place, so that zero is free
}

// English returns the built-in lexicon. All callers share it.
func English() *Lexicon { return &english }

// A list is some base forms as the data has them, and their first letters.
type list struct {
	words   string
	letters uint32
}

// letter is the bit of a word's first letter.
func letter(word string) uint32 { return 1 << (word[0] & 31) }

// between stands between two words of the data.
const between = " | "

// is reports whether the kth word is a form, given by its place, or has it as its base
// form.
func (l *Lexicon) is(k, form int32) bool { return k == form || l.entries[k].base == form }

// classesOf returns the classes of the kth word.
func (l *Lexicon) classesOf(k int32) *Set { return &l.sets[l.entries[k].set] }

// Listed reports whether a base form is in one of the short lists of the data.
func (l *Lexicon) Listed(list, lemma string) bool {
	if lemma == "" {
		return false
	}
	of := l.lists.Get(list)
	if of.letters&letter(lemma) == 0 {
		return false
	}
	words := of.words
	for from := 0; ; {
		i := strings.Index(words[from:], lemma)
		if i < 0 {
			return false
		}
		start, end := from+i, from+i+len(lemma)
		if (start == 0 || strings.HasSuffix(words[:start], between)) && (end == len(words) || strings.HasPrefix(words[end:], between)) {
			return true
		}
		from = start + 1
	}
}

// Lists reports whether the data has a list of that name.
func (l *Lexicon) Lists(name string) bool { return l.lists.Get(name).words != "" }

// Word returns what is known of a form, in any case; ok is false where it is unknown.
func (l *Lexicon) Word(form string) (w Word, ok bool) {
	if form == "" {
		return w, false
	}
	k := l.place(hashOf(form))
	if k < 0 {
		return w, false
	}
	e := &l.entries[k]
	return Word{e.lemma, e.parts, l.sets[e.set]}, true
}

// place returns the place of the word with a hash, or -1.
func (l *Lexicon) place(h uint64) int32 {
	mask := uint64(len(l.slots) - 1)
	for i := h & mask; ; i = (i + 1) & mask {
		switch s := &l.slots[i]; {
		case s.word == 0:
			return -1
		case s.hash == upper(h):
			return s.word - 1
		}
	}
}
