package postmortem

import (
	"iter"
	"strings"
	"unicode/utf8"
)

// dashes are the hyphen and the dashes that stand for each other, as a set of characters.
const dashes = "-–—"

// spacedDashes returns the dashes with the blanks by which they set off a remark.
func spacedDashes() [3]string { return [...]string{" – ", " — ", " - "} }

// isDash reports whether a text is one of the dashes.
func isDash(s string) bool {
	return s != "" && strings.Trim(s, dashes) == "" && utf8.RuneCountInString(s) == 1
}

// beginsIn reports whether the first character of s is one of set; an empty text has none.
func beginsIn(s, set string) bool {
	r, n := utf8.DecodeRuneInString(s)
	return n > 0 && strings.ContainsRune(set, r)
}

// endsIn reports whether the last character of s is one of set; an empty text has none.
func endsIn(s, set string) bool {
	r, n := utf8.DecodeLastRuneInString(s)
	return n > 0 && strings.ContainsRune(set, r)
}

// Head returns what a value says before a remark: what stands before a dash between blanks
// and before all marks; all of it where there are none.
func Head(value string, marks ...string) string {
	head := value
	for h := range heads(value, marks...) {
		if len(h) < len(head) {
			head = h
		}
	}
	return head
}

// heads yields what stands in a value before the first dash of each kind between blanks,
// and before the first of each of the marks.
func heads(value string, marks ...string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, dash := range spacedDashes() {
			if h, _, ok := strings.Cut(value, dash); ok && !yield(h) {
				return
			}
		}
		for _, mark := range marks {
			if h, _, ok := strings.Cut(value, mark); ok && !yield(h) {
				return
			}
		}
	}
}
