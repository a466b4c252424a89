package lint

import (
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint/source"
)

// Apply returns the bytes of a file with edits made, which must not overlap; all bytes
// outside of them are as they were. Line feeds of the edits are written as the file
// writes its own.
func Apply(file *source.File, edits []Edit) []byte {
	edits = slices.Clone(edits)
	slices.SortStableFunc(edits, func(a, b Edit) int { return a.Span.Start - b.Span.Start })
	raw := file.Raw()
	crlf := file.CRLF()
	var out []byte
	done := 0
	for _, e := range edits {
		start := file.RawOffset(e.Span.Start)
		out = append(out, raw[done:start]...)
		text := e.New
		if crlf {
			text = strings.ReplaceAll(text, "\n", "\r\n")
		}
		out = append(out, text...)
		done = file.RawOffset(e.Span.End)
	}
	return append(out, raw[done:]...)
}
