package sensitive

import (
	"net/netip"
	"strings"
)

// Contacts returns the e-mail addresses and the public addresses of the network in
// text, in order. Addresses that stand for others (example.com, 192.0.2.1), private
// ones, and numbers of versions are left out. It takes time in proportion to the text.
func Contacts(text string) []Match {
	var found []Match
	done := 0
	for i := 0; i < len(text); i++ {
		var m Match
		switch c := text[i]; {
		case c == '@':
			m = email(text, i)
		case isDigit(c) && startsWord(text, i) && (i == 0 || strings.IndexByte(".-:/", text[i-1]) < 0 || hasAt(text, i-3, "://")):
			m = ipv4(text, i)
		case c == ':':
			m = ipv6(text, i)
		}
		if m.End > 0 && m.Start >= done {
			m.Class = Contact
			found = append(found, m)
			done = m.End
			i = m.End - 1
		}
	}
	return found
}

// maxLocal and maxDomain bound the two parts of an e-mail address.
const (
	maxLocal  = 64
	maxDomain = 253
)

// email returns the address whose @ stands at i.
func email(text string, i int) Match {
	start, end := i, i+1
	for start > 0 && i-start < maxLocal && (isAlnum(text[start-1]) || strings.IndexByte("._%+-", text[start-1]) >= 0) {
		start--
	}
	for start < i && !isAlnum(text[start]) {
		start++
	}
	for end < len(text) && end-i < maxDomain && (isAlnum(text[end]) || text[end] == '.' || text[end] == '-') {
		end++
	}
	for end > i && !isAlnum(text[end-1]) {
		end--
	}
	local, domain := text[start:i], strings.ToLower(text[min(i+1, end):end])
	dot := strings.LastIndexByte(domain, '.')
	if local == "" || dot <= 0 || len(domain)-dot-1 < 2 || !isLetters(domain[dot+1:]) {
		return Match{}
	}
	// git@host:path is an address of a repository; logo@2x.png one of an image.
	if local == "git" || isSampleDomain(domain) || start > 0 && text[start-1] == ':' && hasAt(text, start-3, "//:") {
		return Match{}
	}
	return Match{Kind: Email, Start: start, End: end}
}

func isLetters(s string) bool {
	for i := range len(s) {
		if !isLower(s[i]) && !isUpper(s[i]) {
			return false
		}
	}
	return s != ""
}

// InDomain reports whether a host is a domain or a part of it. Both are in small letters.
func InDomain(host, domain string) bool {
	rest, ok := strings.CutSuffix(host, domain)
	return ok && (rest == "" || rest[len(rest)-1] == '.')
}

// isSampleDomain reports whether a domain is set apart for examples and tests or for
// addresses that everybody may know, or is the end of a file's name.
func isSampleDomain(domain string) bool {
	for _, d := range [...]string{"example.com", "example.org", "example.net", "users.noreply.github.com"} {
		if InDomain(domain, d) {
			return true
		}
	}
	switch domain[strings.LastIndexByte(domain, '.')+1:] {
	case "example", "test", "invalid", "localhost", "local", "internal", "png", "jpg", "jpeg", "gif", "svg", "webp", "service":
		return true
	}
	return false
}

// ipv4 returns the address of the network at i.
func ipv4(text string, i int) Match {
	end := i
	for end < len(text) && end-i < 16 && (isDigit(text[end]) || text[end] == '.') {
		end++
	}
	for end > i && text[end-1] == '.' {
		end--
	}
	if end < len(text) && (isAlnum(text[end]) || strings.IndexByte("_-+", text[end]) >= 0) || isVersion(text[:i]) {
		return Match{}
	}
	return public(text, i, end)
}

// isVersion reports whether a number behind before is that of a version.
func isVersion(before string) bool {
	before = strings.ToLower(strings.TrimRight(before[max(0, len(before)-12):], " `*:="))
	return strings.HasSuffix(before, "version") || strings.HasSuffix(before, " v") || strings.HasSuffix(before, "release")
}

// ipv6 returns the address of the network with its first colon at i.
func ipv6(text string, i int) Match {
	holds := func(c byte) bool { return isHex(c) || c == ':' }
	start, end := i, i
	for start > 0 && i-start < 4 && isHex(text[start-1]) {
		start--
	}
	for end < len(text) && end-start < 40 && holds(text[end]) {
		end++
	}
	for end > start && text[end-1] == ':' && !hasAt(text, end-2, "::") {
		end--
	}
	if !startsWord(text, start) || end < len(text) && (isAlnum(text[end]) || text[end] == '_' || text[end] == '.') ||
		strings.Count(text[start:end], ":") < 3 {
		return Match{}
	}
	return public(text, start, end)
}

func isHex(c byte) bool { return isDigit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F' }

// reserved are ranges that no host of the internet has, those for documentation
// among them, and the resolvers that everybody names.
var reserved = [...]netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"), netip.MustParsePrefix("100.64.0.0/10"), netip.MustParsePrefix("192.0.0.0/24"),
	netip.MustParsePrefix("192.0.2.0/24"), netip.MustParsePrefix("198.18.0.0/15"), netip.MustParsePrefix("198.51.100.0/24"),
	netip.MustParsePrefix("203.0.113.0/24"), netip.MustParsePrefix("240.0.0.0/4"), netip.MustParsePrefix("2001:db8::/32"),
	netip.MustParsePrefix("8.8.8.8/32"), netip.MustParsePrefix("8.8.4.4/32"), netip.MustParsePrefix("1.1.1.1/32"),
	netip.MustParsePrefix("1.0.0.1/32"), netip.MustParsePrefix("9.9.9.9/32"), netip.MustParsePrefix("3fff::/20"),
	netip.MustParsePrefix("64:ff9b::/96"),
}

// public returns the address in [start, end) if it is one that a host of the internet
// may have.
func public(text string, start, end int) Match {
	addr, err := netip.ParseAddr(text[start:end])
	if err != nil || !addr.IsGlobalUnicast() || addr.IsPrivate() {
		return Match{}
	}
	for _, p := range reserved {
		if p.Contains(addr) {
			return Match{}
		}
	}
	return Match{Kind: IPAddress, Start: start, End: end}
}
