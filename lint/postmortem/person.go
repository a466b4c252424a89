package postmortem

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A PersonMatch is a person or group named in a value.
type PersonMatch struct {
	// Name is as written, without brackets, emphasis and link markup: the bytes
	// from Start to End of the value.
	Name       string
	Start, End int
	// Team says that the words name a group, not a person.
	Team bool
}

// Persons reads a value that should name people: "@ana", "[@ana](url)",
// "Bea Lindqvist", "R. Osei", "first.last", an e-mail address, "Team Storefront",
// "SRE", or several of them between commas, slashes, "+", "&" and "and".
//
// The State is Filled if anybody is named; Absent where nothing is written, or
// that there is nobody ("none", "n/a", "unassigned"); Placeholder where a name is
// still to be put in ("TBD", "???", "@user", "owner"); else Unparsable: words in
// which no name can be made out.
func (v *Vocabulary) Persons(s string) ([]PersonMatch, State) {
	switch {
	case !isLoneHandle(s): // most are
		return v.scanPersons(s)
	case v.isFormHandle(s[1:]):
		return nil, Placeholder
	}
	return []PersonMatch{{s, 0, len(s), v.isGroupName(s[1:])}}, Filled
}

// scanPersons is Persons for any value.
func (v *Vocabulary) scanPersons(s string) ([]PersonMatch, State) {
	if v.isNameless(s) {
		return nil, Placeholder
	}
	p := personScan{s: s, v: v}
	start, end := trimPerson(s, 0, len(s))
	if inner, ok := bracketed(s, start, end); ok && strings.IndexByte(s[start+1:inner], '[') < 0 {
		p.brackets = true
		start, end = start+1, inner
	}
	p.list(start, end)
	switch {
	case len(p.found) > 0:
		return p.found, Filled
	case p.placeholder:
		return nil, Placeholder
	case p.unparsable:
		return nil, Unparsable
	}
	return nil, Absent
}

// isLoneHandle reports whether a value is nothing but a handle of letters, digits and
// hyphens: @ana, @team-2.
func isLoneHandle(s string) bool {
	if len(s) < 2 || s[0] != '@' || s[1] == '-' {
		return false
	}
	for i := 1; i < len(s); i++ {
		if !isAlphanumeric(s[i]) && s[i] != '-' {
			return false
		}
	}
	return true
}

// personScan is one reading of a value.
type personScan struct {
	s string
	v *Vocabulary
	// brackets says that the value stands in brackets, as templates ask for it.
	brackets                bool
	found                   []PersonMatch
	placeholder, unparsable bool
}

// list splits a value into its parts and reads each.
func (p *personScan) list(start, end int) {
	if p.v.isNobody(p.s[start:end]) || p.v.isNameless(p.s[start:end]) {
		p.part(start, end)
		return
	}
	from, token, depth := start, start, 0
	for i := start; i < end; {
		r, n := utf8.DecodeRuneInString(p.s[i:end])
		switch r {
		case '(', '[':
			depth++
		case ')', ']':
			depth = max(0, depth-1)
		}
		if depth == 0 {
			if sep := p.separator(from, token, i, end); sep > 0 {
				p.part(from, i)
				from, token = i+sep, i+sep
				i += sep
				continue
			}
		}
		if unicode.IsSpace(r) || r == '(' || r == '[' {
			token = i + n
		}
		i += n
	}
	p.part(from, end)
}

// separator returns the length of the separator that stands at i, or 0. from is
// where the part before it begins, token its last word.
func (p *personScan) separator(from, token, i, end int) int {
	s := p.s
	rest := s[i:end]
	r, n := utf8.DecodeRuneInString(rest)
	next, _ := utf8.DecodeRuneInString(rest[n:])
	switch r {
	case ',', ';', '\n', '|', '·', '•':
		return n
	case '<':
		if at := strings.IndexByte(rest[:min(8, len(rest))], '>'); at > 0 && strings.EqualFold(strings.TrimRight(rest[1:at], " /"), "br") {
			return at + 1
		}
	case '/':
		path := strings.HasPrefix(s[token:i], "@") && next != '@' && !isBlank(s[i-1]) && next != ' '
		if !path && !strings.Contains(s[token:i], ":") && i > from && !p.v.isNobody(s[from:min(end, i+2)]) {
			return n
		}
	case '&', '+':
		before, _ := utf8.DecodeLastRuneInString(s[from:i])
		if (before == ' ' || next == ' ' || next == '@' || unicode.IsLower(before) && unicode.IsUpper(next)) && !p.v.oneTeam(s[from:i], rest[n:]) {
			return n
		}
	}
	if i > from && isBlank(s[i-1]) && unicode.IsLower(r) {
		word := rest[:wordEnd(rest)]
		if isAnd(word) && len(rest) > len(word) && isBlank(rest[len(word)]) && !p.v.oneTeam(s[from:i], rest[len(word):]) {
			return len(word)
		}
	}
	return 0
}

func wordEnd(s string) int {
	if at := strings.IndexAny(s, " \t\n"); at >= 0 {
		return at
	}
	return len(s)
}

