package assert

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

// A Fact is something that is read out of a document.
type Fact struct {
	// Name is its key in a condition; for a section or a field of a team's own it
	// tells which is meant.
	Name string
	Kind Kind
	read func(*view) value
}

// Facts returns the facts of a document that have a name, in the order of the
// documentation.
func Facts() []*Fact {
	all := []*Fact{
		{"title", Text, func(v *view) value { return textValue(v.pass.Doc.Title) }},
		{"id", Text, func(v *view) value { return textValue(v.pass.Doc.ID) }},
		{"severity", Text, func(v *view) value { return textValue(v.pass.Doc.Severity) }},
		{"status", Text, func(v *view) value { return textValue(v.pass.Doc.Status) }},
		{"date", Time, incidentDay},
	}
	for _, key := range []postmortem.FieldKey{postmortem.FieldOwner, postmortem.FieldAuthors, postmortem.FieldCommander,
		postmortem.FieldResponder, postmortem.FieldAttendees, postmortem.FieldReviewedBy, postmortem.FieldApprovedBy,
		postmortem.FieldTeam, postmortem.FieldServices, postmortem.FieldTicket, postmortem.FieldVersion} {
		all = append(all, keyFact(key, Text))
	}
	for _, key := range []postmortem.FieldKey{postmortem.FieldDuration, postmortem.FieldTimeToDetect,
		postmortem.FieldTimeToRespond, postmortem.FieldTimeToInvestigate, postmortem.FieldTimeToMitigate,
		postmortem.FieldTimeToResolve} {
		all = append(all, keyFact(key, Duration))
	}
	for _, key := range []postmortem.FieldKey{postmortem.FieldStart, postmortem.FieldDetected, postmortem.FieldAcknowledged,
		postmortem.FieldMitigated, postmortem.FieldEnd, postmortem.FieldCreated, postmortem.FieldUpdated,
		postmortem.FieldPublished, postmortem.FieldNextReview} {
		all = append(all, keyFact(key, Time))
	}
	for _, class := range []postmortem.RowClass{postmortem.Began, postmortem.Detected, postmortem.Acknowledged,
		postmortem.Investigation, postmortem.Identified, postmortem.Mitigated, postmortem.Restored, postmortem.Stable} {
		all = append(all, &Fact{"timeline." + string(class), Time, func(v *view) value { return momentOf(v, class) }})
	}
	for _, of := range []ItemKind{Actions, Timeline} {
		all = append(all, &Fact{string(of) + ".count", Count, func(v *view) value { return of.count(v, nil) }})
	}
	return append(all,
		&Fact{"actions.open", Count, func(v *view) value { return Actions.count(v, All{doneIs(false)}) }},
		&Fact{"actions.done", Count, func(v *view) value { return Actions.count(v, All{doneIs(true)}) }})
}

// keyFact is the field of a canonical key.
func keyFact(key postmortem.FieldKey, kind Kind) *Fact {
	return fieldFact(string(key), kind, func(doc *postmortem.Document) *postmortem.Field { return doc.Field(key) })
}

// LabelFact is the field with a label of a team's own, read as kind.
func LabelFact(label string, kind Kind) *Fact {
	name := postmortem.NormalizeTitle(label)
	return fieldFact(strconv.Quote(label), kind, func(doc *postmortem.Document) *postmortem.Field { return doc.FieldLabelled(name) })
}

func fieldFact(name string, kind Kind, find func(*postmortem.Document) *postmortem.Field) *Fact {
	return &Fact{name, kind, func(v *view) value {
		f := find(v.pass.Doc)
		if f == nil {
			return value{}
		}
		var out value
		switch kind {
		case Duration:
			out = durationValue(f)
		case Time:
			out = timeValue(v.pass.Doc, f)
		case Count:
			out = numberValue(f)
		default:
			out = textValue(f.Value)
			// What stands below the label is not read as the field's value.
			if out.state == postmortem.Absent && v.pass.Doc.TextBelow(f) {
				out.state = postmortem.Unparsable
			}
		}
		if out.span.IsEmpty() {
			out.span = f.LabelSpan
		}
		return out
	}}
}

// numberValue reads the count that a field states.
func numberValue(f *postmortem.Field) value {
	out := textValue(f.Value)
	if out.state != postmortem.Filled {
		return out
	}
	n, ok := postmortem.ParseCount(f.Value.Text)
	if !ok || n.Percent || n.Unknown {
		out.state = postmortem.Unparsable
		return out
	}
	out.low, out.high = n.Value, n.Value
	if n.Approximate {
		out.low, out.high = n.Value*(1-roughShare), n.Value*(1+roughShare)
	}
	return out
}

