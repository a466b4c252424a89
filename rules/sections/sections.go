// Package sections holds the rules about a post-mortem's sections.
package sections

import "github.com/pmlint/pmlint/lint"

// Rules returns the group's rules.
func Rules() []*lint.Rule {
	return []*lint.Rule{Required(), Empty()}
}
