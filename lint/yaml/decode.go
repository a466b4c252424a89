package yaml

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	lib "go.yaml.in/yaml/v4"

	"github.com/pmlint/pmlint/lint/source"
)

// Decode reads text as one YAML document. Every span in the result, and in an
// error, is a range of text moved by base. A text that holds no value gives a
// Node of kind Null. The error is an *Error; with one, there is no Node.
func Decode(text string, base int) (node *Node, err error) {
	if n, ok := decodePlain(text, base); ok {
		return n, nil
	}
	return decodeAny(text, base)
}

// decodeAny is Decode by way of the library, whatever the text.
func decodeAny(text string, base int) (node *Node, err error) {
	if e := checkText(text, base); e != nil {
		return nil, e
	}
	text, base = withoutBOM(text, base)
	d := &decoder{text: text, base: base, at: cursor{text: text, line: 1, column: 1}}
	defer func() {
		if v := recover(); v != nil {
			node, err = nil, errorAt(source.Span{Start: base, End: base}, "cannot be read as YAML: %v", v)
		}
	}()
	root, e := d.load()
	if e != nil {
		return nil, e
	}
	if root == nil {
		return &Node{Span: source.Span{Start: base, End: base}}, nil
	}
	n, e := d.node(root, 0)
	if e != nil {
		return nil, e
	}
	return n, nil
}

// errTooDeep is the error of limits.
type errTooDeep struct{}

// Error says what the bound is.
func (errTooDeep) Error() string { return fmt.Sprintf("nested more than %d deep", maxDepth) }

// limits bounds the nesting before the library recurses into it. Aliases need
// no bound: the library does not expand them into nodes, and node refuses them.
type limits struct{}

// CheckDepth is called by the library wherever the nesting grows.
func (limits) CheckDepth(depth int, _ *lib.DepthContext) error {
	if depth > maxDepth {
		return errTooDeep{}
	}
	return nil
}

// CheckAlias is called by the library where an alias is expanded.
func (limits) CheckAlias(_, _ int) error { return nil }

type decoder struct {
	text string
	base int
	at   cursor
	budget
}

// load returns the node of the only document, or nil where there is none.
func (d *decoder) load() (*lib.Node, *Error) {
	loader, err := lib.NewLoader(strings.NewReader(d.text), lib.WithPlugin(limits{}))
	if err != nil {
		return nil, d.syntax(err)
	}
	var doc, second lib.Node
	switch err := loader.Load(&doc); {
	case errors.Is(err, io.EOF):
		return nil, nil
	case err != nil:
		return nil, d.syntax(err)
	case len(doc.Content) != 1:
		return nil, nil
	}
	switch err := loader.Load(&second); {
	case errors.Is(err, io.EOF):
		return doc.Content[0], nil
	case err != nil:
		return nil, d.syntax(err)
	}
	start := d.at.seek(second.Line, second.Column)
	return nil, errorAt(d.span(start, lineEnd(d.text, start)), "a second document begins here; only one is read")
}

// node translates n, which must not come before what was translated already.
func (d *decoder) node(n *lib.Node, depth int) (*Node, *Error) {
	start := d.at.seek(n.Line, n.Column)
	if err := d.take(depth, d.span(start, start)); err != nil {
		return nil, err
	}
	if err := d.property(start); err != nil {
		return nil, err
	}
	switch n.Kind {
	case lib.MappingNode:
		return d.mapping(n, start, depth)
	case lib.SequenceNode:
		return d.sequence(n, start, depth)
	case lib.ScalarNode:
		return d.scalar(n, start), nil
	}
	return nil, errorAt(d.span(start, start), "cannot be read as YAML")
}

// property refuses what may stand before a node's own text. No plain scalar
// begins with one of these bytes, so that the byte alone decides.
func (d *decoder) property(start int) *Error {
	if start >= len(d.text) {
		return nil
	}
	var what string
	switch d.text[start] {
	case '&':
		what = "anchors"
	case '*':
		what = "aliases"
	case '!':
		what = "tags"
	default:
		return nil
	}
	end := start + 1
	for end < len(d.text) && !isSpace(d.text[end]) && !strings.ContainsRune(",[]{}", rune(d.text[end])) {
		end++
	}
	return errorAt(d.span(start, end), "%s are not supported; if %q is meant as text, put the value in quotes",
		what, d.text[start:end])
}

