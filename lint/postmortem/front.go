package postmortem

import (
	"github.com/pmlint/pmlint/lint/source"
	"github.com/pmlint/pmlint/lint/yaml"
)

// readFrontMatter adds the front matter's keys as fields. Front matter that
// cannot be decoded gives none.
func (d *Document) readFrontMatter() {
	front := d.Tree.Front
	if front == nil {
		return
	}
	decode := yaml.Decode
	if front.Format == "toml" {
		decode = yaml.DecodeTOML
	}
	root, err := decode(d.File.Slice(front.Body), front.Body.Start)
	if err != nil || root == nil {
		return
	}
	for _, e := range root.Entries {
		d.frontEntry(e)
		if e.Value.Kind == yaml.Map { // a table such as [extra]
			from := len(d.Fields)
			for _, inner := range e.Value.Entries {
				d.frontEntry(inner)
			}
			// The date and author of "last_update" are not the incident's.
			if key := d.Words.meaning(e.Key).label; key == FieldUpdated || key == FieldCreated || key == FieldPublished {
				for _, f := range d.Fields[from:] {
					if f.Key = ""; d.Words.meaning(f.Label).label == FieldDate {
						f.Key = key
					}
				}
			}
		}
	}
}

// frontEntry adds one key. A list's items make one field each.
func (d *Document) frontEntry(e yaml.Entry) {
	words := d.Words.meaning(e.Key)
	values := []*yaml.Node{e.Value}
	if e.Value.Kind == yaml.List {
		values = e.Value.Items
	}
	for _, v := range values {
		if v.Kind == yaml.Map || v.Kind == yaml.List {
			continue
		}
		f := d.records.keepField(Field{
			Label:     e.Key,
			name:      words.name,
			Key:       words.label,
			Form:      FrontMatterField,
			Span:      e.KeySpan.Cover(v.Span),
			LabelSpan: e.KeySpan,
			Value:     d.Words.plainValue(v.Text, v.Span),
		})
		d.addField(f)
	}
}

// plainValue makes a Value of text that is not Markdown.
func (v *Vocabulary) plainValue(text string, span source.Span) Value {
	if from, to := wikiLink(text); from < to && span.Len() == len(text) {
		text, span = text[from:to], source.Span{Start: span.Start + from, End: span.Start + to}
	}
	state := Filled
	switch {
	case text == "":
		state = Absent
	case v.IsPlaceholder(text):
		state = Placeholder
	}
	return Value{Text: text, Span: span, State: state}
}
