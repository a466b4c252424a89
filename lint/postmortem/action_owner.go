package postmortem

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// leadingOwner reads the owner that begins an item without a key: "@ana to fix",
// "SRE to page", "Jonas: add", "Priya + Jonas: replay".
func (p *itemParts) leadingOwner() {
	s := p.t.Plain
	text := s[p.textStart:p.textEnd]
	if p.reader.led {
		if name, next := leadingName(text); name != "" {
			p.takeOwner(p.textStart, p.textStart+len(name), p.textStart+next)
			return
		}
	}
	if at := strings.Index(text[:min(len(text), 44)], " to "); at > 0 && p.isVerbAfter(text[at+4:]) && (p.canOwn(text[:at]) || words(text[:at]) == 1 && p.reader.v.IsTeam(text[:at])) {
		p.takeOwner(p.textStart, p.textStart+at, p.textStart+at+4)
		return
	}
	if at := strings.Index(text[:min(len(text), 44)], " will "); at > 0 && p.isKnown(text[:at]) {
		p.takeOwner(p.textStart, p.textStart+at, p.textStart+at+6)
		return
	}
	if colon := labelColon(text); colon > 0 && colon <= 60 {
		if colon <= 40 && p.canOwn(text[:colon]) {
			p.takeOwner(p.textStart, p.textStart+colon, p.textStart+colon+1)
			return
		}
		if open := p.memberOf(text[:colon]); open > 0 {
			p.takeOwner(p.textStart+open, p.textStart+colon-1, p.textStart+colon+1)
			return
		}
	}
	if isHandle(strings.TrimRight(firstField(text), ":,")) {
		end := p.textStart + len(strings.TrimRight(firstField(text), ":,"))
		p.takeOwner(p.textStart, end, end)
	}
}

// memberOf returns where in "Cloud Foundations (Richard C.)" the name of the team's member
// begins, a handle or a name of several words; 0 where a text is no such thing.
func (p *itemParts) memberOf(text string) int {
	open := strings.IndexByte(text, '(')
	if open <= 0 || !strings.HasSuffix(text, ")") || words(text[:open]) > 4 || !beginsUpper(text) {
		return 0
	}
	name := strings.TrimSuffix(text[open+1:len(text)-1], ".") // Richard C.
	if !isHandle(name) && words(name) < 2 && !p.reader.roster()[strings.ToLower(name)] || !p.canOwn(name) {
		return 0
	}
	return open + 1
}

// isKnown reports whether a text names who can be nothing but the owner of what they
// "will" do: a handle, a name that the document introduces, a team. Services have a
// name too.
func (p *itemParts) isKnown(text string) bool {
	text = strings.TrimPrefix(strings.TrimPrefix(text, "The "), "the ")
	return isHandle(text) || p.reader.roster()[strings.ToLower(text)] || words(text) <= 3 && p.reader.v.IsTeam(text)
}

func firstField(s string) string {
	if at := strings.IndexAny(s, " \t\n"); at >= 0 {
		return s[:at]
	}
	return s
}

func (p *itemParts) takeOwner(start, end, next int) {
	p.reader.owners(p.action, p.t, line{start, end})
	if p.action.OwnerState == Filled {
		p.textStart = skipSeparators(p.t.Plain, next, p.textEnd)
	}
}

// prefix reads a bracketed word that begins an item: [Catalogue], [@ana], [DONE].
func (p *itemParts) prefix(x piece) {
	text := p.t.Plain[x.start:x.end]
	if p.t.Plain[x.start-1] != '[' || p.reader.v.IsTopic(text) || p.isTicket(text) || words(text) > 3 {
		return
	}
	first, _ := utf8.DecodeRuneInString(text)
	if !unicode.IsUpper(first) && first != '@' {
		return
	}
	p.reader.owners(p.action, p.t, x.line)
	p.endText(x)
}

// trailingHandle reads a handle that ends the item's text, with the due date and the ticket
// that may stand behind it: "... is empty @bea", "... is empty @bea 2026-10-16 API-31".
func (p *itemParts) trailingHandle(x piece) {
	text := p.t.Plain[x.start:x.end]
	if strings.IndexByte(text, '@') < 0 || len(p.action.Owners) > 0 || x.end != trimLine(p.t.Plain, p.all).end {
		return
	}
	end, due := len(text), line{}
	at := strings.LastIndexAny(text, " \t\n")
	for at > 0 && !isHandle(text[at+1:end]) {
		switch word := text[at+1 : end]; {
		case p.isDate(word):
			due = line{x.start + at + 1, x.start + end}
		case !p.isTicket(word):
			return
		}
		end = len(strings.TrimRight(text[:at], " \t\n"))
		at = strings.LastIndexAny(text[:end], " \t\n")
	}
	if at <= 0 {
		return
	}
	// "ask @bea" names whom to ask, not who asks.
	if before := strings.Fields(text[:at]); len(before) > 0 && !p.endsClause(x.start+at) && p.reader.v.has(setBeforeOther, wordKey(before[len(before)-1])) {
		return
	}
	p.reader.owners(p.action, p.t, line{x.start + at + 1, x.start + end})
	if due.end > 0 && p.action.Due.State == Absent && !p.action.Done {
		p.reader.due(p.action, p.t, due)
	}
	p.endText(piece{line: line{x.start + at + 1, x.end}})
}

// isNamedMention reports whether a piece is the mention of a full name and nothing else:
// @Ingrid Falk, @<Ingrid Falk>.
func isNamedMention(text string) bool {
	if text == "" || text[0] != '@' {
		return false
	}
	from, to := mention(text)
	return from < to || words(text) <= 3 && isFullHandle(text)
}

