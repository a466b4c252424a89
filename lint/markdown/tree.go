// Package markdown parses one document with goldmark and hands on what the rest
// of pmlint reads: a tree of blocks with exact byte ranges, and the text of each
// leaf block with a map back to the file. It is the only importer of goldmark.
package markdown

import "github.com/pmlint/pmlint/lint/source"

// A Kind says what a Block is.
type Kind uint8

// The kinds of block.
const (
	Root Kind = iota
	Heading
	Paragraph
	List
	ListItem
	Table
	TableRow
	TableCell
	Code // fenced or indented
	HTML
	Quote
	Rule // thematic break
	Footnote
)

// TaskState is the state of a list item's checkbox.
type TaskState uint8

// The states of a checkbox.
const (
	NoTask TaskState = iota
	OpenTask
	DoneTask
)

// A Block is one block of the document.
type Block struct {
	Kind Kind
	// Task is a list item's checkbox.
	Task TaskState
	// Setext says that a heading is underlined.
	Setext bool
	// Ordered says that a list is numbered.
	Ordered bool
	// Header marks a table's first row.
	Header bool
	// Tags says that a table is written in HTML.
	Tags bool
	// Span runs from the block's first content byte to the end of its last one,
	// markers of the block itself (#, -, |, fences) included only where they
	// stand between content. A block without content is an empty span.
	Span source.Span
	// Level is a heading's level, 1 to 6.
	Level int
	// Info is the word after a code fence.
	Info string

	Parent   *Block
	Children []*Block

	// Text is the text of a heading, paragraph or table cell; empty for others.
	Text Text
}

// A Tree is a parsed document.
type Tree struct {
	File *source.File
	// Root holds the top-level blocks.
	Root *Block
	// Texts are the blocks below it that have a Text: headings, paragraphs and table
	// cells, and HTML the blocks of it, tables written in it among them, both in source
	// order.
	Texts, HTML []*Block
	// Front is the document's front matter, nil where it has none.
	Front *Front
	// Comments are the HTML comments outside code, in source order.
	Comments []Comment
	// TooComplex is set, and Root is empty, where a cap was exceeded.
	TooComplex *Excess

	blocks *blocks // nil where Recycle has nothing to give back
}

// A Front is the front matter at a file's beginning.
type Front struct {
	// Format is "yaml" or "toml".
	Format string
	// Span covers the block with both fences, Body what stands between them.
	Span, Body source.Span
}

// A Comment is an HTML comment.
type Comment struct {
	// Span covers the comment with its delimiters, Body what stands between them.
	Span, Body source.Span
}

// An Excess says which cap a document exceeds, and where.
type Excess struct {
	Span source.Span
	// Message names the cap and the number found.
	Message string
}

// Walk calls f for b and all blocks below it, in source order. It does not
// descend into a block for which f returns false.
func (b *Block) Walk(f func(*Block) bool) {
	if !f(b) {
		return
	}
	for _, c := range b.Children {
		c.Walk(f)
	}
}
