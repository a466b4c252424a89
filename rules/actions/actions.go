// Package actions holds the rules about a post-mortem's action items.
package actions

import (
	"slices"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

// Rules returns the group's rules.
func Rules() []*lint.Rule {
	return []*lint.Rule{Present(), Owner(), Due(), Horizon(), Tracking(), PastTense(), OutsideSection(),
		Vague(), HumanFix(), FollowupSync(), Coverage(), Overdue()}
}

// itemsOf returns the items of which owner, due date and ticket are asked: all but
// those that the template left over, which are reported once, as a whole, and those
// that tell what was done, of which it is to be settled first whether they are items.
func itemsOf(pass *lint.Pass) []*postmortem.Action {
	return slices.DeleteFunc(written(pass), func(a *postmortem.Action) bool { return a.Told })
}

// written returns the items that somebody wrote.
func written(pass *lint.Pass) []*postmortem.Action {
	left := leftLines(pass)
	out := make([]*postmortem.Action, 0, len(pass.Doc.Actions))
	for _, a := range pass.Doc.Actions {
		if a.Text.State != postmortem.Placeholder && (len(left) == 0 || !left[pass.Doc.File.Line(a.Span.Start)]) {
			out = append(out, a)
		}
	}
	return out
}

// leftLines are the lines on which an item or row of the template stands.
func leftLines(pass *lint.Pass) map[int]bool {
	rows := pass.Leftovers().Rows
	if len(rows) == 0 {
		return nil
	}
	left := map[int]bool{}
	for _, row := range rows {
		left[pass.Doc.File.Line(row.Span.Start)] = true
	}
	return left
}

// textOf is where a finding about an item as a whole points.
func textOf(a *postmortem.Action) source.Span {
	if a.Text.Span.IsEmpty() {
		return a.Span
	}
	return a.Text.Span
}

// textsOf is where findings about several items point.
func textsOf(items []*postmortem.Action) []source.Span {
	var out []source.Span
	for _, a := range items {
		out = append(out, textOf(a))
	}
	return out
}

// bySection groups action items by the outermost action section they stand in, in
// source order.
func bySection(items []*postmortem.Action) [][]*postmortem.Action {
	var out [][]*postmortem.Action
	var last *postmortem.Section
	start := 0 // of the group
	for i, a := range items {
		s := outermost(a.Section)
		if len(out) == 0 || s != last {
			out = append(out, nil)
			start, last = i, s
		}
		out[len(out)-1] = items[start : i+1 : i+1]
	}
	return out
}

// outermost returns the section furthest out that is about action items, or s itself.
func outermost(s *postmortem.Section) *postmortem.Section {
	out := s
	for ; s != nil; s = s.Parent {
		if s.Is(postmortem.ActionItems) {
			out = s
		}
	}
	return out
}