// isLinkedOwner reports whether a piece is a person's page, linked as in a wiki, behind what
// is to be done: "Alert on the size of backups 📅 2026-07-18 [[Haruka Mori]] ⏫".
func (p *itemParts) isLinkedOwner(x piece, behind []piece) bool {
	const most = 8 // pieces behind the owner
	s := p.t.Plain
	if !x.bracketed || x.first || len(behind) > most || len(p.action.Owners) > 0 || !strings.HasSuffix(s[p.all.start:x.start], "[[") || !strings.HasPrefix(s[x.end:p.all.end], "]]") ||
		!p.canOwn(s[x.start:x.end]) {
		return false
	}
	for _, next := range behind {
		if strings.ContainsFunc(s[next.start:next.end], unicode.IsLetter) && !p.isParticular(next.line) {
			return false
		}
	}
	return true
}

// endsClause reports whether markup (a strikethrough, code) ends before i.
func (p *itemParts) endsClause(i int) bool {
	for _, m := range p.t.Marks {
		if m.End == i && m.End > m.Start {
			return true
		}
	}
	return false
}

// canOwn reports whether a text before "to" or a colon can be who does it: a
// handle, a team, a name that the document knows, or one that can be nothing
// else.
func (p *itemParts) canOwn(text string) bool { return p.owns(text, false) }

// canOwnBeside is canOwn for a text where an owner belongs and a date or ticket stands
// beside it: there a full name is one, though its last word could be a noun's.
func (p *itemParts) canOwnBeside(text string) bool { return p.owns(text, true) }

func (p *itemParts) owns(text string, beside bool) bool {
	text = strings.TrimSpace(text)
	if text == "" || words(text) > 5 || p.isVerbForm(firstField(text)) && !p.reader.roster()[strings.ToLower(text)] {
		return false
	}
	people, state := p.reader.v.Persons(text)
	if state != Filled || len(people) == 0 || p.reader.v.meaning(text).action != NoActionKey {
		return false
	}
	end := 0
	for _, x := range people {
		if !p.personLike(x.Name, beside) || !p.reader.v.isListGap(text[end:x.Start]) {
			return false
		}
		end = x.End
	}
	return p.reader.v.isListGap(text[end:])
}

// isLogin reports whether a word in small letters is the name under which somebody is known
// to a forge, where an owner belongs and a date or ticket stands beside it: "(mlindt,
// 2026-03-20)". Words that tell of the work are none.
func (p *itemParts) isLogin(text string) bool {
	const shortest, longest = 3, 20
	v := p.reader.v
	if len(text) < shortest || len(text) > longest || text[0] < 'a' || text[0] > 'z' || v.IsPlaceholder(text) ||
		v.nounLike(text) || v.hasEnding(text, adjectiveEnding) {
		return false
	}
	for i := range len(text) {
		if c := text[i]; c-'a' >= 26 && !isDigit(c) && c != '-' && c != '_' && c != '.' {
			return false
		}
	}
	return !v.IsTopic(text) && !p.isVerbForm(text) && !v.IsSeverity(text) && !v.IsOpen(text) && !v.IsDone(text) && v.meaning(text).action == NoActionKey &&
		v.meaning(text).frame == "" && v.Term(text) == ""
}

// isListGap reports whether s is no more than what stands between listed names.
func (v *Vocabulary) isListGap(s string) bool {
	s = strings.Trim(s, " \t\n,&+/()[]")
	return s == "" || v.has(setJoin, wordKey(s))
}

// personLike reports whether a name that somebody may have is a person's or a team's. Beside
// a date the last word of a full name may have an ending that surnames share with nouns.
func (p *itemParts) personLike(name string, beside bool) bool {
	v := p.reader.v
	switch {
	case strings.HasPrefix(name, "@"):
		return isHandle(name)
	case p.reader.roster()[strings.ToLower(name)]:
		return true
	case v.IsTopic(name):
		return false
	}
	fields := strings.Fields(name)
	if len(fields) > 3 || strings.ContainsAny(name, "'’") || p.isVerbForm(fields[0]) {
		return false
	}
	if v.IsTeam(name) {
		return len(fields) == 1 || v.IsTeam(fields[0]) || v.IsTeam(fields[len(fields)-1])
	}
	for i, w := range fields {
		r, _ := utf8.DecodeRuneInString(w)
		surname := beside && i > 0 && i == len(fields)-1
		if !unicode.IsUpper(r) || v.IsTopic(w) || p.isVerbForm(w) || v.hasEnding(w, nounEnding) || !surname && v.hasEnding(w, surnameEnding) {
			return false
		}
	}
	return true
}

// isVerbForm reports whether w is a known verb, also in the past.
func (p *itemParts) isVerbForm(w string) bool {
	w = strings.ToLower(w)
	return p.reader.v.IsVerb(w) || p.reader.v.IsVerb(strings.TrimSuffix(w, "d")) || p.reader.v.IsVerb(strings.TrimSuffix(w, "ed"))
}

// isVerbAfter reports whether what follows "to" is an infinitive: a known verb,
// or, behind a handle or team, any lower-case word.
func (p *itemParts) isVerbAfter(rest string) bool {
	word := firstWord(rest)
	r, _ := utf8.DecodeRuneInString(word)
	return word != "" && unicode.IsLower(r) && (p.reader.v.IsVerb(word) || strings.HasPrefix(p.t.Plain[p.textStart:], "@"))
}
