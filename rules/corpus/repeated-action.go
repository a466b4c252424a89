package corpus

import (
	_ "embed"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"hash/fnv"
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

func (r *repeatedAction) Collect(pass *lint.Pass) lint.CorpusFacts {
	facts := &promisesFacts{Threshold: r.Threshold, Window: r.WindowDays}
	var room [2 * mostWords]uint32
	for _, a := range pass.Doc.Actions {
		if a.Done || a.Told || a.Text.State != postmortem.Filled || len(facts.Open) == mostPromises {
			continue
		}
		p := promise{Words: wordSet(pass.Doc.Words.AppendTitleWords(room[:0], a.Text.Text))}
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
			p.At = pass.Spot(a.Text.Span)
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

// wordSet returns the different words of some hashes, written and sorted; empty where
// they are too few or too many to tell one item from others. It changes hashes.
func wordSet(hashes []uint32) string {
	for i, h := range hashes {
		// The first 24 bits in base64, as a number: numbers sort as the texts do.
		hashes[i] = uint32(alphabet[h>>26])<<24 | uint32(alphabet[h>>20&63])<<16 |
			uint32(alphabet[h>>14&63])<<8 | uint32(alphabet[h>>8&63])
	}
	slices.Sort(hashes)
	hashes = slices.Compact(hashes)
	if len(hashes) < fewestWords || len(hashes) > mostWords {
		return ""
	}
	var room [wordSize * mostWords]byte
	out := room[:0]
	for _, h := range hashes {
		out = binary.BigEndian.AppendUint32(out, h)
	}
	return string(out)
}

// Pack implements lint.CorpusFacts.
func (f *promisesFacts) Pack(p *lint.Packer) {
	p.Int(f.Threshold)
	p.Int(f.Window)
	lint.PackList(p, f.Open, func(o promise) {
		p.Spot(o.At)
		p.String(o.Words)
		p.String(o.Tickets)
		p.String(o.Local)
	})
}

func (r *repeatedAction) Unpack(u *lint.Unpacker) lint.CorpusFacts {
	return &promisesFacts{Threshold: u.Int(), Window: u.Int(),
		Open: lint.UnpackList(u, func() promise { return promise{u.Spot(), u.String(), u.String(), u.String()} })}
}

func (r *repeatedAction) Decode(data []byte) (lint.CorpusFacts, error) {
	facts, err := lint.DecodeFacts[promisesFacts](data)
	if err != nil {
		return nil, err
	}
	for _, p := range facts.Open {
		if len(p.Words)%wordSize != 0 || len(p.Words) > wordSize*mostWords || len(p.Tickets)%ticketSize != 0 || len(p.Local)%ticketSize != 0 {
			return nil, fmt.Errorf("the words and tickets of an action item are not %d and %d characters each", wordSize, ticketSize)
		}
	}
	return facts, nil
}

func (r *repeatedAction) Judge(pass *lint.CorpusPass) {
	index := newPromiseIndex(pass)
	for i := range index.promisers {
		search := index.search(i)
		facts := pass.Facts(search.by.CorpusDocument).(*promisesFacts)
		for n := range facts.Open {
			if older := search.find(n, &facts.Open[n]); len(older) > 0 {
				reportRepeated(pass, search, &facts.Open[n], older)
			}
		}
	}
}

// reportRepeated reports a promise and the older ones that it repeats.
func reportRepeated(pass *lint.CorpusPass, in *promiseSearch, p *promise, older []int) {
	first := in.promisers[in.listed[older[0]].promiser].CorpusDocument
	message := fmt.Sprintf("promised on %s, still open", named(first))
	if len(older) > 1 {
		message = fmt.Sprintf("promised on %s, and %s since, still open", named(first), times(len(older)-1))
	}
	var related []lint.Related
	for _, n := range older[:min(len(older), mostRelated)] {
		d, o := in.promise(pass, n)
		related = append(related, d.In(o.At, "the same promise, not marked as done"))
	}
	pass.Report(in.by.CorpusDocument, p.At, lint.Diagnostic{Message: message,
		Help:    "say why it was not done and what changes now, and keep one item that the other links to; if it was done, mark the old one as done",
		Related: related})
}

func times(n int) string {
	if n == 1 {
		return "once"
	}
	return fmt.Sprintf("%d times", n)
}
