package metadata

import (
	_ "embed"
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/profile"
	"github.com/pmlint/pmlint/lint/source"
)

//go:embed date-format.md
var dateFormatDoc string

// DateFormat reports dates that are not filled in, do not exist, can be read in two
// ways, or are not in the form of the template.
func DateFormat() *lint.Rule {
	return &lint.Rule{ID: "metadata/date-format", Doc: dateFormatDoc, Severity: lint.Error, Loose: lint.Warning,
		New: func() lint.Checker { return &dateFormat{} }, Owns: ownsDates}
}

type dateFormat struct {
	// numeric are the findings whose fixes write dates anew that stand in digits alone.
	// What order of day and month one of them shows holds for the others, so that they are
	// written anew together.
	numeric []lint.Diagnostic
}

// A dateForm is how a date is to be written, and the help that says so.
type dateForm struct {
	style profile.DateStyle
	help  string
}

// plainDate is the form where nothing is asked for.
var plainDate = dateForm{help: "write it as YYYY-MM-DD"}

// dateFormOf returns the form that the template has for a field's date.
func dateFormOf(pass *lint.Pass, f *postmortem.Field) dateForm {
	if !pass.Profile.Prescribes() {
		return plainDate
	}
	form := dateForm{style: pass.Profile.DateStyle(f), help: plainDate.help}
	if own := pass.Profile.Field(f); own != nil && own.Dates == profile.LocalDate {
		form.help = fmt.Sprintf("write it in the form of the template: `%s`", own.Sample)
	}
	return form
}

func (r *dateFormat) Check(pass *lint.Pass) {
	defer r.reportNumeric(pass)
	for _, f := range datedFields(pass) {
		r.field(pass, f)
	}
	asks := pass.Profile.Prescribes()
	if asks && !pass.Profile.Action.Due {
		return
	}
	for _, a := range pass.Doc.Actions {
		switch {
		case asks && a.Due.State == postmortem.Filled:
			r.date(pass, "due date", a.Due, dateForm{pass.Profile.Dates, plainDate.help})
		case !asks && a.Due.State == postmortem.Unparsable && !pass.Owned(a.Due.Span):
			r.noDay(pass, a.Due)
		}
	}
}

// ownsDates returns the values of all date fields.
func ownsDates(pass *lint.Pass) []source.Span {
	var out []source.Span
	for _, f := range datedFields(pass) {
		out = append(out, f.Value.Span)
	}
	return out
}

type dated struct{}

// datedFields returns the document's fields that hold dates.
func datedFields(pass *lint.Pass) []*postmortem.Field {
	return lint.Share(pass, dated{}, func() (out []*postmortem.Field) {
		for _, f := range pass.Doc.Fields {
			if isDated(pass, f) {
				out = append(out, f)
			}
		}
		return out
	})
}

// isDated reports whether a field's value is, or begins with, a date: by its label,
// or since the template shows one there. Times in a timeline and due dates are their
// own rules' business.
func isDated(pass *lint.Pass, f *postmortem.Field) bool {
	shown := asked(pass, f)
	if !isDateKey(f.Key) && (shown == nil || shown.Dates == profile.AnyDate) {
		return false
	}
	if f.Section.Within(postmortem.TimelineSection) || f.Section.Within(postmortem.ActionItems) || pass.Doc.Words.IsPlaceholder(f.Label) {
		return false
	}
	return isDateKey(f.Key) || shown != nil && (shown.IsDate || shown.Dates != profile.AnyDate && f.Value.State == postmortem.Filled)
}

