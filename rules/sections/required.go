package sections

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/profile"
	"github.com/pmlint/pmlint/lint/source"
)

//go:embed required.md
var requiredDoc string

// Required reports sections that the profile asks for and the document lacks.
func Required() *lint.Rule {
	return &lint.Rule{ID: "sections/required", Doc: requiredDoc, Severity: lint.Error,
		New: func() lint.Checker { return &required{Order: true} }}
}

type required struct {
	// Order wants the sections in the order of a template that prescribes its form.
	Order bool `yaml:"order"`
}

func (r *required) Check(pass *lint.Pass) {
	if pass.Profile == nil {
		return
	}
	match := pass.Match()
	parts := map[*profile.Section][]*profile.Section{}
	for _, want := range pass.Profile.Sections {
		if !want.Required || match.Found[want] != nil || match.Lead && want.Is(postmortem.Summary) {
			continue
		}
		parent := want.Parent
		if parent == nil {
			r.report(pass, match, want)
			continue
		}
		// A missing section swallows its subsections.
		if match.Found[parent] != nil {
			parts[parent] = append(parts[parent], want)
		}
	}
	for _, parent := range pass.Profile.Sections {
		if missing := parts[parent]; len(missing) > 0 {
			r.reportParts(pass, match.Found[parent], missing)
		}
	}
	if r.Order && pass.Profile.Form {
		for _, m := range misplaced(pass.Profile, match) {
			r.reportOrder(pass, m)
		}
	}
}

func (r *required) report(pass *lint.Pass, match profile.Match, want *profile.Section) {
	span, place := r.place(pass, match, want)
	d := lint.Diagnostic{
		Span:     span,
		Severity: severity(want, lint.Error),
		Message:  fmt.Sprintf("there is no %q section", want.Title),
		Help:     fmt.Sprintf("add `%s %s`%s", marks(want), want.Title, place),
	}
	if want.Is(postmortem.ActionItems) {
		for _, p := range pass.Promises() {
			d.Related = append(d.Related, lint.Related{Span: p.Span, Message: "a promise outside of action items"})
		}
		if len(d.Related) > 0 {
			d.Help += ", and move there what the text promises"
		}
	}
	pass.Report(d)
}

// place finds where a missing section belongs: before the next section of the
// template that the document has, else after the last one before it.
func (r *required) place(pass *lint.Pass, match profile.Match, want *profile.Section) (source.Span, string) {
	var before *postmortem.Section
	seen := false
	for _, s := range pass.Profile.Sections {
		found := match.Found[s]
		switch {
		case s == want:
			seen = true
		case found == nil || s.Parent != want.Parent:
		case seen:
			return found.Span, fmt.Sprintf(" before %q", found.Title)
		default:
			before = found
		}
	}
	switch {
	case before != nil:
		return before.Span, fmt.Sprintf(" after %q", before.Title)
	case pass.Doc.Title.State != postmortem.Absent:
		return pass.Doc.Title.Span, " below the title"
	}
	return pass.Doc.File.LineSpan(1), ""
}

// reportParts reports the missing subsections of a section as one finding there.
func (r *required) reportParts(pass *lint.Pass, parent *postmortem.Section, missing []*profile.Section) {
	titles := make([]string, len(missing))
	worst := lint.Info
	for i, m := range missing {
		titles[i] = fmt.Sprintf("%q", m.Title)
		worst = max(worst, severity(m, lint.Warning))
	}
	pass.Report(lint.Diagnostic{
		Span:     parent.Span,
		Severity: worst,
		Message:  fmt.Sprintf("%q lacks %s", parent.Title, strings.Join(titles, ", ")),
		Help:     "add what is missing, or say in one line why it does not apply",
	})
}

// reportOrder reports a section that stands in another place than in the template.
func (r *required) reportOrder(pass *lint.Pass, m move) {
	d := lint.Diagnostic{
		Span:     m.section.Span,
		Severity: lint.Warning,
		Message:  fmt.Sprintf("%q stands in another place than in the template", m.section.Title),
	}
	switch {
	case m.after != nil:
		d.Help = fmt.Sprintf("move it behind %q", m.after.Title)
		d.Related = []lint.Related{{Span: m.after.Span, Message: "the section it follows in the template"}}
	case m.before != nil:
		d.Help = fmt.Sprintf("move it before %q", m.before.Title)
		d.Related = []lint.Related{{Span: m.before.Span, Message: "the section it precedes in the template"}}
	}
	pass.Report(d)
}

// severity is how grave the template says it is to lack a section.
func severity(s *profile.Section, otherwise lint.Severity) lint.Severity {
	if sev, err := lint.ParseSeverity(s.Severity); err == nil {
		return sev
	}
	return otherwise
}

// marks are the number signs of a section's heading, as its template has them.
func marks(s *profile.Section) string {
	return strings.Repeat("#", min(max(s.Level, 1), 6))
}
