package prose

// A Tell is a place in a text that is worth a second look.
type Tell struct {
	// At is where its word begins.
	At int
	// Meets are what the word is wanted for, Pairs the pairs that it and another meet,
	// Idioms what is wanted of the idioms that it may stand in, joined with |.
	Meets, Pairs Bits
	Idioms       uint8
}

// Tells is the first look at a text. It adds the text's tells to out. After the first
// texts neither look allocates.
func (s *Scanner) Tells(g *Glance, text string, out []Tell) []Tell {
	g.scanner, g.text, g.next = s, text, 0
	g.scan()
	for _, n := range g.telling {
		i := int(n)
		k := s.wordOf(g.all[i].hash)
		if k < 0 && k != owning {
			continue
		}
		t := s.kind(k)
		tell := Tell{At: int(g.all[i].start), Meets: g.meets(i, t.Tells)}
		if !t.Begins.IsNone() {
			tell.Pairs = g.opens(i, g.met(i, 1, t.Begins))
		}
		if !t.Ends.IsNone() {
			tell.Pairs = tell.Pairs.Or(g.met(i, -1, t.Ends))
		}
		if k >= 0 {
			tell.Idioms = g.idioms(i, k)
		}
		if tell.Idioms != 0 || !tell.Meets.Or(tell.Pairs).IsNone() {
			out = append(out, tell)
		}
	}
	return out
}

// met returns which of the pairs that the ith word opens are met behind it or, where the
// step is back, which of those that it closes are met before it.
func (g *Glance) met(i, step int, pairs Bits) (met Bits) {
	s := g.scanner
	half := &s.seconds
	if step < 0 {
		half = &s.firsts
	}
	far := s.furthest(pairs)
	for n := int32(1); n <= far && met != pairs; n++ {
		i += step
		if i < 0 || i >= len(g.all) {
			break
		}
		if listed, name := half.words.has(g.all[i].hash), g.mayBeName(&g.all[i]); listed || name {
			met = met.Or(s.within(n, g.others(i, step, pairs.Without(met), listed, name)))
		}
	}
	return met
}

// others returns of which pairs the ith word, to which a step led, can be the other word,
// as a word that may be listed or as one that may be a name.
func (g *Glance) others(i, step int, pairs Bits, listed, name bool) (out Bits) {
	s := g.scanner
	if listed {
		switch k := s.wordOf(g.all[i].hash); {
		case k == unlisted: // in the set by chance
		case step < 0:
			out = s.kind(k).Opens
		default:
			out = s.kind(k).Closes
		}
	}
	if name && step < 0 {
		out = out.Or(s.firsts.names)
	} else if name {
		out = out.Or(s.seconds.names)
	}
	if out = out.And(pairs); step < 0 {
		return g.opens(i, out)
	}
	return out
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
		if k >= 0 && (s.known.is(k, w.word) || w.word == denial && s.kind(k).Not) {
			return at
		}
	}
	return -1
}
