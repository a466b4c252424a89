package report

import (
	"strings"
	"testing"

	"github.com/mattn/go-runewidth"
	"pgregory.net/rapid"

	"github.com/pmlint/pmlint/lint/source"
)

// draw returns an excerpt as it is printed, without line numbers.
func draw(x excerpt) string {
	return x.text + "\n" + strings.Repeat(" ", x.column) + strings.Repeat("^", x.width)
}

func TestExcerpt(t *testing.T) {
	long := strings.Repeat("abcdefghi ", 10)
	tests := []struct {
		name, text, marked string
		width              int // 40 where it is zero
		want               string
	}{
		{"plain", "# Title\n- [ ] Fix it - Due: x\n", "Fix it", 0,
			"- [ ] Fix it - Due: x\n" +
				"      ^^^^^^"},
		{"at the beginning", "Fix it\n", "Fix", 0,
			"Fix it\n" +
				"^^^"},
		{"wide characters before", "障害 🔥 x here\n", "here", 0,
			"障害 🔥 x here\n" +
				"          ^^^^"},
		{"wide characters marked", "a 障害🔥 b\n", "障害🔥", 0,
			"a 障害🔥 b\n" +
				"  ^^^^^^"},
		{"joined emoji, flags, keycaps and tones are one character", "👩‍💻🇳🇴⚠️👍🏽 x\n", "x", 0,
			"👩‍💻🇳🇴⚠️👍🏽 x\n" +
				"         ^"},
		{"three regional letters are a flag and a letter", "🇳🇴🇸 x\n", "x", 0,
			"🇳🇴🇸 x\n" +
				"    ^"},
		{"combining marks", "e\u0301te\u0301 x\n", "x", 0,
			"e\u0301te\u0301 x\n" +
				"    ^"},
		{"a combining mark alone", "ae\u0301b\n", "\u0301", 0,
			"ae\u0301b\n" +
				" ^"},
		{"tabs", "\ta\tb\tc\n", "b", 0,
			"    a   b   c\n" +
				"        ^"},
		{"a tab marked", "ab\tc\n", "\t", 0,
			"ab  c\n" +
				"  ^^"},
		{"tab after a wide character", "障\tx\n", "x", 0,
			"障  x\n" +
				"    ^"},
		{"made visible before", "a\x1b[31m\u202eb x\n", "x", 0,
			`a\x1b[31m\u202eb x` + "\n" +
				"                 ^"},
		{"made visible and marked", "a\u200bb\n", "\u200b", 0,
			`a\u200bb` + "\n" +
				" ^^^^^^"},
		{"a mark on what is made visible", "a\x1b\u0301b\n", "b", 0,
			`a\x1b` + "\u0301b\n" +
				"     ^"},
		{"a mark on a tab", "\t\u0301b\n", "b", 0,
			"    \u0301b\n" +
				"    ^"},
		{"not UTF-8", "a\xff\xfeb\n", "b", 0,
			`a\xff\xfeb` + "\n" +
				"         ^"},
		{"several lines", "a\nb two\nthree\n", "two\nthree", 0,
			"b two\n" +
				"  ^^^"},
		{"several lines, blanks at the end", "b two  \nthree\n", "two  \nthree", 0,
			"b two\n" +
				"  ^^^"},
		{"blanks marked", "two  \nthree\n", "  ", 0,
			"two  \n" +
				"   ^^"},
		{"the line feed alone", "two\nthree\n", "\n", 0,
			"two\n" +
				"   ^"},
		{"long, marked at the beginning", "X" + long, "X", 0,
			"Xabcdefghi abcdefghi abcdefghi abcdefg…\n" +
				"^"},
		{"long, marked in the middle", long + "MARKED " + long, "MARKED", 0,
			"…efghi abcdefghi MARKED abcdefghi abcde…\n" +
				"                 ^^^^^^"},
		{"long, marked at the end", long + "MARKED", "MARKED", 0,
			"…i abcdefghi abcdefghi abcdefghi MARKED\n" +
				"                                 ^^^^^^"},
		{"just fits", strings.Repeat("x", 39) + "Y", "Y", 0,
			strings.Repeat("x", 39) + "Y\n" + strings.Repeat(" ", 39) + "^"},
		{"just fits, but the mark behind it does not", strings.Repeat("x", 40) + "\ny", "\n", 0,
			"…" + strings.Repeat("x", 38) + "\n" + strings.Repeat(" ", 39) + "^"},
		{"longer than the window", "start " + long + "end", long + "end", 0,
			"start abcdefghi abcdefghi abcdefghi ab…\n" +
				"      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^"},
		{"wide characters in a long line", strings.Repeat("障", 60) + "X" + strings.Repeat("害", 60), "X", 0,
			"…" + strings.Repeat("障", 9) + "X" + strings.Repeat("害", 9) + "…\n" +
				strings.Repeat(" ", 19) + "^"},
		{"far into a very long line", strings.Repeat("x", 5000) + "MARK" + strings.Repeat("y", 5000), "MARK", 0,
			"…" + strings.Repeat("x", 17) + "MARK" + strings.Repeat("y", 17) + "…\n" +
				strings.Repeat(" ", 18) + "^^^^"},
		{"a very long line marked as a whole", strings.Repeat("x", 5000), strings.Repeat("x", 5000), 0,
			strings.Repeat("x", 38) + "…\n" +
				strings.Repeat("^", 39)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e := excerpter{file: source.New("a.md", []byte(tt.text)), width: 40}
			x, ok := e.excerpt(at(t, tt.text, tt.marked))
			if !ok {
				t.Fatal("no excerpt")
			}
			if got := draw(x); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestExcerptOfEmptySpan(t *testing.T) {
	const text = "one\n\n  \ntwo\n"
	tests := []struct {
		name   string
		offset int
		want   string // empty where there is nothing to show
	}{
		{"beginning", 0, "one\n^"},
		{"inside", 1, "one\n ^"},
		{"end of the line", 3, "one\n   ^"},
		{"empty line", 4, ""},
		{"blank line", 6, ""},
		{"behind the last line", len(text), ""},
		{"outside of the file", len(text) + 9, ""},
		{"before the file", -3, "one\n^"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e := excerpter{file: source.New("a.md", []byte(text)), width: 40}
			x, ok := e.excerpt(source.Span{Start: tt.offset, End: tt.offset})
			got := ""
			if ok {
				got = draw(x)
			}
			if got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestExcerptMasked(t *testing.T) {
	mask := func(s string) string { return strings.ReplaceAll(s, "hunter2", "[hidden]") }
	tests := []struct{ name, text, marked, want string }{
		{"before the secret", "key: hunter2 here\n", "key", "key: [hidden] here\n^^^"},
		{"after the secret", "key: hunter2 here\n", "here", "key: [hidden] here\n              ^^^^"},
		{"the secret", "key: hunter2 here\n", "hunter2", "key: [hidden] here\n     ^^^^^^^^"},
		{"inside of the secret", "key: hunter2 here\n", "unt", "key: [hidden] here\n     ^^^^^^^^"},
		{"around the secret", "key: hunter2 here\n", "key: hunter2 here", "key: [hidden] here\n^^^^^^^^^^^^^^^^^^"},
		{"a secret at the edge of a long line's excerpt",
			strings.Repeat("x", 5000-reach*40-3) + "hunter2" + strings.Repeat("y", reach*40-4) + "MARK\n", "MARK",
			"…" + strings.Repeat("y", 34) + "MARK\n" + strings.Repeat(" ", 35) + "^^^^"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e := excerpter{file: source.New("a.md", []byte(tt.text)), width: 40, door: Door{Mask: mask}}
			for range 2 { // the second time from memory
				x, ok := e.excerpt(at(t, tt.text, tt.marked))
				if !ok {
					t.Fatal("no excerpt")
				}
				if got := draw(x); got != tt.want {
					t.Errorf("got\n%s\nwant\n%s", got, tt.want)
				}
			}
		})
	}
}

func TestExcerptLaws(t *testing.T) {
	part := rapid.SampledFrom([]string{"a", " ", "\t", "é", "e\u0301", "障", "🔥", "👩‍💻", "\u200d", "\ufe0f",
		"🇳", "\x1b[2J", "\u202e", "\xff", "\n", "\U000e0041", strings.Repeat("x", 60), strings.Repeat("障 ", 2000)})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOf(part).Draw(t, "parts"), "")
		width := rapid.IntRange(minWidth-len(margin), 120).Draw(t, "width")
		start := rapid.IntRange(-1, len(text)+1).Draw(t, "start")
		end := rapid.IntRange(-1, len(text)+1).Draw(t, "end")
		e := excerpter{file: source.New("a.md", []byte(text)), width: width}
		x, ok := e.excerpt(source.Span{Start: start, End: end})
		if !ok {
			return
		}
		if x.width < 1 || x.column < 0 || x.column+x.width > width {
			t.Fatalf("the mark is at %d+%d of %d columns", x.column, x.width, width)
		}
		widths := runewidth.Condition{StrictEmojiNeutral: true}
		if got := widths.StringWidth(x.text); got > width {
			t.Fatalf("%q takes %d of %d columns", x.text, got, width)
		}
		if Visible(x.text) != x.text {
			t.Fatalf("%q is not harmless", x.text)
		}
	})
}
