package prose

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"
)

// A Lexicon is the words that sentences are read by. It never changes once it is
// built.
type Lexicon struct {
	words  []Word
	slots  []slot // open addressing: a power of two, at most half full
	idioms []Idiom
	lists  map[string]map[string]bool
	// Of the words, in their order: the numbers of their lemmas, and their idioms, which
	// few sentences ask for.
	lemmas   []int32
	idiomsOf []idiomsOf
	// idiomAt are idioms by the base form of their first word, while loading.
	idiomAt map[string][]int32
	signs   map[string]bool // base forms that give idioms away, while loading
	markAt  map[string][]int32
}

// A Word is what the lexicon knows of a form.
type Word struct {
	// Lemma is its base form.
	Lemma   string
	Parts   Parts
	Classes Set
	// idioms are those that begin with the word.
}

// idiomsOf are the idioms that begin with a word, and those that it gives away.
type idiomsOf struct{ first, marked []int32 }

// An Idiom is a fixed phrase that means more than its words.
type Idiom struct {
	Name string
	// words are base forms; a gap stands for up to maxGap tokens. Core are those without
	// the gaps, and without what is written in many ways: have, do not, would.
	words []string
	core  []coreWord
	// sign is the last word that gives it away, mark its place in the core.
	sign string
	mark int
}

// A coreWord is a lemma by its number, 0 where no word has it, or the word of that form,
// by its place.
type coreWord struct {
	lemma, word int32
	// reach is how many words it stands at most behind the one before.
	reach int32
}

// denial is the number of all words that can deny something.
const denial = -1

const (
	gap    = "_"
	maxGap = 4
	// maxSkips is how many adverbs and the like may stand before each word of an idiom.
	maxSkips = 2
	// gapReach is how many words a gap may hold: those of code and names count as one.
	gapReach = 3 * maxGap
)

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
	l := &Lexicon{words: make([]Word, 0, 8192), slots: make([]slot, 1<<14), lists: make(map[string]map[string]bool, 32), idiomAt: make(map[string][]int32, 256), signs: make(map[string]bool, 384), markAt: make(map[string][]int32, 384)}
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
	l.number()
	l.markSigns()
	return l, nil
}

