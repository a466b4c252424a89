package lsp

import (
	"strings"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

// A follower is a row or list item that tells how an action item stands.
type follower struct {
	span source.Span
	// title is what it calls the item.
	title string
}

// followers returns the rows and list items of sections on follow-up that are no action
// items themselves.
func (v *view) followers() []follower {
	items := map[source.Span]bool{}
	for _, a := range v.doc.Actions {
		items[a.Span] = true
	}
	var out []follower
	add := func(span source.Span, title string) {
		if !items[span] {
			out = append(out, follower{span, title})
		}
	}
	for _, s := range v.doc.Sections {
		if !s.Within(postmortem.FollowUp) {
			continue
		}
		for _, b := range s.Blocks {
			switch b.Kind {
			case markdown.Table:
				for _, row := range b.Children {
					if !row.Header && len(row.Children) > 0 {
						add(row.Span, row.Children[0].Text.Plain)
					}
				}
			case markdown.List:
				for _, item := range b.Children {
					if len(item.Children) > 0 {
						add(item.Children[0].Span, item.Children[0].Text.Plain)
					}
				}
			}
		}
	}
	return out
}

// definition returns where the other half of a place is: the action item for a row that
// follows it, or for a ticket anywhere, and the rows for an action item.
func (v *view) definition(offset int) []Location {
	out := []Location{}
	add := func(span source.Span) { out = append(out, Location{v.uri, v.pos.of(span)}) }
	for _, a := range v.doc.Actions {
		if !v.onLines(a.Span, offset) {
			continue
		}
		for _, f := range v.followers() {
			if v.belong(f, a) {
				add(f.span)
			}
		}
		return out
	}
	for _, f := range v.followers() {
		if !v.onLines(f.span, offset) {
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
func (v *view) belong(f follower, a *postmortem.Action) bool {
	tickets := postmortem.Tickets(v.file.Slice(f.span))
	for _, t := range tickets {
		if hasTicket(a, t.Text) {
			return true
		}
	}
	if len(tickets) > 0 && len(a.Tickets) > 0 {
		return false
	}
	title := postmortem.NormalizeTitle(a.Text.Text)
	return title != "" && strings.EqualFold(title, postmortem.NormalizeTitle(f.title))
}

func hasTicket(a *postmortem.Action, ticket string) bool {
	for _, t := range a.Tickets {
		if strings.EqualFold(t.Text, ticket) {
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
