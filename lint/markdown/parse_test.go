package markdown

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/pmlint/pmlint/lint/source"
)

// outline prints a tree one block a line: kind, particulars, and text or bytes.
func outline(t *Tree) string {
	var out strings.Builder
	var write func(b *Block, indent string)
	write = func(b *Block, indent string) {
		for _, c := range b.Children {
			fmt.Fprintf(&out, "%s%s", indent, kindNames[c.Kind])
			if c.Level > 0 {
				fmt.Fprintf(&out, "%d", c.Level)
			}
			for _, flag := range []struct {
				on   bool
				name string
			}{{c.Setext, "setext"}, {c.Ordered, "ordered"}, {c.Header, "header"}, {c.Task == OpenTask, "open"}, {c.Task == DoneTask, "done"}, {c.Info != "", c.Info}} {
				if flag.on {
					out.WriteString(" " + flag.name)
				}
			}
			switch {
			case len(c.Children) > 0:
			case c.Text.Plain != "":
				fmt.Fprintf(&out, " %q", c.Text.Plain)
			default:
				fmt.Fprintf(&out, " <%q>", t.File.Slice(c.Span))
			}
			out.WriteByte('\n')
			write(c, indent+"  ")
		}
	}
	write(t.Root, "")
	return out.String()
}

var kindNames = map[Kind]string{Heading: "heading", Paragraph: "paragraph", List: "list", ListItem: "item", Table: "table",
	TableRow: "row", TableCell: "cell", Code: "code", HTML: "html", Quote: "quote", Rule: "rule", Footnote: "footnote"}

