package blameless

import (
	"slices"
	"strings"
	"sync"

	"github.com/pmlint/pmlint/lint/prose"
)

// A sieve holds the frames, and tells fast which of them a sentence can fill. It looks
// twice: by the first look each frame is found by its key alone, and only sentences with
// a key are held against the whole demand of the frames that it belongs to.
type sieve struct {
	plain, idioms []*frame
	demands       []demand // of the plain frames
	// byNeed and byPair are the frames whose key is a need or a pair.
	byNeed, byPair [prose.MaxBits]prose.Bits
	// heat are the frames that look for marks, always those that every sentence may fill.
	heat, always prose.Bits
	// open lets everything pass, for the test that proves that nothing is lost; lenient
	// asks for no people, for the test that switches guards off.
	open, lenient bool
	// spare are readers between two documents.
	spare   sync.Pool
	scanner *prose.Scanner
}

// newSieve makes the sieve of some frames. A lenient one lets deeds stand anywhere, and
// idioms without people.
func newSieve(plain, idioms []*frame, lenient bool) *sieve {
	s := &sieve{plain: plain, idioms: idioms, lenient: lenient, demands: make([]demand, len(plain))}
	n := numbering{needs: map[need]int{}, lenient: lenient}
	for i, f := range plain {
		s.demands[i] = n.demandOf(f)
		if lenient {
			s.demands[i].deeds = prose.Bits{}
		}
		s.file(&n, prose.Bits{}.With(i), f)
	}
	s.scanner = prose.English().Scanner(n.traits, n.uses(), n.reach(), idiomWants)
	return s
}

// file files a frame, given as its bit, under its key.
func (s *sieve) file(n *numbering, bit prose.Bits, f *frame) {
	if f.heats {
		s.heat = s.heat.Or(bit)
		return
	}
	if len(f.near) > 0 {
		p := n.keyPair(f)
		s.byPair[p] = s.byPair[p].Or(bit)
		return
	}
	key := slices.Concat(f.needs, f.deeds)[0]
	if key.Has(prose.UnknownName) { // which no list has
		s.always = s.always.Or(bit)
		return
	}
	w := n.key(f, key)
	s.byNeed[w] = s.byNeed[w].Or(bit)
}

// A fit says which frames may fit a text: the plain ones, one bit each, and what is
// wanted of the idioms that it may hold.
type fit struct {
	plain  prose.Bits
	idioms uint8
}

// What is wanted of idioms: nothing more, or people in their sentence.
const (
	idiomOfAll = 1 << iota
	idiomOfPeople
)

// idiomWants returns what is wanted of an idiom.
func idiomWants(name string) uint8 {
	for i := range idiomTable {
		if x := &idiomTable[i]; x.name == name && x.actor && !x.lapse {
			return idiomOfPeople
		}
	}
	return idiomOfAll
}

// isNone reports whether no frame fits.
func (f fit) isNone() bool { return f == fit{} }

// isKeyed reports whether a text without tells fits no frame.
func (s *sieve) isKeyed() bool { return !s.open && s.always.IsNone() }

// told returns the frames of whose keys the first look tells.
func (s *sieve) told(tells []prose.Tell) (out fit) {
	out.plain = s.always
	for i := range tells {
		t := &tells[i]
		for n := range t.Meets.All() {
			out.plain = out.plain.Or(s.byNeed[n])
		}
		for p := range t.Pairs.All() {
			out.plain = out.plain.Or(s.byPair[p])
		}
		out.idioms |= t.Idioms
	}
	return out
}

// asks returns the needs and pairs that decide which of the frames fit.
func (s *sieve) asks(may fit) (needs, pairs prose.Bits) {
	for n := range may.plain.All() {
		needs = needs.Or(s.demands[n].needs)
		pairs = pairs.Or(s.demands[n].pairs)
	}
	return needs, pairs
}

// fits returns which of the frames may fit a sentence.
func (s *sieve) fits(may fit, g *prose.Glance, sentence string) (out fit) {
	out.idioms = may.idioms
	if may.idioms == idiomOfPeople && !s.lenient && !g.Acted() {
		out.idioms = 0
	}
	if may.plain.IsNone() {
		return out
	}
	needs, pairs := g.Meets()
	told, deeds := false, prose.Bits{}
	for n := range may.plain.All() {
		d := &s.demands[n]
		if !needs.Holds(d.needs) || !pairs.Holds(d.pairs) || d.mark != 0 && strings.IndexByte(sentence, d.mark) < 0 {
			continue
		}
		if !told && !d.deeds.IsNone() {
			told, deeds = true, g.Deeds()
		}
		if deeds.Holds(d.deeds) {
			out.plain = out.plain.With(n)
		}
	}
	return out
}

// all returns a fit for everything.
func (s *sieve) all() (out fit) {
	for i := range s.plain {
		out.plain = out.plain.With(i)
	}
	out.idioms = idiomOfAll
	return out
}

// offSieve switches the sieve off, as the name of a frame does the frame.
const offSieve = "sieve"

// sieveFor returns the sieve of some options. Those of the two ways to name people
// are shared.
func sieveFor(options *checker) *sieve {
	switch {
	case options.off != "":
		plain, idioms := framesFor(options)
		s := newSieve(plain, idioms, true)
		s.open = options.off == offSieve
		return s
	case options.People == rolesOnly:
		return sieveOfRoles()
	}
	return sieveOfNames()
}

var (
	sieveOfNames = sync.OnceValue(func() *sieve { return sharedSieve(namesAllowed) })
	sieveOfRoles = sync.OnceValue(func() *sieve { return sharedSieve(rolesOnly) })
)

func sharedSieve(people string) *sieve {
	plain, idioms := framesFor(&checker{People: people})
	return newSieve(plain, idioms, false)
}
