package lint

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

// spansOf returns every place of word in the document.
func spansOf(p *Pass, word string) []source.Span {
	var out []source.Span
	for at := 0; ; {
		i := strings.Index(p.Doc.File.Text[at:], word)
		if i < 0 {
			return out
		}
		out = append(out, source.Span{Start: at + i, End: at + i + len(word)})
		at += i + len(word)
	}
}

// ownRule answers for every "TBD" and reports it.
func ownRule(id string, severity Severity) *Rule {
	owns := func(p *Pass) []source.Span { return spansOf(p, "TBD") }
	return &Rule{ID: id, Severity: severity, Owns: owns, New: func() Checker {
		return checkFunc(func(p *Pass) {
			for _, span := range owns(p) {
				p.Report(Diagnostic{Span: span, Message: "not filled in", Unfilled: 1})
			}
		})
	}}
}

// restRule reports every "TBD" that no rule answers for.
func restRule() *Rule {
	return &Rule{ID: "placeholders/x", Severity: Error, New: func() Checker {
		return checkFunc(func(p *Pass) {
			for _, span := range spansOf(p, "TBD") {
				if !p.Owned(span) {
					p.Report(Diagnostic{Span: span, Message: "left", Unfilled: 1})
				}
			}
		})
	}}
}

func rulesOf(r *Result) []string {
	var out []string
	for _, d := range r.Diagnostics {
		out = append(out, d.Rule)
	}
	return out
}

// TestOwned wants exactly one rule to speak of a value: the one that answers for it,
// also where a user has turned that one off, but not where it is off by default.
func TestOwned(t *testing.T) {
	for _, test := range []struct {
		name       string
		severity   Severity // of the owner by default
		configured Severity
		want       []string
	}{
		{"the owner speaks", Error, 0, []string{"actions/x"}},
		{"off by default: it answers for nothing", Off, 0, []string{"placeholders/x"}},
		{"turned off by a user: nobody speaks", Error, Off, nil},
		{"turned on by a user", Off, Warning, []string{"actions/x"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			e := testEngine(restRule(), ownRule("actions/x", test.severity))
			e.Settings = func(*postmortem.Document) *Settings {
				return &Settings{Severities: map[string]Severity{"actions/x": test.configured}}
			}
			if got := rulesOf(lintOne(t, e, textInput("a.md", "owner TBD"))); !slices.Equal(got, test.want) {
				t.Errorf("findings of %v, want %v", got, test.want)
			}
		})
	}
}

// TestOwnedPlaceSwallows wants a larger place that is unfilled as a whole to be one
// finding, if the rule that answers for it ran.
func TestOwnedPlaceSwallows(t *testing.T) {
	whole := func(id string) *Rule {
		owns := func(p *Pass) []source.Span { return []source.Span{{Start: 0, End: len(p.Doc.File.Text)}} }
		return &Rule{ID: id, Severity: Error, Owns: owns, New: func() Checker {
			return checkFunc(func(p *Pass) {
				p.Report(Diagnostic{Span: source.Span{Start: 0, End: 2}, Message: "all of it", Unfilled: 2})
			})
		}}
	}
	part := &Rule{ID: "actions/x", Severity: Error, New: func() Checker {
		return checkFunc(func(p *Pass) {
			for _, span := range spansOf(p, "TBD") {
				p.Report(Diagnostic{Span: span, Message: "not filled in", Unfilled: 1})
			}
			p.Report(Diagnostic{Span: source.Span{Start: 3, End: 6}, Message: "wrong"})
		})
	}}
	e := testEngine(part, whole("sections/x"))
	if got, want := rulesOf(lintOne(t, e, textInput("a.md", "## TBD TBD"))), []string{"sections/x", "actions/x"}; !slices.Equal(got, want) {
		t.Errorf("findings of %v, want %v: what is wrong stays, what is unfilled is swallowed", got, want)
	}
	e.Settings = func(*postmortem.Document) *Settings {
		return &Settings{Severities: map[string]Severity{"sections/x": Off}}
	}
	if got := rulesOf(lintOne(t, e, textInput("a.md", "## TBD TBD"))); len(got) != 3 {
		t.Errorf("findings of %v, want all three of actions/x: what does not run swallows nothing", got)
	}
}

// TestPanicInOwnsIsNamed wants a rule that panics when it is asked what it answers for
// to be named like one that panics in its check, and the others to finish.
func TestPanicInOwnsIsNamed(t *testing.T) {
	bad := &Rule{ID: "actions/bad", Severity: Error, New: func() Checker { return checkFunc(func(*Pass) {}) },
		Owns: func(*Pass) []source.Span { panic(errors.New("boom")) }}
	r := lintOne(t, testEngine(restRule(), bad), textInput("a.md", "owner TBD"))
	var p *PanicError
	if len(r.Internal) != 1 || !errors.As(r.Internal[0], &p) || !strings.Contains(p.Error(), "actions/bad") || !strings.Contains(p.Error(), "a.md") {
		t.Errorf("internal errors: %v, want one that names actions/bad and a.md", r.Internal)
	}
	if got := rulesOf(r); !slices.Equal(got, []string{"placeholders/x"}) {
		t.Errorf("findings of %v, want those of the other rule", got)
	}
}
