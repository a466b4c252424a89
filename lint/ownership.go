package lint

import (
	"cmp"
	"slices"
	"sort"

	"github.com/pmlint/pmlint/lint/source"
)

// Owned reports whether a rule answers for a place that span overlaps, so that
// another must not report it as not filled in. A rule that rests by default under the
// document's profile answers for nothing; one that a user has turned off still does.
func (p *Pass) Owned(span source.Span) bool {
	if p.shared.ownership == nil {
		p.shared.ownership = p.shared.own(p)
	}
	owned := p.shared.ownership.spans
	i := sort.Search(len(owned), func(i int) bool { return owned[i].End > span.Start })
	return i < len(owned) && owned[i].Start < span.End
}

// An ownership says which rules answer for which places of a document.
type ownership struct {
	places []ownedPlace
	// spans are the same places, sorted, none over another.
	spans []source.Span
}

type ownedPlace struct {
	source.Span
	rule string
}

// ownership asks the rules for the places that they answer for.
func (r *runner) ownership(res *Result, pass *Pass) *ownership {
	out := &ownership{}
	for _, rule := range r.Rules {
		if rule.Owns == nil || res.Settings.rests(rule) || res.Doc.SeveralIncidents && restsForSeveral(rule.Group()) {
			continue
		}
		if p := guard(rule.ID, res.Input.Path, func() {
			for _, span := range rule.Owns(pass) {
				if !span.IsEmpty() {
					out.places = append(out.places, ownedPlace{span, rule.ID})
				}
			}
		}); p != nil {
			res.Internal = append(res.Internal, p)
		}
	}
	slices.SortFunc(out.places, func(a, b ownedPlace) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	})
	for _, p := range out.places {
		if last := len(out.spans) - 1; last >= 0 && p.Start <= out.spans[last].End {
			out.spans[last].End = max(out.spans[last].End, p.End)
		} else {
			out.spans = append(out.spans, p.Span)
		}
	}
	return out
}

// swallow drops the findings about something unfilled that stand in a larger place
// which a rule that ran answers for: a section that holds nothing but the template's
// text is one defect, not one a line.
func (p *Pass) swallow(found []Diagnostic, ran []string) []Diagnostic {
	if !slices.ContainsFunc(found, func(d Diagnostic) bool { return d.Unfilled > 0 }) {
		return found
	}
	if p.shared.ownership == nil {
		p.shared.ownership = p.shared.own(p)
	}
	// The outermost places: one that reaches further than the last begins behind it.
	var outer []ownedPlace
	for _, place := range p.shared.ownership.places {
		if last := len(outer) - 1; slices.Contains(ran, place.rule) && (last < 0 || place.End > outer[last].End) {
			outer = append(outer, place)
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
