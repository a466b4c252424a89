// Package links holds the rules about where a post-mortem's links lead.
package links

import (
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/sensitive"
)

// Rules returns the group's rules.
func Rules() []*lint.Rule { return []*lint.Rule{Broken(), Unstable()} }

// schemeOf returns the scheme of an address in small letters, or "": of "C:\logs" it
// is "c".
func schemeOf(target string) string {
	for i := range len(target) {
		c := target[i] | 0x20
		switch {
		case c >= 'a' && c <= 'z':
		case i > 0 && (target[i] >= '0' && target[i] <= '9' || target[i] == '+' || target[i] == '-' || target[i] == '.'):
		case i > 0 && target[i] == ':':
			return strings.ToLower(target[:i])
		default:
			return ""
		}
	}
	return ""
}

// listed reports whether a list of hosts holds one, or a domain that it belongs to.
func listed(list []string, host string) bool {
	for _, item := range list {
		item = strings.ToLower(item)
		if item != "" && sensitive.InDomain(host, item) {
			return true
		}
	}
	return false
}
