package markdown

import (
	"cmp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"github.com/pmlint/pmlint/lint/source"
)

// Parse reads f. Where f exceeds a cap the tree has no blocks and says so in
// TooComplex.
func Parse(f *source.File) *Tree { return read(f, parse) }

// read is Parse with a parser of the caller's.
func read(f *source.File, parse func(src []byte, plain string) (tree ast.Node, much *Excess, done func())) *Tree {
	t := &Tree{File: f, Front: findFront(f.Text)}
	t.Root = &Block{Kind: Root, Span: source.Span{End: len(f.Text)}}
	from := 0
	if t.Front != nil {
		from = t.Front.Span.End
	}
	if t.TooComplex = footnotesExceed(f.Text); t.TooComplex != nil {
		return t
	}
	src, unmask := mask(f, t.Front)
	defer unmask()
	doc, much, done := parse(src, f.Text)
	defer done()
	if t.TooComplex = much; much != nil {
		return t
	}
	t.blocks = blocksPool.Get().(*blocks)
	b := builder{file: f, src: src, at: from, blocks: t.blocks}
	b.children(doc, t.Root)
	if sortBlocks(t.Root.Children) {
		b.list(t.Root)
	}
	t.Texts, t.HTML = b.blocks.texts, b.blocks.html
	slices.SortFunc(b.comments, func(x, y Comment) int { return cmp.Compare(x.Span.Start, y.Span.Start) })
	t.Comments = b.comments
	return t
}

// builder turns goldmark's nodes into Blocks.
type builder struct {
	file     *source.File
	src      []byte // what goldmark read: the text with front matter masked
	comments []Comment
	// at is the end of the last content seen: where a block without content stands.
	at     int
	blocks *blocks
	open   collector // of the text in work
	// joined are the texts of blocks that are several pieces of the file.
	joined strings.Builder
}

func (b *builder) block(kind Kind, parent *Block) *Block {
	block := b.blocks.all.Next()
	block.Kind, block.Parent = kind, parent
	parent.Children = append(parent.Children, block)
	return block
}

func (b *builder) children(n ast.Node, parent *Block) {
	if parent.Children == nil {
		parent.Children = b.blocks.children.Next(n.ChildCount())
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		b.node(c, parent)
	}
}

func (b *builder) node(n ast.Node, parent *Block) {
	switch n := n.(type) {
	case *ast.Heading:
		h := b.block(Heading, parent)
		h.Level = n.Level
		b.leaf(n, h)
		h.Setext = b.underlined(h)
		dropAttributes(&h.Text)
	case *ast.Paragraph, *ast.TextBlock:
		b.leaf(n, b.block(Paragraph, parent))
	case *ast.List:
		l := b.block(List, parent)
		l.Ordered = n.IsOrdered()
		b.container(n, l)
	case *ast.ListItem:
		b.container(n, b.block(ListItem, parent))
	case *ast.Blockquote:
		b.container(n, b.block(Quote, parent))
	case *ast.FencedCodeBlock:
		c := b.block(Code, parent)
		c.Info = string(n.Language(b.src))
		b.lines(n, c)
	case *ast.CodeBlock:
		b.lines(n, b.block(Code, parent))
	case *ast.HTMLBlock:
		block := b.block(HTML, parent)
		b.html(n, block)
		b.htmlTable(block)
	case *ast.ThematicBreak:
		b.thematicBreak(n, b.block(Rule, parent))
	case *east.Table:
		b.container(n, b.block(Table, parent))
	case *east.TableHeader:
		r := b.block(TableRow, parent)
		r.Header = true
		b.container(n, r)
	case *east.TableRow:
		if b.isAttributeLine(n.Pos()) {
			return
		}
		r := b.block(TableRow, parent)
		b.container(n, r)
		// goldmark drops what stands behind a row's last cell; a comment may.
		b.findComments(source.Span{Start: r.Span.End, End: b.file.LineSpan(b.file.Line(r.Span.End)).End})
	case *east.TableCell:
		b.leaf(n, b.block(TableCell, parent))
	case *east.FootnoteList:
		b.children(n, parent)
	case *east.Footnote:
		b.container(n, b.block(Footnote, parent))
	}
}

// container builds the blocks inside n and takes its span from them.
func (b *builder) container(n ast.Node, block *Block) {
	block.Span = source.Span{Start: b.at, End: b.at}
	if p := n.Pos(); p > b.at && p <= len(b.file.Text) {
		block.Span = source.Span{Start: p, End: p}
	}
	b.children(n, block)
	if len(block.Children) > 0 {
		block.Span = block.Children[0].Span
		for _, c := range block.Children[1:] {
			block.Span = block.Span.Cover(c.Span)
		}
	}
}

