// Package placeholders holds the rules about what a template left in a document, as
// far as no other rule answers for the value.
package placeholders

import "github.com/pmlint/pmlint/lint"

// Rules returns the group's rules.
func Rules() []*lint.Rule {
	return []*lint.Rule{TemplateText(), OptionList(), Prompt(), TemplateNotes(), Generic(), BracketsLeft()}
}
