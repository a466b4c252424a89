package postmortem

import (
	"testing"

	"github.com/pmlint/pmlint/lint/source"
)

func TestWordCount(t *testing.T) {
	for text, want := range map[string]int{
		"":                           0,
		"\nOne two -- three.\n":      3,
		"\nIt's 12 o'clock: 99.9%\n": 4,
		"\n- a\n- b c\n\n> d\n":      4,
		"\n| h |\n|---|\n| x y |\n":  2,
		"\n```\ncode code\n```\n":    0,
		"\n### Below\n\nOne.\n":      1,
		"\nTBD\n":                    0,
		"\n[Describe the impact]\n":  0,
		"\n<!-- a comment -->\n":     0,
		"\n数据库过载\n":                  5,
	} {
		doc := Parse(source.New("a.md", []byte("# T\n\n## Impact\n"+text+"\n## Timeline\n\n- not counted\n")), DefaultVocabulary())
		if got := doc.WordCount(doc.Find(Impact), nil); got != want {
			t.Errorf("%q: %d words, want %d", text, got, want)
		}
	}
}
