package table

// hash is the hash of a text. Tables in the program's data rest on it.
func hash[K string | []byte](s K) int {
	h := uint64(len(s)) * prime
	i := 0
	for ; len(s)-i >= 8; i += 8 {
		h = Mix(h, uint64(Four(s, i))|uint64(Four(s, i+4))<<32)
	}
	switch n := len(s); {
	case n == i:
	case n >= 8: // the eight may overlap with those before
		h = Mix(h, uint64(Four(s, n-8))|uint64(Four(s, n-4))<<32)
	case n >= 4:
		h = Mix(h, uint64(Four(s, 0))|uint64(Four(s, n-4))<<32)
	default:
		h = Mix(h, uint64(s[0])|uint64(s[n/2])<<8|uint64(s[n-1])<<16)
	}
	return int(h >> 33)
}

const prime = 0xD6E8FEB86659FD93

// Mix joins further bytes of a text, as a number, to a hash of those before.
func Mix(h, x uint64) uint64 {
	h = (h ^ x) * prime
	return h ^ h>>32
}

// Four are the four bytes at a place of a text as a number.
func Four[K string | []byte](s K, i int) uint32 {
	_ = s[i+3]
	return uint32(s[i]) | uint32(s[i+1])<<8 | uint32(s[i+2])<<16 | uint32(s[i+3])<<24
}
