package review

import (
	_ "embed"
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

//go:embed feedback.md
var feedbackDoc string

// Feedback reports, in an approved document, what reviewers said and nobody has
// answered, and rows that do not say who said what.
func Feedback() *lint.Rule {
	return &lint.Rule{ID: "review/feedback", Doc: feedbackDoc, Severity: lint.Error, Loose: lint.Off,
		New: func() lint.Checker { return &feedback{} }, Owns: ownsFeedback}
}

type feedback struct{}

// ownsFeedback returns the cells of the table, once the document says that it is
// approved.
func ownsFeedback(pass *lint.Pass) []source.Span {
	if !pass.Status().IsApproved() {
		return nil
	}
	var out []source.Span
	for _, row := range pass.Doc.Feedback() {
		for _, v := range [...]postmortem.Value{row.Reviewer, row.Text, row.State} {
			if !v.Span.IsEmpty() {
				out = append(out, v.Span)
			}
		}
	}
	return out
}

func (r *feedback) Check(pass *lint.Pass) {
	if !pass.Status().IsApproved() {
		return
	}
	var left []source.Span
	for _, row := range pass.Doc.Feedback() {
		if isLeft(pass, row) {
			left = append(left, row.Span)
			continue
		}
		r.row(pass, row)
	}
	if len(left) > 0 {
		pass.Report(lint.Diagnostic{Span: left[0], Unfilled: len(left),
			Message: fmt.Sprintf("the document is %s, but the feedback %s the template has it", pass.Status(), rows(len(left))),
			Help:    "write what reviewers said and what became of it, or delete the row", Related: lint.Also(left, "not filled in")})
	}
}

// rows says how many rows are left.
func rows(n int) string {
	if n == 1 {
		return "has a row that is as"
	}
	return fmt.Sprintf("has %d rows that are as", n)
}

// isLeft reports whether nothing in a row is filled in. A row that is empty as a whole
// is none.
func isLeft(pass *lint.Pass, row postmortem.Feedback) bool {
	some := false
	for _, v := range [...]postmortem.Value{row.Reviewer, row.Text, row.State} {
		switch {
		case v.State == postmortem.Placeholder, v.State == postmortem.Filled && pass.Leftovers().Touches(v.Span):
			some = true
		case v.State == postmortem.Filled:
			return false
		}
	}
	return some
}

// row judges a row that somebody has filled in, at least in part; the first defect is
// reported.
func (r *feedback) row(pass *lint.Pass, row postmortem.Feedback) {
	if row.Reviewer.State == postmortem.Absent && row.Text.State == postmortem.Absent && row.State.State == postmortem.Absent {
		return
	}
	_, person := pass.Doc.Words.Persons(row.Reviewer.Text)
	d := lint.Diagnostic{Span: row.State.Span, Help: "answer the feedback and write Addressed, or say where it is followed up"}
	switch unfilled := func(v postmortem.Value) bool {
		return v.State == postmortem.Placeholder || v.State == postmortem.Filled && pass.Leftovers().Touches(v.Span)
	}; {
	case unfilled(row.Reviewer) || person == postmortem.Placeholder:
		d.Span, d.Message, d.Unfilled = row.Reviewer.Span, fmt.Sprintf("the reviewer is not filled in: %q", row.Reviewer.Text), 1
		d.Help = "name who said it: `@lena`"
	case row.Reviewer.State == postmortem.Absent && !row.Reviewer.Span.IsEmpty():
		d.Span, d.Message, d.Unfilled = row.Span, "the feedback names no reviewer", 1
		d.Help = "name who said it: `@lena`"
	case unfilled(row.Text):
		d.Span, d.Message, d.Unfilled = row.Text.Span, fmt.Sprintf("what the reviewer said is not filled in: %q", row.Text.Text), 1
		d.Help = "write what was said, or delete the row"
	case row.Text.State == postmortem.Absent && !row.Text.Span.IsEmpty():
		d.Span, d.Message, d.Unfilled = row.Span, "the row does not say what the reviewer said", 1
		d.Help = "write what was said, or delete the row"
	case unfilled(row.State):
		d.Message, d.Unfilled = fmt.Sprintf("what became of the feedback is not filled in: %q", row.State.Text), 1
	case row.State.State == postmortem.Filled && isPending(pass, row.State.Text):
		d.Message = fmt.Sprintf("the document is %s, but feedback is %q", pass.Status(), row.State.Text)
	default:
		return
	}
	pass.Report(d)
}

// isPending reports whether a state says that feedback is still to be dealt with.
func isPending(pass *lint.Pass, state string) bool {
	return pass.Doc.Words.Term(state) == postmortem.TermPending || pass.Doc.Words.IsOpen(state)
}
