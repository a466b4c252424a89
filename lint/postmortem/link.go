package postmortem

import (
	"html"
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/source"
)

// A LinkForm says how a link is written.
type LinkForm uint8

// The forms of a link.
const (
	// InlineLink is [text](target), or one by reference: [text][name].
	InlineLink LinkForm = iota
	// ImageLink is ![text](target), or one by reference.
	ImageLink
	// AutoLink is <https://example.com>.
	AutoLink
	// BareURL is an address that stands in the text as it is.
	BareURL
	// HTMLLink is <a href="target">, HTMLImage <img src="target">.
	HTMLLink
	HTMLImage
)

// A Link is something that leads out of the text: a link, an image, an address.
type Link struct {
	Form LinkForm
	// Target is where it leads, as written but for entities and escapes.
	Target string
	// TargetSpan is where the target is written; empty where it is not, or in a
	// definition elsewhere.
	TargetSpan source.Span
	// Text is what stands for the link in the text; of an image, its description.
	Text string
	// Span covers the link as a whole.
	Span source.Span
	// Quoted says that it stands in a quotation, such as that of a chat.
	Quoted bool
}

// Place is where a finding about the target points.
func (l *Link) Place() source.Span {
	if l.TargetSpan.IsEmpty() {
		return l.Span
	}
	return l.TargetSpan
}

// Links returns the links, images and addresses of the text, in source order. Code and
// front matter have none. The first call finds them; the document is not to be shared
// between goroutines before.
func (d *Document) Links() []Link {
	if d.links != nil {
		return d.links
	}
	r := linkReader{doc: d, links: make([]Link, 0, 8)}
	for _, b := range d.Tree.Texts {
		r.in(b, r.block)
	}
	for _, b := range d.Tree.HTML {
		r.in(b, func(b *markdown.Block) { r.tags(b.Span) })
	}
	slices.SortStableFunc(r.links, func(a, b Link) int { return a.Span.Start - b.Span.Start })
	d.links = r.links
	return d.links
}

// isQuoted reports whether a block stands in a quotation.
func isQuoted(b *markdown.Block) bool {
	for ; b != nil; b = b.Parent {
		if b.Kind == markdown.Quote {
			return true
		}
	}
	return false
}

// A linkReader collects the links of one document.
type linkReader struct {
	doc   *Document
	links []Link
	// text and image are the ends of the last link and image of the block.
	text, image int
}

// in notes of the links that read finds in a block whether that is quoted.
func (r *linkReader) in(b *markdown.Block, read func(*markdown.Block)) {
	from := len(r.links)
	read(b)
	if len(r.links) > from && isQuoted(b) {
		for i := range r.links[from:] {
			r.links[from+i].Quoted = true
		}
	}
}

// block reads the links of one block's text.
func (r *linkReader) block(b *markdown.Block) {
	t := &b.Text
	r.text, r.image = 0, 0
	for i := range t.Marks {
		m := &t.Marks[i]
		switch m.Kind {
		case markdown.Link:
			r.add(InlineLink, m, r.link(b, m))
		case markdown.Image:
			r.add(ImageLink, m, r.picture(b, m))
		case markdown.AutoLink:
			text := t.Plain[m.Start:m.End]
			span := t.Span(m.Start, m.End)
			r.links = append(r.links, Link{Form: AutoLink, Target: m.Dest, TargetSpan: span, Text: text, Span: span})
		case markdown.RawHTML:
			r.tags(m.Span)
		}
	}
	if strings.Contains(t.Plain, "://") {
		r.bare(t)
	}
}

// brackets are where the parts of a link stand in the file.
type brackets struct {
	// open is the offset of [, close that of the ] that belongs to it; close is
	// less where it was not found.
	open, close int
}

// link finds the brackets of a link. Its text, where it has some, is known.
func (r *linkReader) link(b *markdown.Block, m *markdown.Mark) brackets {
	s := r.doc.File.Text[:b.Span.End]
	from := max(m.Span.Start, r.text)
	if m.End > m.Start {
		open := strings.LastIndexByte(s[:m.Span.Start], '[')
		end := closeOf(s, m.Span.End)
		r.text = max(end, r.text)
		return brackets{max(open, 0), end}
	}
	for i := from; i < len(s); i++ {
		if s[i] == '\\' {
			i++
		} else if s[i] == '[' && (i == 0 || s[i-1] != '!') {
			end := closeOf(s, i+1)
			r.text = max(end, i+1)
			return brackets{i, end}
		}
	}
	return brackets{from, -1}
}

