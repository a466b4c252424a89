package profile

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem"
)

// readOptions collects the lists of which an author keeps one value: those of
// fields, labels, columns and cells, and those that stand by themselves.
func (r *reader) readOptions() {
	for _, f := range r.doc.Fields {
		if !r.left(f.LabelSpan.Start) {
			r.fieldOptions(f)
		}
	}
	for _, f := range r.profile.Fields {
		if note := r.notes[f.Line]; len(note.oneOf) > 0 {
			r.addOption(f.Line, f.Label, note.oneOf)
		}
	}
	for _, s := range r.doc.Sections {
		if r.left(s.Span.Start) {
			continue
		}
		if s.Form == postmortem.BoldKey {
			r.addOption(r.line(s.Span.Start), s.Title, r.words.options(s.Inline))
		} else if len(s.Blocks) == 1 && s.Blocks[0].Kind == markdown.Paragraph {
			r.addOption(r.line(s.Blocks[0].Span.Start), s.Title, r.words.options(s.Blocks[0].Text))
		} else if boxes := r.checkboxes(s); boxes != nil {
			r.addOption(r.line(s.Blocks[0].Span.Start), s.Title, boxes)
		}
	}
	r.eachTable(r.tableOptions)
	r.looseOptions()
}

// checkboxes returns the values of a section that is nothing but boxes to tick, a
// few words each; nil for tasks and anything else.
func (r *reader) checkboxes(s *postmortem.Section) []string {
	if len(s.Blocks) != 1 || s.Blocks[0].Kind != markdown.List || len(s.Children) > 0 || s.Within(postmortem.ActionItems) {
		return nil
	}
	var values []string
	for _, item := range s.Blocks[0].Children {
		if item.Task == markdown.NoTask || len(item.Children) != 1 {
			return nil
		}
		t := &item.Children[0].Text
		value := strings.TrimSpace(t.Plain)
		if value == "" || len(strings.Fields(value)) > 3 || r.isBlankText(t) {
			return nil
		}
		values = append(values, value)
	}
	return values
}

// addOption adds a list of at least two values, unless it is known.
func (r *reader) addOption(line int, label string, values []string) {
	label, _ = r.words.cutLabel(strings.TrimSpace(strings.ReplaceAll(label, "\n", " ")))
	label = strings.TrimSpace(strings.TrimSuffix(label, ":"))
	if len(values) < 2 || label == "" {
		return
	}
	key := strconv.Itoa(line) + " " + label
	if r.known[key] {
		return
	}
	r.known[key], r.known[columnKey(label, values)] = true, true
	r.profile.Options = append(r.profile.Options, &Option{Line: line, Label: label, Values: values})
}

// fieldOptions reads the options of a field's value, of its label's parenthesis,
// or of a comment behind it.
func (r *reader) fieldOptions(f *postmortem.Field) {
	line := r.line(f.LabelSpan.Start)
	if note := r.notes[line]; len(note.oneOf) > 0 {
		r.addOption(line, f.Label, note.oneOf)
		return
	}
	if f.Form == postmortem.HeadingField && !f.Value.Span.IsEmpty() {
		line = r.line(f.Value.Span.Start)
	}
	r.addOption(line, f.Label, r.valueOptions(f))
	_, inLabel := r.words.cutLabel(f.Label)
	r.addOption(line, f.Label, inLabel)
	if f.Value.State != postmortem.Absent {
		return
	}
	for _, c := range r.index.comments[line] {
		r.addOption(line, f.Label, r.words.parseOptions(r.doc.File.Slice(c.Body), true))
	}
}

func (r *reader) valueOptions(f *postmortem.Field) []string {
	return r.words.parseOptions(f.Value.Text, r.emphasisedAt(f.Value.Span))
}

// tableOptions reads the options in a table's header, and in its cells under the
// column's name or the row's label.
func (r *reader) tableOptions(b *markdown.Block) {
	fields := r.isFieldTable(b)
	for i, row := range b.Children {
		for k, cell := range row.Children {
			line := r.line(cell.Span.Start)
			if _, inLabel := r.words.cutLabel(cell.Text.Plain); i == 0 || fields && k%2 == 0 {
				r.addOption(line, cell.Text.Plain, inLabel)
			}
			switch {
			case i == 0:
			case fields && k%2 == 1:
				r.addOption(line, row.Children[k-1].Text.Plain, r.words.options(cell.Text))
			case !fields && k < len(b.Children[0].Children):
				r.columnOption(line, b.Children[0].Children[k].Text.Plain, r.words.options(cell.Text))
			}
		}
	}
}

