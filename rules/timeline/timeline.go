// Package timeline holds the rules about a post-mortem's timeline.
package timeline

import (
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

// Rules returns the group's rules.
func Rules() []*lint.Rule {
	return []*lint.Rule{Table(), TimeFormat(), Zone(), ZoneAgrees(), UTC(), Order(), Milestones(), Elsewhere()}
}

// sectionsOf returns the timeline sections of a document, those within another left
// out.
func sectionsOf(doc *postmortem.Document) []*postmortem.Section {
	var out []*postmortem.Section
	for _, s := range doc.Sections {
		if s.Is(postmortem.TimelineSection) && !s.Parent.Within(postmortem.TimelineSection) {
			out = append(out, s)
		}
	}
	return out
}

// clocks returns the entries of a timeline that state a time of day.
func clocks(tl *postmortem.Timeline) []*postmortem.Entry {
	out := make([]*postmortem.Entry, 0, len(tl.Entries))
	for _, e := range tl.Entries {
		if e.Stamp.HasClock {
			out = append(out, e)
		}
	}
	return out
}

// at prints when an entry was, with its day where one is known.
func at(e *postmortem.Entry) string {
	clock := e.Stamp.Clock.String()
	switch {
	case !e.Stamp.HasClock:
		return e.Day.String()
	case e.Day.Full():
		return e.Day.String() + " " + clock
	}
	return clock
}

// atZone is at with the entry's zone.
func atZone(e *postmortem.Entry) string {
	if e.Zone.Name == "" {
		return at(e)
	}
	return at(e) + " " + e.Zone.Name
}

// stampsOf is where findings about the times of several entries point.
func stampsOf(entries []*postmortem.Entry) []source.Span {
	var out []source.Span
	for _, e := range entries {
		out = append(out, e.Stamp.Span)
	}
	return out
}