// incidentDay is the day on which the incident began.
func incidentDay(v *view) value {
	out := textValue(v.pass.Doc.Date)
	switch day := v.pass.Doc.Day; {
	case day.Full():
		out.state, out.at = postmortem.Filled, dayInstant(day)
	case out.state == postmortem.Filled:
		out.state = postmortem.Unparsable
	}
	return out
}

// momentOf is the time of the first entry of a class. A list of named moments may tell
// it too, and where that says another time, nobody can tell which is meant.
func momentOf(v *view, class postmortem.RowClass) value {
	var out value
	var named bool
	for _, tl := range v.pass.Doc.Timelines {
		for _, e := range tl.Entries {
			if e.Class(v.pass.Doc.Words) != class {
				continue
			}
			switch x := entryTime(e); {
			case out.state == postmortem.Absent:
				out, named = x, tl.Milestones
			case tl.Milestones != named && x.state == postmortem.Filled && out.state == postmortem.Filled &&
				compareInstants(x.at, out.at) != equal:
				out.state = postmortem.Unparsable
			}
			break
		}
	}
	if out.state == postmortem.Absent {
		out.span = Timeline.place(v)
	}
	return out
}

// Section is a section of a document: by its title, or by kinds where title is empty.
type Section struct {
	Title string
	Kinds []postmortem.Kind
}

func (s Section) String() string {
	if s.Title != "" {
		return strconv.Quote(s.Title)
	}
	names := make([]string, len(s.Kinds))
	for i, k := range s.Kinds {
		names[i] = string(k)
	}
	return strings.Join(names, " or ")
}

// in returns the document's sections that are meant, without those inside of others.
func (s Section) in(doc *postmortem.Document) []*postmortem.Section {
	name := postmortem.NormalizeTitle(s.Title)
	means := func(x *postmortem.Section) bool {
		if s.Title != "" {
			return x.Name == name
		}
		for _, k := range s.Kinds {
			if x.Is(k) {
				return true
			}
		}
		return false
	}
	var out []*postmortem.Section
	for _, x := range doc.Sections {
		if means(x) && (x.Parent == nil || !means(x.Parent)) {
			out = append(out, x)
		}
	}
	return out
}

// told reports whether a section that is not there may be told without a title: what
// stands under the document's title serves as its summary.
func (s Section) told(doc *postmortem.Document) bool {
	return s.Title == "" && slices.Contains(s.Kinds, postmortem.Summary) && doc.HasLead()
}

// SectionFact is whether there is the section; its text is its title.
func SectionFact(s Section) *Fact {
	return &Fact{"section " + s.String(), Text, func(v *view) value {
		all := s.in(v.pass.Doc)
		switch {
		case len(all) == 0 && s.told(v.pass.Doc):
			return value{state: postmortem.Placeholder}
		case len(all) == 0:
			return value{found: "there is no section " + s.String()}
		}
		return value{state: postmortem.Filled, span: all[0].Span, texts: []string{all[0].Title},
			found: "there is a section " + strconv.Quote(all[0].Title)}
	}}
}

// WordsFact is the number of words in the section, 0 where there is none. Of several
// such sections it may be any. One that says that there is nothing to tell has no
// number of words.
func WordsFact(s Section) *Fact {
	return &Fact{"section " + s.String() + ", words", Count, func(v *view) value {
		all := s.in(v.pass.Doc)
		switch {
		case len(all) == 0 && s.told(v.pass.Doc):
			return value{state: postmortem.Unparsable}
		case len(all) == 0:
			return countValue(0, 0, source.Span{}, "there is no section "+s.String())
		}
		var out value
		for i, x := range all {
			n := v.pass.Leftovers().WordCount(v.pass.Doc, x)
			switch {
			case v.pass.Content(x) == postmortem.NotApplicable || v.pass.Doc.SaysNone(x):
				return value{state: postmortem.Unparsable, span: x.Span}
			case i == 0:
				out = countValue(n, n, x.Span, fmt.Sprintf("%q has %s", x.Title, lint.Counted(n, "word")))
			default:
				out.low, out.high = min(out.low, float64(n)), max(out.high, float64(n))
			}
		}
		return out
	}}
}

// found tells a value in words.
func (f *Fact) found(x value) string {
	switch {
	case x.found != "":
		return x.found
	case x.state == postmortem.Absent:
		return "there is no " + f.Name
	}
	return f.Name + " is " + strconv.Quote(clipped(strings.Join(x.texts, ", ")))
}

// wanted tells what a test wants of the fact.
func (f *Fact) wanted(t Test) string {
	if f.Kind == Truth {
		if t.Yes {
			return f.Name
		}
		return "not " + f.Name
	}
	return f.Name + ": " + t.String()
}

// maxTold is the most characters of a value that a message repeats.
const maxTold = 60

func clipped(s string) string {
	n := 0
	for i := range s {
		if n == maxTold {
			return s[:i] + "..."
		}
		n++
	}
	return s
}
