package consistency

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

//go:embed detection.md
var detectionDoc string

// Detection reports what a document says of its detection and the first response where
// it contradicts the timeline.
func Detection() *lint.Rule {
	return &lint.Rule{ID: "consistency/detection", Doc: detectionDoc, Severity: lint.Warning,
		New: func() lint.Checker { return &detection{Tolerance: 1} }}
}

type detection struct {
	// Tolerance is by how many minutes the detection time may differ from the row's.
	Tolerance int `yaml:"tolerance"`
}

func (r *detection) Check(pass *lint.Pass) {
	t := pass.Times()
	if t.Unsure || pass.Doc.SeveralIncidents {
		return
	}
	for _, m := range t.Moments {
		if m.Class == postmortem.Detected && m.Field != nil && m.Entry == nil {
			if !r.early(pass, m) {
				r.row(pass, m)
			}
		}
	}
	var found []*wrong
	for _, s := range t.Stated {
		var w *wrong
		switch {
		case s.Key == postmortem.FieldTimeToDetect && isDetail(s):
			w = judge(pass, s, readingOf(s.Key, false))
		case s.Key == postmortem.FieldTimeToRespond && s.Unit >= 60:
			w = r.response(pass, s)
		}
		if w != nil {
			found = append(found, w)
		}
	}
	for i := range t.Told {
		if w := toldLength(pass, &t.Told[i], postmortem.FieldTimeToDetect, postmortem.Detected); w != nil && len(w.Text) > len("5 min") {
			found = append(found, w)
		}
	}
	report(pass, found)
}

// early reports a detection that stands before all that is said to be the beginning.
func (r *detection) early(pass *lint.Pass, m *postmortem.Moment) bool {
	t := pass.Times()
	if !t.Dated {
		return false
	}
	var first *postmortem.Moment
	for _, o := range t.Of(postmortem.Began) {
		if t.Elapsed(m, o) <= r.Tolerance*60+m.Slack+o.Slack || m.Zone.Name != o.Zone.Name || isOtherDay(pass, m, o) {
			return false
		}
		if first == nil || t.Elapsed(o, first) > 0 {
			first = o
		}
	}
	if first == nil {
		return false
	}
	pass.Report(lint.Diagnostic{Span: m.Span,
		Message: fmt.Sprintf("the detection at %s is earlier than the beginning at %s", clock(m, nil), place(pass, first, m)),
		Help:    "correct the time that is wrong",
		Related: []lint.Related{{Span: first.Span, Message: "the beginning"}}})
	return true
}

// row compares the detection time with the rows that tell, or may tell, of the
// detection.
func (r *detection) row(pass *lint.Pass, m *postmortem.Moment) {
	t := pass.Times()
	var row *postmortem.Moment
	for _, o := range t.Moments {
		if o.Entry == nil || o.Named {
			continue
		}
		if t.Apart(m, o) <= r.Tolerance*60+m.Slack+o.Slack &&
			(o.Class == "" || o.Class == postmortem.Detected || pass.Doc.Words.MayTell(postmortem.Detected, o.Entry.Event.Text)) {
			return
		}
		if o.Class == postmortem.Detected && (row == nil || t.Apart(m, o) < t.Apart(m, row)) {
			row = o
		}
	}
	if row == nil || isOtherDay(pass, m, row) {
		return
	}
	pass.Report(lint.Diagnostic{Span: m.Span,
		Message: fmt.Sprintf("%s: stated %s, but the timeline tells of the detection at %s", m.Field.Label, clock(m, row), place(pass, row, m)),
		Help:    "correct the time that is wrong",
		Related: []lint.Related{{Span: row.Span, Message: "the timeline's time"}}})
}

// isOtherDay reports whether two moments have the same clock, and the day of the row is
// not its own but the document's, which another statement puts in doubt.
func isOtherDay(pass *lint.Pass, m, row *postmortem.Moment) bool {
	if m.Day == row.Day || !m.Day.Full() || row.Entry != nil && row.Entry.Stamp.Date.Month > 0 {
		return false
	}
	return claimsOf(pass).has(m.Day)
}

// response judges a time to respond: from the detection to the first row of the
// response, which may be that of the first responder.
func (r *detection) response(pass *lint.Pass, s *postmortem.StatedSpan) *wrong {
	t := pass.Times()
	how := readingOf(s.Key, false)
	if !pass.Profile.Prescribes() {
		how.from = append(how.from, postmortem.Began) // a time to acknowledge counts from either
	}
	from, to := t.Of(how.from...), t.Of(how.to...)
	if f := pass.Doc.Field(postmortem.FieldResponder); f != nil && f.Value.State == postmortem.Filled {
		for _, m := range t.Moments {
			if m.Entry != nil && m.Entry.Actor.State == postmortem.Filled && strings.EqualFold(m.Entry.Actor.Text, f.Value.Text) {
				to = append(to, m)
				break
			}
		}
	}
	return judgeBetween(pass, s, from, to, len(from) > 0 && len(to) > 0)
}
