package prose

import (
	"fmt"
	"strings"
)

// idiom files a phrase, whose marks say which words give it away.
func (l *loader) idiom(name, text string) error {
	words := strings.Split(text, " ")
	idiom := Idiom{Name: name, words: words}
	marks := 0
	for i, w := range words {
		if w == gap {
			continue
		}
		mark := w[0]
		if mark == '*' || mark == '+' {
			w = w[1:]
			words[i] = w
		}
		// Words that only idioms have are inflected as nouns are.
		k := l.place(hashOf(w))
		if k < 0 {
			k = l.noun(w, Plain)
		}
		if mark == '*' || mark == '+' {
			if marks == len(idiom.signs) {
				return fmt.Errorf("too many words give the idiom %q away", text)
			}
			idiom.signs[marks], idiom.alone[marks] = k, mark == '*'
			marks++
		}
	}
	if marks == 0 || marks == 1 && !idiom.alone[0] || words[0] == gap {
		return fmt.Errorf("no word gives the idiom %q away", text)
	}
	if marks == 1 {
		idiom.signs[1], idiom.alone[1] = idiom.signs[0], idiom.alone[0]
	}
	l.idioms = append(l.idioms, idiom)
	return nil
}

// cores finds the cores of the idioms. Of two words that give one away together, it is
// found by the one that more of them have, so that there are few words to look for.
func (l *loader) cores() {
	signs := make([]int16, len(l.entries)) // of how many idioms a word is one
	for i := range l.idioms {
		for _, k := range l.idioms[i].signs {
			signs[k]++
		}
	}
	for i := range l.idioms {
		x := &l.idioms[i]
		if k := x.signs[0]; !x.alone[1] && signs[k] >= signs[x.signs[1]] && l.entries[k].lemma != "not" { // which may be contracted
			x.signs[0], x.signs[1] = x.signs[1], k
		}
	}
	room := make([]coreWord, 0, 4*len(l.idioms))
	for i := range l.idioms {
		from := len(room)
		room = l.core(room, &l.idioms[i], signs)
		l.idioms[i].core = room[from:len(room):len(room)]
	}
}

// core adds the core of an idiom to out, given which words give idioms away.
func (l *loader) core(out []coreWord, idiom *Idiom, signs []int16) []coreWord {
	var reach int32
	from := len(out)
	for n, w := range idiom.words {
		if w == gap {
			reach += gapReach
			continue
		}
		reach += 1 + maxSkips
		k := l.place(hashOf(w))
		next := coreWord{k, reach}
		switch {
		case w == "not" || w == "never":
			next.word = denial
		case signs[k] > 0:
		case len(w) == 1, w == "do" && n+1 < len(idiom.words) && idiom.words[n+1] == "not", l.classesOf(k).Any(SetOf(Be, Have, Modal, Negation)):
			continue
		}
		if k == idiom.signs[1] {
			idiom.mark = len(out) - from
		}
		out = append(out, next)
		reach = 0
	}
	return out
}

// markSigns marks all forms of the words that give idioms away, and files the idioms
// under their first words and signs.
func (l *loader) markSigns() {
	l.firstAt, l.markAt = make([]int16, len(l.entries)), make([]int16, len(l.entries))
	alone := make([]bool, len(l.entries))
	for i := len(l.idioms) - 1; i >= 0; i-- {
		idiom := &l.idioms[i]
		first, last := l.place(hashOf(idiom.words[0])), idiom.signs[1]
		idiom.nextFirst, l.firstAt[first] = l.firstAt[first], int16(i+1)
		idiom.nextMark, l.markAt[last] = l.markAt[last], int16(i+1)
		for m, k := range idiom.signs {
			alone[k] = alone[k] || idiom.alone[m]
		}
	}
	for i := range l.entries {
		// A form that gives an idiom away itself may be no base form: could not be bothered.
		if w := &l.entries[i]; alone[w.base] || alone[i] {
			l.classify(w, IdiomWord)
		}
	}
}
