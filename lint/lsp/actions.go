package lsp

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/aymanbagabas/go-udiff"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/source"
)

// reasonToGive stands in a suppression comment until the author writes the reason.
const reasonToGive = "say here why this may stay"

// mostActions is for how many findings actions are offered at once. A selection of a
// whole document is no question about each of them.
const mostActions = 20

// actions returns what can be done about the findings in a range: their fixes, the safe
// ones as preferred, a comment that suppresses each, and with fixAll all safe fixes of
// the document. Only are the kinds that the client wants; none means all.
func (v *view) actions(in source.Span, only []string, fixAll func() []lint.Edit) []codeAction {
	out := []codeAction{}
	var here []*lint.Diagnostic
	for i := range v.shown {
		if overlap(v.shown[i].Span, in) {
			here = append(here, &v.shown[i])
		}
	}
	if wants(only, actionQuickFix) {
		for _, d := range here[:min(len(here), mostActions)] {
			out = append(out, v.fixes(d)...)
		}
	}
	out = append(out, v.fixAll(here, only, fixAll)...)
	if wants(only, actionQuickFix) {
		for _, d := range here[:min(len(here), mostActions)] {
			out = append(out, v.suppress(d)...)
		}
	}
	return out
}

// wants reports whether one of the kinds is the given one or holds it.
func wants(only []string, kind string) bool {
	return len(only) == 0 || slices.ContainsFunc(only, func(o string) bool { return o == kind || o == "" || strings.HasPrefix(kind, o+".") })
}

// fixes returns the ways to mend a finding.
func (v *view) fixes(d *lint.Diagnostic) []codeAction {
	var out []codeAction
	for _, fix := range d.Fixes {
		if len(fix.Edits) == 0 {
			continue
		}
		out = append(out, codeAction{Title: v.title("Fix", fix.Message, d.Rule), Kind: actionQuickFix,
			Diagnostics: []diagnostic{v.diagnostic(d)}, IsPreferred: fix.Safe, Edit: v.edit(v.edits(fix.Edits))})
	}
	return out
}

// title names an action: "Fix: drop the brackets (placeholders/brackets-left)".
func (v *view) title(what, how, rule string) string {
	return fmt.Sprintf("%s: %s (%s)", what, v.short(how), rule)
}

// fixAll returns the action that makes all safe fixes: as a source action, and as a
// quick fix where a finding in the range has one.
func (v *view) fixAll(here []*lint.Diagnostic, only []string, edits func() []lint.Edit) []codeAction {
	quick := wants(only, actionQuickFix) && slices.ContainsFunc(here, hasSafe)
	whole := wants(only, actionFixAll)
	n := 0
	for i := range v.shown {
		if hasSafe(&v.shown[i]) {
			n++
		}
	}
	if n == 0 || !quick && !whole {
		return nil
	}
	changes := edits()
	if len(changes) == 0 {
		return nil
	}
	action := codeAction{Title: "Fix all safe problems", Edit: v.edit(v.edits(changes))}
	var out []codeAction
	if quick && n > 1 {
		action.Kind = actionQuickFix
		out = append(out, action)
	}
	if whole {
		action.Kind = actionFixAll
		out = append(out, action)
	}
	return out
}

func hasSafe(d *lint.Diagnostic) bool {
	return slices.ContainsFunc(d.Fixes, func(f lint.Fix) bool { return f.Safe && len(f.Edits) > 0 })
}

// suppress returns the action that writes a comment, whose reason the author has to give.
func (v *view) suppress(d *lint.Diagnostic) []codeAction {
	edits, left := lint.Suppress(v.res, []lint.Diagnostic{*d}, reasonToGive)
	if len(edits) == 0 || len(left) > 0 {
		return nil
	}
	where := "on this line"
	if strings.HasSuffix(edits[0].New, "\n") {
		where = "in this file"
	}
	return []codeAction{{Title: fmt.Sprintf("Suppress %s %s, with a reason", d.Rule, where), Kind: actionQuickFix,
		Diagnostics: []diagnostic{v.diagnostic(d)}, Edit: v.edit(v.edits(edits))}}
}

// allSafe returns the edits that make all safe fixes of a document, as the engine judges
// it, until there are none to make.
func allSafe(ctx context.Context, engine *lint.Engine, in lint.Input, known func(*lint.Diagnostic) bool) []lint.Edit {
	fixed := engine.Fix(ctx, in, false, func(_ *lint.Result, d *lint.Diagnostic) bool { return known == nil || !known(d) })
	if fixed.Before.File == nil || !fixed.Changed() {
		return nil
	}
	after := source.New(in.Path, fixed.Data)
	var edits []lint.Edit
	for _, e := range udiff.Strings(fixed.Before.File.Text, after.Text) {
		edits = append(edits, lint.Edit{Span: source.Span{Start: e.Start, End: e.End}, New: e.New})
	}
	return edits
}
