package discover

import (
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/profile"
)

// A Following says how far a document has the form of a template.
type Following struct {
	// Asked counts the template's main sections; Same those that the document has
	// by name, Alike those for which it has another of the same meaning.
	Asked, Same, Alike int
}

// A Follower compares one document with templates.
type Follower struct {
	doc *postmortem.Document
	// names are those of the document's sections.
	names map[string]bool
}

// NewFollower returns what compares doc with any number of templates.
func NewFollower(doc *postmortem.Document) *Follower {
	names := make(map[string]bool, len(doc.Sections))
	for _, s := range doc.Sections {
		names[s.Name] = true
	}
	return &Follower{doc, names}
}

// Follow compares the document with a template's main sections: those that are
// required at the outermost level that has more than one.
func (d *Follower) Follow(p *profile.Profile) Following {
	match := p.Match(d.doc)
	var f Following
	for _, s := range mainSections(p) {
		f.Asked++
		switch {
		case s.Name != "" && d.names[s.Name]:
			f.Same++
		case match.Found[s] != nil, match.Lead && s.Is(postmortem.Summary):
			f.Alike++
		}
	}
	return f
}

// Enough reports whether the document was written by the template: half of its
// sections are there, of which those under another name count half. A document
// with less was written before the template, or by another one, and to hold it
// against this one would tell its author little.
func (f Following) Enough() bool { return f.Asked > 0 && 2*f.Same+f.Alike >= f.Asked }

// share is how much of the template is there, from 0 to 1.
func (f Following) share() float64 {
	if f.Asked == 0 {
		return 0
	}
	return float64(2*f.Same+f.Alike) / float64(2*f.Asked)
}

// mainSections returns the sections of a template by which documents are known to
// be written by it; where none is required, all of that level.
func mainSections(p *profile.Profile) []*profile.Section {
	for _, required := range []bool{true, false} {
		level := sectionsBelow(p, nil, required)
		for len(level) == 1 {
			below := sectionsBelow(p, level[0], required)
			if len(below) == 0 {
				break
			}
			level = below
		}
		if len(level) > 0 {
			return level
		}
	}
	return nil
}

func sectionsBelow(p *profile.Profile, parent *profile.Section, required bool) []*profile.Section {
	var out []*profile.Section
	for _, s := range p.Sections {
		if s.Parent == parent && (s.Required || !required) {
			out = append(out, s)
		}
	}
	return out
}
