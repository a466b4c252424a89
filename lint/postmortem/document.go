// Package postmortem reads a Markdown post-mortem as a careful person does: its
// sections, fields, timelines, action items, people and sentences, each value
// with its place in the file and a state. Rules judge the Document; none of
// them reads Markdown or parses a value on its own.
package postmortem

import (
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/sensitive"
	"github.com/pmlint/pmlint/lint/source"
)

// A State says what was found where a value is expected.
type State uint8

// The states of a value.
const (
	// Absent: nothing is written.
	Absent State = iota
	// Filled: a value that could be read as what it should be.
	Filled
	// Placeholder: template text, TBD, ???, or a token such as YYYY-MM-DD.
	Placeholder
	// Unparsable: something is written, but not in a form that is understood.
	Unparsable
)

// A Value is a piece of text with its place and state.
type Value struct {
	Text  string
	Span  source.Span
	State State
}

// SpansOf returns the places of values.
func SpansOf(values []Value) []source.Span {
	out := make([]source.Span, len(values))
	for i, v := range values {
		out[i] = v.Span
	}
	return out
}

// A Document is everything pmlint knows about one post-mortem.
type Document struct {
	File *source.File
	Tree *markdown.Tree
	// Words are those the document was read by.
	Words *Vocabulary

	// Title is the first heading's text, or the front matter's title.
	Title Value
	// ID is the incident's own identifier as written.
	ID Value
	// Date is the day the incident began, and Day its parsed form.
	Date Value
	Day  Date
	// Severity and Status are as written.
	Severity, Status Value

	// Sections are all sections in source order; Parent and Children nest them.
	Sections []*Section
	// Fields are all labelled values in source order, duplicates kept.
	Fields []*Field
	// Timelines are the document's timelines in source order.
	Timelines []*Timeline
	// Actions are its action items in source order.
	Actions []*Action
	// SeveralIncidents says that the file holds more than one post-mortem.
	SeveralIncidents bool

	order         dateOrder         // of numeric dates
	days          statedDays        // what title and opening text say of the day
	lead          []*markdown.Block // the blocks before the first section
	headingFields []*Section        // headings that may be labels of fields
	sensitive     *[]sensitive.Match
	links         []Link        // nil before they are asked for
	pages         []string      // likewise
	sums          []summedTable // the tables whose last row adds up the others
	feet          []source.Span // likewise
	own           []*Field      // likewise
	records       *records      // nil where Recycle has nothing to give back
}

// A SectionForm says how a section is marked.
type SectionForm uint8

// The forms of a section.
const (
	HeadingSection SectionForm = iota
	// BoldLine is a line that is bold as a whole.
	BoldLine
	// BoldKey is a label with its text behind it: **Impact**: none.
	BoldKey
)

// A Section is a heading, or a bold line or key that plays a heading's part,
// with what stands below it.
type Section struct {
	// Title is the text as written, without markup and trailing colon.
	Title string
	// Name is the title normalised for comparison: numbering, emoji and a
	// trailing parenthesis, zone or date stripped, case folded.
	Name string
	// Kinds are the canonical meanings, mostly one; none where it is unknown.
	Kinds []Kind
	Form  SectionForm
	// Level is a heading's level; a bold key stands one below its parent.
	Level int
	// Span covers the title in the file; Body what belongs to the section,
	// subsections included.
	Span, Body source.Span
	Parent     *Section
	Children   []*Section
	// Blocks are the blocks directly in the section, those of its subsections
	// left out. A bold key's own text is in Inline.
	Blocks []*markdown.Block
	// Inline is the text that follows a bold key on its line.
	Inline markdown.Text
}

// Is reports whether k is one of the section's kinds.
func (s *Section) Is(k Kind) bool {
	for _, x := range s.Kinds {
		if x == k {
			return true
		}
	}
	return false
}

// Within reports whether the section or one that holds it has the kind k.
func (s *Section) Within(k Kind) bool {
	for ; s != nil; s = s.Parent {
		if s.Is(k) {
			return true
		}
	}
	return false
}

// Find returns the first section of kind k, or nil.
func (d *Document) Find(k Kind) *Section {
	for _, s := range d.Sections {
		if s.Is(k) {
			return s
		}
	}
	return nil
}

// A FieldKey is the canonical meaning of a field's label.
type FieldKey string

// The canonical field labels.
const (
	FieldID        FieldKey = "id"
	FieldTitle     FieldKey = "title"
	FieldDate      FieldKey = "date"
	FieldSeverity  FieldKey = "severity"
	FieldStatus    FieldKey = "status"
	FieldDuration  FieldKey = "duration"
	FieldOwner     FieldKey = "owner"
	FieldAuthors   FieldKey = "authors"
	FieldCommander FieldKey = "incident-commander"
	FieldResponder FieldKey = "first-responder"
	// FieldParticipant names somebody with another part in the response, such as the
	// scribe.
	FieldParticipant FieldKey = "participant"
	FieldCreated     FieldKey = "created"
	FieldUpdated     FieldKey = "updated"
	FieldVersion     FieldKey = "version"
	FieldStart       FieldKey = "start"
	FieldEnd         FieldKey = "end"
	FieldDetected    FieldKey = "detected"
	FieldAttendees   FieldKey = "attendees"
	FieldReviewedBy  FieldKey = "reviewed-by"
	FieldApprovedBy  FieldKey = "approved-by"
)

// A FieldForm says how a field is written.
type FieldForm uint8

// The forms of a field.
const (
	FrontMatterField FieldForm = iota
	BoldField                  // **Label**: value, on a line of its own or in a list
	PlainField                 // Label: value
	TableField                 // | Label | value |
	HeadingField               // ## Label: value, or a heading with a one-line body
	CodeField                  // Label: value on a line of a code block; none of Document.Fields
)

