package profile

import (
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

// Load reads the template data, which users know as path, by the given words. A
// template that yields no section is an error that says what was looked for.
func Load(path string, data []byte, words *postmortem.Vocabulary) (*Profile, error) {
	file := source.New(path, data)
	if p := file.Problem(); p != nil {
		return nil, fmt.Errorf("template %s: %s: %s", path, p.Message, p.Help)
	}
	doc := postmortem.Parse(file, words)
	if x := doc.Tree.TooComplex; x != nil {
		return nil, fmt.Errorf("template %s: %s", path, x.Message)
	}
	r := reader{doc: doc, profile: &Profile{Name: path}}
	r.annotate()
	r.sections()
	if len(r.profile.Sections) == 0 {
		return nil, fmt.Errorf("template %s: no section found: headings, bold lines and bold labels below the title were looked for", path)
	}
	r.form()
	return r.profile, nil
}

// reader turns a template, read as a document, into a profile.
type reader struct {
	doc     *postmortem.Document
	profile *Profile
	// notes are the annotations by the line they apply to.
	notes map[int]annotation
}

func (r *reader) sections() {
	made := map[*postmortem.Section]*Section{}
	for _, s := range r.doc.Sections {
		if s.Span == r.doc.Title.Span || r.isPattern(s) || r.ignored(s) {
			continue
		}
		line := r.doc.File.Line(s.Span.Start)
		note := r.notes[line]
		out := &Section{
			Line:     line,
			Title:    s.Title,
			Name:     s.Name,
			Kinds:    s.Kinds,
			Level:    s.Level,
			Heading:  s.Form == postmortem.HeadingSection,
			Required: !note.optional && !isOptional(s.Title) && !isOptional(prompt(s)),
			Severity: note.severity,
		}
		if len(note.kinds) > 0 {
			out.Kinds = note.kinds
		}
		for p := s.Parent; p != nil && out.Parent == nil; p = p.Parent {
			out.Parent = made[p]
		}
		made[s] = out
		r.profile.Sections = append(r.profile.Sections, out)
	}
}

// isPattern reports whether a heading is an example of what authors write: a
// time, or nothing but tokens.
func (r *reader) isPattern(s *postmortem.Section) bool {
	return s.Name == "" || r.doc.Words.IsPlaceholder(s.Title) || strings.HasPrefix(s.Title, "{{")
}

// ignored reports whether the section or one that holds it is annotated so.
func (r *reader) ignored(s *postmortem.Section) bool {
	for ; s != nil; s = s.Parent {
		if r.notes[r.doc.File.Line(s.Span.Start)].ignore {
			return true
		}
	}
	return false
}

// prompt returns the first text below a section's title.
func prompt(s *postmortem.Section) string {
	if s.Inline.Plain != "" {
		return s.Inline.Plain
	}
	if len(s.Blocks) > 0 {
		return s.Blocks[0].Text.Plain
	}
	return ""
}

// optionalPhrases mark a section that a document may leave out.
var optionalPhrases = [...]string{"if applicable", "(optional)", "optional:", "as required", "if needed", "if required", "delete if not used", "where applicable", "falls zutreffend", "si applicable", "si procede", "se aplicável", "hvis aktuelt"}

func isOptional(text string) bool {
	text = strings.ToLower(text)
	for _, p := range optionalPhrases {
		if strings.Contains(text, p) {
			return true
		}
	}
	return strings.TrimSpace(text) == "optional"
}

// form reads what the template prescribes beyond sections: unfilled fields, the
// zone of its timeline, and what its action items carry.
func (r *reader) form() {
	p := r.profile
	for _, f := range r.doc.Fields {
		if f.Value.State != postmortem.Filled && !r.ignored(f.Section) {
			p.Form = true
		}
	}
	if id := r.doc.ID; id.State == postmortem.Placeholder && !strings.ContainsAny(id.Text, "[]<>{} ") {
		p.IDForm = id.Text
	}
	for _, s := range r.doc.Sections {
		if s.Is(postmortem.TimelineSection) && p.Zone.Name == "" {
			p.Zone = r.doc.ZoneOf(s)
		}
	}
	for _, a := range r.doc.Actions {
		p.Action.Owner = p.Action.Owner || a.OwnerState != postmortem.Absent
		p.Action.Person = p.Action.Person || a.OwnerState == postmortem.Placeholder && strings.Contains(r.doc.File.Slice(a.OwnerSpan), "@")
		p.Action.Task = p.Action.Task || a.Form == postmortem.TaskAction
		p.Action.Due = p.Action.Due || a.Due.State != postmortem.Absent
		p.Action.Ticket = p.Action.Ticket || len(a.Tickets) > 0 || strings.Contains(r.doc.File.Slice(a.Span), "#")
	}
}