// columnOption adds the options of a column, which several rows may repeat.
func (r *reader) columnOption(line int, label string, values []string) {
	if !r.known[columnKey(strings.TrimSpace(label), values)] {
		r.addOption(line, label, values)
	}
}

func columnKey(label string, values []string) string {
	return label + "\x00" + strings.Join(values, "\x00")
}

// looseOptions reads options that are no field's: "Types [detect, repair,
// prevent]", and codes that are explained one by one below their name.
func (r *reader) looseOptions() {
	blocks := r.doc.Tree.Root.Children
	for i, b := range blocks {
		if b.Kind != markdown.Paragraph || r.left(b.Span.Start) {
			continue
		}
		text := strings.TrimSpace(b.Text.Plain)
		if label, list, ok := strings.Cut(text, "["); ok && isShortLabel(label) {
			r.addOption(r.line(b.Span.Start), label, r.words.parseOptions("["+list, true))
		}
		if !isShortLabel(text) {
			continue
		}
		if codes := codesBelow(blocks[i+1:]); len(codes) > 1 {
			r.addOption(r.line(b.Span.Start), text, codes)
		}
	}
}

func isShortLabel(s string) bool {
	words := len(strings.Fields(s))
	return words > 0 && words <= 4 && !strings.ContainsAny(s, ".?!\n:/")
}

// codesBelow returns the codes that the next paragraphs or list items explain:
// "P0: high risk", "P1: medium risk".
func codesBelow(blocks []*markdown.Block) []string {
	var codes []string
	for _, b := range blocks {
		if b.Kind == markdown.List && len(codes) == 0 {
			for _, item := range b.Children {
				if len(item.Children) == 0 {
					return nil
				}
				code := explainedCode(item.Children[0].Text.Plain)
				if code == "" {
					return nil
				}
				codes = append(codes, code)
			}
			return codes
		}
		code := ""
		if b.Kind == markdown.Paragraph {
			code = explainedCode(b.Text.Plain)
		}
		if code == "" {
			break
		}
		codes = append(codes, code)
	}
	return codes
}

// explainedCode returns the code that begins s, a few letters and a digit, where a
// colon or dash and words follow.
func explainedCode(s string) string {
	s = strings.TrimLeft(strings.ReplaceAll(s, "\u00a0", " "), "-* ")
	end := strings.IndexAny(s, " :")
	if end < 2 || end > 6 || !unicode.IsDigit(rune(s[end-1])) || !unicode.IsUpper(rune(s[0])) {
		return ""
	}
	rest := strings.TrimLeft(s[end:], " ")
	if after := strings.TrimLeft(rest, ":-–= "); len(after) == len(rest) || after == "" {
		return ""
	}
	return s[:end]
}

// cutLabel takes a parenthesis with options off the end of a label.
func (w speech) cutLabel(label string) (string, []string) {
	trimmed := strings.TrimRight(label, " :")
	open := strings.LastIndexByte(trimmed, '(')
	if open <= 0 || !strings.HasSuffix(trimmed, ")") {
		return label, nil
	}
	inner := trimmed[open+1 : len(trimmed)-1]
	values := w.parseOptions("["+inner+"]", true)
	if len(values) < 2 || len(values) == 2 && !strings.Contains(inner, " / ") && !strings.Contains(inner, "|") {
		return label, nil
	}
	return strings.TrimSpace(trimmed[:open]), values
}

// options returns the values that a whole text lists, or nil.
func (w speech) options(t markdown.Text) []string {
	marked := t.IsEmphasised()
	for _, m := range t.Marks {
		if m.Kind == markdown.Link || m.Kind == markdown.AutoLink {
			return nil
		}
	}
	return w.parseOptions(t.Plain, marked)
}

