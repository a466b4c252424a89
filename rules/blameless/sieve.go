package blameless

import (
	"math/bits"
	"slices"
	"strings"
	"sync"

	"github.com/pmlint/pmlint/lint/prose"
)

// wants are sets of classes that frames need, one bit each.
type wants [2]uint64

// holds reports whether all of the others are among the wants.
func (w wants) holds(other wants) bool { return other[0]&^w[0]|other[1]&^w[1] == 0 }

// or returns the wants of both, with the wants and the nth.
func (w wants) or(other wants) wants { return wants{w[0] | other[0], w[1] | other[1]} }

func (w wants) with(n int) wants {
	w[n>>6] |= 1 << (n & 63)
	return w
}

// A demand is what a sentence must meet.
type demand struct {
	wants wants
	pairs uint64
	deeds wants
	mark  byte
}

// A sieve holds the frames, and tells fast which of them a sentence can fill. It looks
// twice: by the first look each frame is found by its key alone, and only sentences with
// a key are held against the whole demand of the frames that it belongs to.
type sieve struct {
	plain, idioms []*frame
	demands       []demand // of the plain frames
	// byWant and byPair are the frames whose key is a want or a pair.
	byWant [128]wants
	byPair [64]wants
	// heat are the frames that look for marks, always those that every sentence may fill.
	heat, always wants
	// open lets everything pass, for the test that proves that nothing is lost; lenient
	// asks for no people, for the test that switches guards off.
	open, lenient bool
	// spare are readers between two documents.
	spare sync.Pool
	// byClass are, for each class, the needs that a word of the class meets, and the pairs
	// that it opens and closes.
	byClass [64 * len(prose.Set{})]struct {
		meets         wants
		opens, closes uint64
	}
	pairs []numbered
	// keys, keyPairs and keyEnds are the needs and pairs that are keys, the pairs by their
	// first or second words.
	keys              wants
	keyPairs, keyEnds uint64
	scanner           *prose.Scanner
}

// newSieve numbers the needs of the frames. A lenient one lets deeds stand anywhere, and
// idioms without people.
func newSieve(plain, idioms []*frame, lenient bool) *sieve {
	s := &sieve{plain: plain, idioms: idioms, lenient: lenient, demands: make([]demand, len(plain))}
	number := map[prose.Set]int{}
	for i, f := range plain {
		d := &s.demands[i]
		d.mark = f.mark
		d.wants = s.numbers(number, f.needs).or(s.numbers(number, f.deeds))
		if !lenient {
			d.deeds = s.numbers(number, f.deeds)
		}
		for k, p := range f.near {
			d.pairs |= 1 << s.pair(numbered{p, k == 0 && f.opening})
		}
		s.file(number, i, f)
	}
	reach := make([]prose.Reach, len(s.pairs))
	for k, p := range s.pairs {
		reach[k] = prose.Reach{Words: p.within, Opening: p.opening}
	}
	s.scanner = prose.English().Scanner(s.traits, reach, idiomWants)
	return s
}

// file files a frame under its key.
func (s *sieve) file(number map[prose.Set]int, i int, f *frame) {
	bit := wants{}.with(i)
	key := f.key
	switch {
	case f.heats:
		s.heat = s.heat.or(bit)
		return
	case key != prose.Set{}:
	case len(f.near) > 0:
		p := s.pair(numbered{f.near[0], f.opening})
		if f.backwards {
			s.keyEnds |= 1 << p
		} else {
			s.keyPairs |= 1 << p
		}
		s.byPair[p] = s.byPair[p].or(bit)
		return
	case len(f.needs) > 0:
		key = f.needs[0]
	default:
		key = f.deeds[0]
	}
	if key.Has(prose.UnknownName) { // which no list has
		s.always = s.always.or(bit)
		return
	}
	w := s.numbers(number, []prose.Set{key})
	s.keys = s.keys.or(w)
	n := number[key]
	s.byWant[n] = s.byWant[n].or(bit)
}

// numbers returns the wants that stand for some needs, and numbers those that are new.
func (s *sieve) numbers(number map[prose.Set]int, sets []prose.Set) (out wants) {
	for _, set := range sets {
		n, ok := number[set]
		if !ok {
			n = len(number)
			number[set] = n
			eachClass(set, func(c int) { s.byClass[c].meets = s.byClass[c].meets.with(n) })
		}
		out = out.with(n)
	}
	return out
}

