package prose

import (
	"math/bits"
	"strings"
	"unicode/utf8"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/table"
)

// A Glance is what a Scanner has seen of one text.
type Glance struct {
	// Names are names of people, as hashed by [NameHash].
	Names map[uint64]bool
	// Marks are those of the text that is looked at.
	Marks []markdown.Mark

	scanner *Scanner
	text    string
	// all are the words of the text, telling the places there of those that may tell.
	all     []written
	telling []int32
	// words are those of a stretch that matter.
	words []glanced
	next  int // the first of all that no stretch has passed
	// needs and pairs are those that the second look is for.
	needs, pairs Bits
}

// A written word stands at text[start:end]. What stands in the place of a word has a
// hash that no word has.
type written struct {
	hash       uint64
	start, end int32
}

// A glanced word is the nth of all. Kind is the place of its traits, meets what it meets
// where it stands.
type glanced struct {
	start, end, nth, kind int32
	meets                 Bits
}

// NameHash is what stands for a name in [Glance.Names].
func NameHash(name string) uint64 {
	if name == "" {
		return 0
	}
	return hashOf(name)
}

// scan finds the words of the text. Nearly all are short and plain, and hashed without a
// look at their single bytes.
func (g *Glance) scan() {
	telling := &g.scanner.telling
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
		if n == 0 && text[i] < 0x80 && text[i] != '@' && text[i] != '\'' {
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
				h, x = table.Mix(h, x|small), next
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
			h = table.Mix(h, x&rest|small&rest)
			// Which words tell cannot be foreseen: without a branch it costs less.
			tells = append(tells, int32(len(all)))
			tells = tells[:len(tells)-1+telling.count(h)]
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

// isGenitive reports whether the ending of a genitive stands at i, behind an apostrophe.
func isGenitive(text string, i int) bool {
	return i < len(text) && (text[i] == ' ' || text[i] == 's' && (i+1 >= len(text) || !wordBytes[text[i+1]]))
}

// add adds a word, given its hash.
func (g *Glance) add(h uint64, start, end int) {
	if g.scanner.telling.has(h) {
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

// mayBeName reports whether a word begins with anything but a small plain letter.
func (g *Glance) mayBeName(w *written) bool {
	c := g.text[w.start]
	return c < 'a' || c >= utf8.RuneSelf
}

// wordBytes are the bytes of words: letters, of any alphabet, without the beginnings of
// typographic punctuation.
var wordBytes = func() (t [256]bool) {
	for c := range t {
		t[c] = 'a' <= c|0x20 && c|0x20 <= 'z' || c >= 0x80 && c != 0xE2
	}
	return t
}()
