package actions

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/profile"
	"github.com/pmlint/pmlint/lint/source"
)

//go:embed tracking.md
var trackingDoc string

// Tracking reports action items without an issue, and what the template asks for
// beside the items, such as the address of a board, where it is not filled in.
func Tracking() *lint.Rule {
	return &lint.Rule{ID: "actions/tracking", Doc: trackingDoc, Severity: lint.Error, Loose: lint.Off,
		New: func() lint.Checker { return &tracking{} }, Owns: ownsTracking}
}

type tracking struct{}

// trackedItems returns the items that should have an issue, done ones too.
func trackedItems(pass *lint.Pass) []*postmortem.Action {
	if pass.Profile.Prescribes() && !pass.Profile.Action.Ticket {
		return nil
	}
	return itemsOf(pass)
}

// ownsTracking returns the places of their issues, and of what else the template asks
// for beside the items.
func ownsTracking(pass *lint.Pass) []source.Span {
	var out []source.Span
	for _, a := range trackedItems(pass) {
		if a.TicketState == postmortem.Placeholder || a.TicketState == postmortem.Unparsable {
			out = append(out, a.TicketSpan)
		}
	}
	for _, l := range linesOf(pass) {
		out = append(out, l.field.Value.Span)
	}
	return out
}

func (r *tracking) Check(pass *lint.Pass) {
	for _, a := range trackedItems(pass) {
		r.item(pass, a)
	}
	for _, l := range linesOf(pass) {
		r.line(pass, l)
	}
}

func (r *tracking) item(pass *lint.Pass, a *postmortem.Action) {
	d := lint.Diagnostic{Span: a.TicketSpan, Help: "open an issue for it and write its number or address: `#412`"}
	switch a.TicketState {
	case postmortem.Absent:
		d.Span = textOf(a)
		d.Message, d.Unfilled = "action item has no tracking issue", 1
	case postmortem.Placeholder:
		d.Message, d.Unfilled = fmt.Sprintf("the tracking issue is not filled in: %q", pass.Doc.File.Slice(a.TicketSpan)), 1
	case postmortem.Unparsable:
		d.Message = fmt.Sprintf("%q refers to no issue", pass.Doc.File.Slice(a.TicketSpan))
	default:
		return
	}
	pass.Report(d)
}

// A trackingLine is a labelled line beside the items, with that of the template for
// which it stands.
type trackingLine struct {
	field *postmortem.Field
	asked *profile.Field
}

// linesOf returns the document's lines beside its items that the template asks for.
func linesOf(pass *lint.Pass) []trackingLine {
	if !pass.Profile.Prescribes() {
		return nil
	}
	var asked map[string]*profile.Field
	var items map[int]bool // the lines on which items stand
	var out []trackingLine
	for _, f := range pass.Doc.Fields {
		// What prevention describes is no such section, though its parts may be called so.
		if !f.Section.Within(postmortem.ActionItems) || f.Section.Within(postmortem.Prevention) {
			continue
		}
		if asked == nil {
			asked, items = askedLines(pass), pass.Doc.ActionLines()
		}
		if items[pass.Doc.File.Line(f.Span.Start)] || len(asked) == 0 || isParticular(pass, f) {
			continue
		}
		for _, name := range profile.FieldNames(f) {
			if asked[name] != nil {
				out = append(out, trackingLine{f, asked[name]})
				break
			}
		}
	}
	return out
}

// askedLines returns the fields that the template has in its sections of action items,
// by name.
func askedLines(pass *lint.Pass) map[string]*profile.Field {
	out := map[string]*profile.Field{}
	for _, f := range pass.Profile.Fields {
		if f.Section != nil && !f.Optional && out[f.Name] == nil && amongItems(f.Section) {
			out[f.Name] = f
		}
	}
	return out
}

// amongItems reports whether a template's section is one of action items, and not a
// part of prevention.
func amongItems(s *profile.Section) bool {
	found := false
	for ; s != nil; s = s.Parent {
		if s.Is(postmortem.Prevention) {
			return false
		}
		found = found || s.Is(postmortem.ActionItems)
	}
	return found
}

// isParticular reports whether a field is a particular of the item above it.
func isParticular(pass *lint.Pass, f *postmortem.Field) bool {
	if pass.Doc.Words.IsProcessNotes(f.Section.Title) {
		return false
	}
	switch pass.Doc.Words.ActionKey(f.Label) {
	case postmortem.OwnerKey, postmortem.DueKey, postmortem.TicketKey, postmortem.StateKey, postmortem.TextKey:
		return true
	}
	return false
}

func (r *tracking) line(pass *lint.Pass, l trackingLine) {
	f := l.field
	d := lint.Diagnostic{Span: f.Value.Span, Help: "write what the template asks for, or why it does not apply"}
	switch {
	case f.Value.State == postmortem.Absent:
		d.Span = f.LabelSpan
		d.Message, d.Unfilled = fmt.Sprintf("%q is empty", f.Label), 1
	case f.Value.State == postmortem.Placeholder:
		d.Message, d.Unfilled = fmt.Sprintf("%q is not filled in: %q", f.Label, f.Value.Text), 1
	case asksAddress(pass, l.asked) && !pass.Doc.HoldsAddress(f) && !pass.Doc.Words.Declines(f.Value.Text):
		d.Message = fmt.Sprintf("%q: %q is no address", f.Label, f.Value.Text)
		d.Help = "write the address: `https://...`"
	default:
		return
	}
	pass.Report(d)
}

// asksAddress reports whether the template shows, or is annotated, that a value is an
// address: [URL], [Link to the board].
func asksAddress(pass *lint.Pass, asked *profile.Field) bool {
	if asked.Format != "" {
		return asked.Format == "url"
	}
	if strings.Contains(asked.Sample, "://") {
		return true
	}
	first, _, _ := strings.Cut(strings.Trim(asked.Sample, "[]<>{}() "), " ")
	return strings.HasPrefix(asked.Sample, "[") && pass.Doc.Words.ActionKey(first) == postmortem.TicketKey
}
