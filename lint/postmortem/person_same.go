package postmortem

import (
	"slices"
	"strings"
)

// MayBe reports whether two names may be those of one person: they share a word, as Ana
// and Ana Silva do, or one alone is a handle, which need not tell of the name.
func (p PersonMatch) MayBe(o PersonMatch) bool {
	if strings.EqualFold(p.Name, o.Name) || p.isHandle() != o.isHandle() {
		return true
	}
	parts := o.parts()
	return slices.ContainsFunc(p.parts(), func(part string) bool { return slices.Contains(parts, part) })
}

// MayBeIn reports whether a text may speak of the person: it has the handle without its
// sign in it, or one of the words of the name.
func (p PersonMatch) MayBeIn(text string) bool {
	text = strings.ToLower(text)
	p.Name = strings.TrimPrefix(p.Name, "@")
	return slices.ContainsFunc(p.parts(), func(part string) bool {
		return len(part) > 1 && strings.Contains(text, strings.Trim(part, ".,"))
	})
}

// NamedLike reports whether two are named in one way: by a handle, by a single name, by
// several.
func (p PersonMatch) NamedLike(o PersonMatch) bool {
	return p.isHandle() == o.isHandle() && strings.Contains(p.Name, " ") == strings.Contains(o.Name, " ")
}

func (p PersonMatch) isHandle() bool { return strings.HasPrefix(p.Name, "@") }

// parts returns the words of the name in small letters.
func (p PersonMatch) parts() []string { return strings.Fields(strings.ToLower(p.Name)) }
