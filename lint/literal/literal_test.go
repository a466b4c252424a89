package literal

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/pmlint/pmlint/lint/source"
	"github.com/pmlint/pmlint/lint/table"
)

const here = "github.com/pmlint/pmlint/lint/literal"

type (
	colour string
	node   struct {
		Name string
		Next *node
	}
	pair struct{ A, B int }
	all  struct {
		text   string
		number int
		size   float64
		bits   [4]uint64
		flags  []bool
		spans  []source.Span
		by     table.Table[[]colour]
		pairs  []pair
		nodes  []*node
		first  *node
		unset  map[string]int
	}
)

func sourceOf(t *testing.T, name string, value any) string {
	t.Helper()
	f := New(here, "a test")
	if err := f.Var(name, value); err != nil {
		t.Fatal(err)
	}
	out, err := f.Source()
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// What is zero is left out, and what several pointers point to has a variable.
func TestValues(t *testing.T) {
	end := &node{Name: "end"}
	mid := &node{"mid", end}
	v := all{
		text: "\"é\"\n", number: -3, size: 1.5, bits: [4]uint64{2: 0xff}, flags: []bool{true, false, false},
		spans: []source.Span{{Start: 1, End: 2}, {}, {End: 4}},
		by:    table.Table[[]colour]{Keys: []string{"", "a", ""}, Values: [][]colour{nil, {"red"}, nil}, Used: 1},
		pairs: []pair{{1, 2}, {0, 3}},
		nodes: []*node{{"one", mid}, mid, nil, {"two", end}}, first: mid,
	}
	want := `// Code generated from a test; DO NOT EDIT.

package literal

import (
	"github.com/pmlint/pmlint/lint/source"
	"github.com/pmlint/pmlint/lint/table"
)

var x1 = node{"mid", &x2}

var x2 = node{Name: "end"}

var x = all{text: "\"é\"\n",
	number: -3,
	size:   1.5,
	bits:   [4]uint64{2: 0xff},
	flags:  []bool{true, 2: false},
	spans:  []source.Span{{Start: 1, End: 2}, 2: {End: 4}},
	by:     table.Table[[]colour]{Keys: []string{1: "a", ""}, Values: [][]colour{1: {"red"}, nil}, Used: 1},
	pairs:  []pair{{1, 2}, {B: 3}},
	nodes:  []*node{{"one", &x1}, &x1, 3: {"two", &x2}},
	first:  &x1,
}
`
	if diff := cmp.Diff(want, sourceOf(t, "x", &v)); diff != "" {
		t.Error(diff)
	}
}

// The arguments of types are called as in the file's package.
func TestTypeArguments(t *testing.T) {
	got := sourceOf(t, "x", &table.Table[source.Span]{Used: 1})
	if want := "var x = table.Table[source.Span]{Used: 1}"; !strings.Contains(got, want) {
		t.Errorf("wrote\n%s\nwithout %s", got, want)
	}
}

func TestUnfitValues(t *testing.T) {
	for _, value := range []any{all{}, nil, &all{unset: map[string]int{}}, &struct{ F func() }{func() {}}, &[]any{1}} {
		if err := New(here, "a test").Var("x", value); err == nil {
			t.Errorf("Var took %T", value)
		}
	}
}

// A long list is broken into lines.
func TestLongLists(t *testing.T) {
	words := make([]string, 100)
	for i := range words {
		words[i] = strings.Repeat("w", 1+i%7)
	}
	for line := range strings.Lines(sourceOf(t, "words", &words)) {
		if len(line) > width+20 {
			t.Errorf("a line of %d bytes", len(line))
		}
	}
}
