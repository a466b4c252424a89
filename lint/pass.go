package lint

import (
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/profile"
	"github.com/pmlint/pmlint/lint/source"
)

// A Pass is what a checker sees of one document.
type Pass struct {
	Doc     *postmortem.Document
	Profile *profile.Profile
	// AsOf is the day on which the document is judged; rules that need one are silent
	// where it is the zero Date.
	AsOf postmortem.Date
	// Tree is what stands around the document, nil where that is not known, and Place
	// the document's path in it.
	Tree   *Tree
	Place  string
	report func(Diagnostic)
	spot   func(source.Span) Spot
	shared *shared
}

// Report adds a finding. The engine fills in rule, path and fingerprint, and the
// severity where it is zero; a severity set here is a ceiling.
func (p *Pass) Report(d Diagnostic) { p.report(d) }

// Rewrite is a suggested fix that writes another text in the place of one; none where the
// document does not have that text byte for byte, but with marks in it (`2 h **15** min`)
// that the fix would lose.
func (p *Pass) Rewrite(at source.Span, was, text string) []Fix {
	if p.Doc.File.Slice(at) != was {
		return nil
	}
	return []Fix{{Message: "write " + text, Edits: []Edit{{Span: at, New: text}}}}
}

// Spot returns a place of the document in a form that outlives it. It is for
// [CorpusChecker.Collect] alone, since it knows whether a comment suppresses the
// findings of the rule that asks there.
func (p *Pass) Spot(span source.Span) Spot { return p.spot(span) }

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

// Times are the moments that the document states, and the lengths of time between
// them.
func (p *Pass) Times() *postmortem.Times {
	if p.shared.times == nil {
		p.shared.times = p.Doc.Times(p.Class)
	}
	return p.shared.times
}

// Class is what kind of moment a timeline's entry tells of.
func (p *Pass) Class(e *postmortem.Entry) postmortem.RowClass {
	class, known := p.shared.classes[e]
	if !known {
		if p.shared.classes == nil {
			entries := 0
			for _, tl := range p.Doc.Timelines {
				entries += len(tl.Entries)
			}
			p.shared.classes = make(map[*postmortem.Entry]postmortem.RowClass, entries)
		}
		class = e.Class(p.Doc.Words)
		p.shared.classes[e] = class
	}
	return class
}

// DayClaims are what the places of the document say of the incident's day. The caller
// must not change them.
func (p *Pass) DayClaims() []postmortem.DayClaim {
	if !p.shared.claimed {
		p.shared.claimed, p.shared.claims = true, p.Doc.DayClaims()
	}
	return p.shared.claims
}

// Facts are the document's fields by what their labels stand for.
func (p *Pass) Facts() postmortem.Facts {
	if p.shared.facts == nil {
		p.shared.facts = p.Doc.Facts()
	}
	return p.shared.facts
}

// Content says what a section holds besides the template's text.
func (p *Pass) Content(s *postmortem.Section) postmortem.Content {
	return p.Leftovers().Content(p.Doc, s)
}

// shared is what the rules of one document have in common, made when it is first
// asked for.
type shared struct {
	status    postmortem.Status
	match     *profile.Match
	leftovers *profile.Leftovers
	promises  []postmortem.Value
	promised  bool
	times     *postmortem.Times
	classes   map[*postmortem.Entry]postmortem.RowClass
	claims    []postmortem.DayClaim
	claimed   bool
	facts     postmortem.Facts
	ownership *ownership
	// analyses are those of Share, by their keys.
	analyses map[any]any
	// own makes the ownership.
	own func(*Pass) *ownership
}

// Share returns what analyse makes, once for each document and key: the rules of a group
// that judge by one analysis share it. Keys are compared with ==; a type of the rules'
// own keeps them apart from those of others.
func Share[K comparable, V any](p *Pass, key K, analyse func() V) V {
	if v, ok := p.shared.analyses[key]; ok {
		return v.(V)
	}
	if p.shared.analyses == nil {
		p.shared.analyses = map[any]any{}
	}
	v := analyse()
	p.shared.analyses[key] = v
	return v
}
