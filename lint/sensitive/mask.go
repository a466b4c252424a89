package sensitive

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// shown is how many characters of a masked value stay.
const shown = 4

// Masked returns what a report shows in the place of a value: its first characters,
// never more than half of them, and an ellipsis.
func Masked(value string) string {
	keep := min(shown, utf8.RuneCountInString(value)/2)
	for i := range value {
		if keep == 0 {
			return value[:i] + "…"
		}
		keep--
	}
	return value + "…"
}

// A Mask hides values in texts. The zero Mask hides what [Find] finds; one made for
// a document hides its values too where the text around them is gone: a password
// that stands alone in a cell, or is quoted in a message.
type Mask struct {
	// values are those to hide wherever they occur, by their beginnings.
	values map[head][]string
}

// leastKnown is how long a value is that is hidden wherever it occurs. Shorter ones
// are words as well.
const leastKnown = 6

// A head is the beginning of a value in small letters.
type head [leastKnown]byte

func headOf(text string) head {
	var h head
	for i := range h {
		h[i] = fold(text[i])
	}
	return h
}

func fold(c byte) byte {
	if isUpper(c) {
		return c + 'a' - 'A'
	}
	return c
}

// NewMask returns a mask that also hides each of values. One of several lines is
// hidden line by line.
func NewMask(values ...string) Mask {
	m := Mask{values: map[head][]string{}}
	for _, value := range values {
		for line := range strings.Lines(value) {
			line = strings.TrimLeft(strings.TrimSpace(line), "> \t")
			if len(line) < leastKnown || isArmour(line) {
				continue
			}
			if h := headOf(line); !slices.Contains(m.values[h], line) && len(m.values[h]) < maxAlike {
				m.values[h] = append(m.values[h], line)
			}
		}
	}
	return m
}

// maxAlike is how many values with the same beginning are told apart. Of more, what
// they have in common is hidden all the same.
const maxAlike = 50

// isArmour reports whether a line of a private key is the same in all of them.
func isArmour(line string) bool {
	return strings.HasPrefix(line, "-----") && strings.HasSuffix(line, "-----") && len(line) < 80
}

// Hide returns text with every value in it masked.
func (m Mask) Hide(text string) string {
	text = hideFound(text)
	if len(m.values) > 0 {
		text = m.hideKnown(text)
	}
	return text
}

// hideFound masks what [Find] finds.
func hideFound(text string) string {
	found := Find(text)
	if len(found) == 0 {
		return text
	}
	var b strings.Builder
	done := 0
	for _, x := range found {
		b.WriteString(text[done:x.Start])
		b.WriteString(Masked(text[x.Start:x.End]))
		done = x.End
	}
	b.WriteString(text[done:])
	return b.String()
}

// A message may have cut a value short. What is left is hidden if leastPrefix of it is
// there and the text ends or is cut behind it, and in any case if leastTold is: with less,
// "security" would be a part of security@shop.dev.
const (
	leastPrefix = 8
	leastTold   = 16
)

// hideKnown masks the known values wherever they stand in text, in capital or small
// letters, whole or cut short.
func (m Mask) hideKnown(text string) string {
	var b strings.Builder
	done := 0
	for i := 0; i+leastKnown <= len(text); i++ {
		size := 0
		for _, value := range m.values[headOf(text[i:])] {
			n := common(text[i:], value)
			if n == len(value) || n >= leastTold || n >= leastPrefix && isCut(text[i+n:]) {
				size = max(size, n)
			}
		}
		if size > 0 {
			b.WriteString(text[done:i])
			b.WriteString(Masked(text[i : i+size]))
			done = i + size
			i = done - 1
		}
	}
	if done == 0 {
		return text
	}
	b.WriteString(text[done:])
	return b.String()
}

// isCut reports whether a text was cut short before rest.
func isCut(rest string) bool {
	return rest == "" || strings.HasPrefix(rest, "…") || strings.HasPrefix(rest, "...")
}

// common returns how far text and value are the same, capital letters apart.
func common(text, value string) int {
	n := 0
	for n < len(text) && n < len(value) && fold(text[n]) == fold(value[n]) {
		n++
	}
	return n
}
