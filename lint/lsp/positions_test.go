package lsp

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/pmlint/pmlint/lint/source"
	"pgregory.net/rapid"
)

func TestPositions(t *testing.T) {
	long := strings.Repeat("é🚀x", 1000)
	for _, test := range []struct {
		name, text string
		enc        encoding
		offset     int // in Text
		want       position
	}{
		{"beginning", "abc", utf16Units, 0, position{0, 0}},
		{"ASCII", "abc\ndef", utf16Units, 6, position{1, 2}},
		{"accent in UTF-16", "é:", utf16Units, 2, position{0, 1}},
		{"accent in UTF-8", "é:", utf8Units, 2, position{0, 2}},
		{"emoji in UTF-16", "🚀:", utf16Units, 4, position{0, 2}},
		{"emoji in UTF-8", "🚀:", utf8Units, 4, position{0, 4}},
		{"CRLF", "a\r\nbc\r\nd", utf16Units, 5, position{2, 0}},
		{"lone CR", "a\rb", utf16Units, 2, position{1, 0}},
		{"BOM in UTF-16", "\uFEFFab", utf16Units, 1, position{0, 2}},
		{"BOM in UTF-8", "\uFEFFab", utf8Units, 1, position{0, 4}},
		{"below a BOM", "\uFEFFa\nb", utf16Units, 3, position{1, 1}},
		{"end of a long line", long, utf16Units, len(long), position{0, 4000}},
		{"in a long line", long, utf16Units, 7 * 700, position{0, 4 * 700}},
		{"end with a line feed", "a\n", utf16Units, 2, position{1, 0}},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := newPositions(source.New("pm.md", []byte(test.text)), test.enc)
			if got := p.at(test.offset); got != test.want {
				t.Errorf("offset %d is at %v, want %v", test.offset, got, test.want)
			}
			if got := p.offset(test.want); got != test.offset {
				t.Errorf("%v is offset %d, want %d", test.want, got, test.offset)
			}
		})
	}
}

// What no document has moves to the nearest place that it has.
func TestPositionsOutside(t *testing.T) {
	text := "a🚀\nbé"
	p := newPositions(source.New("pm.md", []byte(text)), utf16Units)
	for _, test := range []struct {
		at   position
		want int
	}{
		{position{-1, 3}, 0}, {position{0, -5}, 0}, {position{0, 99}, 5}, {position{0, 2}, 1},
		{position{1, 99}, len(text)}, {position{99, 0}, len(text)},
		{position{1 << 62, 1 << 62}, len(text)}, {position{-1 << 62, -1 << 62}, 0},
	} {
		if got := p.offset(test.at); got != test.want {
			t.Errorf("%v is offset %d, want %d", test.at, got, test.want)
		}
	}
}

// texts are made of what lines and code units can go wrong with.
func texts() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		parts := rapid.SliceOfN(rapid.SampledFrom([]string{"a", "é", "🚀", "\n", "\r\n", "\r", "|", "\u2028", "", "x y"}), 0, 60).Draw(t, "parts")
		bom := ""
		if rapid.IntRange(0, 4).Draw(t, "bom") == 0 {
			bom = "\uFEFF"
		}
		return bom + strings.Join(parts, "")
	})
}

func encodings() *rapid.Generator[encoding] {
	return rapid.SampledFrom([]encoding{utf8Units, utf16Units})
}

// Every boundary of a character has a position of its own, which leads back to it, and
// the client's edit there does to its text what the engine's does to the file's bytes.
func TestPositionsLaw(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		raw, enc := texts().Draw(t, "text"), encodings().Draw(t, "encoding")
		file := source.New("pm.md", []byte(raw))
		p := newPositions(file, enc)
		seen := map[position]int{}
		var places []int
		for at := 0; at <= len(file.Text); at++ {
			if at < len(file.Text) && !utf8.RuneStart(file.Text[at]) {
				continue
			}
			pos := p.at(at)
			if other, ok := seen[pos]; ok {
				t.Fatalf("offsets %d and %d are both at %v", other, at, pos)
			}
			seen[pos] = at
			if back := p.offset(pos); back != at {
				t.Fatalf("offset %d is at %v, which is offset %d", at, pos, back)
			}
			places = append(places, at)
		}
		a := places[rapid.IntRange(0, len(places)-1).Draw(t, "from")]
		b := places[rapid.IntRange(0, len(places)-1).Draw(t, "to")]
		span := source.Span{Start: min(a, b), End: max(a, b)}
		want := raw[:file.RawOffset(span.Start)] + "NEW" + raw[file.RawOffset(span.End):]
		if got := enc.splice(raw, p.of(span), "NEW"); got != want {
			t.Fatalf("replacing %v in %q gives %q, want %q", p.of(span), raw, got, want)
		}
	})
}

// Nothing that a client can send as a range panics, or loses what is outside of it.
func TestSpliceTakesAnything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := func(label string) int {
			return rapid.OneOf(rapid.IntRange(-2, 12), rapid.Int()).Draw(t, label)
		}
		raw, enc := texts().Draw(t, "text"), encodings().Draw(t, "encoding")
		r := textRange{position{n("l1"), n("c1")}, position{n("l2"), n("c2")}}
		got := enc.splice(raw, r, "\x00")
		before, after, ok := strings.Cut(got, "\x00")
		if !ok || !strings.HasPrefix(raw, before) || !strings.HasSuffix(raw, after) {
			t.Fatalf("%v in %q gives %q", r, raw, got)
		}
	})
}

func TestNegotiate(t *testing.T) {
	for _, test := range []struct {
		offered string
		want    encoding
	}{
		{"", utf16Units}, {"utf-16", utf16Units}, {"utf-8 utf-16", utf8Units}, {"utf-32 utf-16 utf-8", utf16Units}, {"utf-32", utf16Units},
	} {
		if got := negotiate(strings.Fields(test.offered)); got != test.want {
			t.Errorf("of %q: %s, want %s", test.offered, got, test.want)
		}
	}
}

func TestNameOf(t *testing.T) {
	for _, test := range [][2]string{
		{"file:///docs/pm.md", "/docs/pm.md"},
		{"file:///docs/a%20b/%C3%A9.md", "/docs/a b/é.md"},
		{"file://localhost/docs/pm.md", "/docs/pm.md"},
		{"file:///docs/../pm.md", "/pm.md"},
		{"untitled:Untitled-1", ""}, {"https://example.org/pm.md", ""}, {"file:pm.md", ""}, {"file:///a%00b", ""}, {"%zz", ""}, {"", ""},
	} {
		if got := nameOf(test[0]); got != test[1] {
			t.Errorf("%q is %q, want %q", test[0], got, test[1])
		}
	}
}
