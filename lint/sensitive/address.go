package sensitive

import "strings"

// maxUserinfo is how much of an address is searched for the password in it.
const maxUserinfo = 300

// address returns the secret in the address whose :// stands at i: a password before
// the host, or the key at the end of a webhook's. Where an address was taken for a path
// and cleaned, one slash is left.
func (s *scan) address(i int) (Match, bool) {
	start := i + len(":/")
	if hasAt(s.text, start, "/") {
		start++
	}
	end, at, colon := start, -1, -1
	for ; end < len(s.text) && end-start < maxUserinfo; end++ {
		c := s.text[end]
		if c <= ' ' || strings.IndexByte("/?#<>\"'`|", c) >= 0 {
			break
		}
		if c == '@' {
			at = end
		}
		if c == ':' && colon < 0 {
			colon = end
		}
	}
	if at < 0 {
		return s.webhook(start, end)
	}
	if colon < 0 || colon+1 >= at {
		return Match{}, false
	}
	password := s.text[colon+1 : at]
	if isSampleOf(s.text[start:colon], password) {
		return Match{}, false
	}
	return Match{Kind: "a password in an address", Start: colon + 1, End: at}, true
}

// isSampleOf reports whether a password before a host stands for another one.
func isSampleOf(user, password string) bool {
	switch lower := strings.ToLower(password); lower {
	case "pass", "password", "passwd", "pw", "pwd", "secret", "token", "...", "xxx", "***", "postgres", "guest", strings.ToLower(user):
		return true
	default:
		if strings.ContainsAny(lower, "$<>{}[]()%*…") && !strings.Contains(lower, "%2") && !strings.Contains(lower, "%4") {
			return true
		}
	}
	// A password in an address is one however weak it is.
	return len(password) < 4 || len(password) >= leastValue && isSample(password)
}

// hooks are addresses that whoever knows them may post to.
var hooks = [...]struct{ host, path string }{
	{"hooks.slack.com", "/services/"},
	{"discord.com", "/api/webhooks/"},
	{"discordapp.com", "/api/webhooks/"},
}

// webhook returns the key of a webhook on the host in [start, end).
func (s *scan) webhook(start, end int) (Match, bool) {
	for _, h := range hooks {
		if s.text[start:end] != h.host || !hasAt(s.text, end, h.path) {
			continue
		}
		from := end + len(h.path)
		to := from
		for to < len(s.text) && (isAlnum(s.text[to]) || strings.IndexByte("/_-", s.text[to]) >= 0) {
			to++
		}
		key := s.text[from+1+strings.LastIndexByte(s.text[from:to], '/') : to]
		if len(key) < 20 || isSample(key) {
			return Match{}, false
		}
		return Match{Kind: "the key of a webhook", Start: to - len(key), End: to}, true
	}
	return Match{}, false
}
