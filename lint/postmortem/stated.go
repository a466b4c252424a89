package postmortem

import "strings"

// Durations returns the spans of time that the document states as values of its
// fields. "10:30" is one only where the field is about a duration. They are found
// anew at each call.
func (d *Document) Durations() []StatedDuration {
	var out []StatedDuration
	for _, f := range d.Fields {
		if x, ok := f.Duration(); ok {
			out = append(out, StatedDuration{Label: f.Label, Span: f.Value.Span, Duration: x})
		}
	}
	return out
}

// Duration returns the span of time that is the field's value, if it is one. 9h05 is the time
// of day where the field is about a moment.
func (f *Field) Duration() (Duration, bool) {
	if f.Value.State != Filled || isMomentKey(f.Key) || len(f.Value.Text) > maxKeyLength || !hasDigit(f.Value.Text) {
		return Duration{}, false
	}
	x, ok := ParseDuration(strings.TrimSpace(f.Value.Text))
	if f.Key == FieldDuration && !ok {
		x, _, _, ok = FindDuration(f.Value.Text)
	}
	return x, ok && (!x.Clock || f.Key == FieldDuration)
}

// FieldLabelled returns the first field whose label is name, as NormalizeTitle makes
// it, that stands outside all sections of a canonical kind, else the first anywhere,
// else nil.
func (d *Document) FieldLabelled(name string) *Field {
	return d.firstOwn(func(f *Field) bool { return len(f.Label) <= maxKeyLength && f.Name() == name })
}

// StampOf returns the time or date that begins a value. It is not ok where there is
// none, or where it is not filled in, cannot be, is approximate, or can be read as
// another day.
func (d *Document) StampOf(value string) (Stamp, bool) {
	if len(value) > longestDated {
		return Stamp{}, false
	}
	s, n := scanStamp(value, d.Words, false)
	ok := n > 0 && s.State == Filled && s.Fault != Impossible && !s.Approximate
	return s, ok && (!s.ambiguous || s.Date.Month == s.Date.Day || d.order != unknownOrder)
}

func hasDigit(s string) bool {
	for i := range len(s) {
		if isDigit(s[i]) {
			return true
		}
	}
	return false
}
