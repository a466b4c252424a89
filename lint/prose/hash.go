package prose

import "github.com/pmlint/pmlint/lint/table"

// Hashes of words, eight bytes at a time: a text has many words, and most of them are
// looked up only to be passed over.

const (
	hashSeed = 0x9E3779B97F4A7C15
	// small makes small letters of the eight bytes of a word.
	small = 0x2020202020202020
)

// hashOf is the hash of a word, the same in capital and small letters.
func hashOf(s string) uint64 { return hashIn(s, 0, len(s)) }

// hashIn is the hash of s[from:to], which is not empty.
func hashIn(s string, from, to int) uint64 {
	h := uint64(hashSeed)
	for to-from > 8 {
		h = table.Mix(h, eight(s[from:from+8])|small)
		from += 8
	}
	n := uint(to - from)
	rest := ^uint64(0) >> (64 - 8*n)
	var last uint64
	switch {
	case from+8 <= len(s):
		last = eight(s[from:from+8]) & rest
	case n >= 4: // the two fours may overlap
		last = uint64(table.Four(s, from)) | uint64(table.Four(s, to-4))<<(8*(n-4))
	default:
		last = uint64(s[from]) | uint64(s[from+int(n/2)])<<(8*(n/2)) | uint64(s[to-1])<<(8*(n-1))
	}
	return table.Mix(h, last|small&rest)
}

// eight is eight bytes as a number.
func eight(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// upper is the half of a hash that a slot keeps.
func upper(h uint64) uint32 { return uint32(h >> 32) }

// hashes is a set of hashes that may hold more than was put in, by chance: each sets two
// bits of one word.
type hashes [1 << 10]uint64

func (s *hashes) add(h uint32) { s[h>>6&(1<<10-1)] |= 1<<(h&63) | 1<<(h>>16&63) }

// has reports whether the set may hold a hash.
func (s *hashes) has(h uint64) bool { return s.count(h) != 0 }

// count is 1 where the set may hold a hash, and otherwise 0.
func (s *hashes) count(h uint64) int {
	word := s[h>>38&(1<<10-1)]
	return int(word >> (h >> 32 & 63) & (word >> (h >> 48 & 63)) & 1)
}
