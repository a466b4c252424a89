package report

import (
	"unicode/utf16"
	"unicode/utf8"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/source"
)

// A place is a position as reports show it: line and column from 1, the column
// in code points.
type place struct{ line, column int }

// A locator finds the places of offsets in one file, as [source.File.Position]
// does, but without counting from the beginning of a long line each time: a
// megabyte on one line with a finding every few bytes would take minutes.
type locator struct {
	file *source.File
	// marks holds, for each long line that was asked for, how many code points
	// stand before every stride bytes or so.
	marks map[int][]mark
	// known are the places of offsets where the file is not at hand. Columns are in
	// code points then, whatever is asked for.
	known map[int]place
}

// A mark says that column code points stand in the first offset bytes of a line, of
// which pairs take two code units in UTF-16.
type mark struct{ offset, column, pairs int }

const stride = 1024

// newLocator returns a locator for file, which may be nil.
func newLocator(file *source.File) *locator { return &locator{file: file} }

// locatorOf returns a locator for the places of a result.
func locatorOf(r *lint.Result) *locator {
	l := newLocator(r.File)
	for i := range r.Diagnostics {
		l.know(r.Diagnostics[i].At)
	}
	return l
}

// of returns a locator for a related place, which may be in another file.
func (l *locator) of(rel lint.Related) *locator {
	if rel.Path == "" {
		return l
	}
	other := newLocator(nil)
	other.know(rel.At)
	return other
}

func (l *locator) know(at *lint.Spot) {
	if l.file != nil || at == nil {
		return
	}
	if l.known == nil {
		l.known = map[int]place{}
	}
	span := at.Span()
	l.known[span.Start] = place{int(at.Line), int(at.Column)}
	l.known[span.End] = place{int(at.EndLine), int(at.EndColumn)}
}

// span returns where s begins and ends. Without a file that is its beginning,
// for a file that could not be read has no other place.
func (l *locator) span(s source.Span) (start, end place) {
	start = l.place(s.Start)
	if s.IsEmpty() {
		return start, start
	}
	return start, l.place(s.End)
}

func (l *locator) place(offset int) place {
	line, m, rest := l.upTo(offset)
	return place{line, 1 + m.column + utf8.RuneCountInString(rest)}
}

// utf16 is place with a column in code units of UTF-16.
func (l *locator) utf16(offset int) place {
	line, m, rest := l.upTo(offset)
	column := 1 + m.column + m.pairs
	for _, r := range rest {
		column += utf16.RuneLen(r)
	}
	return place{line, column}
}

// bytes is place with a column in bytes of UTF-8.
func (l *locator) bytes(offset int) place {
	line, m, rest := l.upTo(offset)
	return place{line, 1 + m.offset + len(rest)}
}

// upTo returns the line of an offset, a mark before it on the line, and the text from
// there to the offset. Without a file all that is not known is its beginning.
func (l *locator) upTo(offset int) (line int, m mark, rest string) {
	if l.file == nil {
		if at, ok := l.known[offset]; ok {
			return at.line, mark{offset: at.column - 1, column: at.column - 1}, ""
		}
		return 1, mark{}, ""
	}
	offset = min(max(offset, 0), len(l.file.Text))
	line = l.file.Line(offset)
	span := l.file.LineSpan(line)
	text := l.file.Text[span.Start:span.End]
	at := offset - span.Start
	if len(text) > stride {
		marks := l.lineMarks(line, text)
		m = marks[min(at/stride, len(marks)-1)]
		if m.offset > at {
			m = marks[at/stride-1]
		}
	}
	return line, m, text[m.offset:at]
}

// lineMarks returns the marks of a line: the n-th is at the first character
// that begins at or after n times stride.
func (l *locator) lineMarks(line int, text string) []mark {
	if marks, ok := l.marks[line]; ok {
		return marks
	}
	marks := make([]mark, 1, 1+len(text)/stride)
	m := mark{}
	for m.offset < len(text) {
		if m.offset >= len(marks)*stride {
			marks = append(marks, m)
		}
		r, size := utf8.DecodeRuneInString(text[m.offset:])
		m.offset += size
		m.column++
		m.pairs += utf16.RuneLen(r) - 1
	}
	if l.marks == nil {
		l.marks = map[int][]mark{}
	}
	l.marks[line] = marks
	return marks
}
