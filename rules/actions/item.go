package actions

import (
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

// markerOf returns the place of the list marker on an item's line, with the blanks
// around it: "  - " or "3. ". It is empty where the line does not begin with one.
func markerOf(pass *lint.Pass, a *postmortem.Action) source.Span {
	line := pass.Doc.File.LineSpan(pass.Doc.File.Line(a.Span.Start))
	text := pass.Doc.File.Slice(line)
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

// boxOf returns the place between the brackets of an item's checkbox; empty where the
// item has none.
func boxOf(pass *lint.Pass, a *postmortem.Action) source.Span {
	marker := markerOf(pass, a)
	rest := pass.Doc.File.Text[marker.End:]
	if a.Form != postmortem.TaskAction || marker.IsEmpty() || len(rest) < 3 || rest[0] != '[' || rest[2] != ']' {
		return source.Span{}
	}
	return source.Span{Start: marker.End + 1, End: marker.End + 2}
}

// listItems returns the items of all top-level lists by the line that they begin on.
func listItems(pass *lint.Pass) map[int]*markdown.Block {
	out := map[int]*markdown.Block{}
	for _, b := range pass.Doc.Tree.Root.Children {
		if b.Kind != markdown.List {
			continue
		}
		for _, item := range b.Children {
			out[pass.Doc.File.Line(item.Span.Start)] = item
		}
	}
	return out
}
