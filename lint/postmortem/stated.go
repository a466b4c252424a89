package postmortem

import "strings"

// Durations returns the spans of time that the document states as values of its
// fields. "10:30" is one only where the field is about a duration. They are found
// anew at each call.
func (d *Document) Durations() []StatedDuration {
	var out []StatedDuration
	for _, f := range d.Fields {
		if f.Value.State != Filled || f.Form == FrontMatterField || len(f.Value.Text) > maxKeyLength || !hasDigit(f.Value.Text) {
			continue
		}
		x, ok := ParseDuration(strings.TrimSpace(f.Value.Text))
		if f.Key == FieldDuration && !ok {
			x, _, _, ok = FindDuration(f.Value.Text)
		}
		if ok && (!x.Clock || f.Key == FieldDuration) {
			out = append(out, StatedDuration{Label: f.Label, Span: f.Value.Span, Duration: x})
		}
	}
	return out
}

func hasDigit(s string) bool {
	for i := range len(s) {
		if isDigit(s[i]) {
			return true
		}
	}
	return false
}
