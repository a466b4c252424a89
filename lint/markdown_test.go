package lint

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

// The comments are where people write them, read by the Markdown parser.
func TestSuppressionsInMarkdown(t *testing.T) {
	const text = `---
title: OWN
---

# Outage

| Action | Owner |
|---|---|
| OWN 1 | DUE <!-- pmlint-disable-line actions/owner: in a cell --> |

OWN 2[^1] <!-- pmlint-disable-line actions/owner: in a paragraph -->

[^1]: OWN <!-- pmlint-disable-line actions/owner: in a footnote -->

- [ ] OWN 3 <!-- pmlint-disable-line actions/owner: in an item -->
  - OWN 4 **bold <!-- pmlint-disable-line actions/owner: in emphasis -->**

  <!-- pmlint-disable-next-line actions/owner: in a list -->
- OWN 5

> <!-- pmlint-disable-next-line actions/owner: in a quotation -->
> OWN 6

## OWN 7 <!-- pmlint-disable-line actions/owner: in a heading -->

` + "OWN 8 `<!-- pmlint-disable-line actions/owner: in code -->`" + `

` + "```" + `
<!-- pmlint-disable-file actions/owner: in a fence -->
` + "```" + `
`
	e := testEngine(testRules()...)
	e.parse = func(f *source.File, words *postmortem.Vocabulary) *postmortem.Document {
		doc := testParse(f, words)
		doc.Tree = markdown.Parse(f)
		return doc
	}
	r := lintText(t, e, text)
	if r.Internal != nil {
		t.Fatal(r.Internal)
	}
	want := []string{"2 actions/owner", "9 actions/due", "26 actions/owner"}
	if diff := cmp.Diff(want, brief(r)); diff != "" || r.Suppressed != 8 {
		t.Errorf("suppressed %d, findings (-want +got):\n%s", r.Suppressed, diff)
	}
}
