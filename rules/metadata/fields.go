package metadata

import (
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/profile"
	"github.com/pmlint/pmlint/lint/source"
)

// template returns the fields that the template has for the document itself.
func template(pass *lint.Pass) []*profile.Field {
	if pass.Profile == nil {
		return nil
	}
	var out []*profile.Field
	for _, f := range pass.Profile.Fields {
		if f.Own {
			out = append(out, f)
		}
	}
	return out
}

// asks reports whether the template has a field with the key, wherever it stands.
func asks(pass *lint.Pass, key postmortem.FieldKey) bool {
	return pass.Profile.Asks(pass.Doc.Words, key)
}

// optionsOf returns the values that the template lists for its own fields with the
// key, in order; none where it lists none.
func optionsOf(pass *lint.Pass, key postmortem.FieldKey) []string {
	if pass.Profile == nil {
		return nil
	}
	return pass.Profile.OptionsOf(pass.Doc.Words, key)
}

// place is where a finding about a field's value points: to its label where there
// is no value.
func place(f *postmortem.Field) source.Span {
	if f.Value.State == postmortem.Absent || f.Value.Span.IsEmpty() {
		return f.LabelSpan
	}
	return f.Value.Span
}
