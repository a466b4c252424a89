package postmortem

import (
	"strings"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/source"
)

// ticket takes what stands under a ticket key or in a ticket column for one, where
// nothing in it has the form of one: V118233.
func (r *actionReader) ticket(a *Action, t *markdown.Text, l line) {
	l = trimLine(t.Plain, l)
	text := t.Plain[l.start:l.end]
	span := t.Span(l.start, l.end)
	switch {
	case text == "" || r.v.IsNone(text) || r.v.IsDone(text) || r.v.IsOpen(text):
	case r.v.IsPlaceholder(text):
		a.ticketAt(Placeholder, span)
	case len(Tickets(text)) > 0:
	case hasDigit(text) && words(text) <= 1 && !strings.Contains(text, "://"):
		a.Tickets = append(a.Tickets, Value{Text: text, Span: span, State: Filled})
	default:
		a.ticketAt(Unparsable, span)
	}
}

// ticketAt notes the place where a ticket should be written, the first of several.
func (a *Action) ticketAt(state State, span source.Span) {
	if a.TicketState == Absent {
		a.TicketState, a.TicketSpan = state, span
	}
}

// settleTicket says of an item with a reference, or with an address that may be one,
// that it has one. Span covers the whole item.
func (r *actionReader) settleTicket(a *Action, span source.Span) {
	if len(a.Tickets) > 0 {
		a.TicketState, a.TicketSpan = Filled, a.Tickets[0].Span
		return
	}
	if urls := URLs(r.doc.File.Slice(span)); len(urls) > 0 {
		a.TicketState, a.TicketSpan = Filled, source.Span{Start: span.Start + urls[0].Start, End: span.Start + urls[0].End}
	}
}

// holdsTicket reports whether a piece holds the place of a ticket, and notes it:
// [Track in Issue #XX], #XX, [link to issue].
func (p *itemParts) holdsTicket(x piece) bool {
	if x.first {
		return false
	}
	s := p.t.Plain
	text := s[x.start:x.end]
	if strings.HasPrefix(text, "#") && isToken(text) {
		p.action.ticketAt(Placeholder, p.t.Span(x.start, x.end))
		return true
	}
	open := x.start - 1
	if !x.bracketed || open < 0 || s[open] != '[' || x.end >= len(s) || s[x.end] != ']' || p.t.In(markdown.Link, x.start) {
		return false
	}
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '/' }) {
		if strings.HasPrefix(word, "#") && isToken(word) || p.reader.v.meaning(word).action == TicketKey && p.reader.v.isBlank(text) {
			p.action.ticketAt(Placeholder, p.t.Span(open, x.end+1))
			return true
		}
	}
	return false
}

// ticketToken notes a token for a ticket that stands in the text of an item.
func (p *itemParts) ticketToken() {
	s := p.t.Plain
	for at := p.all.start; at < p.all.end; at++ {
		hash := strings.IndexByte(s[at:p.all.end], '#')
		if hash < 0 {
			return
		}
		at += hash
		end := at + 1
		for end < p.all.end && (isNameByte(s[end]) || s[end] == '?') {
			end++
		}
		if s[at+1:end] != "" && (isToken(s[at:end]) || p.reader.v.IsPlaceholder(s[at+1:end])) {
			p.action.ticketAt(Placeholder, p.t.Span(at, end))
			return
		}
	}
}
