package profile

import (
	"strings"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

// readFields collects the labels that an author fills with a short value.
func (r *reader) readFields() {
	for _, f := range r.doc.Fields {
		if !r.left(f.LabelSpan.Start) && r.takes(f) {
			r.addField(f.LabelSpan.Start, f.Label)
			if added := r.fields[f.LabelSpan.Start]; added != nil {
				added.Sample = f.Value.Text
			}
		}
	}
	for _, s := range r.doc.Sections {
		if r.roles[s] == fieldSection {
			r.sectionField(s)
		}
	}
	for _, b := range r.doc.Tree.Root.Children {
		if b.Kind == markdown.Paragraph && r.beginsField(b) && !r.left(b.Span.Start) {
			r.boldLines(&b.Text)
		}
	}
	r.eachTable(r.tableFields)
	r.annotatedFields()
}

// sectionField adds the field, or the several fields, that a heading is: a rule
// directly below labels makes one heading of them.
func (r *reader) sectionField(s *postmortem.Section) {
	raw := r.doc.File.Slice(s.Span)
	if !strings.Contains(raw, ":\n") {
		r.addField(s.Span.Start, s.Title)
		return
	}
	at := s.Span.Start
	for line := range strings.SplitAfterSeq(raw, "\n") {
		label, _, _ := strings.Cut(line, ":")
		r.addField(at+len(line)-len(strings.TrimLeft(line, " \t")), strings.Trim(label, " \t\n*_"))
		at += len(line)
	}
}

// addField adds the field whose label stands at offset, once.
func (r *reader) addField(offset int, label string) {
	label, _ = r.words.cutLabel(strings.TrimSpace(strings.ReplaceAll(label, "\n", " ")))
	if label = strings.TrimSpace(strings.TrimSuffix(label, ":")); label == "" || r.fields[offset] != nil {
		return
	}
	note := r.note(offset)
	f := &Field{Line: r.line(offset), Label: label, Section: r.owner(offset), Format: note.format, Optional: note.optional}
	r.fields[offset], r.lines[f.Line] = f, true
	r.profile.Fields = append(r.profile.Fields, f)
}

// takes reports whether a field of the template's text is one of the template:
// its value is yet to be filled in, or its label is a known one that stands in the
// opening lines or begins a line, where a template may show a sample.
func (r *reader) takes(f *postmortem.Field) bool {
	note := r.note(f.LabelSpan.Start)
	switch {
	case note.field || note.format != "" || len(note.oneOf) > 0:
		return true
	case note.keep || note.prompt || note.example:
		return false
	case r.doc.Words.IsPlaceholder(f.Label), strings.Contains(f.Label, "?"), r.words.begins(postmortem.TemplateRemark, f.Label):
		return false
	}
	s := r.doc.SectionAt(f.LabelSpan)
	if s != nil && s.Span.Start == f.LabelSpan.Start && r.roles[s] != fieldSection {
		return false
	}
	switch f.Form {
	case postmortem.FrontMatterField:
		return !r.words.isLayout(f.Label) && (f.Key != "" || f.Value.State != postmortem.Filled)
	case postmortem.TableField:
		return f.Value.State == postmortem.Absent || !r.index.headers[f.LabelSpan.Start] // "Metric | Value"
	case postmortem.HeadingField:
		return true
	}
	if f.Value.State == postmortem.Absent {
		return f.Key != "" || f.Form != postmortem.PlainField || !r.introduces(f)
	}
	opening := f.Section == nil || r.roles[f.Section] == titleSection || r.roles[f.Section] == fieldSection
	known := f.Key != "" && (opening || f.Form == postmortem.BoldField && r.startsLine(f))
	return known || f.Value.State != postmortem.Filled || r.valueOptions(f) != nil || isEnclosed(f.Value.Text) || r.words.isCapitals(f.Value.Text)
}

// startsLine reports whether a field's label begins a line of a paragraph.
func (r *reader) startsLine(f *postmortem.Field) bool {
	start := r.doc.File.LineSpan(r.line(f.LabelSpan.Start)).Start
	return strings.Trim(r.doc.File.Text[start:f.LabelSpan.Start], " *_") == ""
}

// boldLines takes the lines among fields that are bold as a whole: labels that
// somebody forgot the colon of.
func (r *reader) boldLines(t *markdown.Text) {
	for _, m := range t.Marks {
		label := strings.TrimSpace(t.Plain[m.Start:m.End])
		before, after := strings.TrimRight(t.Plain[:m.Start], " "), strings.TrimLeft(t.Plain[m.End:], " ")
		whole := (before == "" || strings.HasSuffix(before, "\n")) && (after == "" || strings.HasPrefix(after, "\n"))
		if m.Kind == markdown.Strong && whole && label != "" && len(strings.Fields(label)) <= 3 && !strings.ContainsAny(label, ".?!:") {
			r.addField(t.Offset(m.Start), label)
		}
	}
}

// introduces reports whether a label on a line of its own introduces the block
// below it: "For instance:" above a list.
func (r *reader) introduces(f *postmortem.Field) bool {
	blocks := r.doc.Tree.Root.Children
	i := r.blockAt(f.LabelSpan.Start)
	if i < 0 || i+1 == len(blocks) || blocks[i].Kind != markdown.Paragraph {
		return false
	}
	below := r.doc.File.Text[f.LabelSpan.End:max(f.LabelSpan.End, blocks[i].Span.End)]
	next := blocks[i+1].Kind
	return strings.Trim(below, ":* \n") == "" && (next == markdown.List || next == markdown.Table || next == markdown.Code)
}

// tableFields takes the label cells of a table whose columns are, by turns, labels
// and values that are yet to be filled in.
func (r *reader) tableFields(b *markdown.Block) {
	if !r.isFieldTable(b) {
		return
	}
	rows := b.Children
	if !isBlankValues(rows[0]) {
		rows = rows[1:] // what the columns are called
	}
	for _, row := range rows {
		for i := 0; i+1 < len(row.Children); i += 2 {
			if label := row.Children[i]; !label.Text.IsBlank() && !r.left(label.Span.Start) {
				r.addField(label.Span.Start, label.Text.Plain)
			}
		}
	}
}

func (r *reader) isFieldTable(b *markdown.Block) bool {
	header := b.Children[0].Children
	if len(header)%2 != 0 {
		return false
	}
	if r.tableKind(b) != OtherTable || len(header) > 2 && !isBlankValues(b.Children[0]) {
		return false
	}
	labels := map[string]bool{}
	for i, row := range b.Children {
		if i == 0 && !isBlankValues(row) {
			continue
		}
		for k := 0; k+1 < len(row.Children); k += 2 {
			label, value := strings.TrimSpace(row.Children[k].Text.Plain), row.Children[k+1]
			if label == "" && value.Text.IsBlank() {
				continue
			}
			if label == "" || labels[label] || r.doc.Words.IsPlaceholder(label) || !value.Text.IsBlank() && !r.isUnfilled(&value.Text) {
				return false
			}
			labels[label] = true
		}
	}
	return len(labels) > 0
}

// isBlankValues reports whether every second cell of a row is empty.
func isBlankValues(row *markdown.Block) bool {
	for i := 1; i < len(row.Children); i += 2 {
		if !row.Children[i].Text.IsBlank() {
			return false
		}
	}
	return true
}

// annotatedFields takes lines annotated as fields that nothing else found: the
// text up to the first colon is the label.
func (r *reader) annotatedFields() {
	file := r.doc.File
	for line, note := range r.notes {
		if !note.field || line > file.Lines() || r.lines[line] {
			continue
		}
		span := file.LineSpan(line)
		text, _, _ := strings.Cut(file.Slice(span), "<!--")
		indent := len(text) - len(strings.TrimLeft(text, " \t#*_->|+0123456789."))
		label, _, _ := strings.Cut(text[indent:], ":")
		r.addField(span.Start+indent, strings.Trim(label, " \t*_`|"))
	}
}

// isUnfilled reports whether a text only stands for one: a placeholder, options,
// or text that is in brackets or emphasised as a whole.
func (r *reader) isUnfilled(t *markdown.Text) bool {
	text := strings.TrimSpace(t.Plain)
	return r.doc.Words.IsPlaceholder(text) || isEnclosed(text) || text == "-" || t.IsEmphasised() || r.words.options(*t) != nil
}

// isCapitals reports whether s stands for a value as letters do: XXX, YYY, or DATE.
func (w speech) isCapitals(s string) bool {
	s = strings.TrimSpace(s)
	if words := strings.Fields(s); len(words) > 1 && len(words) < 5 {
		for _, word := range words[:len(words)-1] { // "Total W minutes"
			if len(word) == 1 && word[0] >= 'W' && word[0] <= 'Z' {
				return true
			}
		}
	}
	return len(s) > 1 && s[0] >= 'A' && s[0] <= 'Z' && strings.Trim(s, s[:1]) == "" || w.HasTemplateWord(postmortem.TemplateCapital, s)
}

// isEnclosed reports whether one pair of brackets holds all of s.
func isEnclosed(s string) bool {
	s = strings.TrimSpace(s)
	if len(s) < 3 {
		return false
	}
	closing, ok := closingBracket(s[0])
	return ok && strings.IndexByte(s, closing) >= 0 && strings.TrimLeft(s[strings.IndexByte(s, closing):], string(closing)+".") == ""
}

func closingBracket(open byte) (byte, bool) {
	switch open {
	case '[':
		return ']', true
	case '(':
		return ')', true
	case '{':
		return '}', true
	case '<':
		return '>', true
	}
	return 0, false
}

// emphasisedAt reports whether span is set between marks of emphasis.
func (r *reader) emphasisedAt(span source.Span) bool {
	text := r.doc.File.Text
	return span.Start > 0 && span.End < len(text) && (text[span.Start-1] == '*' || text[span.Start-1] == '_' || text[span.Start-1] == '`')
}
