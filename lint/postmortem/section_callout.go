package postmortem

import (
	"strings"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/source"
)

// callout takes a box whose title or type is the name of a section for one, outside those
// with a meaning: "> [!summary]", "> [!warning]- Impact". What follows the box is not in it.
func (r *sectionReader) callout(b *markdown.Block) bool {
	if r.heading().canonical() || len(b.Children) == 0 || b.Children[0].Kind != markdown.Paragraph {
		return false
	}
	t := &b.Children[0].Text
	first, _, ok := firstLine(t)
	if !ok || !strings.HasPrefix(t.Plain[first.start:first.end], "[!") {
		return false
	}
	end := strings.IndexByte(t.Plain[first.start:first.end], ']')
	if end < 0 {
		return false
	}
	name := line{first.start + len("[!"), first.start + end}
	title := strings.TrimLeft(t.Plain[name.end+1:first.end], "+- ")
	if title != "" {
		name = line{first.end - len(title), first.end}
	}
	kinds := r.v.meaning(t.Plain[name.start:name.end]).kinds
	if len(kinds) == 0 || title == "" && kinds[0] != Summary {
		return false // "[!todo]" is a sign beside a note
	}
	r.quoteFields(b)
	s := r.keySection(t, key{label: name, value: line{first.end, first.end}, whole: true}, kinds)
	s.Blocks = append(s.Blocks, b)
	s.Body = source.Span{Start: s.Span.End, End: b.Span.End}
	r.closeBold()
	return true
}
