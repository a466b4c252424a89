package postmortem

import (
	"sort"
	"strings"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/source"
)

// maxBeside is the most fields that are read on one line.
const maxBeside = 16

// field adds the field that key k of text t is, and those beside it on its line.
func (r *sectionReader) field(t *markdown.Text, k key, form FieldForm) {
	for range maxBeside {
		next, more := nextKey(t, &k)
		r.oneField(t, k, form)
		if !more {
			return
		}
		k = next
	}
}

func (r *sectionReader) oneField(t *markdown.Text, k key, form FieldForm) {
	label := k.labelText(t)
	if form == BoldField && !k.bold {
		form = PlainField
	}
	words := r.v.meaning(label)
	f := r.doc.records.keepField(Field{
		Label:     label,
		name:      words.name,
		Key:       words.label,
		Form:      form,
		LabelSpan: t.Span(k.label.start, k.label.end),
		Value:     r.v.value(t, k.value),
		Section:   r.current(),
	})
	f.Span = f.LabelSpan.Cover(f.Value.Span)
	r.doc.addField(f)
}

// addField adds a field, and settles what a label means only with its value.
func (d *Document) addField(f *Field) {
	if f.Key == "" && !f.Section.canonical() && d.Words.labelsID(f.Label, f.Value.Text) {
		f.Key = FieldID
	}
	if f.Key == FieldDate && f.Value.State == Filled && d.Words.has(setDateLabel, wordKey(f.Label)) {
		if _, ok := d.WrittenDate(f.Value.Text); !ok {
			f.Key = ""
		}
	}
	if f.Key == FieldUpdated && f.Value.State == Filled && (d.Words.IsDone(f.Value.Text) || d.Words.IsOpen(f.Value.Text)) && !strings.ContainsAny(f.Value.Text, "0123456789") {
		f.Key = FieldStatus // Stand: abgeschlossen
	}
	if f.Value.State == Placeholder && f.Key.IsPerson() && d.Words.isNameInBrackets(f.Value.Text) {
		f.Value.State = Filled
	}
	d.Fields = append(d.Fields, f)
}

// labelsID reports whether a label that may be that of an ID has one for its value:
// Incident: PIR-118.
func (v *Vocabulary) labelsID(label, value string) bool {
	prefix, _, _ := strings.Cut(value, "-")
	return isID(value) && !isStandard(prefix) && v.has(setIDLabel, wordKey(label))
}

// value makes a Value of a part of t. Its state is Absent, Placeholder or Filled.
func (v *Vocabulary) value(t *markdown.Text, l line) Value {
	l = trimLine(t.Plain, l)
	if l.start < l.end && t.Plain[l.start] == '[' {
		if from, to := wikiLink(t.Plain[l.start:l.end]); from < to {
			l = line{l.start + from, l.start + to}
		}
	}
	text := strings.ReplaceAll(t.Plain[l.start:l.end], "\n", " ")
	out := Value{Text: text, Span: t.Span(l.start, l.end)}
	switch {
	case text == "":
	case v.IsPlaceholder(text):
		out.State = Placeholder
	default:
		out.State = Filled
	}
	return out
}

// headingField reads a heading that is itself a field: "Owner: @ana", or "Date"
// with one short line below it (which is filled in when that line is read).
func (r *sectionReader) headingField(s *Section, b *markdown.Block) {
	t := &b.Text
	first, end, ok := firstLine(t)
	if !ok || first.end != end || len(s.Kinds) > 0 {
		return
	}
	if k, ok := keyAt(t, first); ok && !k.whole && r.v.meaning(k.labelText(t)).label != "" {
		r.field(t, k, HeadingField)
		return
	}
	if r.v.meaning(s.Title).label != "" {
		r.doc.headingFields = append(r.doc.headingFields, s)
	}
}

// readHeadingFields adds the fields whose label is a heading and whose value is
// the one line below it.
func (d *Document) readHeadingFields() {
	for _, s := range d.headingFields {
		if len(s.Children) > 0 || len(s.Blocks) != 1 || s.Blocks[0].Kind != markdown.Paragraph {
			continue
		}
		t := &s.Blocks[0].Text
		lines := linesOf(t)
		if len(lines) != 1 || words(t.Plain) > 12 {
			continue
		}
		words := d.Words.meaning(s.Title)
		f := d.records.keepField(Field{Label: s.Title, name: words.name, Key: words.label, Form: HeadingField, LabelSpan: s.Span, Section: s.Parent})
		f.Value = d.Words.value(t, lines[0])
		f.Span = f.LabelSpan.Cover(f.Value.Span)
		d.Fields = append(d.Fields, f)
	}
}

