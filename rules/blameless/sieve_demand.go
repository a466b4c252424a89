package blameless

import (
	"slices"

	"github.com/pmlint/pmlint/lint/prose"
)

// A demand is what a sentence must meet.
type demand struct {
	needs, pairs, deeds prose.Bits
	mark                byte
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
		meets, opens, closes prose.Bits
	}
	// keys, keyPairs and keyEnds are the needs and pairs that are keys, the pairs by their
	// first or second words.
	keys, keyPairs, keyEnds prose.Bits
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
	d := demand{deeds: n.needsOf(f, f.deeds), mark: f.mark}
	d.needs = n.needsOf(f, f.needs).Or(d.deeds)
	for k := range f.near {
		d.pairs = d.pairs.With(n.pair(f, k))
	}
	return d
}

// needsOf returns the numbers of some needs of a frame.
func (n *numbering) needsOf(f *frame, needs []prose.Set) (out prose.Bits) {
	for _, set := range needs {
		out = out.With(n.need(f, set))
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
		for c := range set.All() {
			n.byClass[c].meets = n.byClass[c].meets.With(k)
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
		for c := range p.first.All() {
			n.byClass[c].opens = n.byClass[c].opens.With(at)
		}
		for c := range p.second.All() {
			n.byClass[c].closes = n.byClass[c].closes.With(at)
		}
	}
	return at
}

// key makes a key of a need of a frame, and returns its number.
func (n *numbering) key(f *frame, need prose.Set) int {
	k := n.need(f, need)
	n.keys = n.keys.With(k)
	return k
}

// keyPair makes a key of the first pair of a frame, and returns its number.
func (n *numbering) keyPair(f *frame) int {
	p := n.pair(f, 0)
	if f.backwards {
		n.keyEnds = n.keyEnds.With(p)
	} else {
		n.keyPairs = n.keyPairs.With(p)
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
	for k := range c.All() {
		of := &n.byClass[k]
		t.Meets = t.Meets.Or(of.meets)
		t.Opens = t.Opens.Or(of.opens)
		t.Closes = t.Closes.Or(of.closes)
	}
	t.Tells, t.Begins, t.Ends = t.Meets.And(n.keys), t.Opens.And(n.keyPairs), t.Closes.And(n.keyEnds)
	return t
}

// leadsToActor are the classes of words that may stand before who acts, denials those of
// words that can deny something.
var (
	leadsToActor = classes(prose.By, prose.Had)
	denials      = classes(prose.Negation, prose.Modal, prose.Nobody, prose.None)
)
