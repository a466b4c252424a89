// Package metadata holds the rules about what identifies an incident.
package metadata

import "github.com/pmlint/pmlint/lint"

// Rules returns the group's rules.
func Rules() []*lint.Rule {
	return []*lint.Rule{RequiredFields(), IncidentID(), DateFormat(), Severity(), Status(), Roles()}
}
