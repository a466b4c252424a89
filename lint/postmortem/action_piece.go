package postmortem

import (
	"strings"
	"unicode/utf8"
)

// A piece is a part of an item between separators.
type piece struct {
	line
	// first says that the piece begins the item; bracketed that it stands in
	// parentheses or brackets.
	first, bracketed bool
}

// splitPieces cuts a text at " - " and its like, at bars, semicolons, line ends,
// brackets, sentence ends, and, inside brackets and behind the first cut, commas. The
// next item uses the list again.
func (p *itemParts) splitPieces() []piece {
	s, all := p.t.Plain, p.all
	out := p.reader.pieces[:0]
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
			r == '.' && spaceAfter && !endsInInitial(s[start:i]) && !p.reader.v.endsDay(s[start:i], s[i+1:all.end]),
			r == ',' && spaceAfter && (depth > 0 || len(out) > 0 && labelColon(strings.TrimSpace(s[start:i])) < 0) && !isBeforeYear(s, i):
			cut(i, i+n)
		case r == '📅' && spaceAfter: // the due date, as Obsidian marks it
			cut(i, i+n)
		case r == '✅' && spaceBefore && p.isDoneOn(s[i+n:all.end]):
			cut(i, i)
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
	p.reader.pieces = out
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
	0xC2: true, 0xE2: true, 0xF0: true}

// endsInColon reports whether s is a label that waits for its value.
func endsInColon(s string) bool { return strings.HasSuffix(strings.TrimRight(s, " \t"), ":") }

// closing returns the length of the bracketed text that begins s, or 0 where its
// bracket is not closed.
func closing(s string) int {
	closer := byte(')')
	if s[0] == '[' {
		closer = ']'
	}
	return strings.IndexByte(s, closer) + 1
}

// isBeforeYear reports whether the comma at s[i] stands within a date: March 12, 2026.
func isBeforeYear(s string, i int) bool {
	c := cursor{s: s, i: i}
	return i > 0 && isWordByte(s[i-1]) && c.year() > 0 && (c.peek(0) != '-' && c.peek(0) != '/' || !isDigit(c.peek(1)))
}

// endsInInitial reports whether s ends in a capital letter by itself, as before the full
// stop of a name: S. Okafor.
func endsInInitial(s string) bool {
	n := len(s)
	return n > 0 && s[n-1] >= 'A' && s[n-1] <= 'Z' && (n == 1 || !isWordByte(s[n-2]) && s[n-2] < utf8.RuneSelf)
}

// piece reads one piece as a particular of the item, where it is one, given those behind.
func (p *itemParts) piece(x piece, behind []piece) {
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
	case p.holdsTicket(x):
		p.endText(x)
	case x.first && x.bracketed:
		p.prefix(x)
	case x.bracketed && !x.first && len(p.action.Owners) == 0 && p.closes(x) && (p.canOwnBeside(text) || p.isLogin(text)):
		p.endText(x)
		r.owners(p.action, p.t, x.line)
	case !x.bracketed && !x.first && len(p.action.Owners) == 0 && p.followsDash(x) && !isArrowTarget(p.t.Plain[p.all.start:x.start], behind) &&
		(r.roster()[strings.ToLower(text)] || len(behind) > 0 && (p.isParticular(behind[0].line) || r.v.IsDone(s[behind[0].start:behind[0].end])) && (p.canOwnBeside(text) || p.isLogin(text) || r.v.IsPlaceholder(text))):
		p.endText(x)
		r.owners(p.action, p.t, x.line)
	case (x.bracketed || !x.first) && (r.v.handlesOnly(text) || isNamedMention(text)), p.isLinkedOwner(x, behind), p.isSigned(x, behind):
		p.endText(x)
		r.owners(p.action, p.t, x.line)
	case p.action.Due.State == Absent && !p.action.Done && (p.isDate(text) || isShortDay(text) && !x.first && len(behind) == 0):
		p.endText(x)
		r.due(p.action, p.t, x.line)
	case p.isTicket(text), !x.first && isRepositoryNumber(text):
		p.endText(x)
		r.ticket(p.action, p.t, x.line)
	case prefixOf(text, ticks[:]) > 0:
		p.action.Done = true
		if p.isDoneOn(text[prefixOf(text, ticks[:]):]) {
			p.endText(x)
		}
		p.trailingHandle(x)
	default:
		p.trailingHandle(x)
	}
}

// isDoneOn reports whether a tick stands before the day on which an item was done.
func (p *itemParts) isDoneOn(behind string) bool {
	day := strings.TrimLeft(behind, " \ufe0f")
	return day != "" && isDigit(day[0]) && p.isDate(day[:separatorIndex(day[:min(len(day), len("2026-03-04"))])])
}

// isArrowTarget reports whether an arrow stands before a piece, and nothing behind it: it may
// lead from one version to the next.
func isArrowTarget(before string, behind []piece) bool {
	return len(behind) == 0 && strings.HasSuffix(strings.TrimRight(before, " \t"), "→")
}

// isSigned reports whether a piece is who does it, in a sentence of its own before the due
// date or the ticket: "Hop limit in the header. Bruna Azevedo, 2026-02-18".
func (p *itemParts) isSigned(x piece, behind []piece) bool {
	s := p.t.Plain
	if x.bracketed || x.first || len(behind) == 0 || len(p.action.Owners) > 0 || x.end == p.all.end || s[x.end] != ',' && s[x.end] != '.' ||
		!strings.HasSuffix(strings.TrimRight(s[p.all.start:x.start], " \t"), ".") {
		return false
	}
	next := s[behind[0].start:behind[0].end]
	return (p.isDate(next) || p.isTicket(next)) && p.canOwn(s[x.start:x.end])
}

// followsDash reports whether a dash, an arrow or a bar stands before a piece.
func (p *itemParts) followsDash(x piece) bool {
	before := strings.TrimRight(p.t.Plain[p.all.start:x.start], " \t")
	return endsIn(before, dashes+"|→")
}

// splitList cuts a text at commas and semicolons.
func splitList(s string, l line) []line {
	var out []line
	for start := l.start; start < l.end; {
		end := strings.IndexAny(s[start:l.end], ",;")
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
