package lint

import (
	"encoding/binary"
	"strings"
)

// A Packer puts values one behind the other, each in as few bytes as it takes. What it
// makes is for the run that made it: it has no version, and nothing in it is checked
// when it is read.
type Packer struct{ out []byte }

// Int appends a number.
func (p *Packer) Int(n int) { p.out = binary.AppendVarint(p.out, int64(n)) }

// String appends a text.
func (p *Packer) String(s string) {
	p.Int(len(s))
	p.out = append(p.out, s...)
}

// PackList appends a list, of which put appends the values.
func PackList[T any](p *Packer, list []T, put func(T)) {
	p.Int(len(list))
	for _, value := range list {
		put(value)
	}
}

// Spot appends a place.
func (p *Packer) Spot(s Spot) {
	var quiet int32
	if s.quiet {
		quiet = 1
	}
	for _, n := range [...]int32{s.start, (s.end-s.start)<<1 | quiet, s.Line, s.Column, s.EndLine - s.Line, s.EndColumn} {
		p.out = binary.AppendUvarint(p.out, uint64(uint32(n)))
	}
	p.out = binary.BigEndian.AppendUint32(p.out, s.mark)
}

// SpotOrNil appends a place that may be missing.
func (p *Packer) SpotOrNil(s *Spot) {
	p.bit(s != nil)
	if s != nil {
		p.Spot(*s)
	}
}

// bit appends a truth value.
func (p *Packer) bit(b bool) {
	var n byte
	if b {
		n = 1
	}
	p.out = append(p.out, n)
}

// An Unpacker reads what a [Packer] made, value by value in the same order. Texts are
// pieces of what is read: they cost no memory of their own.
type Unpacker struct{ rest string }

// Int reads a number.
func (u *Unpacker) Int() int {
	n := u.uvarint()
	return int(int64(n>>1) ^ -int64(n&1))
}

func (u *Unpacker) uvarint() uint64 {
	var n uint64
	for i := 0; ; i++ {
		c := u.rest[i]
		n |= uint64(c&0x7f) << (7 * i)
		if c < 0x80 {
			u.rest = u.rest[i+1:]
			return n
		}
	}
}

// String reads a text.
func (u *Unpacker) String() string {
	n := u.Int()
	s := u.rest[:n]
	u.rest = u.rest[n:]
	return s
}

// UnpackList reads what [PackList] appended, nil where it is empty; take reads one value.
func UnpackList[T any](u *Unpacker, take func() T) []T {
	n := u.Int()
	if n == 0 {
		return nil
	}
	list := make([]T, n)
	for i := range list {
		list[i] = take()
	}
	return list
}

// Spot reads a place.
func (u *Unpacker) Spot() Spot {
	var n [6]int32
	for i := range n {
		n[i] = int32(u.uvarint())
	}
	s := Spot{Line: n[2], Column: n[3], EndLine: n[2] + n[4], EndColumn: n[5],
		start: n[0], end: n[0] + n[1]>>1, quiet: n[1]&1 == 1}
	for i := range 4 {
		s.mark = s.mark<<8 | uint32(u.rest[i])
	}
	u.rest = u.rest[4:]
	return s
}

// SpotOrNil reads a place that may be missing.
func (u *Unpacker) SpotOrNil() *Spot {
	if !u.bit() {
		return nil
	}
	s := u.Spot()
	return &s
}

func (u *Unpacker) bit() bool {
	b := u.rest[0] == 1
	u.rest = u.rest[1:]
	return b
}

// An arena keeps many small texts in few large pieces of memory, in which the collector
// has nothing to look for.
type arena struct {
	piece *strings.Builder
	// pieces are those that have a shelfmark.
	pieces []*strings.Builder
}

const arenaPiece = 16 << 10

// A shelfmark says where something stands in an arena, without a pointer.
type shelfmark struct{ piece, from int32 }

// keepText returns a copy of a text.
func (a *arena) keepText(text string) string { return a.keep([]byte(text)) }

// keep returns a copy of data.
func (a *arena) keep(data []byte) string {
	if a.piece == nil || a.piece.Cap()-a.piece.Len() < len(data) {
		a.piece = &strings.Builder{}
		a.piece.Grow(max(arenaPiece, len(data)))
	}
	from := a.piece.Len()
	a.piece.Write(data)
	return a.piece.String()[from:]
}

// mark keeps a copy of data, and returns where.
func (a *arena) mark(data []byte) shelfmark {
	kept := a.keep(data)
	if n := len(a.pieces); n == 0 || a.pieces[n-1] != a.piece {
		a.pieces = append(a.pieces, a.piece)
	}
	return shelfmark{int32(len(a.pieces) - 1), int32(a.piece.Len() - len(kept))}
}

// from returns what was kept, and what followed it: whoever packs knows where it ends.
func (a *arena) from(m shelfmark) string { return a.pieces[m.piece].String()[m.from:] }
