package lint

import (
	"context"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/pmlint/pmlint/lint/postmortem"
)

// TestReady: rules are made ready once, beside the first document, and not at all where there is
// none.
func TestReady(t *testing.T) {
	for _, test := range []struct {
		name  string
		texts []string
		want  int32
	}{
		{"several documents", []string{"post-mortem", "notes", "post-mortem"}, 1},
		{"none that is judged", []string{"notes", "notes"}, 1},
		{"none", nil, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			for _, workers := range []int{1, 4} {
				var made atomic.Int32
				rule := wordRule("a/post", "post-mortem")
				rule.Ready = func() { made.Add(1) }
				engine := Engine{Rules: []*Rule{rule}, Workers: workers, parse: testParse,
					Select: func(_ Input, doc *postmortem.Document) bool { return strings.HasPrefix(doc.File.Text, "post") }}
				var inputs []Input
				for _, text := range test.texts {
					inputs = append(inputs, textInput(text, text))
				}
				if err := engine.Run(context.Background(), inputs, func(*Result) error { return nil }); err != nil {
					t.Fatal(err)
				}
				if got := made.Load(); got != test.want {
					t.Errorf("%d workers: made ready %d times, want %d", workers, got, test.want)
				}
			}
		})
	}
}

// TestReadyPanics: what cannot be made ready harms nobody but the rule that needs it.
func TestReadyPanics(t *testing.T) {
	rule := wordRule("a/fixme", "FIXME")
	rule.Ready = func() { panic("no lexicon") }
	if res := lintText(t, testEngine(rule), "FIXME"); len(res.Diagnostics) != 1 || len(res.Internal) > 0 {
		t.Errorf("%v, %v", res.Diagnostics, res.Internal)
	}
}
