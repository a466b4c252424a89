package postmortem

import (
	"strings"

	"github.com/pmlint/pmlint/lint/markdown"
)

// nextKey returns the key that stands on the same line behind another's value, and ends
// that value before it: "Severity: 1 · Duration: 52 min", "Type: Incident | Status: Done",
// "**Status**: resolved  **Severity**: critical".
func nextKey(t *markdown.Text, k *key) (key, bool) {
	const longest = 400 // bytes of a value that another field stands behind
	value := k.valueText(t)
	value = value[:min(len(value), longest)]
	if k.whole || k.dash || k.question || strings.IndexByte(value, ':') < 0 || strings.IndexByte(value, '\n') >= 0 {
		return key{}, false
	}
	for i := 1; i < len(value); i++ {
		size := betweenKeys(value[i:])
		at := k.value.start + i + size
		if value[i-1] != ' ' || size == 0 && !startsBold(t, at) {
			continue
		}
		l := trimLine(t.Plain, line{at, k.value.end})
		if next, ok := keyAt(t, l); ok && !next.whole && !next.dash && !next.question && (size > 0 || next.bold) {
			k.value = trimLine(t.Plain, line{k.value.start, k.value.start + i})
			return next, true
		}
	}
	return key{}, false
}

// betweenKeys returns the length of the dot or bar between two fields that begins s, with
// the blank behind it; 0 where none does.
func betweenKeys(s string) int {
	for _, separator := range [...]string{"· ", "• ", "| "} {
		if strings.HasPrefix(s, separator) {
			return len(separator)
		}
	}
	return 0
}

// startsBold reports whether bold text begins at a place of t.
func startsBold(t *markdown.Text, at int) bool {
	for _, m := range t.Marks {
		if m.Kind == markdown.Strong && m.Start == at {
			return true
		}
	}
	return false
}
