package lint

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

var (
	testComment = regexp.MustCompile(`(?s)<!--(.*?)-->`)
	testHeading = regexp.MustCompile(`(?m)^(#+) (.*)$`)
)

// testParse reads no more of a document than the engine looks at: headings and
// comments. It stands in for the parser, so that these tests are about the engine.
func testParse(f *source.File, words *postmortem.Vocabulary) *postmortem.Document {
	doc := &postmortem.Document{File: f, Words: words, Tree: &markdown.Tree{File: f, Root: &markdown.Block{}}}
	for _, m := range testComment.FindAllStringSubmatchIndex(f.Text, -1) {
		doc.Tree.Comments = append(doc.Tree.Comments, markdown.Comment{
			Span: source.Span{Start: m[0], End: m[1]},
			Body: source.Span{Start: m[2], End: m[3]},
		})
	}
	var open []*postmortem.Section
	closeTo := func(level, at int) {
		for len(open) > 0 && open[len(open)-1].Level >= level {
			open[len(open)-1].Body.End = at
			open = open[:len(open)-1]
		}
	}
	for _, m := range testHeading.FindAllStringSubmatchIndex(f.Text, -1) {
		level, title := m[3]-m[2], f.Text[m[4]:m[5]]
		closeTo(level, m[0])
		s := &postmortem.Section{Title: title, Name: strings.ToLower(title), Level: level,
			Span: source.Span{Start: m[4], End: m[5]}, Body: source.Span{Start: m[1], End: m[1]}}
		if len(open) > 0 {
			s.Parent = open[len(open)-1]
		}
		open = append(open, s)
		doc.Sections = append(doc.Sections, s)
	}
	closeTo(0, len(f.Text))
	return doc
}

// A checkFunc is a checker without options.
type checkFunc func(*Pass)

func (f checkFunc) Check(p *Pass) { f(p) }

// wordRule reports every place where the document holds the word.
func wordRule(id, word string) *Rule {
	return &Rule{ID: id, Doc: id + "\n", Severity: Error, New: func() Checker {
		return checkFunc(func(p *Pass) {
			text := p.Doc.File.Text
			for from := 0; ; {
				i := strings.Index(text[from:], word)
				if i < 0 {
					return
				}
				from += i + len(word)
				p.Report(Diagnostic{Span: source.Span{Start: from - len(word), End: from}, Message: word + " found"})
			}
		})
	}}
}

// testRules are rules in several groups, each with a word of its own.
func testRules() []*Rule {
	return []*Rule{
		wordRule("actions/owner", "OWN"),
		wordRule("actions/due", "DUE"),
		wordRule("timeline/order", "ORD"),
		wordRule("sections/empty", "SEC"),
		wordRule("safety/secrets", "KEY"),
	}
}

func testEngine(rules ...*Rule) *Engine {
	return &Engine{Rules: rules, parse: testParse}
}

func textInput(path, text string) Input {
	return Input{Path: path, Read: func() ([]byte, error) { return []byte(text), nil }}
}

// lintText runs one document through e.
func lintText(t testing.TB, e *Engine, text string) *Result {
	t.Helper()
	return lintInput(t, e, textInput("doc.md", text))
}

func lintInput(t testing.TB, e *Engine, in Input) *Result {
	t.Helper()
	var got *Result
	err := e.Run(context.Background(), []Input{in}, func(r *Result) error {
		got = r
		return nil
	})
	if err != nil || got == nil {
		t.Fatalf("Run emitted %v, error %v", got, err)
	}
	return got
}

// brief writes findings as "line rule", and those of the engine with their message.
func brief(r *Result) []string {
	var out []string
	for _, d := range r.Diagnostics {
		s := fmt.Sprintf("%d %s", r.File.Line(d.Span.Start), d.Rule)
		if groupOf(d.Rule) == ownGroup {
			s += ": " + d.Message
		}
		out = append(out, s)
	}
	return out
}
