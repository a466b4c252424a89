package postmortem

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Tickets returns the references to issues and pull requests in s, which is
// Markdown as written: #12, org/repo#12, GH-12, ABC-123, and addresses of
// trackers. A link counts once: its Text is its address where that is a
// tracker's, else the references in its own text count. Images, HTML comments
// and code are passed over, but for code that is nothing but a reference.
func Tickets(s string) []Match {
	if !strings.ContainsAny(s, "#-/") || !hasDigit(s) && !strings.Contains(s, "://") {
		return nil
	}
	t := ticketScan{s: s}
	if strings.Contains(s, "](") {
		t.closing = closingBrackets(s)
	}
	t.scan()
	return t.found
}

// ticketScan is one search for tickets.
type ticketScan struct {
	s     string
	i     int
	found []Match
	// closing holds for each [ the offset of its ]; nil where there are no links.
	closing map[int]int
	// textEnd is where the text of the link in work ends, and linkEnd where the
	// search goes on behind it.
	textEnd, linkEnd int
	// unclosedComment says that no comment ends in the rest of s, so that the end
	// is searched for once.
	unclosedComment bool
	// behind is where the search has come to, so that nothing is counted twice.
	behind int
}

// maxTicks bounds the runs of backticks that are taken for code. Of each length
// only the last run can be without a partner, so that the bound is also one on how
// often the rest is searched in vain.
const maxTicks = 8

func (t *ticketScan) scan() {
	for t.i < len(t.s) {
		if t.linkEnd > 0 && t.i >= t.textEnd {
			t.i, t.linkEnd = t.linkEnd, 0
			t.behind = t.i
			continue
		}
		switch c := t.s[t.i]; {
		case c == '\\':
			t.i += 2
		case c == '`':
			t.code()
		case c == '<' && strings.HasPrefix(t.s[t.i:], "<!--"):
			t.comment()
		case c == '!' && strings.HasPrefix(t.s[t.i:], "!["):
			t.image()
		case c == '[':
			t.link()
		case c == '#' || c == '!':
			t.number()
		case (c == 'h' || c == 'H') && t.address():
		case c >= 'A' && c <= 'Z':
			t.key()
		default:
			t.i++
		}
	}
}

func (t *ticketScan) add(start, end int, text string) {
	t.found = append(t.found, Match{start, end, text})
	t.i, t.behind = end, end
}

// code passes over a code span, or takes it as a whole.
func (t *ticketScan) code() {
	ticks := len(t.s[t.i:]) - len(strings.TrimLeft(t.s[t.i:], "`"))
	from := t.i + ticks
	t.i = from
	if ticks >= maxTicks {
		return
	}
	for at := from; at < len(t.s); {
		if t.s[at] != '`' {
			at++
			continue
		}
		run := len(t.s[at:]) - len(strings.TrimLeft(t.s[at:], "`"))
		if run == ticks {
			inner := ticketScan{s: t.s[from:at]}
			if !strings.Contains(inner.s, "`") && len(inner.s) < 100 {
				inner.scan()
			}
			if len(inner.found) == 1 && inner.found[0].End-inner.found[0].Start == at-from {
				t.add(from, at, t.s[from:at])
			}
			t.i, t.behind = at+run, at+run
			return
		}
		at += run
	}
}

func (t *ticketScan) comment() {
	if !t.unclosedComment {
		if end := strings.Index(t.s[t.i:], "-->"); end >= 0 {
			t.i += end + 3
			return
		}
		t.unclosedComment = true
	}
	t.i++
}

func (t *ticketScan) image() {
	if bracket, ok := t.closing[t.i+1]; ok {
		if _, end, ok := linkTarget(t.s, bracket+1); ok {
			t.i = end
			return
		}
	}
	t.i++
}

func (t *ticketScan) link() {
	bracket, ok := t.closing[t.i]
	if ok {
		if target, end, ok := linkTarget(t.s, bracket+1); ok {
			switch {
			case isTrackerURL(target):
				t.add(t.i, end, target)
				return
			case t.linkEnd == 0:
				t.textEnd, t.linkEnd = bracket, end
			}
		}
	}
	t.i++
}

