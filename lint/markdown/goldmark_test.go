package markdown

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
	"pgregory.net/rapid"

	"github.com/pmlint/pmlint/lint/source"
)

// parseByteByByte parses as goldmark does where nobody helps it.
func parseByteByByte(src []byte, _ string) (ast.Node, *Excess, func()) {
	p := parser.NewParser(
		parser.WithBlockParsers(blockParsers()...),
		parser.WithInlineParsers(inlineParsers()...),
		parser.WithParagraphTransformers(
			util.Prioritized(parser.LinkReferenceParagraphTransformer, 100),
			util.Prioritized(extension.NewTableParagraphTransformer(), 200)),
		parser.WithASTTransformers(astTransformers()...))
	return p.Parse(text.NewReader(src)), nil, func() {}
}

// sameTree fails where the quick parser reads in otherwise than goldmark's own.
func sameTree(t interface{ Fatalf(string, ...any) }, in string) {
	got := Parse(source.New("in.md", []byte(in)))
	if got.TooComplex != nil {
		return
	}
	want := read(source.New("in.md", []byte(in)), parseByteByByte)
	for _, tree := range []*Tree{got, want} { // these belong to the blocks' memory
		tree.blocks, tree.Texts, tree.HTML = nil, nil, nil
	}
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("%q is read as\n%s\nwant\n%s", in, outline(got), outline(want))
	}
}

func TestQuickParser(t *testing.T) {
	for _, in := range []string{
		"one  \ntwo \nthree\\\nfour",
		"wow!  \nnext",
		"a\\ b  \n*c*",
		"a\\\\\\\n*b* \\*c\\*",
		"\\  \nb",
		"x *y* z\\\\ *w*",
		"\"quoted\" (text) - with, punctuation; snake_case and 3 < 4 & 5 > 2!\nmore",
		"- [ ] a task\n-  [x] no task\n- [x]\n",
		"> a\n> b  \nlazy *c\n> d*\n",
		"| a \\| b | `c\\|d` |\n|---|---|\n| e\\ | f |\n",
		"[a]: http://b\n[c]: <d> 'e'\nf [a] [c]\n\n  [g]: h\n\n[i]\n",
		"# head   \n\nSetext  \nover two\n===\n",
		"a\tb\n\tc\n",
		"snake_case_name _em a_b c_ d_ _e_ f__g h_*i_j* 1_2 _ é_é a_\n_b_c",
		"- tight\n- list\n  - [ ] in\n    it\n\n- loose\n\n  list\n",
		"[link\ntext](x) ![im age](y) <http://z> <b>t</b> e@f.g\n",
	} {
		sameTree(t, in)
	}
	documents, err := filepath.Glob("../../testdata/documents/*.md")
	if err != nil || len(documents) == 0 {
		t.Fatalf("no documents: %v", err)
	}
	for _, name := range documents {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		sameTree(t, string(data))
	}
}

func TestQuickParserLaw(t *testing.T) {
	piece := rapid.SampledFrom([]string{"# ", "- ", "> ", "|", "\n", "\n\n", " ", "  ", "    ", "a", "b c", "**", "*", "_", "a_b", "`", "[", "](", ")", "]", "]: ", "[ ] ", "~~", "<b>",
		"!", "\"", ".", "---", "é", "\u00a0", "[^1]", "[^1]: ", "\\", "\\\\", "&amp;", "<http://a.b>", "|-|-|\n", "\t", "\f", "🚨"})
	rapid.Check(t, func(t *rapid.T) {
		sameTree(t, strings.Join(rapid.SliceOfN(piece, 0, 40).Draw(t, "pieces"), ""))
	})
}

func FuzzQuickParser(f *testing.F) {
	f.Add("# a\n\n- [ ] **b** [c](d)  \ne\\\n\n| x | y |\n|---|---|\n| 1 | |\n")
	f.Fuzz(func(t *testing.T, in string) { sameTree(t, in) })
}
