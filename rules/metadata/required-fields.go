package metadata

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/profile"
)

//go:embed required-fields.md
var requiredFieldsDoc string

// RequiredFields reports fields that the template has for the document itself and
// that are missing, empty or not filled in.
func RequiredFields() *lint.Rule {
	return &lint.Rule{ID: "metadata/required-fields", Doc: requiredFieldsDoc, Severity: lint.Error, Loose: lint.Off,
		New: func() lint.Checker { return &requiredFields{} }}
}

type requiredFields struct{}

func (r *requiredFields) Check(pass *lint.Pass) {
	wanted := template(pass)
	own := pass.Doc.OwnFields()
	var missing []string
	told := map[string]bool{}
	seen := map[*postmortem.Field]bool{}
	for _, want := range wanted {
		name := fieldName(pass, want.Label)
		if told[name] {
			continue
		}
		told[name] = true
		found := named(pass, own, name)
		if len(found) == 0 && !inSections(pass, wanted, name) {
			found = named(pass, pass.Doc.Fields, name)
		}
		if len(found) == 0 && !elsewhere(pass, name) {
			missing = append(missing, fmt.Sprintf("%q", want.Label))
		}
		for _, f := range found {
			if !seen[f] {
				seen[f] = true
				r.value(pass, f)
			}
		}
	}
	r.missing(pass, missing)
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
	switch f.Value.State {
	case postmortem.Absent:
		pass.Report(lint.Diagnostic{Span: place(f), Message: fmt.Sprintf("the field %q is empty", f.Label), Help: "fill it in"})
	case postmortem.Placeholder:
		pass.Report(lint.Diagnostic{Span: place(f), Message: fmt.Sprintf("the field %q is not filled in: %q", f.Label, f.Value.Text),
			Help: "replace the template text by the value"})
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
		return len(optionsOf(pass, postmortem.FieldStatus)) > 0
	}
	return isDateKey(f.Key)
}

// fieldName is what two labels share that stand for the same field.
func fieldName(pass *lint.Pass, label string) string {
	if key := pass.Doc.Words.Label(label); key != "" {
		return "key " + string(key)
	}
	return strings.ToLower(postmortem.NormalizeTitle(label))
}

func named(pass *lint.Pass, fields []*postmortem.Field, name string) []*postmortem.Field {
	var out []*postmortem.Field
	for _, f := range fields {
		// What a label means can depend on its value, as for an ID.
		if fieldName(pass, f.Label) == name || f.Key != "" && "key "+string(f.Key) == name {
			out = append(out, f)
		}
	}
	return out
}

// inSections reports whether the template has the label in its sections too, so
// that one there does not stand for the document's own.
func inSections(pass *lint.Pass, wanted []*profile.Field, name string) bool {
	own := map[*profile.Field]bool{}
	for _, f := range wanted {
		own[f] = true
	}
	for _, f := range pass.Profile.Fields {
		if !own[f] && fieldName(pass, f.Label) == name {
			return true
		}
	}
	return false
}

// elsewhere reports whether the document says without a field what one would: its
// title, and an ID in the title.
func elsewhere(pass *lint.Pass, name string) bool {
	switch name {
	case "key " + string(postmortem.FieldTitle):
		return pass.Doc.Title.State != postmortem.Absent
	case "key " + string(postmortem.FieldID):
		return pass.Doc.ID.State == postmortem.Filled
	}
	return false
}
