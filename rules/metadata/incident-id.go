package metadata

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

//go:embed incident-id.md
var incidentIDDoc string

// IncidentID reports an incident ID that is not filled in or not in the form of
// the template.
func IncidentID() *lint.Rule {
	return &lint.Rule{ID: "metadata/incident-id", Doc: incidentIDDoc, Severity: lint.Error, Loose: lint.Warning,
		New: func() lint.Checker { return &incidentID{} }, Owns: ownsID}
}

type incidentID struct{}

// ownsID returns the value of the field with the incident's ID.
func ownsID(pass *lint.Pass) []source.Span {
	return postmortem.ValueSpans(pass.Doc.Field(postmortem.FieldID))
}

func (r *incidentID) Check(pass *lint.Pass) {
	field := pass.Doc.Field(postmortem.FieldID)
	if field == nil {
		return
	}
	form := ""
	if pass.Profile != nil {
		form = pass.Profile.IDForm
	}
	switch field.Value.State {
	case postmortem.Placeholder:
		pass.Report(lint.Diagnostic{
			Span:    field.Value.Span,
			Message: fmt.Sprintf("the incident ID is not filled in: %q", field.Value.Text),
			Help:    "write the incident's own ID" + like(form), Unfilled: 1,
		})
	case postmortem.Filled:
		r.filled(pass, field, form)
	}
}

func (r *incidentID) filled(pass *lint.Pass, field *postmortem.Field, form string) {
	id := field.Value.Text
	if form == "" {
		// Without a template only an ID that carries a day can be judged.
		if day := impossibleDay(id); day != "" {
			reportNoDay(pass, field, day)
		}
		return
	}
	switch problem := matchForm(id, form); problem {
	case "":
	case mismatch:
		d := lint.Diagnostic{
			Span:    field.Value.Span,
			Message: fmt.Sprintf("the incident ID %q is not of the form %s", id, form),
			Help:    "write the ID" + like(form),
		}
		fixed := strings.ToUpper(strings.ReplaceAll(id, "_", "-"))
		if fixed != id && matchForm(fixed, form) == "" {
			d.Help = fmt.Sprintf("write `%s`", fixed)
			d.Fixes = []lint.Fix{{Message: fmt.Sprintf("write the ID as %s", fixed), Safe: true,
				Edits: []lint.Edit{{Span: field.Value.Span, New: fixed}}}}
		}
		pass.Report(d)
	default:
		reportNoDay(pass, field, problem)
	}
}

// reportNoDay reports an ID with a day in it that does not exist.
func reportNoDay(pass *lint.Pass, field *postmortem.Field, day string) {
	pass.Report(lint.Diagnostic{
		Span:    field.Value.Span,
		Message: fmt.Sprintf("the incident ID %q carries %s, which is no day of the calendar", field.Value.Text, day),
		Help:    "correct the date in the ID",
	})
}

func like(form string) string {
	if form == "" {
		return ""
	}
	return " in the form " + form
}
