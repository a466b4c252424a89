package lint

import (
	"math"
	"sort"
)

// A region is where one name of a pmlint-disable holds: offsets [start, end).
type region struct {
	start, end int
	// effect is nil where the comment suppresses nothing, for want of a reason
	// or of a rule so named. It can be ended nevertheless.
	effect *effect
}

// regions are what pmlint-disable and pmlint-enable make of a document. Commands
// are added in source order.
type regions struct {
	// of are the regions by name, in source order and apart from each other.
	of map[string][]*region
	// open are those that no pmlint-enable has ended yet, by group and name.
	open map[string]map[string]*region
	// resumed are the places where a rule is enabled in a region of its group.
	resumed map[string][]int
}

func newRegions() *regions {
	return &regions{
		of:      map[string][]*region{},
		open:    map[string]map[string]*region{},
		resumed: map[string][]int{},
	}
}

// begin opens a region of name. An open one of the same name ends there, so that
// findings are put down to the latest comment.
func (g *regions) begin(name string, at int, e *effect) {
	group := groupOf(name)
	before := g.open[group][name]
	if before != nil {
		if e == nil {
			return
		}
		before.end = at
	}
	next := &region{start: at, end: math.MaxInt, effect: e}
	g.of[name] = append(g.of[name], next)
	if g.open[group] == nil {
		g.open[group] = map[string]*region{}
	}
	g.open[group][name] = next
}

// finish ends the open regions of all names; a group's name ends those of its
// rules as well, and no name every one. It returns the names that ended nothing
// and whether anything was ended.
func (g *regions) finish(names []string, at int) (idle []string, ended bool) {
	if len(names) == 0 {
		ended = len(g.open) > 0
		for group := range g.open {
			g.finishGroup(group, at)
		}
		return nil, ended
	}
	for _, name := range names {
		group := groupOf(name)
		open := g.open[group]
		switch {
		case len(open) == 0:
			idle = append(idle, name)
			continue
		case name == group:
			g.finishGroup(group, at)
		case open[name] == nil && open[group] == nil:
			idle = append(idle, name)
			continue
		default:
			if open[group] != nil {
				g.resumed[name] = append(g.resumed[name], at)
			}
			if open[name] != nil {
				open[name].end = at
				delete(open, name)
			}
			if len(open) == 0 {
				delete(g.open, group)
			}
		}
		ended = true
	}
	return idle, ended
}

func (g *regions) finishGroup(group string, at int) {
	for _, r := range g.open[group] {
		r.end = at
	}
	delete(g.open, group)
}

// covering returns what suppresses a finding of rule at the offset, or nil.
func (g *regions) covering(rule string, at int) *effect {
	if r := regionAt(g.of[rule], at); r != nil && r.effect != nil {
		return r.effect
	}
	r := regionAt(g.of[groupOf(rule)], at)
	if r == nil || r.effect == nil {
		return nil
	}
	places := g.resumed[rule]
	if i := sort.SearchInts(places, at+1); i > 0 && places[i-1] > r.start {
		return nil
	}
	return r.effect
}

func regionAt(list []*region, at int) *region {
	i := sort.Search(len(list), func(i int) bool { return list[i].start > at })
	if i == 0 || at >= list[i-1].end {
		return nil
	}
	return list[i-1]
}
