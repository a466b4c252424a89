package lsp

import (
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

// A hint is a text beside the document's own, at an offset.
type hint struct {
	at            int
	text, tooltip string
}

// hints returns the computed durations in a part of the document: beside each entry of a
// timeline the time since its first, beside stated milestones what the timeline says.
func (v *view) hints(in source.Span) []hint {
	var out []hint
	add := func(h hint) {
		if in.Start <= h.at && h.at <= in.End {
			out = append(out, h)
		}
	}
	for _, tl := range v.doc.Timelines {
		if !tl.Milestones {
			for _, h := range sinceFirst(tl) {
				add(h)
			}
		}
	}
	for _, h := range v.milestoneHints() {
		add(h)
	}
	return out
}

// A timed is an entry with the minutes since the first of its timeline.
type timed struct {
	*postmortem.Entry
	minutes int
	rough   bool
}

// timedOf returns the entries of a timeline whose distance from the first is known: up
// to one that has another kind of day or zone than those above.
func timedOf(tl *postmortem.Timeline) []timed {
	var out []timed
	for _, e := range tl.Entries {
		if e.Stamp.State != postmortem.Filled || !e.Stamp.HasClock {
			continue
		}
		next := timed{Entry: e, rough: e.Stamp.Approximate}
		if n := len(out); n > 0 {
			minutes, ok := out[n-1].MinutesTo(e)
			if !ok {
				break
			}
			next.minutes = out[n-1].minutes + minutes
		}
		out = append(out, next)
	}
	return out
}

func sinceFirst(tl *postmortem.Timeline) []hint {
	var out []hint
	all := timedOf(tl)
	for _, e := range all[min(1, len(all)):] {
		if e.minutes < 0 {
			continue
		}
		sign := "+"
		if e.rough || all[0].rough {
			sign = "+~"
		}
		first := clockOf(all[0].Entry)
		if day := all[0].Day; day.Full() && day != e.Day {
			first = day.String() + " " + first
		}
		out = append(out, hint{e.Stamp.Span.End, sign + lengthOf(e.minutes), "since the first entry, " + first})
	}
	return out
}

// milestoneHints returns what the timeline says of the milestones that fields state.
// There is none where several timelines, or several entries of a class, leave a choice.
func (v *view) milestoneHints() []hint {
	var told *postmortem.Timeline
	for _, tl := range v.doc.Timelines {
		if !tl.Milestones && told != nil {
			return nil
		} else if !tl.Milestones {
			told = tl
		}
	}
	if told == nil {
		return nil
	}
	var out []hint
	var entries []timed
	for _, f := range v.doc.Fields {
		s, ok := postmortem.StretchOf(f.Key)
		if !ok || f.Form == postmortem.FrontMatterField {
			continue
		}
		if entries == nil {
			if entries = timedOf(told); len(entries) == 0 {
				return nil
			}
		}
		from, to := v.only(entries, s.From), v.only(entries, s.To...)
		if from == nil || to == nil || from.rough || to.rough || to.minutes < from.minutes {
			continue
		}
		at := f.Value.Span.End
		if f.Value.State == postmortem.Absent {
			at = f.Span.End
		}
		out = append(out, hint{at, "timeline: " + lengthOf(to.minutes-from.minutes),
			fmt.Sprintf("from %s (%s) to %s (%s)", clockOf(from.Entry), v.short(from.Event.Text), clockOf(to.Entry), v.short(to.Event.Text))})
	}
	return out
}

// only returns the one entry of the classes; nil where there is none, or several.
func (v *view) only(entries []timed, classes ...postmortem.RowClass) *timed {
	var found *timed
	for i := range entries {
		is := entries[i].Class(v.doc.Words)
		for _, c := range classes {
			if is != c {
				continue
			}
			if found != nil {
				return nil
			}
			found = &entries[i]
		}
	}
	return found
}

func clockOf(e *postmortem.Entry) string {
	if e.Zone.Name != "" {
		return e.Stamp.Clock.String() + " " + e.Zone.Name
	}
	return e.Stamp.Clock.String()
}

// lengthOf writes minutes as people do: 45 min, 2 h 15 min, 3 d 4 h 1 min.
func lengthOf(minutes int) string {
	var parts []string
	for _, unit := range [...]struct {
		minutes int
		name    string
	}{{24 * 60, "d"}, {60, "h"}, {1, "min"}} {
		if n := minutes / unit.minutes; n > 0 || unit.minutes == 1 && len(parts) == 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, unit.name))
		}
		minutes %= unit.minutes
	}
	return strings.Join(parts, " ")
}

// inlay returns hints as the client shows them.
func (v *view) inlay(all []hint) []inlayHint {
	out := []inlayHint{}
	for _, h := range all {
		out = append(out, inlayHint{Position: v.pos.at(h.at), Label: h.text, Tooltip: v.visible(h.tooltip), PaddingLeft: true})
	}
	return out
}
