// Package placeholders holds the rules about what a template left in a document, as
// far as no other rule answers for the value.
package placeholders

import (
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/source"
)

// Rules returns the group's rules.
func Rules() []*lint.Rule {
	return []*lint.Rule{TemplateText(), OptionList(), Prompt(), TemplateNotes(), Generic(), BracketsLeft()}
}

// also makes related places of all spans but the first.
func also(spans []source.Span, message string) []lint.Related {
	var out []lint.Related
	for _, s := range spans[1:] {
		out = append(out, lint.Related{Span: s, Message: message})
	}
	return out
}
