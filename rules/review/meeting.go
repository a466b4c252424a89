package review

import (
	_ "embed"
	"fmt"
	"slices"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

//go:embed meeting.md
var meetingDoc string

// Meeting reports a post-mortem that was written or discussed late, a meeting before
// the incident was over, and one of which nobody knows who was there or what was said.
func Meeting() *lint.Rule {
	return &lint.Rule{ID: "review/meeting", Doc: meetingDoc, Severity: lint.Error, Loose: lint.Off,
		New: func() lint.Checker { return &meeting{CreateHours: 24, MeetingHours: 72} }, Owns: ownsMeeting}
}

type meeting struct {
	// CreateHours is the time after the incident in which the document is begun, and
	// MeetingHours that in which it is discussed; 0 sets no limit.
	CreateHours  int `yaml:"create-hours"`
	MeetingHours int `yaml:"meeting-hours"`
	// BusinessDays leaves Saturdays and Sundays out of both.
	BusinessDays bool `yaml:"business-days"`
}

// A gathering is what a document says of its meeting.
type gathering struct {
	date, attendees, notes *postmortem.Field
}

// meetingOf returns the fields of the meeting: those in its section, and those whose
// labels speak of it wherever they stand.
func meetingOf(pass *lint.Pass) gathering {
	var g gathering
	for _, f := range pass.Doc.Fields {
		in := pass.Doc.TermOf(f.Section) == postmortem.TermMeeting
		switch {
		case in && f.Key == postmortem.FieldDate && g.date == nil:
			g.date = f
		case in && f.Key == postmortem.FieldAttendees && g.attendees == nil:
			g.attendees = f
		}
	}
	facts := pass.Facts()
	if g.date == nil {
		g.date = facts.One(postmortem.TermMeeting)
	}
	g.notes = facts.One(postmortem.TermMeetingNotes)
	return g
}

// ownsMeeting returns the places that the rule wants filled in; the date is that of
// metadata/date-format. In a draft the meeting is still to come.
func ownsMeeting(pass *lint.Pass) []source.Span {
	if resting(pass) {
		return nil
	}
	g := meetingOf(pass)
	return postmortem.ValueSpans(g.attendees, g.notes)
}

func (r *meeting) Check(pass *lint.Pass) {
	if resting(pass) {
		return
	}
	g := meetingOf(pass)
	end, ended := pass.Doc.Ended(pass.Class)
	if ended {
		r.created(pass, end)
	}
	if g.date != nil && g.date.Value.State == postmortem.Filled {
		if at, ok := instantOf(pass, g.date); ok && !inDoubt(pass, at, end, ended) {
			if ended {
				r.held(pass, g.date, at, end)
			}
			r.followUp(pass, g.date, at)
		}
	}
	r.attendees(pass, g.attendees)
	r.notes(pass, g.notes)
}

// report reports a finding at its own severity, or less: before the approval all is
// advice.
func report(pass *lint.Pass, d lint.Diagnostic) {
	if !pass.Status().IsApproved() && d.Severity != lint.Info {
		d.Severity = lint.Warning
	}
	pass.Report(d)
}

// created holds the day on which the document was begun against the end of the
// incident. Only days are known, so that the limit is counted in whole ones.
func (r *meeting) created(pass *lint.Pass, end postmortem.Instant) {
	if r.CreateHours <= 0 {
		return
	}
	f, created := ownDay(pass, postmortem.FieldCreated)
	_, updated := ownDay(pass, postmortem.FieldUpdated)
	if f == nil || updated.Full() && created.Days() > updated.Days() || isDayDisputed(pass) {
		return
	}
	days := r.between(end.Day, created)
	if limit := (r.CreateHours + 23) / 24; days > limit {
		report(pass, lint.Diagnostic{Span: f.Value.Span, Severity: lint.Warning,
			Message: fmt.Sprintf("the document was begun on %s, %d days after the incident ended on %s", created, days, end.Day),
			Help:    fmt.Sprintf("begin it within %s, while people remember", hours(r.CreateHours)),
			Related: []lint.Related{{Span: end.Span, Message: "the end of the incident"}}})
	}
}

// held holds the time of the meeting against the end of the incident.
func (r *meeting) held(pass *lint.Pass, f *postmortem.Field, at, end postmortem.Instant) {
	d := lint.Diagnostic{Span: f.Value.Span, Related: []lint.Related{{Span: end.Span, Message: "the end of the incident"}}}
	days := at.Day.Days() - end.Day.Days()
	minutes, exact := 0, at.HasClock && end.HasClock && at.Zone.Name == end.Zone.Name
	if exact {
		minutes = days*24*60 + at.Clock.Minutes() - end.Clock.Minutes()
	}
	late := r.between(end.Day, at.Day)
	switch limit := (r.MeetingHours + 23) / 24; {
	case days < 0 || exact && minutes < 0:
		d.Message = fmt.Sprintf("the meeting was on %s, before the incident ended on %s", at, end)
		d.Help = "correct the date of the meeting"
	case r.MeetingHours > 0 && (late > limit || exact && !r.BusinessDays && minutes > r.MeetingHours*60):
		d.Severity = lint.Warning
		d.Message = fmt.Sprintf("the meeting was on %s, %s after the incident ended on %s", at, after(late, minutes, exact && late <= limit), end)
		d.Help = fmt.Sprintf("meet within %s, while people remember", hours(r.MeetingHours))
	default:
		return
	}
	report(pass, d)
}

// followUp reports a next review that is before the meeting which decided on it.
func (r *meeting) followUp(pass *lint.Pass, meeting *postmortem.Field, at postmortem.Instant) {
	next := pass.Facts().Filled(postmortem.TermScheduled)
	next = slices.DeleteFunc(next, func(f *postmortem.Field) bool {
		return f.Section == nil || pass.Doc.Words.Label(f.Section.Title) != postmortem.FieldNextReview
	})
	if f := pass.Doc.Field(postmortem.FieldNextReview); f != nil {
		next = append(next, f)
	}
	for _, f := range next {
		w, ok := pass.Doc.WrittenDate(f.Value.Text)
		if !ok || f.Value.State != postmortem.Filled || !w.Certain() || w.Days() >= at.Day.Days() {
			continue
		}
		report(pass, lint.Diagnostic{Span: f.Value.Span, Severity: lint.Warning,
			Message: fmt.Sprintf("the next review, on %s, is before the meeting on %s", w.Date, at.Day),
			Help:    "correct the date that is wrong",
			Related: []lint.Related{{Span: meeting.Value.Span, Message: "the meeting"}}})
		return
	}
}

// attendees reports a meeting of nobody or of one, and one without the incident
// commander.
func (r *meeting) attendees(pass *lint.Pass, f *postmortem.Field) {
	if f == nil || pass.Doc.TextBelow(f) || pass.Doc.GoesOn(f) && f.Value.State == postmortem.Absent {
		return
	}
	d := lint.Diagnostic{Span: f.Place(), Severity: lint.Warning, Help: "name those who were there: `@ana, @raj`"}
	people, state := pass.Doc.Words.Persons(f.Value.Text)
	switch {
	case f.Value.State == postmortem.Absent:
		d.Message, d.Unfilled = fmt.Sprintf("%s is empty", f.Label), 1
	case f.Value.State == postmortem.Placeholder, state == postmortem.Placeholder:
		d.Message, d.Unfilled = fmt.Sprintf("%s is not filled in: %q", f.Label, f.Value.Text), 1
	case state != postmortem.Filled:
		return // words in which no name can be made out
	case len(people) == 1 && !people[0].Team && !pass.Doc.Words.IsTeam(people[0].Name):
		d.Message = fmt.Sprintf("only %s was at the meeting", people[0].Name)
	default:
		r.commander(pass, f, people)
		return
	}
	report(pass, d)
}

// commander reports, as a remark, a meeting without the incident commander. A team
// among those who were there may have brought them.
func (r *meeting) commander(pass *lint.Pass, f *postmortem.Field, people []postmortem.PersonMatch) {
	role := pass.Doc.Field(postmortem.FieldCommander)
	if role == nil || role.Value.State != postmortem.Filled {
		return
	}
	lead, _ := pass.Doc.Words.Persons(role.Value.Text)
	if len(lead) != 1 || lead[0].Team {
		return
	}
	for _, p := range people {
		if p.Team || pass.Doc.Words.IsTeam(p.Name) || p.MayBe(lead[0]) {
			return
		}
	}
	pass.Report(lint.Diagnostic{Span: f.Value.Span, Severity: lint.Info,
		Message: fmt.Sprintf("%s, %s, was not at the meeting", role.Label, lead[0].Name),
		Help:    "name them among the attendees, or say why they could not come",
		Related: []lint.Related{{Span: role.Value.Span, Message: role.Label}}})
}

// notes reports a meeting of which nobody can read what was said.
func (r *meeting) notes(pass *lint.Pass, f *postmortem.Field) {
	if f == nil || pass.Doc.TextBelow(f) || pass.Doc.GoesOn(f) {
		return
	}
	d := lint.Diagnostic{Span: f.Place(), Severity: lint.Warning, Help: "link to the notes, or say where they are"}
	switch {
	case f.Value.State == postmortem.Absent:
		d.Message, d.Unfilled = fmt.Sprintf("%s is empty", f.Label), 1
	case f.Value.State == postmortem.Placeholder, pass.Leftovers().Touches(f.Value.Span):
		d.Message, d.Unfilled = fmt.Sprintf("%s is not filled in: %q", f.Label, f.Value.Text), 1
	case pass.Doc.Words.IsNone(f.Value.Text):
		d.Message = fmt.Sprintf("there is nothing to read of the meeting: %s is %q", f.Label, f.Value.Text)
	default:
		return
	}
	report(pass, d)
}
