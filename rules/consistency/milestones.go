package consistency

import (
	_ "embed"
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

//go:embed milestones.md
var milestonesDoc string

// Milestones reports times to detect, investigate, mitigate and resolve that the
// timeline does not yield, and named moments that are not those of its rows.
func Milestones() *lint.Rule {
	return &lint.Rule{ID: "consistency/milestones", Doc: milestonesDoc, Severity: lint.Warning,
		New: func() lint.Checker { return &milestones{} }}
}

type milestones struct {
	// FromDetection accepts a time to resolve that is counted from the detection,
	// where the template prescribes the form too.
	FromDetection bool `yaml:"from-detection"`
}

func (r *milestones) Check(pass *lint.Pass) {
	t := pass.Times()
	var found []*wrong
	for _, s := range t.Stated {
		if !isMilestone(s) {
			continue
		}
		how := readingOf(s.Key, false)
		if r.FromDetection || !pass.Profile.Prescribes() || !isRead(t, how) {
			how = readingOf(s.Key, true)
		}
		if w := judge(pass, s, how); w != nil {
			found = append(found, w)
		}
	}
	report(pass, found)
	r.resolve(pass)
	r.named(pass)
}

// isMilestone reports whether a length is one that this rule judges. How long the
// detection and the response took is judged by consistency/detection where they are
// stated among the incident's details.
func isMilestone(s *postmortem.StatedSpan) bool {
	switch s.Key {
	case postmortem.FieldTimeToInvestigate, postmortem.FieldTimeToMitigate, postmortem.FieldTimeToResolve:
		return true
	case postmortem.FieldTimeToDetect:
		return !isDetail(s)
	}
	return false
}

// isDetail reports whether a length stands in a section on detection or response.
func isDetail(s *postmortem.StatedSpan) bool {
	return s.Field.Section.Within(postmortem.Detection) || s.Field.Section.Within(postmortem.Response)
}

// resolve compares the times to resolve, and the document's duration, with each other
// where no clock can tell which is right.
func (r *milestones) resolve(pass *lint.Pass) {
	t := pass.Times()
	if len(t.Moments) > 0 || pass.Doc.SeveralIncidents || !pass.Profile.Prescribes() {
		return
	}
	var whole *postmortem.StatedSpan
	for _, s := range t.Stated {
		switch {
		case s.Partial || len(s.Others) > 0:
		case s.Key == postmortem.FieldDuration && !s.Field.Section.Within(postmortem.Impact), s.Key == postmortem.FieldTimeToResolve:
			if whole == nil {
				whole = s
				continue
			}
			off := max(whole.Seconds-s.Seconds, s.Seconds-whole.Seconds)
			if off <= max(whole.Tolerance(), s.Tolerance()) {
				continue
			}
			pass.Report(lint.Diagnostic{Span: s.Span,
				Message: fmt.Sprintf("%s: stated %s, but %s is %s", s.Field.Label, s.Print(s.Seconds), whole.Field.Label, s.Print(whole.Seconds)),
				Help:    "correct the length of time that is wrong",
				Related: []lint.Related{{Span: whole.Span, Message: "the other length of time"}}})
			return
		}
	}
}

// named compares moments that are stated beside their names with the row of the
// timeline that tells of the same, those that have the same row as one finding.
func (r *milestones) named(pass *lint.Pass) {
	t := pass.Times()
	if t.Unsure || pass.Doc.SeveralIncidents {
		return
	}
	var found []lint.Diagnostic
	byRow := map[*postmortem.Moment]int{}
	for _, m := range t.Moments {
		// An end that a field of its own states is judged by consistency/duration-timeline.
		if !m.Named || m.Class != postmortem.Restored || m.Entry == nil {
			continue
		}
		row := rowOf(t, m)
		if row == nil {
			continue
		}
		if at, seen := byRow[row]; seen {
			found[at].Related = append(found[at].Related, lint.Related{Span: m.Span, Message: m.Entry.Event.Text + " as well"})
			continue
		}
		byRow[row] = len(found)
		found = append(found, lint.Diagnostic{Span: m.Span,
			Message: fmt.Sprintf("%s: stated %s, but the row that says so is at %s", m.Entry.Event.Text, clock(m, row), place(pass, row, m)),
			Help:    "correct the time that is wrong",
			Related: []lint.Related{{Span: row.Span, Message: "the timeline's row"}}})
	}
	for _, d := range found {
		pass.Report(d)
	}
}

// rowOf returns the only row that tells of a named moment; nil where it has the same
// time, or another row of its class or at its time may be meant.
func rowOf(t *postmortem.Times, m *postmortem.Moment) *postmortem.Moment {
	var row *postmortem.Moment
	for _, o := range t.Moments {
		if o.Entry == nil || o.Named {
			continue
		}
		if t.Apart(m, o) <= 60+m.Slack+o.Slack {
			return nil
		}
		if o.Class == m.Class {
			if row != nil && t.Apart(row, o) > 60 {
				return nil
			}
			row = o
		}
	}
	return row
}
