package sensitive

import (
	"math"
	"strings"
)

// leastEntropy is how many bits a character of a secret carries at least, and
// leastVaried how many where it has three sorts of characters: short passwords that
// people make up repeat some.
const (
	leastEntropy = 3.0
	leastVaried  = 2.5
)

// isStrong reports whether a value looks made up by chance or to be hard to guess,
// not written to be read. A name with a number in it, a path and an address are to
// be read.
func isStrong(value string) bool {
	if strings.Contains(value, "://") || isPath(value) {
		return false
	}
	var lower, upper, digit, symbol bool
	for i := range len(value) {
		switch c := value[i]; {
		case isLower(c):
			lower = true
		case isUpper(c):
			upper = true
		case isDigit(c):
			digit = true
		case strings.IndexByte("!@#$%^*+?~", c) >= 0:
			symbol = true
		}
	}
	least := leastEntropy
	if symbol && digit && (lower || upper) || lower && upper && digit {
		least = leastVaried
	}
	if entropy(value) < least {
		return false
	}
	if symbol && digit && (lower || upper) && strings.IndexByte("#@%", value[0]) < 0 {
		return true
	}
	return (lower || upper) && digit && hasMixedPart(value)
}

// leastMixed is how long a part of a value is in which letters and digits mix.
const leastMixed = 6

// hasMixedPart reports whether a part between punctuation has letters and digits in
// it that are not a word with a number behind it or before it.
func hasMixedPart(value string) bool {
	for start := 0; start < len(value); {
		end := start
		letters, digits, turns := 0, 0, 0
		for ; end < len(value) && isAlnum(value[end]); end++ {
			d := isDigit(value[end])
			if d {
				digits++
			} else {
				letters++
			}
			if end > start && d != isDigit(value[end-1]) {
				turns++
			}
		}
		// One turn is a word with a number, which a password may well be where it
		// stands alone.
		if letters > 0 && digits > 0 && end-start >= leastMixed && (turns > 1 || end-start == len(value)) {
			return true
		}
		start = end + 1
	}
	return false
}

// isPath reports whether a value is a path rather than base64 with slashes in it.
func isPath(value string) bool {
	if !strings.Contains(value, "/") {
		return false
	}
	if strings.HasPrefix(value, "/") || strings.HasPrefix(value, "./") || strings.HasPrefix(value, "~/") {
		return true
	}
	for part := range strings.SplitSeq(value, "/") {
		if len(part) >= 12 && hasMixedPart(part) {
			return false
		}
	}
	return true
}

// entropy returns the bits a character that the frequencies of a value carry.
func entropy(value string) float64 {
	var counts [256]int
	for i := range len(value) {
		counts[value[i]]++
	}
	bits := 0.0
	for _, n := range counts {
		if n > 0 {
			p := float64(n) / float64(len(value))
			bits -= p * math.Log2(p)
		}
	}
	return bits
}

// stands are parts of values that stand for another one, in lower case.
var stands = [...]string{
	"redacted", "example", "xxxx", "****", "...", "…", "placeholder", "changeme", "change-me", "dummy", "sample", "omitted", "removed",
	"hidden", "masked", "your_", "your-", "notreal", "not-real", "fake",
}

// leastDistinct is how many different characters a secret has.
const leastDistinct = 5

// isSample reports whether a value stands for a secret, and is none: it is left out,
// taken from a manual, or the name of a variable.
func isSample(value string) bool {
	if value == "" || strings.IndexByte("$%<{", value[0]) >= 0 {
		return true
	}
	lower := strings.ToLower(value)
	for _, part := range stands {
		if strings.Contains(lower, part) {
			return true
		}
	}
	seen, distinct := [256]bool{}, 0
	for i := range len(value) {
		if !seen[value[i]] {
			seen[value[i]] = true
			distinct++
		}
	}
	return distinct < leastDistinct || 3*ascending(lower) >= len(value)
}

// ascending counts the characters of runs such as 1234 and abcd.
func ascending(value string) int {
	total, run := 0, 1
	for i := 1; i <= len(value); i++ {
		if i < len(value) && (value[i] == value[i-1]+1 || value[i] == '0' && value[i-1] == '9') {
			run++
			continue
		}
		if run >= 4 {
			total += run
		}
		run = 1
	}
	return total
}
