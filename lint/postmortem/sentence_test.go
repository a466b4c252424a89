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
	for _, b := range doc.Tree.Texts {
		for _, r := range AppendSentenceRanges(nil, b.Text.Plain) {
			if b.Text.Span(r[0], r[1]).IsEmpty() {
				t.Errorf("%q has no place", b.Text.Plain[r[0]:r[1]])
			}
			got = append(got, b.Text.Plain[r[0]:r[1]])
		}
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
