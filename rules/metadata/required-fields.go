package metadata

import (
	_ "embed"
	"fmt"
	"slices"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/profile"
	"github.com/pmlint/pmlint/lint/source"
)

//go:embed required-fields.md
var requiredFieldsDoc string

// RequiredFields reports fields that the template has for the document itself and
// that are missing, empty or not filled in.
func RequiredFields() *lint.Rule {
	return &lint.Rule{ID: "metadata/required-fields", Doc: requiredFieldsDoc, Severity: lint.Error, Loose: lint.Off,
		New: func() lint.Checker { return &requiredFields{} }, Owns: ownsRequired}
}

type requiredFields struct{}

func (r *requiredFields) Check(pass *lint.Pass) {
	found, missing := wantedFields(pass)
	for _, f := range found {
		r.value(pass, f)
	}
	r.missing(pass, missing)
}

// wantedFields returns the document's fields that stand for those of the template,
// and the labels that it lacks, quoted.
func wantedFields(pass *lint.Pass) (found []*postmortem.Field, missing []string) {
	own := pass.Profile.Group(pass.Doc.OwnFields())
	var all [][]*postmortem.Field
	for i, want := range pass.Profile.Wanted() {
		these := own[i]
		if len(these) == 0 && !inSections(pass, want.Name) {
			if all == nil {
				all = pass.Profile.Group(pass.Doc.Fields)
			}
			these = all[i]
		}
		if len(these) == 0 && !want.Optional && !elsewhere(pass, want.Name, postmortem.NormalizeTitle(want.Label)) {
			missing = append(missing, fmt.Sprintf("%q", want.Label))
		}
		found = append(found, these...)
	}
	return found, missing
}

// ownsRequired returns the unfilled values of the template's own fields.
func ownsRequired(pass *lint.Pass) []source.Span {
	found, _ := wantedFields(pass)
	return postmortem.ValueSpans(slices.DeleteFunc(found, func(f *postmortem.Field) bool { return f.Value.State != postmortem.Placeholder })...)
}

func (r *requiredFields) missing(pass *lint.Pass, labels []string) {
	if len(labels) == 0 {
		return
	}
	d := lint.Diagnostic{Span: pass.Doc.Title.Span, Help: "add a line for each, as the template has it: `**Label**: value`"}
	if pass.Doc.Title.State == postmortem.Absent {
		d.Span = pass.Doc.File.LineSpan(1)
	}
	if len(labels) == 1 {
		d.Message = fmt.Sprintf("there is no field %s", labels[0])
		d.Help = "add the line, as the template has it: `**Label**: value`"
	} else {
		d.Message = fmt.Sprintf("there are no fields %s", lint.OrList(labels))
	}
	pass.Report(d)
}

// value reports a field that is empty or not filled in, unless another rule does.
func (r *requiredFields) value(pass *lint.Pass, f *postmortem.Field) {
	if owned(pass, f) {
		return
	}
	switch {
	case isEmpty(pass, f):
		pass.Report(lint.Diagnostic{Span: f.Place(), Message: fmt.Sprintf("the field %q is empty", f.Label), Help: "fill it in", Unfilled: 1})
	case f.Value.State == postmortem.Placeholder:
		pass.Report(lint.Diagnostic{Span: f.Place(), Message: fmt.Sprintf("the field %q is not filled in: %q", f.Label, f.Value.Text),
			Help: "replace the template text by the value", Unfilled: 1})
	}
}

// owned reports whether another rule of the group speaks of the field's value.
func owned(pass *lint.Pass, f *postmortem.Field) bool {
	switch f.Key {
	case postmortem.FieldID:
		return f.Value.State != postmortem.Absent
	case postmortem.FieldSeverity, postmortem.FieldOwner, postmortem.FieldResponder, postmortem.FieldCommander:
		return true
	case postmortem.FieldStatus:
		return len(pass.Profile.OptionsOf(postmortem.FieldStatus)) > 0
	}
	return isDated(pass, f)
}

// inSections reports whether the template has the field in its sections too, so
// that one there does not stand for the document's own.
func inSections(pass *lint.Pass, name string) bool {
	return slices.ContainsFunc(pass.Profile.Fields, func(f *profile.Field) bool { return !f.Own && f.Name == name })
}

// elsewhere reports whether the document says without a field what one would: in a
// section with the label for its title, behind the label in bold, in its own title, or by an ID in that.
func elsewhere(pass *lint.Pass, name, plain string) bool {
	if slices.ContainsFunc(pass.Doc.Sections, func(s *postmortem.Section) bool { return s.Name != "" && s.Name == plain }) || pass.Doc.HasBoldLabel(plain) {
		return true
	}
	switch name {
	case profile.KeyName(postmortem.FieldTitle):
		return pass.Doc.Title.State != postmortem.Absent
	case profile.KeyName(postmortem.FieldID):
		return pass.Doc.ID.State == postmortem.Filled
	}
	return false
}