// oneTeam reports whether what stands before and behind an "and" is the name of
// one group: Research and Development, Security and Compliance team.
func (v *Vocabulary) oneTeam(before, behind string) bool {
	before = strings.TrimSpace(before)
	left := before[strings.LastIndexAny(before, " \t")+1:]
	if !v.isField(left) {
		return false
	}
	const longest = 80 // of what can be a name
	behind = behind[:min(longest, len(behind))]
	right := strings.Fields(behind[:separatorIndex(behind)])
	return len(right) > 0 && (v.isField(right[0]) || v.isGroupWord(right[len(right)-1]))
}

func separatorIndex(s string) int {
	if at := strings.IndexAny(s, ",;/&+|\n("); at >= 0 {
		return at
	}
	return len(s)
}

// part reads one part of a list: a link, a bracketed or plain name.
func (p *personScan) part(start, end int) {
	s := p.s
	start, end = trimPerson(s, start, end)
	if inner, ok := bracketed(s, start, end); ok {
		p.brackets = true
		p.list(start+1, inner)
		p.brackets = false
		return
	}
	if from, to := mention(s[start:end]); from < to {
		p.name(trimPerson(s, start+from, start+to))
		return
	}
	if start < end && s[start] == '[' {
		if n := strings.IndexByte(s[start:end], ']'); n > 0 {
			p.name(trimPerson(s, start+1, start+n))
			return
		}
	}
	if start < end && s[start] == '<' && s[end-1] == '>' {
		if strings.IndexByte(s[start:end], '@') > 0 {
			p.name(start+1, end-1)
			return
		}
		p.placeholder = true
		return
	}
	// What follows in parentheses or angle brackets is about the one named.
	if at := strings.IndexAny(s[start:end], "(<"); at > 0 {
		start, end = trimPerson(s, start, start+at)
	}
	p.name(start, end)
}

// bracketed returns where the bracket closes that surrounds s[start:end] as a
// whole, but for a link.
func bracketed(s string, start, end int) (inner int, ok bool) {
	if end-start < 2 || s[end-1] != ']' || s[start] != '[' {
		return 0, false
	}
	return end - 1, strings.IndexByte(s[start:end-1], ']') < 0
}

// trimPerson cuts blanks, emphasis, quotation marks and the full stop of a
// sentence from the range.
func trimPerson(s string, start, end int) (int, int) {
	for start < end {
		r, n := utf8.DecodeRuneInString(s[start:end])
		if !unicode.IsSpace(r) && !strings.ContainsRune("*_~`\"'“”„:", r) && (r != '(' || s[end-1] != ')') {
			break
		}
		start += n
	}
	body := s[start:end]
	handle := strings.HasPrefix(body, "@")   // whose name may end with _
	toFill := strings.Trim(body, ". ") == "" // "..." is left to be filled in
	for start < end {
		r, n := utf8.DecodeLastRuneInString(s[start:end])
		switch r {
		case '*', '~', '`', '"', '\'', '“', '”', '„', ':', ')':
		case '_':
			if handle {
				return start, end
			}
		case '.':
			if toFill {
				return start, end
			}
		default:
			if !unicode.IsSpace(r) {
				return start, end
			}
		}
		end -= n
	}
	return start, end
}

// name reads one name.
func (p *personScan) name(start, end int) {
	text := p.s[start:end]
	switch {
	case p.v.isNobody(text):
	case p.v.isNameless(text), p.brackets && p.v.isFormWord(text), strings.HasPrefix(text, "{"):
		p.placeholder = true
	case strings.IndexByte(text, '@') >= 0:
		p.handles(start, end)
	case strings.Contains(text, "://"):
		p.unparsable = true
	default:
		team, ok := p.v.readName(text)
		if !ok {
			p.unparsable = true
			return
		}
		if first, _ := utf8.DecodeRuneInString(text); p.brackets && !team && unicode.IsLower(first) {
			p.placeholder = true
			return
		}
		p.found = append(p.found, PersonMatch{text, start, end, team})
	}
}

// handles reads the handles and e-mail addresses in a part; names beside them say
// the same again.
func (p *personScan) handles(start, end int) {
	some := false
	for i := start; i < end; {
		next := i + wordEnd(p.s[i:end])
		from, to := trimPerson(p.s, i, next)
		i = next + 1
		word := strings.TrimRight(p.s[from:to], ",;)]>")
		word = strings.TrimLeft(word, "([<")
		at := strings.IndexByte(word, '@')
		if at < 0 {
			continue
		}
		from += strings.Index(p.s[from:to], word)
		switch {
		case at == 0 && !isHandleName(word[1:]), at > 0 && !isMail(word):
			continue
		case at == 0 && p.v.isFormHandle(word[1:]):
			p.placeholder, some = true, true
			continue
		}
		some = true
		team := strings.IndexByte(word, '/') >= 0 || p.v.isGroupName(strings.Trim(word, "@"))
		p.found = append(p.found, PersonMatch{word, from, from + len(word), team})
	}
	p.unparsable = p.unparsable || !some
}

// isHandleName reports whether s can follow the @ of a handle; organisations and
// their teams are parted by a slash.
func isHandleName(s string) bool {
	for _, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("-_./", r) {
			return false
		}
	}
	return s != "" && s[0] != '-' && s[0] != '.' && s[0] != '/'
}

func isMail(s string) bool {
	user, host, _ := strings.Cut(s, "@")
	dot := strings.LastIndexByte(host, '.')
	return dot > 0 && dot < len(host)-2 && isHandleName(strings.ReplaceAll(user, "+", "")) && isHandleName(host) && strings.IndexByte(host, '/') < 0
}
