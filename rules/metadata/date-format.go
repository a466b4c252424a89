package metadata

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

//go:embed date-format.md
var dateFormatDoc string

// DateFormat reports dates that are not filled in, do not exist, can be read in two
// ways, or are not in the form of the template.
func DateFormat() *lint.Rule {
	return &lint.Rule{ID: "metadata/date-format", Doc: dateFormatDoc, Severity: lint.Error, Loose: lint.Warning,
		New: func() lint.Checker { return &dateFormat{} }}
}

type dateFormat struct{}

func (r *dateFormat) Check(pass *lint.Pass) {
	form := pass.Profile != nil && pass.Profile.Form
	for _, f := range pass.Doc.Fields {
		// Times in a timeline are its own rules' business.
		if isDateKey(f.Key) && !f.Section.Within(postmortem.TimelineSection) && !f.Section.Within(postmortem.ActionItems) {
			r.field(pass, f, form)
		}
	}
	if !form || !pass.Profile.Action.Due {
		return
	}
	for _, a := range pass.Doc.Actions {
		if a.Due.State == postmortem.Filled {
			r.date(pass, "due date", a.Due, form)
		}
	}
}

func (r *dateFormat) field(pass *lint.Pass, f *postmortem.Field, form bool) {
	switch f.Value.State {
	case postmortem.Absent:
		if form && asks(pass, f.Key) && isDay(f.Key) {
			pass.Report(lint.Diagnostic{Span: place(f), Message: fmt.Sprintf("the date %q is empty", f.Label), Help: "write it as YYYY-MM-DD"})
		}
	case postmortem.Placeholder:
		r.unfilled(pass, f.Label, f.Value)
	default:
		if r.date(pass, f.Label, f.Value, form) || !form || !isDay(f.Key) || !asks(pass, f.Key) {
			return
		}
		pass.Report(lint.Diagnostic{Span: f.Value.Span, Message: fmt.Sprintf("%s: %q is no date", f.Label, f.Value.Text), Help: "write it as YYYY-MM-DD"})
	}
}

func (r *dateFormat) unfilled(pass *lint.Pass, label string, v postmortem.Value) {
	pass.Report(lint.Diagnostic{Span: v.Span, Message: fmt.Sprintf("%s: the date is not filled in: %q", label, v.Text), Help: "write it as YYYY-MM-DD"})
}

// date judges the first date in a value, and reports whether there is one.
func (r *dateFormat) date(pass *lint.Pass, label string, v postmortem.Value, form bool) bool {
	w, ok := pass.Doc.WrittenDate(v.Text)
	if !ok {
		return false
	}
	text := v.Text[w.Start:w.End]
	d := lint.Diagnostic{Span: v.Span, Help: "write it as YYYY-MM-DD"}
	exact := pass.Doc.File.Slice(v.Span) == v.Text
	if exact {
		d.Span = source.Span{Start: v.Span.Start + w.Start, End: v.Span.Start + w.End}
	}
	switch {
	case w.State == postmortem.Placeholder:
		r.unfilled(pass, label, v)
		return true
	case w.State == postmortem.Unparsable:
		d.Message = fmt.Sprintf("%s: %q is no day of the calendar", label, text)
		d.Help = "correct the date"
	case w.Ambiguous:
		d.Message = fmt.Sprintf("%s: %q can be read as two days", label, text)
	case form && !w.ISO:
		d.Message = fmt.Sprintf("%s: %q is not written YYYY-MM-DD", label, text)
		if day, ok := isoOf(v.Text, w); ok && exact {
			d.Help = fmt.Sprintf("write `%s`", day)
			d.Fixes = []lint.Fix{{Message: "write the date as " + day, Safe: w.Named, Edits: []lint.Edit{{Span: d.Span, New: day}}}}
		}
	default:
		return true
	}
	pass.Report(d)
	return true
}

// isoOf returns the date as YYYY-MM-DD where it can be put in place of the written
// one: one full date begins the value, and nothing but a time follows.
func isoOf(value string, w postmortem.WrittenDate) (string, bool) {
	if !w.Full() || w.Start > 0 {
		return "", false
	}
	numbers := strings.FieldsFunc(value[:w.End], func(r rune) bool { return r < '0' || r > '9' })
	if w.Named && len(numbers) != 2 { // January 14-19, 2026
		return "", false
	}
	rest := strings.TrimLeft(value[w.End:], ", ")
	if rest != "" && (len(rest) < 5 || strings.Trim(rest, "0123456789: UTCZ") != "" || rest[2] != ':') {
		return "", false
	}
	return w.String(), true
}

// isDateKey reports whether a field's value is, or begins with, a date.
func isDateKey(key postmortem.FieldKey) bool {
	switch key {
	case postmortem.FieldStart, postmortem.FieldEnd, postmortem.FieldDetected:
		return true
	}
	return isDay(key)
}

// isDay reports whether a field's value is a date, and not perhaps a time alone.
func isDay(key postmortem.FieldKey) bool {
	switch key {
	case postmortem.FieldDate, postmortem.FieldCreated, postmortem.FieldUpdated:
		return true
	}
	return false
}
