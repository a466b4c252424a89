package consistency

import (
	_ "embed"
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

//go:embed duration-timeline.md
var durationTimelineDoc string

// DurationTimeline reports a stated beginning or end of the incident that is not the
// timeline's, and an impact that is said to last longer than the incident.
func DurationTimeline() *lint.Rule {
	return &lint.Rule{ID: "consistency/duration-timeline", Doc: durationTimelineDoc, Severity: lint.Warning,
		New: func() lint.Checker { return &durationTimeline{Tolerance: 5} }}
}

type durationTimeline struct {
	// Tolerance is by how many minutes a stated time may differ from the row's.
	Tolerance int `yaml:"tolerance"`
}

func (r *durationTimeline) Check(pass *lint.Pass) {
	t := pass.Times()
	if t.Unsure || pass.Doc.SeveralIncidents {
		return
	}
	for _, s := range t.Stated {
		if exceeds(pass, s) {
			own := header(t)
			from, to := endsOf(own.From, own.To)
			pass.Report(lint.Diagnostic{Span: s.Span,
				Message: fmt.Sprintf("stated %s, but the incident lasted %s, from %s to %s", s.Print(s.Seconds), s.Print(t.Elapsed(own.From, own.To)), from, to),
				Help:    "correct the duration of the impact, or say that a residual impact is meant",
				Related: both(own.From, own.To)})
		}
	}
	if own := header(t); own != nil && contradicts(own) {
		return // consistency/duration has said that one of its times is wrong
	}
	if r.backwards(pass) {
		return
	}
	for _, m := range t.Moments {
		if m.Field == nil || m.Entry != nil {
			continue
		}
		switch m.Class {
		case postmortem.Began:
			r.end(pass, m, "starts", "the incident began", postmortem.Began)
		case postmortem.Restored:
			r.end(pass, m, "ends", "the service was restored", postmortem.Restored)
		}
	}
}

// backwards reports an incident that, by the fields that state both ends with their dates,
// is over before it begins.
func (r *durationTimeline) backwards(pass *lint.Pass) bool {
	from, to := statedEnds(pass)
	if from == nil || from.Field == to.Field || !isDated(pass, from) || !isDated(pass, to) ||
		from.Zone.Name != to.Zone.Name && (!from.Zone.Known || !to.Zone.Known) ||
		of(to)-to.Zone.Offset*60+to.Slack >= of(from)-from.Zone.Offset*60-from.Slack {
		return false
	}
	start, end := endsOf(from, to)
	pass.Report(lint.Diagnostic{Span: to.Span,
		Message: fmt.Sprintf("the incident ends at %s, before it starts at %s", end, start),
		Help:    "correct the time that is wrong",
		Related: []lint.Related{{Span: from.Span, Message: "the beginning"}}})
	return true
}

// isDated reports whether a field states the day of its moment itself.
func isDated(pass *lint.Pass, m *postmortem.Moment) bool {
	w, ok := pass.Doc.WrittenDate(m.Field.Value.Text)
	return ok && w.State == postmortem.Filled && !w.Ambiguous
}

// end compares a stated beginning or end with the rows of its class. Several rows
// may tell of it, and one that has no class may too.
func (r *durationTimeline) end(pass *lint.Pass, m *postmortem.Moment, verb, what string, class postmortem.RowClass) {
	t := pass.Times()
	apart := t.Apart
	if claimsOf(pass).disputed() {
		apart = t.ApartByClock // which day is right is for consistency/incident-date and id-date
	}
	var row *postmortem.Moment
	for _, o := range t.Moments {
		if o.Entry == nil || o.Named {
			continue
		}
		near := apart(m, o) <= r.Tolerance*60+m.Slack+o.Slack
		if near && (o.Class == class || !pass.Profile.Prescribes() && isOver(class, o.Class) || o.Class == "" || class == postmortem.Restored && pass.Doc.Words.MayTell(class, o.Entry.Event.Text)) {
			return
		}
		if o.Class == class && (row == nil || apart(m, o) < apart(m, row)) {
			row = o
		}
	}
	if row == nil {
		return
	}
	pass.Report(lint.Diagnostic{Span: m.Span,
		Message: fmt.Sprintf("the incident %s at %s here, but %s at %s", verb, clock(m, nil), what, place(pass, row, m)),
		Help:    "correct the time that is wrong",
		Related: []lint.Related{{Span: row.Span, Message: "the timeline's time"}}})
}

// isOver reports whether a row of class is may tell of the end: an impact is over with
// the mitigation, and a watch that ends shows that it is.
func isOver(class, is postmortem.RowClass) bool {
	return class == postmortem.Restored && (is == postmortem.Mitigated || is == postmortem.Stable)
}

// header returns the document's own duration, if it states both ends.
func header(t *postmortem.Times) *postmortem.StatedSpan {
	for _, s := range t.Stated {
		if s.From != nil && s.From.Class == postmortem.Began {
			return s
		}
	}
	return nil
}

// exceeds reports whether a length is of an impact that outlasts the incident by more
// than ten percent.
func exceeds(pass *lint.Pass, s *postmortem.StatedSpan) bool {
	if s.Key != postmortem.FieldDuration || s.From != nil || !s.Field.Section.Within(postmortem.Impact) {
		return false
	}
	t := pass.Times()
	own := header(t)
	if own == nil || t.Unsure || s.Partial || len(s.Others) > 0 || contradicts(own) || pass.Doc.SeveralIncidents || pass.Doc.Words.IsResidual(s.Field.Value.Text) {
		return false
	}
	whole := t.Elapsed(own.From, own.To)
	return s.Seconds-s.Tolerance() > whole+whole/10
}
