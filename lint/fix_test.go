package lint

import (
	"context"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint/source"
)

// replaceRule offers to write new for each old.
func replaceRule(id, old, replacement string, safe bool) *Rule {
	return &Rule{ID: id, Severity: Warning, New: func() Checker {
		return checkFunc(func(p *Pass) {
			for _, span := range spansOf(p, old) {
				p.Report(Diagnostic{Span: span, Message: "write " + replacement,
					Fixes: []Fix{{Message: "write it", Safe: safe, Edits: []Edit{{Span: span, New: replacement}}}}})
			}
		})
	}}
}

func fix(e *Engine, text string, suggested bool) *Fixed {
	return e.Fix(context.Background(), textInput("a.md", text), suggested, nil)
}

func TestFixRepeatsUntilNothingIsLeft(t *testing.T) {
	e := testEngine(replaceRule("a/one", "ab", "b", true))
	got := fix(e, "aaab", false)
	if string(got.Data) != "b" || got.Applied != 3 || len(got.After.Diagnostics) != 0 || len(got.Before.Diagnostics) != 1 {
		t.Errorf("%q after %d fixes, %v left", got.Data, got.Applied, got.After.Diagnostics)
	}
	if again := fix(e, string(got.Data), false); again.Changed() {
		t.Errorf("fixed twice it is %q", again.Data)
	}
}

func TestFixEnds(t *testing.T) {
	got := fix(testEngine(replaceRule("a/grows", "a", "aa", true)), "a", false)
	if got.Applied < mostFixPasses || len(got.Data) > 1<<mostFixPasses {
		t.Errorf("%d fixes, %d bytes", got.Applied, len(got.Data))
	}
}

func TestFixMakesOnlySafeOnesUnlessAsked(t *testing.T) {
	e := testEngine(replaceRule("a/safe", "one", "1", true), replaceRule("a/maybe", "two", "2", false))
	if got := fix(e, "one two", false); string(got.Data) != "1 two" {
		t.Errorf("safe ones alone give %q", got.Data)
	}
	if got := fix(e, "one two", true); string(got.Data) != "1 2" {
		t.Errorf("all give %q", got.Data)
	}
}

func TestFixesThatTouchAreMadeOneAfterTheOther(t *testing.T) {
	e := testEngine(replaceRule("a/first", "ab", "x", true), replaceRule("a/second", "bc", "y", true))
	if got := fix(e, "abc bc", false); string(got.Data) != "xc y" {
		t.Errorf("got %q", got.Data)
	}
}

func TestFixKeepsAllOtherBytes(t *testing.T) {
	const text = "\ufeff# A\r\n\r\nold \x20\r\nlast old"
	got := fix(testEngine(replaceRule("a/x", "old", "new\nline", true)), text, false)
	if want := strings.ReplaceAll(text, "old", "new\r\nline"); string(got.Data) != want {
		t.Errorf("%q, want %q", got.Data, want)
	}
}

func TestFixLeavesAloneWhatCannotBeJudged(t *testing.T) {
	e := testEngine(replaceRule("a/x", "old", "\x00", true))
	if got := fix(e, "old", false); got.Changed() {
		t.Errorf("a fix made a binary file: %q", got.Data)
	}
	if got := fix(testEngine(replaceRule("a/x", "old", "new", true), panicRule()), "old PANIC", false); got.Changed() {
		t.Errorf("a document on which a rule broke down was changed: %q", got.Data)
	}
}

func TestApplySortsEdits(t *testing.T) {
	file := source.New("a.md", []byte("abc"))
	got := Apply(file, []Edit{{source.Span{Start: 2, End: 3}, "C"}, {source.Span{Start: 0, End: 1}, "A"}})
	if string(got) != "AbC" {
		t.Errorf("got %q", got)
	}
}
