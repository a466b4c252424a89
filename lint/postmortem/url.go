package postmortem

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pmlint/pmlint/lint/sensitive"
)

// A Match is a part of a text.
type Match struct {
	// Start and End bound it in the text that was searched.
	Start, End int
	// Text is what it stands for: of a Markdown link the address, else the part
	// itself.
	Text string
}

// URLs returns the web addresses (http and https) that stand in s, without the
// punctuation around them. Parentheses and brackets belong to an address where
// they are paired in it.
func URLs(s string) []Match {
	var found []Match
	for i := 0; ; {
		at := strings.Index(s[i:], "://")
		if at < 0 {
			return found
		}
		at += i
		i = at + 3
		start := at - schemeLen(s[:at])
		if start == at {
			continue
		}
		if end := urlEnd(s, start); end > start {
			found = append(found, Match{start, end, s[start:end]})
			i = end
		}
	}
}

// schemeLen returns the length of the http or https that ends s as a word of its
// own, or 0.
func schemeLen(s string) int {
	for _, scheme := range [...]string{"https", "http"} {
		n := len(scheme)
		if len(s) < n || !strings.EqualFold(s[len(s)-n:], scheme) {
			continue
		}
		if before, _ := utf8.DecodeLastRuneInString(s[:len(s)-n]); len(s) > n && (unicode.IsLetter(before) || unicode.IsDigit(before)) {
			return 0
		}
		return n
	}
	return 0
}

// urlEnd returns the end of the address whose scheme begins at start, or start
// where no host follows.
func urlEnd(s string, start int) int {
	host := start + strings.Index(s[start:], "://") + 3
	if r, _ := utf8.DecodeRuneInString(s[host:]); host >= len(s) || !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '[' {
		return start
	}
	round, square, end := 0, 0, host
	for end < len(s) {
		r, n := utf8.DecodeRuneInString(s[end:])
		switch r {
		case '(':
			round++
		case ')':
			round--
		case '[':
			square++
		case ']':
			square--
		}
		if round < 0 || square < 0 || endsURL(r) {
			break
		}
		end += n
	}
	return trimURL(s, host, end)
}

// endsURL reports whether r cannot stand in an address: a blank, a quotation mark,
// a bracket of markup, the bar of a table.
func endsURL(r rune) bool {
	switch r {
	case '<', '>', '"', '`', '|', '\\', '^', '{', '}', '«', '»', '‘', '’', '“', '”', '„', '…', '—', '。', '，', '、', '）', utf8.RuneError:
		return true
	}
	return unicode.IsSpace(r) || unicode.IsControl(r)
}

// trimURL cuts the punctuation that ends a sentence rather than an address, and
// a parenthesis that nothing closes.
func trimURL(s string, host, end int) int {
	opened := strings.Count(s[host:end], "(") - strings.Count(s[host:end], ")")
	for end > host {
		switch s[end-1] {
		case '.', ',', ':', ';', '!', '?', '\'', '*', '_', '~':
		case '(':
			if opened <= 0 {
				return end
			}
			opened--
		default:
			return end
		}
		end--
	}
	return end
}

// isTrackerURL reports whether an address is that of an issue, pull request or
// ticket, not of a list of them, a commit or a comment on something else.
func isTrackerURL(address string) bool {
	at := strings.Index(address, "://")
	if at < 0 || schemeLen(address[:at]) != at {
		return false
	}
	host, path, _ := strings.Cut(address[at+3:], "/")
	host = strings.ToLower(host)
	if strings.Contains(host, "sentry") || strings.HasPrefix(path, "wiki/") {
		return false // issues of another sort; pages, not issues
	}
	atTracker := isTrackerHost(host)
	if strings.Contains(path, "show_bug.cgi?id=") || host == "trello.com" && strings.HasPrefix(path, "c/") {
		return true
	}
	// left is how many parts from here may hold the number that makes an address
	// with /issues/ that of one issue.
	left := 0
	for path != "" {
		var part string
		end := strings.IndexAny(path, "/?&=#")
		if end < 0 {
			end = len(path)
		}
		part, path = path[:end], path[min(end+1, len(path)):]
		if (left > 0 || atTracker) && (isIssueNumber(part) || isTicketKey(part)) {
			return true
		}
		if n := trackerPath(part); n > 0 {
			left = n
		} else {
			left--
		}
	}
	return false
}

// trackerPath returns how many parts of a path behind this one may hold the
// number of an issue: mostly the next, but /issues/owner/repository/12 and
// /_workitems/edit/12 occur.
func trackerPath(part string) int {
	switch part {
	case "issues", "_workitems":
		return 3
	case "issue", "pull", "pulls", "pull-requests", "pullrequest", "merge_requests", "browse", "ticket", "tickets", "work_items",
		"epics", "bug", "bugs", "+bug", "story", "card":
		return 1
	}
	return 0
}

// isTrackerHost reports whether a host is that of a tracker, whose addresses name
// an issue by its key or number wherever it stands.
func isTrackerHost(host string) bool {
	for _, suffix := range [...]string{"atlassian.net", "linear.app", "shortcut.com", "crbug.com", "app.asana.com", "freshdesk.com", "zendesk.com"} {
		if sensitive.InDomain(host, suffix) {
			return true
		}
	}
	label, _, _ := strings.Cut(host, ".")
	switch label {
	case "tracker", "jira", "issues", "issue", "bugs", "bugzilla", "tickets", "ticket", "youtrack", "redmine", "mantis", "trac":
		return true
	}
	return false
}

func isIssueNumber(part string) bool {
	return isDigits(part) && part[0] != '0' && len(part) <= 18
}

// HoldsAddress reports whether a field's value holds a web address, a link, an issue or
// what looks like an address without its scheme.
func (d *Document) HoldsAddress(f *Field) bool {
	line := d.File.Slice(d.File.LineSpan(d.File.Line(f.Value.Span.Start)))
	if strings.Contains(line, "://") || strings.Contains(line, "](") || len(Tickets(f.Value.Text)) > 0 {
		return true
	}
	host, _, ok := strings.Cut(f.Value.Text, "/")
	return ok && strings.Contains(host, ".") && !strings.Contains(host, " ")
}
