package blameless

import (
	"iter"
	"math/bits"
	"slices"

	"github.com/pmlint/pmlint/lint/prose"
)

// wants are sets of classes that frames need, one bit each.
type wants [2]uint64

// holds reports whether all of the others are among the wants.
func (w wants) holds(other wants) bool { return other[0]&^w[0]|other[1]&^w[1] == 0 }

// or returns the wants of both.
func (w wants) or(other wants) wants { return wants{w[0] | other[0], w[1] | other[1]} }

// with returns the wants and the nth.
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

// bitsOf yields the numbers of the bits that are set, counted through all words.
func bitsOf(words ...uint64) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i, word := range words {
			for ; word != 0; word &= word - 1 {
				if !yield(i<<6 + bits.TrailingZeros64(word)) {
					return
				}
			}
		}
	}
}

// A numbering gives numbers to the needs and pairs of frames while a sieve is made.
type numbering struct {
	needs map[need]int
	pairs []numbered
	// lenient numberings ask for no use.
	lenient bool
	// byClass are, for each class, the needs that a word of the class meets, and the pairs
	// that it opens and closes.
	byClass [64 * len(prose.Set{})]struct {
		meets         wants
		opens, closes uint64
	}
	// keys, keyPairs and keyEnds are the needs and pairs that are keys, the pairs by their
	// first or second words.
	keys              wants
	keyPairs, keyEnds uint64
}

// A need is a set of classes, of which a word is wanted in no use that is excluded.
type need struct {
	set prose.Set
	not prose.Use
}

// A numbered pair has its place among the pairs of all frames for its number.
type numbered struct {
	pair
	opening bool
	not     prose.Use
}

// demandOf returns what a sentence for a frame must meet.
func (n *numbering) demandOf(f *frame) demand {
	d := demand{deeds: n.wants(f, f.deeds), mark: f.mark}
	d.wants = n.wants(f, f.needs).or(d.deeds)
	for k := range f.near {
		d.pairs |= 1 << n.pair(f, k)
	}
	return d
}

// wants returns the wants that stand for some needs of a frame.
func (n *numbering) wants(f *frame, needs []prose.Set) (out wants) {
	for _, set := range needs {
		out = out.with(n.need(f, set))
	}
	return out
}

// not returns the uses in which a word of a set is none that a frame wants.
func (n *numbering) not(f *frame, set prose.Set) prose.Use {
	if n.lenient || set != f.main {
		return 0
	}
	return f.not
}

// need returns the number of a need of a frame.
func (n *numbering) need(f *frame, set prose.Set) int {
	key := need{set, n.not(f, set)}
	k, ok := n.needs[key]
	if !ok {
		k = len(n.needs)
		n.needs[key] = k
		for c := range bitsOf(set[:]...) {
			n.byClass[c].meets = n.byClass[c].meets.with(k)
		}
	}
	return k
}

// pair returns the number of the kth pair of a frame.
func (n *numbering) pair(f *frame, k int) int {
	p := numbered{f.near[k], k == 0 && f.opening, n.not(f, f.near[k].first)}
	at := slices.Index(n.pairs, p)
	if at < 0 {
		at = len(n.pairs)
		n.pairs = append(n.pairs, p)
		for c := range bitsOf(p.first[:]...) {
			n.byClass[c].opens |= 1 << at
		}
		for c := range bitsOf(p.second[:]...) {
			n.byClass[c].closes |= 1 << at
		}
	}
	return at
}

// key makes a key of a need of a frame, and returns its number.
func (n *numbering) key(f *frame, need prose.Set) int {
	k := n.need(f, need)
	n.keys = n.keys.with(k)
	return k
}

// keyPair makes a key of the first pair of a frame, and returns its number.
func (n *numbering) keyPair(f *frame) int {
	p := n.pair(f, 0)
	if f.backwards {
		n.keyEnds |= 1 << p
	} else {
		n.keyPairs |= 1 << p
	}
	return p
}

// reach says of each pair how its words may stand.
func (n *numbering) reach() []prose.Reach {
	out := make([]prose.Reach, len(n.pairs))
	for k, p := range n.pairs {
		out[k] = prose.Reach{Words: p.within, Opening: p.opening, Not: p.not}
	}
	return out
}

// uses says of each need in which uses a word does not meet it.
func (n *numbering) uses() []prose.Use {
	out := make([]prose.Use, len(n.needs))
	for need, k := range n.needs {
		out[k] = need.not
	}
	return out
}

// traits are what the scanner tells of a word of these classes.
func (n *numbering) traits(c prose.Set) prose.Traits {
	given := c.Has(prose.GivenName) && !c.Has(prose.WordName)
	t := prose.Traits{
		Actor:   given || c.Any(actors) || c.Has(prose.HumanRef) && !c.Has(prose.Possessive),
		Capital: given && !c.Any(actors),
		Maybe:   c.Has(prose.UnknownName) || c.Has(prose.GivenName),
		Human:   c.Has(prose.HumanOnly), By: c.Any(leadsToActor), Not: c.Any(denials),
	}
	for k := range bitsOf(c[:]...) {
		of := &n.byClass[k]
		t.Meets = wants(t.Meets).or(of.meets)
		t.Opens |= of.opens
		t.Closes |= of.closes
	}
	t.Tells = [2]uint64{t.Meets[0] & n.keys[0], t.Meets[1] & n.keys[1]}
	t.Begins, t.Ends = t.Opens&n.keyPairs, t.Closes&n.keyEnds
	return t
}

// leadsToActor are the classes of words that may stand before who acts, denials those of
// words that can deny something.
var (
	leadsToActor = classes(prose.By, prose.Had)
	denials      = classes(prose.Negation, prose.Modal, prose.Nobody, prose.None)
)