func TestParse(t *testing.T) {
	for _, test := range []struct{ name, in, want string }{
		{"headings", "# One\n\nTwo\n===\n\n##\n\n> ## In a quote\n", `
heading1 "One"
heading1 setext "Two"
heading2 <"">
quote
  heading2 "In a quote"
`},
		{"markup is left out of text", "A **b `c`** [d](http://e) ![f](g) &amp; \\[h\\] <i>j</i>\n", `
paragraph "A b c d  &amp; \\[h\\] j"
`},
		{"line breaks of both kinds are line feeds", "**Date**: x  \n**Status**: y\nz\\\nw\n", `
paragraph "Date: x\nStatus: y\nz\nw"
`},
		{"brackets that are no link stay whole", "$[Amount] (estimated) and [x y]\n", `
paragraph "$[Amount] (estimated) and [x y]"
`},
		{"tasks", "- [ ] a\n- [x] b\n- c\n  1. d\n", `
list
  item open
    paragraph "a"
  item done
    paragraph "b"
  item
    paragraph "c"
    list ordered
      item
        paragraph "d"
`},
		{"tables, with empty cells and breaks", "| A | B |\n|---|---|\n| x<br>y | |\n", `
table
  row header
    cell "A"
    cell "B"
  row
    cell "x\ny"
    cell <"">
`},
		{"code and HTML", "```sh\n# no heading\n```\n\n    indented\n\n<div>\nh\n</div>\n", `
code sh <"# no heading\n">
code <"indented\n">
html <"<div>\nh\n</div>\n">
`},
		{"footnotes stand where they are written", "a[^1]\n\n[^1]: note\n\nb\n", `
paragraph "a"
footnote
  paragraph "note"
paragraph "b"
`},
		{"thematic breaks", "a\n\n---\n\n***\n", `
paragraph "a"
rule <"---">
rule <"***">
`},
		{"YAML front matter is no heading", "---\ntitle: x\n---\n# T\n", `
heading1 "T"
`},
		{"TOML front matter", "+++\ntitle = \"x\"\n+++\n# T\n", `
heading1 "T"
`},
		{"a break at the top is no front matter", "---\n\nHello there\n\n---\n", `
rule <"---">
paragraph "Hello there"
rule <"---">
`},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := outline(Parse(source.New("in.md", []byte(test.in))))
			if diff := cmp.Diff(strings.TrimPrefix(test.want, "\n"), got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestMarks(t *testing.T) {
	in := "a **b** `c` [d e](http://f) <https://g.example> ~~h~~\n"
	tree := Parse(source.New("in.md", []byte(in)))
	text := &tree.Root.Children[0].Text
	var got []string
	for _, m := range text.Marks {
		got = append(got, fmt.Sprintf("%d %q %q %s", m.Kind, text.Plain[m.Start:m.End], tree.File.Slice(text.Span(m.Start, m.End)), m.Dest))
	}
	want := []string{
		`2 "b" "b" `, `0 "c" "c" `, `4 "d e" "d e" http://f`, `6 "https://g.example" "https://g.example" https://g.example`, `3 "h" "h" `,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestSub(t *testing.T) {
	tree := Parse(source.New("in.md", []byte("one **two** three\n")))
	text := &tree.Root.Children[0].Text
	sub := text.Sub(4, 9)
	if sub.Plain != "two t" || !sub.In(Strong, 0) || sub.In(Strong, 4) {
		t.Errorf("Sub = %q with %v", sub.Plain, sub.Marks)
	}
	if got := tree.File.Slice(sub.Span(0, 5)); got != "two** t" {
		t.Errorf("span of the whole = %q", got)
	}
	if got := tree.File.Slice(sub.Span(4, 5)); got != "t" {
		t.Errorf("span behind the mark = %q", got)
	}
}

func TestComments(t *testing.T) {
	in := "<!-- one -->\n\n- item <!-- two -->\n\n`<!-- no -->`\n\n```\n<!-- no -->\n```\n\n| a <!-- three --> |\n|---|\n| b | <!-- five -->\n| c <!-- six --> |\n\n[^1]\n\n[^1]: x <!-- seven -->\n\n<!-- eight -->\n"
	tree := Parse(source.New("in.md", []byte(in)))
	var got []string
	for _, c := range tree.Comments {
		got = append(got, tree.File.Slice(c.Body))
	}
	if diff := cmp.Diff([]string{" one ", " two ", " three ", " five ", " six ", " seven ", " eight "}, got); diff != "" {
		t.Error(diff)
	}
}

func TestCaps(t *testing.T) {
	for _, test := range []struct {
		name, in string
		complex  bool
	}{
		{"deep quotations", strings.Repeat("> ", 200) + "x\n", true},
		{"deep lists", strings.Repeat("- ", 200) + "x\n", true},
		{"brackets", strings.Repeat("[](", 40_000), true},
		{"emphasis", strings.Repeat("_a*", 40_000), true},
		{"link definitions", strings.Repeat("[a]: b\n", 40_000), true},
		{"footnotes", strings.Repeat("[^1] x\n\n", 5_000), true},
		{"a wide table with short rows", strings.Repeat("|a", 500) + "|\n" + strings.Repeat("|-", 500) + "|\n" + strings.Repeat("|x|\n", 200), true},
		{"blocks", strings.Repeat("a\n\n", 40_000), true},
		{"blank lines below deep items", strings.Repeat("- ", 45) + "a\n" + strings.Repeat("\n", 100_000), true},
		{"lines of lists in a paragraph", "a\n" + strings.Repeat("2. "+strings.Repeat("[](", 300)+"\n", 100), true},
		{"a heading of brackets", "# " + strings.Repeat("[](", 1_100) + "\n", true},
		{"an underlined heading of brackets", strings.Repeat("[](", 1_100) + "\n===\n", true},
		{"a row of brackets", "|a|\n|-|\n|" + strings.Repeat("[](", 1_100) + "|\n", true},
		{"escaped bars in code", "|a|\n|-|\n" + strings.Repeat("|`a\\|b`|\n", 2_000), true},
		{"a table whose head does not fit", "|a|b|\n|-|\n" + strings.Repeat("[](\n", 2_000), true},
		{"what looks like a fence in HTML", "<div>\n```\n\n" + strings.Repeat("[](", 1_100), true},
		{"what looks like a fence in a comment", "<!--\n```\n-->\n" + strings.Repeat("[](", 1_100), true},
		{"what looks like a fence in indented code", "- a\n\n        ```\n\n  " + strings.Repeat("[](", 1_100), true},
		{"a long log in a fence", "```\n" + strings.Repeat("[x] *a* _b_ `c`\n", 20_000) + "```\n", false},
		{"a long list", strings.Repeat("- **a** `b` [c](d)\n", 2_000), false},
		{"a long log in a fence in a list", "1. a\n\n   ```\n" + strings.Repeat("   [x] *a* _b_ `c`\n", 20_000) + "   ```\n", false},
		{"a long chat", strings.Repeat("[18:27] ana: *looks* at `it`\n\n", 5_000), false},
		{"many definitions", "[a]\n\n" + strings.Repeat("[a]: b\n", 400), false},
		{"many tables", strings.Repeat("|a|b|\n|-|-|\n|`x`|**y**|\n\n", 2_000), false},
		{"a long table", "|a|b|\n|-|-|\n" + strings.Repeat("|`x`|**y**|\n", 5_000), false},
		{"long prose", strings.Repeat("words and words\n", 20_000), false},
	} {
		t.Run(test.name, func(t *testing.T) {
			tree := Parse(source.New("in.md", []byte(test.in)))
			if got := tree.TooComplex != nil; got != test.complex {
				t.Fatalf("too complex = %v, want %v", got, test.complex)
			}
			if tree.TooComplex != nil && (tree.TooComplex.Message == "" || len(tree.Root.Children) > 0) {
				t.Errorf("an excess must say why, and leave the tree empty: %+v", tree.TooComplex)
			}
		})
	}
}

// checkTree reports violations of what holds for every tree: spans in bounds,
// children inside parents, and text that stands in the file where it says.
func checkTree(tree *Tree) error {
	var err error
	tree.Root.Walk(func(b *Block) bool {
		switch {
		case b.Span.Start < 0 || b.Span.End < b.Span.Start || b.Span.End > len(tree.File.Text):
			err = fmt.Errorf("%s: span %v is out of bounds", kindNames[b.Kind], b.Span)
		case b.Parent != nil && !b.Parent.Span.Contains(b.Span):
			err = fmt.Errorf("%s %v lies outside its %s %v", kindNames[b.Kind], b.Span, kindNames[b.Parent.Kind], b.Parent.Span)
		}
		plain := b.Text.Plain
		for i := range len(plain) {
			if at := b.Text.Offset(i); plain[i] != '\n' && (at >= len(tree.File.Text) || tree.File.Text[at] != plain[i]) {
				err = fmt.Errorf("%q: byte %d does not stand at %d", plain, i, at)
				break
			}
		}
		for _, m := range b.Text.Marks {
			if m.Start < 0 || m.End < m.Start || m.End > len(plain) || m.Span.End < m.Span.Start || m.Span.End > len(tree.File.Text) {
				err = fmt.Errorf("%q: mark %+v is out of bounds", plain, m)
			}
		}
		return err == nil
	})
	return err
}

func TestTreeLaws(t *testing.T) {
	piece := rapid.SampledFrom([]string{"# ", "- ", "1. ", "> ", "|", "\n", "\n\n", "  ", "    ", "a", "**", "*", "_", "`", "```", "[", "](", ")", "]", "[ ] ", "~~", "<b>", "<!-- c -->",
		"---", "===", "é", "\u00a0", "x: y", "[^1]", "[^1]: ", "\\", "&amp;", "<http://a.b>", "|-|-|", "\t", "+++", "🚨"})
	rapid.Check(t, func(t *rapid.T) {
		in := strings.Join(rapid.SliceOfN(piece, 0, 60).Draw(t, "pieces"), "")
		if err := checkTree(Parse(source.New("in.md", []byte(in)))); err != nil {
			t.Fatalf("%q: %v", in, err)
		}
	})
}

func FuzzParse(f *testing.F) {
	f.Add("# a\n\n- [ ] **b** [c](d)\n\n| x | y |\n|---|---|\n| 1 | |\n")
	f.Add("---\na: b\n---\n> q\n\n[^1]\n\n[^1]: z\n")
	f.Fuzz(func(t *testing.T, in string) {
		if err := checkTree(Parse(source.New("in.md", []byte(in)))); err != nil {
			t.Fatal(err)
		}
	})
}

// Texts and HTML list the blocks of the tree in the order in which Walk meets them.
func TestListedBlocks(t *testing.T) {
	for _, in := range []string{
		"# Title\n\nText[^1] and more[^2].\n\n<p>\nhtml\n</p>\n\n[^1]: A note.\n\n[^2]: <div>\n\n    Another.\n\n## Next\n\n| a | b |\n|---|---|\n| c | d |\n",
		"<table>\n<tr><td>one</td></tr>\n</table>\n\nText[^1].\n\n[^1]: A note.\n\n## Next\n",
		"- one\n  - two\n\n> quoted\n>\n> - three\n\n<!-- a comment -->\n\n```\ncode\n```\n",
		"",
	} {
		for range 2 { // the second time with the memory of the first
			tree := Parse(source.New("in.md", []byte(in)))
			var texts, html []*Block
			tree.Root.Walk(func(b *Block) bool {
				switch b.Kind {
				case Heading, Paragraph, TableCell:
					texts = append(texts, b)
				case HTML:
					html = append(html, b)
				case Table:
					if b.Tags {
						html = append(html, b)
					}
				}
				return true
			})
			if !slices.Equal(texts, tree.Texts) || !slices.Equal(html, tree.HTML) {
				t.Errorf("%q: %d texts and %d blocks of HTML are listed, %d and %d are in the tree", in, len(tree.Texts), len(tree.HTML), len(texts), len(html))
			}
			tree.Recycle()
		}
	}
}
