package metadata

import (
	"slices"
	"sort"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/profile"
	"github.com/pmlint/pmlint/lint/source"
)

// ownFields returns the fields that describe the document itself: front matter,
// what stands above the first section with a meaning, and the footer.
func ownFields(doc *postmortem.Document) []*postmortem.Field {
	body := len(doc.File.Text)
	for _, s := range doc.Sections {
		if s.Form == postmortem.HeadingSection && len(s.Kinds) > 0 {
			body = s.Span.Start
			break
		}
	}
	feet := footers(doc)
	var out []*postmortem.Field
	for _, f := range doc.Fields {
		start := f.LabelSpan.Start
		i := sort.Search(len(feet), func(i int) bool { return feet[i].Start > start })
		foot := i > 0 && feet[i-1].Holds(start)
		if f.Form == postmortem.FrontMatterField || start < body || foot {
			out = append(out, f)
		}
	}
	return out
}

// footers returns the blocks that stand alone between a thematic break and another,
// a heading or the end. A footer belongs to no section, though it stands in the last.
func footers(doc *postmortem.Document) []source.Span {
	var out []source.Span
	blocks := doc.Tree.Root.Children
	for i, b := range blocks {
		if b.Kind == markdown.Rule || i == 0 || blocks[i-1].Kind != markdown.Rule {
			continue
		}
		if i+1 == len(blocks) || blocks[i+1].Kind == markdown.Rule || blocks[i+1].Kind == markdown.Heading {
			out = append(out, b.Span)
		}
	}
	return out
}

// template returns the fields that the template has for the document itself: those
// above its first section with a meaning, and lines together of which two can only
// speak of the document.
func template(pass *lint.Pass) []*profile.Field {
	if pass.Profile == nil {
		return nil
	}
	first := 0
	for _, s := range pass.Profile.Sections {
		if s.Heading && len(s.Kinds) > 0 {
			first = s.Line
			break
		}
	}
	var out, lines []*profile.Field
	for i, f := range pass.Profile.Fields {
		if f.Section == nil || f.Line < first {
			out = append(out, f)
			continue
		}
		lines = append(lines, f)
		if i+1 < len(pass.Profile.Fields) && pass.Profile.Fields[i+1].Line == f.Line+1 {
			continue
		}
		if isFooter(pass.Doc.Words, lines) {
			out = append(out, lines...)
		}
		lines = nil
	}
	return out
}

func isFooter(words *postmortem.Vocabulary, lines []*profile.Field) bool {
	n := 0
	for _, f := range lines {
		switch words.Label(f.Label) {
		case postmortem.FieldOwner, postmortem.FieldAuthors, postmortem.FieldCreated, postmortem.FieldUpdated, postmortem.FieldVersion:
			n++
		}
	}
	return n >= 2 && !slices.ContainsFunc(lines, func(f *profile.Field) bool { return f.Section.Is(postmortem.ActionItems) })
}

// asks reports whether the template has a field with the key, wherever it stands.
func asks(pass *lint.Pass, key postmortem.FieldKey) bool {
	return pass.Profile != nil && slices.ContainsFunc(pass.Profile.Fields, func(f *profile.Field) bool {
		return pass.Doc.Words.Label(f.Label) == key
	})
}

// optionsOf returns the values that the template lists for its own fields with the
// key, in order; none where it lists none.
func optionsOf(pass *lint.Pass, key postmortem.FieldKey) []string {
	const near = 2 // lines between a label that is a heading and its list
	var out []string
	for _, f := range template(pass) {
		if pass.Doc.Words.Label(f.Label) != key {
			continue
		}
		for _, o := range pass.Profile.Options {
			if o.Line < f.Line || o.Line > f.Line+near || pass.Doc.Words.Label(o.Label) != key {
				continue
			}
			for _, v := range o.Values {
				if !slices.Contains(out, v) {
					out = append(out, v)
				}
			}
		}
	}
	return out
}

// place is where a finding about a field's value points: to its label where there
// is no value.
func place(f *postmortem.Field) source.Span {
	if f.Value.State == postmortem.Absent || f.Value.Span.IsEmpty() {
		return f.LabelSpan
	}
	return f.Value.Span
}
