package yaml

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pmlint/pmlint/lint/source"
)

// show writes n with what its spans cover: a scalar as its text, and behind | the
// bytes of its span where they differ; maps and lists behind their span's bytes.
func show(text string, base int, n *Node) string {
	at := func(s source.Span) string { return text[s.Start-base : s.End-base] }
	switch n.Kind {
	case Map:
		var b strings.Builder
		fmt.Fprintf(&b, "%q{", at(n.Span))
		for i, e := range n.Entries {
			if i > 0 {
				b.WriteString(", ")
			}
			fmt.Fprintf(&b, "%s: %s", both(e.Key, at(e.KeySpan)), show(text, base, e.Value))
		}
		return b.String() + "}"
	case List:
		var items []string
		for _, item := range n.Items {
			items = append(items, show(text, base, item))
		}
		return fmt.Sprintf("%q[%s]", at(n.Span), strings.Join(items, ", "))
	case Null:
		return "null:" + both(n.Text, at(n.Span))
	}
	if n.Quoted {
		return "text:" + both(n.Text, at(n.Span))
	}
	return both(n.Text, at(n.Span))
}

func both(text, covered string) string {
	if text == covered {
		return fmt.Sprintf("%q", text)
	}
	return fmt.Sprintf("%q|%q", text, covered)
}

// yamlCases are read by Decode; the fuzz tests grow from them.
func yamlCases() []struct{ in, want string } {
	return []struct{ in, want string }{
		{"", `null:""`},
		{"# nothing\n", `null:""`},
		{"---\n", `null:""`},
		{"plain", `"plain"`},
		{"title: Outage\ndate: 2025-11-04\n", `"title: Outage\ndate: 2025-11-04"{"title": "Outage", "date": "2025-11-04"}`},
		{"at: 2025-11-04T10:00:00+02:00", `"at: 2025-11-04T10:00:00+02:00"{"at": "2025-11-04T10:00:00+02:00"}`},
		{"n: 0x10\nf: 1.50\nt: 10:30", `"n: 0x10\nf: 1.50\nt: 10:30"{"n": "0x10", "f": "1.50", "t": "10:30"}`},
		{"ключ: значение\nb: \"ü\\t😀\" # c\nc: d", `"ключ: значение\nb: \"ü\\t😀\" # c\nc: d"{"ключ": "значение", "b": text:"ü\t😀"|"ü\\t😀", "c": "d"}`},
		{"\"é ö\": 'it''s' # '", `"\"é ö\": 'it''s'"{"é ö": text:"it's"|"it''s"}`},
		{"é: {ü: [ö, \"ä\", ], ñ: ~} # }", `"é: {ü: [ö, \"ä\", ], ñ: ~}"{"é": "{ü: [ö, \"ä\", ], ñ: ~}"{"ü": "[ö, \"ä\", ]"["ö", text:"ä"], "ñ": null:"~"}}`},
		{"a:\nb: null\nc:   # later\n", `"a:\nb: null\nc:"{"a": null:"", "b": null:"null", "c": null:""}`},
		{"a: []\nb: {}", `"a: []\nb: {}"{"a": "[]"[], "b": "{}"{}}`},
		{"a: [ # ]\n ]", `"a: [ # ]\n ]"{"a": "[ # ]\n ]"[]}`},
		{"a: [b: c, {d}]", `"a: [b: c, {d}]"{"a": "[b: c, {d}]"["b: c"{"b": "c"}, "{d}"{"d": null:""}]}`},
		{"a:\n- b\n-\n- c: d\n  e: f\n", `"a:\n- b\n-\n- c: d\n  e: f"{"a": "- b\n-\n- c: d\n  e: f"["b", null:"", "c: d\n  e: f"{"c": "d", "e": "f"}]}`},
		{"- - x\n  - y\n", `"- - x\n  - y"["- x\n  - y"["x", "y"]]`},
		{"m: one\n  two\n\n  three  # c\nn: x", `"m: one\n  two\n\n  three  # c\nn: x"{"m": "one two\nthree"|"one\n  two\n\n  three", "n": "x"}`},
		{"d: \"one\n  \\\"two\\\" \\\n  x\"\ne: 'a\n  b'", `"d: \"one\n  \\\"two\\\" \\\n  x\"\ne: 'a\n  b'"{"d": text:"one \"two\" x"|"one\n  \\\"two\\\" \\\n  x", "e": text:"a b"|"a\n  b"}`},
		{"l: |\n  a\n\n   b\n\nf: >-\n  x\n  y\n", `"l: |\n  a\n\n   b\n\nf: >-\n  x\n  y"{"l": text:"a\n\n b\n"|"|\n  a\n\n   b", "f": text:"x y"|">-\n  x\n  y"}`},
		{"l: |2\n    a\n  b\nn: x", `"l: |2\n    a\n  b\nn: x"{"l": text:"  a\nb\n"|"|2\n    a\n  b", "n": "x"}`},
		{"- |\n a\n# c\n- >\n\n- x", `"- |\n a\n# c\n- >\n\n- x"[text:"a\n"|"|\n a", text:""|">", "x"]`},
		{"? a\n: b\n", `"? a\n: b"{"a": "b"}`},
		{"a: 1\na: 2\n", `"a: 1\na: 2"{"a": "1", "a": "2"}`},
		{"a: b\r\nc: d\re: f", `"a: b\r\nc: d\re: f"{"a": "b", "c": "d", "e": "f"}`},
		{"a: b\u2028c: \u0085  d", `"a: b\u2028c: \u0085  d"{"a": "b", "c": "d"}`},
		{"\uFEFFa: b", `"a: b"{"a": "b"}`},
		{"--- \na: b\n...\n", `"a: b"{"a": "b"}`},
		{"a: http://x.y/z#f\nb: c#d", `"a: http://x.y/z#f\nb: c#d"{"a": "http://x.y/z#f", "b": "c#d"}`},
	}
}

