package postmortem

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/source"
)

// readActions fills in the document's Actions from its action-item sections, or
// where it has none, from those on prevention and follow-up.
func (d *Document) readActions() {
	r := actionReader{doc: d, v: d.Words, roster: sync.OnceValue(d.roster)}
	for _, k := range []Kind{ActionItems, Prevention, FollowUp} {
		apart := d.standsApart(k)
		for _, s := range d.Sections {
			if s.Is(k) && !s.Parent.Within(k) && !(apart && s.Parent.Within(Prevention)) {
				r.section(s)
			}
		}
		if len(d.Actions) > 0 || d.Find(ActionItems) != nil {
			break
		}
	}
	for _, a := range d.Actions {
		a.Told = d.tellsDone(a)
	}
}

// standsApart reports whether a section of kind k stands outside prevention: then
// the improvements listed under prevention are explanations, not items.
func (d *Document) standsApart(k Kind) bool {
	for _, s := range d.Sections {
		if s.Is(k) && !s.Parent.Within(Prevention) {
			return true
		}
	}
	return false
}

// actionReader collects action items.
type actionReader struct {
	doc *Document
	v   *Vocabulary
	// roster are the names that the document introduces elsewhere, lower-cased.
	roster func() map[string]bool
	// The section in work, what its title says of its items' horizon, and
	// whether it says that they are done.
	current *Section
	horizon string
	done    bool
	// led says that each item of the list begins with who does it and a dash.
	led    bool
	pieces []piece // room for those of one item
}

func (r *actionReader) section(s *Section) {
	if r.current != nil && r.titled(s) {
		return
	}
	outer := *r
	r.current = s
	if r.v.meaning(s.Title).frame != "" {
		r.horizon = s.Title
	}
	r.done = r.done || r.v.meaning(s.Title).done
	if !r.v.meaning(s.Title).process {
		r.inline(s)
		r.blocks(s.Blocks)
	}
	for _, c := range s.Children {
		if len(c.Kinds) == 0 || c.Form != HeadingSection || c.Is(ActionItems) || c.Is(Prevention) || c.Is(FollowUp) {
			r.section(c)
		}
	}
	*r = outer
}

// inline takes the text behind a bold key for an action item of its own.
func (r *actionReader) inline(s *Section) {
	t := &s.Inline
	l := trimLine(t.Plain, line{0, len(t.Plain)})
	text := t.Plain[l.start:l.end]
	if words(text) < 3 || strings.HasSuffix(text, ":") || r.v.IsNone(text) || r.v.IsPlaceholder(text) {
		return
	}
	span := source.Span{Start: t.Offset(l.start), End: t.Offset(l.end-1) + 1}
	r.settleTicket(r.text(t, span, ProseAction), span)
}

func (r *actionReader) blocks(blocks []*markdown.Block) {
	for i, b := range blocks {
		switch b.Kind {
		case markdown.List:
			if i > 0 && r.leadsOn(blocks[i-1]) {
				continue
			}
			done := r.done
			r.done = done || i > 0 && r.labelsDone(blocks[i-1])
			r.list(b)
			r.done = done
		case markdown.ListItem:
			r.item(b)
		case markdown.Table:
			r.table(b)
		case markdown.Paragraph:
			if !r.addressed(b) {
				r.labelledItem(b)
			}
		}
	}
}

// addressed takes a paragraph for an item that begins with the handle of who is to do it:
// "@ana: raise the limit", "@ana - raise the limit".
func (r *actionReader) addressed(b *markdown.Block) bool {
	text := strings.TrimLeft(b.Text.Plain, " \n")
	handle, rest, ok := strings.Cut(text, " ")
	if !ok || handle == "" || handle[0] != '@' || words(rest) < 3 {
		return false
	}
	mark, _ := utf8.DecodeRuneInString(rest)
	if named, colon := strings.CutSuffix(handle, ":"); isHandle(named) && (colon || strings.ContainsRune(dashes+":", mark)) {
		r.settleTicket(r.text(&b.Text, b.Span, ProseAction), b.Span)
		return true
	}
	return false
}

// longestItem is the longest paragraph, in bytes, that is looked at for an item.
const longestItem = 600

