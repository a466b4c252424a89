package review

import (
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

// resting reports whether the document is a draft, so that there is nothing to review.
func resting(pass *lint.Pass) bool { return pass.Status() == postmortem.Draft }

// isApproved reports whether the document says that it has been approved.
func isApproved(pass *lint.Pass) bool {
	return pass.Status() == postmortem.Approved || pass.Status() == postmortem.Archived
}

// place is where a finding about a field's value points: its label where there is no
// value.
func place(f *postmortem.Field) source.Span {
	if f.Value.State == postmortem.Absent || f.Value.Span.IsEmpty() {
		return f.LabelSpan
	}
	return f.Value.Span
}

// valuesOf returns the values of fields; those that are nil, and those without a value,
// have none.
func valuesOf(fields ...*postmortem.Field) []source.Span {
	var out []source.Span
	for _, f := range fields {
		if f != nil && !f.Value.Span.IsEmpty() {
			out = append(out, f.Value.Span)
		}
	}
	return out
}
