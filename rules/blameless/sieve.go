package blameless

import (
	"math/bits"
	"sync"

	"github.com/pmlint/pmlint/lint/prose"
)

// wants are sets of classes that frames need, one bit each.
type wants [2]uint64

// holds reports whether all of the others are among the wants.
func (w wants) holds(other wants) bool { return other[0]&^w[0]|other[1]&^w[1] == 0 }

// A demand is what a text must meet.
type demand struct {
	wants wants
	pairs uint64
	deeds wants
}

// A sieve holds the frames, and tells fast which of them a text can fill.
type sieve struct {
	plain, idioms []*frame
	// demands are those of the plain frames, side by side, since most texts are held
	// against all of them.
	demands []demand
	// byWant are the demands to try where a want is met: each stands under the first of
	// its own. Those that only want pairs are in ofPairs.
	byWant  [128][]uint8
	ofPairs []uint8
	heat    wants // the frames that look for marks
	// open lets everything pass, for the test that proves that nothing is lost.
	open bool
	// spare are readers between two documents.
	spare sync.Pool
	// byClass are, for each class, the needs that a word of the class meets.
	byClass [64 * len(prose.Set{})]wants
	// opens and closes are the classes of the pairs that may be apart, openNext and
	// closeNext of those that may not.
	opens, closes, opensNext, closesNext []prose.Set
	scanner                              *prose.Scanner
}

// newSieve numbers the needs of the frames. A lenient one lets deeds stand anywhere.
func newSieve(plain, idioms []*frame, lenient bool) *sieve {
	s := &sieve{plain: plain, idioms: idioms}
	number := map[prose.Set]int{}
	add := func(out *wants, sets []prose.Set) {
		for _, set := range sets {
			n, ok := number[set]
			if !ok {
				n = len(number)
				number[set] = n
				for c := range s.byClass {
					if set.Has(prose.Class(c)) {
						s.byClass[c][n>>6] |= 1 << (n & 63)
					}
				}
			}
			out[n>>6] |= 1 << (n & 63)
		}
	}
	for i, f := range plain {
		if f.heats {
			s.heat[i>>6] |= 1 << (i & 63)
		}
		d := &demand{}
		add(&d.wants, f.needs)
		add(&d.wants, f.deeds)
		for _, p := range f.near {
			d.pairs |= 1 << len(s.opens)
			s.opens, s.closes = append(s.opens, p[0]), append(s.closes, p[1])
		}
		for _, p := range f.next {
			d.pairs |= 1 << (63 - len(s.opensNext))
			s.opensNext, s.closesNext = append(s.opensNext, p[0]), append(s.closesNext, p[1])
		}
		if !lenient {
			add(&d.deeds, f.deeds)
		}
		s.demands = append(s.demands, *d)
		switch {
		case len(f.deeds) > 0:
			s.byWant[number[f.deeds[0]]] = append(s.byWant[number[f.deeds[0]]], uint8(i))
		case d.pairs != 0:
			s.ofPairs = append(s.ofPairs, uint8(i))
		case len(f.needs) > 0:
			s.byWant[number[f.needs[0]]] = append(s.byWant[number[f.needs[0]]], uint8(i))
		}
	}
	s.scanner = prose.English().Scanner(s.traits)
	return s
}

// traits are what the scanner tells of a word of these classes.
func (s *sieve) traits(c prose.Set) prose.Traits {
	given := c.Has(prose.GivenName) && !c.Has(prose.WordName)
	return prose.Traits{
		Meets: s.met(c), Idioms: c.Idioms(),
		Opens: among(s.opens, c), Closes: among(s.closes, c),
		OpensNext: bits.Reverse64(among(s.opensNext, c)), ClosesNext: bits.Reverse64(among(s.closesNext, c)),
		Actor:   given || c.Any(actors) || c.Has(prose.HumanRef) && !c.Has(prose.Possessive),
		Capital: given && !c.Any(actors),
		Maybe:   c.Has(prose.UnknownName) || c.Has(prose.GivenName),
		Human:   c.Has(prose.HumanOnly), By: c.Any(classes(prose.By, prose.Had)),
		Not: c.Any(classes(prose.Negation, prose.Modal, prose.Nobody, prose.None)),
	}
}

// met returns the needs that a text with these classes of words meets.
func (s *sieve) met(mask prose.Set) wants {
	var out wants
	for i, word := range mask {
		for ; word != 0; word &= word - 1 {
			w := &s.byClass[i<<6+bits.TrailingZeros64(word)]
			out[0] |= w[0]
			out[1] |= w[1]
		}
	}
	return out
}

// among returns which of the sets, one bit each, have a class in common with c.
func among(sets []prose.Set, c prose.Set) (out uint64) {
	for i, set := range sets {
		if set.Any(c) {
			out |= 1 << i
		}
	}
	return out
}

// A fit says which frames may fit a text: the plain ones, one bit each, and whether any
// idiom.
type fit struct {
	plain  wants
	idioms bool
}

// isNone reports whether no frame fits.
func (f fit) isNone() bool { return f == fit{} }

// mayFit reports whether any frame may fit some sentence of a text.
func (s *sieve) mayFit(text prose.Seen) bool {
	words, pairs, idioms := text.Meets()
	if s.open {
		return true
	}
	t := trial{sieve: s, text: text, words: words, pairs: pairs}
	for i, word := range words {
		for ; word != 0 && t.out.isNone(); word &= word - 1 {
			t.try(s.byWant[i<<6+bits.TrailingZeros64(word)])
		}
	}
	if pairs != 0 && t.out.isNone() {
		t.try(s.ofPairs)
	}
	return !t.out.isNone() || prose.MayHoldIdiom(idioms) && text.MayHoldIdiom()
}

// fits returns which frames may fit a sentence.
func (s *sieve) fits(text prose.Seen) fit {
	if s.open {
		return fit{plain: firstWants(len(s.plain)), idioms: true}
	}
	words, pairs, idioms := text.Meets()
	t := trial{sieve: s, text: text, words: words, pairs: pairs}
	for i, word := range words {
		for ; word != 0; word &= word - 1 {
			t.try(s.byWant[i<<6+bits.TrailingZeros64(word)])
		}
	}
	if pairs != 0 {
		t.try(s.ofPairs)
	}
	t.out.idioms = prose.MayHoldIdiom(idioms) && text.MayHoldIdiom()
	return t.out
}

// firstWants are the first n wants.
func firstWants(n int) (out wants) {
	for i := range n {
		out[i>>6] |= 1 << (i & 63)
	}
	return out
}

// A trial holds demands against a text.
type trial struct {
	sieve *sieve
	text  prose.Seen
	words wants
	pairs uint64
	deeds wants
	told  bool // deeds are known
	out   fit
}

// try adds to the fit those of the frames whose demands are met.
func (t *trial) try(frames []uint8) {
	for _, i := range frames {
		d := &t.sieve.demands[i]
		if !t.words.holds(d.wants) || d.pairs&^t.pairs != 0 {
			continue
		}
		if !t.told && d.deeds != (wants{}) {
			t.told, t.deeds = true, t.text.Deeds()
		}
		if t.deeds.holds(d.deeds) {
			t.out.plain[i>>6] |= 1 << (i & 63)
		}
	}
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
