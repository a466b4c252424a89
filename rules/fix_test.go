package rules_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/profile"
	"github.com/pmlint/pmlint/rules"
	"github.com/rogpeppe/go-internal/txtar"
)

// TestFixed makes all fixes of each document in testdata/fixes and compares what comes
// of it; -update writes it anew.
//
//	flags: profile=incident-report only=timeline/time-format suggested
//	Why the case exists.
//	-- in.md --
//	-- fixed.md --
//
// The flags are those of fixtures, and suggested, which makes the suggested fixes too, and
// template, for a case with a template.md.
func TestFixed(t *testing.T) {
	files, err := filepath.Glob("../testdata/fixes/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if err := checkFixed(t, archive); err != nil {
				t.Fatal(err)
			}
			if *update {
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// checkFixed runs one case, and puts the outcome into the archive where it is updated.
func checkFixed(t *testing.T, archive *txtar.Archive) error {
	t.Helper()
	flags, why, _ := strings.Cut(string(archive.Comment), "\n")
	flags, ok := strings.CutPrefix(flags, "flags: ")
	if !ok || strings.TrimSpace(why) == "" {
		return fmt.Errorf("the comment has no flags, or does not say why the case exists")
	}
	s := sample{name: "in.md", rules: rules.All()}
	parts := map[string]*txtar.File{}
	for i := range archive.Files {
		parts[archive.Files[i].Name] = &archive.Files[i]
	}
	suggested := false
	for _, flag := range strings.Fields(flags) {
		switch name, value, _ := strings.Cut(flag, "="); name {
		case "profile":
			s.profile = builtin(t, value)
		case "template":
			var err error
			if s.profile, err = profile.Load("template.md", parts["template.md"].Data, postmortem.DefaultVocabulary()); err != nil {
				return err
			}
		case "only":
			s.rules = nil
			for _, r := range rules.All() {
				if r.ID == value || r.Group() == value {
					s.rules = append(s.rules, r)
				}
			}
		case "suggested":
			suggested = true
		default:
			return fmt.Errorf("unknown flag %q", flag)
		}
	}
	if len(s.rules) == 0 || s.profile == nil || parts["in.md"] == nil || parts["fixed.md"] == nil {
		return fmt.Errorf("a profile, in.md or fixed.md is missing, or no rule is called so")
	}
	s.text = string(parts["in.md"].Data)
	engine, inputs := engineFor(t, 1, []sample{s})
	got := engine.Fix(context.Background(), inputs[0], suggested, nil).Data
	if *update {
		parts["fixed.md"].Data = got
		return nil
	}
	if diff := cmp.Diff(string(parts["fixed.md"].Data), string(got)); diff != "" {
		return fmt.Errorf("(-want +got):\n%s", diff)
	}
	return nil
}
