package placeholders

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/profile"
	"github.com/pmlint/pmlint/lint/source"
)

//go:embed template-notes.md
var templateNotesDoc string

// TemplateNotes reports what explains the template: its notes, the hints that it sets
// as quotations, and the remark that a section may be left out.
func TemplateNotes() *lint.Rule {
	return &lint.Rule{ID: "placeholders/template-notes", Doc: templateNotesDoc, Severity: lint.Error, Loose: lint.Warning,
		New: func() lint.Checker { return &templateNotes{} }}
}

type templateNotes struct{}

func (r *templateNotes) Check(pass *lint.Pass) {
	left := pass.Leftovers()
	for _, g := range left.Guides {
		d := lint.Diagnostic{Span: g.Span, Unfilled: 1, Message: fmt.Sprintf("%q explains the template", g.Title), Help: "delete the section"}
		if g.Verbatim {
			d.Fixes = []lint.Fix{{Message: "delete the section", Safe: true, Edits: []lint.Edit{{Span: wholeOf(pass, g)}}}}
		}
		pass.Report(d)
	}
	for _, b := range left.Hints {
		if span := linesOf(pass, b); !pass.Owned(b.Span) {
			r.hint(pass, b, span)
		}
	}
	for _, remark := range left.Remarks {
		pass.Report(lint.Diagnostic{Span: remark.Span, Severity: lint.Info, Message: fmt.Sprintf("the template's remark is left: %q", remark.Text),
			Help:  "delete the remark",
			Fixes: []lint.Fix{{Message: "delete the remark", Safe: true, Edits: []lint.Edit{{Span: remark.Span}}}}})
	}
}

// wholeOf returns what is deleted with a section that explains the template: at the end
// of the document also the thematic break and the blank lines that set it off.
func wholeOf(pass *lint.Pass, g profile.Guide) source.Span {
	out, text := g.Whole, pass.Doc.File.Text
	if strings.TrimSpace(text[out.End:]) != "" {
		return out
	}
	above := strings.TrimRight(text[:out.Start], "\n")
	for _, b := range pass.Doc.Tree.Root.Children {
		if b.Kind == markdown.Rule && b.Span.End == len(above) {
			above = strings.TrimRight(text[:pass.Doc.File.LineSpan(pass.Doc.File.Line(b.Span.Start)).Start], "\n")
		}
	}
	if above == "" {
		return out
	}
	return source.Span{Start: len(above) + 1, End: len(text)}
}

// hint reports a quotation. Of one that says the zone of all times, that stays.
func (r *templateNotes) hint(pass *lint.Pass, b *markdown.Block, lines source.Span) {
	text := b.Children[0].Text.Plain
	d := lint.Diagnostic{Span: b.Span, Unfilled: 1, Message: fmt.Sprintf("the template's hint is left: %q", shortened(text)),
		Help: "delete the hint"}
	edit := lint.Edit{Span: withBlank(pass.Doc.File.Text, lines)}
	what := d.Help
	if zone, rest, ok := strings.Cut(text, ". "); ok && pass.Doc.Words.SpeaksOfTimes(zone, true) {
		if strings.TrimSpace(rest) == "" {
			return
		}
		edit = lint.Edit{Span: lines, New: "> " + zone + ".\n"}
		d.Help = fmt.Sprintf("keep only %q", zone+".")
		what = d.Help
	} else if pass.Doc.Words.SpeaksOfTimes(text, true) {
		return // it says nothing but the zone
	}
	if standsAlone(b) {
		d.Fixes = []lint.Fix{{Message: what, Safe: true, Edits: []lint.Edit{edit}}}
	}
	pass.Report(d)
}

// withBlank adds to whole lines the blank one below them where one is above as well.
func withBlank(text string, lines source.Span) source.Span {
	if strings.HasSuffix(text[:lines.Start], "\n\n") && strings.HasPrefix(text[lines.End:], "\n") {
		lines.End++
	}
	return lines
}

// standsAlone reports whether a quotation is one paragraph in nothing else, so that its
// lines can be replaced without touching anything beside them.
func standsAlone(b *markdown.Block) bool {
	if b.Parent.Kind != markdown.Root || len(b.Children) != 1 {
		return false
	}
	for _, m := range b.Children[0].Text.Marks {
		if m.Kind != markdown.Emphasis && m.Kind != markdown.Strong {
			return false
		}
	}
	return true
}

// linesOf returns the whole lines that a quotation stands on.
func linesOf(pass *lint.Pass, b *markdown.Block) source.Span {
	file := pass.Doc.File
	first, last := file.LineSpan(file.Line(b.Span.Start)), file.LineSpan(file.Line(max(b.Span.Start, b.Span.End-1)))
	return source.Span{Start: first.Start, End: min(last.End+1, len(file.Text))}
}
