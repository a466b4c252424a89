package review

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/profile"
	"github.com/pmlint/pmlint/lint/source"
)

//go:embed approvals.md
var approvalsDoc string

// Approvals reports an approved document that does not say by whom and when, one that
// was approved before the incident was over, and one that was published unapproved.
func Approvals() *lint.Rule {
	return &lint.Rule{ID: "review/approvals", Doc: approvalsDoc, Severity: lint.Error, Loose: lint.Off,
		New: func() lint.Checker { return &approvals{MinApprovers: 1} }, Owns: ownsApprovals}
}

type approvals struct {
	// MinApprovers is how many people have to have approved.
	MinApprovers int `yaml:"min-approvers"`
	// SelfApproval lets the document's owner approve it.
	SelfApproval bool `yaml:"self-approval"`
}

// signaturesOf returns the fields that name who reviewed and who approved.
func signaturesOf(pass *lint.Pass) []*postmortem.Field {
	var out []*postmortem.Field
	for _, f := range pass.Doc.Fields {
		if f.Key == postmortem.FieldReviewedBy || f.Key == postmortem.FieldApprovedBy {
			out = append(out, f)
		}
	}
	return out
}

// ownsApprovals returns their values, once the document says that it is approved. A
// date in one that is filled in is that of metadata/date-format.
func ownsApprovals(pass *lint.Pass) []source.Span {
	if !pass.Status().IsApproved() {
		return nil
	}
	return postmortem.ValueSpans(signaturesOf(pass)...)
}

func (r *approvals) Check(pass *lint.Pass) {
	if !pass.Status().IsApproved() {
		r.published(pass)
		return
	}
	approvers := map[string]bool{}
	var last *postmortem.Field
	complete := true
	for _, f := range signaturesOf(pass) {
		names, ok := r.signature(pass, f)
		complete = complete && ok
		if f.Key == postmortem.FieldApprovedBy {
			last = f
			for _, name := range names {
				approvers[strings.ToLower(name)] = true
			}
		}
	}
	r.missing(pass)
	if last == nil || !complete {
		return
	}
	if n := len(approvers); n < r.MinApprovers {
		pass.Report(lint.Diagnostic{Span: last.Place(), Message: fmt.Sprintf("%d approvers are asked for, and only %d named", r.MinApprovers, n),
			Help: "name the others who approved, with the dates"})
		return
	}
	r.self(pass, last, approvers)
}

// missing reports, of the signatures that the template has, those that the document
// has no field for.
func (r *approvals) missing(pass *lint.Pass) {
	var without []string
	for _, key := range [...]postmortem.FieldKey{postmortem.FieldReviewedBy, postmortem.FieldApprovedBy} {
		if pass.Profile.Asks(key) && pass.Doc.Field(key) == nil {
			without = append(without, map[postmortem.FieldKey]string{
				postmortem.FieldReviewedBy: "reviewed", postmortem.FieldApprovedBy: "approved"}[key])
		}
	}
	if len(without) == 0 || pass.Doc.Find(postmortem.Review) == nil {
		return // the section is missing, which sections/required says
	}
	pass.Report(lint.Diagnostic{Span: statusSpan(pass), Message: fmt.Sprintf("the document is %s, but nothing says who %s it", pass.Status(), strings.Join(without, " or ")),
		Help: "write who it was and when: `Approved By: @kofi - Date: 2026-03-10`"})
}

// statusSpan is where the document says that it is approved.
func statusSpan(pass *lint.Pass) source.Span {
	for _, f := range pass.Doc.OwnFields() {
		if f.Key == postmortem.FieldStatus && pass.Doc.Words.Status(f.Value.Text) == pass.Status() {
			return f.Value.Span
		}
	}
	return pass.Doc.Title.Span
}