// listFields adds the list items that are labels with a value, nested ones too.
func (r *sectionReader) listFields(list *markdown.Block, nested bool) {
	for _, item := range list.Children {
		if t, k, ok := itemKey(item); ok && !k.whole && (!k.dash || r.v.isLabel(k.labelText(t))) && !r.isEntryLine(t, k.label) && !isTicketKey(k.labelText(t)) {
			r.field(t, k, BoldField)
		}
		for _, c := range item.Children {
			if nested && c.Kind == markdown.List {
				r.listFields(c, nested)
			}
		}
	}
}

// readTableFields adds the rows of two-column tables whose first column is labels, and the
// columns of tables with one row below a header of nothing but labels.
func (d *Document) readTableFields() {
	for _, b := range d.Tree.Root.Children {
		switch {
		case b.Kind != markdown.Table || len(b.Children) == 0:
		case len(b.Children[0].Children) == 2 && d.isFieldTable(b):
			for i, row := range b.Children {
				if i == 0 && d.namesColumns(row) {
					continue
				}
				if len(row.Children) == 2 && !row.Children[0].Text.IsBlank() && !d.isRowSection(row) {
					d.tableField(row.Children[0], row.Children[1])
				}
			}
		case d.isFieldRow(b):
			d.fieldRow(b.Children[0].Children, b.Children[1].Children)
		case d.SectionAt(b.Span).canonical():
		case d.isPairTable(b):
			d.pairTable(b)
		default:
			d.cellFields(b)
		}
	}
}

// namesColumns reports whether a row is the header of a table of fields, which only says
// that labels and values stand below it, once or side by side: "| Field | Value |".
func (d *Document) namesColumns(row *markdown.Block) bool {
	for i, cell := range row.Children {
		want := TermFieldColumn
		if i%2 == 1 {
			want = TermValueColumn
		}
		if d.Words.Term(strings.TrimSpace(cell.Text.Plain)) != want {
			return false
		}
	}
	return len(row.Children) > 0 && len(row.Children)%2 == 0
}

// isRowSection reports whether a row of a table has been taken for a section.
func (d *Document) isRowSection(row *markdown.Block) bool {
	s := d.SectionAt(row.Children[0].Span)
	return s != nil && s.Form == BoldKey && row.Children[0].Span.Holds(s.Span.Start)
}

// fieldRow adds the fields of a header and the row below it. The date beside an author is
// that of the document, not of the incident.
func (d *Document) fieldRow(labels, values []*markdown.Block) {
	from := len(d.Fields)
	byline := false
	for i, value := range values {
		d.tableField(labels[i], value)
		byline = byline || d.Fields[len(d.Fields)-1].Key == FieldAuthors
	}
	for _, f := range d.Fields[from:] {
		if byline && f.Key == FieldDate {
			f.Key = FieldCreated
		}
	}
}

// tableField adds the field of two cells.
func (d *Document) tableField(label, value *markdown.Block) {
	name := strings.TrimSuffix(strings.TrimSpace(label.Text.Plain), ":")
	words := d.Words.numbered(name)
	f := d.records.keepField(Field{Label: name, name: words.name, Key: words.label, Form: TableField, LabelSpan: label.Span, Section: d.SectionAt(label.Span)})
	f.Value = d.Words.value(&value.Text, line{0, len(value.Text.Plain)})
	if f.Value.State == Absent {
		f.Value.Span = value.Span
	}
	f.Span = f.LabelSpan.Cover(f.Value.Span)
	d.addField(f)
}

