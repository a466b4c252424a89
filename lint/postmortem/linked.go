package postmortem

import (
	"net/url"
	"path"
	"slices"
	"sort"
	"strings"

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

// InCode reports whether an offset is in a block of code outside lists and quotations, or
// directly behind it.
func (d *Document) InCode(offset int) bool {
	in := false
	for _, b := range d.Tree.Root.Children {
		if b.Span.Start > offset {
			break
		}
		in = b.Kind == markdown.Code && offset <= b.Span.End
	}
	return in
}

// LinkedPages returns the names of the pages that the document links to in its own
// site or repository or elsewhere, each once and sorted: the last part of the address
// in lower case, without extension. The caller must not change the list. The first call
// finds them; the document is not to be shared between goroutines before.
func (d *Document) LinkedPages() []string {
	if d.pages != nil {
		return d.pages
	}
	out := []string{}
	for _, b := range d.Tree.Texts {
		for i := range b.Text.Marks {
			if m := &b.Text.Marks[i]; m.Kind == markdown.Link {
				if name := pageName(m.Dest); name != "" {
					out = append(out, name)
				}
			}
		}
	}
	slices.Sort(out)
	d.pages = slices.Compact(out)
	return d.pages
}

// pageName returns the name of the page that an address leads to, "" where it is
// another file or a place of the same page.
func pageName(dest string) string {
	dest, _, _ = strings.Cut(dest, "#")
	dest, _, _ = strings.Cut(dest, "?")
	if plain, err := url.PathUnescape(dest); err == nil {
		dest = plain
	}
	return PageName(dest)
}

// PageName returns the name by which the page at a path is known to those that link to
// it, "" where it is no page: the last part in lower case, without extension.
func PageName(name string) string {
	name = strings.ToLower(path.Base(strings.ReplaceAll(name, "\\", "/")))
	for _, extension := range [...]string{".md", ".markdown", ".html"} {
		if page, ok := strings.CutSuffix(name, extension); ok {
			return page
		}
	}
	return ""
}
