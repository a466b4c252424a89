package profile

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

// Load reads the template data, which users know as path, by the given words. A
// template that yields no section is an error that says what was looked for, and
// so is a text that is no template; an unknown word in an annotation is an
// [AnnotationError].
func Load(path string, data []byte, words *postmortem.Vocabulary) (*Profile, error) {
	file := source.New(path, data)
	if p := file.Problem(); p != nil {
		return nil, fmt.Errorf("template %s: %s: %s", path, p.Message, p.Help)
	}
	doc := postmortem.Parse(file, words)
	if x := doc.Tree.TooComplex; x != nil {
		return nil, fmt.Errorf("template %s: %s", path, x.Message)
	}
	r := &reader{doc: doc, words: speech{words}, profile: &Profile{Name: path}, index: newIndex(doc), made: map[*postmortem.Section]*Section{},
		fields: map[int]*Field{}, lines: map[int]bool{}, known: map[string]bool{}, samples: map[*postmortem.Section]bool{}}
	if err := r.annotate(); err != nil {
		return nil, err
	}
	r.classify()
	r.sections()
	r.readFields()
	r.readOptions()
	r.readColumns()
	r.readMoments()
	r.readPrompts()
	r.settle()
	r.relate()
	r.readDates()
	r.readResidue()
	r.form()
	if err := r.judge(); err != nil {
		return nil, fmt.Errorf("template %s: %w", path, err)
	}
	return r.profile, nil
}

// reader turns a template, read as a document, into a profile.
type reader struct {
	doc     *postmortem.Document
	words   speech
	profile *Profile
	index   index
	// notes are the annotations by the line they apply to.
	notes map[int]annotation
	// roles say what each section of the document is in the template.
	roles map[*postmortem.Section]role
	// made are the profile's sections by the document's.
	made map[*postmortem.Section]*Section
	// fields are the profile's by the offset of their label.
	fields map[int]*Field
	// lines are those that a field stands on.
	lines map[int]bool
	// known are the options that were added, by line and label, or by their values.
	known map[string]bool
	// samples are the sections that say that their subsections are examples.
	samples map[*postmortem.Section]bool
}

func (r *reader) line(offset int) int { return r.doc.File.Line(offset) }

// note returns the annotation of the line that holds offset.
func (r *reader) note(offset int) annotation { return r.notes[r.line(offset)] }

// owner returns the profile's section that offset stands in, or nil.
func (r *reader) owner(offset int) *Section {
	for s := r.doc.SectionAt(source.Span{Start: offset, End: offset}); s != nil; s = s.Parent {
		if out := r.made[s]; out != nil {
			return out
		}
	}
	return nil
}

// left reports whether what stands at offset is left out: it is annotated so, or
// belongs to a section that is, or that only explains the template.
func (r *reader) left(offset int) bool {
	if r.note(offset).ignore {
		return true
	}
	for s := r.doc.SectionAt(source.Span{Start: offset, End: offset}); s != nil; s = s.Parent {
		if r.roles[s] == ignoredSection || r.roles[s] == guideSection {
			return true
		}
	}
	return false
}

// eachTable calls f for the tables outside quotations and lists.
func (r *reader) eachTable(f func(*markdown.Block)) {
	for _, b := range r.doc.Tree.Root.Children {
		if b.Kind == markdown.Table && len(b.Children) > 0 && len(b.Children[0].Children) > 0 && !r.left(b.Span.Start) {
			f(b)
		}
	}
}

// settle brings what was found into the order of the template.
func (r *reader) settle() {
	p := r.profile
	slices.SortStableFunc(p.Fields, func(a, b *Field) int { return cmp.Compare(a.Line, b.Line) })
	slices.SortStableFunc(p.Options, func(a, b *Option) int { return cmp.Compare(a.Line, b.Line) })
	slices.SortStableFunc(p.Prompts, func(a, b *Prompt) int { return cmp.Compare(a.Line, b.Line) })
	p.Prompts = slices.CompactFunc(p.Prompts, func(a, b *Prompt) bool { return a.Line == b.Line })
}

// actionColumns reads what action items carry from the header of their table.
func (r *reader) actionColumns(names []string) {
	form := &r.profile.Action
	for _, name := range names {
		switch r.doc.Words.ActionKey(name) {
		case postmortem.OwnerKey:
			form.Owner = true
		case postmortem.DueKey:
			form.Due = true
		case postmortem.TicketKey:
			form.Ticket = true
		}
	}
}

// form reads what the template prescribes beyond sections: unfilled fields, the
// zone of its timeline, and what its action items carry.
func (r *reader) form() {
	p := r.profile
	for _, f := range r.doc.Fields {
		if r.left(f.LabelSpan.Start) || f.Form == postmortem.FrontMatterField && r.words.isLayout(f.Label) {
			continue
		}
		if f.Form == postmortem.HeadingField && r.fields[f.LabelSpan.Start] == nil {
			continue // a section with a short prompt
		}
		// A bare label above the first section only names what is to be told.
		bare := f.Value.State == postmortem.Absent && r.owner(f.LabelSpan.Start) == nil
		if f.Value.State != postmortem.Filled && !bare {
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
		p.Action.Brackets = p.Action.Brackets || strings.Contains(r.doc.File.Slice(a.OwnerSpan)+r.doc.File.Slice(a.Due.Span), "[")
		p.Action.Task = p.Action.Task || a.Form == postmortem.TaskAction
		p.Action.Due = p.Action.Due || a.Due.State != postmortem.Absent
		p.Action.Ticket = p.Action.Ticket || len(a.Tickets) > 0 || a.TicketState == postmortem.Placeholder
	}
	for _, c := range p.Columns {
		if p.Form && c.Of == ActionTable {
			r.actionColumns(c.Names)
		}
	}
}
