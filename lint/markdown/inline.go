package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"github.com/pmlint/pmlint/lint/source"
)

// inline collects the text of block from the inline nodes below n.
func (b *builder) inline(n ast.Node, block *Block) {
	c := b.collector(block)
	c.children(n)
	c.finish()
}

// collector returns one that gathers the text of block.
func (b *builder) collector(block *Block) *collector {
	b.open = collector{builder: b, block: block, segs: b.blocks.openSegs[:0], marks: b.blocks.openMarks[:0]}
	return &b.open
}

// finish gives the block its text.
func (c *collector) finish() {
	room, t := c.blocks, &c.block.Text
	if len(c.marks) > 0 {
		t.Marks = append(room.marks.Next(len(c.marks)), c.marks...)
	}
	room.openSegs, room.openMarks = c.segs, c.marks
	switch {
	case len(c.segs) == 0:
		t.src = c.block.Span.Start
	case len(c.segs) == 1 && c.size == c.segs[0].end-c.segs[0].src:
		// Most blocks are one piece of the file: then their text needs no copy.
		t.Plain, t.src = c.file.Text[c.segs[0].src:c.segs[0].end], c.segs[0].src
	default:
		t.segs = append(room.segs.Next(len(c.segs)), c.segs...)
		t.Plain = c.join()
	}
}

// collector gathers one block's text.
type collector struct {
	*builder
	block *Block
	segs  []seg
	marks []Mark
	size  int // bytes collected
}

// joinedAtOnce is for how many bytes of joined texts room is made at a time.
const joinedAtOnce = 2048

// join makes the text out of its pieces. A piece without length is a line break
// that stands as a tag in the file.
func (c *collector) join() string {
	b := &c.joined
	if b.Cap()-b.Len() < c.size {
		// What has been joined so far stays where it is.
		*b = strings.Builder{}
		b.Grow(max(c.size, joinedAtOnce))
	}
	start := b.Len()
	for _, s := range c.segs {
		if s.src == s.end {
			b.WriteByte('\n')
		}
		b.WriteString(c.file.Text[s.src:s.end])
	}
	return b.String()[start:]
}

func (c *collector) children(n ast.Node) {
	for k := n.FirstChild(); k != nil; k = k.NextSibling() {
		c.node(k)
	}
}

func (c *collector) node(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		if n.IsRaw() {
			c.add(n.Segment.Start, n.Segment.Stop)
		} else {
			c.unescaped(n.Segment.Start, n.Segment.Stop)
		}
		if n.SoftLineBreak() || n.HardLineBreak() {
			c.lineBreak(n.Segment.Stop)
		}
	case *ast.CodeSpan:
		c.mark(CodeSpan, "", n)
	case *ast.Emphasis:
		kind := Emphasis
		if n.Level > 1 {
			kind = Strong
		}
		c.mark(kind, "", n)
	case *east.Strikethrough:
		c.mark(Strike, "", n)
	case *ast.Link:
		c.mark(Link, string(n.Destination), n)
	case *ast.Image:
		at := c.size
		c.marks = append(c.marks, Mark{Kind: Image, Start: at, End: at, Dest: string(n.Destination), Span: c.here()})
	case *ast.AutoLink:
		c.autoLink(n)
	case *ast.RawHTML:
		c.rawHTML(n)
	case *east.TaskCheckBox:
		c.task(n.IsChecked)
	case *east.FootnoteLink:
		at := c.size
		c.marks = append(c.marks, Mark{Kind: FootnoteRef, Start: at, End: at, Span: c.here()})
	}
}

// add appends Text[start:stop], joined to what stands before it where the two
// are neighbours in the file.
func (c *collector) add(start, stop int) {
	span := c.clamp(start, stop)
	if span.IsEmpty() {
		return
	}
	if k := len(c.segs); k > 0 && c.segs[k-1].end == span.Start && c.segs[k-1].src < span.Start {
		c.segs[k-1].end = span.End
	} else {
		c.segs = append(c.segs, seg{c.size, span.Start, span.End})
	}
	c.size += span.Len()
}

