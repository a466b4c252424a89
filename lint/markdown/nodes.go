package markdown

import (
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// nodes are goldmark's texts and paragraphs of one document. They are most of what a
// parse allocates, and used again for the next document.
type nodes struct {
	texts      room[ast.Text]
	paragraphs room[ast.Paragraph]
}

var (
	nodesKey  = parser.NewContextKey()
	nodesPool = sync.Pool{New: func() any { return new(nodes) }}
)

// nodesOf returns the nodes that a parse uses.
func nodesOf(pc parser.Context) *nodes { return pc.Get(nodesKey).(*nodes) }

func (n *nodes) text(segment text.Segment) *ast.Text {
	node := n.texts.next()
	node.Segment = segment
	return node
}

// release hands the nodes over to the next document.
func (n *nodes) release() {
	n.texts.empty(func(node *ast.Text) { *node = ast.Text{} })
	n.paragraphs.empty(emptyParagraph)
	nodesPool.Put(n)
}

// maxKeptLines is how many lines a paragraph may have for their room to be kept.
const maxKeptLines = 64

func emptyParagraph(node *ast.Paragraph) {
	lines := *node.Lines()
	*node = ast.Paragraph{}
	if lines.Len() <= maxKeptLines {
		lines.SetSliced(0, 0)
		node.SetLines(&lines)
	}
}

// room holds values that are used again, in chunks, so that they never move.
type room[T any] struct {
	chunks [][]T
	used   int
}

const (
	chunkSize = 64
	// maxChunks are kept for the next document, so that a large one does not hold its
	// memory.
	maxChunks = 64
)

func (r *room[T]) next() *T {
	chunk := r.used / chunkSize
	if chunk == len(r.chunks) {
		r.chunks = append(r.chunks, make([]T, chunkSize))
	}
	value := &r.chunks[chunk][r.used%chunkSize]
	r.used++
	return value
}

// empty makes all values fit to be used again by f.
func (r *room[T]) empty(f func(*T)) {
	for i := range r.used {
		f(&r.chunks[i/chunkSize][i%chunkSize])
	}
	r.used = 0
	if len(r.chunks) > maxChunks {
		r.chunks = r.chunks[:maxChunks:maxChunks]
	}
}

// paragraphs is goldmark's parser of paragraphs, but for where they are kept.
type paragraphs struct{ parser.BlockParser }

// Open begins a paragraph on any line that is not blank.
func (p paragraphs) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	if util.IsBlank(line) {
		return nil, parser.NoChildren
	}
	node := nodesOf(pc).paragraphs.next()
	node.Lines().Append(segment)
	reader.AdvanceToEOL()
	return node, parser.NoChildren
}
