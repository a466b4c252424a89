package prose

import (
	"strings"
)

// Look is the second look, at the words of text[from:to] that matter, for some of the
// needs and pairs that [Traits] speaks of. Stretches are looked at in order.
func (g *Glance) Look(from, to int, needs, pairs Bits) {
	g.needs, g.pairs = needs, pairs
	i := g.first(from)
	g.words = g.words[:0]
	for ; i < len(g.all) && int(g.all[i].start) < to; i++ {
		g.found(i)
	}
	g.next = i
}

// first returns the first of all words that does not stand before a place.
func (g *Glance) first(from int) int {
	i := g.next
	for i < len(g.all) && int(g.all[i].start) < from {
		i++
	}
	return i
}

// MayName reports whether a word of text[from:to], at which Look has not yet been, may be
// a name. Function words that no list has as names are read as none.
func (g *Glance) MayName(from, to int) bool {
	for i := g.first(from); i < len(g.all) && int(g.all[i].start) < to; i++ {
		if w := &g.all[i]; g.mayBeName(w) {
			if k := g.scanner.wordOf(w.hash); k < 0 || g.scanner.known.entries[k].parts&(Function|Name) != Function {
				return true
			}
		}
	}
	return false
}

// found adds the nth of all words, if it matters.
func (g *Glance) found(n int) {
	s, w := g.scanner, &g.all[n]
	capital := g.mayBeName(w)
	if capital && len(g.Names) > 0 && g.Names[w.hash] {
		g.keep(n, named)
	}
	if !capital && !s.loud.has(w.hash) {
		return
	}
	switch k := s.wordOf(w.hash); {
	case k != unlisted:
		if k < 0 || *s.kind(k) != (Traits{}) {
			g.keep(n, k)
		}
	case g.isCapitalised(w):
		g.keep(n, unlisted)
	}
}

// keep adds the nth of all words to those that matter, given its place or what it stands
// for.
func (g *Glance) keep(n int, word int32) {
	w, kind := &g.all[n], g.scanner.kindAt(word)
	meets := g.meets(n, g.scanner.kinds[kind].Meets.And(g.needs))
	g.words = append(g.words, glanced{w.start, w.end, int32(n), kind, meets})
}

// isCapitalised reports whether a word has a capital letter and then small ones.
func (g *Glance) isCapitalised(w *written) bool {
	c := g.text[w.start]
	return 'A' <= c && c <= 'Z' && w.end-w.start > 2 && g.text[w.start+1] >= 'a'
}

// traits are those of a glanced word.
func (g *Glance) traits(w *glanced) *Traits { return &g.scanner.kinds[w.kind] }

// Meets returns what the words meet of what is looked for, and the pairs among them.
func (g *Glance) Meets() (meets, pairs Bits) {
	for i := range g.words {
		w := &g.words[i]
		t := g.traits(w)
		meets = meets.Or(w.meets)
		if open := t.Opens.And(g.pairs).Without(pairs); !open.IsNone() {
			pairs = pairs.Or(g.opens(int(w.nth), g.closed(i, open)))
		}
	}
	return meets, pairs
}

// opens returns which of the pairs that the nth of all words may open it does open where
// it stands.
func (g *Glance) opens(n int, pairs Bits) Bits {
	s := g.scanner
	if pairs.Meets(s.opening) && !g.mayOpen(n) {
		pairs = pairs.Without(s.opening)
	}
	if pairs.Meets(s.used.pairs) {
		use := g.use(n)
		for i := range s.usages {
			if u := &s.usages[i]; u.not&use != 0 {
				pairs = pairs.Without(u.pairs)
			}
		}
	}
	return pairs
}

// mayOpen reports whether a clause can begin at the nth of all words.
func (g *Glance) mayOpen(n int) bool {
	if n == 0 {
		return true
	}
	before := &g.all[n-1]
	if between := g.text[before.end:g.all[n].start]; between != " " && between != "\n" {
		return true
	}
	if strings.HasSuffix(g.text[before.start:before.end], "ly") || before.start >= 3 && strings.EqualFold(g.text[before.start-3:before.start], "at ") {
		return true // an adverb, as at last is
	}
	k := g.scanner.known.place(before.hash)
	if k < 0 {
		return false
	}
	return g.scanner.known.entries[k].parts&Adverb != 0 || g.scanner.known.classesOf(k).Any(SetOf(Conjunction, How))
}

// closed returns which of the pairs that a word opens are met.
func (g *Glance) closed(i int, open Bits) (met Bits) {
	from, far := g.words[i].nth, g.scanner.furthest(open)
	for k := i + 1; k < len(g.words) && g.words[k].nth-from <= far; k++ {
		w := &g.words[k]
		met = met.Or(g.scanner.within(w.nth-from, open.And(g.traits(w).Closes)))
	}
	return met
}

// Deeds returns what the words meet of what is looked for that may tell of somebody's deeds: those that stand
// behind a word for people, or before by and one. In a sentence that begins with a gerund
// the people may follow.
func (g *Glance) Deeds() (deeds Bits) {
	human := false
	for i := range g.words {
		human = human || g.traits(&g.words[i]).Human
	}
	var all Bits
	acting, open := false, false
	for i := range g.words {
		w := &g.words[i]
		t := g.traits(w)
		if g.acts(w, t, human) {
			if open {
				deeds = deeds.Or(all)
			}
			acting = true
		}
		if acting {
			deeds = deeds.Or(w.meets)
		}
		all = all.Or(w.meets)
		open = open || t.By || i < 3 && !acting && strings.HasSuffix(g.text[w.start:w.end], "ing")
	}
	return deeds
}

// Acted reports whether some word can speak of who acts.
func (g *Glance) Acted() bool {
	for i := range g.words {
		if w := &g.words[i]; g.acts(w, g.traits(w), true) {
			return true
		}
	}
	return false
}

// acts reports whether a word can speak of who acts. Human says that some word is a deed
// of people.
func (g *Glance) acts(w *glanced, t *Traits, human bool) bool {
	capital := g.text[w.start] < 'a'
	return t.Actor && (capital || !t.Capital) || t.Maybe && human && capital
}
