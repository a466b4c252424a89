package lint

import (
	"encoding/hex"
	"strings"

	"github.com/pmlint/pmlint/lint/source"
)

// A findingStore keeps findings in about a tenth of their room, for runs that hold all
// of them until the last document is read. Texts that many findings share are kept once.
type findingStore struct {
	packer Packer
	arena  arena
	// words are the shared texts, number says which is which.
	words  []string
	number map[string]int
}

// pack returns the finding of the document at path in a form that keeps nothing of the
// document.
func (s *findingStore) pack(path string, d *Diagnostic) string {
	s.packer.out = s.packer.out[:0]
	s.put(path, d)
	return s.arena.keep(s.packer.out)
}

// unpack reads what pack returned.
func (s *findingStore) unpack(path, packed string) Diagnostic {
	return s.take(path, &Unpacker{packed})
}

// put writes a finding behind what the packer holds.
func (s *findingStore) put(path string, d *Diagnostic) {
	p := &s.packer
	s.word(d.Rule)
	p.Int(int(d.Severity))
	s.path(path, d.Path)
	s.span(d.Span)
	p.SpotOrNil(d.At)
	p.String(d.Message)
	s.word(d.Help)
	p.Int(d.Unfilled)
	p.bit(d.Sensitive)
	PackList(p, d.Related, func(r Related) {
		s.path("", r.Path)
		s.span(r.Span)
		s.word(r.Message)
		p.SpotOrNil(r.At)
	})
	PackList(p, d.Fixes, func(f Fix) {
		s.word(f.Message)
		p.bit(f.Safe)
		PackList(p, f.Edits, func(e Edit) {
			s.span(e.Span)
			p.String(e.New)
		})
	})
	mark, _ := hex.DecodeString(d.Fingerprint) // the engine made it
	p.String(string(mark))
}

func (s *findingStore) take(path string, u *Unpacker) Diagnostic {
	d := Diagnostic{Rule: s.readWord(u), Severity: Severity(u.Int()), Path: s.readPath(u, path),
		Span: readSpan(u), At: u.SpotOrNil(), Message: u.String(), Help: s.readWord(u), Unfilled: u.Int(), Sensitive: u.bit()}
	d.Related = UnpackList(u, func() Related {
		return Related{Path: s.readPath(u, ""), Span: readSpan(u), Message: s.readWord(u), At: u.SpotOrNil()}
	})
	edit := func() Edit { return Edit{Span: readSpan(u), New: u.String()} }
	d.Fixes = UnpackList(u, func() Fix {
		return Fix{Message: s.readWord(u), Safe: u.bit(), Edits: UnpackList(u, edit)}
	})
	d.Fingerprint = hex.EncodeToString([]byte(u.String()))
	return d
}

// word writes a text that many findings share.
func (s *findingStore) word(text string) {
	n, ok := s.number[text]
	if !ok {
		if s.number == nil {
			s.number = map[string]int{}
		}
		text = strings.Clone(text) // it may be a piece of a document
		n = len(s.words)
		s.words = append(s.words, text)
		s.number[text] = n
	}
	s.packer.Int(n)
}

func (s *findingStore) readWord(u *Unpacker) string { return s.words[u.Int()] }

// path writes the path of a finding, which is nearly always the one that is usual.
func (s *findingStore) path(usual, path string) {
	s.packer.bit(path != usual)
	if path != usual {
		s.word(path)
	}
}

func (s *findingStore) readPath(u *Unpacker, usual string) string {
	if !u.bit() {
		return usual
	}
	return s.readWord(u)
}

func (s *findingStore) span(span source.Span) {
	s.packer.Int(span.Start)
	s.packer.Int(span.End - span.Start)
}

func readSpan(u *Unpacker) source.Span {
	start := u.Int()
	return source.Span{Start: start, End: start + u.Int()}
}
