package lint

import (
	"bytes"
	"testing"

	"github.com/pmlint/pmlint/lint/postmortem"
)

// FuzzBaseline: what is read can be written, and is then the same.
func FuzzBaseline(f *testing.F) {
	f.Add([]byte(`{"schema_version": 1, "documents": {"a.md": {"0123": "actions/owner"}}}`))
	f.Add([]byte(`{"schema_version": 1, "documents": {"a.md": {}, "": null}}`))
	f.Add([]byte(`{"schema_version": 2} x`))
	f.Fuzz(func(t *testing.T, data []byte) {
		b, err := ReadBaseline(data)
		if err != nil {
			if b != nil || err.Error() == "" {
				t.Errorf("%v with %v", err, b)
			}
			return
		}
		first, err := b.Encode()
		if err != nil {
			t.Fatal(err)
		}
		again, err := ReadBaseline(first)
		if err != nil {
			t.Fatalf("what was written cannot be read: %v", err)
		}
		second, err := again.Encode()
		if err != nil || !bytes.Equal(first, second) || again.Len() != b.Len() {
			t.Errorf("written twice it is %s (%v), not %s", second, err, first)
		}
		for _, path := range b.Paths() {
			if fresh, stale := b.New(path, nil); len(fresh) != 0 || stale != len(b.documents[path]) {
				t.Errorf("%q: %d new findings, %d stale of %d", path, len(fresh), stale, len(b.documents[path]))
			}
		}
	})
}

// FuzzSuppressions runs the engine with the real parser over any text with comments:
// what they hide is counted, and no comment hides a finding of safety. Suppressing what
// is left gives a document that can be read.
func FuzzSuppressions(f *testing.F) {
	for _, text := range []string{
		"# OWN\n\nDUE <!-- pmlint-disable-line actions/due: a reason -->\n",
		"<!-- pmlint-disable-next-line actions/*: a -->\n\n> OWN\n",
		"<!-- pmlint-disable actions, timeline/order: a -->\n\nOWN ORD\n\n<!-- pmlint-enable actions -->\n\nDUE\n",
		"---\na: b\n---\n<!-- pmlint-disable-file sections: a -->\n\n| SEC |\n|---|\n| OWN | <!-- pmlint-disable-line actions/owner: a -->\n",
		"<!-- pmlint-disable-file safety: a --> KEY\n\n```\nOWN\n```\n\nOWN\n===\n",
		"<!-- pmlint disable-line actions -->\r\nOWN\\\r\nDUE",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		e := &Engine{Rules: testRules(), Words: postmortem.DefaultVocabulary(), Workers: 1}
		r := lintText(t, e, text)
		open := *e
		open.Settings = func(*postmortem.Document) *Settings { return &Settings{NoInline: true} }
		all := lintText(t, &open, text)
		if len(r.Internal) > 0 || len(all.Internal) > 0 {
			t.Fatal(r.Internal, all.Internal)
		}
		if r.Doc == nil || r.Settings == nil {
			return
		}
		shown, safety := countFindings(r)
		want, wantSafety := countFindings(all)
		if shown+r.Suppressed != want || safety != wantSafety {
			t.Errorf("%d findings are shown and %d suppressed, there are %d; of safety %d of %d", shown, r.Suppressed, want, safety, wantSafety)
		}
		edits, _ := Suppress(r, r.Diagnostics, "a reason")
		after := lintText(t, e, string(Apply(r.File, edits)))
		if after.Doc == nil || len(after.Internal) > 0 {
			t.Errorf("with comments the document cannot be judged: %v", after.Internal)
		}
	})
}

// countFindings counts the findings of rules, and those of safety among them.
func countFindings(r *Result) (all, safety int) {
	for _, d := range r.Diagnostics {
		switch groupOf(d.Rule) {
		case ownGroup:
			continue
		case "safety":
			safety++
		}
		all++
	}
	return all, safety
}
