package lint

import (
	"strconv"
	"strings"
)

// OrList joins words as a sentence does: "a, b or c".
func OrList(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " or " + words[last]
}

// Counted writes a number with its noun: "1 file", "3 files".
func Counted(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return strconv.Itoa(n) + " " + noun
}

// Meant asks whether the nearest of names was meant, or else says otherwise.
func Meant(name string, names []string, otherwise string) string {
	if near := Nearest(name, names); near != "" {
		return "did you mean " + near + "?"
	}
	return otherwise
}
