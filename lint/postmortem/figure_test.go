package postmortem

import (
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint/source"
)

func TestFigures(t *testing.T) {
	doc := Parse(source.New("in.md", []byte(`# Prices wrong

4,310 customers saw a price of US$5 or €12.5k too much on 12 May 2026 at 14:05, in 3.5 hours, in release 5.14, 20 % of them.

## Impact

- Orders affected: 2.640
- 24,000 EUR in credits for 96 tenants.

| Metric | Value |
|---|---|
| Visitors affected | ~22,500 |
`)), DefaultVocabulary())
	told := func(figures []Figure) string {
		var out []string
		for _, f := range figures {
			out = append(out, f.Digits+" "+f.Currency+strings.Join(f.Nouns, "/")+" "+f.Text)
		}
		return strings.Join(out, "; ")
	}
	opening, impact := doc.Figures()
	if got, want := told(opening), "4310 customers 4,310 customers; 12500 EUR €12.5k"; got != want {
		t.Errorf("opening: %s\nwant     %s", got, want)
	}
	if got, want := told(impact), "24000 EUR 24,000 EUR; 96 tenants 96 tenants; 2640 orders/affected 2.640; 22500 visitors/affected ~22,500"; got != want {
		t.Errorf("impact: %s\nwant    %s", got, want)
	}
}

func TestFigureSlips(t *testing.T) {
	for _, c := range []struct {
		a, b              string
		swapped, mistyped bool
	}{
		{"4310", "3410", true, true},
		{"4310", "3140", false, false},
		{"96", "69", true, false},
		{"38000", "83000", true, false},
		{"38000", "3800", false, false},
		{"54200", "54700", false, true},
		{"300", "350", false, false},
		{"1234", "124", false, true},
		{"1234", "1234", false, false},
	} {
		a, b := &Figure{Digits: c.a}, &Figure{Digits: c.b}
		if got := a.Swapped(b); got != c.swapped {
			t.Errorf("Swapped(%s, %s) = %v", c.a, c.b, got)
		}
		if got := a.Mistyped(b) && a.Digits != b.Digits; got != c.mistyped {
			t.Errorf("Mistyped(%s, %s) = %v", c.a, c.b, got)
		}
	}
}
