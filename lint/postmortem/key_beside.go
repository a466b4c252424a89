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

// laterFields adds the fields of the lines under the title that begin with something else
// than a field, mostly the ID: "RCA-2026-014 · Severity: P1 · Status: Final".
func (r *sectionReader) laterFields(t *markdown.Text) {
	if !mayHoldKeys(t.Plain) || len(r.doc.Sections) > 1 && r.current().canonical() {
		return
	}
	for l := range eachLine(t) {
		for i := l.start + 1; i < l.end; i++ {
			size := betweenKeys(t.Plain[i:l.end])
			if size == 0 || t.Plain[i-1] != ' ' {
				continue
			}
			k, ok := keyAt(t, trimLine(t.Plain, line{i + size, l.end}))
			if ok && !k.whole && !k.dash && !k.question && r.v.meaning(k.labelText(t)).label != "" {
				r.field(t, k, BoldField)
				break
			}
		}
	}
}

// mayHoldKeys reports whether a short text may hold a field behind a dot or bar.
func mayHoldKeys(s string) bool {
	const longest = 400 // bytes
	return len(s) <= longest && strings.IndexByte(s, ':') > 0 && (strings.Contains(s, " · ") || strings.Contains(s, " • ") || strings.Contains(s, " | "))
}
