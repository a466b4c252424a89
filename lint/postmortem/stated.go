package postmortem

import "strings"

// readDurations fills in the document's Durations: the spans of time that stand
// as values of fields. "10:30" is a duration only where the field is one.
func (d *Document) readDurations() {
	for _, f := range d.Fields {
		if f.Value.State != Filled || f.Form == FrontMatterField || len(f.Value.Text) > maxKeyLength {
			continue
		}
		if !strings.ContainsAny(f.Value.Text, "0123456789") {
			continue
		}
		x, ok := ParseDuration(strings.TrimSpace(f.Value.Text))
		if f.Key == FieldDuration && !ok {
			x, _, _, ok = FindDuration(f.Value.Text)
		}
		if ok && (!x.Clock || f.Key == FieldDuration) {
			d.Durations = append(d.Durations, StatedDuration{Label: f.Label, Span: f.Value.Span, Duration: x})
		}
	}
}

func hasDigit(s string) bool {
	for i := range len(s) {
		if isDigit(s[i]) {
			return true
		}
	}
	return false
}
