// Package source holds the bytes of one file and translates places in them.
//
// Everything that reads a post-mortem works on [File.Text], in which line
// endings are single line feeds and a byte order mark is gone, so that the same
// document gives the same spans whatever editor saved it. Only two parties need
// the bytes as they lie on disk: fixes, which must leave all other bytes alone
// ([File.RawOffset]), and reports, which count columns ([File.Position]).
package source

import (
	"bytes"
	"sort"
	"strings"
	"unicode/utf8"
	"unsafe"
)

// A Span is the half-open range [Start, End) of byte offsets in a File's Text.
// The zero Span is the empty range at the file's beginning.
type Span struct{ Start, End int }

// Len returns the number of bytes that s covers.
func (s Span) Len() int { return s.End - s.Start }

// IsEmpty reports whether s covers no byte.
func (s Span) IsEmpty() bool { return s.End <= s.Start }

// Contains reports whether t lies wholly inside s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Holds reports whether the byte at offset lies inside s.
func (s Span) Holds(offset int) bool { return s.Start <= offset && offset < s.End }

// Cover returns the smallest span that holds both s and t.
func (s Span) Cover(t Span) Span {
	return Span{min(s.Start, t.Start), max(s.End, t.End)}
}

// A File is the immutable text of one document.
type File struct {
	// Path is the name shown to users, with forward slashes.
	Path string
	// Text is the content without a byte order mark and with every line ending
	// (CRLF, lone CR) as one line feed. It may hold invalid UTF-8; see Problem.
	Text string

	raw      []byte
	lines    []int // offset in Text of each line's first byte; lines[0] is 0
	rawLines []int // the same in raw; nil where both are equal
}

const bom = "\uFEFF"

// New reads raw as the file at path. It keeps raw, which the caller must not change.
func New(path string, raw []byte) *File {
	f := &File{Path: path, raw: raw}
	// Nobody changes raw, so that the text can be the same bytes.
	text := unsafe.String(unsafe.SliceData(raw), len(raw))
	skip := 0
	if strings.HasPrefix(text, bom) {
		skip = len(bom)
		text = text[skip:]
	}
	if skip == 0 && strings.IndexByte(text, '\r') < 0 {
		f.Text = text
		f.lines = lineStarts(text)
		return f
	}
	f.lines = []int{0}
	f.rawLines = []int{skip}
	var b strings.Builder
	b.Grow(len(text))
	from := 0
	for i := 0; i < len(text); i++ {
		if text[i] != '\r' && text[i] != '\n' {
			continue
		}
		b.WriteString(text[from:i])
		b.WriteByte('\n')
		if text[i] == '\r' && i+1 < len(text) && text[i+1] == '\n' {
			i++
		}
		from = i + 1
		f.lines = append(f.lines, b.Len())
		f.rawLines = append(f.rawLines, skip+from)
	}
	b.WriteString(text[from:])
	f.Text = b.String()
	return f
}

func lineStarts(text string) []int {
	lines := make([]int, 1, 1+strings.Count(text, "\n"))
	for i := 0; ; {
		j := strings.IndexByte(text[i:], '\n')
		if j < 0 {
			return lines
		}
		i += j + 1
		lines = append(lines, i)
	}
}

// Raw returns the file's bytes as they were read. The caller must not change them.
func (f *File) Raw() []byte { return f.raw }

// Converted reports whether Text differs from Raw: in line endings or by a byte
// order mark.
func (f *File) Converted() bool { return f.rawLines != nil }

// RawOffset translates an offset in Text into the offset in Raw.
func (f *File) RawOffset(offset int) int {
	if f.rawLines == nil {
		return offset
	}
	line := f.index(offset)
	return f.rawLines[line] + offset - f.lines[line]
}

// Slice returns the text that s covers, clamped to the file.
func (f *File) Slice(s Span) string {
	start := min(max(s.Start, 0), len(f.Text))
	end := min(max(s.End, start), len(f.Text))
	return f.Text[start:end]
}

// Lines returns the number of lines. A final line feed does not begin another line;
// an empty file has one line.
func (f *File) Lines() int {
	n := len(f.lines)
	if n > 1 && f.lines[n-1] == len(f.Text) {
		n--
	}
	return n
}

// Line returns the number, from 1, of the line that holds the byte at offset.
func (f *File) Line(offset int) int { return f.index(offset) + 1 }

// LineSpan returns the range of line n, counted from 1, without its line feed.
// A number outside the file gives the empty range at its nearest end.
func (f *File) LineSpan(n int) Span {
	if n < 1 {
		return Span{}
	}
	if n > len(f.lines) {
		return Span{len(f.Text), len(f.Text)}
	}
	start := f.lines[n-1]
	end := len(f.Text)
	if n < len(f.lines) {
		end = f.lines[n] - 1
	}
	return Span{start, end}
}

// index returns the 0-based number of the line that holds offset, clamped to the file.
func (f *File) index(offset int) int {
	return max(sort.SearchInts(f.lines, offset+1)-1, 0)
}

// A Position is a place in a file as people and other programs count it.
// Every number counts from 1.
type Position struct {
	Line int
	// Column counts code points; an invalid byte counts as one.
	Column int
}

// Position returns the place of offset, which is clamped to the file.
func (f *File) Position(offset int) Position {
	offset = min(max(offset, 0), len(f.Text))
	line := f.index(offset)
	return Position{Line: line + 1, Column: 1 + utf8.RuneCountInString(f.Text[f.lines[line]:offset])}
}

// CRLF reports whether the file ends lines, or some of them, as Windows does: what is
// written into it does the same.
func (f *File) CRLF() bool { return bytes.Contains(f.raw, []byte("\r\n")) }