// picture finds the brackets of an image, of which only the place before it is known.
func (r *linkReader) picture(b *markdown.Block, m *markdown.Mark) brackets {
	s := r.doc.File.Text[:b.Span.End]
	from := max(m.Span.Start, r.image)
	at := strings.Index(s[min(from, len(s)):], "![")
	if at < 0 {
		return brackets{from, -1}
	}
	open := from + at + 1
	end := closeOf(s, open+1)
	r.image = max(end, open+1)
	return brackets{open, end}
}

// closeOf returns the offset of the ] that closes a bracket whose content goes on at
// i, or -1. The targets of images inside are passed over.
func closeOf(s string, i int) int {
	depth := 0
	limit := min(len(s), i+maxTarget)
	for ; i < limit; i++ {
		switch s[i] {
		case '\\':
			i++
		case '[':
			depth++
		case ']':
			if depth == 0 {
				return i
			}
			depth--
			if _, end, ok := linkTarget(s, i+1); ok {
				i = end - 1
			}
		}
	}
	return -1
}

// add adds the link of a mark.
func (r *linkReader) add(form LinkForm, m *markdown.Mark, at brackets) {
	l := Link{Form: form, Target: unescape(m.Dest), Span: m.Span}
	if at.close <= at.open {
		r.links = append(r.links, l)
		return
	}
	s := r.doc.File.Text
	l.Text = s[at.open+1 : at.close]
	l.Span = source.Span{Start: at.open, End: at.close + 1}
	if form == ImageLink {
		l.Span.Start--
	}
	if target, end, ok := linkTarget(s, at.close+1); ok {
		l.Span.End = end
		// A target that reads otherwise belongs to another link.
		if start := strings.Index(s[at.close:end], target); unescape(target) == l.Target && target != "" {
			l.TargetSpan = source.Span{Start: at.close + start, End: at.close + start + len(target)}
		}
	} else if at.close+1 < len(s) && s[at.close+1] == '[' {
		if end := closeOf(s, at.close+2); end > 0 {
			l.Span.End = end + 1
		}
	}
	r.links = append(r.links, l)
}

// unescape resolves entities and the backslashes before punctuation.
func unescape(target string) string {
	if strings.IndexByte(target, '\\') >= 0 {
		var b strings.Builder
		for i := 0; i < len(target); i++ {
			if target[i] == '\\' && i+1 < len(target) && strings.IndexByte("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", target[i+1]) >= 0 {
				i++
			}
			b.WriteByte(target[i])
		}
		target = b.String()
	}
	return html.UnescapeString(target)
}

// bare adds the addresses that stand in a text as they are.
func (r *linkReader) bare(t *markdown.Text) {
	for _, u := range URLs(t.Plain) {
		linked := slices.ContainsFunc(t.Marks, func(m markdown.Mark) bool {
			return (m.Kind == markdown.Link || m.Kind == markdown.AutoLink || m.Kind == markdown.CodeSpan) && m.Start < u.End && u.Start < m.End
		})
		if !linked {
			span := t.Span(u.Start, u.End)
			r.links = append(r.links, Link{Form: BareURL, Target: u.Text, TargetSpan: span, Text: u.Text, Span: span})
		}
	}
}

// tags adds the links and images among the HTML tags in span.
func (r *linkReader) tags(span source.Span) {
	for tag := range htmlTags(r.doc.File.Text, span) {
		switch tag.name {
		case "a":
			r.tag(HTMLLink, tag, "href")
		case "img":
			r.tag(HTMLImage, tag, "src")
		}
	}
}

func (r *linkReader) tag(form LinkForm, tag htmlTag, attribute string) {
	value, ok := tag.attribute(r.doc.File.Text, attribute)
	if !ok {
		return
	}
	target := r.doc.File.Slice(value)
	r.links = append(r.links, Link{Form: form, Target: html.UnescapeString(target), TargetSpan: value, Text: target, Span: tag.span})
}
