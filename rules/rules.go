// Package rules lists the rules of pmlint. Each group has a folder, each rule a
// file of its name in it.
package rules

import (
	"slices"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/rules/actions"
	"github.com/pmlint/pmlint/rules/analysis"
	"github.com/pmlint/pmlint/rules/blameless"
	"github.com/pmlint/pmlint/rules/consistency"
	"github.com/pmlint/pmlint/rules/corpus"
	"github.com/pmlint/pmlint/rules/links"
	"github.com/pmlint/pmlint/rules/metadata"
	"github.com/pmlint/pmlint/rules/placeholders"
	"github.com/pmlint/pmlint/rules/review"
	"github.com/pmlint/pmlint/rules/safety"
	"github.com/pmlint/pmlint/rules/sections"
	"github.com/pmlint/pmlint/rules/timeline"
)

// All returns a fresh list of all rules, group by group.
func All() []*lint.Rule {
	all := slices.Concat(
		metadata.Rules(),
		sections.Rules(),
		placeholders.Rules(),
		timeline.Rules(),
		consistency.Rules(),
		actions.Rules(),
		analysis.Rules(),
		blameless.Rules(),
		review.Rules(),
		corpus.Rules(),
		links.Rules(),
		safety.Rules(),
	)
	for _, r := range all {
		r.URL = lint.PageURL(r.ID)
	}
	return all
}
