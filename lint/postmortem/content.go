package postmortem

import (
	"strings"

	"github.com/pmlint/pmlint/lint/markdown"
)

// A Content says what a section holds besides its title.
type Content uint8

// What a section may hold, in rising order.
const (
	// Nothing: not even white space counts.
	Nothing Content = iota
	// Prompts: only placeholders and hints.
	Prompts
	// NotApplicable: a bare "None", "N/A" or dash.
	NotApplicable
	// Text: something an author wrote, of which a reason behind N/A is one.
	Text
)

// Content returns the most that any part of s holds; subsections count. Blocks for
// which isPrompt holds, such as those that a template is known to have, are prompts too;
// it may be nil.
func (d *Document) Content(s *Section, isPrompt func(*markdown.Block) bool) Content {
	r := contentReader{d, isPrompt}
	return r.section(s)
}

type contentReader struct {
	*Document
	isPrompt func(*markdown.Block) bool
}

func (d *contentReader) section(s *Section) Content {
	c := d.textContent(&s.Inline)
	for i := 0; i < len(s.Blocks) && c < Text; i++ {
		c = max(c, d.blockContent(s.Blocks[i]))
	}
	for i := 0; i < len(s.Children) && c < Text; i++ {
		c = max(c, d.section(s.Children[i]))
	}
	return c
}

func (d *contentReader) blockContent(b *markdown.Block) Content {
	if d.isPrompt != nil && d.isPrompt(b) {
		return Prompts
	}
	switch b.Kind {
	case markdown.Paragraph, markdown.TableCell, markdown.Heading:
		return d.textContent(&b.Text)
	case markdown.Code:
		if d.Words.IsPlaceholder(strings.TrimSpace(d.File.Slice(b.Span))) {
			return Prompts
		}
		return Text
	case markdown.HTML:
		return d.htmlContent(b)
	case markdown.Rule:
		return Nothing
	case markdown.Quote:
		if isHint(b) {
			return Prompts
		}
	case markdown.ListItem:
		if len(b.Children) == 0 {
			return Nothing
		}
	case markdown.Table:
		return d.tableContent(b)
	}
	c := Nothing
	for i := 0; i < len(b.Children) && c < Text; i++ {
		c = max(c, d.blockContent(b.Children[i]))
	}
	return c
}

// tableContent looks at a table's rows; its header alone is nothing an author wrote.
func (d *contentReader) tableContent(b *markdown.Block) Content {
	c := Nothing
	for i := 0; i < len(b.Children) && c < Text; i++ {
		if !b.Children[i].Header {
			c = max(c, d.blockContent(b.Children[i]))
		}
	}
	return c
}

func (d *Document) textContent(t *markdown.Text) Content {
	text := strings.TrimSpace(t.Plain)
	for _, m := range t.Marks {
		if m.Kind == markdown.Image {
			return Text
		}
	}
	switch {
	case text == "":
		return Nothing
	case d.Words.IsPlaceholder(text):
		return Prompts
	case len(text) < 40 && d.Words.IsNone(text):
		return NotApplicable
	}
	return Text
}

// htmlContent counts HTML as content unless it is nothing but comments.
func (d *Document) htmlContent(b *markdown.Block) Content {
	rest := d.File.Slice(b.Span)
	for {
		start := strings.Index(rest, "<!--")
		if start < 0 {
			break
		}
		end := strings.Index(rest[start:], "-->")
		if end < 0 {
			return Nothing
		}
		rest = rest[:start] + rest[start+end+3:]
	}
	if strings.TrimSpace(rest) == "" {
		return Nothing
	}
	return Text
}

// isHint reports whether a quotation is emphasised as a whole, as templates
// write their instructions.
func isHint(b *markdown.Block) bool {
	for _, c := range b.Children {
		if c.Kind != markdown.Paragraph || !c.Text.IsEmphasised() {
			return false
		}
	}
	return len(b.Children) > 0
}

// Opening returns the first text of a section, behind its bold label or in its first
// block.
func (s *Section) Opening() string {
	if s.Inline.IsBlank() && len(s.Blocks) > 0 {
		return s.Blocks[0].Text.Plain
	}
	return s.Inline.Plain
}

// SaysNone reports whether a section's text begins by saying that there is nothing to
// tell, as "N/A - nobody kept a log" does.
func (d *Document) SaysNone(s *Section) bool {
	text := s.Opening()
	text = strings.TrimSpace(text[:min(len(text), maxLabel)])
	for head := range heads(text, ":", ",", ".", ";", " (") {
		if head != "" && d.Words.IsNone(head) {
			return true
		}
	}
	return false
}

// Refers reports whether a section's own text, subsections apart, holds a link or an
// address: what belongs into it may stand there.
func (s *Section) Refers() bool {
	found := strings.Contains(s.Inline.Plain, "://") || len(s.Inline.Marks) > 0
	for i := 0; i < len(s.Blocks) && !found; i++ {
		s.Blocks[i].Walk(func(b *markdown.Block) bool {
			for _, m := range b.Text.Marks {
				found = found || m.Kind == markdown.Link || m.Kind == markdown.AutoLink
			}
			found = found || strings.Contains(b.Text.Plain, "://")
			return !found
		})
	}
	return found
}

// WordsIn counts the words of a section's text, subsections included; their titles do
// not count, nor does code.
func (d *Document) WordsIn(s *Section) int {
	n := words(s.Inline.Plain)
	for _, b := range s.Blocks {
		b.Walk(func(b *markdown.Block) bool {
			if b.Kind == markdown.Paragraph || b.Kind == markdown.TableCell {
				n += words(b.Text.Plain)
			}
			return true
		})
	}
	for _, c := range s.Children {
		n += d.WordsIn(c)
	}
	return n
}

// Texts returns the paragraphs directly in a section: the text behind its bold label,
// and those of its blocks.
func (s *Section) Texts() []*markdown.Text {
	var out []*markdown.Text
	if !s.Inline.IsBlank() {
		out = append(out, &s.Inline)
	}
	for _, b := range s.Blocks {
		b.Walk(func(b *markdown.Block) bool {
			if b.Kind == markdown.Paragraph {
				out = append(out, &b.Text)
			}
			return true
		})
	}
	return out
}
