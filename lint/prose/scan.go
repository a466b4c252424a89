package prose

import (
	"math/bits"
	"strings"
)

// A Scanner looks through whole documents for words that matter to somebody, in two
// looks. The first is for telling words alone, of which most sentences have none; the
// second, at a sentence that has one, is for all that matter. Neither reads a sentence:
// of each word it is known what it is wanted for, and how far it stands from others.
type Scanner struct {
	known *Lexicon
	// kinds are the traits of the sets of classes that words have; ofWord are those of the
	// lexicon's words, in their order. The last three are those of what stands in the place
	// of a word.
	kinds  []Traits
	ofWord []uint16
	tells  []uint8 // what the words tell of, in their order
	// reach is how many words may at most lie between those of a pair, by the pair. Opening
	// are the pairs whose first word stands where a clause can begin.
	reach   [64]int32
	far     int32 // the furthest of them
	opening uint64
	// idioms are what is wanted of the lexicon's idioms.
	idioms []uint8
	// loud has the words that matter, telling those that tell, closing those that stand
	// behind them in pairs, leading those before them, and cores those of idioms.
	loud, telling, closing, leading, cores hashes
	// names has the pairs that names may open and close, whether a list has them or not.
	names Traits
}

// hashes is a set of hashes that may hold more than was put in, by chance.
type hashes [1 << 16 / 64]uint64

func (s *hashes) add(h uint32) { s[h>>6&(1<<10-1)] |= 1 << (h & 63) }

// has reports whether the set may hold a hash.
func (s *hashes) has(h uint64) bool { return s[h>>38&(1<<10-1)]>>(h>>32&63)&1 != 0 }

// Traits are what a Scanner's maker wants to be told about a word.
type Traits struct {
	// Meets are what the word is wanted for.
	Meets [2]uint64
	// Opens and Closes are the two halves of pairs that are met where the second stands
	// not far behind the first.
	Opens, Closes uint64
	// Tells, Begins and Ends are those of Meets, Opens and Closes that are worth a second
	// look: Tells at once, Begins and Ends where the pair is met.
	Tells        [2]uint64
	Begins, Ends uint64
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
}