// isEscaped are the bytes before which a backslash is left out of a text. Before those
// that open and close markup it stays: there it tells a bracket of the author's own from
// one that is to be filled in.
var isEscaped = func() (is [256]bool) {
	for _, c := range []byte("-.+=_#!~&:;,/'\"()>%@$^?") {
		is[c] = true
	}
	return is
}()

// unescaped appends Text[start:stop] without the backslashes that an editor writes before
// punctuation: 2026\-03\-04 is a date.
func (c *collector) unescaped(start, stop int) {
	text := c.file.Text[:min(max(stop, 0), len(c.file.Text))]
	for at := start; at < len(text); {
		i := strings.IndexByte(text[at:], '\\')
		if i < 0 {
			break
		}
		at += i + 1
		if at == len(text) {
			break
		}
		if isEscaped[text[at]] {
			c.add(start, at-1)
			start = at
		}
		at++
	}
	c.add(start, stop)
}

// lineBreak appends the line feed that follows stop, with no spaces before it.
func (c *collector) lineBreak(stop int) {
	if i := strings.IndexByte(c.file.Text[min(stop, len(c.file.Text)):], '\n'); i >= 0 {
		c.add(stop+i, stop+i+1)
	}
}

// here is the empty range at the end of what has been collected.
func (c *collector) here() source.Span {
	at := c.block.Span.Start
	if k := len(c.segs); k > 0 {
		at = c.segs[k-1].end
	}
	return source.Span{Start: at, End: at}
}

func (c *collector) mark(kind MarkKind, dest string, n ast.Node) {
	k := len(c.marks)
	start := c.size
	c.marks = append(c.marks, Mark{Kind: kind, Start: start, Dest: dest})
	segments := len(c.segs)
	c.children(n)
	m := &c.marks[k]
	m.End = c.size
	m.Span = c.here()
	if m.End > m.Start {
		// The mark's text may have been joined to the segment before it only if
		// no delimiter stands between, which cannot be for a mark with text.
		first := min(segments, len(c.segs)-1)
		m.Span.Start = c.segs[first].src
	}
}

func (c *collector) autoLink(n *ast.AutoLink) {
	label, url := n.Label(c.src), string(n.URL(c.src))
	from := c.here().Start
	start := c.size
	if i := strings.Index(c.file.Text[from:], string(label)); i >= 0 {
		c.add(from+i, from+i+len(label))
	}
	if n.AutoLinkType == ast.AutoLinkEmail {
		url = "mailto:" + url
	}
	c.marks = append(c.marks, Mark{Kind: AutoLink, Start: start, End: c.size, Dest: url, Span: source.Span{Start: from, End: c.here().End}})
}

// rawHTML leaves tags and comments out of the text; a <br> is a line break.
func (c *collector) rawHTML(n *ast.RawHTML) {
	if n.Segments.Len() == 0 {
		return
	}
	span := c.clamp(n.Segments.At(0).Start, n.Segments.At(n.Segments.Len()-1).Stop)
	if c.isMention(span) {
		c.add(span.Start, span.End)
		return
	}
	at := c.size
	c.marks = append(c.marks, Mark{Kind: RawHTML, Start: at, End: at, Span: span})
	tag := c.file.Slice(span)
	if strings.HasPrefix(tag, "<!--") {
		c.findComments(span)
		return
	}
	if len(tag) >= 4 && strings.EqualFold(tag[:3], "<br") {
		c.segs = append(c.segs, seg{c.size, span.Start, span.Start})
		c.size++
	}
}

// isMention reports whether what looks like a tag is the name in a mention as Azure DevOps
// writes it: @<Ana Duarte>. A tag has no name in capitals, and sets its attributes.
func (c *collector) isMention(span source.Span) bool {
	tag := c.file.Slice(span)
	return span.Start > 0 && c.file.Text[span.Start-1] == '@' && len(tag) > len("<A>") && tag[1] >= 'A' && tag[1] <= 'Z' &&
		strings.IndexByte(tag, '=') < 0
}

// task sets the checkbox of the list item that the block stands in.
func (c *collector) task(checked bool) {
	item := c.block.Parent
	if item == nil || item.Kind != ListItem {
		return
	}
	item.Task = OpenTask
	if checked {
		item.Task = DoneTask
	}
}
