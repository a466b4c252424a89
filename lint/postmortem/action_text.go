package postmortem

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pmlint/pmlint/lint/markdown"
)

// itemParts takes one action item's text apart: what is to be done, and the
// particulars that stand around it in any of the usual forms.
//
//	Verify the chain — Owner: @f — Due: 2025-11-14 — #5123
//	Alert on old mail (owner: Bea Lindqvist, due: 2025-11-11)
//	@mduarte to write a runbook by 2025-11-28
//	[Catalogue] Reject the feed (CAT-440, due 2026-02-25)
type itemParts struct {
	reader *actionReader
	t      *markdown.Text
	all    line
	action *Action
	// textStart and textEnd bound what is to be done.
	textStart, textEnd int
}

func (p *itemParts) read() {
	p.textStart, p.textEnd = p.all.start, p.all.end
	for _, piece := range p.splitPieces() {
		p.piece(piece)
	}
	p.strike()
	p.action.Done = p.action.Done || endsDone(p.t.Plain[p.all.start:p.all.end])
	if len(p.action.Owners) == 0 && p.action.OwnerState == Absent {
		p.leadingOwner()
	}
	if p.action.Due.State == Absent {
		p.dueInText()
	}
	if p.textEnd <= p.textStart {
		p.textStart, p.textEnd = p.all.start, p.all.end
	}
	l := trimLine(p.t.Plain, line{p.textStart, p.textEnd})
	p.action.Text = p.reader.v.value(p.t, l)
	if p.action.OwnerState == Absent {
		p.action.OwnerSpan = p.action.Text.Span
	}
}

// A piece is a part of an item between separators.
type piece struct {
	line
	// first says that the piece begins the item; bracketed that it stands in
	// parentheses or brackets.
	first, bracketed bool
}

// splitPieces cuts a text at " - " and its like, at bars, semicolons, line ends,
// brackets, sentence ends, and, inside brackets and behind the first cut, commas.
func (p *itemParts) splitPieces() []piece {
	s, all := p.t.Plain, p.all
	var out []piece
	start, depth := all.start, 0
	cut := func(end, next int) {
		if l := trimLine(s, line{start, end}); l.start < l.end {
			out = append(out, piece{line: l, first: len(out) == 0, bracketed: depth > 0})
		}
		start = next
	}
	for i := all.start; i < all.end; {
		if !mayCut[s[i]] {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:all.end])
		spaceBefore := i > all.start && isBlank(s[i-1])
		spaceAfter := i+n >= all.end || isBlank(s[i+n])
		switch {
		case (r == '[' || r == '(') && endsInColon(s[start:i]) && closing(s[i:all.end]) > 0:
			i += closing(s[i:all.end]) // a bracketed value: Owner: [@user]
			continue
		case (r == '-' || r == '–' || r == '—' || r == '|' || r == '→' || r == '·') && spaceBefore && spaceAfter,
			r == ';' && spaceAfter, r == '\n',
			r == '.' && spaceAfter && !p.reader.v.endsDay(s[start:i], s[i+1:all.end]),
			r == ',' && spaceAfter && (depth > 0 || len(out) > 0 && labelColon(strings.TrimSpace(s[start:i])) < 0) && !beforeYear(s[i:all.end]):
			cut(i, i+n)
		case r == '(' || r == '[':
			cut(i, i+n)
			depth++
		case (r == ')' || r == ']') && depth > 0:
			cut(i, i+n)
			depth--
		}
		i += n
	}
	depth = 0
	cut(all.end, all.end)
	return out
}

// endsDay reports whether the full stop between before and after belongs to a day:
// 1. februar 2026.
func (v *Vocabulary) endsDay(before, after string) bool {
	if before == "" || !isDigit(before[len(before)-1]) {
		return false
	}
	c := cursor{s: after}
	c.spaces()
	return c.month(v) > 0
}

// mayCut are the first bytes of what can separate pieces.
var mayCut = [256]bool{'-': true, '|': true, ';': true, '\n': true, '.': true, ',': true, '(': true, ')': true, '[': true, ']': true,
	0xC2: true, 0xE2: true}

// endsInColon reports whether s is a label that waits for its value.
func endsInColon(s string) bool { return strings.HasSuffix(strings.TrimRight(s, " \t"), ":") }

// closing returns the length of the bracketed text that begins s, or 0 where its
// bracket is not closed.
func closing(s string) int {
	end := strings.IndexByte(s, map[byte]byte{'[': ']', '(': ')'}[s[0]])
	return end + 1
}

// beforeYear reports whether the comma that begins s stands within a date: March 12, 2026.
func beforeYear(s string) bool {
	c := cursor{s: s, i: 1}
	c.spaces()
	y, digits, ok := c.number(4, 4)
	return ok && digits == 4 && y > 1970 && y < 2200
}

func isBlank(b byte) bool { return b == ' ' || b == '\t' || b == '\n' }

