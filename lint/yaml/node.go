// Package yaml reads YAML and TOML within bounds, strictly, and keeps the place
// of every key and value. It is the only importer of the libraries for both.
//
// It decodes into [Node], not into Go values: front matter wants its dates as
// they are written, and a configuration file wants the place of each key to
// point at. What it refuses (anchors, aliases, tags, several documents, keys
// that are no text) is either a way to make a small file large or has no meaning
// in front matter and configuration.
package yaml

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/pmlint/pmlint/lint/source"
)

// The bounds within which a text is read. One that exceeds them is an error.
const (
	// MaxSize is the number of bytes.
	MaxSize = 256 << 10
	// maxDepth is how deep maps and lists may be nested.
	maxDepth = 32
	// maxNodes is the number of keys, values, maps and lists together.
	maxNodes = 10_000
)

// A Kind says what a Node holds.
type Kind uint8

// The kinds of Node.
const (
	// Null is a value that is missing, or written as null or ~.
	Null Kind = iota
	// Scalar is a text, number, truth value or date.
	Scalar
	// Map is a mapping or a TOML table.
	Map
	// List is a sequence or a TOML array.
	List
)

// A Node is a value with its place.
type Node struct {
	Kind Kind
	// Text is a scalar as written, without its quotes, escapes resolved and
	// lines folded. A Null that is written out has its word here.
	Text string
	// Quoted says that a scalar is text by its form, quoted or as a block, so
	// that "true" and "12" in it are words.
	Quoted bool
	// Span is where the node stands: a quoted scalar between its quotes; a block
	// scalar with its indicator, up to its last line that holds text; a missing
	// value the empty range where it would stand; a map or list from its first
	// entry to the end of its last, a bracketed one with the brackets.
	Span source.Span
	// Entries are a Map's in source order, keys that occur twice kept.
	Entries []Entry
	// Items are a List's.
	Items []*Node
}

// An Entry is a key of a Map with its value.
type Entry struct {
	Key string
	// KeySpan covers the key without quotes.
	KeySpan source.Span
	// Value is never nil; a key without a value has one of kind Null.
	Value *Node
}

// Get returns the value of the first entry with the given key, or nil. It may be
// called on a nil Node.
func (n *Node) Get(key string) *Node {
	if n == nil {
		return nil
	}
	for i := range n.Entries {
		if n.Entries[i].Key == key {
			return n.Entries[i].Value
		}
	}
	return nil
}

// Duplicates returns the entries whose key an earlier entry of the same map has.
// Maps inside n are not looked into.
func (n *Node) Duplicates() []Entry {
	if len(n.Entries) < 2 {
		return nil
	}
	var found []Entry
	seen := make(map[string]bool, len(n.Entries))
	for _, e := range n.Entries {
		if seen[e.Key] {
			found = append(found, e)
		}
		seen[e.Key] = true
	}
	return found
}

// Bool returns the truth value that an unquoted true or false stands for; ok is
// false for everything else, yes and on included.
func (n *Node) Bool() (value, ok bool) {
	if n.Kind != Scalar || n.Quoted {
		return false, false
	}
	switch n.Text {
	case "true", "True", "TRUE":
		return true, true
	case "false", "False", "FALSE":
		return false, true
	}
	return false, false
}

// Int returns the number that an unquoted decimal integer stands for; ok is
// false for everything else and for numbers that an int cannot hold.
func (n *Node) Int() (value int, ok bool) {
	if n.Kind != Scalar || n.Quoted {
		return 0, false
	}
	value, err := strconv.Atoi(n.Text)
	return value, err == nil
}

// An Error says why a text could not be read, and where. Every error that this
// package returns is an *Error.
type Error struct {
	// Span is the offending place; empty where something is missing.
	Span source.Span
	// Message says what is wrong and, where it is plain, what to do.
	Message string
}

// Error returns the message, without the place: that can be counted only by one
// who has the file.
func (e *Error) Error() string { return e.Message }

func errorAt(span source.Span, format string, args ...any) *Error {
	return &Error{Span: span, Message: fmt.Sprintf(format, args...)}
}

// checkText refuses what no decoder should see: the libraries guess at other
// encodings and have no bound of their own.
func checkText(text string, base int) *Error {
	if len(text) > MaxSize {
		return errorAt(source.Span{Start: base + MaxSize, End: base + len(text)},
			"%d bytes are more than the %d that are read", len(text), MaxSize)
	}
	if utf8.ValidString(text) {
		return nil
	}
	for i, r := range text {
		if r != utf8.RuneError {
			continue
		}
		if _, size := utf8.DecodeRuneInString(text[i:]); size == 1 {
			return errorAt(source.Span{Start: base + i, End: base + i + 1}, "byte 0x%02X is not UTF-8", text[i])
		}
	}
	return nil
}

// withoutBOM drops the byte order marks that text begins with; the libraries do
// not count them in their positions.
func withoutBOM(text string, base int) (string, int) {
	rest := strings.TrimLeft(text, "\uFEFF")
	return rest, base + len(text) - len(rest)
}

// A budget bounds how much a text may hold.
type budget struct{ nodes int }

// take counts one node at the given depth, which is 0 for the outermost.
func (b *budget) take(depth int, at source.Span) *Error {
	b.nodes++
	if depth > maxDepth {
		return errorAt(at, "%v", errTooDeep{})
	}
	if b.nodes > maxNodes {
		return errorAt(at, "more than %d keys and values", maxNodes)
	}
	return nil
}
