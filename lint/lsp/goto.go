package lsp

import (
	"strings"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

// definition returns where the other half of a place is: the action item for a row that
// follows it, or for a ticket anywhere, and the rows for an action item.
func (v *view) definition(offset int) []location {
	out := []location{}
	add := func(span source.Span) { out = append(out, location{v.uri, v.pos.of(span)}) }
	for _, a := range v.doc.Actions {
		if !v.onLines(a.Span, offset) {
			continue
		}
		for _, f := range v.doc.Followers() {
			if v.belong(f, a) {
				add(f.Span)
			}
		}
		return out
	}
	for _, f := range v.doc.Followers() {
		if !v.onLines(f.Span, offset) {
			continue
		}
		for _, a := range v.doc.Actions {
			if v.belong(f, a) {
				add(a.Span)
			}
		}
		return out
	}
	if ticket := v.ticketAt(offset); ticket != "" {
		for _, a := range v.doc.Actions {
			if hasTicket(a, ticket) {
				add(a.Span)
			}
		}
	}
	return out
}

// onLines reports whether an offset is on one of the lines that a span touches.
func (v *view) onLines(span source.Span, offset int) bool {
	line := v.file.Line(offset)
	return v.file.Line(span.Start) <= line && line <= v.file.Line(max(span.Start, span.End-1))
}

// belong reports whether a follower speaks of an item: by a ticket, or else by the title.
func (v *view) belong(f postmortem.Follower, a *postmortem.Action) bool {
	for _, t := range f.Tickets {
		if hasTicket(a, t) {
			return true
		}
	}
	if len(f.Tickets) > 0 && len(a.Tickets) > 0 {
		return false
	}
	title := postmortem.NormalizeTitle(a.Text.Text)
	return title != "" && strings.EqualFold(title, postmortem.NormalizeTitle(f.Title))
}

func hasTicket(a *postmortem.Action, ticket string) bool {
	key := postmortem.ShortTicket(ticket)
	for _, t := range a.Tickets {
		if postmortem.ShortTicket(t.Text) == key {
			return true
		}
	}
	return false
}

// ticketAt returns the ticket that is written at an offset, or "".
func (v *view) ticketAt(offset int) string {
	line := v.file.LineSpan(v.file.Line(offset))
	for _, t := range postmortem.Tickets(v.file.Slice(line)) {
		if line.Start+t.Start <= offset && offset <= line.Start+t.End {
			return t.Text
		}
	}
	return ""
}
