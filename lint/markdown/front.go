package markdown

import (
	"strings"
	"sync"

	"github.com/pmlint/pmlint/lint/source"
)

// maxFrontLines bounds the search for the closing fence of front matter.
const maxFrontLines = 500

// findFront returns the front matter at the beginning of text, or nil. A first
// line of dashes begins front matter only where a closing fence follows and the
// line after the first looks like YAML; otherwise it is a thematic break.
func findFront(text string) *Front {
	var format, fence string
	switch {
	case strings.HasPrefix(text, "---"):
		format, fence = "yaml", "---"
	case strings.HasPrefix(text, "+++"):
		format, fence = "toml", "+++"
	default:
		return nil
	}
	first, rest, ok := strings.Cut(text, "\n")
	if !ok || strings.TrimRight(first, " \t") != fence {
		return nil
	}
	at := len(first) + 1
	body := source.Span{Start: at, End: at}
	plausible := false
	for range maxFrontLines {
		line, next, more := strings.Cut(rest, "\n")
		switch trimmed := strings.TrimRight(line, " \t"); {
		case trimmed == fence, trimmed == "..." && format == "yaml":
			body.End = at
			if !plausible && !body.IsEmpty() {
				return nil
			}
			end := at + len(line)
			return &Front{Format: format, Span: source.Span{End: end}, Body: body}
		case !plausible && trimmed != "":
			if !looksLikeData(trimmed) {
				return nil
			}
			plausible = true
		}
		if !more {
			return nil
		}
		at += len(line) + 1
		rest = next
	}
	return nil
}

// looksLikeData reports whether a line can begin YAML or TOML data: a comment,
// a list item, a table header, or a key.
func looksLikeData(line string) bool {
	if strings.HasPrefix(line, "#") || strings.HasPrefix(line, "- ") || strings.HasPrefix(line, "[") {
		return true
	}
	at := strings.IndexAny(line, ":=")
	return at > 0 && (at+1 == len(line) || line[at] == '=' || line[at+1] == ' ' || line[at+1] == '\t')
}

// mask returns the file's text as bytes, with front replaced by blanks of the same
// length, and a function to be called when they are no longer used. Nobody may change
// them: they can be the file's own.
func mask(f *source.File, front *Front) (src []byte, done func()) {
	if front == nil && !f.Converted() {
		return f.Raw(), func() {}
	}
	room := maskPool.Get().(*[]byte)
	*room = append((*room)[:0], f.Text...)
	src = *room
	if front != nil {
		for i := front.Span.Start; i < front.Span.End; i++ {
			if src[i] != '\n' {
				src[i] = ' '
			}
		}
	}
	return src, func() { maskPool.Put(room) }
}

// maskPool holds room for the text of one document.
var maskPool = sync.Pool{New: func() any { return new([]byte) }}
