package markdown

import (
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// A textRun is an inline parser for text without markup: all bytes of a line up to
// the next at which another parser, or an escape, begins. It makes the nodes that
// goldmark makes, which looks at each byte of such text several times: without it a
// parse takes a third longer.
type textRun struct {
	trigger []byte
	// stop are the bytes at which the text ends.
	stop [256]bool
}

// newTextRun makes the parser of what the other inline parsers leave.
func newTextRun(others []util.PrioritizedValue) *textRun {
	r := &textRun{trigger: []byte{' '}} // which stands for letters and white space
	r.stop['\\'], r.stop['\n'] = true, true
	for _, other := range others {
		for _, c := range other.Value.(parser.InlineParser).Trigger() {
			r.stop[c] = true
		}
	}
	for c := byte('!'); c <= '~'; c++ {
		if util.IsPunct(c) && !r.stop[c] {
			r.trigger = append(r.trigger, c)
		}
	}
	return r
}

// Trigger returns the bytes at which the text may begin.
func (r *textRun) Trigger() []byte { return r.trigger }

// Parse returns the text from here to the next markup or the line's end.
func (r *textRun) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if segment.Padding != 0 {
		return nil
	}
	n := 0
	for n < len(line) && (!r.stop[line[n]] || isInWord(line, n)) {
		n++
	}
	nodes := nodesOf(pc)
	switch {
	case n == len(line):
		block.AdvanceLine()
		return nodes.text(segment.TrimRightSpace(block.Source()))
	case line[n] == '\n':
		block.AdvanceLine()
		node := nodes.text(segment.TrimRightSpace(block.Source()))
		if n >= 2 && line[n-1] == ' ' && line[n-2] == ' ' {
			node.SetHardLineBreak(true)
		} else {
			node.SetSoftLineBreak(true)
		}
		return node
	case n == 0:
		return nil
	}
	block.Advance(n)
	return nodes.text(segment.WithStop(segment.Start + n))
}

// isInWord reports whether line[n] is an underscore between two letters or digits, which
// is no emphasis: snake_case.
func isInWord(line []byte, n int) bool {
	return line[n] == '_' && n > 0 && n+1 < len(line) && isAlphanumeric(line[n-1]) && isAlphanumeric(line[n+1])
}

func isAlphanumeric(c byte) bool { return c < utf8.RuneSelf && isWord(c) }