// parseOptions returns the values that s lists, or nil: [A / B], A / B / C, [A|B],
// [A/B], "A, B or C". Only marked text, in italics or brackets, may list them with
// commas alone.
func (w speech) parseOptions(s string, marked bool) []string {
	const longest = 200
	s = strings.TrimSpace(s)
	if len(s) > longest || strings.ContainsAny(s, "?\n") || strings.Contains(s, "://") {
		return nil
	}
	if s != "" {
		if closing, ok := closingBracket(s[0]); ok {
			end := strings.LastIndexByte(s, closing)
			if first := strings.IndexByte(s, closing); first > 0 && isRemark(s[first+1:]) {
				end = first
			}
			if end < 0 || !isRemark(s[end+1:]) {
				return nil
			}
			s, marked = s[1:end], true
		}
	}
	values := w.splitOptions(s, marked)
	for i, v := range values {
		v = strings.Trim(v, " \t\"'`*_.“”")
		if v == "" || len(strings.Fields(v)) > 6 || strings.ContainsAny(v, "[]{}<>@") || isTokenText(v) {
			return nil
		}
		values[i] = v
	}
	if len(values) < 2 || w.isMeasures(values) {
		return nil
	}
	return values
}

// isRemark reports whether what follows a bracketed list only adds to it.
func isRemark(rest string) bool {
	rest = strings.TrimSpace(rest)
	return rest == "" || rest == "." || strings.HasPrefix(rest, "- ") || strings.HasPrefix(rest, "– ") ||
		strings.HasPrefix(rest, "(") && strings.HasSuffix(rest, ")")
}

func (w speech) splitOptions(s string, marked bool) []string {
	switch {
	case strings.Contains(s, "|"):
		return strings.Split(s, "|")
	case strings.Contains(s, " / "), strings.Contains(s, "/ "):
		return strings.Split(strings.ReplaceAll(s, " / ", "/ "), "/ ")
	case strings.Contains(s, "/"):
		return tightOptions(s)
	case strings.Contains(s, ","), strings.Contains(s, ";"):
		return w.commaOptions(s, marked)
	}
	return nil
}

// tightOptions splits values that nothing but a slash parts: Yes/No, High/Medium/Low.
func tightOptions(s string) []string {
	values := strings.Split(s, "/")
	upper := 0
	for _, v := range values {
		first, _ := utf8.DecodeRuneInString(v)
		if strings.TrimSpace(v) == "" || len(strings.Fields(v)) > 2 {
			return nil
		}
		if unicode.IsUpper(first) {
			upper++
		}
	}
	if upper != 0 && upper != len(values) || strings.EqualFold(s, "n/a") || strings.EqualFold(s, "and/or") {
		return nil
	}
	return values
}

// commaOptions splits "A, B or C" and, where it is marked, "a, b, c".
func (w speech) commaOptions(s string, marked bool) []string {
	var values []string
	for _, v := range splitOutsideBrackets(s) {
		values = append(values, strings.TrimSpace(v))
	}
	last := len(values) - 1
	if last < 0 {
		return nil // nothing but commas
	}
	joined := false
	for _, or := range w.TemplateWords(postmortem.TemplateOr) {
		if head, tail, ok := strings.Cut(values[last], " "+or+" "); ok {
			values = append(values[:last], head, tail)
			joined = true
			break
		}
		if rest, ok := strings.CutPrefix(values[last], or+" "); ok {
			values[last], joined = rest, true
			break
		}
	}
	widest := 0
	for _, v := range values {
		if first := wordsOf(v); len(first) > 1 && w.HasTemplateWord(postmortem.TemplateQuestion, first[0]) {
			return nil // "who led, who wrote and who was called" asks for a text
		}
		widest = max(widest, len(strings.Fields(v)))
	}
	if len(values) < 3 || widest > 4 || !marked && (!joined || widest > 2) {
		return nil
	}
	return values
}

// splitOutsideBrackets splits at commas and semicolons that are in no parenthesis.
func splitOutsideBrackets(s string) []string {
	depth := 0
	return strings.FieldsFunc(s, func(c rune) bool {
		switch c {
		case '(':
			depth++
		case ')':
			depth--
		}
		return depth == 0 && (c == ',' || c == ';')
	})
}

// isTokenText reports whether s is a form for a value, YYYY or HH:MM, no value; a
// number and the rest of a date are none either.
func isTokenText(s string) bool {
	letters := strings.TrimFunc(s, func(c rune) bool { return !unicode.IsLetter(c) })
	return letters == "" || len(s) > 1 && postmortem.IsToken(s)
}

// isMeasures reports whether the values are kinds of value, of which the author
// writes one in their stead: Number/Percentage, Version/commit.
func (w speech) isMeasures(values []string) bool {
	for _, v := range values {
		if !w.HasTemplateWord(postmortem.TemplateMeasure, strings.ToLower(v)) {
			return false
		}
	}
	return true
}
