package postmortem

import (
	"slices"
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
	ticked := p.tick()
	p.textStart, p.textEnd = p.all.start, p.all.end
	pieces := p.splitPieces()
	for i, x := range pieces {
		p.piece(x, pieces[i+1:])
	}
	p.strike()
	p.action.Done = p.action.Done || ticked || endsDone(p.t.Plain[p.all.start:p.all.end])
	if len(p.action.Owners) == 0 && p.action.OwnerState == Absent {
		p.leadingOwner()
	}
	if p.action.Due.State == Absent {
		p.dueInText()
	}
	p.ticketToken()
	if p.textEnd <= p.textStart {
		p.textStart, p.textEnd = p.all.start, p.all.end
	}
	l := trimLine(p.t.Plain, line{p.textStart, p.textEnd})
	if open := unclosed(p.t.Plain[l.start:l.end]); open > 0 {
		l = trimLine(p.t.Plain, line{l.start, l.start + open}) // "Raise the limit (staging, 2026-03-20)"
	}
	p.action.Text = p.reader.v.value(p.t, l)
	if p.action.OwnerState == Absent {
		p.action.OwnerSpan = p.action.Text.Span
	}
}

// ticks are the boxes of an item that is done, boxes those of one that is not, where the list
// has none of its own; an editor may have escaped those that Markdown has.
var (
	ticks = [...]string{"✅", "☑", "✔", `\[x\]`, `\[X\]`}
	boxes = [...]string{"⬜", "☐", "🔲", `\[ \]`}
)

// tick steps over the box that begins an item, and reports whether it is ticked.
func (p *itemParts) tick() bool {
	s := p.t.Plain[p.all.start:p.all.end]
	n := prefixOf(s, ticks[:])
	ticked := n > 0
	if !ticked {
		n = prefixOf(s, boxes[:])
	}
	if n > 0 {
		rest := strings.TrimLeft(strings.TrimPrefix(s[n:], "\ufe0f"), " ")
		p.all.start = p.all.end - len(rest)
	}
	return ticked
}

// prefixOf returns the length of the one of some prefixes that begins s, or 0.
func prefixOf(s string, of []string) int {
	for _, x := range of {
		if strings.HasPrefix(s, x) {
			return len(x)
		}
	}
	return 0
}

// unclosed returns where the first bracket stands that s does not close, or -1.
func unclosed(s string) int {
	open := -1
	for i := range len(s) {
		switch s[i] {
		case '(', '[':
			if open < 0 {
				open = i
			}
		case ')', ']':
			open = -1
		}
	}
	return open
}

func isBlank(b byte) bool { return b == ' ' || b == '\t' || b == '\n' }

// closes reports whether a bracket around a name ends the item with nothing beside or behind
// the name but particulars, one of them a date or a ticket: "(Rui, até 15/06/2025)", "(Dana,
// P1, OPS-12)", "(Ola) - June 20". The name in it is the owner's. One that the document
// knows needs none.
func (p *itemParts) closes(x piece) bool {
	s := p.t.Plain
	open, end := strings.LastIndexAny(s[p.all.start:x.start], "(["), strings.IndexAny(s[x.end:p.all.end], ")]")
	if open < 0 || end < 0 {
		return false
	}
	behind := trimLine(s, line{skipSeparators(s, x.end+end, p.all.end), p.all.end})
	told := behind.start < behind.end
	if told && !p.isParticular(behind) && !p.reader.v.IsDone(firstWord(s[behind.start:behind.end])) {
		return false
	}
	if p.reader.roster()[strings.ToLower(s[x.start:x.end])] {
		return true
	}
	dated := p.endsInDate(s[p.all.start : p.all.start+open])
	for _, l := range splitList(s, line{p.all.start + open + 1, x.end + end}) {
		switch text := s[l.start:l.end]; {
		case dated && p.canOwnBeside(text):
			told = true // by 24 February 2026 (Infrastructure, R. Aalto)
		case l == x.line, p.reader.v.IsSeverity(text), isYear(text):
		case p.isParticular(l), p.reader.v.IsDone(text):
			told = true
		default:
			return false
		}
	}
	return told
}

// endsInDate reports whether a text ends in a date.
func (p *itemParts) endsInDate(text string) bool {
	const longest = len("24. September 2026")
	text = strings.TrimRight(text, " \t\n")
	for i := max(0, len(text)-longest); i < len(text); i++ {
		if i > 0 && !isBlank(text[i-1]) || !isDigit(text[i]) && !beginsUpper(text[i:]) {
			continue
		}
		c := cursor{s: text, i: i}
		if _, ok := c.date(p.reader.v); ok && c.i == len(text) {
			return true
		}
	}
	return false
}

// isParticular reports whether a part of the text is a date, a ticket, or has a key.
func (p *itemParts) isParticular(l line) bool {
	text := p.t.Plain[l.start:l.end]
	key, _ := p.keyed(piece{line: l, first: true})
	return key != NoActionKey || p.isDate(text) || isShortDay(text) || p.isTicket(text) || isRepositoryNumber(text)
}

// isRepositoryNumber reports whether a text is the number of an issue behind the short name
// of its repository, and nothing else: infra#2290. In running text it may be anything:
// worker#12.
func isRepositoryNumber(text string) bool {
	name, number, ok := strings.Cut(text, "#")
	return ok && name != "" && isDigits(number) && number[0] != '0' && len(number) <= 7 && name[0]|0x20 >= 'a' && name[0]|0x20 <= 'z' &&
		!strings.ContainsFunc(name, func(r rune) bool { return r > 0x7f || !isRepositoryByte(byte(r)) })
}