func TestDecode(t *testing.T) {
	for _, c := range yamlCases() {
		for _, base := range []int{0, 4} {
			n, err := Decode(c.in, base)
			if err != nil {
				t.Errorf("Decode(%q, %d): %v", c.in, base, err)
				continue
			}
			if diff := cmp.Diff(c.want, show(c.in, base, n)); diff != "" {
				t.Errorf("Decode(%q, %d) (-want +got):\n%s", c.in, base, diff)
			}
		}
	}
}

// yamlErrors are refused by Decode, for the bytes shown.
func yamlErrors() []struct{ in, at, message string } {
	return []struct{ in, at, message string }{
		{"title: Mail: down", ":", `": " inside an unquoted value; put the value in quotes`},
		{"ü: x\nowner: @alice", "@", `an unquoted value cannot begin with "@"; put it in quotes`},
		{"a:\n\tb: c", "\t", `a tab cannot indent YAML; use spaces`},
		{"a: &x b\nc: *x", "&x", `anchors are not supported; if "&x" is meant as text, put the value in quotes`},
		{"&x a: b", "&x", `anchors are not supported; if "&x" is meant as text, put the value in quotes`},
		{"a: !!binary xyz", "!!binary", `tags are not supported; if "!!binary" is meant as text, put the value in quotes`},
		{"a: ! b", "!", `tags are not supported; if "!" is meant as text, put the value in quotes`},
		{"a: *x", "*", `unknown anchor 'x' referenced`},
		{"a: b\n---\nc: d\n", "---", `a second document begins here; only one is read`},
		{"a: b\n---\nc: 'd\n", "'", `found unexpected end of stream while scanning a quoted scalar`},
		{"date: {{ date }}", "{ date }", `a key must be text; if brackets are meant as text, put the value in quotes`},
		{"a: 'x", "'", `found unexpected end of stream while scanning a quoted scalar`},
		{"ö: [b\n\n", "[", `did not find expected ',' or ']' while parsing a flow sequence`},
		{"a: b\n c: d", ":", `": " inside an unquoted value; put the value in quotes`},
		{"a: \xff", "\xff", "byte 0xFF is not UTF-8"},
		{"a: b\x00", "\x00", "the character U+0000 is not allowed"},
		{"ö: \"b\u0001\"", "\u0001", "the character U+0001 is not allowed"},
		{strings.Repeat("[", 40), "[", "nested more than 32 deep"},
		{strings.Repeat("- ", 40), "-", "nested more than 32 deep"},
		{strings.Repeat("[", 20) + "a" + strings.Repeat("]", 20), "", ""},
		{nested(20) + strings.Repeat("[", 20) + "a" + strings.Repeat("]", 20), "", "nested more than 32 deep"},
		{"[" + strings.Repeat("a,", maxNodes) + "]", "", "more than 10000 keys and values"},
		{strings.Repeat("#", MaxSize+3), "###", "262147 bytes are more than the 262144 that are read"},
	}
}

