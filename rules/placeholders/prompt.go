package placeholders

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

//go:embed prompt.md
var promptDoc string

// Prompt reports sentences in which the template speaks to the author.
func Prompt() *lint.Rule {
	return &lint.Rule{ID: "placeholders/prompt", Doc: promptDoc, Severity: lint.Error, Loose: lint.Warning,
		New: func() lint.Checker { return &prompt{} }}
}

type prompt struct{}

func (r *prompt) Check(pass *lint.Pass) {
	var sections []*postmortem.Section
	bySection := map[*postmortem.Section][]source.Span{}
	for _, b := range pass.Leftovers().Prompts {
		span := b.Text.Span(0, len(b.Text.Plain))
		if pass.Owned(span) {
			continue
		}
		s := pass.Doc.SectionAt(span)
		if bySection[s] == nil {
			sections = append(sections, s)
		}
		bySection[s] = append(bySection[s], span)
	}
	for _, s := range sections {
		spans := bySection[s]
		pass.Report(lint.Diagnostic{Span: spans[0], Unfilled: len(spans), Related: lint.Also(spans, "also the template's"),
			Message: fmt.Sprintf("the template's instruction is left: %q", shortened(pass.Doc.File.Slice(spans[0]))),
			Help:    "delete it, and write what it asks for"})
	}
}

// shortened returns a text in one line of at most 60 characters, cut at a word.
func shortened(text string) string {
	const most = 60
	text = postmortem.OneLine(text)
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	cut := string(runes[:most])
	if i := strings.LastIndexByte(cut, ' '); i > 0 {
		cut = cut[:i]
	}
	return cut + " ..."
}
