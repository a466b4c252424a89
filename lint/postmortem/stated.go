package postmortem

import (
	"strings"

	"github.com/pmlint/pmlint/lint/source"
)

// A StatedDuration is a span of time under a label.
type StatedDuration struct {
	Label string
	Span  source.Span
	Duration
}

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
