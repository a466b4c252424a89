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
	var missing []*profile.Section
	parts := map[*profile.Section][]*profile.Section{}
	for _, want := range pass.Profile.Sections {
		if !want.Required || match.Found[want] != nil || match.Lead && want.Is(postmortem.Summary) {
			continue
		}
		if !pass.Profile.Form && isField(pass.Doc, want) {
			continue
		}
		parent := want.Parent
		if parent == nil {
			missing = append(missing, want)
			continue
		}
		// A missing section swallows its subsections.
		if found := match.Found[parent]; found != nil && !isFieldOf(pass.Doc, found, want) {
			parts[parent] = append(parts[parent], want)
		}
	}
	for _, g := range r.gaps(pass, match, missing) {
		r.reportGap(pass, match, g)
	}
	for _, parent := range pass.Profile.Sections {
		if missing := parts[parent]; len(missing) > 0 {
			r.reportParts(pass, match, match.Found[parent], missing, severity(parent, lint.Warning))
		}
	}
	if r.Order && pass.Profile.Form {
		for _, m := range misplaced(pass.Profile, match) {
			r.reportOrder(pass, m)
		}
	}
}

// isField reports whether a field says what a section is asked for:
// "**Trigger:** the rotation of certificates".
func isField(doc *postmortem.Document, want *profile.Section) bool {
	for _, f := range doc.Fields {
		if f.Value.State == postmortem.Filled && f.Name() == want.Name {
			return true
		}
	}
	return false
}

// isFieldOf reports whether a field of a section says what a part of it is asked for:
// "**Key milestones**: detected after 15 min, resolved after 90 min".
func isFieldOf(doc *postmortem.Document, s *postmortem.Section, want *profile.Section) bool {
	for _, f := range doc.Fields {
		if f.Value.State == postmortem.Filled && f.Name() == want.Name && s.Body.Contains(f.Span) {
			return true
		}
	}
	return false
}

// A gap is what is missing of the sections that are one defect.
type gap struct {
	span     source.Span
	severity lint.Severity
	missing  []*profile.Section
	places   []string // of each, before or behind which section
}

// gaps gathers missing sections by their severity and, where the template prescribes
// its form, by the place where they belong, in the order of the template.
func (r *required) gaps(pass *lint.Pass, match profile.Match, missing []*profile.Section) []*gap {
	var out []*gap
next:
	for _, want := range missing {
		span, place := r.place(pass, match, want)
		level := severity(want, lint.Error)
		for _, g := range out {
			if g.severity == level && (!pass.Profile.Form || g.span == span && g.places[0] == place) {
				g.missing, g.places = append(g.missing, want), append(g.places, place)
				continue next
			}
		}
		out = append(out, &gap{span, level, []*profile.Section{want}, []string{place}})
	}
	return out
}

// reportGap reports what is missing as one finding.
func (r *required) reportGap(pass *lint.Pass, match profile.Match, g *gap) {
	titles, headings := make([]string, len(g.missing)), make([]string, len(g.missing))
	var related []lint.Related
	for i, want := range g.missing {
		titles[i], headings[i] = quoted(want.Title), fmt.Sprintf("`%s %s`", marks(want), want.Title)
		if i+1 == len(g.missing) || g.places[i] != g.places[i+1] {
			headings[i] += g.places[i]
		}
		if want.Is(postmortem.ActionItems) {
			for _, p := range pass.Promises() {
				related = append(related, lint.Related{Span: p.Span, Message: "a promise outside of action items"})
			}
		}
	}
	d := lint.Diagnostic{Span: g.span, Severity: g.severity, Related: related,
		Message: fmt.Sprintf("there is no %s section", titles[0]),
		Help:    "add " + strings.Join(headings, ", ")}
	if g.severity > lint.Info { // an empty section would be graver than a missing one
		d.Fixes = insert(pass, match, g.missing)
	}
	if len(titles) > 1 {
		d.Message = fmt.Sprintf("there are no sections %s", lint.OrList(titles))
	}
	if len(related) > 0 {
		d.Help += ", and move to the action items what the text promises"
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
			return found.Span, " before " + quoted(found.Title)
		default:
			before = found
		}
	}
	switch {
	case before != nil:
		return before.Span, " after " + quoted(before.Title)
	case pass.Doc.Title.State != postmortem.Absent:
		return pass.Doc.Title.Span, " below the title"
	}
	return pass.Doc.File.LineSpan(1), ""
}

// reportParts reports the missing subsections of a section as one finding there. To
// lack a part is not graver than to lack all of it.
func (r *required) reportParts(pass *lint.Pass, match profile.Match, parent *postmortem.Section, missing []*profile.Section, whole lint.Severity) {
	titles := make([]string, len(missing))
	worst := lint.Info
	for i, m := range missing {
		titles[i] = quoted(m.Title)
		worst = max(worst, severity(m, min(lint.Warning, whole)))
	}
	var fixes []lint.Fix
	if worst > lint.Info {
		fixes = insert(pass, match, missing)
	}
	pass.Report(lint.Diagnostic{
		Span:     parent.Span,
		Severity: worst,
		Message:  fmt.Sprintf("%s lacks %s", quoted(parent.Title), strings.Join(titles, ", ")),
		Help:     "add what is missing, or say in one line why it does not apply",
		Fixes:    fixes,
	})
}

// reportOrder reports a section that stands in another place than in the template.
func (r *required) reportOrder(pass *lint.Pass, m move) {
	d := lint.Diagnostic{
		Span:     m.section.Span,
		Severity: lint.Warning,
		Message:  quoted(m.section.Title) + " stands in another place than in the template",
	}
	switch {
	case m.after != nil:
		d.Help = "move it behind " + quoted(m.after.Title)
		d.Related = []lint.Related{{Span: m.after.Span, Message: "the section it follows in the template"}}
	case m.before != nil:
		d.Help = "move it before " + quoted(m.before.Title)
		d.Related = []lint.Related{{Span: m.before.Span, Message: "the section it precedes in the template"}}
	}
	pass.Report(d)
}

// severity is how grave the template says it is to lack a section.
func severity(s *profile.Section, otherwise lint.Severity) lint.Severity {
	if s.Severity == "" { // most
		return otherwise
	}
	if sev, err := lint.ParseSeverity(s.Severity); err == nil {
		return sev
	}
	return otherwise
}

// marks are the number signs of a section's heading, as its template has them.
func marks(s *profile.Section) string {
	return strings.Repeat("#", min(max(s.Level, 1), 6))
}
