package report

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/pmlint/pmlint/lint/source"
)

// The locator is only a faster way to what the file itself says.
func TestLocatorAgreesWithFile(t *testing.T) {
	part := rapid.SampledFrom([]string{"a", "é", "障", "🔥", "\xff", "\xe2\x80", "\n",
		strings.Repeat("x", 700), strings.Repeat("é", 700), strings.Repeat("\xf0", 700)})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOf(part).Draw(t, "parts"), "")
		file := source.New("a.md", []byte(text))
		loc := newLocator(file)
		offsets := rapid.SliceOfN(rapid.IntRange(-1, len(text)+1), 1, 50).Draw(t, "offsets")
		for _, offset := range offsets {
			p := file.Position(offset)
			if got := loc.place(offset); got != (place{p.Line, p.Column}) {
				t.Fatalf("offset %d is at %v, want %d:%d", offset, got, p.Line, p.Column)
			}
		}
	})
}

func TestLocatorWithoutFile(t *testing.T) {
	start, end := newLocator(nil).span(source.Span{Start: 5, End: 9})
	if start != (place{1, 1}) || end != (place{1, 1}) {
		t.Errorf("got %v to %v, want 1:1 to 1:1", start, end)
	}
}