func (d *decoder) mapping(n *lib.Node, start, depth int) (*Node, *Error) {
	m := &Node{Kind: Map, Entries: make([]Entry, 0, len(n.Content)/2)}
	end := start
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, err := d.node(n.Content[i], depth+1)
		if err != nil {
			return nil, err
		}
		if key.Kind == Map || key.Kind == List {
			return nil, errorAt(key.Span, "a key must be text; if brackets are meant as text, put the value in quotes")
		}
		value, err := d.node(n.Content[i+1], depth+1)
		if err != nil {
			return nil, err
		}
		m.Entries = append(m.Entries, Entry{Key: key.Text, KeySpan: key.Span, Value: value})
		end = max(end, d.outer(n.Content[i], key), d.outer(n.Content[i+1], value))
	}
	m.Span = d.span(start, d.closing(start, end, '{', '}'))
	return m, nil
}

func (d *decoder) sequence(n *lib.Node, start, depth int) (*Node, *Error) {
	l := &Node{Kind: List, Items: make([]*Node, 0, len(n.Content))}
	end := start
	for _, c := range n.Content {
		item, err := d.node(c, depth+1)
		if err != nil {
			return nil, err
		}
		l.Items = append(l.Items, item)
		end = max(end, d.outer(c, item))
	}
	l.Span = d.span(start, d.closing(start, end, '[', ']'))
	return l, nil
}

// outer returns where n ends in the text, its closing quote included.
func (d *decoder) outer(n *lib.Node, translated *Node) int {
	end := translated.Span.End - d.base
	if n.Kind == lib.ScalarNode && n.Style&(lib.DoubleQuotedStyle|lib.SingleQuotedStyle) != 0 {
		end++
	}
	return end
}

// closing returns the end of a map or list that begins at start and whose last
// entry ends at end: behind the closing bracket, if it begins with the opening one.
func (d *decoder) closing(start, end int, opening, closing byte) int {
	if start >= len(d.text) || d.text[start] != opening {
		return end
	}
	for i := max(end, start+1); i < len(d.text); i++ {
		switch d.text[i] {
		case closing:
			return i + 1
		case '#':
			i = lineEnd(d.text, i)
		}
	}
	return end
}

func (d *decoder) scalar(n *lib.Node, start int) *Node {
	s := &Node{Kind: Scalar, Text: n.Value}
	switch {
	case n.Style&lib.DoubleQuotedStyle != 0:
		s.Quoted = true
		s.Span = d.span(start+1, doubleQuotedEnd(d.text, start+1))
	case n.Style&lib.SingleQuotedStyle != 0:
		s.Quoted = true
		s.Span = d.span(start+1, singleQuotedEnd(d.text, start+1))
	case n.Style&(lib.LiteralStyle|lib.FoldedStyle) != 0:
		s.Quoted = true
		s.Span = d.span(start, blockEnd(d.text, start, n.Value))
	default:
		if n.Tag == "!!null" {
			s.Kind = Null
		}
		s.Span = d.span(start, plainEnd(d.text, start, n.Value))
	}
	return s
}

func (d *decoder) span(start, end int) source.Span {
	start = min(start, len(d.text))
	end = min(max(start, end), len(d.text))
	return source.Span{Start: d.base + start, End: d.base + end}
}

// syntax turns an error of the library into one with a place and a plain message.
func (d *decoder) syntax(err error) *Error {
	var e *lib.LoadError
	if !errors.As(err, &e) || e == nil {
		return errorAt(d.span(0, 0), "cannot be read as YAML: %v", err)
	}
	if e.Stage == lib.ReaderStage && e.Mark.Index < len(d.text) {
		at, size := utf8.DecodeRuneInString(d.text[e.Mark.Index:])
		return errorAt(d.span(e.Mark.Index, e.Mark.Index+size), "the character %U is not allowed", at)
	}
	opened := d.at.seek(e.ContextMark.Line, e.ContextMark.Column)
	start := d.at.seek(e.Mark.Line, e.Mark.Column)
	if e.ContextMark.Line > 0 && strings.TrimSpace(d.text[start:]) == "" {
		// What is never closed is mended where it was opened, not at the end.
		start = opened
	}
	end := start
	if start < len(d.text) && breakLen(d.text, start) == 0 {
		end = start + runeLen(d.text[start])
	}
	return errorAt(d.span(start, end), "%s", plainMessage(e, d.text[start:end]))
}

// plainMessage words what the library says of the character at, for the mistakes
// that are made most.
func plainMessage(e *lib.LoadError, at string) string {
	switch {
	case strings.HasPrefix(e.Message, "mapping values are not allowed"):
		return "\": \" inside an unquoted value; put the value in quotes"
	case strings.HasPrefix(e.Message, "found character that cannot start any token") && at == "\t":
		return "a tab cannot indent YAML; use spaces"
	case strings.HasPrefix(e.Message, "found character that cannot start any token") && at != "":
		return fmt.Sprintf("an unquoted value cannot begin with %q; put it in quotes", at)
	case e.Message == errTooDeep{}.Error(), e.ContextMsg == "":
		return e.Message
	}
	return e.Message + " " + e.ContextMsg
}
