package postmortem

import (
	"testing"

	"github.com/pmlint/pmlint/lint/source"
)

func TestCauses(t *testing.T) {
	text := "## Root cause\n\nA bug\nin the pool.\n\n- and a typo\n\n## Root cause\n\n```\ncode\n```\n\n## Root cause\n\n[Explain the cause]\n\n## Root cause\n\nSee #412\n"
	doc := Parse(source.New("a.md", []byte(text)), DefaultVocabulary())
	causes := doc.Causes()
	if len(causes) != 2 {
		t.Fatalf("%d causes, want 2: %+v", len(causes), causes)
	}
	if c := causes[0]; c.Text != "A bug in the pool. and a typo" || c.Words != 8 || c.Hollow || c.Refers || doc.File.Slice(c.Span) != "A bug\nin the pool.\n\n- and a typo" {
		t.Errorf("the first is read as %+v at %q", c, doc.File.Slice(c.Span))
	}
	if c := causes[1]; !c.Refers {
		t.Errorf("the second refers to an issue: %+v", c)
	}
}

func TestFactors(t *testing.T) {
	for _, x := range []struct {
		body string
		n    int
		ok   bool
	}{
		{"1. Retries\n2. Timeouts\n", 2, true},
		{"1. Retries\n2. [Factor 2]\n", 1, true},
		{"Retries\n", 0, false},
		{"- Code\n  - Retries\n", 0, false},
		{"### Retries\n\nThey are many.\n", 0, false},
		{"- Retries\n\n## Contributing factors\n\n- Timeouts\n", 0, false},
	} {
		doc := Parse(source.New("a.md", []byte("## Contributing factors\n\n"+x.body)), DefaultVocabulary())
		if factors, _, ok := doc.Factors(); len(factors) != x.n || ok != x.ok {
			t.Errorf("Factors of %q are %d, %v, want %d, %v", x.body, len(factors), ok, x.n, x.ok)
		}
	}
}

func TestImprovements(t *testing.T) {
	text := "## Action items\n\n- Cap the retries\n\n## Prevention\n\n- **Pool**: shared (#412)\n  - Code: https://example.com/1\n- None\n- [Improvement]\n"
	doc := Parse(source.New("a.md", []byte(text)), DefaultVocabulary())
	all := doc.Improvements()
	if len(all) != 1 || all[0].Text != "Pool: shared (#412)" || len(all[0].Tickets) != 1 {
		t.Errorf("improvements are read as %+v", all)
	}
	text = "## Prevention\n\n- Cap the retries of a payment\n"
	if doc := Parse(source.New("a.md", []byte(text)), DefaultVocabulary()); len(doc.Improvements()) != 0 || len(doc.Actions) != 1 {
		t.Error("where there are no other items, improvements are the items")
	}
}