func (r *dateFormat) field(pass *lint.Pass, f *postmortem.Field) {
	form := dateFormOf(pass, f)
	shown := asked(pass, f)
	day := shown != nil && !isMoment(f.Key) && (shown.IsDate || shown.Dates == profile.AnyDate)
	state := f.Value.State
	if w, ok := pass.Doc.WrittenDate(f.Value.Text); ok && state == postmortem.Placeholder && w.State == postmortem.Filled {
		state = postmortem.Filled // [January 5, 2026]
	}
	switch state {
	case postmortem.Absent:
		if day && isEmpty(pass, f) {
			pass.Report(lint.Diagnostic{Span: f.Place(), Message: fmt.Sprintf("the date %q is empty", f.Label), Help: form.help, Unfilled: 1})
		}
	case postmortem.Placeholder:
		r.unfilled(pass, f.Label, f.Value, form)
	default:
		if !r.date(pass, f.Label, f.Value, form) && day && !pass.Doc.Words.IsNone(f.Value.Text) && !pass.Doc.Words.Declines(f.Value.Text) {
			pass.Report(lint.Diagnostic{Span: f.Value.Span, Message: fmt.Sprintf("%s: %q is no date", f.Label, f.Value.Text), Help: form.help})
		}
	}
}

func (r *dateFormat) unfilled(pass *lint.Pass, label string, v postmortem.Value, form dateForm) {
	pass.Report(lint.Diagnostic{Span: v.Span, Message: fmt.Sprintf("%s: the date is not filled in: %q", label, v.Text), Help: form.help, Unfilled: 1})
}

// date judges the first date in a value, and reports whether there is one.
func (r *dateFormat) date(pass *lint.Pass, label string, v postmortem.Value, form dateForm) bool {
	w, ok := pass.Doc.WrittenDate(v.Text)
	if !ok {
		return false
	}
	text := v.Text[w.Start:w.End]
	d := lint.Diagnostic{Span: v.Span, Help: form.help}
	exact := pass.Doc.File.Slice(v.Span) == v.Text
	if exact {
		d.Span = source.Span{Start: v.Span.Start + w.Start, End: v.Span.Start + w.End}
	}
	switch {
	case w.State == postmortem.Placeholder:
		r.unfilled(pass, label, v, form)
		return true
	case w.State == postmortem.Unparsable:
		d.Message = fmt.Sprintf("%s: %q is no day of the calendar", label, text)
		d.Help = "correct the date"
	case w.Ambiguous && form.style != profile.LocalDate:
		d.Message = fmt.Sprintf("%s: %q can be read as two days", label, text)
	case form.style == profile.ISODate && !w.ISO:
		d.Message = fmt.Sprintf("%s: %q is not written YYYY-MM-DD", label, text)
		if day, ok := w.Replacement(v.Text); ok && exact {
			d.Help = fmt.Sprintf("write `%s`", day)
			d.Fixes = []lint.Fix{{Message: "write the date as " + day, Safe: w.Named, Edits: []lint.Edit{{Span: d.Span, New: day}}}}
		}
	default:
		return true
	}
	if len(d.Fixes) > 0 && !w.Named {
		r.numeric = append(r.numeric, d)
		return true
	}
	pass.Report(d)
	return true
}

// noDay reports a due date that is written as one, but does not exist, where no rule asks
// for due dates.
func (r *dateFormat) noDay(pass *lint.Pass, due postmortem.Value) {
	if w, ok := pass.Doc.WrittenDate(due.Text); ok && w.State == postmortem.Unparsable {
		r.date(pass, "due date", due, plainDate)
	}
}

// reportNumeric reports the dates in digits, each with the fix for all.
func (r *dateFormat) reportNumeric(pass *lint.Pass) {
	var edits []lint.Edit
	for _, d := range r.numeric {
		edits = append(edits, d.Fixes[0].Edits...)
	}
	for _, d := range r.numeric {
		if len(r.numeric) > 1 {
			d.Fixes = []lint.Fix{{Message: "write all such dates as YYYY-MM-DD", Edits: edits}}
		}
		pass.Report(d)
	}
}

// isDateKey reports whether a label of that meaning asks for a date.
func isDateKey(key postmortem.FieldKey) bool {
	switch key {
	case postmortem.FieldDate, postmortem.FieldCreated, postmortem.FieldUpdated:
		return true
	}
	return isMoment(key)
}

// isMoment reports whether a field's value may be a time of day alone.
func isMoment(key postmortem.FieldKey) bool {
	switch key {
	case postmortem.FieldStart, postmortem.FieldEnd, postmortem.FieldDetected:
		return true
	}
	return false
}