// leaf builds the text of a block that holds inline nodes.
func (b *builder) leaf(n ast.Node, block *Block) {
	b.blocks.texts = append(b.blocks.texts, block)
	block.Span = source.Span{Start: b.at, End: b.at}
	if lines := n.Lines(); lines != nil && lines.Len() > 0 {
		first, last := lines.At(0), lines.At(lines.Len()-1)
		block.Span = b.clamp(first.Start, trimEnd(b.file.Text, first.Start, last.Stop))
	} else if p := n.Pos(); p > b.at && p <= len(b.file.Text) {
		block.Span = source.Span{Start: p, End: p}
	}
	b.inline(n, block)
	b.at = max(b.at, block.Span.End)
}

// lines takes a code block's span from its lines; an empty one has none.
func (b *builder) lines(n ast.Node, block *Block) {
	block.Span = source.Span{Start: b.at, End: b.at}
	if lines := n.Lines(); lines.Len() > 0 {
		block.Span = b.clamp(lines.At(0).Start, lines.At(lines.Len()-1).Stop)
	}
	b.at = max(b.at, block.Span.End)
}

func (b *builder) html(n *ast.HTMLBlock, block *Block) {
	b.blocks.html = append(b.blocks.html, block)
	b.lines(n, block)
	if n.HasClosure() {
		if block.Span.IsEmpty() {
			block.Span = b.clamp(n.ClosureLine.Start, n.ClosureLine.Stop)
		}
		block.Span.End = max(block.Span.End, n.ClosureLine.Stop)
		b.at = max(b.at, block.Span.End)
	}
	b.findComments(block.Span)
}

// thematicBreak finds the line of a break, for which goldmark keeps no range.
func (b *builder) thematicBreak(n ast.Node, block *Block) {
	at := b.at
	if p := n.Pos(); p >= at && p < len(b.file.Text) {
		at = p
	}
	line := b.file.LineSpan(b.file.Line(at))
	start := line.End - len(strings.TrimLeft(b.file.Slice(source.Span{Start: min(at, line.End), End: line.End}), " \t\n"))
	block.Span = b.clamp(start, line.End)
	b.at = max(b.at, block.Span.End)
}

func (b *builder) clamp(start, end int) source.Span {
	start = min(max(start, 0), len(b.file.Text))
	return source.Span{Start: start, End: min(max(end, start), len(b.file.Text))}
}

func trimEnd(text string, start, end int) int {
	end = min(end, len(text))
	for end > start && (text[end-1] == '\n' || text[end-1] == ' ' || text[end-1] == '\t') {
		end--
	}
	return end
}

// underlined reports whether a heading is a setext one: its line begins with the
// text itself, not with number signs.
func (b *builder) underlined(h *Block) bool {
	if h.Span.IsEmpty() {
		return false
	}
	line := b.file.LineSpan(b.file.Line(h.Span.Start))
	return !strings.Contains(b.file.Text[line.Start:h.Span.Start], "#")
}

// sortBlocks puts blocks in source order, and reports whether they were not: goldmark
// moves footnotes to the end.
func sortBlocks(blocks []*Block) (moved bool) {
	for i := 1; i < len(blocks); i++ {
		for j := i; j > 0 && blocks[j].Span.Start < blocks[j-1].Span.Start; j-- {
			blocks[j], blocks[j-1] = blocks[j-1], blocks[j]
			moved = true
		}
	}
	return moved
}

// list lists the blocks of a tree that were moved anew.
func (b *builder) list(root *Block) {
	b.blocks.texts, b.blocks.html = b.blocks.texts[:0], b.blocks.html[:0]
	root.Walk(func(block *Block) bool {
		switch block.Kind {
		case Heading, Paragraph, TableCell:
			b.blocks.texts = append(b.blocks.texts, block)
		case HTML:
			b.blocks.html = append(b.blocks.html, block)
		case Table:
			if block.Tags {
				b.blocks.html = append(b.blocks.html, block)
			}
		}
		return true
	})
}

// findComments adds the HTML comments inside span.
func (b *builder) findComments(span source.Span) {
	for at := span.Start; at < span.End; {
		i := strings.Index(b.file.Text[at:span.End], "<!--")
		if i < 0 {
			return
		}
		start := at + i
		j := strings.Index(b.file.Text[start+4:span.End], "-->")
		if j < 0 {
			return
		}
		body := source.Span{Start: start + 4, End: start + 4 + j}
		b.comments = append(b.comments, Comment{Span: source.Span{Start: start, End: body.End + 3}, Body: body})
		at = body.End + 3
	}
}