// A Field is a label with its value.
type Field struct {
	Label string
	name  string // see Name
	// Key is the label's canonical meaning, or empty.
	Key  FieldKey
	Form FieldForm
	// Span covers label and value, LabelSpan the label alone.
	Span, LabelSpan source.Span
	Value           Value
	// Section is the one the field stands in; nil before the first section.
	Section *Section
}

// Field returns the first field with the given key that stands outside all
// sections of a canonical kind (the document's own), else the first with the
// key anywhere, else nil.
func (d *Document) Field(key FieldKey) *Field {
	return d.firstOwn(func(f *Field) bool { return f.Key == key })
}

// FieldLabelled returns the first field whose label is name, as NormalizeTitle makes
// it, that stands outside all sections of a canonical kind, else the first anywhere,
// else nil.
func (d *Document) FieldLabelled(name string) *Field {
	return d.firstOwn(func(f *Field) bool { return len(f.Label) <= maxKeyLength && f.Name() == name })
}

// firstOwn returns the first field that is meant and stands outside all sections of a
// canonical kind, else the first that is meant, else nil.
func (d *Document) firstOwn(isMeant func(*Field) bool) *Field {
	var first *Field
	for _, f := range d.Fields {
		if !isMeant(f) {
			continue
		}
		if !f.Section.canonical() {
			return f
		}
		if first == nil {
			first = f
		}
	}
	return first
}

// canonical reports whether a section, or one that it stands in, has a canonical kind; nil
// has none.
func (s *Section) canonical() bool {
	for ; s != nil; s = s.Parent {
		if len(s.Kinds) > 0 {
			return true
		}
	}
	return false
}

// An EntryForm says how a timeline entry is written.
type EntryForm uint8

// The forms of a timeline entry.
const (
	ListEntry EntryForm = iota
	TableEntry
	HeadingEntry
	LineEntry
)

// A Timeline is one list of timed events.
type Timeline struct {
	Section *Section
	// Zone is the zone stated for the whole timeline.
	Zone Zone
	// ZoneSpan is where it is stated; empty where it is not.
	ZoneSpan source.Span
	// Entries are in source order.
	Entries []*Entry
	// Milestones says that the entries are named moments ("First detected: ...")
	// that need not stand in order.
	Milestones bool

	columnZone Zone // of a table's time column
	columnSpan source.Span
	noteDay    Date // the day that the timeline's note states
	noteSpan   source.Span
	firstDay   Date // the first day that an entry, or a line above entries, states
}

// An Entry is one timed event.
type Entry struct {
	// Span covers the entry's first line, or its table row.
	Span source.Span
	Form EntryForm
	// Stamp is the time as written.
	Stamp Stamp
	// Day is the date as written or carried forward; zero where none is known.
	Day Date
	// Zone applies to the entry: its own, its column's, or the timeline's.
	Zone Zone
	// Event says what happened, Actor who or what did it.
	Event, Actor Value
	// Restated are times with zones of their own that say the entry's moment again.
	Restated []Restatement
	// UnknownZone is a name behind the clock that can only be meant for a zone's, and
	// is none that is known.
	UnknownZone Value

	announces bool // nothing but a date: the day of the entries below
}

// Class is what kind of moment the event is, by the given words; empty where it
// is none of them, or words is nil.
func (e *Entry) Class(words *Vocabulary) RowClass {
	if words == nil {
		return ""
	}
	return words.Class(e.Event.Text)
}

// A RowClass is the part an event plays in the course of an incident.
type RowClass string

// The classes of timeline rows.
const (
	Began         RowClass = "began"
	Detected      RowClass = "detected"
	Acknowledged  RowClass = "acknowledged"
	Investigation RowClass = "investigation"
	Identified    RowClass = "identified"
	Mitigated     RowClass = "mitigated"
	Restored      RowClass = "restored"
	Stable        RowClass = "stable"
	Scheduled     RowClass = "scheduled"
)

func isClass(c RowClass) bool {
	switch c {
	case Began, Detected, Acknowledged, Investigation, Identified, Mitigated, Restored, Stable, Scheduled:
		return true
	}
	return false
}

// An ActionForm says how an action item is written.
type ActionForm uint8

// The forms of an action item.
const (
	ListAction ActionForm = iota
	TaskAction
	TableAction
	ProseAction
)

// An Action is one action item.
type Action struct {
	// Text is what is to be done.
	Text Value
	// Span covers the item's first line, or its table row.
	Span source.Span
	Form ActionForm
	// Owners are the people or teams named; OwnerState and OwnerSpan tell of the
	// place where they are, or should be, written.
	Owners     []Person
	OwnerState State
	OwnerSpan  source.Span
	// Due is the due date as written, DueDay its parsed form.
	Due    Value
	DueDay Date
	Done   bool
	// Tickets are issue and pull-request references as written; TicketState and
	// TicketSpan tell of the place where one is, or should be, written. An address
	// that is not known as a tracker's is no Ticket, but fills the place.
	Tickets     []Value
	TicketState State
	TicketSpan  source.Span
	// Told says that Text tells, in the past tense, what was done, while nothing
	// marks the item as done or says when: "We tweaked the limit".
	Told bool
	// Section is the one the item stands in; Horizon its title where that names
	// a time frame (Immediate, Short-term ...), else empty.
	Section *Section
	Horizon string
}

// A Person is a handle, name, role or team.
type Person struct {
	// Name is as written, brackets and link markup removed.
	Name string
	Span source.Span
	// Team says that the name is of a group.
	Team bool
}
