package actions

import (
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

// moveTo is the fix that moves an item behind the last one of a time frame's section.
// There is none where the item would leave its own section empty, where there is no item
// to follow, or where either is not in a plain list.
func moveTo(pass *lint.Pass, a *postmortem.Action, frame postmortem.TimeFrame) []lint.Fix {
	var last *postmortem.Action
	alone := true
	for _, other := range pass.Doc.Actions {
		alone = alone && (other == a || other.Section != a.Section)
		if pass.Doc.Words.TimeFrame(other.Horizon) == frame && outermost(other.Section) == outermost(a.Section) {
			last = other
		}
	}
	if last == nil || alone || marker(pass, a) != marker(pass, last) {
		return nil
	}
	items := listItems(pass)
	from, ok := movable(pass, items, a)
	to, okTo := movable(pass, items, last)
	if !ok || !okTo {
		return nil
	}
	file := pass.Doc.File
	text := file.Slice(from)
	if from.End < len(file.Text) {
		from.End++ // with the line feed
	} else {
		from.Start--
	}
	return []lint.Fix{{Message: "move the item to " + last.Section.Title, Edits: []lint.Edit{
		{Span: from},
		{Span: source.Span{Start: to.End, End: to.End}, New: "\n" + text},
	}}}
}

// marker returns an item's list marker with what stands before it; "" where it is
// numbered, so that moving it would change the numbers of others.
func marker(pass *lint.Pass, a *postmortem.Action) string {
	text := pass.Doc.File.Slice(pass.Doc.Marker(a))
	if strings.Trim(text, " -*+") != "" {
		return ""
	}
	return text
}

// movable returns the whole lines of an item, without the last line feed. It is not ok
// for one that holds more than text and lists, or with which something else may belong.
func movable(pass *lint.Pass, items map[int]*markdown.Block, a *postmortem.Action) (lines source.Span, ok bool) {
	file := pass.Doc.File
	item := items[file.Line(a.Span.Start)]
	if item == nil || item.Span.IsEmpty() || marker(pass, a) == "" {
		return lines, false
	}
	plain := true
	item.Walk(func(b *markdown.Block) bool {
		plain = plain && (b.Kind == markdown.ListItem || b.Kind == markdown.List || b.Kind == markdown.Paragraph)
		return plain
	})
	last := file.Line(item.Span.End - 1)
	lines = file.LineSpan(file.Line(item.Span.Start)).Cover(file.LineSpan(last))
	if !plain || last >= file.Lines() {
		return lines, plain
	}
	next := strings.TrimSpace(file.Slice(file.LineSpan(last + 1)))
	return lines, next == "" || next[0] == '#' || items[last+1] != nil
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