// piece reads one piece as a particular of the item, where it is one.
func (p *itemParts) piece(x piece) {
	r, s := p.reader, p.t.Plain
	text := s[x.start:x.end]
	if colon := labelColon(text); colon > 0 && x.first && r.v.IsDone(text[:colon]) {
		p.action.Done = true // "Done: call the vendor"
		p.textStart = skipSeparators(s, x.start+colon+1, p.all.end)
		return
	}
	if key, value := p.keyed(x); key != NoActionKey {
		p.endText(x)
		switch key {
		case OwnerKey:
			p.ownerValue(value)
		case DueKey:
			switch {
			case r.v.IsDone(s[value.start:value.end]):
				p.action.Done = true
			case p.action.Due.State == Absent:
				r.due(p.action, p.t, value)
			}
		case TicketKey:
			r.ticket(p.action, p.t, value)
		case StateKey:
			p.action.Done = p.action.Done || r.v.IsDone(s[value.start:value.end])
		}
		return
	}
	switch {
	case len(text) < 40 && (!x.first || len(text) < 16) && r.v.IsDone(text) || x.bracketed && r.v.IsDone(firstWord(text)):
		p.action.Done = true
		p.endText(x)
	case x.first && x.bracketed:
		p.prefix(x)
	case x.bracketed && !x.first && len(p.action.Owners) == 0 && p.closes(x) && p.canOwn(text):
		p.endText(x)
		r.owners(p.action, p.t, x.line)
	case handlesOnly(text) && (x.bracketed || !x.first):
		p.endText(x)
		r.owners(p.action, p.t, x.line)
	case p.action.Due.State == Absent && !p.action.Done && p.isDate(text):
		p.endText(x)
		r.due(p.action, p.t, x.line)
	case p.isTicket(text):
		p.endText(x)
	case strings.HasPrefix(text, "✅") || strings.HasPrefix(text, "☑") || strings.HasPrefix(text, "✔"):
		p.action.Done = true
		p.trailingHandle(x)
	default:
		p.trailingHandle(x)
	}
}

// closes reports whether a bracket with a due date ends the item: "(Rui, até
// 15/06/2025)". The name in it is the owner's. A name that the document knows
// needs no date beside it.
func (p *itemParts) closes(x piece) bool {
	s := p.t.Plain
	end := strings.IndexAny(s[x.end:p.all.end], ")]")
	if end < 0 || strings.Trim(s[x.end+end:p.all.end], ")].; ") != "" {
		return false
	}
	if p.reader.roster[strings.ToLower(s[x.start:x.end])] {
		return true
	}
	beside := strings.Trim(s[x.end:x.end+end], ",; ")
	key, value := p.keyed(piece{line: trimLine(s, line{x.end, x.end + end})})
	return beside != "" && (p.isDate(beside) || key == DueKey || p.isDueBeside(beside)) || value.start < value.end
}

// isDueBeside reports whether a text is a due word and a date behind a comma.
func (p *itemParts) isDueBeside(text string) bool {
	word := firstWord(text)
	return p.reader.v.meaning(word).action == DueKey && p.isDate(strings.TrimSpace(text[len(word):]))
}

// keyed reads "Owner: @x", "due 2026-02-25" or "Due 2026-06-12" at the beginning
// of a piece.
func (p *itemParts) keyed(x piece) (ActionKey, line) {
	s := p.t.Plain
	text := s[x.start:x.end]
	if colon := labelColon(text); colon > 0 {
		if key := p.reader.v.meaning(strings.TrimSpace(text[:colon])).action; key != NoActionKey && key != TextKey && key != TypeKey {
			return key, trimLine(s, line{x.start + colon + 1, x.end})
		}
		return NoActionKey, line{}
	}
	// "due 2026-02-25", "pour le 15 janvier 2026"
	end := 0
	for range 2 {
		end += len(text[end:]) - len(strings.TrimLeft(text[end:], " "))
		end += len(firstWord(text[end:]))
		rest := strings.TrimSpace(text[end:])
		if p.reader.v.mayBeDate(rest) && p.reader.v.meaning(text[:end]).action == DueKey && p.isDate(rest) {
			return DueKey, trimLine(s, line{x.start + end, x.end})
		}
	}
	return NoActionKey, line{}
}

// ownerValue reads the people behind an owner key. Text that goes on after a
// comma with something else is left out.
func (p *itemParts) ownerValue(l line) {
	s := p.t.Plain
	end := l.start
	for at := l.start; at < l.end; {
		comma := strings.IndexByte(s[at:l.end], ',')
		next := l.end
		if comma >= 0 {
			next = at + comma
		}
		part := strings.TrimSpace(s[at:next])
		if end > l.start && (p.isDate(part) || p.isTicket(part) || p.isKeyed(part)) {
			break
		}
		end = next
		at = next + 1
	}
	p.reader.owners(p.action, p.t, line{l.start, end})
	if end < l.end {
		for _, x := range splitCommas(s, line{end + 1, l.end}) {
			p.piece(piece{line: x, bracketed: true})
		}
	}
}

