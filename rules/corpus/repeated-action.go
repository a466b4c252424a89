package corpus

import (
	_ "embed"
	"encoding/base64"
	"fmt"
	"hash/fnv"
	"path"
	"slices"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

//go:embed repeated-action.md
var repeatedActionDoc string

// RepeatedAction reports action items that an earlier post-mortem promised already and
// that are still open there.
func RepeatedAction() *lint.Rule {
	return &lint.Rule{ID: "corpus/repeated-action", Doc: repeatedActionDoc, Severity: lint.Warning,
		Corpus: func() lint.CorpusChecker { return &repeatedAction{Threshold: 75, WindowDays: 365} }}
}

type repeatedAction struct {
	// Threshold is how many of 100 words two items must share to be the same.
	Threshold int `yaml:"threshold"`
	// WindowDays is how long before an incident a promise counts.
	WindowDays int `yaml:"window-days"`
}

// promisesFacts are the open action items of a document.
type promisesFacts struct {
	Threshold int       `json:"threshold"`
	Window    int       `json:"window"`
	Open      []promise `json:"open"`
}

type promise struct {
	At lint.Spot `json:"at"`
	// Words has wordSize characters for each different word of the item, sorted.
	Words string `json:"words,omitempty"`
	// Tickets has ticketSize characters for each reference to an issue, a hash of what
	// [postmortem.TicketName] writes; those that mean something else in another
	// repository are in Local.
	Tickets string `json:"tickets,omitempty"`
	Local   string `json:"local,omitempty"`
}

const (
	// wordSize and ticketSize are the numbers of characters by which they are known.
	wordSize   = 4
	ticketSize = 8
	// mostPromises, mostTickets and mostWords bound what is kept of a document and item.
	mostPromises = 20
	mostTickets  = 3
	mostWords    = 40
	// fewestWords is how many words an item must have to be known by them: "improve
	// the monitoring" is promised by everybody.
	fewestWords = 4
)

func (r *repeatedAction) Collect(pass *lint.Pass) any {
	facts := &promisesFacts{Threshold: r.Threshold, Window: r.WindowDays}
	for _, a := range pass.Doc.Actions {
		if a.Done || a.Told || a.Text.State != postmortem.Filled || len(facts.Open) == mostPromises {
			continue
		}
		p := promise{At: pass.Spot(a.Text.Span), Words: wordSet(pass.Doc.Words.TitleWords(a.Text.Text))}
		for _, t := range a.Tickets[:min(len(a.Tickets), mostTickets)] {
			if pass.Doc.WaitsFor(t) {
				continue
			}
			if name, global := postmortem.TicketName(t.Text); global {
				p.Tickets += ticketHash(name)
			} else {
				p.Local += ticketHash(name)
			}
		}
		if p.Words != "" || p.Tickets+p.Local != "" {
			facts.Open = append(facts.Open, p)
		}
	}
	if len(facts.Open) == 0 {
		return nil
	}
	return facts
}

func ticketHash(name string) string {
	h := fnv.New64a()
	_, _ = h.Write([]byte(name)) // a hash takes everything
	return base64.RawURLEncoding.EncodeToString(h.Sum(nil)[:6])
}

// wordSet returns the different words, hashed and sorted; empty where they are too few
// or too many to tell one item from others.
func wordSet(words []string) string {
	var all []string
	for _, w := range words {
		h := fnv.New32a()
		_, _ = h.Write([]byte(w)) // a hash takes everything
		all = append(all, base64.RawURLEncoding.EncodeToString(h.Sum(nil)[:3]))
	}
	slices.Sort(all)
	all = slices.Compact(all)
	if len(all) < fewestWords || len(all) > mostWords {
		return ""
	}
	out := make([]byte, 0, wordSize*len(all))
	for _, w := range all {
		out = append(out, w...)
	}
	return string(out)
}

func (r *repeatedAction) Decode(data []byte) (any, error) {
	facts, err := lint.DecodeFacts[promisesFacts](data)
	if err != nil {
		return nil, err
	}
	for _, p := range facts.(*promisesFacts).Open {
		if len(p.Words)%wordSize != 0 || len(p.Words) > wordSize*mostWords || len(p.Tickets+p.Local)%ticketSize != 0 {
			return nil, fmt.Errorf("the words and tickets of an action item are not %d and %d characters each", wordSize, ticketSize)
		}
	}
	return facts, nil
}

// An open is a promise with its document.
type open struct {
	*promise
	doc *lint.CorpusDocument
}

func (r *repeatedAction) Judge(pass *lint.CorpusPass) {
	index := promiseIndex{}
	for _, d := range byAge(pass.Documents) {
		if !d.Day.Full() {
			break // the rest have none either
		}
		facts := d.Facts.(*promisesFacts)
		for i := range facts.Open {
			if older := index.find(d, facts, &facts.Open[i]); older != nil {
				reportRepeated(pass, d, &facts.Open[i], older)
			}
		}
		for i := range facts.Open {
			index.add(open{&facts.Open[i], d})
		}
	}
}

func reportRepeated(pass *lint.CorpusPass, d *lint.CorpusDocument, p *promise, older []open) {
	message := fmt.Sprintf("promised on %s, still open", named(older[0].doc))
	if len(older) > 1 {
		message = fmt.Sprintf("promised on %s, and %s since, still open", named(older[0].doc), times(len(older)-1))
	}
	var related []lint.Related
	for _, o := range older {
		related = append(related, o.doc.In(o.At, "the same promise, not marked as done"))
	}
	pass.Report(d, p.At, lint.Diagnostic{Message: message,
		Help:    "say why it was not done and what changes now, and keep one item that the other links to; if it was done, mark the old one as done",
		Related: clip(related)})
}

func times(n int) string {
	if n == 1 {
		return "once"
	}
	return fmt.Sprintf("%d times", n)
}

// promiseIndex finds earlier promises by their words and tickets.
type promiseIndex map[string][]open

// mostListed is how many promises with a word are looked at, the latest ones: a word
// that more have in common tells nothing.
const mostListed = 64

func (x promiseIndex) add(o open) {
	for _, key := range append(parts(o.Words, wordSize), ticketKeys(o.promise, o.doc)...) {
		x[key] = append(latest(x[key], mostListed-1), o)
	}
}

// ticketKeys returns what the tickets of a promise are listed under.
func ticketKeys(p *promise, d *lint.CorpusDocument) []string {
	keys := parts(p.Tickets, ticketSize)
	for _, t := range parts(p.Local, ticketSize) {
		keys = append(keys, path.Dir(d.Path)+" "+t)
	}
	return keys
}

// parts cuts s into pieces of n bytes.
func parts(s string, n int) []string {
	out := make([]string, 0, len(s)/n)
	for ; len(s) >= n; s = s[n:] {
		out = append(out, s[:n])
	}
	return out
}

// find returns the earlier promises of other incidents that p repeats, the oldest
// first.
func (x promiseIndex) find(d *lint.CorpusDocument, facts *promisesFacts, p *promise) []open {
	var found []open
	seen := map[*promise]bool{}
	look := func(key string, same func(open) bool) {
		for _, o := range x[key] {
			days := d.Day.Days() - o.doc.Day.Days()
			if seen[o.promise] || days <= 0 || days > facts.Window || sameIncident(d, o.doc) {
				continue
			}
			if seen[o.promise] = true; same(o) {
				found = append(found, o)
			}
		}
	}
	for _, key := range ticketKeys(p, d) {
		look(key, func(open) bool { return true })
	}
	// Of so many words in a row, whichever they are, one at least is in any other item
	// that shares enough of them.
	words := parts(p.Words, wordSize)
	missing := len(words) - (facts.Threshold*len(words)+99)/100
	for _, key := range words[:min(len(words), max(0, missing+1))] {
		look(key, func(o open) bool { return alike(p.Words, o.Words, facts.Threshold) })
	}
	slices.SortStableFunc(found, func(a, b open) int { return a.doc.Day.Days() - b.doc.Day.Days() })
	return found
}

// alike reports whether two sets of words share at least threshold of 100 of all words
// that are in one of them.
func alike(a, b string, threshold int) bool {
	if a == "" || b == "" || 100*min(len(a), len(b)) < threshold*max(len(a), len(b)) {
		return false // too different in length
	}
	shared, all := 0, (len(a)+len(b))/wordSize
	for len(a) >= wordSize && len(b) >= wordSize {
		switch x, y := a[:wordSize], b[:wordSize]; {
		case x == y:
			shared++
			a, b = a[wordSize:], b[wordSize:]
		case x < y:
			a = a[wordSize:]
		default:
			b = b[wordSize:]
		}
	}
	return 100*shared >= threshold*(all-shared)
}
