package sections

import (
	_ "embed"
	"fmt"
	"sort"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

//go:embed empty.md
var emptyDoc string

// Empty reports sections that hold nothing, or nothing but their prompt.
func Empty() *lint.Rule {
	return &lint.Rule{ID: "sections/empty", Doc: emptyDoc, Severity: lint.Error, Loose: lint.Warning,
		New: func() lint.Checker { return &empty{} }, Owns: ownsPrompts}
}

type empty struct{}

func (r *empty) Check(pass *lint.Pass) {
	strict := pass.Profile.Prescribes()
	for _, x := range holdings(pass) {
		s := x.section
		switch x.content {
		case postmortem.Nothing:
			pass.Report(lint.Diagnostic{
				Span:     s.Span,
				Message:  fmt.Sprintf("%q is empty", s.Title),
				Help:     "fill it in, or write `N/A` with the reason",
				Unfilled: 1,
			})
		case postmortem.Prompts:
			blanks := blanksIn(pass, s)
			pass.Report(lint.Diagnostic{
				Span:     s.Span,
				Message:  fmt.Sprintf("%q holds only template text", s.Title),
				Help:     "replace the template text, or write `N/A` with the reason",
				Related:  blanks,
				Unfilled: max(1, len(blanks)),
			})
		case postmortem.NotApplicable:
			if strict {
				pass.Report(lint.Diagnostic{
					Span:    s.Span,
					Message: fmt.Sprintf("%q says only that there is nothing", s.Title),
					Help:    "add the reason: `N/A - no rollback was possible`",
				})
			}
		}
	}
}

// A holding is what a section holds that is to have a text of its own.
type holding struct {
	section *postmortem.Section
	content postmortem.Content
}

// holdingsKey is that under which the rule and its places share the holdings.
type holdingsKey struct{}

// holdings returns what the sections of a document hold, in source order.
func holdings(pass *lint.Pass) []holding {
	return lint.Share(pass, holdingsKey{}, func() []holding {
		out := make([]holding, 0, len(pass.Doc.Sections))
		for i, s := range pass.Doc.Sections {
			if isOfInterest(pass, i) {
				out = append(out, holding{s, pass.Content(s)})
			}
		}
		return out
	})
}

// isOfInterest reports whether the i-th section is to have a text of its own.
func isOfInterest(pass *lint.Pass, i int) bool {
	s := pass.Doc.Sections[i]
	switch {
	case s.Span == pass.Doc.Title.Span, s.Title == "", len(s.Children) > 0:
		return false
	case s.Form != postmortem.HeadingSection && len(s.Kinds) == 0:
		return false
	}
	return !continues(pass.Doc.Sections, i) && !pass.Leftovers().InGuide(s.Span)
}

// ownsPrompts returns the sections that hold nothing but template text.
func ownsPrompts(pass *lint.Pass) []source.Span {
	var out []source.Span
	for _, x := range holdings(pass) {
		if x.content == postmortem.Prompts {
			out = append(out, x.section.Span.Cover(x.section.Body))
		}
	}
	return out
}

// blanksIn returns the places to fill in of a section.
func blanksIn(pass *lint.Pass, s *postmortem.Section) []lint.Related {
	blanks := pass.Leftovers().Blanks
	i := sort.Search(len(blanks), func(i int) bool { return blanks[i].Span.Start >= s.Span.Start })
	var out []lint.Related
	for ; i < len(blanks) && blanks[i].Span.Start < s.Body.End; i++ {
		out = append(out, lint.Related{Span: blanks[i].Span, Message: "to fill in"})
	}
	return out
}

// continues reports whether the section's content stands under the headings that
// follow at its own level: "## Lessons learned" before "## What went well".
func continues(sections []*postmortem.Section, i int) bool {
	s := sections[i]
	if !s.Is(postmortem.LessonsLearned) || i+1 == len(sections) {
		return false
	}
	next := sections[i+1]
	return next.Is(postmortem.WentWell) || next.Is(postmortem.WentWrong) || next.Is(postmortem.GotLucky)
}
