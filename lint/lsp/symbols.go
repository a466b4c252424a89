package lsp

import (
	"cmp"
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

// A symbol is a node of a document's outline.
type symbol struct {
	name, detail string
	kind         int
	span, title  source.Span
	children     []*symbol
}

// symbols returns the document's outline: its sections, and in them the entries of
// timelines and the action items.
func (v *view) symbols() []*symbol {
	var roots []*symbol
	made := map[*postmortem.Section]*symbol{}
	put := func(in *postmortem.Section, s *symbol) {
		for ; in != nil; in = in.Parent {
			if parent := made[in]; parent != nil && parent.span.Contains(s.span) {
				parent.children = append(parent.children, s)
				return
			}
		}
		roots = append(roots, s)
	}
	for _, sec := range v.doc.Sections {
		s := &symbol{name: v.named(sec.Title, "(untitled)"), kind: symbolString, span: v.trimmed(sec.Span.Cover(sec.Body)), title: sec.Span}
		made[sec] = s
		put(sec.Parent, s)
	}
	for _, tl := range v.doc.Timelines {
		for _, e := range tl.Entries {
			put(v.doc.SectionAt(e.Span), &symbol{name: v.named(e.Stamp.Text+" "+e.Event.Text, "(no time)"), kind: symbolEvent, span: e.Span, title: e.Span})
		}
	}
	for _, a := range v.doc.Actions {
		put(a.Section, &symbol{name: v.named(a.Text.Text, "(no text)"), detail: v.detailOf(a), kind: symbolBoolean, span: a.Span, title: a.Span})
	}
	sortSymbols(roots)
	return roots
}

// trimmed cuts blank lines from the end of a span.
func (v *view) trimmed(s source.Span) source.Span {
	s.End = s.Start + len(strings.TrimRight(v.file.Slice(s), " \t\n"))
	return s
}

// named returns a text of the document as lists show it, or otherwise where it is empty.
func (v *view) named(text, otherwise string) string { return cmp.Or(v.short(text), otherwise) }

// detailOf tells of an action item who does it, until when, and whether it is done.
func (v *view) detailOf(a *postmortem.Action) string {
	detail := ""
	add := func(s string) {
		if s != "" && detail != "" {
			detail += ", "
		}
		detail += s
	}
	if a.Done {
		add("done")
	}
	for _, p := range a.Owners {
		add(p.Name)
	}
	if a.Due.State == postmortem.Filled {
		add(a.Due.Text)
	}
	return v.short(detail)
}

func sortSymbols(all []*symbol) {
	slices.SortStableFunc(all, func(a, b *symbol) int { return cmp.Compare(a.span.Start, b.span.Start) })
	for _, s := range all {
		sortSymbols(s.children)
	}
}

// nested returns the outline for clients that show a tree.
func (v *view) nested(all []*symbol) []*documentSymbol {
	out := []*documentSymbol{}
	for _, s := range all {
		d := &documentSymbol{Name: s.name, Detail: s.detail, Kind: s.kind, Range: v.pos.of(s.span), SelectionRange: v.pos.of(s.title)}
		if len(s.children) > 0 {
			d.Children = v.nested(s.children)
		}
		out = append(out, d)
	}
	return out
}

// flat returns the outline for clients that show a list.
func (v *view) flat(all []*symbol, container string) []symbolInformation {
	out := []symbolInformation{}
	for _, s := range all {
		out = append(out, symbolInformation{s.name, s.kind, location{v.uri, v.pos.of(s.span)}, container})
		out = append(out, v.flat(s.children, s.name)...)
	}
	return out
}
