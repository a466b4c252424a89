package lint

import (
	"sort"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/profile"
	"github.com/pmlint/pmlint/lint/source"
)

// A Pass is what a checker sees of one document.
type Pass struct {
	Doc     *postmortem.Document
	Profile *profile.Profile
	report  func(Diagnostic)
	shared  *shared
}

// Report adds a finding. The engine fills in rule, path and fingerprint, and the
// severity where it is zero; a severity set here is a ceiling.
func (p *Pass) Report(d Diagnostic) { p.report(d) }

// Status is how far the document has come, under a profile that has a status of
// the document; empty under any other.
func (p *Pass) Status() postmortem.Status { return p.shared.status }

// Match says which of the document's sections stand for those of the profile.
// Without a profile it is empty.
func (p *Pass) Match() profile.Match {
	if p.shared.match == nil {
		match := profile.Match{}
		if p.Profile != nil {
			match = p.Profile.Match(p.Doc)
		}
		p.shared.match = &match
	}
	return *p.shared.match
}

// Owned reports whether a rule answers for a place that span overlaps, so that
// another must not report it as not filled in.
func (p *Pass) Owned(span source.Span) bool {
	if p.shared.owned == nil {
		p.shared.owned = ownedBy(p)
	}
	owned := p.shared.owned
	i := sort.Search(len(owned), func(i int) bool { return owned[i].End > span.Start })
	return i < len(owned) && owned[i].Start < span.End
}

// shared is what the rules of one document have in common, made when it is first
// asked for.
type shared struct {
	rules  []*Rule
	status postmortem.Status
	match  *profile.Match
	// owned are the places that rules answer for, sorted, none over another.
	owned []source.Span
}

// ownedBy collects the places that rules answer for.
func ownedBy(p *Pass) []source.Span {
	var all []source.Span
	for _, r := range p.shared.rules {
		if r.Owns != nil {
			all = append(all, r.Owns(p)...)
		}
	}
	sort.Slice(all, func(i, k int) bool { return all[i].Start < all[k].Start })
	out := []source.Span{}
	for _, s := range all {
		if last := len(out) - 1; last >= 0 && s.Start <= out[last].End {
			out[last].End = max(out[last].End, s.End)
		} else if !s.IsEmpty() {
			out = append(out, s)
		}
	}
	return out
}
