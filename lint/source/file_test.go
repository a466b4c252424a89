package source

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestPosition(t *testing.T) {
	f := New("in.md", []byte("aé🚨b\nzwei\n"))
	for _, test := range []struct {
		offset int
		want   Position
	}{
		{0, Position{1, 1}},
		{1, Position{1, 2}},
		{3, Position{1, 3}},
		{7, Position{1, 4}},
		{9, Position{2, 1}},
		{14, Position{3, 1}},
		{99, Position{3, 1}},
		{-1, Position{1, 1}},
	} {
		if got := f.Position(test.offset); got != test.want {
			t.Errorf("Position(%d) = %+v, want %+v", test.offset, got, test.want)
		}
	}
	if f.Lines() != 2 {
		t.Errorf("Lines() = %d, want 2", f.Lines())
	}
	if got := f.Slice(f.LineSpan(2)); got != "zwei" {
		t.Errorf("line 2 = %q", got)
	}
}

func TestLineEndingsAndMark(t *testing.T) {
	const lf = "# Title\n\ntext\n"
	for name, raw := range map[string]string{
		"CRLF":     "# Title\r\n\r\ntext\r\n",
		"CR":       "# Title\r\rtext\r",
		"BOM":      "\uFEFF# Title\n\ntext\n",
		"BOM+CRLF": "\uFEFF# Title\r\n\r\ntext\r\n",
		"mixed":    "# Title\r\n\ntext\r",
	} {
		f := New("in.md", []byte(raw))
		if f.Text != lf {
			t.Errorf("%s: Text = %q", name, f.Text)
		}
		at := strings.Index(f.Text, "text")
		if got := string(f.Raw()[f.RawOffset(at) : f.RawOffset(at)+4]); got != "text" {
			t.Errorf("%s: RawOffset leads to %q", name, got)
		}
	}
}

func TestRawOffsetIsTheSameByte(t *testing.T) {
	piece := rapid.SampledFrom([]string{"a", "é", "\r\n", "\n", "\r", "# x", "\uFEFF"})
	rapid.Check(t, func(t *rapid.T) {
		raw := strings.Join(rapid.SliceOf(piece).Draw(t, "pieces"), "")
		f := New("in.md", []byte(raw))
		for i := range len(f.Text) {
			at := f.RawOffset(i)
			if at < 0 || at >= len(raw) {
				t.Fatalf("%q: offset %d leads to %d", raw, i, at)
			}
			if f.Text[i] != '\n' && raw[at] != f.Text[i] {
				t.Fatalf("%q: offset %d is %q, in the file %q", raw, i, f.Text[i], raw[at])
			}
		}
	})
}

func TestProblem(t *testing.T) {
	for _, test := range []struct{ name, raw, want string }{
		{"text", "# fine é\n", ""},
		{"empty", "", ""},
		{"NUL", "a\x00b", "NUL"},
		{"UTF-16 little-endian", "\xff\xfea\x00b\x00", "UTF-16 (little-endian)"},
		{"UTF-16 big-endian", "\xfe\xff\x00a\x00b", "UTF-16 (big-endian)"},
		{"UTF-16 without a mark", "a\x00b\x00c\x00d\x00", "UTF-16 (little-endian)"},
		{"Latin-1", "caf\xe9\n", "0xE9"},
		{"the replacement character itself is fine", "\uFFFD", ""},
	} {
		p := New("in.md", []byte(test.raw)).Problem()
		switch {
		case test.want == "" && p != nil:
			t.Errorf("%s: unexpected problem %q", test.name, p.Message)
		case test.want != "" && (p == nil || !strings.Contains(p.Message, test.want)):
			t.Errorf("%s: problem %v, want %q", test.name, p, test.want)
		}
	}
}