// isFieldRow reports whether a table outside the sections with a meaning has one row below
// a header of three labels or more, and hardly anything but labels: Author, Date, Status.
func (d *Document) isFieldRow(b *markdown.Block) bool {
	const few = 3
	header := b.Children[0].Children
	if len(b.Children) != 2 || len(header) < few || len(b.Children[1].Children) > len(header) || d.SectionAt(b.Span).canonical() {
		return false
	}
	unknown := 0
	for _, cell := range header {
		if d.Words.meaning(strings.TrimSpace(cell.Text.Plain)).label == "" {
			unknown++
		}
	}
	return unknown*5 <= len(header)
}

// isFieldTable reports whether at least one first cell is a known label, or the table is
// one of figures about the impact, and no column is one of a timeline or of action items.
func (d *Document) isFieldTable(b *markdown.Block) bool {
	known := 0
	for i, row := range b.Children {
		if len(row.Children) == 0 {
			continue
		}
		text := strings.TrimSpace(row.Children[0].Text.Plain)
		if i == 0 && d.Words.TimelineColumn(text) == TimeColumn && len(row.Children) > 1 &&
			d.Words.TimelineColumn(row.Children[1].Text.Plain) == EventColumn {
			return false
		}
		if _, n := scanStamp(text, d.Words, false); n > 0 {
			return false
		}
		if d.Words.numbered(strings.TrimSuffix(text, ":")).label != "" {
			known++
		}
	}
	return known > 0 || d.isFigureTable(b)
}

// numbered is the meaning of a label that may have a number, as in official forms: "2.2 Date
// and time of detection".
func (v *Vocabulary) numbered(label string) *meaning {
	m := v.meaning(label)
	if m.label == "" && label != "" && isDigit(label[0]) {
		if rest := v.trimNumber(label); rest != label {
			if of := v.meaning(rest); of.label != "" {
				return of
			}
		}
	}
	return m
}

// isFigureTable reports whether a table in a section about the impact has a number or an
// amount beside at least half of its labels.
func (d *Document) isFigureTable(b *markdown.Block) bool {
	rows := b.Children[1:]
	if len(rows) == 0 || len(rows) > maxFigureRows || !d.SectionAt(b.Span).Within(Impact) {
		return false
	}
	figures := 0
	for _, row := range rows {
		if len(row.Children) < 2 || !hasDigit(row.Children[1].Text.Plain) || hasDigit(row.Children[0].Text.Plain) {
			continue
		}
		value := row.Children[1].Text.Plain
		if _, ok := ParseCount(value); ok {
			figures++
		} else if _, ok := ParseMoney(value); ok {
			figures++
		}
	}
	return 2*figures >= len(rows)
}

// maxFigureRows is the length up to which a table may be one of figures with labels;
// longer ones are data.
const maxFigureRows = 20

// SectionAt returns the innermost section whose title or body holds span, or nil.
func (d *Document) SectionAt(span source.Span) *Section {
	after := sort.Search(len(d.Sections), func(i int) bool { return d.Sections[i].Span.Start > span.Start })
	if after == 0 {
		return nil
	}
	for s := d.Sections[after-1]; s != nil; s = s.Parent {
		if s.Body.Start <= span.Start && span.Start <= s.Body.End || s.Span.Holds(span.Start) {
			return s
		}
	}
	return nil
}

// quoteFields adds the fields in a quotation above the first section, which may
// stand side by side: "**Date**: Mar 12 · **Severity**: S4".
func (r *sectionReader) quoteFields(quote *markdown.Block) {
	for _, b := range quote.Children {
		if b.Kind != markdown.Paragraph {
			continue
		}
		t := &b.Text
		for l := range eachLine(t) {
			for _, part := range boldParts(t, l) {
				if k, ok := keyAt(t, part); ok && k.bold && !k.whole {
					r.field(t, k, BoldField)
				}
			}
		}
	}
}

// boldParts cuts a line before each bold text that a dot or bar stands before.
func boldParts(t *markdown.Text, l line) []line {
	var out []line
	start := l.start
	for _, m := range t.Marks {
		if m.Kind != markdown.Strong || m.Start <= start || m.Start >= l.end {
			continue
		}
		before := strings.TrimRight(t.Plain[start:m.Start], " ")
		if cut := strings.TrimRight(strings.TrimSuffix(strings.TrimSuffix(before, "·"), "|"), " "); cut != before {
			out = append(out, line{start, start + len(cut)})
			start = m.Start
		}
	}
	return append(out, trimLine(t.Plain, line{start, l.end}))
}
