package actions

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

//go:embed owner.md
var ownerDoc string

// Owner reports action items that name nobody, or more than one person, to do
// them: each item where the template asks for an owner, else once a section.
func Owner() *lint.Rule {
	return &lint.Rule{ID: "actions/owner", Doc: ownerDoc, Severity: lint.Error, Loose: lint.Warning,
		New: func() lint.Checker { return &owner{} }}
}

type owner struct {
	// AllowTeams accepts a team where the template asks for a person.
	AllowTeams bool `yaml:"allow-teams"`
}

func (r *owner) Check(pass *lint.Pass) {
	if pass.Profile == nil || !pass.Profile.Action.Owner {
		for _, items := range bySection(pass.Doc) {
			r.section(pass, items)
		}
		return
	}
	for _, a := range pass.Doc.Actions {
		r.item(pass, a)
	}
}

// section reports the open items of one section that name nobody, as one finding.
func (r *owner) section(pass *lint.Pass, items []*postmortem.Action) {
	open := 0
	var without []*postmortem.Action
	for _, a := range items {
		if a.Done {
			continue
		}
		open++
		if len(a.Owners) == 0 {
			without = append(without, a)
		}
	}
	if len(without) == 0 {
		return
	}
	message := fmt.Sprintf("%d of %d action items name no owner", len(without), open)
	switch {
	case open == 1:
		message = "the action item names no owner"
	case len(without) == 1:
		message = fmt.Sprintf("1 of %d action items names no owner", open)
	case len(without) == open:
		message = fmt.Sprintf("none of %d action items names an owner", open)
	}
	var related []lint.Related
	for _, a := range without[1:] {
		related = append(related, lint.Related{Span: a.Text.Span, Message: "no owner"})
	}
	pass.Report(lint.Diagnostic{Span: without[0].Text.Span, Severity: lint.Warning, Message: message, Related: related,
		Help: "name a person or team on each: `Owner: @handle`"})
}

func (r *owner) item(pass *lint.Pass, a *postmortem.Action) {
	one := pass.Profile.Action.Person
	d := lint.Diagnostic{Span: a.OwnerSpan, Help: "name one person: `Owner: @handle`"}
	if d.Span.IsEmpty() {
		d.Span = a.Text.Span
	}
	switch {
	case a.OwnerState == postmortem.Absent:
		d.Span = a.Text.Span
		d.Message = "action item has no owner"
	case a.OwnerState == postmortem.Placeholder:
		d.Message = fmt.Sprintf("the owner is not filled in: %q", pass.Doc.File.Slice(a.OwnerSpan))
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
