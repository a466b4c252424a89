// Package rules lists the rules of pmlint. Each group has a folder, each rule a
// file of its name in it.
package rules

import (
	"slices"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/rules/actions"
	"github.com/pmlint/pmlint/rules/metadata"
	"github.com/pmlint/pmlint/rules/placeholders"
	"github.com/pmlint/pmlint/rules/sections"
	"github.com/pmlint/pmlint/rules/timeline"
)

// All returns a fresh list of all rules, group by group.
func All() []*lint.Rule {
	all := slices.Concat(metadata.Rules(), sections.Rules(), placeholders.Rules(), timeline.Rules(), actions.Rules())
	for _, r := range all {
		r.URL = lint.PageURL(r.ID)
	}
	return all
}
