package report

import (
	"unicode/utf8"

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
}

// A mark says that column code points stand in the first offset bytes of a line.
type mark struct{ offset, column int }

const stride = 1024

// newLocator returns a locator for file, which may be nil.
func newLocator(file *source.File) *locator { return &locator{file: file} }

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
	if l.file == nil {
		return place{1, 1}
	}
	offset = min(max(offset, 0), len(l.file.Text))
	line := l.file.Line(offset)
	span := l.file.LineSpan(line)
	text := l.file.Text[span.Start:span.End]
	at := offset - span.Start
	if len(text) <= stride {
		return place{line, 1 + utf8.RuneCountInString(text[:at])}
	}
	marks := l.lineMarks(line, text)
	m := marks[min(at/stride, len(marks)-1)]
	if m.offset > at {
		m = marks[at/stride-1]
	}
	return place{line, 1 + m.column + utf8.RuneCountInString(text[m.offset:at])}
}

// lineMarks returns the marks of a line: the n-th is at the first character
// that begins at or after n times stride.
func (l *locator) lineMarks(line int, text string) []mark {
	if marks, ok := l.marks[line]; ok {
		return marks
	}
	marks := make([]mark, 1, 1+len(text)/stride)
	column := 0
	for i := 0; i < len(text); {
		if i >= len(marks)*stride {
			marks = append(marks, mark{i, column})
		}
		_, size := utf8.DecodeRuneInString(text[i:])
		i += size
		column++
	}
	if l.marks == nil {
		l.marks = map[int][]mark{}
	}
	l.marks[line] = marks
	return marks
}
