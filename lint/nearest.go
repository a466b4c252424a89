package lint

import (
	"strings"
	"unicode/utf8"
)

// Nearest returns the name in among that name was most likely meant to be, or
// an empty string where none is near. Near is what differs in at most a third of
// its characters (a pair of swapped neighbours counts as one), what name begins
// or abbreviates, and what is near in the part after the last slash. Case does not
// count. Of equally near names, the one closer in length wins, then the first.
func Nearest(name string, among []string) string {
	name = strings.ToLower(strings.TrimSpace(name))
	if name == "" {
		return ""
	}
	best, bestCost, bestGap := "", -1, 0
	for _, candidate := range among {
		cost := farness(name, strings.ToLower(candidate))
		gap := max(len(name)-len(candidate), len(candidate)-len(name))
		if cost >= 0 && (bestCost < 0 || cost < bestCost || cost == bestCost && gap < bestGap) {
			best, bestCost, bestGap = candidate, cost, gap
		}
	}
	return best
}

// farness returns what sets name apart from candidate, from 0, or -1 where they
// are not near. An edit costs 1, another part before the slash 1, and a missing
// or superfluous ending 2.
func farness(name, candidate string) int {
	cost := nearDistance(name, candidate)
	consider := func(c int) {
		if c >= 0 && (cost < 0 || c < cost) {
			cost = c
		}
	}
	if isEnding(name, candidate) {
		consider(2)
	}
	nameTail, tail := afterSlash(name), afterSlash(candidate)
	if nameTail != name || tail != candidate {
		if d := nearDistance(nameTail, tail); d >= 0 {
			consider(d + 1)
		}
	}
	return cost
}

// isEnding reports whether one of the two goes on where the other ends, and they
// share enough for that to mean something.
func isEnding(name, candidate string) bool {
	if len(name) >= 2 && strings.HasPrefix(candidate, name) {
		return true
	}
	return 2*len(candidate) >= len(name) && strings.HasPrefix(name, candidate)
}

func afterSlash(name string) string { return name[strings.LastIndexByte(name, '/')+1:] }

// nearDistance returns the distance of a and b, or -1 where it is more than a
// third of the longer one's length.
func nearDistance(a, b string) int {
	la, lb := utf8.RuneCountInString(a), utf8.RuneCountInString(b)
	limit := max(la, lb) / 3
	if max(la-lb, lb-la) > limit {
		return -1
	}
	if d := distance([]rune(a), []rune(b), limit); d <= limit {
		return d
	}
	return -1
}

// distance returns the number of insertions, deletions, replacements and swaps
// of neighbours that turn a into b, or some number above limit if it is more.
func distance(a, b []rune, limit int) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			replace := last[j-1]
			if a[i-1] != b[j-1] {
				replace++
			}
			row[j] = min(last[j]+1, row[j-1]+1, replace)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			least = min(least, row[j])
		}
		// A swap reaches back two rows, but adds to what the row before that had,
		// which is at most one less.
		if least > limit {
			return limit + 1
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
