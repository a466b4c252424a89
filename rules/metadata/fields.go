package metadata

import (
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/profile"
)

// asked returns the field of a template that prescribes its form, for which one of
// the document stands, or nil.
func asked(pass *lint.Pass, f *postmortem.Field) *profile.Field {
	if !pass.Profile.Prescribes() {
		return nil
	}
	return pass.Profile.Field(f)
}

// isEmpty reports whether nothing is written for a field, behind its label or below.
func isEmpty(pass *lint.Pass, f *postmortem.Field) bool {
	return f.Value.State == postmortem.Absent && !pass.Doc.TextBelow(f)
}
