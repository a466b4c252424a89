package lsp

import (
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/source"
)

// hover returns the pages of the rules that speak of a place, by their findings or by a
// comment that suppresses them. It shows nothing of the document itself: editors draw
// Markdown, and a document must not be able to put images or links there.
func (v *view) hover(offset int) *hoverResult {
	at := source.Span{Start: offset, End: offset}
	var pages []string
	var about source.Span
	add := func(id string, span source.Span) {
		rule := v.catalogue[id]
		if rule == nil {
			return
		}
		if page := pageOf(rule); !slices.Contains(pages, page) {
			if len(pages) == 0 {
				about = span
			}
			pages = append(pages, page)
		}
	}
	for i := range v.shown {
		if overlap(v.shown[i].Span, at) {
			add(v.shown[i].Rule, v.shown[i].Span)
		}
	}
	for _, s := range v.res.Suppressions {
		if overlap(s.Span, at) {
			for _, id := range s.Rules {
				add(id, s.Span)
			}
		}
	}
	if len(pages) == 0 {
		return nil
	}
	kind := markupPlain
	if v.client.markdownHover {
		kind = markupMarkdown
	}
	r := v.pos.of(about)
	return &hoverResult{Contents: markupContent{kind, strings.Join(pages, "\n\n---\n\n")}, Range: &r}
}

// pageOf returns a rule's page under its ID.
func pageOf(rule *lint.Rule) string {
	page := "**" + rule.ID + "**\n\n" + strings.TrimSpace(rule.Doc)
	if rule.URL != "" {
		page += "\n\n" + rule.URL
	}
	return page
}