// line reads "part class language: word | word".
func (l *Lexicon) line(s string) error {
	head, list, ok := strings.Cut(s, ": ")
	fields := strings.Fields(head)
	if !ok || len(fields) != 3 || fields[2] != "en" {
		return fmt.Errorf("%q is not of the form part class language: words", head)
	}
	part, key := fields[0], fields[1]
	class, known := classNamed(key)
	if !known && part != "idiom" && part != "list" {
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
			l.add(word, word, Adjective, class)
		case "adverb":
			l.add(word, word, Adverb, class)
		case "function":
			l.add(word, functionLemma(word), Function, class)
		case "name":
			l.add(word, word, Name, class)
		case "list":
			if l.lists[key] == nil {
				l.lists[key] = map[string]bool{}
			}
			l.lists[key][word] = true
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

// add files a form. Where a form has several base forms, the first stays.
func (l *Lexicon) add(form, lemma string, part Parts, class Class) {
	h := hashOf(form)
	mask := uint64(len(l.slots) - 1)
	for i := h & mask; ; i = (i + 1) & mask {
		switch s := &l.slots[i]; {
		case s.word == 0:
			s.hash, s.word = upper(h), int32(len(l.words)+1)
			l.words = append(l.words, Word{Lemma: lemma, Parts: part, Classes: SetOf(class)})
			return
		case s.hash == upper(h):
			w := &l.words[s.word-1]
			w.Parts |= part
			w.Classes = w.Classes.Or(SetOf(class))
			return
		}
	}
}

// also adds a class to one form. A word that no other line has stays what its ending
// tells.
func (l *Lexicon) also(form string, class Class) {
	w := l.Word(form)
	if w == nil {
		l.add(form, form, guess(form), class)
		return
	}
	w.Classes = w.Classes.Or(SetOf(class))
}

// idiom files a phrase under its first word, and marks the words that give it away.
func (l *Lexicon) idiom(name, text string) error {
	words := strings.Fields(text)
	marks, last := 0, ""
	for i, w := range words {
		if w == gap {
			continue
		}
		mark := w[0]
		if mark == '*' || mark == '+' {
			w = w[1:]
			words[i] = w
			marks++
			l.signs[w] = l.signs[w] || mark == '*'
			last = w
		}
		// Words that only idioms have are inflected as nouns are.
		if l.Word(w) == nil {
			l.noun(w, Plain)
		}
	}
	if marks == 0 || marks == 1 && !strings.Contains(text, "*") || marks > 2 || words[0] == gap {
		return fmt.Errorf("no word gives the idiom %q away", text)
	}
	l.idiomAt[words[0]] = append(l.idiomAt[words[0]], int32(len(l.idioms)))
	l.markAt[last] = append(l.markAt[last], int32(len(l.idioms)))
	l.idioms = append(l.idioms, Idiom{Name: name, words: words, sign: last})
	return nil
}

// number numbers the lemmas, and finds the cores of the idioms by them.
func (l *Lexicon) number() {
	ids := make(map[string]int32, len(l.words))
	l.lemmas = make([]int32, len(l.words))
	for i := range l.words {
		id, ok := ids[l.words[i].Lemma]
		if !ok {
			id = int32(len(ids) + 1)
			ids[l.words[i].Lemma] = id
		}
		l.lemmas[i] = id
	}
	for i := range l.idioms {
		l.core(&l.idioms[i], ids)
	}
}

// core finds the core of an idiom, given the numbers of lemmas.
func (l *Lexicon) core(idiom *Idiom, ids map[string]int32) {
	var reach int32
	for n, w := range idiom.words {
		if w == gap {
			reach += gapReach
			continue
		}
		reach += 1 + maxSkips
		k := l.place(hashOf(w))
		next := coreWord{ids[w], int32(k), reach}
		_, sign := l.signs[w]
		switch {
		case w == "not" || w == "never":
			next.lemma = denial
		case sign:
		case len(w) == 1, w == "do" && n+1 < len(idiom.words) && idiom.words[n+1] == "not", l.words[k].Classes.Any(SetOf(Be, Have, Modal, Negation)):
			continue
		}
		if w == idiom.sign {
			idiom.mark = len(idiom.core)
		}
		idiom.core = append(idiom.core, next)
		reach = 0
	}
}

// coreWords returns the lemmas that idioms have in their core, and the words, as -1 less
// their place.
func (l *Lexicon) coreWords() map[int32]bool {
	out := make(map[int32]bool, 512)
	for i := range l.idioms {
		for _, w := range l.idioms[i].core {
			out[w.lemma], out[-1-w.word] = true, true
		}
	}
	return out
}

// markSigns marks all forms of the words that give idioms away.
func (l *Lexicon) markSigns() {
	l.idiomsOf = make([]idiomsOf, len(l.words))
	for i := range l.words {
		w := &l.words[i]
		if l.signs[w.Lemma] {
			w.Classes = w.Classes.Or(SetOf(IdiomWord))
		}
		l.idiomsOf[i] = idiomsOf{l.idiomAt[w.Lemma], l.markAt[w.Lemma]}
	}
	// A form that gives an idiom away itself, and is no base form: could not be bothered.
	for form, alone := range l.signs {
		if k := l.place(hashOf(form)); l.words[k].Lemma != form {
			if alone {
				l.words[k].Classes = l.words[k].Classes.Or(SetOf(IdiomWord))
			}
			l.idiomsOf[k].marked = slices.Concat(l.idiomsOf[k].marked, l.markAt[form])
		}
	}
	l.signs, l.idiomAt, l.markAt = nil, nil, nil
}

// Listed reports whether a base form is in one of the short lists of the data.
func (l *Lexicon) Listed(list, lemma string) bool { return l.lists[list][lemma] }

// Lists reports whether the data has a list of that name.
func (l *Lexicon) Lists(name string) bool { return l.lists[name] != nil }

// Word returns what is known of a form, in any case; nil where it is unknown.
func (l *Lexicon) Word(form string) *Word {
	if form == "" {
		return nil
	}
	if k := l.place(hashOf(form)); k >= 0 {
		return &l.words[k]
	}
	return nil
}

// place returns the place of the word with a hash, or -1.
func (l *Lexicon) place(h uint64) int {
	mask := uint64(len(l.slots) - 1)
	for i := h & mask; ; i = (i + 1) & mask {
		switch s := &l.slots[i]; {
		case s.word == 0:
			return -1
		case s.hash == upper(h):
			return int(s.word) - 1
		}
	}
}
