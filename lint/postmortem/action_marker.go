package postmortem

import (
	"strings"

	"github.com/pmlint/pmlint/lint/source"
)

// Marker returns the place of the list marker on an item's line, with the blanks
// around it: "  - " or "3. ". It is empty where the line does not begin with one.
func (d *Document) Marker(a *Action) source.Span {
	line := d.File.LineSpan(d.File.Line(a.Span.Start))
	text := d.File.Slice(line)
	rest := strings.TrimLeft(text, " ")
	switch after := strings.TrimLeft(rest, "0123456789"); {
	case strings.HasPrefix(rest, "- "), strings.HasPrefix(rest, "* "), strings.HasPrefix(rest, "+ "):
		rest = rest[2:]
	case len(after) < len(rest) && (strings.HasPrefix(after, ". ") || strings.HasPrefix(after, ") ")):
		rest = after[2:]
	default:
		return source.Span{}
	}
	rest = strings.TrimLeft(rest, " ")
	return source.Span{Start: line.Start, End: line.End - len(rest)}
}

// Box returns the place between the brackets of an item's checkbox; empty where the
// item has none.
func (d *Document) Box(a *Action) source.Span {
	marker := d.Marker(a)
	rest := d.File.Text[marker.End:]
	if a.Form != TaskAction || marker.IsEmpty() || len(rest) < 3 || rest[0] != '[' || rest[2] != ']' {
		return source.Span{}
	}
	return source.Span{Start: marker.End + 1, End: marker.End + 2}
}
