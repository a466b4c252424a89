package rules_test

import (
	"bytes"
	"context"
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/profile"
	"github.com/pmlint/pmlint/rules"
	samples "github.com/pmlint/pmlint/testdata/bench/sample"
)

// Findings and facts do not show that documents are read into the memory of others.
func TestRecycledDocuments(t *testing.T) {
	report, _ := profile.Builtin(profile.IncidentReport)
	var inputs []lint.Input
	for i := range 80 {
		path, text := samples.PostMortem(7, i)
		inputs = append(inputs, lint.Input{Path: path, Read: func() ([]byte, error) { return []byte(text), nil }})
	}
	run := func(textOnly bool, workers int) string {
		engine := lint.Engine{
			Rules: rules.All(), Words: postmortem.DefaultVocabulary(), Workers: workers, Collect: true, TextOnly: textOnly,
			Settings: func(*postmortem.Document) *lint.Settings { return &lint.Settings{Profile: report} },
		}
		var out bytes.Buffer
		lines := json.NewEncoder(&out)
		lines.SetIndent("", " ")
		err := engine.Run(context.Background(), inputs, func(res *lint.Result) error {
			for _, err := range res.Internal {
				t.Error(err)
			}
			if textOnly == (res.Doc.Tree != nil) {
				t.Errorf("%s: text only: %v, but a tree: %v", res.Input.Path, textOnly, res.Doc.Tree != nil)
			}
			if err := lines.Encode(res.Diagnostics); err != nil {
				return err
			}
			return lines.Encode(res.Facts)
		})
		if err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	want := run(false, 1)
	for _, workers := range []int{1, 3} {
		if diff := cmp.Diff(want, run(true, workers)); diff != "" {
			t.Errorf("%d workers, documents kept (-) and recycled (+):\n%s", workers, diff)
		}
	}
}
