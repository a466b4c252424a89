package yaml

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2/unstable"

	"github.com/pmlint/pmlint/lint/source"
)

// DecodeTOML reads text as a TOML document, as Decode reads YAML: numbers, dates
// and truth values come as they are written, [tables] and dotted keys as nested
// maps, [[arrays of tables]] as lists of maps. The result is a Map, also of an
// empty text. A table's span runs from its name
// to the end of its last entry, in whatever order its parts are written. As TOML
// demands, a key that is defined twice is an error.
func DecodeTOML(text string, base int) (node *Node, err error) {
	if e := checkText(text, base); e != nil {
		return nil, e
	}
	text, base = withoutBOM(text, base)
	d := &tomlDecoder{text: text, base: base}
	defer func() {
		if v := recover(); v != nil {
			node, err = nil, errorAt(source.Span{Start: base, End: base}, "cannot be read as TOML: %v", v)
		}
	}()
	root, e := d.document()
	if e != nil {
		return nil, e
	}
	return root, nil
}

// A tableForm says how a table came to be, which decides what may be added to it.
type tableForm uint8

const (
	implied tableForm = iota // by the [header] of a table inside it
	headed                   // by its own [header]
	dotted                   // by a dotted key
	closed                   // written in braces
)

// A table is a map under construction, with its keys at hand.
type table struct {
	node   *Node
	form   tableForm
	tables map[string]*table // the maps in it; of an array of tables the last one
	arrays map[string]*Node  // the arrays of tables in it
	keys   map[string]bool
}

func newTable(form tableForm, span source.Span) *table {
	return &table{node: &Node{Kind: Map, Span: span}, form: form,
		tables: map[string]*table{}, arrays: map[string]*Node{}, keys: map[string]bool{}}
}

func (t *table) add(key tomlKey, value *Node) {
	t.keys[key.name] = true
	t.node.Entries = append(t.node.Entries, Entry{Key: key.name, KeySpan: key.span, Value: value})
}

type tomlKey struct {
	name string
	span source.Span
}

type tomlDecoder struct {
	text   string
	base   int
	parser unstable.Parser
	budget
}

func (d *tomlDecoder) document() (*Node, *Error) {
	root := newTable(headed, source.Span{Start: d.base, End: d.base + len(d.text)})
	data := []byte(d.text)
	d.parser.Reset(data[:len(data):len(data)])
	current, depth := root, 0
	// path are the tables and lists that a key of the current table makes longer.
	var path []*Node
	for d.parser.NextExpression() {
		e := d.parser.Expression()
		var err *Error
		switch e.Kind {
		case unstable.KeyValue:
			var end int
			end, err = d.keyValue(current, e, depth)
			stretch(path, d.base+end)
		case unstable.Table, unstable.ArrayTable:
			keys, _ := d.keys(e)
			depth = len(keys)
			current, path, err = d.header(root, keys, e.Kind == unstable.ArrayTable)
		}
		if err != nil {
			return nil, err
		}
	}
	if err := d.parser.Error(); err != nil {
		return nil, d.syntax(err)
	}
	return root.node, nil
}

// keys returns the parts of e's key and the offset where the last one ends.
func (d *tomlDecoder) keys(e *unstable.Node) ([]tomlKey, int) {
	var keys []tomlKey
	end := 0
	for it := e.Key(); it.Next(); {
		k := it.Node()
		start := int(k.Raw.Offset)
		end = start + int(k.Raw.Length)
		keys = append(keys, tomlKey{string(k.Data), d.unquoted(start, end)})
	}
	return keys, end
}

// header opens the table named by the keys of a [header], and returns it with the
// path to it. Of an array of tables it opens the next, or inside it the last.
func (d *tomlDecoder) header(root *table, keys []tomlKey, array bool) (*table, []*Node, *Error) {
	at := root
	path := make([]*Node, 0, len(keys))
	for i, key := range keys {
		if err := d.take(i+1, key.span); err != nil {
			return nil, nil, err
		}
		last := i == len(keys)-1
		next := at.tables[key.name]
		list := at.arrays[key.name]
		switch {
		case next == nil && at.keys[key.name], next != nil && next.form == closed:
			return nil, nil, defined(key)
		case last && array && (next == nil || list != nil):
			if list == nil {
				list = &Node{Kind: List, Span: key.span}
				at.arrays[key.name] = list
				at.add(key, list)
			}
			next = newTable(headed, key.span)
			list.Items = append(list.Items, next.node)
			at.tables[key.name] = next
		case next == nil:
			next = newTable(implied, key.span)
			at.tables[key.name] = next
			at.add(key, next.node)
		case last && (array || list != nil || next.form != implied):
			return nil, nil, defined(key)
		}
		if last {
			next.form = headed
		}
		if list := at.arrays[key.name]; list != nil {
			path = append(path, list)
		}
		path = append(path, next.node)
		at = next
	}
	stretch(path, keys[len(keys)-1].span.End)
	return at, path, nil
}

// stretch makes the nodes of path reach to end.
func stretch(path []*Node, end int) {
	for _, n := range path {
		n.Span.End = max(n.Span.End, end)
	}
}

func defined(key tomlKey) *Error {
	return errorAt(key.span, "%q is already defined", key.name)
}

