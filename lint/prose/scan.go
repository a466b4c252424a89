package prose

import "strings"

// A Scanner looks through whole documents for words that matter to somebody. It knows
// of each such word a few bits, and of the others nothing, so that a text costs little
// more than its bytes.
type Scanner struct {
	// hashes is an open addressing table of the upper halves of the words' hashes, 0
	// where a place is free; bits are the words' in the same places. They are apart
	// because most words are not found.
	hashes []uint32
	bits   []Bits
	mask   uint64
	name   Bits // of a capitalised word that no list has
	known  *Lexicon
}

// Bits are what a Scanner's maker wants to be told about a word.
type Bits [3]uint64

// Scanner returns a scanner for the words of which bits says something, given their
// classes.
func (l *Lexicon) Scanner(bits func(Set) Bits) *Scanner {
	n := len(l.slots)
	s := &Scanner{hashes: make([]uint32, n), bits: make([]Bits, n), mask: uint64(n - 1), name: bits(SetOf(UnknownName)), known: l}
	for _, from := range l.slots {
		if from.word == 0 {
			continue
		}
		w := &l.words[from.word-1]
		b := bits(w.Classes)
		if b == (Bits{}) {
			continue
		}
		i := w.hash & s.mask
		for s.hashes[i] != 0 {
			i = (i + 1) & s.mask
		}
		s.hashes[i], s.bits[i] = upper(w.hash), b
	}
	return s
}

// Scan returns the bits of all words in a text. It neither cuts sentences nor allocates.
func (s *Scanner) Scan(text string) Bits {
	var out Bits
	for i := 0; i < len(text); {
		if c := text[i]; !isScanned(c) {
			if c == '@' && i+1 < len(text) && isScanned(text[i+1]) {
				out.or(&s.name)
			}
			i++
			continue
		}
		h := uint64(hashSeed)
		start := i
		for i < len(text) && (isScanned(text[i]) || text[i] == '-') {
			h = (h ^ uint64(lower[text[i]])) * hashPrime
			i++
		}
		if i-start > 1 || text[start] == 'I' {
			s.word(text[start:i], h, &out)
		}
	}
	return out
}

// word adds the bits of one word.
func (s *Scanner) word(word string, h uint64, out *Bits) {
	up := upper(h)
	for i := h & s.mask; s.hashes[i] != 0; i = (i + 1) & s.mask {
		if s.hashes[i] == up {
			out.or(&s.bits[i])
			return
		}
	}
	if c := word[0]; 'A' <= c && c <= 'Z' && len(word) > 2 && word[1] >= 'a' {
		if s.known.hashed(h) == nil {
			out.or(&s.name)
		}
		return
	}
	if at := strings.LastIndexByte(word, '-'); at > 0 {
		for _, part := range [...]string{word[:at], word[at+1:]} {
			b := s.Scan(part)
			out.or(&b)
		}
	}
}

// upper is the upper half of a hash, never 0.
func upper(h uint64) uint32 { return uint32(h>>32) | 1 }

func (b *Bits) or(other *Bits) {
	b[0] |= other[0]
	b[1] |= other[1]
	b[2] |= other[2]
}

func isScanned(c byte) bool { return c|0x20-'a' < 26 || c >= 0x80 }
