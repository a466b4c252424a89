package timeline

import (
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

// causes reports moments that stand, by their times and their places alike, before
// what has to come first. Where the rows stand in the wrong order as well,
// timeline/order has said so. Of several entries of a class the most favourable
// counts.
func (r *milestones) causes(pass *lint.Pass, rows []row) {
	began := first(rows, postmortem.Began)
	if began == nil {
		return
	}
	if detected := last(rows, postmortem.Detected); r.cause(pass, detected, began) {
		return
	}
	// What stands above the beginning leads up to the incident.
	since := rows[began.at:]
	detected := first(since, postmortem.Detected)
	for _, class := range [...]postmortem.RowClass{postmortem.Identified, postmortem.Mitigated} {
		if effect := last(since, class); effect != nil && !noticed(pass, rows[:effect.at]) && r.cause(pass, effect, detected) {
			break
		}
	}
	// A fix may follow when all is well again. Only what the template calls the
	// mitigation has to come before.
	mitigated := first(since, postmortem.Mitigated)
	if mitigated != nil && isTemplates(pass, mitigated) {
		r.cause(pass, last(since, postmortem.Restored), mitigated)
	}
}

// cause reports an effect that is earlier than its cause and stands above it, and
// whether there is one. Either may be nil.
func (r *milestones) cause(pass *lint.Pass, effect, cause *row) bool {
	if effect == nil || cause == nil || effect.at > cause.at || effect.Entry.CompareTo(cause.Entry) >= 0 {
		return false
	}
	pass.Report(lint.Diagnostic{
		Span:    effect.Stamp.Span,
		Message: fmt.Sprintf("%s at %s, before %s at %s", past(effect.class), at(effect.Entry), past(cause.class), at(cause.Entry)),
		Help:    "correct the time that is wrong, or the words of the event",
		Related: []lint.Related{{Span: cause.Stamp.Span, Message: "what has to come first"}},
	})
	return true
}

// past says of a class what happened.
func past(c postmortem.RowClass) string {
	switch c {
	case postmortem.Began:
		return "the incident began"
	case postmortem.Identified:
		return "the cause was identified"
	case postmortem.Restored:
		return "the service was restored"
	}
	return "the incident was " + string(c)
}

// noticed reports whether an entry shows that somebody knew of the incident, though
// none says that it was detected.
func noticed(pass *lint.Pass, rows []row) bool {
	for _, r := range rows {
		switch r.class {
		case postmortem.Acknowledged, postmortem.Investigation:
			return true
		}
		if pass.Doc.Words.MayTell(postmortem.Detected, r.Event.Text) {
			return true
		}
	}
	return false
}

// isTemplates reports whether an event begins with the words that the template has
// for its moment.
func isTemplates(pass *lint.Pass, r *row) bool {
	if pass.Profile == nil {
		return false
	}
	m := pass.Profile.Moment(r.class)
	return m != nil && len(r.Event.Text) >= len(m.Event) && strings.EqualFold(r.Event.Text[:len(m.Event)], m.Event)
}
