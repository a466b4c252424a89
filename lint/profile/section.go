package profile

import (
	"strings"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem"
)

// A role is what a section of the template's text is.
type role uint8

const (
	realSection    role = iota
	titleSection        // the document's own title, or a remark: no part of it
	patternSection      // an example of what authors write: {{ hh:mm }}, [Factor 1]
	fieldSection        // a label of a field: ## Date
	guideSection        // an explanation of the template
	ignoredSection      // annotated so, or in one that is
)

// classify gives every section of the text its role.
func (r *reader) classify() {
	r.roles = make(map[*postmortem.Section]role, len(r.doc.Sections))
	seen := above{keys: map[*postmortem.Section]bool{}, fields: map[*postmortem.Section]bool{}}
	for _, s := range r.doc.Sections {
		r.roles[s] = r.roleOf(s, seen)
		if r.roles[s] == fieldSection {
			seen.fields[s.Parent] = true
		}
		if s.Form == postmortem.BoldKey && len(s.Kinds) > 0 {
			seen.keys[s.Parent] = true
		}
		for _, b := range s.Blocks {
			r.samples[s] = r.samples[s] || r.words.holds(postmortem.TemplateSample, strings.ToLower(b.Text.Plain))
		}
	}
}

// above says of each parent what stands among its children so far: bold keys of
// known meaning, and labels of fields.
type above struct{ keys, fields map[*postmortem.Section]bool }

func (r *reader) roleOf(s *postmortem.Section, seen above) role {
	note := r.note(s.Span.Start)
	parent := r.roles[s.Parent]
	switch {
	case note.ignore || parent == ignoredSection:
		return ignoredSection
	case parent == guideSection:
		return guideSection
	case s.Title == "":
		return patternSection
	case note.field:
		return fieldSection
	case s.Span == r.doc.Title.Span:
		return titleSection
	case len(note.kinds) > 0:
		return realSection
	case s.Level == 1 && s.Form == postmortem.HeadingSection && r.isPattern(s):
		return titleSection // its place, below a heading that names the template
	case note.example || parent == patternSection && s.Form == postmortem.HeadingSection || r.isPattern(s):
		return patternSection
	case s.Form != postmortem.HeadingSection && r.words.begins(postmortem.TemplateRemark, s.Title):
		return titleSection
	case r.words.isGuide(s.Title) && len(s.Kinds) == 0:
		return guideSection
	case r.isField(s, seen):
		return fieldSection
	}
	return realSection
}

// isPattern reports whether a heading is an example of what authors write: a
// time, nothing but tokens, or a sample.
func (r *reader) isPattern(s *postmortem.Section) bool {
	return s.Name == "" || r.doc.Words.IsPlaceholder(s.Title) || strings.HasPrefix(s.Title, "{{") ||
		len(s.Kinds) == 0 && r.words.begins(postmortem.TemplateSampleTitle, s.Title)
}

// isField reports whether a heading or bold label asks for a short value only.
func (r *reader) isField(s *postmortem.Section, seen above) bool {
	if len(s.Children) > 0 || len(r.doc.Words.Kinds(s.Title)) > 0 {
		return s.Form == postmortem.BoldKey && len(s.Children) == 0 && r.words.options(s.Inline) != nil
	}
	switch s.Form {
	case postmortem.HeadingSection:
		return r.isHeadingField(s)
	case postmortem.BoldKey:
		if s.Inline.IsBlank() {
			return r.holdsFields(s)
		}
		return r.isUnfilled(&s.Inline) && !(seen.keys[s.Parent] && r.isLonger(s)) || r.words.options(s.Inline) != nil
	}
	return r.isAmongFields(s, seen)
}

