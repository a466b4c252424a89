package corpus

import (
	"cmp"
	"math/bits"
	"path"
	"slices"
	"sort"

	"github.com/pmlint/pmlint/lint"
)

// promiseIndex finds earlier promises by their words and tickets. Promises are known by
// their numbers, which rise with the age of their documents.
type promiseIndex struct {
	promisers []promiser
	listed    []listedPromise
	// words are the words of all promises, each with the number of its promise in the
	// lower half, sorted; tickets are their tickets, sorted.
	words   []uint64
	tickets []listedTicket
	folders map[string]int32
}

// A promiser is a document with promises.
type promiser struct {
	*lint.CorpusDocument
	threshold, window, days int
	// first is the number of its first promise.
	first int
}

type listedPromise struct {
	promiser int32
	// seen is the last promise, counted from 1, that this one was compared with.
	seen int32
	// marks has a bit for each word, perhaps the same for several.
	marks uint64
	words string
}

// A listedTicket is a ticket of a promise. What means something else in another
// repository has the number of its folder, counted from 1.
type listedTicket struct {
	name            uint64
	folder, promise int32
}

func (t listedTicket) compare(u listedTicket) int {
	return cmp.Or(cmp.Compare(t.name, u.name), cmp.Compare(t.folder, u.folder), cmp.Compare(t.promise, u.promise))
}

// mostListed is how many promises with a word are looked at, the latest ones: a word
// that more have in common tells nothing.
const mostListed = 64

// newPromiseIndex lists the promises of the documents that have a day.
func newPromiseIndex(pass *lint.CorpusPass) *promiseIndex {
	documents := byAge(pass.Documents)
	// The rest have none either.
	documents = documents[:sort.Search(len(documents), func(i int) bool { return !documents[i].Day.Full() })]
	x := &promiseIndex{folders: map[string]int32{}}
	x.reserve(pass, documents)
	for _, d := range documents {
		facts := pass.Facts(d).(*promisesFacts)
		i := int32(len(x.promisers))
		x.promisers = append(x.promisers, promiser{d, facts.Threshold, facts.Window, d.Day.Days(), len(x.listed)})
		for _, p := range facts.Open {
			n := int32(len(x.listed))
			listed := listedPromise{promiser: i, words: p.Words}
			for at := 0; at < len(p.Words); at += wordSize {
				word := wordAt(p.Words, at)
				listed.marks |= 1 << (word * 0x9e3779b1 >> 26)
				x.words = append(x.words, uint64(word)<<32|uint64(n))
			}
			x.listed = append(x.listed, listed)
			for _, t := range x.ticketsOf(d, &p) {
				t.promise = n
				x.tickets = append(x.tickets, t)
			}
		}
	}
	slices.Sort(x.words)
	slices.SortFunc(x.tickets, listedTicket.compare)
	return x
}

// reserve makes room for the promises of the documents: lists of a megabyte are not to
// grow step by step.
func (x *promiseIndex) reserve(pass *lint.CorpusPass, documents []*lint.CorpusDocument) {
	promises, words, tickets := 0, 0, 0
	for _, d := range documents {
		for _, p := range pass.Facts(d).(*promisesFacts).Open {
			promises++
			words += len(p.Words) / wordSize
			tickets += (len(p.Tickets) + len(p.Local)) / ticketSize
		}
	}
	x.promisers = make([]promiser, 0, len(documents))
	x.listed = make([]listedPromise, 0, promises)
	x.words = make([]uint64, 0, words)
	x.tickets = make([]listedTicket, 0, tickets)
}

// ticketsOf returns the tickets of a promise.
func (x *promiseIndex) ticketsOf(d *lint.CorpusDocument, p *promise) []listedTicket {
	var out []listedTicket
	for names := p.Tickets; len(names) >= ticketSize; names = names[ticketSize:] {
		out = append(out, listedTicket{name: ticketName(names)})
	}
	if p.Local == "" {
		return out
	}
	folder := path.Dir(d.Path)
	if x.folders[folder] == 0 {
		x.folders[folder] = int32(len(x.folders) + 1)
	}
	for names := p.Local; len(names) >= ticketSize; names = names[ticketSize:] {
		out = append(out, listedTicket{name: ticketName(names), folder: x.folders[folder]})
	}
	return out
}

// ticketName is the ticket that begins a promise's tickets, as a number.
func ticketName(names string) uint64 {
	return uint64(wordAt(names, 0))<<32 | uint64(wordAt(names, wordSize))
}

