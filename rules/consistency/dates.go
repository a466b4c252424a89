package consistency

import (
	_ "embed"
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

//go:embed dates.md
var datesDoc string

// Dates reports dates of the document itself that cannot follow each other, and with a
// day given those that are still to come.
func Dates() *lint.Rule {
	return &lint.Rule{ID: "consistency/dates", Doc: datesDoc, Severity: lint.Warning,
		New: func() lint.Checker { return &dates{} }}
}

type dates struct{}

// A dated is an event of the document's own history.
type dated struct {
	what string
	day  postmortem.Date
	span source.Span
	// bad are the events that it cannot be reconciled with, by what is wrong.
	bad []clash
}

type clash struct {
	with *dated
	text string
}

func (r *dates) Check(pass *lint.Pass) {
	if pass.Doc.SeveralIncidents {
		return
	}
	r.weekdays(pass)
	r.due(pass)
	incident := incidentDay(pass)
	own, all := pass.Doc.OwnFields(), pass.Doc.Fields
	created := datesOf(pass, own, "created", postmortem.FieldCreated)
	updated := datesOf(pass, own, "last updated", postmortem.FieldUpdated)
	reviewed := datesOf(pass, all, "reviewed", postmortem.FieldReviewedBy)
	approved := datesOf(pass, all, "approved", postmortem.FieldApprovedBy)
	met := meeting(pass)
	var history []*dated
	for _, part := range [][]*dated{incident, created, updated, reviewed, approved, met} {
		history = append(history, part...)
	}
	inOrder(incident, created)
	inOrder(created, updated)
	if len(created) == 0 {
		for _, later := range [][]*dated{updated, reviewed, approved} {
			inOrder(incident, later)
		}
	}
	inOrder(reviewed, updated)
	inOrder(approved, updated)
	inOrder(met, updated)
	inOrder(reviewed, approved)
	inOrder(created, reviewed)
	inOrder(created, approved)
	for {
		worst := mostAtOdds(history)
		if worst == nil {
			break
		}
		r.report(pass, worst)
		settle(worst, history)
	}
	r.future(pass, history)
}

// inOrder notes the events of before that are later than one of after.
func inOrder(before, after []*dated) {
	for _, a := range before {
		for _, b := range after {
			if a.day.Days() > b.day.Days() {
				a.bad = append(a.bad, clash{b, fmt.Sprintf("%s on %s, after %s on %s", a.what, a.day, b.what, b.day)})
				b.bad = append(b.bad, clash{a, fmt.Sprintf("%s on %s, before %s on %s", b.what, b.day, a.what, a.day)})
			}
		}
	}
}

// mostAtOdds returns the event that most others contradict, the last of several: what
// was written later is more likely to be the slip.
func mostAtOdds(history []*dated) *dated {
	var worst *dated
	for _, d := range history {
		if len(d.bad) > 0 && (worst == nil || len(d.bad) >= len(worst.bad)) {
			worst = d
		}
	}
	return worst
}

// settle removes what a reported event explains.
func settle(reported *dated, history []*dated) {
	reported.bad = nil
	for _, d := range history {
		kept := d.bad[:0]
		for _, c := range d.bad {
			if c.with != reported {
				kept = append(kept, c)
			}
		}
		d.bad = kept
	}
}

func (r *dates) report(pass *lint.Pass, d *dated) {
	out := lint.Diagnostic{Span: d.span, Message: d.bad[0].text, Help: "correct the date that is wrong"}
	for _, c := range d.bad {
		out.Related = append(out.Related, lint.Related{Span: c.with.span, Message: c.with.what})
	}
	pass.Report(out)
}

// future reports events of the past that are still to come on the day of judgement. A
// day more allows for time zones.
func (r *dates) future(pass *lint.Pass, history []*dated) {
	if !pass.AsOf.Full() {
		return
	}
	for _, d := range history {
		if d.day.Days() > pass.AsOf.Days()+1 {
			pass.Report(lint.Diagnostic{Span: d.span,
				Message: fmt.Sprintf("%s on %s, which is still to come on %s", d.what, d.day, pass.AsOf),
				Help:    "correct the date"})
		}
	}
}

// weekdays reports dates that are not on the day of the week that stands beside them.
func (r *dates) weekdays(pass *lint.Pass) {
	for n := range pass.Doc.NamedDays() {
		if is := n.Weekday(); is != n.Named {
			pass.Report(lint.Diagnostic{Span: n.Span,
				Message: fmt.Sprintf("%s is a %s, not a %s", n.Date, is, n.Named),
				Help:    "correct the date, or the day of the week"})
		}
	}
}

// due reports action items that are due before the incident, whichever of the days that
// are stated for it is right.
func (r *dates) due(pass *lint.Pass) {
	incident, ok := earliest(claimsOf(pass), pass.Doc.Day)
	if !ok {
		return
	}
	for _, a := range pass.Doc.Actions {
		if day, ok := pass.Doc.CertainDue(a); ok && day.Days() < incident.Days() {
			pass.Report(lint.Diagnostic{Span: a.Due.Span,
				Message: fmt.Sprintf("due %s, %s before the incident of %s", day, lint.Counted(incident.Days()-day.Days(), "day"), incident),
				Help:    "correct the due date"})
		}
	}
}

// earliest returns the first of the days that are stated for the incident. It is not ok
// where nothing but a file's name or the front matter states one: that may be the day of
// a publication, unless the text tells of the same day.
func earliest(all claims, told postmortem.Date) (day postmortem.Date, ok bool) {
	for i := range all {
		if day.Full() && all[i].Day.Days() >= day.Days() {
			continue
		}
		day = all[i].Day
	}
	for i := range all {
		ok = ok || all[i].Source != postmortem.DayOfFile && !all[i].Front || all[i].Source == postmortem.DayOfFile && all[i].Day == told
	}
	return day, ok
}

// datesOf returns the dates in those of the fields that have a meaning.
func datesOf(pass *lint.Pass, fields []*postmortem.Field, what string, key postmortem.FieldKey) []*dated {
	var out []*dated
	for _, f := range fields {
		if f.Key != key || f.Form == postmortem.FrontMatterField || f.Section.Within(postmortem.TimelineSection) {
			continue
		}
		if d := datedOf(pass, what, f); d != nil {
			out = append(out, d)
		}
	}
	return out
}

// datedOf returns the one date in a field's value.
func datedOf(pass *lint.Pass, what string, f *postmortem.Field) *dated {
	if f.Value.State != postmortem.Filled {
		return nil
	}
	w, ok := pass.Doc.WrittenDate(f.Value.Text)
	if !ok || !w.Certain() {
		return nil
	}
	span := f.Value.Span
	if pass.Doc.File.Slice(span) == f.Value.Text {
		span = source.Span{Start: span.Start + w.Start, End: span.Start + w.End}
	}
	return &dated{what: what, day: w.Date, span: span}
}

// meeting returns the day on which an approved document was discussed. Before the
// approval a meeting may still be to come.
func meeting(pass *lint.Pass) []*dated {
	if !pass.Status().IsApproved() {
		return nil
	}
	var out []*dated
	for _, f := range pass.Doc.Fields {
		if f.Key == postmortem.FieldDate && f.Section.Within(postmortem.Review) {
			if d := datedOf(pass, "discussed", f); d != nil {
				out = append(out, d)
			}
		}
	}
	return out
}

// incidentDay returns the incident's day where every place that states it agrees: that of
// the date field, else of the title, else of the timeline.
func incidentDay(pass *lint.Pass) []*dated {
	all := claimsOf(pass)
	var field *postmortem.DayClaim
	for _, s := range [...]postmortem.DaySource{postmortem.DayOfField, postmortem.DayOfTitle, postmortem.DayOfTimeline} {
		if field == nil {
			field = all.by(s)
		}
	}
	if field == nil {
		return nil
	}
	for i := range all {
		if all[i].Source != postmortem.DayOfFile && !agree(field, &all[i], 0) {
			return nil
		}
	}
	return []*dated{{what: "the incident", day: field.Day, span: field.Span}}
}
