package lint

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

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

	// Hashes are kept, because a document may put any number of findings on one
	// long line, or under one long title. Findings come in source order, so that of
	// the lines the last one is enough.
	lastLine    int
	lineHash    digest
	sectionHash map[*postmortem.Section]digest
	seen        map[printKey]int

	end         int    // of the text, without the line feeds there
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
		// What is missing at the end is the same with and without a last line feed.
		end: len(strings.TrimRight(doc.File.Text, "\n")),
	}
}

// stamp sets the fingerprints of found, which must be in source order and hold
// all findings of its rules.
func (p *fingerprinter) stamp(found []Diagnostic) {
	if len(found) > 0 && p.seen == nil { // many documents have no finding
		p.seen = make(map[printKey]int, len(found))
	}
	for i := range found {
		d := &found[i]
		at := min(d.Span.Start, p.end)
		key := printKey{d.Rule, p.section(p.sectionAt(at)), p.line(p.file.Line(at))}
		p.seen[key]++

		p.words = append(append(p.words[:0], key.section[:]...), key.line[:]...)
		d.Fingerprint = printOf(p.words, d.Rule, p.seen[key])
	}
}

// spot hashes what a fingerprint is made of besides rule and number, for places
// whose findings come when the document is gone.
func (p *fingerprinter) spot(at int) uint32 {
	at = min(at, p.end)
	section, line := p.section(p.sectionAt(at)), p.line(p.file.Line(at))
	p.words = append(append(p.words[:0], section[:]...), line[:]...)
	sum := sha256.Sum256(p.words)
	return binary.BigEndian.Uint32(sum[:])
}

// spotPrint is the fingerprint of the n-th finding of rule, counted from 1, among
// those of a document whose spots have the same mark.
func spotPrint(rule string, mark uint32, n int) string {
	return printOf(binary.BigEndian.AppendUint32(nil, mark), rule, n)
}

// printOf is the fingerprint of the n-th finding of a rule in places of which words are a
// hash. It writes over words.
func printOf(words []byte, rule string, n int) string {
	words = append(strconv.AppendInt(words, int64(n), 10), ' ')
	sum := sha256.Sum256(append(words, rule...))
	return string(hex.AppendEncode(words[:0], sum[:16]))
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
	if s == nil {
		return digest{}
	}
	if sum, ok := p.sectionHash[s]; ok {
		return sum
	}
	outer := p.section(s.Parent)
	p.words = append(append(p.words[:0], outer[:]...), s.Name...)
	sum := sha256.Sum256(p.words)
	if p.sectionHash == nil {
		p.sectionHash = map[*postmortem.Section]digest{}
	}
	p.sectionHash[s] = sum
	return sum
}

// line hashes the text of line n with its white space collapsed.
func (p *fingerprinter) line(n int) digest {
	if n == p.lastLine {
		return p.lineHash
	}
	line := p.file.LineSpan(n)
	text := p.file.Slice(line)
	first := sort.Search(len(p.commands), func(i int) bool { return p.commands[i].span.End > line.Start })
	if first < len(p.commands) && p.commands[first].span.Start < line.End {
		p.text = p.text[:0]
		from := line.Start
		for _, c := range p.commands[first:] {
			if c.span.Start >= line.End {
				break
			}
			p.text = append(p.text, p.file.Slice(source.Span{Start: from, End: c.span.Start})...)
			from = min(c.span.End, line.End)
		}
		p.text = append(p.text, p.file.Slice(source.Span{Start: from, End: line.End})...)
		text = string(p.text)
	}
	p.words = appendCollapsed(p.words[:0], text)
	p.lastLine, p.lineHash = n, sha256.Sum256(p.words)
	return p.lineHash
}

// appendCollapsed appends text with one blank between its words.
func appendCollapsed(out []byte, text string) []byte {
	from := len(out)
	out = append(out, strings.Trim(text, " ")...)
	if isCollapsed(out[from:]) {
		return out
	}
	out = out[:from]
	for word := range strings.FieldsSeq(text) {
		if len(out) > from {
			out = append(out, ' ')
		}
		out = append(out, word...)
	}
	return out
}

// isCollapsed reports whether a text without blanks at its ends, as nearly all lines
// are, is ASCII with one blank between its words. It is certain where it is true. It
// looks at eight bytes at a time, in the way of Warren, Hacker's Delight, 6-1.
func isCollapsed(text []byte) bool {
	const ones, highs = 0x0101010101010101, 0x8080808080808080
	i, before := 0, uint64(0) // whether a blank stands before i
	for ; i+8 <= len(text); i += 8 {
		x := binary.LittleEndian.Uint64(text[i:])
		if (x|(x-' '*ones))&highs != 0 { // not ASCII, or less than a blank
			return false
		}
		y := x ^ ' '*ones
		blanks := (y - ones) &^ y & highs
		if blanks&(blanks<<8|before) != 0 {
			return false
		}
		before = blanks >> 56
	}
	for ; i < len(text); i++ {
		if c := text[i]; c < ' ' || c >= utf8.RuneSelf || c == ' ' && text[i-1] == ' ' {
			return false
		}
	}
	return true
}