// A numbered pair has its place among the pairs of all frames for its number.
type numbered struct {
	pair
	opening bool
}

// pair returns the number of a pair.
func (s *sieve) pair(p numbered) int {
	k := slices.Index(s.pairs, p)
	if k < 0 {
		k = len(s.pairs)
		s.pairs = append(s.pairs, p)
		eachClass(p.first, func(c int) { s.byClass[c].opens |= 1 << k })
		eachClass(p.second, func(c int) { s.byClass[c].closes |= 1 << k })
	}
	return k
}

// eachClass calls f for each class of a set.
func eachClass(set prose.Set, f func(c int)) {
	for i, word := range set {
		for ; word != 0; word &= word - 1 {
			f(i<<6 + bits.TrailingZeros64(word))
		}
	}
}

// traits are what the scanner tells of a word of these classes.
func (s *sieve) traits(c prose.Set) prose.Traits {
	given := c.Has(prose.GivenName) && !c.Has(prose.WordName)
	t := prose.Traits{
		Actor:   given || c.Any(actors) || c.Has(prose.HumanRef) && !c.Has(prose.Possessive),
		Capital: given && !c.Any(actors),
		Maybe:   c.Has(prose.UnknownName) || c.Has(prose.GivenName),
		Human:   c.Has(prose.HumanOnly), By: c.Any(leadsToActor), Not: c.Any(denials),
	}
	eachClass(c, func(n int) {
		k := &s.byClass[n]
		t.Meets[0] |= k.meets[0]
		t.Meets[1] |= k.meets[1]
		t.Opens |= k.opens
		t.Closes |= k.closes
	})
	t.Tells = [2]uint64{t.Meets[0] & s.keys[0], t.Meets[1] & s.keys[1]}
	t.Begins, t.Ends = t.Opens&s.keyPairs, t.Closes&s.keyEnds
	return t
}

// leadsToActor are the classes of words that may stand before who acts, denials those of
// words that can deny something.
var (
	leadsToActor = classes(prose.By, prose.Had)
	denials      = classes(prose.Negation, prose.Modal, prose.Nobody, prose.None)
)

// A fit says which frames may fit a text: the plain ones, one bit each, and what is
// wanted of the idioms that it may hold.
type fit struct {
	plain  wants
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
		if x := &idiomTable[i]; x.name == name && x.actor {
			return idiomOfPeople
		}
	}
	return idiomOfAll
}

// isNone reports whether no frame fits.
func (f fit) isNone() bool { return f == fit{} }

// isKeyed reports whether a text without tells fits no frame.
func (s *sieve) isKeyed() bool { return !s.open && s.always == (wants{}) }

// told returns the frames of whose keys the first look tells.
func (s *sieve) told(tells []prose.Tell) (out fit) {
	out.plain = s.always
	for i := range tells {
		t := &tells[i]
		for k, word := range t.Meets {
			for ; word != 0; word &= word - 1 {
				out.plain = out.plain.or(s.byWant[k<<6+bits.TrailingZeros64(word)])
			}
		}
		for word := t.Pairs; word != 0; word &= word - 1 {
			out.plain = out.plain.or(s.byPair[bits.TrailingZeros64(word)])
		}
		out.idioms |= t.Idioms
	}
	return out
}

// fits returns which of the frames may fit a sentence.
func (s *sieve) fits(may fit, g *prose.Glance, sentence string) (out fit) {
	out.idioms = may.idioms
	if may.idioms == idiomOfPeople && !s.lenient && !g.Acted() {
		out.idioms = 0
	}
	if may.plain == (wants{}) {
		return out
	}
	met, pairs := g.Meets()
	words, told, deeds := wants(met), false, wants{}
	for i, word := range may.plain {
		for ; word != 0; word &= word - 1 {
			n := i<<6 + bits.TrailingZeros64(word)
			d := &s.demands[n]
			if !words.holds(d.wants) || d.pairs&^pairs != 0 || d.mark != 0 && strings.IndexByte(sentence, d.mark) < 0 {
				continue
			}
			if !told && d.deeds != (wants{}) {
				told, deeds = true, g.Deeds()
			}
			if deeds.holds(d.deeds) {
				out.plain = out.plain.with(n)
			}
		}
	}
	return out
}

// all returns a fit for everything.
func (s *sieve) all() (out fit) {
	for i := range s.plain {
		out.plain = out.plain.with(i)
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
