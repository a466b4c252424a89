package prose

import (
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint/table"
)

// A loader makes a Lexicon of lexicon.txt.
type loader struct {
	Lexicon
	// setSlots are the numbers of sets, by open addressing, single those of the sets of
	// one class.
	setSlots []uint16
	single   [numClasses]uint16
}

// load reads the data, whose head explains its form. A malformed line is an error
// with its number.
func load(data string) (*Lexicon, error) {
	l := &loader{Lexicon: Lexicon{slots: make([]slot, 1<<14), sets: make([]Set, 1)}, setSlots: make([]uint16, 1<<11)}
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
	return &l.Lexicon, nil
}

// line reads "part class language: word | word".
func (l *loader) line(s string) error {
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

// list files the words of a list.
func (l *loader) list(key, words string) error {
	before := l.lists.Get(key)
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
	l.lists.Put(key, list{words, letters})
	return nil
}

// function files a function word. Auxiliaries alone have a base form other than they are,
// which stands before them in the data.
func (l *loader) function(word string, class Class) error {
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
func (l *loader) addBase(form string, part Parts, class Class) int32 {
	return l.add(form, form, -1, part, class)
}

// add files a form, given its base form and the place of that, -1 where it is the form
// itself. Where a form has several base forms, the first stays. It returns the form's
// place, and does not keep the form.
func (l *loader) add(form, lemma string, base int32, part Parts, class Class) int32 {
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
func (l *loader) classify(w *entry, class Class) {
	if c := l.sets[w.set]; !c.Has(class) {
		w.set = l.numberOf(c.Or(SetOf(class)))
	}
}

// numberOf returns the number of a set of classes.
func (l *loader) numberOf(c Set) uint16 {
	mask := uint64(len(l.setSlots) - 1)
	for i := table.Mix(table.Mix(c[0], c[1]), table.Mix(c[2], c[3])) & mask; ; i = (i + 1) & mask {
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
func (l *loader) also(form string, class Class) {
	if k := l.place(hashOf(form)); k >= 0 {
		l.classify(&l.entries[k], class)
		return
	}
	l.addBase(form, guess(form), class)
}
