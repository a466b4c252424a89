package sections

import (
	_ "embed"
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

//go:embed empty.md
var emptyDoc string

// Empty reports sections that hold nothing, or nothing but their prompt.
func Empty() *lint.Rule {
	return &lint.Rule{ID: "sections/empty", Doc: emptyDoc, Severity: lint.Error, Loose: lint.Warning,
		New: func() lint.Checker { return &empty{} }}
}

type empty struct{}

func (r *empty) Check(pass *lint.Pass) {
	strict := pass.Profile != nil && pass.Profile.Form
	for i, s := range pass.Doc.Sections {
		if s.Span == pass.Doc.Title.Span || s.Form != postmortem.HeadingSection && len(s.Kinds) == 0 {
			continue
		}
		if s.Title == "" || continues(pass.Doc.Sections, i) || len(s.Children) > 0 {
			continue
		}
		switch pass.Doc.Content(s) {
		case postmortem.Nothing:
			pass.Report(lint.Diagnostic{
				Span:    s.Span,
				Message: fmt.Sprintf("%q is empty", s.Title),
				Help:    "fill it in, or write `N/A` with the reason",
			})
		case postmortem.Prompts:
			pass.Report(lint.Diagnostic{
				Span:    s.Span,
				Message: fmt.Sprintf("%q holds only template text", s.Title),
				Help:    "replace the template text, or write `N/A` with the reason",
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
