package postmortem

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pmlint/pmlint/lint/source"
)

func TestSentences(t *testing.T) {
	in := `# Outage of 4 March. It was short

The pool was full, e.g. on node 3. Nobody
noticed at first! Was it paged? "Yes." v1.2.3 is out,
etc. and so on. J. Doe rolled back.

- One item. Two sentences
- **Bold** start

| When | What |
|---|---|
| 14:02 | Alert fires. All pages sent |

` + "```\nNo sentence. In code.\n```\n"
	doc := Parse(source.New("in.md", []byte(in)), DefaultVocabulary())
	var got []string
	for _, s := range doc.Sentences() {
		if doc.File.Slice(s.Span) == "" || s.Block == nil {
			t.Errorf("%q has no place", s.Text.Plain)
		}
		got = append(got, s.Text.Plain)
	}
	want := []string{
		"Outage of 4 March.", "It was short",
		"The pool was full, e.g. on node 3.", "Nobody\nnoticed at first!", "Was it paged?", "\"Yes.\" v1.2.3 is out,\netc. and so on.", "J. Doe rolled back.",
		"One item.", "Two sentences", "Bold start",
		"When", "What", "14:02", "Alert fires.", "All pages sent",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