// labelledItem takes a paragraph for an item that goes on to its particulars under their
// labels: "**OPS-12** Raise the limit. Owner: Ana. Due: 2026-03-11.". There are two of them,
// or one where the item begins with its ticket; one is the owner or the due date.
func (r *actionReader) labelledItem(b *markdown.Block) {
	text := b.Text.Plain
	if len(text) > longestItem || strings.Count(text, ":") == 0 || r.areKeyed(&b.Text) {
		return
	}
	first, end, ok := firstLine(&b.Text)
	if !ok {
		return
	}
	p := itemParts{reader: r, t: &b.Text, all: line{first.start, end}, action: &Action{}}
	labels, known := 0, false
	for _, x := range p.splitPieces() {
		if x.first {
			if key, _ := p.keyed(x); key != NoActionKey || words(text[x.start:x.end]) < 2 {
				return
			}
			if ms := Tickets(text[x.start:x.end]); len(ms) > 0 && ms[0].Start == 0 {
				labels++
			}
			continue
		}
		if key, _ := p.keyed(x); key != NoActionKey {
			labels++
			known = known || key == OwnerKey || key == DueKey
		}
	}
	if known && labels > 1 {
		r.settleTicket(r.text(&b.Text, b.Span, ProseAction), b.Span)
	}
}

// leadsOn reports whether a list ends in an item that says more than a label and ends
// in a colon: the list behind it has its particulars, and only lacks the indentation.
func (r *actionReader) leadsOn(b *markdown.Block) bool {
	if b.Kind != markdown.List || len(b.Children) == 0 {
		return false
	}
	inner := b.Children[len(b.Children)-1].Children
	if len(inner) == 0 || inner[len(inner)-1].Kind != markdown.Paragraph {
		return false
	}
	text := inner[len(inner)-1].Text.Plain
	return endsInColon(text) && words(text) > shortLabel
}

// labelsDone reports whether a block is a line that says of the list below it that its
// items are done: "Completed:".
func (r *actionReader) labelsDone(b *markdown.Block) bool {
	text := strings.TrimSpace(b.Text.Plain)
	label, ok := strings.CutSuffix(text, ":")
	return b.Kind == markdown.Paragraph && ok && words(label) <= 4 && r.v.meaning(plain(label)).done
}

// text reads an action item from its own text. Tickets are looked for in the
// whole of span.
func (r *actionReader) text(t *markdown.Text, span source.Span, form ActionForm) *Action {
	first, end, _ := firstLine(t)
	a := &Action{Form: form, Section: r.current, Horizon: r.horizon, Done: r.done}
	a.Span = t.Span(first.start, first.end)
	all := line{first.start, end}
	p := itemParts{reader: r, t: t, all: all, action: a}
	p.read()
	r.tickets(a, span)
	r.doc.Actions = append(r.doc.Actions, a)
	return a
}

// tickets adds the references in a part of the file, as written there.
func (r *actionReader) tickets(a *Action, span source.Span) {
	for _, m := range Tickets(r.doc.File.Slice(span)) {
		at := source.Span{Start: span.Start + m.Start, End: span.Start + m.End}
		a.Tickets = append(a.Tickets, Value{Text: m.Text, Span: at, State: Filled})
	}
}

// owners reads the people in a part of a text as the action's owners.
func (r *actionReader) owners(a *Action, t *markdown.Text, l line) {
	l = trimLine(t.Plain, l)
	text := t.Plain[l.start:l.end]
	people, state := r.v.Persons(text)
	switch {
	case state != Absent && r.v.IsOpen(text):
		state = Absent // a state that slipped into the column
	case state != Absent && r.v.IsPlaceholder(text):
		state = Placeholder
	case state == Unparsable && words(text) <= 4 && beginsUpper(text), isFullHandle(text):
		// What stands where an owner belongs is one, be it no name that is known.
		name := strings.TrimPrefix(text, "@")
		people, state = []PersonMatch{{Name: name, Start: len(text) - len(name), End: len(text), Team: name == text}}, Filled
	}
	a.OwnerSpan, a.OwnerState = t.Span(l.start, l.end), state
	if state != Filled {
		return
	}
	for _, p := range people {
		a.Owners = append(a.Owners, Person{Name: p.Name, Span: t.Span(l.start+p.Start, l.start+p.End), Team: p.Team || r.v.IsTeam(p.Name)})
	}
}

func beginsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// isFullHandle reports whether s is a mention of a full name: @Ingrid Falk.
func isFullHandle(s string) bool {
	if len(s) < 2 || s[0] != '@' || !strings.Contains(s, " ") {
		return false
	}
	for _, w := range strings.Fields(s[1:]) {
		if !beginsUpper(w) || strings.ContainsAny(w, ",;/&+@") {
			return false
		}
	}
	return true
}

// due reads the due date in a part of a text.
func (r *actionReader) due(a *Action, t *markdown.Text, l line) {
	l = trimLine(t.Plain, l)
	a.Due = r.v.value(t, l)
	if a.Due.State != Filled {
		return
	}
	if r.v.IsNone(a.Due.Text) {
		a.Due.State = Absent
		return
	}
	if at, day := r.doc.findDateAt(a.Due.Text, r.doc.Day); day.Full() {
		a.DueDay = day
		a.Due.Span = t.Span(l.start+at.start, l.start+at.end)
		a.Due.Text = a.Due.Text[at.start:at.end]
		return
	}
	a.Due.State = Unparsable
}