// isHeadingField reports whether a heading is the label of a field: "## Date",
// "## Lead:", "## Owner: [name]". Below it stands nothing or one short value.
func (r *reader) isHeadingField(s *postmortem.Section) bool {
	if f := r.index.headings[s.Span.Start]; f != nil && f.LabelSpan.End < s.Span.End {
		return true
	}
	if len(s.Blocks) > 1 {
		return false
	}
	key := r.doc.Words.Label(s.Title)
	known := key != "" && key != postmortem.FieldAttendees || r.words.isLabel(s.Title)
	if len(s.Blocks) == 0 {
		return known || strings.HasSuffix(strings.TrimSpace(r.doc.File.Slice(s.Span)), ":")
	}
	b := s.Blocks[0]
	if len(r.checkboxes(s)) > 1 {
		return true
	}
	if b.Kind != markdown.Paragraph || strings.Contains(b.Text.Plain, "\n") {
		return false
	}
	text := strings.TrimSpace(b.Text.Plain)
	if known {
		return len(strings.Fields(text)) <= 6 && (r.isUnfilled(&b.Text) || r.note(s.Span.Start).format != "")
	}
	return len(strings.Fields(text)) <= 2 && r.doc.Words.IsPlaceholder(text)
}

// isLonger reports whether the text of a bold key is more than a token. Below keys
// of known meaning, as in a template that is all bold keys, it is then a section.
func (r *reader) isLonger(s *postmortem.Section) bool {
	return len(strings.Fields(s.Inline.Plain)) >= 3 && r.doc.Words.Label(s.Title) == ""
}

// isAmongFields reports whether a bold line in the opening lines is one of the
// labels there that somebody forgot the colon of.
func (r *reader) isAmongFields(s *postmortem.Section, seen above) bool {
	if s.Parent != nil && r.roles[s.Parent] != titleSection || len(strings.Fields(s.Title)) > 3 || strings.HasSuffix(s.Title, "?") {
		return false
	}
	if !r.holdsFields(s) {
		return false
	}
	return r.index.holds[s] || r.index.holds[s.Parent] || seen.fields[s.Parent]
}

// holdsFields reports whether nothing stands below s but other fields: they only
// follow it.
func (r *reader) holdsFields(s *postmortem.Section) bool {
	for _, b := range s.Blocks {
		if b.Kind != markdown.Paragraph || !r.beginsField(b) {
			return false
		}
	}
	return true
}

func (r *reader) beginsField(b *markdown.Block) bool { return len(r.index.fieldsIn(b.Span)) > 0 }

// sections hands on what is a section to the profile.
func (r *reader) sections() {
	for _, s := range r.doc.Sections {
		if r.roles[s] != realSection {
			continue
		}
		note := r.note(s.Span.Start)
		out := &Section{
			Line:     r.line(s.Span.Start),
			Title:    s.Title,
			Name:     s.Name,
			Kinds:    s.Kinds,
			Level:    s.Level,
			Heading:  s.Form == postmortem.HeadingSection,
			Required: !note.optional && !r.words.isOptional(s.Title) && !r.words.isOptional(r.opening(s)) && !r.samples[s.Parent],
			Repeat:   note.repeat,
			Severity: note.severity,
			Skeleton: r.skeleton(s),
		}
		if len(note.kinds) > 0 {
			out.Kinds = note.kinds
		}
		for p := s.Parent; p != nil && out.Parent == nil; p = p.Parent {
			out.Parent = r.made[p]
		}
		r.made[s] = out
		r.profile.Sections = append(r.profile.Sections, out)
	}
}

// opening returns the first text below a section's title: a comment, or what
// stands in its first block.
func (r *reader) opening(s *postmortem.Section) string {
	if s.Inline.Plain != "" {
		return s.Inline.Plain
	}
	first, end := "", s.Body.End
	if len(s.Blocks) > 0 {
		b := s.Blocks[0]
		if b.Kind != markdown.HTML {
			end = b.Span.Start
		}
		if b.Kind == markdown.Quote && len(b.Children) > 0 {
			b = b.Children[0]
		}
		first = b.Text.Plain
	}
	if len(s.Children) > 0 {
		end = min(end, s.Children[0].Span.Start)
	}
	if c, ok := r.commentIn(s.Span.End, end); ok {
		return r.doc.File.Slice(c.Body) + "\n" + first
	}
	return first
}
