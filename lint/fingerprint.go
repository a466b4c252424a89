package lint

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"sort"
	"strconv"
	"strings"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

// A fingerprinter names the findings of one document so that the names survive
// edits elsewhere in it. A fingerprint is the hash of the rule, the names of the
// sections around the finding, the text of the line where it starts, and its
// number among the findings that share all three.
type fingerprinter struct {
	file *source.File
	// commands are left out of the lines: to suppress one finding must not
	// rename another one on the line.
	commands []command
	sections []*postmortem.Section

	// The hashes are kept, because a document may put any number of findings on
	// one long line, or under one long title.
	lineHash    map[int]digest
	sectionHash map[*postmortem.Section]digest
	seen        map[printKey]int

	text, words []byte // room for what is hashed, used again for each
}

type digest = [sha256.Size]byte

type printKey struct {
	rule          string
	section, line digest
}

func newFingerprinter(doc *postmortem.Document, commands []command) *fingerprinter {
	return &fingerprinter{
		file:     doc.File,
		commands: commands,
		sections: doc.Sections,
	}
}

// stamp sets the fingerprints of found, which must be in source order and hold
// all findings of its rules.
func (p *fingerprinter) stamp(found []Diagnostic) {
	if len(found) > 0 { // many documents have no finding
		p.begin(len(found))
	}
	// What is missing at the end is the same with and without a last line feed.
	end := len(strings.TrimRight(p.file.Text, "\n"))
	for i := range found {
		d := &found[i]
		at := min(d.Span.Start, end)
		key := printKey{d.Rule, p.section(p.sectionAt(at)), p.line(p.file.Line(at))}
		p.seen[key]++

		p.words = append(append(p.words[:0], key.section[:]...), key.line[:]...)
		p.words = append(strconv.AppendInt(p.words, int64(p.seen[key]), 10), ' ')
		sum := sha256.Sum256(append(p.words, key.rule...))
		d.Fingerprint = string(hex.AppendEncode(p.words[:0], sum[:16]))
	}
}

// begin makes room for the hashes of so many findings, once.
func (p *fingerprinter) begin(n int) {
	if p.seen == nil {
		p.lineHash = make(map[int]digest, n)
		p.sectionHash = map[*postmortem.Section]digest{nil: {}}
		p.seen = make(map[printKey]int, n)
	}
}

// spot hashes what a fingerprint is made of besides rule and number, for places
// whose findings come when the document is gone.
func (p *fingerprinter) spot(at int) uint32 {
	p.begin(1)
	at = min(at, len(strings.TrimRight(p.file.Text, "\n")))
	section, line := p.section(p.sectionAt(at)), p.line(p.file.Line(at))
	sum := sha256.Sum256(append(append([]byte(nil), section[:]...), line[:]...))
	return binary.BigEndian.Uint32(sum[:])
}

// spotPrint is the fingerprint of the n-th finding of rule, counted from 1, among
// those of a document whose spots have the same mark.
func spotPrint(rule string, mark uint32, n int) string {
	words := strconv.AppendInt(binary.BigEndian.AppendUint32(nil, mark), int64(n), 10)
	sum := sha256.Sum256(append(append(words, ' '), rule...))
	return hex.EncodeToString(sum[:16])
}

// sectionAt returns the innermost section that holds the offset, or nil. The end
// of a body belongs to it: there stands what is missing in the section.
func (p *fingerprinter) sectionAt(at int) *postmortem.Section {
	i := sort.Search(len(p.sections), func(i int) bool { return p.sections[i].Span.Start > at })
	if i == 0 {
		return nil
	}
	s := p.sections[i-1]
	for s != nil && !s.Span.Holds(at) && (at < s.Body.Start || at > s.Body.End) {
		s = s.Parent
	}
	return s
}

// section hashes the names of s and of the sections around it.
func (p *fingerprinter) section(s *postmortem.Section) digest {
	if sum, ok := p.sectionHash[s]; ok {
		return sum
	}
	outer := p.section(s.Parent)
	sum := sha256.Sum256(append(outer[:], s.Name...))
	p.sectionHash[s] = sum
	return sum
}

// line hashes the text of line n with its white space collapsed.
func (p *fingerprinter) line(n int) digest {
	if sum, ok := p.lineHash[n]; ok {
		return sum
	}
	line := p.file.LineSpan(n)
	p.text, p.words = p.text[:0], p.words[:0]
	from := line.Start
	first := sort.Search(len(p.commands), func(i int) bool { return p.commands[i].span.End > line.Start })
	for _, c := range p.commands[first:] {
		if c.span.Start >= line.End {
			break
		}
		p.text = append(p.text, p.file.Slice(source.Span{Start: from, End: c.span.Start})...)
		from = min(c.span.End, line.End)
	}
	p.text = append(p.text, p.file.Slice(source.Span{Start: from, End: line.End})...)
	for word := range bytes.FieldsSeq(p.text) {
		if len(p.words) > 0 {
			p.words = append(p.words, ' ')
		}
		p.words = append(p.words, word...)
	}
	sum := sha256.Sum256(p.words)
	p.lineHash[n] = sum
	return sum
}
