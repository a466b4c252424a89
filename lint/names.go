package lint

import (
	"slices"
	"strings"
)

// ruleNames are the names that a suppression may give.
type ruleNames struct {
	known   map[string]bool
	members map[string][]string // IDs by group
	// all are the candidates of a did-you-mean: rules, groups and own findings.
	all []string
}

func newRuleNames(rules []*Rule, known []string) *ruleNames {
	n := &ruleNames{known: map[string]bool{}, members: map[string][]string{}}
	for _, id := range known {
		n.add(id)
	}
	for _, r := range rules {
		n.add(r.ID)
	}
	for _, r := range OwnFindings() {
		n.add(r.ID)
	}
	for group := range n.members {
		n.all = append(n.all, group)
	}
	slices.Sort(n.all)
	return n
}

func (n *ruleNames) add(id string) {
	if n.known[id] {
		return
	}
	n.known[id] = true
	n.members[groupOf(id)] = append(n.members[groupOf(id)], id)
	n.all = append(n.all, id)
}

// has reports whether name is a rule or a group.
func (n *ruleNames) has(name string) bool {
	return n.known[name] || n.members[name] != nil
}

// ran reports whether every rule that name stands for is in set.
func (n *ruleNames) ran(name string, set map[string]bool) bool {
	if n.known[name] {
		return set[name]
	}
	for _, id := range n.members[name] {
		if !set[id] {
			return false
		}
	}
	return true
}

// groupOf returns the group of a rule's ID, or a group's own name.
func groupOf(name string) string {
	group, _, _ := strings.Cut(name, "/")
	return group
}

// protected reports whether the rule or group is beyond the reach of comments:
// whoever may write into a document must not hide a secret in it, or what the
// engine says of the comments themselves.
func protected(name string) bool {
	group := groupOf(name)
	return group == "safety" || group == ownGroup
}
