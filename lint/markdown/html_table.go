package markdown

import (
	"strings"

	"github.com/pmlint/pmlint/lint/source"
)

// maxTagCells is the most cells of a table in HTML that are read.
const maxTagCells = 10_000

// htmlTable makes a Table of a block of HTML that is one table and nothing else, as wikis
// export those that Markdown has no form for. Any other block stays as it is.
func (b *builder) htmlTable(block *Block) {
	r := tagTable{text: b.file.Text[:block.Span.End], at: block.Span.Start}
	if !r.read() {
		return
	}
	block.Kind, block.Tags = Table, true
	for i, cells := range r.rows {
		row := b.block(TableRow, block)
		row.Header = i == 0
		row.Span = source.Span{Start: cells[0].start, End: cells[len(cells)-1].end}
		for _, c := range cells {
			b.tagCell(c, b.block(TableCell, row))
			row.Header = row.Header && c.head
		}
	}
}

// tagCell builds a cell from the pieces of text between its tags.
func (b *builder) tagCell(c tagCell, cell *Block) {
	b.blocks.texts = append(b.blocks.texts, cell)
	cell.Span = source.Span{Start: c.start, End: c.start}
	pieces := c.pieces
	for len(pieces) > 0 && strings.TrimSpace(b.file.Slice(pieces[0])) == "" {
		pieces = pieces[1:]
	}
	for len(pieces) > 0 && strings.TrimSpace(b.file.Slice(pieces[len(pieces)-1])) == "" {
		pieces = pieces[:len(pieces)-1]
	}
	if len(pieces) == 0 {
		b.collector(cell).finish()
		return
	}
	first, last := &pieces[0], &pieces[len(pieces)-1]
	first.Start = first.End - len(strings.TrimLeft(b.file.Slice(*first), " \t\n"))
	last.End = trimEnd(b.file.Text, last.Start, last.End)
	cell.Span = source.Span{Start: first.Start, End: last.End}
	text := b.collector(cell)
	for _, p := range pieces {
		if p.IsEmpty() {
			text.segs = append(text.segs, seg{text.size, p.Start, p.Start})
			text.size++
			continue
		}
		text.add(p.Start, p.End)
	}
	if c.head {
		text.marks = append(text.marks, Mark{Kind: Strong, End: text.size, Span: cell.Span})
	}
	text.finish()
}

// A tagCell is a cell between its tags: the pieces of its text, of which an empty one is a
// line break.
type tagCell struct {
	start, end int
	head       bool
	pieces     []source.Span
}

// tagTable reads the tags of one table.
type tagTable struct {
	text string // up to the end of the block
	at   int
	rows [][]tagCell
	// The row and cell that are open, and how many cells there have been.
	row        []tagCell
	cell       *tagCell
	cells      int
	open, done bool
}

// read reports whether the block is a table, and nothing else, with a cell.
func (r *tagTable) read() bool {
	if at := strings.TrimLeft(r.text[r.at:], " \t\n"); len(at) < len("<table>") || !strings.EqualFold(at[:len("<table")], "<table") {
		return false
	}
	for r.at < len(r.text) {
		next := strings.IndexByte(r.text[r.at:], '<')
		if next < 0 {
			next = len(r.text) - r.at
		}
		if !r.piece(source.Span{Start: r.at, End: r.at + next}) {
			return false
		}
		r.at += next
		if r.at < len(r.text) && !r.tag() {
			return false
		}
	}
	return r.done && len(r.rows) > 0
}

// piece takes the text between two tags; behind the table there must be none.
func (r *tagTable) piece(p source.Span) bool {
	switch {
	case p.IsEmpty():
	case r.cell != nil:
		r.cell.pieces = append(r.cell.pieces, p)
	case !r.open:
		return strings.TrimSpace(r.text[p.Start:p.End]) == ""
	}
	return true
}

// tag steps over the tag or comment that begins at the place, and does what it says.
func (r *tagTable) tag() bool {
	rest := r.text[r.at:]
	if strings.HasPrefix(rest, "<!--") {
		end := strings.Index(rest, "-->")
		r.at += end + len("-->")
		return end >= 0
	}
	size := strings.IndexByte(rest, '>') + 1
	if size == 0 {
		return false
	}
	name, closes := strings.CutPrefix(rest[1:size-1], "/")
	if end := strings.IndexAny(name, " \t\n/"); end >= 0 {
		name = name[:end]
	}
	start := r.at
	r.at += size
	switch strings.ToLower(name) {
	case "table":
		if r.done || !closes && r.open {
			return false // a table within another, or behind it
		}
		r.closeRow()
		r.open, r.done = !closes, closes
	case "tr":
		r.closeRow()
	case "td", "th":
		r.closeCell(start)
		if !closes {
			r.cells++
			r.cell = &tagCell{start: r.at, head: strings.EqualFold(name, "th")}
		}
		return r.open && r.cells <= maxTagCells
	case "br", "p", "li", "div":
		if r.cell != nil && len(r.cell.pieces) > 0 {
			r.cell.pieces = append(r.cell.pieces, source.Span{Start: start, End: start})
		}
	}
	return true
}

func (r *tagTable) closeCell(end int) {
	if r.cell != nil {
		r.cell.end = max(end, r.cell.start)
		r.row = append(r.row, *r.cell)
		r.cell = nil
	}
}

func (r *tagTable) closeRow() {
	r.closeCell(r.at)
	if len(r.row) > 0 {
		r.rows = append(r.rows, r.row)
		r.row = nil
	}
}
