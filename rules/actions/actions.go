// Package actions holds the rules about a post-mortem's action items.
package actions

import (
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

// Rules returns the group's rules.
func Rules() []*lint.Rule {
	return []*lint.Rule{Present(), Owner(), Due()}
}

// bySection groups action items by the outermost action section they stand in,
// in source order.
func bySection(doc *postmortem.Document) [][]*postmortem.Action {
	var out [][]*postmortem.Action
	var last *postmortem.Section
	for _, a := range doc.Actions {
		s := outermost(a.Section)
		if len(out) == 0 || s != last {
			out = append(out, nil)
			last = s
		}
		out[len(out)-1] = append(out[len(out)-1], a)
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