// signature judges who reviewed or approved and when, and returns the names. It is not
// ok where it has reported something.
func (r *approvals) signature(pass *lint.Pass, f *postmortem.Field) (names []string, ok bool) {
	if f.Value.State == postmortem.Absent && (pass.Doc.TextBelow(f) || pass.Doc.GoesOn(f)) {
		return nil, false // in a form that is not read
	}
	d := lint.Diagnostic{Span: f.Place(), Help: "write who it was and when: `@kofi - Date: 2026-03-10`"}
	people, state := pass.Doc.Words.Persons(signer(f.Value.Text))
	for _, p := range people {
		if !p.Team {
			names = append(names, p.Name)
		}
	}
	w, dated := pass.Doc.WrittenDate(f.Value.Text)
	switch {
	case f.Value.State == postmortem.Absent:
		d.Message, d.Unfilled = fmt.Sprintf("the document is %s, but %s is empty", pass.Status(), f.Label), 1
	case f.Value.State == postmortem.Placeholder, state == postmortem.Placeholder:
		d.Message, d.Unfilled = fmt.Sprintf("the document is %s, but %s is not filled in: %q", pass.Status(), f.Label, f.Value.Text), 1
	case state == postmortem.Absent:
		d.Message = fmt.Sprintf("the document is %s, but %s names nobody: %q", pass.Status(), f.Label, f.Value.Text)
	case len(people) > 0 && len(names) == 0:
		d.Message = fmt.Sprintf("%s names a team: %q", f.Label, f.Value.Text)
		d.Help = "name the person who answers for it"
	case !dated && asksForDate(pass, f):
		if pass.Leftovers().Touches(f.Value.Span) {
			d.Unfilled = 1
		}
		d.Message = fmt.Sprintf("%s does not say when: %q", f.Label, f.Value.Text)
	default:
		return names, r.early(pass, f, w, dated)
	}
	pass.Report(d)
	return names, false
}

// signer returns the part of a signature that names people: what stands before the
// dash, comma or parenthesis of the date.
func signer(value string) string {
	value = postmortem.Head(value, " (", " on ")
	if at := strings.LastIndexByte(value, ','); at > 0 && strings.ContainsAny(value[at:], "0123456789") {
		value = value[:at]
	}
	return value
}

// asksForDate reports whether the template wants a date beside the name.
func asksForDate(pass *lint.Pass, f *postmortem.Field) bool {
	asked := pass.Profile.Field(f)
	return asked != nil && asked.Dates != profile.AnyDate
}

// early reports a signature from before the end of the incident; it is ok where there
// is none. A document that says when it was begun is left to consistency/dates.
func (r *approvals) early(pass *lint.Pass, f *postmortem.Field, w postmortem.WrittenDate, dated bool) bool {
	for _, own := range pass.Doc.OwnFields() {
		if own.Key == postmortem.FieldCreated && own.Value.State == postmortem.Filled {
			return true
		}
	}
	end, ended := pass.Doc.Ended(pass.Class)
	if !dated || !w.Certain() || !ended || w.Days() >= end.Day.Days() {
		return true
	}
	pass.Report(lint.Diagnostic{Span: f.Value.Span,
		Message: fmt.Sprintf("%s is of %s, before the incident ended on %s", f.Label, w.Date, end.Day),
		Help:    "correct the date that is wrong",
		Related: []lint.Related{{Span: end.Span, Message: "the end of the incident"}}})
	return false
}

// self reports, as a remark, a document that nobody but its owner approved.
func (r *approvals) self(pass *lint.Pass, f *postmortem.Field, approvers map[string]bool) {
	if r.SelfApproval || len(approvers) != 1 {
		return
	}
	for _, own := range pass.Doc.OwnFields() {
		if own.Key != postmortem.FieldOwner || own.Value.State != postmortem.Filled {
			continue
		}
		people, _ := pass.Doc.Words.Persons(own.Value.Text)
		if len(people) == 1 && approvers[strings.ToLower(people[0].Name)] {
			pass.Report(lint.Diagnostic{Span: f.Value.Span, Severity: lint.Info,
				Message: fmt.Sprintf("%s owns the document and approved it", people[0].Name),
				Help:    "let somebody else approve it too",
				Related: []lint.Related{{Span: own.Value.Span, Message: "the owner"}}})
			return
		}
	}
}

// published reports a document that is published before anybody has approved it.
func (r *approvals) published(pass *lint.Pass) {
	if pass.Status() == "" || !pass.Profile.Asks(postmortem.FieldApprovedBy) {
		return
	}
	for _, f := range pass.Doc.Fields {
		if f.Key != postmortem.FieldPublished || f.Value.State != postmortem.Filled || !pass.Doc.Words.ParseAnswer(f.Value.Text).Yes {
			continue
		}
		pass.Report(lint.Diagnostic{Span: f.Value.Span, Severity: lint.Warning,
			Message: fmt.Sprintf("%s is %q, but the document is not approved", f.Label, f.Value.Text),
			Help:    "set the status to Approved once it is, or write No"})
		return
	}
}
