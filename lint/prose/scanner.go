package prose

// A Scanner looks through whole documents for words that matter to somebody, in two
// looks. The first is for telling words alone, of which most sentences have none; the
// second, at a sentence that has one, is for all that matter. Neither reads a sentence:
// of each word it is known what it is wanted for, and how far it stands from others.
type Scanner struct {
	known *Lexicon
	// kinds are the traits of the sets of classes that words have. The last three are
	// those of what stands in the place of a word.
	kinds []Traits
	// reach is how many words may at most lie between those of a pair, by the pair. Opening
	// are the pairs whose first word stands where a clause can begin.
	reach   [MaxBits]int32
	opening Bits
	// usages are the needs and pairs that ask for a use, used all of them.
	usages []usage
	used   usage
	// idioms are what is wanted of the lexicon's idioms.
	idioms []uint8
	// loud has the words that matter, telling those that tell, and cores those of idioms.
	loud, telling, cores hashes
	// firsts are the words that open pairs, seconds those that close them.
	firsts, seconds half
}

// A half is the words that stand on one side of pairs.
type half struct {
	// words has those of pairs that are found by their other word.
	words hashes
	// names are the pairs in which names stand there, whether a list has them or not.
	names Bits
}

// Traits are what a Scanner's maker wants to be told about a word.
type Traits struct {
	// Meets are what the word is wanted for.
	Meets Bits
	// Opens and Closes are the two halves of pairs that are met where the second stands
	// not far behind the first.
	Opens, Closes Bits
	// Tells, Begins and Ends are those of Meets, Opens and Closes that are worth a second
	// look: Tells at once, Begins and Ends where the pair is met.
	Tells, Begins, Ends Bits
	// Actor says that the word can speak of who acts, Capital that it does so only with
	// a capital letter, Maybe that it does so only beside a deed of people.
	Actor, Capital, Maybe bool
	// Human says that the word is a deed of people, By that who did it follows, Not that
	// it can deny something.
	Human, By, Not bool
}

// A Reach says how the words of a pair may stand.
type Reach struct {
	// Words is how many there are at most from one to the other.
	Words int
	// Opening says that the first stands where a clause can begin: first, behind
	// punctuation, a conjunction or an adverb.
	Opening bool
	// Not are the uses of the first in which it is none of the pair.
	Not Use
}

// Scanner returns a scanner for the words of which traits says something, given their
// classes. Needs says of each bit of [Traits.Meets] in which uses a word does not meet it,
// reach of each pair how its words may stand, idioms of an idiom whether it is wanted, and
// how: what it returns is for [Tell.Idioms].
func (l *Lexicon) Scanner(traits func(Set) Traits, needs []Use, reach []Reach, idioms func(name string) uint8) *Scanner {
	s := &Scanner{known: l, idioms: make([]uint8, len(l.idioms)), kinds: make([]Traits, len(l.sets), len(l.sets)+3)}
	for k, n := range reach {
		s.reach[k] = int32(n.Words)
		if n.Opening {
			s.opening = s.opening.With(k)
		}
	}
	s.usages = usages(needs, reach)
	for _, u := range s.usages {
		s.used.pairs = s.used.pairs.Or(u.pairs)
		s.used.meets = s.used.meets.Or(u.meets)
	}
	for k := range l.idioms {
		s.idioms[k] = idioms(l.idioms[k].Name)
	}
	for n := 1; n < len(l.sets); n++ {
		s.kinds[n] = traits(l.sets[n])
	}
	s.kinds = append(s.kinds, traits(SetOf(Genitive)), traits(SetOf(Named)), traits(SetOf(UnknownName)))
	for _, name := range s.kinds[len(s.kinds)-2:] {
		s.firsts.names = s.firsts.names.Or(name.Opens)
		s.seconds.names = s.seconds.names.Or(name.Closes)
	}
	// Whether a genitive tells or is half of a pair is asked of its traits alone.
	for _, set := range []*hashes{&s.telling, &s.firsts.words, &s.seconds.words} {
		set.add(upper(owningHash))
	}
	var begun, ended Bits // pairs
	for n := range s.kinds {
		begun = begun.Or(s.kinds[n].Begins)
		ended = ended.Or(s.kinds[n].Ends)
	}
	core := l.isCore()
	for i := range l.slots {
		if l.slots[i].word != 0 {
			s.file(l.slots[i].hash, l.slots[i].word-1, begun, ended, core)
		}
	}
	return s
}

// file files the kth word, given the pairs by whose first or second words sentences are
// found, and which forms stand in the core of idioms.
func (s *Scanner) file(hash uint32, k int32, begun, ended Bits, core []bool) {
	t, base := s.kind(k), s.known.entries[k].base
	if *t != (Traits{}) {
		s.loud.add(hash)
	}
	if t.tells() || s.known.markAt[k]|s.known.markAt[base] != 0 {
		s.telling.add(hash)
	}
	if t.Closes.Meets(begun) {
		s.seconds.words.add(hash)
	}
	if t.Opens.Meets(ended) {
		s.firsts.words.add(hash)
	}
	if t.Not || core[k] || core[base] {
		s.cores.add(hash)
	}
}

// tells reports whether the word alone, or with another, is worth a second look.
func (t *Traits) tells() bool { return !t.Tells.Or(t.Begins).Or(t.Ends).IsNone() }

// In the place of a lexicon's word: a capitalised word that no list has, somebody's name
// or handle, and the ending of a genitive. The last two have hashes.
const (
	unlisted = -1
	named    = -2
	owning   = -3

	namedHash  = 1
	owningHash = 2
)

// wordOf returns the place of the word with a hash, or what stands for one.
func (s *Scanner) wordOf(hash uint64) int32 {
	switch hash {
	case namedHash:
		return named
	case owningHash:
		return owning
	}
	return s.known.place(hash) // or unlisted
}

// kind returns the traits of a word, by its place or by what stands for it.
func (s *Scanner) kind(word int32) *Traits { return &s.kinds[s.kindAt(word)] }

// kindAt returns the place of a word's traits.
func (s *Scanner) kindAt(word int32) int32 {
	if word >= 0 {
		return int32(s.known.entries[word].set)
	}
	return int32(len(s.kinds)) + word
}

// furthest returns the longest reach of some pairs.
func (s *Scanner) furthest(pairs Bits) (reach int32) {
	for p := range pairs.All() {
		reach = max(reach, s.reach[p])
	}
	return reach
}

// within returns which of some pairs may have a number of words between their own.
func (s *Scanner) within(words int32, pairs Bits) (out Bits) {
	if pairs.IsNone() {
		return out
	}
	for p := range pairs.All() {
		if words <= s.reach[p] {
			out = out.With(p)
		}
	}
	return out
}
