package report

import (
	"strings"
	"unicode/utf8"

	"github.com/mattn/go-runewidth"

	"github.com/pmlint/pmlint/lint/source"
)

// A cell is what one caret stands under: a character with all that combines
// with it, or what the door writes in the place of one.
type cell struct {
	bytes source.Span // in the text that was laid out
	text  string
	width int // in columns, at least 1
}

// A layout cuts one line into cells.
type layout struct {
	line   string
	cells  []cell
	column int

	// The cell in the making: its bytes, and what is shown in place of the
	// first lead of them, or nothing where they are shown as they are.
	bytes   source.Span
	lead    int
	instead string

	widths runewidth.Condition
}

// layOut cuts text into cells.
func layOut(text string) []cell {
	l := layout{
		line:  text,
		cells: make([]cell, 0, len(text)),
		// Set here and not taken from the environment, so that the same
		// document gives the same bytes on every machine.
		widths: runewidth.Condition{StrictEmojiNeutral: true},
	}
	var scan scanner
	joins := false // the next character belongs to the cell in the making
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		ok := scan.printable(r, size, text[i+size:])
		switch {
		case ok && (joins || l.combines(r)):
			l.bytes.End = i + size
		case ok:
			l.begin(i, size, "")
		case r == '\t':
			l.finish()
			l.begin(i, size, strings.Repeat(" ", tabWidth-l.column%tabWidth))
		default:
			l.begin(i, size, string(appendEscape(nil, r, text[i:i+size])))
		}
		joins = ok && r == zeroWidthJoiner
		i += size
	}
	l.finish()
	return l.cells
}

// begin starts a cell with the size bytes at offset.
func (l *layout) begin(offset, size int, instead string) {
	l.finish()
	l.bytes = source.Span{Start: offset, End: offset + size}
	l.lead, l.instead = size, instead
}

// finish adds the cell in the making to the cells.
func (l *layout) finish() {
	if l.bytes.IsEmpty() {
		return
	}
	c := cell{bytes: l.bytes, text: l.line[l.bytes.Start:l.bytes.End], width: 1}
	if l.instead != "" {
		c.text = l.instead + c.text[l.lead:]
		c.width = len(l.instead)
	} else if len(c.text) > 1 {
		c.width = max(1, l.widths.StringWidth(c.text))
		if strings.ContainsRune(c.text, emojiStyle) {
			c.width = 2 // as Unicode has it and current terminals draw it; the library says 1
		}
	}
	l.cells = append(l.cells, c)
	l.column += c.width
	l.bytes = source.Span{}
}

// combines reports whether r is drawn as a part of the cell in the making.
func (l *layout) combines(r rune) bool {
	if r < 0x300 || l.bytes.IsEmpty() {
		return false
	}
	first, size := utf8.DecodeRuneInString(l.line[l.bytes.Start:])
	switch {
	case isRegional(r): // two of them make a country's flag
		return isRegional(first) && size == l.bytes.Len()
	case isSkinTone(r):
		return isPictograph(first)
	}
	return l.widths.RuneWidth(r) == 0
}

func isRegional(r rune) bool { return r >= 0x1F1E6 && r <= 0x1F1FF }

// touched returns the range of cells that share a byte with span. For an empty
// span it is empty, before the cell that holds the offset.
func touched(cells []cell, span source.Span) (from, to int) {
	for from < len(cells) && cells[from].bytes.End <= span.Start {
		from++
	}
	to = from
	for to < len(cells) && cells[to].bytes.Start < span.End {
		to++
	}
	return from, to
}

// trimBlanks returns the number of cells without the blanks at their end; the
// first keep of them stay.
func trimBlanks(cells []cell, keep int) int {
	n := len(cells)
	for n > keep && strings.TrimLeft(cells[n-1].text, " ") == "" {
		n--
	}
	return n
}

func columns(cells []cell) int {
	n := 0
	for _, c := range cells {
		n += c.width
	}
	return n
}
