package assert

import (
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

// An ItemKind is a list of things in a document.
type ItemKind string

// The kinds of item.
const (
	Actions  ItemKind = "actions"
	Timeline ItemKind = "timeline"
)

// Items holds where the number of items with which With holds meets the tests of a
// count.
type Items struct {
	Of    ItemKind
	With  All
	Count []Test
}

func (c Items) judge(v *view) verdict {
	name := string(c.Of)
	if len(c.With) > 0 {
		name += " (" + c.With.String() + ")"
	}
	return Is{&Fact{name, Count, func(v *view) value { return c.Of.count(v, c.With) }}, c.Count}.judge(v)
}

// ItemFacts returns the facts of one item of the kind.
func ItemFacts(of ItemKind) []*Fact {
	if of == Timeline {
		return []*Fact{
			{"event", Text, func(v *view) value { return textValue(v.entry.Event) }},
			{"actor", Text, func(v *view) value { return textValue(v.entry.Actor) }},
			{"class", Text, func(v *view) value {
				class := string(v.entry.Class(v.pass.Doc.Words))
				return value{state: postmortem.Filled, texts: []string{class}}
			}},
			{"time", Time, func(v *view) value { return entryTime(v.entry) }},
		}
	}
	return []*Fact{
		{"text", Text, func(v *view) value { return textValue(v.action.Text) }},
		{"owner", Text, ownersOf},
		{"due", Time, dueOf},
		{"ticket", Text, ticketsOf},
		{"horizon", Text, func(v *view) value {
			if v.action.Horizon == "" {
				return value{}
			}
			return value{state: postmortem.Filled, texts: []string{v.action.Horizon}}
		}},
		{"done", Truth, func(v *view) value { return value{state: postmortem.Filled, truth: v.action.Done} }},
	}
}

func doneIs(done bool) Condition {
	facts := ItemFacts(Actions)
	return Is{facts[len(facts)-1], []Test{{Op: Equals, Yes: done}}}
}

func ownersOf(v *view) value {
	out := value{state: v.action.OwnerState}
	for _, p := range v.action.Owners {
		out.texts = append(out.texts, p.Name, strings.TrimPrefix(p.Name, "@"))
	}
	return out
}

func dueOf(v *view) value {
	out := textValue(v.action.Due)
	switch {
	case v.action.DueDay.Full():
		out.state, out.at = postmortem.Filled, dayInstant(v.action.DueDay)
	case out.state == postmortem.Filled:
		out.state = postmortem.Unparsable
	}
	return out
}

func ticketsOf(v *view) value {
	out := value{state: v.action.TicketState}
	for _, t := range v.action.Tickets {
		out.texts = append(out.texts, t.Text)
	}
	return out
}

// maxPlaces is how many items a finding about too many of them points at.
const maxPlaces = 20

// count counts the items with which a condition holds; those of which it cannot be
// told may be in it or not.
func (of ItemKind) count(v *view, with All) value {
	low, high, all := 0, 0, 0
	var places []source.Span
	of.each(v, func(item *view, at source.Span) {
		all++
		switch with.judge(item).truth {
		case yes:
			low, high = low+1, high+1
			places = append(places, at)
		case unknown:
			high++
		case no:
		}
	})
	noun := "action item"
	if of == Timeline {
		noun = "timeline entry"
	}
	found := fmt.Sprintf("there are %d %s", low, plural(noun))
	switch {
	case len(with) > 0:
		found = fmt.Sprintf("%d of %d %s match %s", low, all, plural(noun), with)
	case low == 1:
		found = "there is 1 " + noun
	}
	out := countValue(low, high, of.place(v), found)
	out.places = places[:min(len(places), maxPlaces)]
	return out
}

func plural(noun string) string {
	if stem, ok := strings.CutSuffix(noun, "y"); ok {
		return stem + "ies"
	}
	return noun + "s"
}

// each calls f for each item and the place where it stands.
func (of ItemKind) each(v *view, f func(item *view, at source.Span)) {
	doc := v.pass.Doc
	if of == Actions {
		for _, a := range doc.Actions {
			f(&view{pass: v.pass, action: a}, a.Text.Span)
		}
		return
	}
	for _, tl := range doc.Timelines {
		for _, e := range tl.Entries {
			if !tl.Milestones {
				f(&view{pass: v.pass, entry: e}, e.Span)
			}
		}
	}
}

// place is where items stand, or should.
func (of ItemKind) place(v *view) source.Span {
	doc := v.pass.Doc
	kind := postmortem.ActionItems
	if of == Timeline {
		kind = postmortem.TimelineSection
	}
	if s := doc.Find(kind); s != nil {
		return s.Span
	}
	switch {
	case of == Actions && len(doc.Actions) > 0:
		return doc.Actions[0].Text.Span
	case of == Timeline && len(doc.Timelines) > 0 && len(doc.Timelines[0].Entries) > 0:
		return doc.Timelines[0].Entries[0].Span
	}
	return source.Span{}
}
