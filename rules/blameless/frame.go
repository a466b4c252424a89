package blameless

import (
	"math/bits"
	"slices"
	"sync"

	"github.com/pmlint/pmlint/lint/prose"
)

// A frame is one way in which a sentence blames.
type frame struct {
	// id names the frame, rule the rule that reports it.
	id, rule string
	// explain says what the frame finds.
	explain string
	// needs are sets of classes; a text that lacks one of them altogether cannot fill
	// the frame. Deeds are sets that only tell behind somebody, or before by and
	// somebody.
	needs, deeds []prose.Set
	// near are pairs of sets of which the second must follow the first within some
	// words, next those of which it must be the next word.
	near, next []pair
	// heats says that the frame looks for marks, not for words.
	heats bool
	// find calls the view's hit for each place that fills the frame.
	find func(*view)
}

// A pair is two sets of classes, whose words belong together.
type pair [2]prose.Set

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

// fits returns which frames may fit a sentence, or some sentence of a text.
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

// framesFor returns the frames to look for, those of idioms apart. The option
// roles-only has one of its own.
func framesFor(options *checker) (plain, idioms []*frame) {
	for _, f := range allFrames() {
		if f.id == options.off || f.id == "unannounced" && options.People != rolesOnly {
			continue
		}
		if len(f.needs) == 1 && f.needs[0] == idiomWord {
			idioms = append(idioms, f)
		} else {
			plain = append(plain, f)
		}
	}
	return plain, idioms
}

// idiomWord is what a text needs to hold an idiom; prose.Set.MayHoldIdiom knows better.
var idiomWord = classes(prose.IdiomWord)

// allFrames returns all frames.
func allFrames() []*frame {
	return slices.Concat(personFrames(), punishmentFrames(), errorFrames(), negligenceFrames(), actorFrames(),
		counterfactualFrames(), hindsightFrames(), judgementFrames(), conductFrames(), idiomFrames())
}

// classes abbreviates the making of sets.
func classes(c ...prose.Class) prose.Set { return prose.SetOf(c...) }

// people are the classes of words that can speak of people. Names need not be listed.
var people = classes(prose.Role, prose.RoleSoft, prose.RoleAmbiguous, prose.Junior, prose.Team, prose.TeamSoft, prose.Subject,
	prose.HumanRef, prose.Nobody, prose.GivenName, prose.Named, prose.UnknownName)

// known are those that do so beyond doubt, whatever they do.
var known = classes(prose.Role, prose.RoleSoft, prose.RoleAmbiguous, prose.Junior, prose.Team, prose.TeamSoft, prose.Subject,
	prose.HumanRef, prose.Nobody, prose.GivenName, prose.Named)

// actors are the classes of words that can speak of who did something.
var actors = classes(prose.Role, prose.RoleSoft, prose.RoleAmbiguous, prose.Junior, prose.Team, prose.TeamSoft, prose.Subject,
	prose.Indefinite, prose.Nobody, prose.Named)

// gravity orders the rules: of two findings in one sentence that are equally sure, the
// graver is reported.
func gravity(rule string) int {
	return slices.Index([]string{judgement, hindsight, counterfactual, namedActor, negligence, humanError, personBlame, punishment}, rule)
}
