// Package timeline holds the rules about a post-mortem's timeline.
package timeline

import (
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

// Rules returns the group's rules.
func Rules() []*lint.Rule {
	return []*lint.Rule{Table(), TimeFormat(), Zone(), ZoneAgrees(), UTC(), Order(), Milestones(), Elsewhere()}
}

// strict reports whether the profile prescribes the form of a timeline.
func strict(pass *lint.Pass) bool { return pass.Profile != nil && pass.Profile.Form }

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
	var out []*postmortem.Entry
	for _, e := range tl.Entries {
		if e.Stamp.HasClock {
			out = append(out, e)
		}
	}
	return out
}

// at prints when an entry was, with its day where one is known.
func at(e *postmortem.Entry) string {
	clock := fmt.Sprintf("%02d:%02d", e.Stamp.Clock.Hour, e.Stamp.Clock.Minute)
	if second := e.Stamp.Clock.Second; second > 0 {
		clock += fmt.Sprintf(":%02d", second)
	}
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

// also makes related places of all entries but the first.
func also(entries []*postmortem.Entry, message string) []lint.Related {
	var out []lint.Related
	for _, e := range entries[1:] {
		out = append(out, lint.Related{Span: e.Stamp.Span, Message: message})
	}
	return out
}
