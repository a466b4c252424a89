package profile

import (
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint/postmortem"
)

// A Moment is a milestone that a row of the template's timeline leaves to be given a
// time.
type Moment struct {
	Class postmortem.RowClass
	// Event is what the row calls it: "Incident began".
	Event string
}

// Moment returns the first of the template's moments of a class, or nil.
func (p *Profile) Moment(class postmortem.RowClass) *Moment {
	if p == nil {
		return nil
	}
	i := slices.IndexFunc(p.Moments, func(m *Moment) bool { return m.Class == class })
	if i < 0 {
		return nil
	}
	return p.Moments[i]
}

// readMoments collects the moments of the template's timelines. Rows with a time are
// examples.
func (r *reader) readMoments() {
	for _, tl := range r.doc.Timelines {
		for _, e := range tl.Entries {
			class := e.Class(r.doc.Words)
			if s := e.Stamp; !s.TwelveHour && s.Fault != postmortem.OtherForm && strings.Contains(s.Text, ":") && !r.left(e.Span.Start) {
				r.profile.Clocks = true
			}
			if e.Stamp.State == postmortem.Placeholder && class != "" && !r.left(e.Span.Start) {
				r.profile.Moments = append(r.profile.Moments, &Moment{class, e.Event.Text})
			}
		}
	}
}
