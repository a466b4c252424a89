package profile

import (
	"slices"

	"github.com/pmlint/pmlint/lint/postmortem"
)

// relate says of each field whether it is the document's own, and which options
// are its.
func (r *reader) relate() {
	for _, f := range r.profile.Fields {
		name := postmortem.NormalizeTitle(f.Label)
		if at := r.profile.byName.Make(name); *at == nil {
			*at = f
		}
		f.Name, f.key = name, r.doc.Words.Label(f.Label)
		if f.key == "" {
			continue
		}
		f.Name = KeyName(f.key)
		if at := r.profile.byKey.Make(string(f.key)); *at == nil {
			*at = f
		}
	}
	for _, f := range r.ownFields() {
		f.Own = true
	}
	r.profile.wanted, r.profile.names = newWanted(r.profile.Fields), newNames(r.profile.Sections)
	for _, f := range r.profile.Fields {
		f.Options = r.optionsOf(f)
	}
}

// ownFields returns the fields that the template has for the document itself:
// those above its first section with a meaning, and lines together of which two
// can only speak of the document.
func (r *reader) ownFields() []*Field {
	first := 0
	for _, s := range r.profile.Sections {
		if s.Heading && len(s.Kinds) > 0 {
			first = s.Line
			break
		}
	}
	fields := r.profile.Fields
	var out, lines []*Field
	for i, f := range fields {
		if f.Section == nil || f.Line < first {
			out = append(out, f)
			continue
		}
		lines = append(lines, f)
		if i+1 < len(fields) && fields[i+1].Line == f.Line+1 {
			continue
		}
		if r.isFooter(lines) {
			out = append(out, lines...)
		}
		lines = nil
	}
	return out
}

func (r *reader) isFooter(lines []*Field) bool {
	n := 0
	for _, f := range lines {
		switch r.doc.Words.Label(f.Label) {
		case postmortem.FieldOwner, postmortem.FieldAuthors, postmortem.FieldCreated, postmortem.FieldUpdated, postmortem.FieldVersion:
			n++
		}
	}
	return n >= 2 && !slices.ContainsFunc(lines, func(f *Field) bool { return f.Section.Is(postmortem.ActionItems) })
}

// optionsOf returns the values that the template lists for a field.
func (r *reader) optionsOf(f *Field) []string {
	const near = 2 // lines between a label that is a heading and its list
	var out []string
	for _, o := range r.profile.Options {
		if o.Line < f.Line || o.Line > f.Line+near || o.Label != f.Label && (f.key == "" || r.doc.Words.Label(o.Label) != f.key) {
			continue
		}
		for _, v := range o.Values {
			if !slices.Contains(out, v) {
				out = append(out, v)
			}
		}
	}
	return out
}

// OptionsOf returns the values that the template lists for its own fields with the
// key, in order; none where it lists none, or there is no template.
func (p *Profile) OptionsOf(key postmortem.FieldKey) []string {
	if p == nil || key == "" {
		return nil
	}
	var out []string
	for _, f := range p.Fields {
		if !f.Own || f.key != key {
			continue
		}
		for _, v := range f.Options {
			if !slices.Contains(out, v) {
				out = append(out, v)
			}
		}
	}
	return out
}

// Asks reports whether the template has a field with the key, wherever it stands.
func (p *Profile) Asks(key postmortem.FieldKey) bool {
	return p != nil && p.byKey.Has(string(key))
}

// Field returns the template's first field that one of a document stands for, or nil.
func (p *Profile) Field(f *postmortem.Field) *Field {
	if p == nil || p.byName.Used == 0 {
		return nil
	}
	if found := p.byKey.Get(string(f.Key)); found != nil {
		return found
	}
	return p.byName.Get(f.Name())
}

// FieldNames are the names under which a document's field stands for one of a
// template: that of its key, if it has one, and its label without decoration.
func FieldNames(f *postmortem.Field) []string {
	if f.Key == "" {
		return []string{f.Name()}
	}
	return []string{KeyName(f.Key), f.Name()}
}

// KeyName is the name of a field whose label has a canonical meaning.
func KeyName(key postmortem.FieldKey) string { return "key " + string(key) }
