package postmortem

import (
	"iter"
	"strings"

	"github.com/pmlint/pmlint/lint/markdown"
)

// titled reads a part of a section of action items as one item, whose title says what is
// to be done, if its particulars stand below: as a list or lines of Owner: ..., Due: ...
// What else stands there explains the item. It returns false where there are none.
func (r *actionReader) titled(s *Section) bool {
	title := strings.TrimLeft(s.Title, "0123456789.) ")
	if m := r.v.meaning(s.Title); len(s.Kinds) > 0 || m.frame != "" || m.done || m.process || words(title) < 2 || !r.hasParticulars(s) {
		return false
	}
	a := &Action{Form: ProseAction, Section: r.current, Horizon: r.horizon, Done: r.done, Span: s.Span}
	a.Text = Value{Text: title, Span: s.Span, State: Filled}
	if at := len(s.Title) - len(title); r.doc.File.Slice(s.Span) == s.Title {
		a.Text.Span.Start += at
	}
	if r.v.IsPlaceholder(title) {
		a.Text.State = Placeholder
	}
	for _, b := range s.Blocks {
		switch {
		case b.Kind == markdown.List && r.areParticulars(b):
			r.details(a, b)
		case b.Kind == markdown.Paragraph && r.areKeyed(&b.Text):
			for key, value := range r.eachParticular(&b.Text) {
				r.particular(a, key, &b.Text, value)
			}
		}
	}
	r.tickets(a, s.Span)
	r.tickets(a, s.Body)
	r.settleTicket(a, s.Body)
	r.doc.Actions = append(r.doc.Actions, a)
	for _, c := range s.Children {
		r.titled(c) // a bold line under a heading
	}
	return true
}

// hasParticulars reports whether a block directly in a section holds nothing but
// particulars of an item.
func (r *actionReader) hasParticulars(s *Section) bool {
	for _, b := range s.Blocks {
		if b.Kind == markdown.List && r.areParticulars(b) || b.Kind == markdown.Paragraph && r.areKeyed(&b.Text) {
			return true
		}
	}
	return false
}

// areParticulars reports whether all items of a list are labels of an item's particulars
// with their values, and one names the owner or the due date.
func (r *actionReader) areParticulars(list *markdown.Block) bool {
	found := false
	for _, item := range list.Children {
		t, k, ok := itemKey(item)
		if !ok || item.Task != markdown.NoTask {
			return false
		}
		key := r.v.meaning(k.labelText(t)).action
		if key == NoActionKey {
			return false
		}
		found = found || key == OwnerKey || key == DueKey
	}
	return found
}

// areKeyed is areParticulars for the lines of a paragraph, or what bars part in them.
func (r *actionReader) areKeyed(t *markdown.Text) bool {
	found := false
	for key := range r.eachParticular(t) {
		if key == NoActionKey {
			return false
		}
		found = found || key == OwnerKey || key == DueKey
	}
	return found
}

// particular reads one particular of an item: Owner: Ana Silva.
func (r *actionReader) particular(a *Action, key ActionKey, t *markdown.Text, value line) {
	switch key {
	case OwnerKey:
		r.owners(a, t, value)
	case DueKey:
		r.due(a, t, value)
	case TicketKey:
		r.ticket(a, t, value)
	case StateKey:
		a.Done = a.Done || r.v.IsDone(t.Plain[value.start:value.end])
	}
}

// eachParticular yields what the labels of the lines of a text mean, cut at bars, and their
// values; NoActionKey for a line without such a label.
func (r *actionReader) eachParticular(t *markdown.Text) iter.Seq2[ActionKey, line] {
	return func(yield func(ActionKey, line) bool) {
		for l := range eachLine(t) {
			for start := l.start; start <= l.end; {
				end := l.end
				if bar := strings.Index(t.Plain[start:l.end], " | "); bar >= 0 {
					end = start + bar
				}
				if part := trimLine(t.Plain, line{start, end}); part.start < part.end && !yield(r.labelled(t, part)) {
					return
				}
				start = end + len(" | ")
			}
		}
	}
}

// labelled reads a part of a text that is one particular with its label.
func (r *actionReader) labelled(t *markdown.Text, part line) (ActionKey, line) {
	colon := labelColon(t.Plain[part.start:part.end])
	if colon <= 0 {
		return NoActionKey, part
	}
	key := r.v.meaning(strings.TrimSpace(t.Plain[part.start : part.start+colon])).action
	return key, trimLine(t.Plain, line{part.start + colon + 1, part.end})
}
