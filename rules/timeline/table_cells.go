package timeline

import (
	"fmt"
	"slices"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

// cells reports the cells of one table that are not filled in, as one finding for
// each column; those of actors only where the template asks for them.
func (r *table) cells(pass *lint.Pass, t *postmortem.TimelineTable, entries []*postmortem.Entry, actor bool) {
	actor = actor && slices.ContainsFunc(t.Columns, func(c postmortem.TimelineColumn) bool { return c.Key == postmortem.ActorColumn })
	var times, events, actors, samples []source.Span
	var sample string
	for _, e := range entries {
		if e.Stamp.Text == "" {
			times = append(times, e.Stamp.Span)
		}
		if e.Event.State == postmortem.Absent {
			events = append(events, placeOf(e.Event, e))
		}
		switch {
		case !actor || e.Event.State == postmortem.Absent:
		case e.Actor.State == postmortem.Absent:
			actors = append(actors, placeOf(e.Actor, e))
		case e.Actor.State == postmortem.Placeholder:
			if samples = append(samples, e.Actor.Span); sample == "" {
				sample = e.Actor.Text
			}
		}
	}
	report(pass, times, 0, "entry has no time", "entries have no time", "write the time as HH:MM, as well as it is known")
	report(pass, events, 0, "entry has no event", "entries have no event", "say what happened, or delete the row")
	report(pass, actors, lint.Warning, "entry names no actor", "entries name no actor", "name who or what did it: a person, an alert, `System`")
	report(pass, samples, 0, fmt.Sprintf("actor is not filled in: %q", sample), fmt.Sprintf("actors are not filled in, the first is %q", sample),
		"name who or what did it: a person, an alert, `System`")
}

// report reports places that lack the same.
func report(pass *lint.Pass, places []source.Span, severity lint.Severity, one, several, help string) {
	if len(places) == 0 {
		return
	}
	message := "an " + one
	if len(places) > 1 {
		message = fmt.Sprintf("%d %s", len(places), several)
	}
	pass.Report(lint.Diagnostic{Span: places[0], Severity: severity, Message: message, Help: help,
		Unfilled: len(places), Related: lint.Also(places, "also")})
}

// placeOf is where a value is to be written: its cell, or the time of a row that is
// too short to have one.
func placeOf(v postmortem.Value, e *postmortem.Entry) source.Span {
	if v.Span.Start == 0 || v.Span.Start == e.Stamp.Span.End {
		return e.Stamp.Span
	}
	return v.Span
}

// ownsActors returns the places of the timeline's actors that are still the
// template's.
func ownsActors(pass *lint.Pass) []source.Span {
	form := formOf(pass)
	if form == nil || !pass.Profile.Prescribes() || !asksActor(pass, form) {
		return nil
	}
	var out []source.Span
	for _, e := range toldIn(pass.Doc) {
		if e.Actor.State == postmortem.Placeholder {
			out = append(out, e.Actor.Span)
		}
	}
	return out
}
