package lsp

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/pmlint/pmlint/lint/source"
)

// An encoding says what the characters of positions count.
type encoding string

// The encodings.
const (
	utf8Units  encoding = "utf-8"
	utf16Units encoding = "utf-16"
)

// negotiate returns the first of the client's encodings that is known. Without any the
// protocol means UTF-16.
func negotiate(offered []string) encoding {
	for _, o := range offered {
		if e := encoding(o); e == utf8Units || e == utf16Units {
			return e
		}
	}
	return utf16Units
}

// units returns how many code units text takes.
func (e encoding) units(text string) int {
	if e == utf8Units {
		return len(text)
	}
	n := 0
	for _, r := range text {
		n += width(r)
	}
	return n
}

// width is how many code units of UTF-16 a character takes. A byte that is no UTF-8
// takes one.
func width(r rune) int {
	if r >= 0x10000 {
		return 2
	}
	return 1
}

// bytesFor returns how many bytes of a line come before its n-th code unit. A position
// behind the end, or inside a character, moves back.
func (e encoding) bytesFor(line string, n int) int {
	if e == utf8Units {
		n = min(max(n, 0), len(line))
		for n > 0 && n < len(line) && !utf8.RuneStart(line[n]) {
			n--
		}
		return n
	}
	for i, r := range line {
		w := width(r)
		if n < w {
			return i
		}
		n -= w
	}
	return len(line)
}

// positions translates between offsets in a file's Text and the client's positions. It
// must not be used by two goroutines at once.
type positions struct {
	file *source.File
	enc  encoding
	// bom is how many code units a byte order mark takes, which stands in the client's
	// text but not in Text.
	bom int
	// marks are those of long lines by their numbers.
	marks map[int][]mark
}

// A mark says that so many code units stand in the first offset bytes of a line.
type mark struct{ offset, units int }

// stride is how far marks are apart: a megabyte on one line, with a finding every few
// bytes, would else be counted from its beginning each time.
const stride = 1024

func newPositions(file *source.File, enc encoding) *positions {
	p := &positions{file: file, enc: enc, marks: map[int][]mark{}}
	if bytes.HasPrefix(file.Raw(), []byte("\uFEFF")) {
		p.bom = enc.units("\uFEFF")
	}
	return p
}

// at returns the position of an offset, which is clamped to the file.
func (p *positions) at(offset int) position {
	offset = min(max(offset, 0), len(p.file.Text))
	line := p.file.Line(offset)
	span := p.file.LineSpan(line)
	m := p.markBefore(line, offset-span.Start)
	out := position{Line: line - 1, Character: m.units + p.enc.units(p.file.Text[span.Start+m.offset:offset])}
	if line == 1 {
		out.Character += p.bom
	}
	return out
}

// of returns the range of a span.
func (p *positions) of(s source.Span) textRange {
	return textRange{p.at(s.Start), p.at(max(s.Start, s.End))}
}

// offset returns the offset of a position. What lies outside the file moves to the
// nearest place in it.
func (p *positions) offset(at position) int {
	if at.Line < 0 {
		return 0
	}
	// LineSpan takes any number, but a sum must not overflow.
	line := min(at.Line, len(p.file.Text)+1) + 1
	span := p.file.LineSpan(line)
	n := at.Character
	if line == 1 {
		n -= p.bom
	}
	return span.Start + p.enc.bytesFor(p.file.Text[span.Start:span.End], n)
}

// span returns the span of a range.
func (p *positions) span(r textRange) source.Span {
	start, end := p.offset(r.Start), p.offset(r.End)
	return source.Span{Start: min(start, end), End: max(start, end)}
}

// markBefore returns a mark at or before so many bytes of a line.
func (p *positions) markBefore(line, n int) mark {
	if n < stride || p.enc == utf8Units {
		return mark{}
	}
	marks, ok := p.marks[line]
	if !ok {
		span := p.file.LineSpan(line)
		marks = p.enc.marksOf(p.file.Text[span.Start:span.End])
		p.marks[line] = marks
	}
	i := min(n/stride, len(marks)-1)
	if marks[i].offset > n {
		i--
	}
	return marks[i]
}

// marksOf returns the marks of a line: the n-th is at the first character that begins
// at or after n times stride.
func (e encoding) marksOf(line string) []mark {
	marks := make([]mark, 1, 1+len(line)/stride)
	units := 0
	for i, r := range line {
		if i >= len(marks)*stride {
			marks = append(marks, mark{i, units})
		}
		units += width(r)
	}
	return marks
}

// splice returns text with a range replaced. The lines of the client's text end as they
// do in a [source.File].
func (e encoding) splice(text string, r textRange, by string) string {
	start := e.place(text, r.Start)
	end := max(start, e.place(text, r.End))
	var b strings.Builder
	b.Grow(start + len(by) + len(text) - end)
	b.WriteString(text[:start])
	b.WriteString(by)
	b.WriteString(text[end:])
	return b.String()
}

// place returns the offset of a position in the client's text.
func (e encoding) place(text string, at position) int {
	if at.Line < 0 {
		return 0
	}
	next := nextLine
	if strings.IndexByte(text, '\r') < 0 {
		next = nextPlainLine
	}
	from := 0
	for range at.Line {
		n := next(text[from:])
		if n == 0 {
			return len(text)
		}
		from += n
	}
	line := text[from:]
	if n := strings.IndexAny(line, "\r\n"); n >= 0 {
		line = line[:n]
	}
	return from + e.bytesFor(line, at.Character)
}

// nextLine returns where the second line of text begins, or 0.
func nextLine(text string) int {
	n := strings.IndexAny(text, "\r\n") + 1
	if n > 0 && text[n-1] == '\r' && n < len(text) && text[n] == '\n' {
		n++
	}
	return n
}

// nextPlainLine is nextLine for texts without carriage returns, which nearly all are.
func nextPlainLine(text string) int { return strings.IndexByte(text, '\n') + 1 }
