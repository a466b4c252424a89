package prose

import (
	"math/bits"
	"strings"
	"unicode/utf8"
)

// A Scanner looks through whole documents for words that matter to somebody. It reads no
// sentence: it knows of each word a few bits, so that a text costs little more than its
// bytes.
type Scanner struct {
	known *Lexicon
	// kinds are the traits that differ; ofWord are those of the lexicon's words, in their
	// order. The last three are those of what stands in the place of a word.
	kinds  []Traits
	ofWord []uint16
	// loud has a bit for each word that matters, by its hash.
	loud []uint64
}

// loudBits is how many bits tell words that matter from others.
const loudBits = 1 << 16

// Traits are what a Scanner's maker wants to be told about a word.
type Traits struct {
	// Meets are what the word is wanted for, Idioms its [Set.Idioms].
	Meets  [2]uint64
	Idioms uint64
	// Opens and Closes are the two halves of pairs that are met where the second stands
	// close behind the first; OpensNext and ClosesNext where it is the next word.
	Opens, Closes, OpensNext, ClosesNext uint64
	// Actor says that the word can speak of who acts, Capital that it does so only with
	// a capital letter, Maybe that it does so only beside a deed of people.
	Actor, Capital, Maybe bool
	// Human says that the word is a deed of people, By that who did it follows, Not that
	// it can deny something.
	Human, By, Not bool
}

// Scanner returns a scanner for the words of which traits says something, given their
// classes.
func (l *Lexicon) Scanner(traits func(Set) Traits) *Scanner {
	s := &Scanner{known: l, ofWord: make([]uint16, len(l.words)), kinds: make([]Traits, 1, 1024), loud: make([]uint64, loudBits/64)}
	seen := make(map[Set]uint16, 1024)
	core := l.coreWords()
	for i := range l.words {
		c := l.words[i].Classes
		k, ok := seen[c]
		if !ok {
			k = uint16(len(s.kinds))
			seen[c] = k
			s.kinds = append(s.kinds, traits(c))
		}
		if s.kinds[k] != (Traits{}) || core[l.lemmas[i]] || core[-1-int32(i)] {
			s.ofWord[i] = k
		}
	}
	for _, slot := range l.slots {
		if slot.word > 0 && s.ofWord[slot.word-1] != quiet {
			bit := slot.hash & (loudBits - 1)
			s.loud[bit>>6] |= 1 << (bit & 63)
		}
	}
	s.kinds = append(s.kinds, traits(SetOf(Genitive)), traits(SetOf(Named)), traits(SetOf(UnknownName)))
	return s
}

// quiet is the kind of words that matter to nobody.
const quiet = 0

// A Glance is what a Scanner has seen of one text: its words, as far as the lexicon has
// them or they may be names.
type Glance struct {
	// Names are names of people, as hashed by [NameHash].
	Names map[uint64]bool

	scanner *Scanner
	text    string
	words   []glanced
	next    int // the first word that [Glance.Sentence] has not passed
}

// A glanced word stands at text[start:end]; word is its place in the lexicon, or -1.
type glanced struct{ start, end, word int32 }

// NameHash is what stands for a name in [Glance.Names].
func NameHash(name string) uint64 {
	if name == "" {
		return 0
	}
	return hashOf(name)
}

