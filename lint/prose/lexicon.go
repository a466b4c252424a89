package prose

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

// A Lexicon is the words that sentences are read by. It never changes once it is
// built. It is built anew in every run of the program, so that what it keeps is small,
// and nothing is kept twice.
type Lexicon struct {
	entries []entry
	slots   []slot // open addressing: a power of two, little more than half full
	// sets are the different sets of classes that words have, setSlots their numbers, by
	// open addressing.
	sets     []Set
	setSlots []uint16
	single   [numClasses]uint16 // the numbers of the sets of one class
	idioms   []Idiom
	room     []string // what the words of the idioms are parts of
	lists    map[string]list
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

//go:embed lexicon.txt
var lexiconData string

// English returns the built-in lexicon. All callers share it.
var English = sync.OnceValue(func() *Lexicon {
	l, err := load(lexiconData)
	if err != nil {
		panic(err) // the data is part of the program; a test loads it
	}
	return l
})

// load reads the data, whose head explains its form. A malformed line is an error
// with its number.
func load(data string) (*Lexicon, error) {
	l := &Lexicon{entries: make([]entry, 0, manyWords), slots: make([]slot, 1<<14), sets: make([]Set, 1, manySets), setSlots: make([]uint16, 2*manySets),
		idioms: make([]Idiom, 0, manyIdioms), room: make([]string, 0, 4*manyIdioms), lists: make(map[string]list, 64)}
	for n := 1; data != ""; n++ {
		var line string
		line, data, _ = strings.Cut(data, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		if err := l.line(line); err != nil {
			return nil, fmt.Errorf("lexicon.txt:%d: %w", n, err)
		}
	}
	l.cores()
	l.markSigns()
	return l, nil
}

// How much the data has of each, with some room, so that nothing is copied while loading.
const (
	manyWords  = 9216
	manySets   = 1024
	manyIdioms = 768
)

// line reads "part class language: word | word".
func (l *Lexicon) line(s string) error {
	head, list, ok := strings.Cut(s, ": ")
	fields := strings.Fields(head)
	if !ok || len(fields) != 3 || fields[2] != "en" {
		return fmt.Errorf("%q is not of the form part class language: words", head)
	}
	part, key := fields[0], fields[1]
	if part == "list" {
		return l.list(key, list)
	}
	class, known := classNamed(key)
	if !known && part != "idiom" {
		return fmt.Errorf("unknown class %q", key)
	}
	for list != "" {
		var word string
		word, list, _ = strings.Cut(list, " | ")
		if word == "" || strings.TrimSpace(word) != word {
			return fmt.Errorf("malformed word %q", word)
		}
		switch part {
		case "verb":
			l.verb(word, class)
		case "noun":
			l.noun(word, class)
		case "adjective":
			l.addBase(word, Adjective, class)
		case "adverb":
			l.addBase(word, Adverb, class)
		case "function":
			if err := l.function(word, class); err != nil {
				return err
			}
		case "name":
			l.addBase(word, Name, class)
		case "also":
			l.also(word, class)
		case "idiom":
			if err := l.idiom(key, word); err != nil {
				return err
			}
		default:
			return fmt.Errorf("unknown part %q", part)
		}
	}
	return nil
}

// A list is some base forms as the data has them, and their first letters.
type list struct {
	words   string
	letters uint32
}

// letter is the bit of a word's first letter.
func letter(word string) uint32 { return 1 << (word[0] & 31) }

// list files the words of a list.
func (l *Lexicon) list(key, words string) error {
	before := l.lists[key]
	letters := before.letters
	for rest := words; rest != ""; {
		var word string
		word, rest, _ = strings.Cut(rest, between)
		if word == "" || strings.TrimSpace(word) != word {
			return fmt.Errorf("malformed word %q", word)
		}
		letters |= letter(word)
	}
	if before.words != "" {
		words = before.words + between + words
	}
	l.lists[key] = list{words, letters}
	return nil
}

// between stands between two words of the data.
const between = " | "

// function files a function word. Auxiliaries alone have a base form other than they are,
// which stands before them in the data.
func (l *Lexicon) function(word string, class Class) error {
	lemma := functionLemma(word)
	if lemma == word {
		l.addBase(word, Function, class)
		return nil
	}
	base := l.place(hashOf(lemma))
	if base < 0 {
		return fmt.Errorf("%q stands before its base form", word)
	}
	l.add(word, lemma, base, Function, class)
	return nil
}

// functionLemma is the base form of an auxiliary; other function words have none.
func functionLemma(word string) string {
	switch word {
	case "am", "is", "are", "was", "were", "been", "being":
		return "be"
	case "has", "had", "having":
		return "have"
	case "does", "did":
		return "do"
	case "cannot":
		return "can"
	}
	return word
}

// addBase files a form that is a base form, and returns its place.
func (l *Lexicon) addBase(form string, part Parts, class Class) int32 {
	return l.add(form, form, -1, part, class)
}

// add files a form, given its base form and the place of that, -1 where it is the form
// itself. Where a form has several base forms, the first stays. It returns the form's
// place, and does not keep the form.
func (l *Lexicon) add(form, lemma string, base int32, part Parts, class Class) int32 {
	h := hashOf(form)
	mask := uint64(len(l.slots) - 1)
	for i := h & mask; ; i = (i + 1) & mask {
		switch s := &l.slots[i]; {
		case s.word == 0:
			k := int32(len(l.entries))
			if base < 0 {
				base = k
			}
			s.hash, s.word = upper(h), k+1
			if l.single[class] == 0 {
				l.single[class] = l.numberOf(SetOf(class))
			}
			l.entries = append(l.entries, entry{lemma, base, part, l.single[class]})
			return k
		case s.hash == upper(h):
			w := &l.entries[s.word-1]
			w.parts |= part
			l.classify(w, class)
			return s.word - 1
		}
	}
}

// classify adds a class to those of a word.
func (l *Lexicon) classify(w *entry, class Class) {
	if c := l.sets[w.set]; !c.Has(class) {
		w.set = l.numberOf(c.Or(SetOf(class)))
	}
}

// numberOf returns the number of a set of classes.
func (l *Lexicon) numberOf(c Set) uint16 {
	mask := uint64(len(l.setSlots) - 1)
	for i := mix(mix(c[0], c[1]), mix(c[2], c[3])) & mask; ; i = (i + 1) & mask {
		switch n := l.setSlots[i]; {
		case n == 0:
			l.setSlots[i] = uint16(len(l.sets))
			l.sets = append(l.sets, c)
			return l.setSlots[i]
		case l.sets[n] == c:
			return n
		}
	}
}

// also adds a class to one form. A word that no other line has stays what its ending
// tells.
func (l *Lexicon) also(form string, class Class) {
	if k := l.place(hashOf(form)); k >= 0 {
		l.classify(&l.entries[k], class)
		return
	}
	l.addBase(form, guess(form), class)
}

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
	of := l.lists[list]
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
func (l *Lexicon) Lists(name string) bool { return l.lists[name].words != "" }

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
