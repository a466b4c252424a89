package corpus

import (
	"math/bits"
	"slices"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

// leastShingle and mostShingle bound the number of words in a row by which equal texts are
// found. The more, the fewer are the same by chance.
const (
	leastShingle = 8
	mostShingle  = 16
)

// shingles finds the texts of earlier documents by some of their shingles. Those are
// chosen by winnowing (Schleimer, Wilkerson, Aiken: Winnowing, 2003): of each window of
// shingles in a row the least one, so that of any run that is long enough to be reported
// one is listed, and equal texts list the same.
type shingles struct {
	accounts []account // the oldest first
	size     int       // of a shingle, in words
	keyShift int       // where in a listing the key begins
	listed   []listing // sorted
	filter   bitFilter
	// tried says for each account to where in the text at hand a run with it has been
	// followed, and touched of which accounts it says so.
	tried   []int
	touched []int
	// keys are those of the text at hand.
	keys []uint64
}

// An account is a document with its words.
type account struct {
	*lint.CorpusDocument
	min   int
	text  string
	links []string
}

// A listing is a place where a shingle stands, in one number, so that very many of them
// are soon sorted: as much of its key as there is room for, the account, and where in its
// text.
type listing uint64

// placeBits are those for a place in a text.
const placeBits = 10

var _ [1<<placeBits - mostText]struct{} // a place fits

func (s *shingles) listing(key uint64, account, at int) listing {
	return listing(key<<s.keyShift | uint64(account)<<placeBits | uint64(at))
}

// place returns the account of a listing, and where in its text.
func (s *shingles) place(l listing) (account, at int) {
	return int(l & (1<<s.keyShift - 1) >> placeBits), int(l & (1<<placeBits - 1))
}

// mostListings is how many places of one shingle are looked at, the latest ones: what
// more documents have in common is nobody's copy.
const mostListings = 8

// newShingles returns the texts of the pass and their listed shingles.
func newShingles(pass *lint.CorpusPass) *shingles {
	s := &shingles{accounts: make([]account, 0, len(pass.Documents))}
	least, words := 0, 0
	for _, d := range byAge(pass.Documents) {
		f := pass.Facts(d).(*textFacts)
		s.accounts = append(s.accounts, account{d, f.Min, f.Text, f.Links})
		if least == 0 || f.Min < least {
			least = f.Min
		}
		words += len(f.Text)
	}
	s.size = min(max(least/2, leastShingle), mostShingle)
	window := max(1, least-s.size+1)
	s.keyShift = placeBits + bits.Len(uint(len(s.accounts)))
	s.listed = make([]listing, 0, 2*words/(window+1)) // of random words
	s.tried = make([]int, len(s.accounts))
	for i := range s.accounts {
		s.keys = keysOf(s.keys[:0], s.accounts[i].text, s.size)
		for _, at := range winnow(s.keys, window) {
			s.listed = append(s.listed, s.listing(s.keys[at], i, at))
		}
	}
	slices.Sort(s.listed)
	s.filter = newBitFilter(len(s.listed))
	for _, l := range s.listed {
		s.filter.add(uint64(l >> s.keyShift))
	}
	return s
}

// noKey is that of a shingle with a gap, which no run has.
const noKey = 1<<64 - 1

// keysOf appends the hashes of the shingles of a text, each made of the one before (Karp,
// Rabin: Efficient randomized pattern-matching algorithms, 1987).
func keysOf(keys []uint64, text string, size int) []uint64 {
	const base = 0xd6e8feb86659fd93
	var first, sum uint64 = 1, 0 // what the first character of a shingle is multiplied by
	for range size - 1 {
		first *= base
	}
	gapAt := -1
	for i := range len(text) {
		if text[i] == gap {
			gapAt = i
		}
		if i >= size {
			sum -= uint64(text[i-size]) * first
		}
		sum = sum*base + uint64(text[i])
		switch {
		case i+1 < size:
		case gapAt > i-size:
			keys = append(keys, noKey)
		default:
			keys = append(keys, sum^sum>>32)
		}
	}
	return keys
}

// winnow returns where the shingles stand that are listed: of each window the first of
// the least ones.
func winnow(keys []uint64, window int) []int {
	var out []int
	last := -1
	for from := 0; from+window <= len(keys); from++ {
		end := from + window - 1
		if last >= from && keys[last] <= keys[end] {
			continue // still the least
		}
		if last >= from {
			last = end
		} else {
			last = from
			for i := from + 1; i <= end; i++ {
				if keys[i] < keys[last] {
					last = i
				}
			}
		}
		if keys[last] != noKey {
			out = append(out, last)
		}
	}
	return out
}

// A run is a row of equal words in two documents.
type run struct {
	older    int // the account
	from, at int // in the newer and the older text
	words    int
}

// runs returns the runs of words that the i-th account shares with older ones of other
// incidents, none over another: of several documents with the same words the latest
// counts.
func (s *shingles) runs(i int) []run {
	var out []run
	a := &s.accounts[i]
	s.keys = keysOf(s.keys[:0], a.text, s.size)
	for from, key := range s.keys {
		if !s.filter.has(key << s.keyShift >> s.keyShift) {
			continue
		}
		var best run
		for _, l := range slices.Backward(s.older(key, i)) {
			j, at := s.place(l)
			if s.tried[j] > from {
				continue
			}
			r := follow(a.text, s.accounts[j].text, from, at)
			s.touched = append(s.touched, j)
			s.tried[j] = r.from + r.words
			if r.words >= a.min && r.words > best.words && !a.mayShare(&s.accounts[j]) {
				best = r
				best.older = j
			}
		}
		if best.words > 0 && (len(out) == 0 || best.from >= out[len(out)-1].from+out[len(out)-1].words) {
			out = append(out, best)
		}
	}
	for _, j := range s.touched {
		s.tried[j] = 0
	}
	s.touched = s.touched[:0]
	return out
}

// older returns the latest places of a shingle in accounts before the i-th.
func (s *shingles) older(key uint64, i int) []listing {
	first := s.listing(key, 0, 0)
	end, _ := slices.BinarySearch(s.listed, s.listing(key, i, 0))
	from := end
	for from > 0 && end-from < mostListings && s.listed[from-1] >= first {
		from--
	}
	return s.listed[from:end]
}

// mayShare reports whether two documents may have words in common: those about one
// incident, and where one links to the other.
func (a *account) mayShare(other *account) bool {
	return sameIncident(a.CorpusDocument, other.CorpusDocument) || a.linksTo(other) || other.linksTo(a)
}

func (a *account) linksTo(other *account) bool {
	return len(a.links) > 0 && slices.Contains(a.links, postmortem.PageName(other.Path))
}

// follow returns the run of equal words in a and b around a[i] and b[j].
func follow(a, b string, i, j int) run {
	start := 0
	for start < i && start < j && a[i-start-1] == b[j-start-1] && a[i-start-1] != gap {
		start++
	}
	end := 0
	for i+end < len(a) && j+end < len(b) && a[i+end] == b[j+end] && a[i+end] != gap {
		end++
	}
	return run{from: i - start, at: j - start, words: start + end}
}

// A bitFilter says which of many numbers cannot be in a set.
type bitFilter struct {
	bits  []uint64
	shift int
}

// newBitFilter returns a filter for a set of n, which lets one of thirty others through.
func newBitFilter(n int) bitFilter {
	size := 6
	for 1<<size < 32*n {
		size++
	}
	return bitFilter{make([]uint64, 1<<(size-6)), 64 - size}
}

func (f bitFilter) bit(key uint64) uint64 { return key * 0x9e3779b97f4a7c15 >> f.shift }

func (f bitFilter) add(key uint64) { f.bits[f.bit(key)/64] |= 1 << (f.bit(key) % 64) }

func (f bitFilter) has(key uint64) bool { return f.bits[f.bit(key)/64]>>(f.bit(key)%64)&1 == 1 }
