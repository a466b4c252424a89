package lsp

import "github.com/pmlint/pmlint/lint"

// diagnostics returns the findings that the user is to see. It is never nil: an empty
// list takes away what the editor shows.
func (v *view) diagnostics() []diagnostic {
	out := make([]diagnostic, 0, len(v.shown))
	for i := range v.shown {
		out = append(out, v.diagnostic(&v.shown[i]))
	}
	return out
}

func (v *view) diagnostic(d *lint.Diagnostic) diagnostic {
	out := diagnostic{Range: v.pos.of(d.Span), Severity: severityOf(d.Severity), Code: d.Rule, Source: "pmlint",
		Message: v.visible(d.Message)}
	if d.Help != "" {
		out.Message += "\nhelp: " + v.visible(d.Help)
	}
	if rule := v.catalogue[d.Rule]; rule != nil && rule.URL != "" {
		out.CodeDescription = &codeDescription{rule.URL}
	}
	for _, r := range d.Related {
		out.RelatedInformation = append(out.RelatedInformation,
			relatedInformation{location{v.uri, v.pos.of(r.Span)}, v.visible(r.Message)})
	}
	return out
}

func severityOf(s lint.Severity) int {
	switch s {
	case lint.Error:
		return severityError
	case lint.Warning:
		return severityWarning
	}
	return severityInformation
}