func splitCommas(s string, l line) []line {
	var out []line
	for start := l.start; start < l.end; {
		end := strings.IndexByte(s[start:l.end], ',')
		if end < 0 {
			end = l.end
		} else {
			end += start
		}
		out = append(out, trimLine(s, line{start, end}))
		start = end + 1
	}
	return out
}

func (p *itemParts) isKeyed(part string) bool {
	if colon := labelColon(part); colon > 0 {
		return p.reader.v.meaning(strings.TrimSpace(part[:colon])).action != NoActionKey
	}
	return p.reader.v.meaning(firstWord(part)).action == DueKey
}

// isDate reports whether a piece is a date and little else.
func (p *itemParts) isDate(text string) bool {
	stamp, n := scanStamp(text, p.reader.v, false)
	return n > 0 && stamp.Date.Month > 0 && words(text[n:]) <= 1
}

// isTicket reports whether a piece is nothing but references.
func (p *itemParts) isTicket(text string) bool {
	if text == "" || !isDigit(text[len(text)-1]) && !strings.Contains(text, "://") {
		return false
	}
	covered := 0
	for _, m := range Tickets(text) {
		covered += m.End - m.Start
	}
	return covered > 0 && covered*10 >= len(text)*7
}

// endText ends what is to be done before a particular, unless nothing has been
// said yet: then it begins behind it.
func (p *itemParts) endText(x piece) {
	if x.start <= p.textStart || strings.Trim(p.t.Plain[p.textStart:x.start], " \t\n-–—|([.,;:") == "" {
		p.textStart = max(p.textStart, skipSeparators(p.t.Plain, x.end, p.all.end))
		return
	}
	end := x.start
	for end > p.textStart && strings.ContainsRune(" \t\n-|([.,;·", rune(p.t.Plain[end-1])) {
		end--
	}
	for _, dash := range []string{"–", "—", "→"} {
		end = len(strings.TrimRight(strings.TrimSuffix(p.t.Plain[:end], dash), " \t"))
	}
	p.textEnd = min(p.textEnd, end)
}

func skipSeparators(s string, i, end int) int {
	for i < end {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !unicode.IsSpace(r) && !strings.ContainsRune("-–—|)].,;:→", r) {
			break
		}
		i += n
	}
	return i
}

// endsDone reports whether a text ends in a mark that it is done: a tick, or DONE.
func endsDone(s string) bool {
	s = strings.TrimRight(s, " \t\n.)")
	for _, mark := range [...]string{"✅", "☑", "✔", "✔️", "☑️"} {
		if strings.HasSuffix(s, mark) {
			return true
		}
	}
	return strings.HasSuffix(s, " DONE") || s == "DONE"
}

// strike marks an item done whose whole text is struck through.
func (p *itemParts) strike() {
	text := trimLine(p.t.Plain, line{p.textStart, p.textEnd})
	for _, m := range p.t.Marks {
		if m.Kind == markdown.Strike && m.Start <= text.start && (m.End >= text.end || m.End-m.Start > (text.end-text.start)/2) {
			p.action.Done = true
		}
	}
}

// dueInText finds a due date within the sentence itself: "... by 2025-11-28". Only
// a word before a date is looked up: most sentences have none.
func (p *itemParts) dueInText() {
	s := p.t.Plain
	for at := p.all.start; at < p.all.end; at++ {
		c := s[at]
		if !isDigit(c) && (c < 'A' || c > 'Z') || at > p.all.start && !isBlank(s[at-1]) || !p.reader.v.mayBeDate(s[at:p.all.end]) {
			continue
		}
		before := strings.TrimRight(s[p.all.start:at], " \t\n:")
		word := before[strings.LastIndexAny(before, " \t\n(")+1:]
		if word == "" || p.reader.v.meaning(word).action != DueKey {
			continue
		}
		if stamp, n := scanStamp(s[at:p.all.end], p.reader.v, false); n > 0 && stamp.Date.Month > 0 {
			p.reader.due(p.action, p.t, line{at, at + n})
			return
		}
	}
}

func firstWord(s string) string {
	for i, r := range s {
		if !unicode.IsLetter(r) && r != '-' && r != '\'' {
			return s[:i]
		}
	}
	return s
}

// handlesOnly reports whether a text is one or more @handles and nothing else.
func handlesOnly(s string) bool {
	if s == "" || s[0] != '@' {
		return false
	}
	found := false
	for _, f := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ',' || r == '&' || r == '+' || r == '/' }) {
		if f == "and" {
			continue
		}
		if !isHandle(f) {
			return false
		}
		found = true
	}
	return found
}

// isHandle reports whether s is @name: letters, digits, dots, dashes, underscores.
func isHandle(s string) bool {
	if len(s) < 2 || s[0] != '@' {
		return false
	}
	for _, r := range s[1:] {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("-_.", r) {
			return false
		}
	}
	return true
}
