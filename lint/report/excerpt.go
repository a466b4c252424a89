package report

import (
	"strings"
	"unicode/utf8"

	"github.com/pmlint/pmlint/lint/source"
)

// An excerpt is one line of a document and what marks a part of it.
type excerpt struct {
	line int
	text string
	// column is how many columns stand before the marked part of text, width how
	// many it takes: at least one, which may lie just behind the text.
	column, width int
}

const (
	tabWidth = 4
	ellipsis = "…"
	// reach is how many bytes of a line are looked at, for each column of width,
	// on either side of where the marked part begins: with characters of four
	// bytes and some combining marks more than is shown, and little enough for a
	// line of a megabyte with a finding every few bytes.
	reach = 8
)

// An excerpter cuts excerpts of at most width columns out of one document.
type excerpter struct {
	file   *source.File
	door   Door
	width  int
	masked map[int]maskedLine // by line; those that were asked for
}

// excerpt returns the first line that span touches, cut to what stands around
// it. It reports false where that is blank, so that there is nothing to show.
func (e *excerpter) excerpt(span source.Span) (excerpt, bool) {
	start := min(max(span.Start, 0), len(e.file.Text))
	line := e.file.Line(start)
	bounds := e.file.LineSpan(line)
	marked := source.Span{
		Start: start - bounds.Start,
		End:   min(max(span.End, start), bounds.End) - bounds.Start,
	}
	text := e.file.Slice(bounds)
	if m := e.mask(line, text); m.text != text {
		text, marked = m.text, m.move(marked)
	}
	near := source.Span{
		Start: runeStart(text, marked.Start-reach*e.width),
		End:   runeStart(text, marked.Start+reach*e.width),
	}
	w := window{cutLeft: near.Start > 0, cutRight: near.End < len(text)}
	text = text[near.Start:near.End]
	if strings.TrimSpace(text) == "" {
		return excerpt{}, false
	}
	marked.Start -= near.Start
	marked.End = min(marked.End, near.End) - near.Start
	if span.End > bounds.End { // the rest of the line, without its trailing blanks
		marked.End = max(marked.Start, len(strings.TrimRight(text, " \t")))
	}
	w.cells = layOut(text)
	w.from, w.to = touched(w.cells, marked)
	out := w.excerpt(e.width)
	out.line = line
	return out, true
}

// runeStart returns the offset of the character that holds the byte at offset,
// clamped to text.
func runeStart(text string, offset int) int {
	offset = min(max(offset, 0), len(text))
	for back := 0; back < utf8.UTFMax && offset > 0 && offset < len(text); back++ {
		if utf8.RuneStart(text[offset]) {
			break
		}
		offset--
	}
	return offset
}

// A maskedLine is a line with what the mask made of it. The first head bytes of
// both are the same, and the last tail bytes.
type maskedLine struct {
	text               string
	before, head, tail int // before is the length that the line had
}

// mask masks a line as a whole, for part of what is to be hidden need not look
// so, and once only, for it may be long.
func (e *excerpter) mask(line int, text string) maskedLine {
	if m, ok := e.masked[line]; ok {
		return m
	}
	m := maskedLine{text: e.door.Masked(text), before: len(text)}
	common := min(len(text), len(m.text))
	for m.head < common && text[m.head] == m.text[m.head] {
		m.head++
	}
	for m.tail < common-m.head && text[len(text)-1-m.tail] == m.text[len(m.text)-1-m.tail] {
		m.tail++
	}
	if e.masked == nil {
		e.masked = map[int]maskedLine{}
	}
	e.masked[line] = m
	return m
}

// move returns where the text of span stands in the masked line. Where an end
// of it was masked, it takes in all of what is shown instead.
func (m *maskedLine) move(span source.Span) source.Span {
	to := func(offset, inside int) int {
		switch {
		case offset <= m.head:
			return offset
		case offset >= m.before-m.tail:
			return offset + len(m.text) - m.before
		}
		return inside
	}
	return source.Span{Start: to(span.Start, m.head), End: to(span.End, len(m.text)-m.tail)}
}

// A window chooses which of a line's cells are shown.
type window struct {
	cells    []cell
	from, to int // the marked cells, [from, to)
	// The line goes on beyond the cells.
	cutLeft, cutRight bool
}

// excerpt returns the cells as text of at most width columns.
func (w *window) excerpt(width int) excerpt {
	end := len(w.cells)
	if !w.cutRight {
		end = trimBlanks(w.cells, w.to)
	}
	left, right := 0, end
	needed := columns(w.cells[:end])
	if w.from == end {
		needed++ // the mark stands behind the text
	}
	if w.cutLeft || w.cutRight || needed > width {
		left, right = w.choose(end, width-2) // 2: an ellipsis at either side
	}
	var b strings.Builder
	var out excerpt
	if left > 0 || w.cutLeft {
		b.WriteString(ellipsis)
		out.column++
	}
	for i, c := range w.cells[left:right] {
		b.WriteString(c.text)
		switch at := left + i; {
		case at < w.from:
			out.column += c.width
		case at < w.to:
			out.width += c.width
		}
	}
	if right < end || w.cutRight {
		b.WriteString(ellipsis)
		if w.to > right {
			out.width++
		}
	}
	out.text = b.String()
	out.width = max(out.width, 1)
	return out
}

// choose returns a range of at most room columns that holds the marked cells,
// with what room is left divided before and after. Where they do not fit, it
// holds a little of what stands before them and as many as can be. Cells from
// end on are not shown.
func (w *window) choose(end, room int) (left, right int) {
	left, right = w.from, w.from
	before := (room - columns(w.cells[w.from:min(w.to, end)])) / 2
	if before < 0 {
		before = room / 4
	}
	takeLeft := func(limit int) {
		for left > 0 && w.cells[left-1].width <= limit {
			left--
			limit -= w.cells[left].width
			room -= w.cells[left].width
		}
	}
	takeLeft(before)
	for right < end && w.cells[right].width <= room {
		room -= w.cells[right].width
		right++
	}
	takeLeft(room)
	return left, right
}
