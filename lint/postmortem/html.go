package postmortem

import (
	"iter"
	"strings"

	"github.com/pmlint/pmlint/lint/source"
)

// An htmlTag is an opening tag.
type htmlTag struct {
	// name is in small letters.
	name string
	// span covers the tag with its brackets.
	span source.Span
}

// htmlTags returns the opening tags in span. Comments are passed over.
func htmlTags(text string, span source.Span) iter.Seq[htmlTag] {
	return func(yield func(htmlTag) bool) {
		for i := span.Start; i < span.End; {
			at := strings.IndexByte(text[i:span.End], '<')
			if at < 0 {
				return
			}
			start := i + at
			if strings.HasPrefix(text[start:span.End], "<!--") {
				end := strings.Index(text[start:span.End], "-->")
				if end < 0 {
					return
				}
				i = start + end
				continue
			}
			end := start + 1
			for end < span.End && isTagLetter(text[end]) {
				end++
			}
			i = end
			if end == start+1 {
				continue
			}
			size := strings.IndexByte(text[end:span.End], '>')
			if size < 0 {
				return
			}
			i = end + size + 1
			if !yield(htmlTag{strings.ToLower(text[start+1 : end]), source.Span{Start: start, End: i}}) {
				return
			}
		}
	}
}

func isTagLetter(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}

// attribute returns where the value of the tag's attribute stands, without quotation
// marks.
func (t htmlTag) attribute(text, name string) (source.Span, bool) {
	s := text[t.span.Start:t.span.End]
	for i := 1; i < len(s); {
		at := indexFold(s[i:], name)
		if at < 0 {
			return source.Span{}, false
		}
		k := i + at
		i = k + len(name)
		if !isBlank(s[k-1]) && s[k-1] != '\n' && s[k-1] != '"' && s[k-1] != '\'' {
			continue
		}
		for k += len(name); k < len(s) && isBlank(s[k]); k++ {
		}
		if k == len(s) || s[k] != '=' {
			continue
		}
		for k++; k < len(s) && isBlank(s[k]); k++ {
		}
		if k == len(s) {
			return source.Span{}, false
		}
		stop := " \t\n>"
		if s[k] == '"' || s[k] == '\'' {
			stop = s[k : k+1]
			k++
		}
		size := strings.IndexAny(s[k:], stop)
		if size < 0 {
			return source.Span{}, false
		}
		return source.Span{Start: t.span.Start + k, End: t.span.Start + k + size}, true
	}
	return source.Span{}, false
}

// indexFold is strings.Index for a part in small letters, whatever the case in s.
func indexFold(s, part string) int {
	for i := 0; i+len(part) <= len(s); i++ {
		if strings.EqualFold(s[i:i+len(part)], part) {
			return i
		}
	}
	return -1
}
