package markdown

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/pmlint/pmlint/lint/source"
)

// Caps on what goldmark is let do, which is quadratic (or worse) in each of them, or
// takes memory for each, and cannot be cancelled. Real post-mortems stay far below.
const (
	maxDepth       = 100     // containers (quotes, lists) around one line
	maxBlocks      = 30_000  // headings, paragraphs, items and all other blocks of a document
	maxSteps       = 400_000 // lines, each as often as blocks around it go on
	maxDelimiters  = 2_000   // possible inline delimiters of one paragraph, heading or row
	maxDefinitions = 500     // link definitions of one paragraph
	maxCells       = 50_000  // cells of all tables, missing ones counted
	maxBars        = 1_000   // escaped bars in code in tables
	maxFootnotes   = 1_000   // footnote references and definitions of a document
)

// A guard watches one parse from within, where it is known what is a paragraph and what
// is code, and ends it at the first excess: from then on no block is opened.
type guard struct {
	excess *Excess
	blocks int
	steps  int
	cells  int
	bars   int
}

var guardKey = parser.NewContextKey()

// newContext returns what a parse is to be given, so that its guard can be asked.
func newContext() (parser.Context, *guard) {
	g := &guard{}
	pc := parser.NewContext()
	pc.Set(guardKey, g)
	return pc, g
}

func guardOf(pc parser.Context) *guard { return pc.Get(guardKey).(*guard) }

// exceed notes the first excess. Format has a place for n.
func (g *guard) exceed(at text.Segment, format string, n, limit int) {
	if g.excess == nil {
		g.excess = excess(at.Start, at.Len(), format, n, limit)
	}
}

func excess(at, length int, format string, n, limit int) *Excess {
	return &Excess{
		Span:    source.Span{Start: at, End: at + min(length, 80)},
		Message: fmt.Sprintf(format, n) + fmt.Sprintf("; at most %d are read", limit),
	}
}

// drop ends the parse, as exceed does, and leaves nothing of the paragraph to be parsed.
// Out of the tree goldmark itself takes it.
func (g *guard) drop(node *ast.Paragraph, at text.Segment, format string, n, limit int) {
	g.exceed(at, format, n, limit)
	node.Lines().SetSliced(0, 0)
}

// footnotesExceed looks for too many references and definitions of footnotes, in code as
// well, before anything is parsed.
func footnotesExceed(text string) *Excess {
	n := strings.Count(text, "[^")
	if n <= maxFootnotes {
		return nil
	}
	return excess(strings.Index(text, "[^"), 2, "there are %d footnotes", n, maxFootnotes)
}

// guarded is a parser of blocks that the guard watches.
type guarded struct{ parser.BlockParser }

// Open opens a block unless that is one too many, or one too deep.
func (p guarded) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	g := guardOf(pc)
	if g.excess != nil {
		return nil, parser.NoChildren
	}
	_, line := reader.PeekLine()
	node, state := p.BlockParser.Open(parent, reader, pc)
	if node == nil {
		return node, state
	}
	if g.blocks++; g.blocks > maxBlocks {
		g.exceed(line, "there are %d headings, paragraphs and items", g.blocks, maxBlocks)
	}
	if state&parser.HasChildren != 0 && deeper(parent, maxDepth) {
		g.exceed(line, "%d quotations and lists are nested", maxDepth+1, maxDepth)
	}
	if heading, ok := node.(*ast.Heading); ok {
		g.markup(heading.Lines(), reader.Source())
	}
	if g.excess != nil {
		return nil, parser.NoChildren
	}
	return node, state
}

// Continue hands the next line to a block that is open. Goldmark remembers each such
// step until the outermost block ends: a megabyte of line feeds in a deep list would take
// gigabytes.
func (p guarded) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	g := guardOf(pc)
	if g.steps++; g.steps > maxSteps && g.excess == nil {
		_, line := reader.PeekLine()
		g.exceed(line, "lines go on in %d blocks", g.steps, maxSteps)
	}
	if g.excess != nil {
		return parser.Close
	}
	return p.BlockParser.Continue(node, reader, pc)
}

// deeper reports whether a node has as many others around it.
func deeper(node ast.Node, than int) bool {
	for ; node != nil; node = node.Parent() {
		if than--; than < 0 {
			return true
		}
	}
	return false
}