// address reads a web address and takes it where it is a tracker's.
func (t *ticketScan) address() bool {
	at := strings.Index(t.s[t.i:min(t.i+8, len(t.s))], "://")
	if at < 0 || schemeLen(t.s[:t.i+at]) != at {
		return false
	}
	end := urlEnd(t.s, t.i)
	if end == t.i {
		return false
	}
	if address := t.s[t.i:end]; isTrackerURL(address) {
		t.add(t.i, end, address)
	}
	t.i, t.behind = end, end
	return true
}

// number reads #12 with the repository before it, or repository!12.
func (t *ticketScan) number() {
	hash := t.i
	t.i++
	end := t.i
	for end < len(t.s) && isDigit(t.s[end]) {
		end++
	}
	if n := end - t.i; n == 0 || n > 7 || t.s[t.i] == '0' || goesOn(t.s, end) {
		return
	}
	start := hash
	for start > t.behind && hash-start < 100 && isRepositoryByte(t.s[start-1]) {
		start--
	}
	before := t.s[start:hash]
	switch {
	case strings.Contains(strings.Trim(before, "/"), "/"):
		if !isPage(before) {
			t.add(start, end, t.s[start:end])
		}
	case t.s[hash] == '!':
	case strings.Trim(before, "-.") == "":
		if hash > 0 && strings.IndexByte("&#=?", t.s[hash-1]) >= 0 || isCounted(t.s[t.behind:hash], end-hash-1) {
			return
		}
		t.add(hash, end, t.s[hash:end])
	case isReferenceWord(before):
		t.add(hash, end, t.s[hash:end])
	}
}

// key reads ABC-123 where a word begins, or passes over the word.
func (t *ticketScan) key() {
	n := 0
	if !t.inWord() {
		n = keyLen(t.s[t.i:])
	}
	if n > 0 && !goesOn(t.s, t.i+n) {
		t.add(t.i, t.i+n, t.s[t.i:t.i+n])
		return
	}
	for t.i < len(t.s) && isNameByte(t.s[t.i]) {
		t.i++
	}
}

// inWord reports whether what stands before makes the next word part of
// something longer: a name, a path, a variable. A slash behind a ticket begins
// the next ticket.
func (t *ticketScan) inWord() bool {
	if t.i == 0 {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(t.s[:t.i])
	if r == '/' {
		return t.i-1 != t.behind || t.behind == 0
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("_-.#@$%=\\", r)
}

// goesOn reports whether a reference that ends at end is only the beginning of
// something longer: UTF-8-encoded, INC-2026-0007, TLS-1.3, #2i2c.
func goesOn(s string, end int) bool {
	if end >= len(s) {
		return false
	}
	if c := s[end]; c == '-' || c == '.' {
		return end+1 < len(s) && (isDigit(s[end+1]) || c == '-' && isNameByte(s[end+1]))
	}
	r, _ := utf8.DecodeRuneInString(s[end:])
	return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_'
}

// isNameByte reports whether c is an ASCII letter, digit or underscore.
func isNameByte(c byte) bool {
	return isDigit(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_'
}

func isRepositoryByte(c byte) bool {
	return isNameByte(c) || c == '-' || c == '.' || c == '/'
}

// isPage reports whether a path is that of a document, in which #12 is a place.
func isPage(path string) bool {
	for _, extension := range [...]string{".md", ".html", ".htm", ".txt", ".rst", ".adoc", ".pdf", ".php"} {
		if strings.HasSuffix(path, extension) {
			return true
		}
	}
	return false
}

// isReferenceWord reports whether a word glued to #12 says what it is.
func isReferenceWord(word string) bool {
	switch strings.ToLower(word) {
	case "pr", "mr", "gh", "issue", "pull", "bug", "ticket":
		return true
	}
	return false
}

// isCounted reports whether a number of so many digits, behind before and #, only
// counts: report #1, the #1 cause. Tickets of one or two digits occur, but not
// behind these words.
func isCounted(before string, digits int) bool {
	if digits > 2 || !strings.HasSuffix(before, " ") {
		return false
	}
	before = before[:len(before)-1]
	before = before[max(0, len(before)-12):]
	switch strings.ToLower(strings.TrimLeft(before[strings.LastIndexByte(before, ' ')+1:], "([*_\"'")) {
	case "report", "attempt", "option", "step", "phase", "part", "lesson", "action", "item", "cause", "factor", "finding", "question", "point",
		"number", "priority", "cluster", "node", "server", "day", "week", "wave", "batch", "round", "try", "run", "version", "scenario", "figure", "table":
		return true
	case "the", "our", "my", "is", "are":
		return digits == 1
	}
	return false
}