// nested returns a map in n-1 others, open for a value.
func nested(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString("\n" + strings.Repeat(" ", i) + "a:")
	}
	return b.String() + " "
}

func TestDecodeErrors(t *testing.T) {
	for _, c := range yamlErrors() {
		checkError(t, Decode, c.in, c.at, c.message)
	}
}

// checkError holds that decode refuses in with message for the bytes at, or takes
// it where message is empty.
func checkError(t *testing.T, decode func(string, int) (*Node, error), in, at, message string) {
	t.Helper()
	const base = 7
	n, err := decode(in, base)
	short := in[:min(len(in), 60)]
	if message == "" {
		if err != nil {
			t.Errorf("%q: %v", short, err)
		}
		return
	}
	var e *Error
	if !errors.As(err, &e) || n != nil {
		t.Errorf("%q: node %v, error %v; want no node and %q", short, n, err, message)
		return
	}
	if e.Message != message {
		t.Errorf("%q: message %q, want %q", short, e.Message, message)
	}
	if got := in[e.Span.Start-base : e.Span.End-base]; got != at {
		t.Errorf("%q: error at %v %q, want %q", short, e.Span, got, at)
	}
}

func TestErrorPlace(t *testing.T) {
	in := "ü: 1\nönd: \"ß\"\nowner: @alice"
	_, err := Decode(in, 100)
	var e *Error
	if !errors.As(err, &e) {
		t.Fatalf("error %v, want an *Error", err)
	}
	if want := 100 + strings.Index(in, "@"); e.Span.Start != want {
		t.Errorf("error at %d, want %d", e.Span.Start, want)
	}
}

func TestNodeHelpers(t *testing.T) {
	n, err := Decode("a: true\nb: \"true\"\nc: yes\nd: 12\ne: '12'\nf: 1.5\na: False\ng: -3\nd: 1", 0)
	if err != nil {
		t.Fatal(err)
	}
	if v, ok := n.Get("a").Bool(); !v || !ok {
		t.Errorf("Bool of true: %v, %v", v, ok)
	}
	if v, ok := n.Entries[6].Value.Bool(); v || !ok {
		t.Errorf("Bool of False: %v, %v", v, ok)
	}
	for _, key := range []string{"b", "c", "d"} {
		if _, ok := n.Get(key).Bool(); ok {
			t.Errorf("%s is taken for a truth value", key)
		}
	}
	if v, ok := n.Get("d").Int(); v != 12 || !ok {
		t.Errorf("Int of 12: %v, %v", v, ok)
	}
	if v, ok := n.Get("g").Int(); v != -3 || !ok {
		t.Errorf("Int of -3: %v, %v", v, ok)
	}
	for _, key := range []string{"a", "e", "f"} {
		if _, ok := n.Get(key).Int(); ok {
			t.Errorf("%s is taken for an integer", key)
		}
	}
	if n.Get("z") != nil || (*Node)(nil).Get("a") != nil {
		t.Error("Get finds a key that is not there")
	}
	var twice []string
	for _, e := range n.Duplicates() {
		twice = append(twice, e.Key)
	}
	if diff := cmp.Diff([]string{"a", "d"}, twice); diff != "" {
		t.Errorf("Duplicates (-want +got):\n%s", diff)
	}
}
