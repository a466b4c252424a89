package postmortem

import (
	"unicode"
	"unicode/utf8"
)

// FNV-1a.
const (
	hashBasis uint32 = 2166136261
	hashPrime uint32 = 16777619
)

func hashByte(hash uint32, c byte) uint32 { return (hash ^ uint32(c)) * hashPrime }

// A wordHasher reads the words of a text one after the other, as cueWords cuts them,
// without making any: comparing documents takes the hashes of most of their words.
type wordHasher struct {
	text string
	i    int

	// start and end are where the word that was read stands, hash is that of its
	// folded form.
	start, end int
	hash       uint32
}

// next reads a word. It returns false where there is none any more.
func (w *wordHasher) next() bool {
	text, i, start, hash := w.text, w.i, -1, hashBasis
	for i < len(text) {
		c := text[i]
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(text[i:])
			var room [utf8.UTFMax]byte
			folded := appendFolded(room[:0], r)
			switch {
			case len(folded) == 0: // it ends no word
			case beginsWithLetter(folded):
				if start < 0 {
					start = i
				}
				for _, c := range folded {
					hash = hashByte(hash, c)
				}
			case start >= 0:
				w.i, w.start, w.end, w.hash = i+size, start, i, hash
				return true
			}
			i += size
			continue
		}
		i++
		lower := c | 0x20
		if lower-'a' < 26 || c-'0' < 10 {
			if start < 0 {
				start = i - 1
			}
			hash = hashByte(hash, lower)
		} else if start >= 0 {
			w.i, w.start, w.end, w.hash = i, start, i-1, hash
			return true
		}
	}
	w.i, w.start, w.end, w.hash = i, start, i, hash
	return start >= 0
}

func beginsWithLetter(folded []byte) bool {
	r, _ := utf8.DecodeRune(folded)
	return unicode.IsLetter(r)
}

// appendWordHashes appends the hash of each word of a text.
func appendWordHashes(out []uint32, text string) []uint32 {
	for w := (wordHasher{text: text}); w.next(); {
		out = append(out, w.hash)
	}
	return out
}
