// Package analysis holds the rules about what a post-mortem found out: causes, factors,
// numbers and lessons.
package analysis

import "github.com/pmlint/pmlint/lint"

// Rules returns the group's rules.
func Rules() []*lint.Rule {
	return []*lint.Rule{ContributingFactors(), ImpactQuantified(), ShallowCause(), Lessons()}
}