// markup looks for too much markup in lines that are parsed as one.
func (g *guard) markup(lines *text.Segments, src []byte) bool {
	size := 0
	for i := range lines.Len() {
		at := lines.At(i)
		size += at.Len()
	}
	if size <= maxDelimiters {
		return false
	}
	n := 0
	for i := range lines.Len() {
		at := lines.At(i)
		if n += countDelimiters(at.Value(src)); n > maxDelimiters {
			g.exceed(at, "a paragraph has %d marks of emphasis, code and links", n, maxDelimiters)
			return true
		}
	}
	return false
}

// definitionGuard comes before the link definitions of a paragraph are taken out of it.
type definitionGuard struct{}

// Transform leaves nothing of paragraphs that begin with too many lines like definitions.
func (definitionGuard) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	g := guardOf(pc)
	lines := node.Lines()
	if g.excess != nil {
		lines.SetSliced(0, 0) // what is open when the parse ends is not parsed any more
	}
	n := 0
	for i := range lines.Len() {
		at := lines.At(i)
		line := at.Value(reader.Source())
		if begin := util.TrimLeftSpaceLength(line); begin == len(line) || line[begin] != '[' {
			if i == 0 {
				return
			}
			continue
		}
		if n++; n > maxDefinitions {
			g.drop(node, at, "a paragraph has %d lines that begin with a bracket", n, maxDefinitions)
			return
		}
	}
}

// tables is goldmark's maker of tables, which fills rows that are short with cells.
type tables struct{ parser.ParagraphTransformer }

// Transform makes a table of a paragraph that is one, if it is not too large.
func (t tables) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	g, src := guardOf(pc), reader.Source()
	lines := node.Lines()
	head := 1
	for ; head < lines.Len(); head++ {
		if at := lines.At(head); isDelimiterRow(at.Value(src)) {
			break
		}
	}
	if g.excess != nil || head >= lines.Len() {
		return
	}
	at := lines.At(head)
	columns := bytes.Count(at.Value(src), []byte{'|'}) + 1
	if g.cells += columns * (lines.Len() - head); g.cells > maxCells {
		g.drop(node, at, "tables have %d cells", g.cells, maxCells)
		return
	}
	for i := head - 1; i < lines.Len(); i++ {
		at := lines.At(i)
		row := at.Value(src)
		if len(row) > maxDelimiters {
			if n := countDelimiters(row); n > maxDelimiters {
				g.drop(node, at, "a row has %d marks of emphasis, code and links", n, maxDelimiters)
				return
			}
		}
		if bytes.IndexByte(row, '`') < 0 {
			continue
		}
		if g.bars += bytes.Count(row, []byte(`\|`)); g.bars > maxBars {
			g.drop(node, at, "tables have %d escaped bars in rows with code", g.bars, maxBars)
			return
		}
	}
	t.ParagraphTransformer.Transform(node, reader, pc)
}

// isDelimiterRow reports whether goldmark may take a line for a table's delimiter row.
func isDelimiterRow(line []byte) bool {
	for _, c := range line {
		if c != '|' && c != '-' && c != ':' && !util.IsSpace(c) {
			return false
		}
	}
	return bytes.IndexByte(line, '-') >= 0
}

// markupGuard comes last, when a paragraph has become neither definitions nor a table.
type markupGuard struct{}

// Transform leaves nothing of paragraphs with too much markup.
func (markupGuard) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	if guardOf(pc).markup(node.Lines(), reader.Source()) {
		node.Lines().SetSliced(0, 0)
	}
}

// delimiterBytes marks the bytes that may begin inline markup.
var delimiterBytes = [256]bool{'*': true, '_': true, '[': true, ']': true, '`': true, '<': true, '~': true, '!': true}

// countDelimiters counts runs of bytes that may begin inline markup. An
// underscore between letters or digits cannot.
func countDelimiters(s []byte) int {
	n := 0
	for i, c := range s {
		if !delimiterBytes[c] || i > 0 && s[i-1] == c && c != '[' && c != ']' {
			continue
		}
		if c == '_' && i > 0 && i+1 < len(s) && isWord(s[i-1]) && isWord(s[i+1]) {
			continue
		}
		n++
	}
	return n
}

func isWord(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80
}
