package markdown

import (
	"testing"

	"github.com/pmlint/pmlint/lint/source"
)

func TestIsEmphasised(t *testing.T) {
	for text, want := range map[string]bool{
		"_Who was hit?_":           true,
		"*Who was hit?* (*When?*)": true,
		"***Who was hit?***":       true,
		"(_Who was hit?_)":         true,
		"_Who_ was hit?":           false,
		"Who was _hit?_":           false,
		"**Who was hit?**":         false,
		"Who was hit?":             false,
	} {
		tree := Parse(source.New("a.md", []byte(text)))
		if got := tree.Root.Children[0].Text.IsEmphasised(); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}
