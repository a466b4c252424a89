package markdown

import (
	"sort"
	"strings"

	"github.com/pmlint/pmlint/lint/source"
)

// A MarkKind says what a Mark marks.
type MarkKind uint8

// The kinds of inline mark.
const (
	CodeSpan MarkKind = iota
	Emphasis
	Strong
	Strike
	Link
	Image
	AutoLink
	RawHTML
	FootnoteRef
)

// A Mark is a range of a Text's Plain that carries inline markup.
type Mark struct {
	Kind MarkKind
	// Start and End are byte offsets in Plain.
	Start, End int
	// Dest is the target of a link or image.
	Dest string
	// Span covers the markup in the file, delimiters included where known.
	Span source.Span
}

// A Text is the inline content of one block without its markup: emphasis marks,
// link targets, code ticks and raw HTML are left out, line breaks of either
// kind are one line feed, and a backslash before punctuation that is not of brackets,
// bars, stars or ticks is left out. Entities stand as written.
type Text struct {
	Plain string
	Marks []Mark
	// Most texts are one piece of the file, which begins at src; segs is nil then.
	src  int
	segs []seg
}

// A seg maps Plain[plain:] (up to the next seg) to the file at src.
type seg struct{ plain, src, end int }

// Offset returns the offset in the file of Plain[i]. For i == len(Plain) it is
// the end of the last byte.
func (t *Text) Offset(i int) int {
	if len(t.segs) == 0 {
		return t.src + min(i, len(t.Plain))
	}
	k := max(sort.Search(len(t.segs), func(k int) bool { return t.segs[k].plain > i })-1, 0)
	s := t.segs[k]
	return min(s.src+i-s.plain, s.end)
}

// Span returns the range of the file that Plain[start:end] came from. It may
// hold markup that stands between the two ends.
func (t *Text) Span(start, end int) source.Span {
	if end <= start {
		at := t.Offset(start)
		return source.Span{Start: at, End: at}
	}
	return source.Span{Start: t.Offset(start), End: t.Offset(end-1) + 1}
}

// IsBlank reports whether the text holds nothing but white space.
func (t *Text) IsBlank() bool { return strings.TrimSpace(t.Plain) == "" }

// IsEmphasised reports whether all letters of the text are set in italics; signs between
// and around them need not be.
func (t *Text) IsEmphasised() bool {
	const signs = " \n.,;:!?*_()-"
	covered := 0
	for _, m := range t.Marks {
		if m.Kind == Emphasis {
			if strings.Trim(t.Plain[min(covered, m.Start):m.Start], signs) != "" {
				return false
			}
			covered = max(covered, m.End)
		}
	}
	return covered > 0 && strings.Trim(t.Plain[covered:], signs) == ""
}

// In reports whether Plain[i] carries a mark of the given kind.
func (t *Text) In(kind MarkKind, i int) bool {
	for _, m := range t.Marks {
		if m.Kind == kind && m.Start <= i && i < m.End {
			return true
		}
	}
	return false
}

// FootnoteAt reports whether a footnote is referred to directly before Plain[i].
func (t *Text) FootnoteAt(i int) bool {
	for _, m := range t.Marks {
		if m.Kind == FootnoteRef && m.Start == i {
			return true
		}
	}
	return false
}

// Sub returns the part of t that Plain[start:end] makes up, with its marks.
func (t *Text) Sub(start, end int) Text {
	start = min(max(start, 0), len(t.Plain))
	end = min(max(end, start), len(t.Plain))
	out := Text{Plain: t.Plain[start:end], src: t.Offset(start)}
	for i, s := range t.segs {
		next := len(t.Plain)
		if i+1 < len(t.segs) {
			next = t.segs[i+1].plain
		}
		if next <= start || s.plain >= end {
			continue
		}
		if cut := start - s.plain; cut > 0 {
			s.plain, s.src = s.plain+cut, s.src+cut
		}
		s.plain -= start
		out.segs = append(out.segs, s)
	}
	for _, m := range t.Marks {
		if m.End <= start && m.Start < m.End || m.Start >= end || m.End < start {
			continue
		}
		m.Start, m.End = max(m.Start, start)-start, min(m.End, end)-start
		out.Marks = append(out.Marks, m)
	}
	return out
}