// Scanner returns a scanner for the words of which traits says something, given their
// classes. Reach says of each pair how its words may stand.
// Idioms says of an idiom whether it is wanted, and how: what it returns is for
// [Tell.Idioms].
func (l *Lexicon) Scanner(traits func(Set) Traits, reach []Reach, idioms func(name string) uint8) *Scanner {
	s := &Scanner{known: l, idioms: make([]uint8, len(l.idioms)), tells: make([]uint8, len(l.entries)), ofWord: make([]uint16, len(l.entries)), kinds: make([]Traits, len(l.sets), len(l.sets)+3)}
	for k, n := range reach {
		s.reach[k] = int32(n.Words)
		s.far = max(s.far, s.reach[k])
		if n.Opening {
			s.opening |= 1 << k
		}
	}
	for k := range l.idioms {
		s.idioms[k] = idioms(l.idioms[k].Name)
	}
	for n := 1; n < len(l.sets); n++ {
		s.kinds[n] = traits(l.sets[n])
	}
	s.kinds = append(s.kinds, traits(SetOf(Genitive)), traits(SetOf(Named)), traits(SetOf(UnknownName)))
	for _, name := range s.kinds[len(s.kinds)-2:] {
		s.names.Opens |= name.Opens
		s.names.Closes |= name.Closes
	}
	s.closing.add(0) // what stands in the place of words
	s.leading.add(0)
	var begun, ended uint64 // pairs
	for n := range s.kinds {
		begun |= s.kinds[n].Begins
		ended |= s.kinds[n].Ends
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
func (s *Scanner) file(hash uint32, k int32, begun, ended uint64, core []bool) {
	e := &s.known.entries[k]
	t := &s.kinds[e.set]
	if *t != (Traits{}) {
		s.loud.add(hash)
		s.ofWord[k] = e.set
	}
	if t.tells() {
		s.tells[k] = tellsOfFrames
	}
	if s.known.markAt[k]|s.known.markAt[e.base] != 0 {
		s.tells[k] |= tellsOfIdioms
	}
	if s.tells[k] != 0 {
		s.telling.add(hash)
	}
	if t.Closes&begun != 0 {
		s.closing.add(hash)
	}
	if t.Opens&ended != 0 {
		s.leading.add(hash)
	}
	if t.Not || core[k] || core[e.base] {
		s.cores.add(hash)
	}
}

// tells reports whether the word alone, or with another, is worth a second look.
func (t *Traits) tells() bool { return t.Tells[0]|t.Tells[1]|t.Begins|t.Ends != 0 }

// What a word of the lexicon tells of: of what traits say, or of idioms.
const (
	tellsOfFrames = 1 << iota
	tellsOfIdioms
)

// quiet is the kind of words that matter to nobody.
const quiet = 0

// A Glance is what a Scanner has seen of one text.
type Glance struct {
	// Names are names of people, as hashed by [NameHash].
	Names map[uint64]bool

	scanner *Scanner
	text    string
	// all are the words of the text, telling the places there of those that may tell.
	all     []written
	telling []int32
	// words are those of a stretch that matter.
	words []glanced
	next  int // the first of all that no stretch has passed
}

// A written word stands at text[start:end]. What stands in the place of a word has a
// hash that no word has.
type written struct {
	hash       uint64
	start, end int32
}

// A glanced word is the nth of all; word is its place in the lexicon, or what stands for
// one.
type glanced struct{ start, end, nth, word int32 }

// NameHash is what stands for a name in [Glance.Names].
func NameHash(name string) uint64 {
	if name == "" {
		return 0
	}
	return hashOf(name)
}

// scan finds the words of the text. Nearly all are short and plain, and hashed without a
// look at their single bytes.
func (g *Glance) scan(telling *hashes) {
	text, all, tells := g.text, g.all[:0], g.telling[:0]
	tail := len(text) - 8
	if tail < 0 {
		g.all, g.telling = all, tells
		for i := 0; i < len(text); {
			i = g.slow(i)
		}
		return
	}
	end := eight(text[tail:])
	for i := 0; i < len(text); {
		x := end >> uint(8*(i-tail))
		if i <= tail {
			x = eight(text[i : i+8])
		}
		n := lettersOf(x)
		if n == 0 && text[i] < 0x80 && text[i] != '@' {
			if text[i] == '\'' && isGenitive(text, i+1) {
				all, tells = append(all, written{owningHash, int32(i), int32(i) + 1}), append(tells, int32(len(all)))
			}
			i++
			continue
		}
		h := uint64(hashSeed)
		last := n
		if n == 8 {
			next := end >> uint(8*(i+8-tail))
			if i+8 <= tail {
				next = eight(text[i+8 : i+16])
			}
			if more := lettersOf(next); more > 0 {
				h, x = mix(h, x|small), next
				last = more
				n += last
			}
		}
		c := byte(' ')
		if i+n < len(text) {
			c = text[i+n]
		}
		if last == 0 || n == 16 || c == '-' || c >= 0x80 {
			g.all, g.telling = all, tells
			i = g.slow(i)
			all, tells = g.all, g.telling
			continue
		}
		if n > 1 || text[i] == 'I' {
			rest := ^uint64(0) >> uint(64-8*last)
			h = mix(h, x&rest|small&rest)
			if telling.has(h) {
				tells = append(tells, int32(len(all)))
			}
			all = append(all, written{h, int32(i), int32(i + n)})
		}
		i += n
		if c == ' ' {
			i++
		}
	}
	g.all, g.telling = all, tells
}

// lettersOf returns how many letters without accents a text begins with, given its
// first eight bytes.
func lettersOf(x uint64) int {
	const ones = 0x0101010101010101
	y := (x | small) &^ (ones << 7)
	letters := (y + ones*(0x80-'a')) &^ (y + ones*(0x80-'z'-1)) &^ x & (ones << 7)
	return bits.TrailingZeros64(^letters&(ones<<7)) >> 3
}

// slow takes the word at i, or whatever stands there, byte by byte, and returns where to
// go on.
func (g *Glance) slow(i int) int {
	text := g.text
	c := text[i]
	if !wordBytes[c] {
		switch {
		case c == '@' && i+1 < len(text) && wordBytes[text[i+1]]:
			g.add(namedHash, i, i+1)
		case c == '\'' && isGenitive(text, i+1):
			g.add(owningHash, i, i+1)
		case c == 0xE2: // a typographic apostrophe ends words too
			if isGenitive(text, i+3) {
				g.add(owningHash, i, i+1)
			}
			return i + 3
		}
		return i + 1
	}
	start := i
	for i++; i < len(text) && (wordBytes[text[i]] || text[i] == '-'); i++ {
	}
	if i-start > 1 || c == 'I' {
		g.word(start, i)
	}
	return i
}

// In the place of a lexicon's word: a capitalised word that no list has, somebody's name
// or handle, and the ending of a genitive. The last two have hashes.
const (
	unlisted = -1
	named    = -2
	owning   = -3

	namedHash  = 1
	owningHash = 2
)

// isGenitive reports whether the ending of a genitive stands at i, behind an apostrophe.
func isGenitive(text string, i int) bool {
	return i < len(text) && (text[i] == 's' || text[i] == ' ') && (i+1 >= len(text) || !wordBytes[text[i+1]] || text[i] == ' ')
}

// add adds a word, given its hash.
func (g *Glance) add(h uint64, start, end int) {
	if g.scanner.telling.has(h) || h == owningHash {
		g.telling = append(g.telling, int32(len(g.all)))
	}
	g.all = append(g.all, written{h, int32(start), int32(end)})
}

// word adds the word at text[start:end], or the parts of one that no list has.
func (g *Glance) word(start, end int) {
	h := hashIn(g.text, start, end)
	at := strings.LastIndexByte(g.text[start:end], '-')
	if at <= 0 || g.scanner.known.place(h) >= 0 {
		g.add(h, start, end)
		return
	}
	g.word(start, start+at)
	if start+at+1 < end {
		g.word(start+at+1, end)
	}
}

// kind returns the traits of a word, by its place or by what stands for it.
func (s *Scanner) kind(word int32) *Traits {
	if word >= 0 {
		return &s.kinds[s.ofWord[word]]
	}
	return &s.kinds[len(s.kinds)+int(word)]
}

// wordBytes are the bytes of words: letters, of any alphabet, without the beginnings of
// typographic punctuation.
var wordBytes = func() (t [256]bool) {
	for c := range t {
		t[c] = 'a' <= c|0x20 && c|0x20 <= 'z' || c >= 0x80 && c != 0xE2
	}
	return t
}()
