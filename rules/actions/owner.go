package actions

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

//go:embed owner.md
var ownerDoc string

// Owner reports action items that name nobody, or more than one person, to do
// them: each item where the template asks for an owner, else once a section.
func Owner() *lint.Rule {
	return &lint.Rule{ID: "actions/owner", Doc: ownerDoc, Severity: lint.Error, Loose: lint.Warning,
		New: func() lint.Checker { return &owner{} }, Owns: ownsOwner}
}

type owner struct {
	// AllowTeams accepts a team where the template asks for a person.
	AllowTeams bool `yaml:"allow-teams"`
}

// ownerItems returns the items that should have an owner. Each says that each is a
// finding of its own; where the template asks for none, the items that are done need
// nobody any more.
func ownerItems(pass *lint.Pass) (items []*postmortem.Action, each bool) {
	items = itemsOf(pass)
	if pass.Profile != nil && pass.Profile.Action.Owner {
		return items, true
	}
	var open []*postmortem.Action
	for _, a := range items {
		if !a.Done && !isTicket(a) {
			open = append(open, a)
		}
	}
	return open, false
}

// isTicket reports whether an item is nothing but a ticket, which says itself who
// works on it.
func isTicket(a *postmortem.Action) bool {
	return len(a.Tickets) == 1 && strings.TrimSpace(a.Text.Text) == a.Tickets[0].Text
}

// ownsOwner returns the places of their owners.
func ownsOwner(pass *lint.Pass) []source.Span {
	items, _ := ownerItems(pass)
	var out []source.Span
	for _, a := range items {
		if a.OwnerState != postmortem.Absent {
			out = append(out, a.OwnerSpan)
		}
	}
	return out
}

func (r *owner) Check(pass *lint.Pass) {
	items, each := ownerItems(pass)
	if each {
		for _, a := range items {
			r.item(pass, a)
		}
		return
	}
	groups := bySection(items)
	if pass.Doc.SeveralIncidents && len(items) > 0 {
		groups = [][]*postmortem.Action{items} // a log of incidents has one way to write them
	}
	for _, items := range groups {
		r.section(pass, items)
	}
}

// section reports the items of one section that name nobody, as one finding.
func (r *owner) section(pass *lint.Pass, items []*postmortem.Action) {
	var without []*postmortem.Action
	for _, a := range items {
		if len(a.Owners) == 0 {
			without = append(without, a)
		}
	}
	if len(without) == 0 {
		return
	}
	message := fmt.Sprintf("%d of %d action items name no owner", len(without), len(items))
	switch {
	case len(items) == 1:
		message = "the action item names no owner"
	case len(without) == 1:
		message = fmt.Sprintf("1 of %d action items names no owner", len(items))
	case len(without) == len(items):
		message = fmt.Sprintf("none of %d action items names an owner", len(items))
	}
	at := textOf(without[0])
	if first := without[0]; len(without) == 1 && first.OwnerState == postmortem.Placeholder {
		at = first.OwnerSpan
		message += fmt.Sprintf(": %q", pass.Doc.File.Slice(at))
	}
	pass.Report(lint.Diagnostic{Span: at, Severity: lint.Warning, Message: message, Related: lint.Also(textsOf(without), "no owner"),
		Help: "name a person or team on each: `Owner: @handle`", Unfilled: len(without)})
}

func (r *owner) item(pass *lint.Pass, a *postmortem.Action) {
	one := pass.Profile.Action.Person
	d := lint.Diagnostic{Span: a.OwnerSpan, Help: "name one person: `Owner: @handle`"}
	if d.Span.IsEmpty() {
		d.Span = textOf(a)
	}
	switch {
	case a.OwnerState == postmortem.Absent:
		d.Span = textOf(a)
		d.Message, d.Unfilled = "action item has no owner", 1
	case a.OwnerState == postmortem.Placeholder:
		d.Message, d.Unfilled = fmt.Sprintf("the owner is not filled in: %q", pass.Doc.File.Slice(a.OwnerSpan)), 1
	case len(a.Owners) == 0:
		d.Message = fmt.Sprintf("%q is no owner", pass.Doc.File.Slice(a.OwnerSpan))
	case len(a.Owners) > 1 && one:
		d.Message = fmt.Sprintf("action item has %d owners: %s", len(a.Owners), names(a.Owners))
		d.Help = "name the one person who answers for it; others can be named in the text"
	case a.Owners[0].Team && one && !r.AllowTeams:
		d.Message = fmt.Sprintf("the owner %q is a team", a.Owners[0].Name)
	default:
		return
	}
	pass.Report(d)
}

func names(people []postmortem.Person) string {
	out := make([]string, len(people))
	for i, p := range people {
		out[i] = p.Name
	}
	return strings.Join(out, ", ")
}
