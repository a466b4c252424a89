// Package review holds the rules about how a post-mortem was discussed, reviewed and
// approved.
package review

import "github.com/pmlint/pmlint/lint"

// Rules returns the group's rules.
func Rules() []*lint.Rule {
	return []*lint.Rule{Meeting(), Approvals(), Feedback()}
}
