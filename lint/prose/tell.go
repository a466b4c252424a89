package prose

import "math/bits"

// A Tell is a place in a text that is worth a second look.
type Tell struct {
	// At is where its word begins.
	At int
	// Meets are what the word is wanted for, Pairs the pairs that it and another meet,
	// Idioms what is wanted of the idioms that it may stand in, joined with |.
	Meets  [2]uint64
	Pairs  uint64
	Idioms uint8
}

// Tells is the first look at a text. It adds the text's tells to out. After the first
// texts neither look allocates.
func (s *Scanner) Tells(g *Glance, text string, out []Tell) []Tell {
	g.scanner, g.text, g.next = s, text, 0
	g.scan(&s.telling)
	for _, i := range g.telling {
		w := &g.all[i]
		tell := Tell{At: int(w.start)}
		k, tells := int32(owning), uint8(tellsOfFrames)
		if w.hash != owningHash {
			if k = int32(s.known.place(w.hash)); k < 0 {
				continue
			}
			tells = s.tells[k]
		}
		if tells&tellsOfFrames != 0 {
			t := s.kind(k)
			tell.Meets = t.Tells
			if t.Begins != 0 {
				tell.Pairs = g.closedAhead(int(i), g.opens(int(i), t.Begins))
			}
			if t.Ends != 0 {
				tell.Pairs |= g.openedBefore(int(i), t.Ends)
			}
		}
		if tells&tellsOfIdioms != 0 {
			tell.Idioms = g.idioms(int(i), k)
		}
		if tell.Idioms != 0 || tell.Meets[0]|tell.Meets[1]|tell.Pairs != 0 {
			out = append(out, tell)
		}
	}
	return out
}

// closedAhead returns which of the pairs that the ith word opens are met behind it.
func (g *Glance) closedAhead(i int, open uint64) (met uint64) {
	s := g.scanner
	last := min(len(g.all)-1, i+int(s.furthest(open)))
	for k := i + 1; k <= last && met != open; k++ {
		for both := open &^ met & g.closes(&g.all[k]); both != 0; both &= both - 1 {
			if p := bits.TrailingZeros64(both); k-i <= int(s.reach[p]) {
				met |= 1 << p
			}
		}
	}
	return met
}

// openedBefore returns which of the pairs that the ith word closes are met before it.
func (g *Glance) openedBefore(i int, closed uint64) (met uint64) {
	s := g.scanner
	last := max(0, i-int(s.furthest(closed)))
	for k := i - 1; k >= last && met != closed; k-- {
		for both := g.opens(k, closed&^met&g.leads(&g.all[k])); both != 0; both &= both - 1 {
			if p := bits.TrailingZeros64(both); i-k <= int(s.reach[p]) {
				met |= 1 << p
			}
		}
	}
	return met
}

// furthest returns the longest reach of some pairs.
func (s *Scanner) furthest(pairs uint64) (reach int32) {
	for ; pairs != 0; pairs &= pairs - 1 {
		reach = max(reach, s.reach[bits.TrailingZeros64(pairs)])
	}
	return reach
}

// closes returns the pairs that a word closes, also if it should be a name.
func (g *Glance) closes(w *written) (pairs uint64) {
	s := g.scanner
	if s.closing.has(w.hash) {
		pairs = s.traitsOf(w.hash).Closes
	}
	if c := g.text[w.start]; c < 'a' || c >= 0x80 {
		pairs |= s.names.Closes
	}
	return pairs
}

// leads returns the pairs that a word opens, also if it should be a name.
func (g *Glance) leads(w *written) (pairs uint64) {
	s := g.scanner
	if s.leading.has(w.hash) {
		pairs = s.traitsOf(w.hash).Opens
	}
	if c := g.text[w.start]; c < 'a' || c >= 0x80 {
		pairs |= s.names.Opens
	}
	return pairs
}

// traitsOf returns the traits of the word with a hash, or of what stands in the place of one.
func (s *Scanner) traitsOf(hash uint64) *Traits {
	if hash == owningHash {
		return s.kind(owning)
	}
	if k := s.known.place(hash); k >= 0 {
		return s.kind(int32(k))
	}
	return &s.kinds[quiet]
}

// idioms returns what is wanted of the idioms that the ith word, which stands at a place
// of the lexicon, gives away and that it stands in.
func (g *Glance) idioms(i int, word int32) (out uint8) {
	base := g.scanner.known.entries[word].base
	out = g.idiomsOf(i, base, 0)
	if base != word {
		out = g.idiomsOf(i, word, out)
	}
	return out
}

// idiomsOf adds to out what is wanted of the idioms that a form gives away, given its
// place, and that the ith word stands in.
func (g *Glance) idiomsOf(i int, form int32, out uint8) uint8 {
	l := g.scanner.known
	for k := l.markAt[form]; k > 0; k = l.idioms[k-1].nextMark {
		if want := g.scanner.idioms[k-1]; out&want != want && g.holds(&l.idioms[k-1], i) {
			out |= want
		}
	}
	return out
}

// holds reports whether the words of an idiom stand around the ith, which gives it away.
func (g *Glance) holds(idiom *Idiom, i int) bool {
	at := i
	for m := idiom.mark; m > 0; m-- {
		if at = g.find(at, -1, idiom.core[m].reach, idiom.core[m-1]); at < 0 {
			return false
		}
	}
	at = i
	for m := idiom.mark + 1; m < len(idiom.core); m++ {
		if at = g.find(at, 1, idiom.core[m].reach, idiom.core[m]); at < 0 {
			return false
		}
	}
	return true
}

// find returns the place of the next word of an idiom, going from place at a step at a
// time, or -1.
func (g *Glance) find(at, step int, reach int32, w coreWord) int {
	s := g.scanner
	for range reach {
		at += step
		if at < 0 || at >= len(g.all) {
			break
		}
		h := g.all[at].hash
		if !s.cores.has(h) {
			continue
		}
		k := s.known.place(h)
		if k >= 0 && (s.known.is(int32(k), w.word) || w.word == denial && s.kind(int32(k)).Not) {
			return at
		}
	}
	return -1
}