// wordAt is the word that begins at an offset of a promise's words, as a number.
func wordAt(words string, at int) uint32 {
	w := words[at : at+wordSize]
	return uint32(w[0])<<24 | uint32(w[1])<<16 | uint32(w[2])<<8 | uint32(w[3])
}

// promise returns a promise and its document.
func (x *promiseIndex) promise(pass *lint.CorpusPass, n int) (*lint.CorpusDocument, *promise) {
	d := &x.promisers[x.listed[n].promiser]
	return d.CorpusDocument, &pass.Facts(d.CorpusDocument).(*promisesFacts).Open[n-d.first]
}

// A promiseSearch looks for what the promises of one document repeat.
type promiseSearch struct {
	*promiseIndex
	by *promiser
	// from and to bound the promises in the window of time.
	from, to int
	// at is the promise that is looked for.
	at    int
	found []int
}

// search returns the search for the i-th document.
func (x *promiseIndex) search(i int) *promiseSearch {
	d := &x.promisers[i]
	since := func(day int) int {
		n := sort.Search(i, func(j int) bool { return x.promisers[j].days >= day })
		return x.promisers[n].first
	}
	return &promiseSearch{promiseIndex: x, by: d, from: since(d.days - d.window), to: since(d.days)}
}

// find returns the earlier promises of other incidents that the n-th one of the
// document repeats, the oldest first.
func (s *promiseSearch) find(n int, p *promise) []int {
	s.at, s.found = s.by.first+n, nil
	for _, t := range s.ticketsOf(s.by.CorpusDocument, p) {
		t.promise = int32(s.by.first)
		end, _ := slices.BinarySearchFunc(s.tickets, t, listedTicket.compare)
		from := end
		for from > 0 && end-from < mostListed && s.tickets[from-1].name == t.name && s.tickets[from-1].folder == t.folder {
			from--
		}
		for _, t := range s.tickets[from:end] {
			if o := s.candidate(int(t.promise)); o != nil {
				s.take(int(t.promise))
			}
		}
	}
	// Of so many words in a row, whichever they are, one at least is in any other item
	// that shares enough of them.
	words := len(p.Words) / wordSize
	missing := words - (s.by.threshold*words+99)/100
	for i := range min(words, max(0, missing+1)) {
		word := wordAt(p.Words, i*wordSize)
		end, _ := slices.BinarySearch(s.words, uint64(word)<<32|uint64(s.by.first))
		from := end
		for from > 0 && end-from < mostListed && uint32(s.words[from-1]>>32) == word {
			from--
		}
		for _, listed := range s.words[from:end] {
			number := int(uint32(listed))
			if o := s.candidate(number); o != nil && s.listed[s.at].alike(o, s.by.threshold) {
				s.take(number)
			}
		}
	}
	slices.SortStableFunc(s.found, func(a, b int) int { return s.days(a) - s.days(b) })
	return s.found
}

func (s *promiseSearch) days(n int) int { return s.promisers[s.listed[n].promiser].days }

// candidate returns a promise, or nil where it is out of the window or was looked at
// before.
func (s *promiseSearch) candidate(n int) *listedPromise {
	if n < s.from || n >= s.to {
		return nil
	}
	o := &s.listed[n]
	if o.seen == int32(s.at+1) {
		return nil
	}
	o.seen = int32(s.at + 1)
	return o
}

// take adds a promise to those found, unless it is of the same incident.
func (s *promiseSearch) take(n int) {
	if !sameIncident(s.by.CorpusDocument, s.promisers[s.listed[n].promiser].CorpusDocument) {
		s.found = append(s.found, n)
	}
}

// alike reports whether two sets of words share at least threshold of 100 of all words
// that are in one of them.
func (p *listedPromise) alike(o *listedPromise, threshold int) bool {
	a, b := p.words, o.words
	if a == "" || b == "" || 100*min(len(a), len(b)) < threshold*max(len(a), len(b)) {
		return false // too different in length
	}
	all := (len(a) + len(b)) / wordSize
	// A word whose mark the other does not have is not shared.
	most := min(len(a)/wordSize-bits.OnesCount64(p.marks&^o.marks), len(b)/wordSize-bits.OnesCount64(o.marks&^p.marks))
	if threshold > 0 && 100*most < threshold*(all-most) {
		return false
	}
	shared := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		x, y := wordAt(a, i), wordAt(b, j)
		if x == y {
			shared++
		}
		if x <= y {
			i += wordSize
		}
		if y <= x {
			j += wordSize
		}
	}
	return 100*shared >= threshold*(all-shared)
}
