package lint

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

// optional reports as often as its option says.
type optional struct{ Times int }

func (o *optional) Check(p *Pass) {
	for i := range o.Times {
		p.Report(Diagnostic{Message: fmt.Sprint("finding ", i)})
	}
}

func lintOne(t *testing.T, e *Engine, in Input) *Result {
	t.Helper()
	var got *Result
	if err := e.Run(context.Background(), []Input{in}, func(r *Result) error { got = r; return nil }); err != nil {
		t.Fatal(err)
	}
	return got
}

func TestOptionsAreSetOnFreshCheckers(t *testing.T) {
	e := testEngine(&Rule{ID: "actions/x", Severity: Error, New: func() Checker { return &optional{Times: 1} }})
	for times, want := range map[int]int{0: 0, 3: 3} {
		e.Settings = func(*postmortem.Document) *Settings {
			return &Settings{Options: map[string]func(any){"actions/x": func(c any) { c.(*optional).Times = times }}}
		}
		if got := lintOne(t, e, textInput("a.md", "text")); len(got.Diagnostics) != want {
			t.Errorf("Times %d: %d findings", times, len(got.Diagnostics))
		}
	}
	e.Settings = nil
	if got := lintOne(t, e, textInput("a.md", "text")); len(got.Diagnostics) != 1 {
		t.Errorf("an option of another run is kept: %d findings", len(got.Diagnostics))
	}
}

func TestSinceExemptsOlderDocuments(t *testing.T) {
	for _, test := range []struct {
		day  postmortem.Date
		want int
	}{
		{postmortem.Date{Year: 2025, Month: 12, Day: 31}, 0},
		{postmortem.Date{Year: 2026, Month: 1, Day: 1}, 1},
		{postmortem.Date{Year: 2026, Month: 2, Day: 1}, 1},
		{postmortem.Date{}, 1},
		{postmortem.Date{Month: 3, Day: 1}, 1}, // a day of some year
	} {
		e := testEngine(&Rule{ID: "actions/x", Severity: Error, New: func() Checker { return &optional{Times: 1} }})
		parse := e.parse
		e.parse = func(f *source.File, v *postmortem.Vocabulary) *postmortem.Document {
			doc := parse(f, v)
			doc.Day = test.day
			return doc
		}
		e.Settings = func(*postmortem.Document) *Settings {
			return &Settings{Since: map[string]postmortem.Date{"actions/x": {Year: 2026, Month: 1, Day: 1}}}
		}
		if got := lintOne(t, e, textInput("a.md", "text")); len(got.Diagnostics) != test.want {
			t.Errorf("%+v: %d findings, want %d", test.day, len(got.Diagnostics), test.want)
		}
	}
}

func TestDocumentsAreReadByTheirInputsWords(t *testing.T) {
	own, err := postmortem.DefaultVocabulary().Extend(postmortem.Words{
		Sections: map[postmortem.Kind][]string{postmortem.RootCause: {"What snapped"}}})
	if err != nil {
		t.Fatal(err)
	}
	e := &Engine{Words: postmortem.DefaultVocabulary()}
	for _, words := range []*postmortem.Vocabulary{nil, own} {
		in := textInput("a.md", strings.Repeat("text\n\n", 2)+"## What snapped\n\nA rope.\n")
		in.Words = words
		if found := lintOne(t, e, in).Doc.Find(postmortem.RootCause) != nil; found != (words == own) {
			t.Errorf("with words of its own %v: found %v", words == own, found)
		}
	}
}

func TestRulesOfOneDocument(t *testing.T) {
	own := &Rule{ID: "acme/x", Severity: Warning, New: func() Checker { return &optional{Times: 2} }}
	e := testEngine(&Rule{ID: "actions/x", Severity: Error, New: func() Checker { return &optional{Times: 1} }})
	for _, rules := range [][]*Rule{nil, {own}} {
		e.Settings = func(*postmortem.Document) *Settings {
			return &Settings{Rules: rules, Severities: map[string]Severity{"acme/x": Info}}
		}
		got := lintOne(t, e, textInput("a.md", "text"))
		if len(got.Diagnostics) != 1+2*len(rules) {
			t.Errorf("%d rules: %d findings", len(rules), len(got.Diagnostics))
		}
		for _, d := range got.Diagnostics {
			if d.Rule == "acme/x" && d.Severity != Info {
				t.Errorf("%s: %v", d.Rule, d.Severity)
			}
		}
	}
}
