package yaml

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// tomlCases are read by DecodeTOML; the fuzz test grows from them.
func tomlCases() []struct{ in, want string } {
	return []struct{ in, want string }{
		{"", `""{}`},
		{"# é\n", `"# é\n"{}`},
		{"title = \"Outage\"\ndate = 2025-11-04\n", `"title = \"Outage\"\ndate = 2025-11-04\n"{"title": text:"Outage", "date": "2025-11-04"}`},
		{"a = 2025-11-04T10:00:00Z # x\nb = 1_000\nc = true\nd=-1.5e3", `"a = 2025-11-04T10:00:00Z # x\nb = 1_000\nc = true\nd=-1.5e3"{"a": "2025-11-04T10:00:00Z", "b": "1_000", "c": "true", "d": "-1.5e3"}`},
		{"\"é ö\" = 'ü\\'\nb = \"\\u00e9\"", `"\"é ö\" = 'ü\\'\nb = \"\\u00e9\""{"é ö": text:"ü\\", "b": text:"é"|"\\u00e9"}`},
		{"a = '''\nx\n'''\nb = \"\"\"q\"\"\"\"", `"a = '''\nx\n'''\nb = \"\"\"q\"\"\"\""{"a": text:"x\n"|"\nx\n", "b": text:"q\""}`},
		{"a = ''\nb = \"\"\"\"\"\"", `"a = ''\nb = \"\"\"\"\"\""{"a": text:"", "b": text:""}`},
		{"a = [ 1, # ],\n [\"ü\", ], {b.c = 'x'} ]\nd = 2", `"a = [ 1, # ],\n [\"ü\", ], {b.c = 'x'} ]\nd = 2"{"a": "[ 1, # ],\n [\"ü\", ], {b.c = 'x'} ]"["1", "[\"ü\", ]"[text:"ü"], "{b.c = 'x'}"{"b": "b.c = 'x'"{"c": text:"x"}}], "d": "2"}`},
		{"a = [ # \u2028 ]\n]\nb = {}", `"a = [ # \u2028 ]\n]\nb = {}"{"a": "[ # \u2028 ]\n]"[], "b": "{}"{}}`},
		{"a.b = 1\na . c = 2\n", `"a.b = 1\na . c = 2\n"{"a": "a.b = 1\na . c = 2"{"b": "1", "c": "2"}}`},
		{"t = 1\n[extra]\nowner = \"@a\"\n[extra.deep]\nx = 1\n", `"t = 1\n[extra]\nowner = \"@a\"\n[extra.deep]\nx = 1\n"{"t": "1", "extra": "extra]\nowner = \"@a\"\n[extra.deep]\nx = 1"{"owner": text:"@a", "deep": "deep]\nx = 1"{"x": "1"}}}`},
		{"[a.b]\nx=1\n[a]\ny=2", `"[a.b]\nx=1\n[a]\ny=2"{"a": "a.b]\nx=1\n[a]\ny=2"{"b": "b]\nx=1"{"x": "1"}, "y": "2"}}`},
		{"[[a]]\nx=1\n[a.s]\ny=2\n[[a]]\n", `"[[a]]\nx=1\n[a.s]\ny=2\n[[a]]\n"{"a": "a]]\nx=1\n[a.s]\ny=2\n[[a"["a]]\nx=1\n[a.s]\ny=2"{"x": "1", "s": "s]\ny=2"{"y": "2"}}, "a"{}]}`},
		{"[f]\na.c=1\n[f.a.t]\ns=2", `"[f]\na.c=1\n[f.a.t]\ns=2"{"f": "f]\na.c=1\n[f.a.t]\ns=2"{"a": "a.c=1\n[f.a.t]\ns=2"{"c": "1", "t": "t]\ns=2"{"s": "2"}}}}`},
		{"a = {\n x = 1, # c\n}\r\nb = 1", `"a = {\n x = 1, # c\n}\r\nb = 1"{"a": "{\n x = 1, # c\n}"{"x": "1"}, "b": "1"}`},
		{"\uFEFFa = 1", `"a = 1"{"a": "1"}`},
	}
}

func TestDecodeTOML(t *testing.T) {
	for _, c := range tomlCases() {
		for _, base := range []int{0, 4} {
			n, err := DecodeTOML(c.in, base)
			if err != nil {
				t.Errorf("DecodeTOML(%q, %d): %v", c.in, base, err)
				continue
			}
			if diff := cmp.Diff(c.want, show(c.in, base, n)); diff != "" {
				t.Errorf("DecodeTOML(%q, %d) (-want +got):\n%s", c.in, base, diff)
			}
		}
	}
}

// tomlErrors are refused by DecodeTOML, for the bytes shown.
func tomlErrors() []struct{ in, at, message string } {
	return []struct{ in, at, message string }{
		{"a = 1\na = 2", "a", `"a" is already defined`},
		{"[a]\n[b]\n[a]", "a", `"a" is already defined`},
		{"a = 1\n[a]", "a", `"a" is already defined`},
		{"a = 1\n[a.b]", "a", `"a" is already defined`},
		{"a = {b=1}\n[a.c]", "a", `"a" is already defined`},
		{"a = {b=1}\na.c=2", "a", `"a" is already defined`},
		{"a = {b=1, b=2}", "b", `"b" is already defined`},
		{"a = []\n[[a]]", "a", `"a" is already defined`},
		{"[[a]]\n[a]", "a", `"a" is already defined`},
		{"[a]\n[[a]]", "a", `"a" is already defined`},
		{"[a.b]\n[[a]]", "a", `"a" is already defined`},
		{"[f]\nx.c=1\n[f.x]", "x", `"x" is already defined`},
		{"[a.b]\n[a]\nb.c=1", "b", `"b" is already defined`},
		{"ü = 1", "ü", `an unquoted key cannot begin with "ü"; put it in quotes`},
		{"a = @alice", "@", `a value cannot begin with "@"; put text in quotes`},
		{"a = \"x", "x", "unterminated basic string"},
		{"a = \xff", "\xff", "byte 0xFF is not UTF-8"},
		{"a = " + strings.Repeat("[", 40) + strings.Repeat("]", 40), "", "nested more than 32 deep"},
		{"a = " + strings.Repeat("[", 100000), "[", "arrays and inline tables are nested more than the maximum of 10000 levels deep"},
		{strings.Repeat("a.", 40) + "b = 1", "a", "nested more than 32 deep"},
		{"[" + strings.Repeat("a.", 40) + "b]", "a", "nested more than 32 deep"},
		{"a = [" + strings.Repeat("1,", maxNodes) + "]", "", "more than 10000 keys and values"},
		{strings.Repeat("[[a]]\n", maxNodes+1), "a", "more than 10000 keys and values"},
		{strings.Repeat("#", MaxSize+3), "###", "262147 bytes are more than the 262144 that are read"},
	}
}

func TestDecodeTOMLErrors(t *testing.T) {
	for _, c := range tomlErrors() {
		checkError(t, DecodeTOML, c.in, c.at, c.message)
	}
}
