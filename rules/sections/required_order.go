package sections

import (
	"sort"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/profile"
)

// A move puts a section where the template has it: behind another, or before one.
type move struct{ section, after, before *postmortem.Section }

// misplaced returns the moves, the fewest there are, that bring a document's
// sections, and the parts of each, into the order of the template.
func misplaced(p *profile.Profile, match profile.Match) []move {
	var parents []*profile.Section
	siblings := map[*profile.Section][]*postmortem.Section{}
	seen := map[*postmortem.Section]bool{}
	for _, s := range p.Sections {
		f := match.Found[s]
		// What is found by its meaning alone may be another section.
		if f == nil || !s.Heading || f.Name != s.Name || seen[f] {
			continue
		}
		seen[f] = true
		if siblings[s.Parent] == nil {
			parents = append(parents, s.Parent)
		}
		siblings[s.Parent] = append(siblings[s.Parent], f)
	}
	var out []move
	for _, parent := range parents {
		out = append(out, moves(siblings[parent])...)
	}
	return out
}

// moves returns what brings sections, given in the order of the template, into it.
func moves(sections []*postmortem.Section) []move {
	stays := inOrder(sections)
	var out []move
	for i, s := range sections {
		if stays[i] {
			continue
		}
		m := move{section: s}
		for k := i - 1; k >= 0 && m.after == nil; k-- {
			if stays[k] {
				m.after = sections[k]
			}
		}
		for k := i + 1; k < len(sections) && m.before == nil; k++ {
			if stays[k] {
				m.before = sections[k]
			}
		}
		out = append(out, m)
	}
	return out
}

// inOrder marks the sections of a longest series that stand in the document in the
// order given.
func inOrder(sections []*postmortem.Section) []bool {
	// tails[n] ends the series of length n+1 whose last section stands first.
	var tails []int
	before := make([]int, len(sections))
	for i, s := range sections {
		n := sort.Search(len(tails), func(n int) bool { return sections[tails[n]].Span.Start >= s.Span.Start })
		before[i] = -1
		if n > 0 {
			before[i] = tails[n-1]
		}
		if n == len(tails) {
			tails = append(tails, i)
		}
		tails[n] = i
	}
	stays := make([]bool, len(sections))
	if len(tails) > 0 {
		for i := tails[len(tails)-1]; i >= 0; i = before[i] {
			stays[i] = true
		}
	}
	return stays
}
