// Package profile turns a Markdown template into what a post-mortem must hold.
package profile

import (
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/table"
)

// A Profile is what one template asks of a document.
type Profile struct {
	// Name is a built-in profile's name, or the template's path.
	Name string
	// Sections are those of the template in order; Parent nests them.
	Sections []*Section
	// Fields are the labels that an author fills with a short value, in order.
	Fields []*Field
	// Options are the values of which an author keeps one, in order.
	Options []*Option
	// Columns are the headers of the template's tables, in order.
	Columns []*Columns
	// Moments are the milestones that the rows of the template's timeline leave to be
	// given a time, in order.
	Moments []*Moment
	// Prompts are what an author must replace or delete, in order.
	Prompts []*Prompt
	// Hints are sentences for the template's author: what was not read, though it
	// looks as if it were meant.
	Hints []string
	// Form says that the template prescribes the form of its parts (labelled
	// fields, tables, item forms), as against only naming them. Under a profile
	// without a form, rules use their Loose severity.
	Form bool
	// Clocks says that the times of the template's timeline are hours and minutes of a
	// 24-hour clock with a colon, or that tokens (HH:MM) stand for such.
	Clocks bool
	// Zone is the zone in which the template wants all times; its Name is empty
	// where it does not say.
	Zone postmortem.Zone
	// Dates is the way in which the template writes dates; that of a field whose
	// own sample shows another is its own, see [Profile.DateStyle].
	Dates DateStyle
	// IDForm is the incident ID as the template shows it (INC-YYYYMMDD-XXXX);
	// empty where it shows none.
	IDForm string
	// Action says what the template's action items carry.
	Action ActionForm

	byName  table.Table[*Field] // the first field of each label, normalised
	byKey   table.Table[*Field] // and of each meaning of one
	wanted  wanted
	names   names
	residue residue
}

// Prescribes reports whether there is a template that prescribes the form of its
// parts. Like the other questions to a profile, it may be asked of nil.
func (p *Profile) Prescribes() bool { return p != nil && p.Form }

// An ActionForm says what a template writes on each of its action items.
type ActionForm struct {
	Owner, Due, Ticket bool
	// Person says that an owner is one person, not a team.
	Person bool
	// Task says that items are checkboxes.
	Task bool
	// Brackets says that owners or due dates are shown in brackets.
	Brackets bool
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
	// Repeat says that a document may have it any number of times.
	Repeat bool
	// Severity is "info", "warning" or "error" where the template sets how grave
	// it is to lack the section, else empty.
	Severity string
	Parent   *Section
	// Skeleton is the section as the template has it, with its prompts and subsections,
	// but without annotations; empty where it is not set off by a line of its own.
	Skeleton string
}

// A Field is a label that an author fills with a short value.
type Field struct {
	// Line is where it stands in the template, from 1.
	Line int
	// Label is as written, without markup, colon and a list of options; Name is what
	// it shares with other labels of the same field, see [FieldNames].
	Label, Name string
	key         postmortem.FieldKey // what the label means, or empty
	// Section is the one it stands in; nil above the first.
	Section *Section
	// Format is one of [Formats] where an annotation prescribes it, else empty.
	Format string
	// Sample is the value as the template shows it: "[YYYY-MM-DD]", "INC-0001".
	Sample string
	// Dates is the way in which Sample is a date, or holds one; AnyDate where it
	// does not. IsDate says that it begins with the date.
	Dates  DateStyle
	IsDate bool
	// Own says that the field describes the document itself, not a part of it: it
	// stands above the first section with a meaning, or in a footer.
	Own bool
	// Optional says that a document may lack the field.
	Optional bool
	// Options are the values of which an author keeps one; none where any will do.
	Options []string
}

// An Option is a list of values of which an author keeps one.
type Option struct {
	// Line is where the list stands, from 1.
	Line int
	// Label is that of the field, or the column's header.
	Label string
	// Values are in the template's order, two at least.
	Values []string
}

// TableKind says what a table is for.
type TableKind string

// The kinds of table.
const (
	TimelineTable TableKind = "timeline"
	ActionTable   TableKind = "action-items"
	OtherTable    TableKind = "other"
)

// Columns are the header of a table.
type Columns struct {
	// Line is the header's, from 1.
	Line int
	Of   TableKind
	// Names are those of the columns; empty for a column without a header.
	Names []string
	// Rows is how many rows the template shows below the header.
	Rows int
}

// A Prompt is an instruction or a placeholder: text that may not be left in a
// finished document. A paragraph, list, table or comment gives at most one.
type Prompt struct {
	// Line is where it begins, from 1.
	Line int
	// Text is without markup, lines joined by spaces.
	Text string
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
