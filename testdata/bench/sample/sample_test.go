package sample

import (
	"strings"
	"testing"
)

func TestPostMortemsAreReproducible(t *testing.T) {
	seen := map[string]bool{}
	for i := range 60 {
		path, text := PostMortem(7, i)
		again, same := PostMortem(7, i)
		if path != again || text != same {
			t.Errorf("number %d is another when it is made again", i)
		}
		if seen[path] || seen[text] {
			t.Errorf("%s is there twice", path)
		}
		seen[path], seen[text] = true, true
		if len(text) < 8_000 || len(text) > 13_000 {
			t.Errorf("%s has %d bytes", path, len(text))
		}
		if i := strings.IndexAny(text, "{\x00"); i >= 0 {
			t.Errorf("%s: a place was not filled: %.40q", path, text[i:])
		}
	}
	if _, other := PostMortem(8, 0); seen[other] {
		t.Error("the seed changes nothing")
	}
}

func TestLong(t *testing.T) {
	for _, size := range []int{10_000, 100_000, 1_000_000} {
		if n := len(Long(1, size)); n < size || n > size+2_000 {
			t.Errorf("%d bytes, want %d", n, size)
		}
	}
}

func TestHostilesKeepTheirSize(t *testing.T) {
	names := map[string]bool{}
	for _, h := range Hostiles() {
		if names[h.Name] {
			t.Errorf("two documents are called %s", h.Name)
		}
		names[h.Name] = true
		if n := len(h.Text(100_000)); n > 100_000 || n < 90_000 {
			t.Errorf("%s has %d bytes", h.Name, n)
		}
	}
}
