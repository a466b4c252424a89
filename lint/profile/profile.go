// Package profile turns a Markdown template into what a post-mortem must hold.
package profile

import "github.com/pmlint/pmlint/lint/postmortem"

// A Profile is what one template asks of a document.
type Profile struct {
	// Name is a built-in profile's name, or the template's path.
	Name string
	// Sections are those of the template in order; Parent nests them.
	Sections []*Section
	// Form says that the template prescribes the form of its parts (labelled
	// fields, tables, item forms), as against only naming them. Under a profile
	// without a form, rules use their Loose severity.
	Form bool
	// Zone is the zone in which the template wants all times; its Name is empty
	// where it does not say.
	Zone postmortem.Zone
	// IDForm is the incident ID as the template shows it (INC-YYYYMMDD-XXXX);
	// empty where it shows none.
	IDForm string
	// Action says what the template's action items carry.
	Action ActionForm
}

// An ActionForm says what a template writes on each of its action items.
type ActionForm struct {
	Owner, Due, Ticket bool
	// Person says that an owner is one person, not a team.
	Person bool
	// Task says that items are checkboxes.
	Task bool
}

// A Section is one section that a template has.
type Section struct {
	// Line is where it stands in the template, from 1.
	Line int
	// Title is its text without markup; Name the same normalised.
	Title, Name string
	// Kinds are its canonical meanings. A document's section with any of them
	// stands for it.
	Kinds []postmortem.Kind
	// Level is its depth: a heading's level, one more than its parent for others.
	Level int
	// Heading says that the template writes it as a heading, not as a bold label.
	Heading bool
	// Required says that a document must have it.
	Required bool
	// Severity is "info", "warning" or "error" where the template sets how grave
	// it is to lack the section, else empty.
	Severity string
	Parent   *Section
}

// Is reports whether k is one of the section's kinds.
func (s *Section) Is(k postmortem.Kind) bool {
	for _, x := range s.Kinds {
		if x == k {
			return true
		}
	}
	return false
}
