package postmortem

import (
	"sort"

	"github.com/pmlint/pmlint/lint/markdown"
)

// InLink reports whether the byte at offset belongs to a link or an image.
func (d *Document) InLink(offset int) bool {
	b := d.Tree.Root
	for b != nil {
		if len(b.Children) == 0 {
			break
		}
		i := sort.Search(len(b.Children), func(i int) bool { return b.Children[i].Span.Start > offset }) - 1
		if i < 0 {
			return false
		}
		b = b.Children[i]
	}
	for _, m := range b.Text.Marks {
		if (m.Kind == markdown.Link || m.Kind == markdown.Image || m.Kind == markdown.AutoLink) && m.Span.Holds(offset) {
			return true
		}
	}
	return false
}
