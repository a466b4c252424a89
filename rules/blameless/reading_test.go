package blameless

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

// TestFramesShareASentence looks at every sentence for every frame, and wants each to leave
// the words and clauses as it found them: all frames see the same ones.
func TestFramesShareASentence(t *testing.T) {
	plain, idioms := framesFor(&checker{People: rolesOnly})
	looked := 0
	for _, frames := range [][]*frame{plain, idioms} {
		for i, f := range frames {
			watched := *f
			watched.find = func(v *view) {
				tokens, clauses := slices.Clone(v.Tokens), slices.Clone(v.Clauses)
				f.find(v)
				if !slices.Equal(v.Tokens, tokens) || !slices.Equal(v.Clauses, clauses) {
					t.Errorf("%s changed what is read of %q", f.id, v.Text(0, len(v.Tokens)))
				}
				looked++
			}
			frames[i] = &watched
		}
	}
	all := newSieve(plain, idioms, true)
	all.open = true
	docs := fixtures(t)
	for file := range floors {
		for i, s := range readSentences(t, file) {
			docs[fmt.Sprintf("%s %d", file, i)] = "# Post-Mortem: x\n\n" + s.text + "\n"
		}
	}
	engine := lint.Engine{Words: postmortem.DefaultVocabulary(), Workers: 1,
		Rules: []*lint.Rule{{ID: personBlame, Doc: personBlameDoc, Severity: lint.Warning, New: func() lint.Checker { return sieveChecker{all} }}}}
	var inputs []lint.Input
	for name, text := range docs {
		inputs = append(inputs, lint.Input{Path: name, Read: func() ([]byte, error) { return []byte(text), nil }})
	}
	err := engine.Run(context.Background(), inputs, func(r *lint.Result) error {
		for _, err := range r.Internal {
			t.Error(err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if looked < 100*len(plain) {
		t.Errorf("the frames looked only %d times", looked)
	}
}

// sieveChecker reads documents for the frames of a sieve, and reports nothing.
type sieveChecker struct{ sieve *sieve }

func (c sieveChecker) Check(pass *lint.Pass) { c.sieve.read(pass, &checker{People: rolesOnly}) }
