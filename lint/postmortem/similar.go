package postmortem

import (
	"strings"

	"github.com/pmlint/pmlint/lint/markdown"
)

// A Similar is an incident that a document lists as one like its own.
type Similar struct {
	// ID or Day, never both, says which incident is meant.
	ID  string
	Day Date
	// Value is the identifier or date as written.
	Value Value
	// Linked says that a link beside it leads to the incident.
	Linked bool
}

// SimilarIncidents returns the incidents that a list under "Similar incidents" or a
// title like it names: each item that begins with an identifier or a full date.
func (d *Document) SimilarIncidents() []Similar {
	var out []Similar
	for _, s := range d.Sections {
		if !d.Words.mayBegin(1<<setSimilar, s.Title) || !d.Words.has(setSimilar, wordKey(s.Title)) {
			continue
		}
		for _, b := range s.Blocks {
			b.Walk(func(b *markdown.Block) bool {
				if b.Kind == markdown.ListItem && len(b.Children) > 0 && b.Children[0].Kind == markdown.Paragraph {
					if x, ok := d.similar(&b.Children[0].Text); ok {
						out = append(out, x)
					}
				}
				return b.Kind != markdown.Quote
			})
		}
	}
	return out
}

// similar reads the identifier or date that begins a text.
func (d *Document) similar(t *markdown.Text) (Similar, bool) {
	start := len(t.Plain) - len(strings.TrimLeft(t.Plain, " [("))
	var x Similar
	var length int
	c := cursor{s: t.Plain, i: start}
	first, _, _ := strings.Cut(t.Plain[start:], " ")
	first = strings.TrimRight(first, ":,;.)]")
	if w, ok := c.date(d.Words); ok && w.Full() && w.problem == "" && !w.ambiguous {
		length, x.Day = c.i-start, w.Date
	} else if isID(first) {
		length, x.ID = len(first), first
	} else {
		return x, false
	}
	x.Value = Value{Text: t.Plain[start : start+length], Span: t.Span(start, start+length), State: Filled}
	for _, m := range t.Marks {
		x.Linked = x.Linked || m.Kind == markdown.Link || m.Kind == markdown.AutoLink
	}
	x.Linked = x.Linked || len(URLs(t.Plain)) > 0
	return x, true
}
