package corpus

import (
	"strings"

	"github.com/pmlint/pmlint/lint"
)

// shingle is the number of words in a row by which equal texts are found.
const shingle = 8

// shingles finds the texts of earlier documents by some of their shingles. Those are
// chosen by winnowing (Schleimer, Wilkerson, Aiken: Winnowing, 2003): of each window of
// shingles in a row the least one, so that of any run that is long enough to be reported
// one is listed, and equal texts list the same.
type shingles struct {
	window int
	listed map[string][]listing
}

// A listing is a place where a shingle stands.
type listing struct {
	doc *lint.CorpusDocument
	at  int
}

// mostListings is how many places of one shingle are looked at, the latest ones: what
// more documents have in common is nobody's copy.
const mostListings = 8

// newShingles returns an empty index for the documents of the pass.
func newShingles(pass *lint.CorpusPass) *shingles {
	least := 0
	for _, d := range pass.Documents {
		if m := d.Facts.(*textFacts).Min; least == 0 || m < least {
			least = m
		}
	}
	return &shingles{window: max(1, least-shingle+1), listed: map[string][]listing{}}
}

// add lists the winnowed shingles of a document.
func (s *shingles) add(d *lint.CorpusDocument, facts *textFacts) {
	last := -1
	for from := 0; from+s.window+shingle-1 <= len(facts.Text); from++ {
		if last >= from && weight(facts.Text[last:]) <= weight(facts.Text[from+s.window-1:]) {
			continue // still the least
		}
		least := from
		if last >= from {
			least = from + s.window - 1
		} else {
			for i := from + 1; i < from+s.window; i++ {
				if weight(facts.Text[i:]) < weight(facts.Text[least:]) {
					least = i
				}
			}
		}
		last = least
		key := facts.Text[least : least+shingle]
		if strings.IndexByte(key, gap) < 0 {
			s.listed[key] = append(latest(s.listed[key], mostListings-1), listing{d, least})
		}
	}
}

// weight is a number by which shingles are compared, that begins s. A shingle with a
// gap, which no run has, weighs the most.
func weight(s string) uint64 {
	var sum uint64 = 14695981039346656037
	for i := range shingle {
		if s[i] == gap {
			return 1<<64 - 1
		}
		sum = (sum ^ uint64(s[i])) * 1099511628211
	}
	return sum ^ sum>>29
}

// runs returns the runs of words that the document shares with earlier ones of other
// incidents, none over another: of several documents with the same words the latest
// counts.
func (s *shingles) runs(d *lint.CorpusDocument, facts *textFacts) []run {
	var out []run
	// tried says to where a run with a document has been followed.
	tried := map[*lint.CorpusDocument]int{}
	for from := 0; from+shingle <= len(facts.Text); from++ {
		list := s.listed[facts.Text[from:from+shingle]]
		var best run
		for i := len(list) - 1; i >= 0; i-- {
			l := list[i]
			if tried[l.doc] > from || sameIncident(d, l.doc) || facts.linksTo(l.doc) || l.doc.Facts.(*textFacts).linksTo(d) {
				continue
			}
			r := follow(facts.Text, l.doc.Facts.(*textFacts).Text, from, l.at)
			tried[l.doc] = r.from + r.words
			if r.words >= facts.Min && r.words > best.words {
				best = r
				best.older = l.doc
			}
		}
		if best.words > 0 && (len(out) == 0 || best.from >= out[len(out)-1].from+out[len(out)-1].words) {
			out = append(out, best)
		}
	}
	return out
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
