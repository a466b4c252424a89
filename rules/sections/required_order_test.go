package sections

import (
	"slices"
	"testing"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

func TestInOrder(t *testing.T) {
	for _, test := range []struct {
		at   []int
		want []bool
	}{
		{nil, []bool{}},
		{[]int{1, 2, 3}, []bool{true, true, true}},
		{[]int{1, 9, 2, 3}, []bool{true, false, true, true}},
		{[]int{5, 1, 2, 3}, []bool{false, true, true, true}},
		{[]int{2, 3, 4, 1}, []bool{true, true, true, false}},
		{[]int{1, 2, 8, 3, 4, 0, 5}, []bool{true, true, false, true, true, false, true}},
	} {
		var sections []*postmortem.Section
		for _, at := range test.at {
			sections = append(sections, &postmortem.Section{Span: source.Span{Start: at, End: at + 1}})
		}
		if got := inOrder(sections); !slices.Equal(got, test.want) {
			t.Errorf("%v: %v, want %v", test.at, got, test.want)
		}
	}
}
