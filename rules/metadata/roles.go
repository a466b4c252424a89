package metadata

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

//go:embed roles.md
var rolesDoc string

// Roles reports the roles of an incident that the template has and that name
// nobody, a team, or more than one person.
func Roles() *lint.Rule {
	return &lint.Rule{ID: "metadata/roles", Doc: rolesDoc, Severity: lint.Warning, Loose: lint.Off,
		New: func() lint.Checker { return &roles{} }, Owns: ownsRoles}
}

type roles struct {
	// AllowTeams accepts a team where the template asks for a person.
	AllowTeams bool `yaml:"allow-teams"`
}

func (r *roles) Check(pass *lint.Pass) {
	for _, f := range rolesOf(pass) {
		r.field(pass, f)
	}
}

// rolesOf returns the fields of the roles that the template has.
func rolesOf(pass *lint.Pass) []*postmortem.Field {
	var out []*postmortem.Field
	for _, key := range []postmortem.FieldKey{postmortem.FieldResponder, postmortem.FieldCommander, postmortem.FieldOwner} {
		if !pass.Profile.Asks(key) {
			continue
		}
		f := pass.Doc.Field(key)
		if key == postmortem.FieldOwner {
			f = ownOwner(pass.Doc)
		}
		if f != nil && !f.Section.Within(postmortem.ActionItems) && !f.Section.Within(postmortem.TimelineSection) {
			out = append(out, f)
		}
	}
	return out
}

// ownsRoles returns the values of those fields.
func ownsRoles(pass *lint.Pass) []source.Span {
	return postmortem.ValueSpans(rolesOf(pass)...)
}

// ownOwner returns the field that names the document's owner; owners of anything
// else stand in sections.
func ownOwner(doc *postmortem.Document) *postmortem.Field {
	for _, f := range doc.OwnFields() {
		if f.Key == postmortem.FieldOwner {
			return f
		}
	}
	return nil
}

func (r *roles) field(pass *lint.Pass, f *postmortem.Field) {
	d := lint.Diagnostic{Span: f.Place(), Help: "name one person: `@handle`"}
	people, state := pass.Doc.Words.Persons(f.Value.Text)
	var names []string
	for _, p := range people {
		if !p.Team {
			names = append(names, p.Name)
		}
	}
	switch {
	case isEmpty(pass, f):
		d.Message, d.Unfilled = fmt.Sprintf("%s is empty", f.Label), 1
	case f.Value.State == postmortem.Placeholder, state == postmortem.Placeholder:
		d.Message, d.Unfilled = fmt.Sprintf("%s is not filled in: %q", f.Label, f.Value.Text), 1
	case len(names) > 1:
		d.Message = fmt.Sprintf("%s names %d people: %s", f.Label, len(names), strings.Join(names, ", "))
		d.Help = "name the one who answers for it; others can be named in the text"
	case len(names) == 0 && len(people) > 0 && !r.AllowTeams:
		d.Message = fmt.Sprintf("%s names a team: %q", f.Label, f.Value.Text)
	default:
		return // one person, a reason why there is none, or words that cannot be judged
	}
	pass.Report(d)
}
