package yaml

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/pelletier/go-toml/v2"

	"github.com/pmlint/pmlint/lint/source"
)

// A failer is what *testing.T and *rapid.T have in common.
type failer interface {
	Helper()
	Errorf(format string, args ...any)
	Fatalf(format string, args ...any)
}

func FuzzDecode(f *testing.F) {
	for _, c := range yamlCases() {
		f.Add(c.in)
	}
	for _, c := range yamlErrors() {
		if len(c.in) < 1000 {
			f.Add(c.in)
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		n, err := Decode(text, 3)
		checkResult(t, text, 3, n, err)
		if err != nil {
			return
		}
		checkOrder(t, n)
		checkCover(t, text, 3, n)
	})
}

func FuzzDecodeTOML(f *testing.F) {
	for _, c := range tomlCases() {
		f.Add(c.in)
	}
	for _, c := range tomlErrors() {
		if len(c.in) < 1000 {
			f.Add(c.in)
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		n, err := DecodeTOML(text, 3)
		checkResult(t, text, 3, n, err)
		if err == nil {
			checkCover(t, text, 3, n)
		}
		checkLibraryTOML(t, text, n, err)
	})
}

// checkLibraryTOML holds that DecodeTOML reads what the library's own decoder
// reads, and finds the same keys.
func checkLibraryTOML(t failer, text string, n *Node, err error) {
	t.Helper()
	var want map[string]any
	if toml.Unmarshal([]byte(text), &want) != nil {
		return // it judges numbers and dates too, which DecodeTOML hands on as written
	}
	var e *Error
	if errors.As(err, &e) && !strings.HasPrefix(e.Message, "nested more") {
		t.Fatalf("%q: %v, but the library reads it", text, err)
	}
	if err == nil {
		if diff := cmp.Diff(shape(want), shape(n)); diff != "" {
			t.Errorf("%q (-library +DecodeTOML):\n%s", text, diff)
		}
	}
}

// shape reduces a value to its maps' keys and its lists' lengths.
func shape(v any) any {
	switch v := v.(type) {
	case map[string]any:
		m := map[string]any{}
		for key, value := range v {
			m[key] = shape(value)
		}
		return m
	case []any:
		l := []any{}
		for _, item := range v {
			l = append(l, shape(item))
		}
		return l
	case *Node:
		switch v.Kind {
		case Map:
			m := map[string]any{}
			for _, e := range v.Entries {
				m[e.Key] = shape(e.Value)
			}
			return m
		case List:
			l := []any{}
			for _, item := range v.Items {
				l = append(l, shape(item))
			}
			return l
		}
	}
	return nil
}

// checkResult holds that the error or every node lies inside the text, and every
// node inside the one that holds it.
func checkResult(t failer, text string, base int, n *Node, err error) {
	t.Helper()
	whole := source.Span{Start: base, End: base + len(text)}
	if err != nil {
		var e *Error
		if !errors.As(err, &e) {
			t.Fatalf("%q: error %v is no *Error", text, err)
		}
		if !whole.Contains(e.Span) || e.Span.Len() < 0 {
			t.Errorf("%q: error at %v", text, e.Span)
		}
		if strings.HasPrefix(e.Message, "cannot be read as") {
			t.Errorf("%q: %v", text, err)
		}
		return
	}
	checkInside(t, text, whole, n)
}

func checkInside(t failer, text string, outer source.Span, n *Node) {
	t.Helper()
	if !outer.Contains(n.Span) || n.Span.Len() < 0 {
		t.Fatalf("%q: %v %q is not inside %v", text, n.Span, n.Text, outer)
	}
	for _, e := range n.Entries {
		if !n.Span.Contains(e.KeySpan) || e.KeySpan.Len() < 0 {
			t.Fatalf("%q: key %v %q is not inside %v", text, e.KeySpan, e.Key, n.Span)
		}
		checkInside(t, text, n.Span, e.Value)
	}
	for _, item := range n.Items {
		checkInside(t, text, n.Span, item)
	}
}

// checkOrder holds that neighbours do not overlap, as they never do in YAML.
func checkOrder(t failer, n *Node) {
	t.Helper()
	end := n.Span.Start
	for _, e := range n.Entries {
		if e.KeySpan.Start < end || e.Value.Span.Start < e.KeySpan.End {
			t.Fatalf("entry %q at %v, value at %v, begins before %d", e.Key, e.KeySpan, e.Value.Span, end)
		}
		end = e.Value.Span.End
		checkOrder(t, e.Value)
	}
	for _, item := range n.Items {
		if item.Span.Start < end {
			t.Fatalf("item at %v begins before %d", item.Span, end)
		}
		end = item.Span.End
		checkOrder(t, item)
	}
}

// checkCover holds that a scalar without quotes is what its span covers, but for
// folded white space; that one in quotes lies right between them; and that every
// word of a block scalar stands in its span.
func checkCover(t failer, text string, base int, n *Node) {
	t.Helper()
	start, end := n.Span.Start-base, n.Span.End-base
	covered := text[start:end]
	words := func(s string) string { return strings.Join(strings.FieldsFunc(s, isFolded), " ") }
	switch {
	case n.Kind == Map || n.Kind == List:
	case !n.Quoted:
		if words(covered) != words(n.Text) {
			t.Fatalf("%q: %q covers %q", text, n.Text, covered)
		}
	case start > 0 && end < len(text) && text[start-1] == text[end] && (text[end] == '"' || text[end] == '\''):
	case strings.HasPrefix(covered, "|") || strings.HasPrefix(covered, ">"):
		if strings.ContainsRune(covered, '\n') && !strings.HasSuffix(words(covered), words(n.Text)) {
			t.Fatalf("%q: %q covers %q", text, n.Text, covered)
		}
	default:
		t.Fatalf("%q: %q covers %q, which is not between quotes", text, n.Text, covered)
	}
	for _, e := range n.Entries {
		checkCover(t, text, base, e.Value)
	}
	for _, item := range n.Items {
		checkCover(t, text, base, item)
	}
}

func isFolded(r rune) bool {
	return strings.ContainsRune(" \t\r\n\u0085\u2028\u2029", r)
}