// Look scans a text. It neither cuts sentences nor, after the first texts, allocates.
func (s *Scanner) Look(g *Glance, text string) {
	g.scanner, g.text, g.words, g.next = s, text, g.words[:0], 0
	for i := 0; i < len(text); {
		// Nearly all words are short and plain, and looked up without a look at their
		// single bytes.
		if i+9 <= len(text) {
			x := eight(text[i : i+8])
			n := lettersOf(x)
			if n == 0 && text[i] < 0x80 && text[i] != '@' {
				if text[i] == '\'' {
					g.genitive(i + 1)
				}
				i++
				continue
			}
			h := uint64(hashSeed)
			last := n
			if n == 8 && i+17 <= len(text) {
				if next := eight(text[i+8 : i+16]); lettersOf(next) > 0 {
					h, x = mix(h, x|small), next
					last = lettersOf(x)
					n += last
				}
			}
			if c := text[i+n]; 0 < last && last < 8 && c != '-' && c < 0x80 {
				if n > 1 || text[i] == 'I' {
					rest := ^uint64(0) >> uint(64-8*last)
					g.found(i, i+n, mix(h, x&rest|small&rest))
				}
				i += n
				continue
			}
		}
		i = g.slow(i)
	}
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
			g.words = append(g.words, glanced{int32(i), int32(i) + 1, named})
		case c == '\'':
			g.genitive(i + 1)
		case c == 0xE2: // a typographic apostrophe ends words too
			g.genitive(i + 3)
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
// or handle, and the ending of a genitive.
const (
	unlisted = -1
	named    = -2
	owning   = -3
)

// genitive adds the ending of a genitive, if one stands at i behind an apostrophe.
func (g *Glance) genitive(i int) {
	if i < len(g.text) && (g.text[i] == 's' || g.text[i] == ' ') && (i+1 >= len(g.text) || !wordBytes[g.text[i+1]] || g.text[i] == ' ') {
		g.words = append(g.words, glanced{int32(i) - 1, int32(i), owning})
	}
}

// found adds the word at text[start:end], given its hash.
func (g *Glance) found(start, end int, h uint64) {
	s, c := g.scanner, g.text[start]
	capital := c < 'a' || c >= utf8.RuneSelf
	if capital && len(g.Names) > 0 && g.Names[h] {
		g.words = append(g.words, glanced{int32(start), int32(end), named})
	}
	if bit := h >> 32 & (loudBits - 1); s.loud[bit>>6]>>(bit&63)&1 == 0 && !capital {
		return
	}
	k := s.known.place(h)
	switch {
	case k >= 0 && s.ofWord[k] != quiet:
		g.words = append(g.words, glanced{int32(start), int32(end), int32(k)})
	case k < 0 && 'A' <= c && c <= 'Z' && end-start > 2 && g.text[start+1] >= 'a':
		g.words = append(g.words, glanced{int32(start), int32(end), unlisted})
	}
}

// word adds the word at text[start:end], or the parts of one that no list has.
func (g *Glance) word(start, end int) {
	at := strings.LastIndexByte(g.text[start:end], '-')
	if at <= 0 {
		g.found(start, end, hashIn(g.text, start, end))
		return
	}
	if h := hashIn(g.text, start, end); g.scanner.known.place(h) >= 0 {
		g.found(start, end, h)
		return
	}
	g.word(start, start+at)
	if start+at+1 < end {
		g.word(start+at+1, end)
	}
}

// traits are those of a glanced word.
func (g *Glance) traits(w *glanced) *Traits {
	if w.word >= 0 {
		return &g.scanner.kinds[g.scanner.ofWord[w.word]]
	}
	return &g.scanner.kinds[len(g.scanner.kinds)+int(w.word)]
}

// All returns what all words of the text meet together.
func (g *Glance) All() Seen { return Seen{g: g, words: g.words} }

// Sentence returns what the words of text[from:to] meet together. Sentences are asked
// for in order.
func (g *Glance) Sentence(from, to int) Seen {
	i := g.next
	for i < len(g.words) && int(g.words[i].start) < from {
		i++
	}
	k := i
	for k < len(g.words) && int(g.words[k].start) < to {
		k++
	}
	g.next = k
	return Seen{g: g, words: g.words[i:k]}
}

// Seen is a stretch of a glanced text.
type Seen struct {
	g     *Glance
	words []glanced
}

// closeBy is how many words may at most stand between those of a pair, less one.
const closeBy = 8

// Meets returns what the words meet, the pairs among them, and which idioms they may
// hold.
func (s Seen) Meets() (meets [2]uint64, pairs, idioms uint64) {
	var open [closeBy]uint64 // by the last words, the last one at (i-1) % closeBy
	var openNext, near uint64
	for i := range s.words {
		t := s.g.traits(&s.words[i])
		meets[0] |= t.Meets[0]
		meets[1] |= t.Meets[1]
		idioms |= t.Idioms
		pairs |= t.Closes&near | t.ClosesNext&openNext
		openNext = t.OpensNext
		if slot := &open[i%closeBy]; t.Opens|*slot != 0 {
			*slot = t.Opens
			near = open[0] | open[1] | open[2] | open[3] | open[4] | open[5] | open[6] | open[7]
		}
	}
	return meets, pairs, idioms
}

// Deeds returns what the words meet that may tell of somebody's deeds: those that stand
// behind a word for people, or before by and one. In a sentence that begins with a gerund
// the people may follow.
func (s Seen) Deeds() (deeds [2]uint64) {
	human := false
	for i := range s.words {
		human = human || s.g.traits(&s.words[i]).Human
	}
	var all [2]uint64
	acting, open := false, false
	for i := range s.words {
		w := &s.words[i]
		t := s.g.traits(w)
		if s.acts(w, t, human) {
			if open {
				deeds[0] |= all[0]
				deeds[1] |= all[1]
			}
			acting = true
		}
		if acting {
			deeds[0] |= t.Meets[0]
			deeds[1] |= t.Meets[1]
		}
		all[0] |= t.Meets[0]
		all[1] |= t.Meets[1]
		open = open || t.By || i < 3 && !acting && strings.HasSuffix(s.g.text[w.start:w.end], "ing")
	}
	return deeds
}

// acts reports whether a word can speak of who acts. Human says that some word is a deed
// of people.
func (s Seen) acts(w *glanced, t *Traits, human bool) bool {
	capital := s.g.text[w.start] < 'a'
	return t.Actor && (capital || !t.Capital) || t.Maybe && human && capital
}

// MayHoldIdiom reports whether the words of an idiom stand in order.
func (s Seen) MayHoldIdiom() bool {
	l := s.g.scanner.known
	for i := range s.words {
		w := &s.words[i]
		if w.word < 0 || s.g.traits(w).Idioms == 0 {
			continue
		}
		for _, k := range l.idiomsOf[w.word].marked {
			if s.holds(l.idioms[k].core) {
				return true
			}
		}
	}
	return false
}

// holds reports whether words stand in order, with some others between them.
func (s Seen) holds(core []coreWord) bool {
	ids := s.g.scanner.known.lemmas
	next, last := 0, 0
	for i := range s.words {
		if next == len(core) {
			return true
		}
		if next > 0 && i-last > room(core[next].far) {
			next = 0
		}
		k := s.words[i].word
		if w := core[next]; k >= 0 && (ids[k] == w.lemma || k == w.word || w.lemma == denial && s.g.traits(&s.words[i]).Not) {
			next++
			last = i
		}
	}
	return next == len(core)
}

// room is how many words may stand between those of an idiom.
func room(far bool) int {
	if far {
		return 2 * closeBy
	}
	return closeBy - 2
}

// wordBytes are the bytes of words: letters, of any alphabet, without the beginnings of
// typographic punctuation.
var wordBytes = func() (t [256]bool) {
	for c := range t {
		t[c] = 'a' <= c|0x20 && c|0x20 <= 'z' || c >= 0x80 && c != 0xE2
	}
	return t
}()
