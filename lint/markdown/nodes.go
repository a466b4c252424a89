package markdown

import (
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/pmlint/pmlint/lint/room"
)

// nodes are goldmark's texts and paragraphs of one document. They are most of what a
// parse allocates, and used again for the next document.
type nodes struct {
	texts      room.Values[ast.Text]
	paragraphs room.Values[ast.Paragraph]
}

var (
	nodesKey  = parser.NewContextKey()
	nodesPool = sync.Pool{New: func() any { return new(nodes) }}
)

// nodesOf returns the nodes that a parse uses.
func nodesOf(pc parser.Context) *nodes { return pc.Get(nodesKey).(*nodes) }

func (n *nodes) text(segment text.Segment) *ast.Text {
	node := n.texts.Next()
	node.Segment = segment
	return node
}

// release hands the nodes over to the next document.
func (n *nodes) release() {
	n.texts.Clear()
	n.paragraphs.Empty(emptyParagraph)
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

// paragraphs is goldmark's parser of paragraphs, but for where they are kept.
type paragraphs struct{ parser.BlockParser }

// Open begins a paragraph on any line that is not blank.
func (p paragraphs) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	if util.IsBlank(line) {
		return nil, parser.NoChildren
	}
	node := nodesOf(pc).paragraphs.Next()
	node.Lines().Append(segment)
	reader.AdvanceToEOL()
	return node, parser.NoChildren
}
