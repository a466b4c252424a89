package consistency

import (
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

// responder reports, as a remark, a first responder of whom the timeline does not know.
// Where the timeline names people in another way than the field does, nothing can be
// said.
func (r *summaryAgrees) responder(pass *lint.Pass) {
	f := pass.Doc.Field(postmortem.FieldResponder)
	if f == nil || f.Value.State != postmortem.Filled || len(pass.Doc.Timelines) == 0 {
		return
	}
	people, state := pass.Doc.Words.Persons(f.Value.Text)
	if state != postmortem.Filled || len(people) != 1 || people[0].Team || pass.Doc.Words.IsTeam(people[0].Name) {
		return
	}
	first := people[0]
	actors := map[string]bool{}
	for _, tl := range pass.Doc.Timelines {
		if tl.Section != nil && first.MayBeIn(pass.Doc.File.Slice(tl.Section.Body)) {
			return
		}
		for _, e := range tl.Entries {
			if e.Actor.State != postmortem.Filled {
				continue
			}
			named, _ := pass.Doc.Words.Persons(e.Actor.Text)
			for _, p := range named {
				if !p.Team && p.NamedLike(first) {
					actors[strings.ToLower(p.Name)] = true
				}
			}
		}
	}
	const enough = 2 // of the same kind of name, to be sure that the timeline names people so
	if len(actors) < enough {
		return
	}
	pass.Report(lint.Diagnostic{Span: f.Value.Span, Severity: lint.Info,
		Message: fmt.Sprintf("%s is %s, who does nothing in the timeline", f.Label, first.Name),
		Help:    "add what the first responder did, or name the person who was"})
}

// clocks reports times in running text that are not those of the entries which tell of the
// same.
func (r *summaryAgrees) clocks(pass *lint.Pass) {
	for _, c := range pass.Doc.ToldClocks() {
		pass.Report(lint.Diagnostic{Span: c.Span,
			Message: fmt.Sprintf("%s here, but the timeline tells of it at %s", c.Text, c.Row.Stamp.Clock),
			Help:    "correct the time that is wrong",
			Related: []lint.Related{{Span: c.Row.Stamp.Span, Message: "the timeline's row"}}})
	}
}

// actions reports immediate actions whose times lie outside the incident as the
// timeline tells it.
func (r *summaryAgrees) actions(pass *lint.Pass) {
	if len(pass.Doc.Timelines) != 1 {
		return
	}
	var first, last *postmortem.Entry
	for _, f := range pass.Doc.Fields {
		if !isTaken(pass, f) {
			continue
		}
		stamp, _, read := pass.Doc.LeadingStamp(f)
		if !read || !stamp.HasClock || stamp.State != postmortem.Filled || stamp.Approximate {
			continue
		}
		if first == nil {
			var ok bool
			if first, last, _, ok = reach(pass.Doc.Timelines[0]); !ok {
				return
			}
		}
		r.action(pass, f, stamp, first, last)
	}
}

// isTaken reports whether a field is one of the actions taken during the incident.
func isTaken(pass *lint.Pass, f *postmortem.Field) bool {
	return f.Value.State == postmortem.Filled && f.Key == "" && pass.Doc.TermOf(f.Section) == postmortem.TermTakenActions
}

// action holds the time of one action against the ends of the timeline. A time without
// a day that the timeline does not reach may be of the next one where the timeline has
// no days either, and goes on to the end of the day.
func (r *summaryAgrees) action(pass *lint.Pass, f *postmortem.Field, stamp postmortem.Stamp, first, last *postmortem.Entry) {
	zone := first.Zone.Name
	if stamp.Zone.Name != "" && zone != "" && stamp.Zone.Name != zone {
		return
	}
	if first.Day.Full() != last.Day.Full() || first.Day.Full() && first.Day != last.Day && !stamp.Date.Full() {
		return
	}
	at := &postmortem.Entry{Stamp: stamp, Day: stamp.Date, Zone: first.Zone}
	if !at.Day.Full() {
		at.Day = first.Day
	}
	before, okBefore := minutesTo(at, first)
	after, okAfter := minutesTo(last, at)
	const slack = 5 // minutes, for times that were noted by hand
	d := lint.Diagnostic{Span: stamp.Span, Help: "correct the time, or add the row to the timeline"}
	switch {
	case !okBefore || !okAfter:
		return
	case before > slack:
		d.Message = fmt.Sprintf("%q was done at %s, before the timeline begins at %s", f.Label, stamp.Text, first.Stamp.Text)
		d.Related = []lint.Related{{Span: first.Stamp.Span, Message: "the first row"}}
	case after > slack:
		d.Message = fmt.Sprintf("%q was done at %s, after the timeline ends at %s", f.Label, stamp.Text, last.Stamp.Text)
		d.Related = []lint.Related{{Span: last.Stamp.Span, Message: "the last row"}}
	default:
		return
	}
	pass.Report(d)
}