// keyValue adds e to t and returns the offset where its value ends.
func (d *tomlDecoder) keyValue(t *table, e *unstable.Node, depth int) (int, *Error) {
	keys, pos := d.keys(e)
	var path []*Node
	for i, key := range keys {
		if err := d.take(depth+i+1, key.span); err != nil {
			return 0, err
		}
		if i == len(keys)-1 {
			break
		}
		next := t.tables[key.name]
		switch {
		case next == nil && !t.keys[key.name]:
			next = newTable(dotted, key.span)
			t.tables[key.name] = next
			t.add(key, next.node)
		case next == nil || next.form != dotted:
			return 0, defined(key)
		}
		t = next
		path = append(path, t.node)
	}
	key := keys[len(keys)-1]
	if t.keys[key.name] {
		return 0, defined(key)
	}
	pos = skipFiller(d.text, pos, "=")
	value, end, err := d.value(e.Value(), pos, depth+len(keys))
	if err != nil {
		return 0, err
	}
	t.add(key, value)
	if value.Kind == Map {
		t.tables[key.name] = &table{node: value, form: closed}
	}
	stretch(path, d.base+end)
	return end, nil
}

// value translates n, which begins at pos, and returns the offset where it ends.
func (d *tomlDecoder) value(n *unstable.Node, pos, depth int) (*Node, int, *Error) {
	if err := d.take(depth, source.Span{Start: d.base + pos, End: d.base + pos}); err != nil {
		return nil, 0, err
	}
	switch n.Kind {
	case unstable.Array:
		return d.array(n, pos, depth)
	case unstable.InlineTable:
		return d.inlineTable(n, pos, depth)
	}
	end := pos + int(n.Raw.Length)
	v := &Node{Kind: Scalar, Text: string(n.Data), Span: source.Span{Start: d.base + pos, End: d.base + end}}
	if n.Kind == unstable.String {
		v.Quoted = true
		v.Span = d.unquoted(pos, end)
	}
	return v, end, nil
}

func (d *tomlDecoder) array(n *unstable.Node, pos, depth int) (*Node, int, *Error) {
	list := &Node{Kind: List}
	start := pos
	pos++
	for it := n.Children(); it.Next(); {
		pos = skipFiller(d.text, pos, ",")
		item, end, err := d.value(it.Node(), pos, depth+1)
		if err != nil {
			return nil, 0, err
		}
		list.Items = append(list.Items, item)
		pos = end
	}
	pos = skipFiller(d.text, pos, ",") + 1
	list.Span = source.Span{Start: d.base + start, End: d.base + pos}
	return list, pos, nil
}

func (d *tomlDecoder) inlineTable(n *unstable.Node, pos, depth int) (*Node, int, *Error) {
	t := newTable(closed, source.Span{})
	start := pos
	pos++
	for it := n.Children(); it.Next(); {
		end, err := d.keyValue(t, it.Node(), depth)
		if err != nil {
			return nil, 0, err
		}
		pos = end
	}
	pos = skipFiller(d.text, pos, ",") + 1
	t.node.Span = source.Span{Start: d.base + start, End: d.base + pos}
	return t.node, pos, nil
}

// skipFiller returns the offset of the first byte from pos on that is no white
// space, comment or one of the bytes in also.
func skipFiller(text string, pos int, also string) int {
	for pos < len(text) {
		switch c := text[pos]; {
		case c == '#':
			if end := strings.IndexByte(text[pos:], '\n'); end >= 0 {
				pos += end
				continue
			}
			return len(text)
		case isSpace(c) || strings.IndexByte(also, c) >= 0:
			pos++
		default:
			return pos
		}
	}
	return pos
}

// unquoted returns the span of the raw key or string without its quotes.
func (d *tomlDecoder) unquoted(start, end int) source.Span {
	raw := d.text[start:end]
	for _, quote := range [...]string{`"""`, `'''`, `"`, `'`} {
		if len(raw) >= 2*len(quote) && strings.HasPrefix(raw, quote) && strings.HasSuffix(raw, quote) {
			start += len(quote)
			end -= len(quote)
			break
		}
	}
	return source.Span{Start: d.base + start, End: d.base + end}
}

func (d *tomlDecoder) syntax(err error) *Error {
	var e *unstable.ParserError
	if !errors.As(err, &e) {
		return errorAt(source.Span{Start: d.base, End: d.base}, "cannot be read as TOML: %v", err)
	}
	r := d.parser.Range(e.Highlight)
	start, end := int(r.Offset), int(r.Offset+r.Length)
	message := e.Message
	if r.Length == 1 {
		// The library looks at bytes; people see characters.
		_, size := utf8.DecodeRuneInString(d.text[start:])
		end = start + size
	}
	switch at := d.text[start:end]; {
	case strings.HasPrefix(message, "invalid character at start of key"):
		message = fmt.Sprintf("an unquoted key cannot begin with %q; put it in quotes", at)
	case strings.HasPrefix(message, "unexpected character") && strings.HasSuffix(message, "at start of value"):
		message = fmt.Sprintf("a value cannot begin with %q; put text in quotes", at)
	}
	return errorAt(source.Span{Start: d.base + start, End: d.base + end}, "%s", message)
}
