package lint

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pmlint/pmlint/lint/source"
)

func TestInOrder(t *testing.T) {
	found := []Diagnostic{
		{Rule: "b/b", Span: source.Span{Start: 5, End: 6}},
		{Rule: "a/a", Span: source.Span{Start: 5, End: 9}},
		{Rule: "a/a", Span: source.Span{Start: 5, End: 6}, Message: "two"},
		{Rule: "z/z", Span: source.Span{Start: 1, End: 9}},
		{Rule: "a/a", Span: source.Span{Start: 5, End: 6}, Message: "one", Severity: Info},
		{Rule: "a/a", Span: source.Span{Start: 5, End: 6}, Message: "one", Severity: Error},
		{Rule: "a/a", Span: source.Span{Start: 5, End: 6}, Message: "one", Severity: Warning},
	}
	var got []string
	for _, d := range inOrder(found) {
		got = append(got, fmt.Sprint(d.Span, d.Rule, " ", d.Message, " ", d.Severity))
	}
	want := []string{
		"{1 9}z/z  invalid",
		"{5 6}a/a one error",
		"{5 6}a/a two invalid",
		"{5 9}a/a  invalid",
		"{5 6}b/b  invalid",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