// isShortDay reports whether a text is a day and month in digits, and nothing else: 12/19.
func isShortDay(text string) bool {
	c := cursor{s: text}
	if _, _, ok := c.number(1, 2); !ok || !c.accept("/") {
		return false
	}
	_, _, ok := c.number(1, 2)
	return ok && c.i == len(text)
}

// isYear reports whether a text is the year of a date whose day stands before a comma.
func isYear(text string) bool { return len(text) == len("2026") && isDigits(text) }

// keyed reads "Owner: @x", "due 2026-02-25", "Due 2026-06-12" or "owner Maria" at the
// beginning of a piece.
func (p *itemParts) keyed(x piece) (ActionKey, line) {
	s := p.t.Plain
	text := s[x.start:x.end]
	if label, _, ok := strings.Cut(text, ":: "); ok { // [owner:: Lotte], as Obsidian has it
		if key := p.reader.v.meaning(label).action; key != NoActionKey && key != TextKey && key != TypeKey {
			return key, trimLine(s, line{x.start + len(label) + len(":: "), x.end})
		}
		return NoActionKey, line{}
	}
	if colon := labelColon(text); colon > 0 {
		key := p.reader.v.meaning(strings.TrimSpace(text[:colon])).action
		if key == DueKey && hasDigit(text[:colon]) {
			return NoActionKey, line{} // by Fri 20 March 2026: raise the limit
		}
		if key != NoActionKey && key != TextKey && key != TypeKey {
			return key, trimLine(s, line{x.start + colon + 1, x.end})
		}
		return NoActionKey, line{}
	}
	// "due 2026-02-25", "pour le 15 janvier 2026", "done by 17 July 2026"
	from := 0
	if word := firstWord(text); word != "" && p.reader.v.IsDone(word) {
		from = len(text) - len(strings.TrimLeft(text[len(word):], " "))
	}
	end := from
	for range 2 {
		end += len(text[end:]) - len(strings.TrimLeft(text[end:], " "))
		end += len(firstWord(text[end:]))
		rest := strings.TrimSpace(text[end:])
		if p.reader.v.mayBeDate(rest) && p.reader.v.meaning(text[from:end]).action == DueKey && p.isDate(rest) {
			return DueKey, trimLine(s, line{x.start + end, x.end})
		}
	}
	if word := firstWord(text); !x.first && len(word) < len(text) && p.reader.v.meaning(word).action == OwnerKey && !p.reader.v.IsTeam(word) && p.canOwn(text[len(word):]) {
		return OwnerKey, trimLine(s, line{x.start + len(word), x.end})
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
		for _, x := range splitList(s, line{end + 1, l.end}) {
			p.piece(piece{line: x, bracketed: true}, nil)
		}
	}
}

func (p *itemParts) isKeyed(part string) bool {
	if colon := labelColon(part); colon > 0 {
		return p.reader.v.meaning(strings.TrimSpace(part[:colon])).action != NoActionKey
	}
	return p.reader.v.meaning(firstWord(part)).action == DueKey
}

// isDate reports whether a piece is a date and little else, be it one that does not exist.
func (p *itemParts) isDate(text string) bool {
	stamp, n := scanStamp(text, p.reader.v, false)
	return n > 0 && (stamp.Date.Month > 0 || stamp.Fault == Impossible && !stamp.HasClock && len(text) >= len("2026-9-31")) && words(text[n:]) <= 1
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
	if x.start <= p.textStart || strings.Trim(p.t.Plain[p.textStart:x.start], " \t\n|([.,;:"+dashes) == "" {
		p.textStart = max(p.textStart, skipSeparators(p.t.Plain, x.end, p.all.end))
		return
	}
	end := x.start
	for end > p.textStart && strings.ContainsRune(" \t\n-|([.,;·", rune(p.t.Plain[end-1])) {
		end--
	}
	for _, dash := range []string{"📅", "–", "—", "→"} {
		end = len(strings.TrimRight(strings.TrimSuffix(p.t.Plain[:end], dash), " \t"))
	}
	p.textEnd = min(p.textEnd, end)
}

func skipSeparators(s string, i, end int) int {
	for i < end {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !unicode.IsSpace(r) && !strings.ContainsRune(dashes+"|)].,;:→", r) {
			break
		}
		i += n
	}
	return i
}

// endsDone reports whether a text ends in a mark that it is done, a tick or DONE, or
// begins with the word.
func endsDone(s string) bool {
	s = strings.TrimRight(s, " \t\n.)")
	shown := strings.TrimSuffix(s, "\ufe0f")
	if slices.ContainsFunc(ticks[:], func(mark string) bool { return strings.HasSuffix(shown, mark) }) {
		return true
	}
	return strings.HasSuffix(s, " DONE") || strings.HasPrefix(s, "DONE ") || s == "DONE"
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
		if p.reader.v.IsWeekday(strings.TrimRight(word, ".,")) { // by Fri 20 March 2026
			before = strings.TrimRight(strings.TrimSuffix(before, word), " \t\n:")
			word = before[strings.LastIndexAny(before, " \t\n(")+1:]
		}
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
	for i := 0; i < len(s) && s[i] < utf8.RuneSelf; i++ { // most words end here
		if c := s[i] | 0x20; (c < 'a' || c > 'z') && s[i] != '-' && s[i] != '\'' {
			return s[:i]
		}
	}
	for i, r := range s {
		if !unicode.IsLetter(r) && r != '-' && r != '\'' {
			return s[:i]
		}
	}
	return s
}

// handlesOnly reports whether a text is one or more @handles and nothing else.
func (v *Vocabulary) handlesOnly(s string) bool {
	if s == "" || s[0] != '@' {
		return false
	}
	found := false
	for _, f := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ',' || r == '&' || r == '+' || r == '/' }) {
		if v.has(setJoin, f) {
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
