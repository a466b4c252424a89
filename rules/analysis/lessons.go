package analysis

import (
	_ "embed"
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

//go:embed lessons.md
var lessonsDoc string

// Lessons reports a summary that is too long to be one, and a document that tells what
// went well, and nothing else that there is to learn.
func Lessons() *lint.Rule {
	return &lint.Rule{ID: "analysis/lessons", Doc: lessonsDoc, Severity: lint.Warning, Loose: lint.Info,
		New: func() lint.Checker { return &lessons{MaxWords: 120} }}
}

type lessons struct {
	// MaxWords is how many words the summary may have, where the template prescribes
	// the form.
	MaxWords int `yaml:"max-words"`
}

func (r *lessons) Check(pass *lint.Pass) {
	if pass.Profile.Prescribes() {
		r.summary(pass)
	}
	r.balance(pass)
}

// summary reports a summary that is too long.
func (r *lessons) summary(pass *lint.Pass) {
	s := opening(pass.Doc)
	if s == nil || r.MaxWords <= 0 {
		return
	}
	if n := pass.Doc.WordsIn(s); n > r.MaxWords {
		pass.Report(lint.Diagnostic{Span: s.Span,
			Message: fmt.Sprintf("%q has %d words, more than %d", s.Title, n, r.MaxWords),
			Help:    "keep what somebody must know who reads nothing else; the sections below have room for the rest"})
	}
}

// opening returns the summary with which a document opens, or nil: further down a
// section of that kind is a description ("How did it happen?").
func opening(doc *postmortem.Document) *postmortem.Section {
	for _, s := range doc.Sections {
		if s.Form == postmortem.HeadingSection && len(s.Kinds) > 0 {
			if s.Is(postmortem.Summary) {
				return s
			}
			return nil
		}
	}
	return nil
}

// balance reports what went well, where nothing says what did not or what was learned.
// A template that asks for those has sections/required to speak of them.
func (r *lessons) balance(pass *lint.Pass) {
	well := pass.Doc.Find(postmortem.WentWell)
	if well == nil || pass.Content(well) != postmortem.Text {
		return
	}
	for _, s := range pass.Doc.Sections {
		learned := s.Is(postmortem.LessonsLearned) && (len(s.Blocks) > 0 || !s.Inline.IsBlank())
		if s.Is(postmortem.WentWrong) || s.Is(postmortem.GotLucky) || learned {
			return
		}
	}
	if pass.Profile != nil {
		for _, s := range pass.Profile.Sections {
			if s.Required && (s.Is(postmortem.WentWrong) || s.Is(postmortem.LessonsLearned)) {
				return
			}
		}
	}
	pass.Report(lint.Diagnostic{Span: well.Span,
		Message: fmt.Sprintf("%q tells what went well; nothing tells what did not, or what was learned", well.Title),
		Help:    "say what made detection or recovery slower than it need have been"})
}
