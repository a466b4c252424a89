package cli

import (
	"cmp"
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint"
)

// assertions returns the teams' own rules in the configurations of the documents, each
// ID once.
func (d *documents) assertions() []*lint.Rule {
	var all []*lint.Rule
	for _, in := range d.inputs {
		for _, a := range d.places[in.Path].config.Assertions {
			if !slices.ContainsFunc(all, func(rule *lint.Rule) bool { return rule.ID == a.Rule.ID }) {
				all = append(all, a.Rule)
			}
		}
	}
	return byID(all)
}

func byID(rules []*lint.Rule) []*lint.Rule {
	slices.SortStableFunc(rules, func(a, b *lint.Rule) int { return cmp.Compare(a.ID, b.ID) })
	return rules
}

func idsOf(rules []*lint.Rule) []string {
	var ids []string
	for _, rule := range rules {
		ids = append(ids, rule.ID)
	}
	return ids
}

// later leaves a name that no rule of the program has to be looked for among the
// assertions. One in a group of the program's cannot be there.
func (s *settings) later(name string) error {
	group, _, _ := strings.Cut(name, "/")
	if slices.Contains(s.run.groupIDs(), group) {
		return s.run.unknownRule(name, nil)
	}
	s.pending = append(s.pending, name)
	return nil
}

// unknownRule is the error for a name that neither a rule nor an assertion has.
func (r *run) unknownRule(name string, assertions []*lint.Rule) error {
	names := append(r.ruleIDs(), r.groupIDs()...)
	for _, rule := range assertions {
		names = append(names, rule.ID, rule.Group())
	}
	otherwise := "`pmlint rules` lists them"
	if group, _, ok := strings.Cut(name, "/"); ok && !slices.Contains(r.groupIDs(), group) {
		otherwise += ", with --config FILE the assertions of another folder too"
	}
	return unknown("rule", name, names, otherwise)
}

// known settles the names that were left for later, now that the assertions are known.
func (s *settings) known(assertions []*lint.Rule) error {
	for _, name := range s.pending {
		if !slices.ContainsFunc(assertions, func(rule *lint.Rule) bool { return matchRule(name, rule) }) {
			return s.run.unknownRule(name, assertions)
		}
	}
	return nil
}
