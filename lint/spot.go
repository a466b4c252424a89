package lint

import (
	"encoding/json"
	"errors"
	"strconv"

	"github.com/pmlint/pmlint/lint/source"
)

// A Spot is a place of a document in a form that outlives the document: corpus rules
// report when no text is at hand any more. Lines and columns count from 1, columns in
// code points; the end is exclusive.
//
// A corpus holds dozens of them for each document, which is why the numbers are small.
type Spot struct {
	Line, Column, EndLine, EndColumn int32

	start, end int32
	// mark is what the place gives to a fingerprint.
	mark uint32
	// quiet says that a comment suppresses the findings here.
	quiet bool
}

// Span returns the range of the document's Text.
func (s Spot) Span() source.Span { return source.Span{Start: int(s.start), End: int(s.end)} }

// spotAt returns the spot of span, with what its findings depend on besides.
func spotAt(file *source.File, span source.Span, mark uint32, quiet bool) Spot {
	start, end := file.Position(span.Start), file.Position(span.End)
	return Spot{Line: int32(start.Line), Column: int32(start.Column), EndLine: int32(end.Line), EndColumn: int32(end.Column),
		start: int32(span.Start), end: int32(span.End), mark: mark, quiet: quiet}
}

// A spot is eight numbers in JSON: offset and length of the span, line and column, how
// many lines below it ends and in which column, 1 where it is quiet, and its mark.
const spotNumbers = 8

// mostSpot bounds the numbers but for the print, so that no sum of two overflows.
const mostSpot = 1<<30 - 1

// MarshalJSON implements json.Marshaler.
func (s Spot) MarshalJSON() ([]byte, error) {
	var quiet int32
	if s.quiet {
		quiet = 1
	}
	out := []byte{'['}
	for _, n := range [spotNumbers - 1]int32{s.start, s.end - s.start, s.Line, s.Column, s.EndLine - s.Line, s.EndColumn, quiet} {
		out = append(strconv.AppendInt(out, int64(n), 10), ',')
	}
	return append(strconv.AppendUint(out, uint64(s.mark), 10), ']'), nil
}

// UnmarshalJSON implements json.Unmarshaler.
func (s *Spot) UnmarshalJSON(data []byte) error {
	bad := errors.New("a place is not of the form [offset, length, line, column, lines, end column, quiet, mark]")
	var n []uint32
	if err := json.Unmarshal(data, &n); err != nil || len(n) != spotNumbers {
		return bad
	}
	for _, value := range n[:spotNumbers-1] {
		if value > mostSpot {
			return bad
		}
	}
	if n[2] < 1 || n[3] < 1 || n[5] < 1 || n[6] > 1 {
		return bad
	}
	at := func(i int) int32 { return int32(n[i]) }
	*s = Spot{Line: at(2), Column: at(3), EndLine: at(2) + at(4), EndColumn: at(5),
		start: at(0), end: at(0) + at(1), mark: n[7], quiet: n[6] == 1}
	return nil
}
