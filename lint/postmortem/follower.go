package postmortem

import (
	"strings"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/source"
)

// A Follower is a row or list item that tells how an action item stands.
type Follower struct {
	// Span covers the row, or the item's first paragraph.
	Span source.Span
	// Title is what it calls the action item, with what it says besides.
	Title string
	// Tickets are the references in it, as written.
	Tickets []string
}

// Followers returns the rows and list items of sections on follow-up that are no action
// items themselves, in source order. It takes anything that may speak of an item, to find
// the way between the two; what can be held against an item are [Document.FollowUps].
// They are read anew at each call.
func (d *Document) Followers() []Follower {
	items := map[source.Span]bool{}
	for _, a := range d.Actions {
		items[a.Span] = true
	}
	var out []Follower
	add := func(span source.Span, title string) {
		if items[span] {
			return
		}
		f := Follower{Span: span, Title: title}
		for _, t := range Tickets(d.File.Slice(span)) {
			f.Tickets = append(f.Tickets, t.Text)
		}
		if strings.TrimSpace(title) != "" || len(f.Tickets) > 0 {
			out = append(out, f)
		}
	}
	for _, s := range d.Sections {
		if !s.Within(FollowUp) {
			continue
		}
		for _, b := range s.Blocks {
			for _, part := range b.Children {
				if len(part.Children) == 0 || part.Header {
					continue
				}
				switch first := part.Children[0]; b.Kind {
				case markdown.Table:
					add(part.Span, first.Text.Plain)
				case markdown.List:
					add(first.Span, first.Text.Plain)
				}
			}
		}
	}
	return out
}
