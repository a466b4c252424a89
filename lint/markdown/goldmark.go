package markdown

import (
	"strings"
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// blockParsers and their like are CommonMark with tables, strikethrough, task lists
// and footnotes. Bare URLs are not linked, which is a quarter of the cost of a parse;
// rules that want them scan for them.
func blockParsers() []util.PrioritizedValue {
	return append(parser.DefaultBlockParsers(), util.Prioritized(extension.NewFootnoteBlockParser(), 999))
}

func inlineParsers() []util.PrioritizedValue {
	return append(parser.DefaultInlineParsers(),
		util.Prioritized(extension.NewTaskCheckBoxParser(), 0),
		util.Prioritized(extension.NewFootnoteParser(), 101),
		util.Prioritized(extension.NewStrikethroughParser(), 500))
}

func astTransformers() []util.PrioritizedValue {
	return []util.PrioritizedValue{
		util.Prioritized(extension.NewTableASTTransformer(), 0),
		util.Prioritized(extension.NewFootnoteASTTransformer(), 999),
	}
}

// newParser makes a parser under guard: what it parses needs a context of newContext.
func newParser(block, inline []util.PrioritizedValue) parser.Parser {
	for i, p := range block {
		block[i].Value = guarded{p.Value.(parser.BlockParser)}
	}
	return parser.NewParser(
		parser.WithBlockParsers(block...),
		parser.WithInlineParsers(inline...),
		parser.WithParagraphTransformers(
			util.Prioritized(definitionGuard{}, 0),
			util.Prioritized(linkDefinitions{parser.LinkReferenceParagraphTransformer}, 100),
			util.Prioritized(tables{extension.NewTableParagraphTransformer()}, 200),
			util.Prioritized(markupGuard{}, 300)),
		parser.WithASTTransformers(astTransformers()...))
}

// plainParser reads text as goldmark does, byte by byte.
var plainParser = sync.OnceValue(func() parser.Parser { return newParser(blockParsers(), inlineParsers()) })

// runParser reads text without markup a line at a time, and keeps its nodes.
var runParser = sync.OnceValue(func() parser.Parser {
	block, inline := blockParsers(), inlineParsers()
	for i, p := range block {
		switch p.Value {
		case parser.NewParagraphParser():
			block[i].Value = paragraphs{parser.NewParagraphParser()}
		case parser.NewListParser():
			block[i].Value = lists{parser.NewListParser()}
		}
	}
	return newParser(block, append(inline, util.Prioritized(newTextRun(inline), 1000)))
})

// parse returns goldmark's tree of src, what of it is too much, and a function to be
// called when the tree is no longer used.
func parse(src []byte, plain string) (tree ast.Node, much *Excess, done func()) {
	pc, guard := newContext()
	if escapesSpace(plain) {
		tree = plainParser().Parse(text.NewReader(src), parser.WithContext(pc))
		return tree, guard.excess, func() {}
	}
	room := nodesPool.Get().(*nodes)
	pc.Set(nodesKey, room)
	tree = runParser().Parse(text.NewReader(src), parser.WithContext(pc))
	return tree, guard.excess, room.release
}

// escapesSpace reports whether white space follows a backslash anywhere: goldmark
// carries the escape over to the text behind it, which a textRun must not begin.
func escapesSpace(text string) bool {
	for {
		i := strings.IndexByte(text, '\\')
		if i < 0 || i+1 == len(text) {
			return false
		}
		if util.IsSpace(text[i+1]) {
			return true
		}
		text = text[i+1:]
	}
}

// lists is goldmark's parser of lists, but for the last step: to give the paragraphs of
// tight lists another name makes a node more of each, and nobody here asks for it.
type lists struct{ parser.BlockParser }

// Close leaves the list as it is.
func (lists) Close(ast.Node, text.Reader, parser.Context) {}

// linkDefinitions takes link definitions out of paragraphs that begin with a bracket,
// and spares all others the reader that goldmark makes for each.
type linkDefinitions struct{ parser.ParagraphTransformer }

func (d linkDefinitions) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines := node.Lines()
	if lines.Len() == 0 {
		return // the guard has dropped it
	}
	first := lines.At(0)
	line := first.Value(reader.Source())
	if i := util.TrimLeftSpaceLength(line); i < len(line) && line[i] != '[' {
		return
	}
	d.ParagraphTransformer.Transform(node, reader, pc)
}
