package prose

import (
	"iter"
	"math/bits"
)

// Bits is a set of numbers below [MaxBits]: of needs, of pairs, or of who asks for them.
type Bits [2]uint64

// MaxBits is how many numbers Bits has room for.
const MaxBits = 64 * len(Bits{})

// With returns the set with a number.
func (b Bits) With(n int) Bits {
	b[n>>6] |= 1 << (n & 63)
	return b
}

// Or returns the numbers of both sets.
func (b Bits) Or(other Bits) Bits { return Bits{b[0] | other[0], b[1] | other[1]} }

// And returns the numbers that both sets have.
func (b Bits) And(other Bits) Bits { return Bits{b[0] & other[0], b[1] & other[1]} }

// Without returns the numbers that the other set has not.
func (b Bits) Without(other Bits) Bits { return Bits{b[0] &^ other[0], b[1] &^ other[1]} }

// IsNone reports whether the set is empty.
func (b Bits) IsNone() bool { return b[0]|b[1] == 0 }

// Meets reports whether the sets have a number in common.
func (b Bits) Meets(other Bits) bool { return b[0]&other[0]|b[1]&other[1] != 0 }

// Holds reports whether all numbers of the other set are in this one.
func (b Bits) Holds(other Bits) bool { return other.Without(b).IsNone() }

// All yields the numbers, the least first.
func (b Bits) All() iter.Seq[int] {
	return func(yield func(int) bool) {
		for i, word := range b {
			for ; word != 0; word &= word - 1 {
				if !yield(i<<6 + bits.TrailingZeros64(word)) {
					return
				}
			}
		}
	}
}
