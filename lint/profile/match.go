package profile

import (
	"slices"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/table"
)

// A Match says which of a document's sections stand for those of a profile.
type Match struct {
	// Found maps a profile's section to the document's.
	Found map[*Section]*postmortem.Section
	// Lead says that the text under the title serves as the summary.
	Lead bool

	// named are the document's headings by the name of a section of the profile that has
	// parts: what stands below one of them is that section's, whatever else is found.
	named map[*Section]*postmortem.Section
	// taken are the document's headings that have the name of one of a profile that
	// prescribes the form, so that they stand for no other by their meaning.
	taken map[*postmortem.Section]bool
}

// Match finds the document's section for each of the profile's: one of the same
// name, else of a common kind. Headings are preferred to bold labels, sections
// under the counterpart of the template's parent to others.
func (p *Profile) Match(doc *postmortem.Document) Match {
	m := Match{Found: make(map[*Section]*postmortem.Section, len(p.Sections)), taken: map[*postmortem.Section]bool{}}
	m.name(p, doc)
	for _, want := range p.Sections {
		if s := p.find(doc, want, m); s != nil {
			m.Found[want] = s
			continue
		}
		if !p.Form && want.Is(postmortem.Summary) && doc.HasLead() {
			m.Lead = true
		}
		if !p.Form && want.Is(postmortem.TimelineSection) {
			if s := timelineElsewhere(doc); s != nil {
				m.Found[want] = s
			}
		}
	}
	return m
}

// timelineElsewhere returns the section that holds a timeline under a title of its own,
// or nil.
func timelineElsewhere(doc *postmortem.Document) *postmortem.Section {
	const fewest = 3
	for _, tl := range doc.Timelines {
		if tl.Section != nil && !tl.Milestones && len(tl.Entries) >= fewest {
			return tl.Section
		}
	}
	return nil
}

// find returns the best section for want, or nil.
func (p *Profile) find(doc *postmortem.Document, want *Section, m Match) *postmortem.Section {
	var best *postmortem.Section
	bestScore := 0
	for _, s := range doc.Sections {
		if score := p.score(want, s, m); score > bestScore {
			best, bestScore = s, score
		}
	}
	return best
}

func (p *Profile) score(want *Section, s *postmortem.Section, m Match) int {
	var score int
	switch {
	case s.Name == want.Name && s.Name != "":
		score = 4
	case sharesKind(want, s) && !(m.taken[s] && want.isMain()):
		score = 2
	default:
		return 0
	}
	heading := s.Form == postmortem.HeadingSection
	if heading == want.Heading {
		score += 8
	}
	if want.Parent != nil && m.Found[want.Parent] != nil && s.Parent == m.Found[want.Parent] {
		score += 16
	}
	if want.isMain() {
		// "**Root Cause**: ..." in the executive summary is not the analysis
		// that the template asks for besides it.
		if p.claimed(want, s, m) {
			return 0
		}
	}
	return score
}

// isMain reports whether a section is no part of another.
func (s *Section) isMain() bool { return s.Parent == nil || s.Parent.Level <= 1 }

// claimed reports whether s belongs to another section of the profile: it stands
// below that one's counterpart, which asks for such a part itself.
func (p *Profile) claimed(want *Section, s *postmortem.Section, m Match) bool {
	for _, sections := range [...]map[*Section]*postmortem.Section{m.Found, m.named} {
		for other, found := range sections {
			if other == want || !within(s, found) {
				continue
			}
			for _, child := range p.Sections {
				if child.Parent == other && (child.Name == s.Name || sharesKind(child, s)) {
					return true
				}
			}
		}
	}
	return false
}

// name finds the document's headings that have the name and the level of a heading of
// the profile.
func (m *Match) name(p *Profile, doc *postmortem.Document) {
	m.named = map[*Section]*postmortem.Section{}
	for _, s := range doc.Sections {
		if s.Form != postmortem.HeadingSection {
			continue
		}
		if p.Form && p.names.levels.Get(s.Name).has(s.Level) {
			m.taken[s] = true
		}
		for _, up := range p.names.parents.Get(s.Name) {
			if up.Level == s.Level && m.named[up] == nil {
				m.named[up] = s
			}
		}
	}
}

// names are the headings of a profile by their names.
type names struct {
	levels table.Table[levels]
	// parents are those that have parts, the last one of each level.
	parents table.Table[[]*Section]
}

// levels are those of headings, one bit each.
type levels uint8

func (l levels) has(level int) bool { return l>>level&1 != 0 }

func newNames(sections []*Section) (n names) {
	for _, s := range sections {
		if s.Heading && s.Name != "" {
			*n.levels.Make(s.Name) |= 1 << s.Level
		}
		if up := s.Parent; up != nil && up.Heading && up.Name != "" {
			at := n.parents.Make(up.Name)
			*at = append(slices.DeleteFunc(*at, func(other *Section) bool { return other.Level == up.Level }), up)
		}
	}
	return n
}

func within(s, ancestor *postmortem.Section) bool {
	for s = s.Parent; s != nil; s = s.Parent {
		if s == ancestor {
			return true
		}
	}
	return false
}

func sharesKind(want *Section, s *postmortem.Section) bool {
	for _, k := range want.Kinds {
		if s.Is(k) {
			return true
		}
	}
	return false
}

// autoShare is the share of a built-in profile's main headings that a document
// must have for the profile to be taken for it.
const autoShare = 0.6

// Auto returns the built-in profile whose main headings the document matches
// best by name, if it matches enough of them, else minimal.
func Auto(doc *postmortem.Document) *Profile {
	if fit := BestFit(doc); fit.Enough() {
		return fit.Profile
	}
	p, _ := Builtin(Minimal)
	return p
}

// A Fit says how many of a built-in profile's main headings a document has.
type Fit struct {
	Profile   *Profile
	Have, All int
}

// Enough reports whether the profile may be taken for the document's.
func (f Fit) Enough() bool {
	return f.Profile != nil && float64(f.Have) >= autoShare*float64(f.All)
}

// BestFit returns the built-in profile, other than minimal, whose main headings the
// document matches best by name. Its Profile is nil where the document has hardly a
// heading, or none of theirs.
func BestFit(doc *postmortem.Document) Fit {
	if !hasNames(doc, 3) {
		return Fit{}
	}
	var best Fit
	for _, name := range Names() {
		if name == Minimal {
			continue
		}
		f := Fit{}
		f.Profile, _ = Builtin(name)
		for _, want := range f.Profile.Sections {
			if !want.Heading || want.Parent != nil {
				continue
			}
			f.All++
			if slices.ContainsFunc(doc.Sections, func(s *postmortem.Section) bool { return s.Name == want.Name }) {
				f.Have++
			}
		}
		if f.Have > 0 && f.Have*max(best.All, 1) > best.Have*f.All {
			best = f
		}
	}
	return best
}

// hasNames reports whether a document's sections have at least n different names.
func hasNames(doc *postmortem.Document, n int) bool {
	var seen []string
	for _, s := range doc.Sections {
		if !slices.Contains(seen, s.Name) {
			seen = append(seen, s.Name)
		}
		if len(seen) == n {
			return true
		}
	}
	return false
}
