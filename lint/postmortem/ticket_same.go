package postmortem

import "strings"

// TicketName returns the form of a reference to an issue that all references to it
// share, and whether it means the same in every repository: acme/shop#12 for an address
// on GitHub or GitLab, SHOP-12 for a key. #12 is global nowhere.
func TicketName(text string) (name string, global bool) {
	text = strings.Trim(text, "[]() ")
	if _, rest, ok := strings.Cut(text, "://"); ok {
		rest, _, _ = strings.Cut(rest, "#")
		rest, _, _ = strings.Cut(rest, "?")
		parts := strings.Split(strings.ToLower(strings.Trim(rest, "/")), "/")
		if n := len(parts); n >= 4 && (parts[0] == "github.com" || strings.HasPrefix(parts[0], "gitlab.")) && isIssueNumber(parts[n-1]) {
			switch parts[n-2] {
			case "issues", "pull", "merge_requests":
				return strings.TrimSuffix(strings.Join(parts[1:n-2], "/"), "/-") + "#" + parts[n-1], true
			}
		}
		if n := len(parts); parts[n-1] != "" && keyLen(strings.ToUpper(parts[n-1])) == len(parts[n-1]) {
			return strings.ToUpper(parts[n-1]), true
		}
		return strings.Join(parts, "/"), true
	}
	if n := keyLen(text); n > 0 && n == len(text) {
		return text, true
	}
	text = strings.ToLower(text)
	return text, strings.Contains(text, "/") && strings.Contains(text, "#")
}

// ShortTicket returns the form of a reference to an issue that all references to it share
// within one document, where #412, acme/shop#412 and an address that ends in /issues/412
// are hardly ever different ones: 412.
func ShortTicket(text string) string {
	name, _ := TicketName(text)
	return strings.ToLower(name[strings.LastIndexAny(name, "/#")+1:])
}

// WaitsFor reports whether a reference to an issue is said to be what must be done
// first, and so not the item's own: "(blocked by #365)".
func (d *Document) WaitsFor(ticket Value) bool {
	const near, longest = 60, 3
	before := d.File.Text[max(0, ticket.Span.Start-near):ticket.Span.Start]
	if !d.Words.waits.mayBeIn(before) {
		return false
	}
	words := clauseWords(before)
	for len(words) > 0 && isDigits(words[len(words)-1]) {
		words = words[:len(words)-1] // [#365](https://...
	}
	for n := 1; n <= min(longest, len(words)); n++ {
		if d.Words.has(setWaits, strings.Join(words[len(words)-n:], " ")) {
			return true
		}
	}
	return false
}
