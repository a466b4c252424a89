package lint

import (
	"cmp"
	"slices"
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

// Leftovers are what the document still has of its template.
func (p *Pass) Leftovers() *profile.Leftovers {
	if p.shared.leftovers == nil {
		p.shared.leftovers = p.Profile.Leftovers(p.Doc)
	}
	return p.shared.leftovers
}

// Promises are the sentences outside action items that promise one.
func (p *Pass) Promises() []postmortem.Value {
	if !p.shared.promised {
		p.shared.promised, p.shared.promises = true, p.Doc.Promises()
	}
	return p.shared.promises
}

// Content says what a section holds besides the template's text.
func (p *Pass) Content(s *postmortem.Section) postmortem.Content {
	return p.Leftovers().Content(p.Doc, s)
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
	rules     []*Rule
	status    postmortem.Status
	match     *profile.Match
	leftovers *profile.Leftovers
	promises  []postmortem.Value
	promised  bool
	// owned are the places that rules answer for, sorted, none over another.
	owned []source.Span
}

// swallow drops the findings about something unfilled that stand in a larger place
// which a rule that runs answers for: a section that holds nothing but the template's
// text is one defect, not one a line.
func (s *shared) swallow(found []Diagnostic, pass *Pass, runs func(*Rule) bool) []Diagnostic {
	type place struct {
		source.Span
		rule string
	}
	var places []place
	if slices.ContainsFunc(found, func(d Diagnostic) bool { return d.Unfilled > 0 }) {
		for _, r := range s.rules {
			if r.Owns == nil || !runs(r) {
				continue
			}
			for _, span := range r.Owns(pass) {
				places = append(places, place{span, r.ID})
			}
		}
	}
	slices.SortFunc(places, func(a, b place) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End)) })
	// The outermost places, which never overlap: one that reaches further than the
	// last begins behind it.
	outer := places[:0]
	for _, p := range places {
		if last := len(outer) - 1; last < 0 || p.End > outer[last].End {
			outer = append(outer, p)
		}
	}
	return slices.DeleteFunc(found, func(d Diagnostic) bool {
		if d.Unfilled == 0 {
			return false
		}
		i := sort.Search(len(outer), func(i int) bool { return outer[i].Start > d.Span.Start }) - 1
		return i >= 0 && outer[i].rule != d.Rule && outer[i].Len() > d.Span.Len() && outer[i].Contains(d.Span)
	})
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
