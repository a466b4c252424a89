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
	// the frame.
	needs []prose.Set
	wants wants // needs, as numbered by the sieve
	// find calls the view's hit for each place that fills the frame.
	find func(*view)
}

// fits reports whether a text with these wants can fill the frame.
func (f *frame) fits(met wants) bool {
	return f.wants[0]&^met[0] == 0 && f.wants[1]&^met[1] == 0
}

// wants are sets of classes that frames need, one bit each.
type wants [2]uint64

// A sieve holds the frames, and tells fast which of them a text can fill.
type sieve struct {
	plain, idioms []*frame
	// byClass are, for each class, the needs that a word of the class meets.
	byClass [64 * len(prose.Set{})]wants
	scanner *prose.Scanner
}

// newSieve numbers the needs of the frames.
func newSieve(plain, idioms []*frame) *sieve {
	s := &sieve{plain: plain, idioms: idioms}
	number := map[prose.Set]int{}
	for _, f := range plain {
		for _, need := range f.needs {
			n, ok := number[need]
			if !ok {
				n = len(number)
				number[need] = n
				for c := range s.byClass {
					if need.Has(prose.Class(c)) {
						s.byClass[c][n>>6] |= 1 << (n & 63)
					}
				}
			}
			f.wants[n>>6] |= 1 << (n & 63)
		}
	}
	s.scanner = prose.English().Scanner(func(c prose.Set) prose.Bits {
		met := s.met(c)
		return prose.Bits{met[0], met[1], c.Idioms()}
	})
	return s
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

// passes reports whether any frame may fit a text.
func (s *sieve) passes(text string) bool {
	bits := s.scanner.Scan(text)
	if prose.MayHoldIdiom(bits[2]) {
		return true
	}
	met := wants{bits[0], bits[1]}
	return slices.ContainsFunc(s.plain, func(f *frame) bool { return f.needs != nil && f.fits(met) })
}

// defaultSieve is that of the default options, which nearly all documents share.
var defaultSieve = sync.OnceValue(func() *sieve { return newSieve(framesFor(&checker{})) })

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
	prose.HumanRef, prose.Nobody, prose.GivenName, prose.UnknownName)

// gravity orders the rules: of two findings in one sentence that are equally sure, the
// graver is reported.
func gravity(rule string) int {
	return slices.Index([]string{judgement, hindsight, counterfactual, namedActor, negligence, humanError, personBlame, punishment}, rule)
}
