package profile

import (
	"slices"
	"strings"
	"unicode"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem"
)

// readPrompts collects what an author must replace or delete.
func (r *reader) readPrompts() {
	for _, f := range r.doc.Fields {
		if f.Form == postmortem.FrontMatterField && (f.Value.State == postmortem.Placeholder || strings.Contains(f.Value.Text, "{{")) {
			r.addPrompt(f.LabelSpan.Start, f.Value.Text)
		}
	}
	example := false
	for _, b := range r.doc.Tree.Root.Children {
		asked := r.promptBlock(b, example)
		if b.Kind != markdown.HTML {
			example = asked && b.Kind == markdown.Paragraph && r.words.endsInExample(b.Text.Plain)
		}
	}
	r.promptComments()
}

// addPrompt adds the prompt that begins at offset, unless the template says that
// it may stay.
func (r *reader) addPrompt(offset int, text string) {
	line := r.line(offset)
	text = postmortem.OneLine(text)
	if note := r.notes[line]; note.keep || note.ignore || text == "" {
		return
	}
	r.profile.Prompts = append(r.profile.Prompts, &Prompt{Line: line, Text: text})
}

// promptBlock adds the prompt in one block and reports whether there is one.
// Below a text that ends in "for example", every list is an example.
func (r *reader) promptBlock(b *markdown.Block, example bool) bool {
	s := r.doc.SectionAt(b.Span)
	note := r.note(b.Span.Start)
	if b.Span.IsEmpty() || note.ignore || r.within(s, ignoredSection) || b.Kind == markdown.HTML || b.Kind == markdown.Code || b.Kind == markdown.Rule {
		return false
	}
	all := note.prompt || note.example || r.within(s, guideSection)
	at, text := b, plainOf(b)
	switch b.Kind {
	case markdown.Heading:
		if !all && !r.isPromptHeading(b) {
			return false
		}
	case markdown.Paragraph:
		if !all && !r.within(s, patternSection) && !r.isPrompt(&b.Text, r.holdsField(b)) {
			return false
		}
	case markdown.Quote:
		if !all && r.doc.Words.SpeaksOfTimes(text, true) && !r.words.isInstruction(text) {
			return false
		}
	case markdown.List:
		if !all && !example {
			if at = r.promptItem(b); at == nil {
				return false
			}
			text = plainOf(at)
		}
	case markdown.Table:
		if !all {
			if at = r.promptRow(b); at == nil {
				return false
			}
			text = plainOf(at)
		}
	default:
		return false
	}
	r.addPrompt(firstOffset(at), text)
	r.keepPrompt(b, at, all || example)
	return true
}

// within reports whether s or a section that holds it has the role.
func (r *reader) within(s *postmortem.Section, of role) bool {
	for ; s != nil; s = s.Parent {
		if r.roles[s] == of {
			return true
		}
	}
	return false
}

// isPromptHeading reports whether a heading is to be replaced: the title's place,
// or an example.
func (r *reader) isPromptHeading(b *markdown.Block) bool {
	s := r.doc.SectionAt(b.Span)
	if s == nil || s.Span != b.Span {
		return r.doc.Words.IsPlaceholder(b.Text.Plain) || strings.Contains(b.Text.Plain, "{{") // an entry of a timeline
	}
	switch r.roles[s] {
	case patternSection:
		return true
	case titleSection:
		if slices.ContainsFunc(wordsOf(s.Title), func(word string) bool { return r.words.HasTemplateWord(postmortem.TemplateTitle, word) }) {
			return true
		}
	}
	return r.holdsBlank(&b.Text)
}

// promptItem returns the first item of a list, nested ones too, that holds a
// placeholder or is an instruction by its form.
func (r *reader) promptItem(list *markdown.Block) *markdown.Block {
	for _, item := range list.Children {
		for _, c := range item.Children {
			note := r.note(c.Span.Start)
			switch {
			case note.keep || note.ignore:
			case c.Kind == markdown.Paragraph && (note.prompt || r.isBlankText(&c.Text) || isQuestion(c.Text.Plain)):
				return c
			case c.Kind == markdown.List:
				if found := r.promptItem(c); found != nil {
					return found
				}
			}
		}
	}
	return nil
}

// promptRow returns the first row of a table that holds a placeholder.
func (r *reader) promptRow(table *markdown.Block) *markdown.Block {
	for i, row := range table.Children {
		for _, cell := range row.Children {
			if i > 0 && len(row.Children) > 0 && (r.isBlankText(&cell.Text) || r.words.options(cell.Text) != nil) {
				return row
			}
		}
	}
	return nil
}

// isPrompt reports whether a paragraph is to be replaced: it is emphasised or
// bracketed, holds a placeholder, or tells or asks the author something. The text
// of a field is judged by its value alone.
func (r *reader) isPrompt(t *markdown.Text, field bool) bool {
	if r.isBlankText(t) || field && r.hasBlankValue(t) {
		return true
	}
	return !field && (isQuestion(t.Plain) || r.words.isInstruction(afterLabel(t)))
}

// afterLabel returns t without the bold label that begins it.
func afterLabel(t *markdown.Text) string {
	for _, m := range t.Marks {
		if m.Kind == markdown.Strong && m.Start == 0 {
			return strings.TrimLeft(t.Plain[m.End:], ": \n")
		}
	}
	return t.Plain
}

// holdsField reports whether one of the profile's fields stands in b.
func (r *reader) holdsField(b *markdown.Block) bool {
	for _, f := range r.index.fieldsIn(b.Span) {
		if r.fields[f.LabelSpan.Start] != nil {
			return true
		}
	}
	return false
}

// hasBlankValue reports whether a field in t has options or a text in brackets or
// italics for its value.
func (r *reader) hasBlankValue(t *markdown.Text) bool {
	for _, f := range r.index.fieldsIn(t.Span(0, len(t.Plain))) {
		if f.Value.State == postmortem.Absent {
			continue
		}
		if f.Value.State == postmortem.Placeholder || r.valueOptions(f) != nil || isEnclosed(f.Value.Text) || r.emphasisedAt(f.Value.Span) {
			return true
		}
	}
	return false
}

// isBlankText reports whether t is emphasised as a whole, or holds a placeholder
// or text that only fills space.
func (r *reader) isBlankText(t *markdown.Text) bool {
	text := strings.TrimSpace(t.Plain)
	if text == "" {
		return false
	}
	return t.IsEmphasised() || r.doc.Words.IsPlaceholder(text) || r.holdsBlank(t) || r.words.isFiller(text) || r.words.isAside(text)
}

// holdsBlank reports whether somewhere in t a bracket, or a label's value, stands
// for what is to be written.
func (r *reader) holdsBlank(t *markdown.Text) bool {
	if strings.Contains(t.Plain, "{{") {
		return true
	}
	for at := 0; at < len(t.Plain); at++ {
		open := strings.IndexByte(t.Plain[at:], '[')
		if open < 0 {
			break
		}
		at += open
		end := strings.IndexByte(t.Plain[at:], ']')
		if end < 0 {
			break
		}
		group := t.Plain[at : at+end+1]
		if !t.In(markdown.Link, at) && !t.In(markdown.CodeSpan, at) && (r.doc.Words.IsPlaceholder(group) || r.words.parseOptions(group, true) != nil || len(strings.Fields(group)) > 3) {
			return true
		}
		at += end
	}
	for _, m := range t.Marks {
		if m.Kind == markdown.RawHTML && r.doc.Words.IsPlaceholder(r.doc.File.Slice(m.Span)) {
			return true // <incident title>, which Markdown takes for a tag
		}
	}
	for line := range strings.SplitSeq(t.Plain, "\n") {
		if _, value, ok := strings.Cut(line, ": "); ok && r.doc.Words.IsPlaceholder(value) {
			return true
		}
	}
	for _, word := range strings.Fields(t.Plain) {
		if strings.ContainsAny(word, "/-:") && len(word) > 4 && postmortem.IsToken(word) || r.words.HasTemplateWord(postmortem.TemplateCapital, strings.Trim(word, ":,.;()\"")) && !isShouted(t.Plain) {
			return true
		}
	}
	return false
}

// isShouted reports whether s has no small letters, so that capitals say nothing.
func isShouted(s string) bool { return strings.ToUpper(s) == s && strings.Contains(s, " ") }

// isQuestion reports whether a sentence of s is a question.
func isQuestion(s string) bool {
	for at := 0; ; {
		mark := strings.IndexByte(s[at:], '?')
		if mark < 0 {
			return false
		}
		at += mark + 1
		if at == len(s) || strings.IndexByte(" \n)\"", s[at]) >= 0 {
			return true
		}
	}
}

// isInstruction reports whether s tells an author what to write: one of its first
// two sentences is an imperative or stands for a text ("Brief description"), or it
// addresses the author.
func (w speech) isInstruction(s string) bool {
	lower := " " + strings.ToLower(postmortem.OneLine(s)) + " "
	if w.holds(postmortem.TemplateAddress, lower) {
		return true
	}
	for i, sentence := range strings.SplitN(lower[1:], ". ", 3) {
		if i > 1 {
			break
		}
		sentence = strings.TrimLeft(sentence, "*_>\"'( ")
		first, rest, _ := strings.Cut(sentence, " ")
		word := strings.TrimRight(first, ",.;")
		isImperative := rest != "" && w.HasTemplateWord(postmortem.TemplateImperative, word)
		isOpener := w.HasTemplateWord(postmortem.TemplateOpener, word)
		isAsked := strings.Count(rest, " ") > 1 && w.HasTemplateWord(postmortem.TemplateQuestion, word)
		if isImperative || i == 0 && (isOpener || isAsked) {
			return true
		}
		begins := func(thing string) bool { return strings.HasPrefix(sentence, thing) }
		if i == 0 && slices.ContainsFunc(w.TemplateWords(postmortem.TemplateThing), begins) {
			return true
		}
	}
	return false
}

// isFiller reports whether s is text that fills a page and means nothing.
func (w speech) isFiller(s string) bool {
	n := 0
	for _, word := range wordsOf(s) {
		if w.HasTemplateWord(postmortem.TemplateFiller, word) {
			n++
		}
	}
	return n > 1 || n == 1 && len(wordsOf(s)) < 4
}

// isAside reports whether a parenthesis at the end of s tells the author how to
// write: "Someone (use initials)".
func (w speech) isAside(s string) bool {
	open := strings.LastIndexByte(s, '(')
	if open < 0 || !strings.HasSuffix(s, ")") {
		return false
	}
	words := wordsOf(s[open:])
	return len(words) > 1 && w.HasTemplateWord(postmortem.TemplateImperative, words[0]) && !unicode.IsUpper(rune(s[open+1]))
}

func (w speech) endsInExample(s string) bool {
	s = strings.TrimRight(strings.ToLower(strings.TrimSpace(s)), ",: .")
	return slices.ContainsFunc(w.TemplateWords(postmortem.TemplateExampleEnd), func(end string) bool { return strings.HasSuffix(s, end) })
}

// promptComments adds the comments that speak to authors. Comments on lines that
// follow each other are one prompt.
func (r *reader) promptComments() {
	file := r.doc.File
	last := -1
	for _, c := range r.doc.Tree.Comments {
		from, to := r.line(c.Span.Start), r.line(max(c.Span.Start, c.Span.End-1))
		body := strings.TrimSpace(file.Slice(c.Body))
		if isToolComment(body) || r.left(c.Span.Start) || r.within(r.doc.SectionAt(c.Span), ignoredSection) {
			continue
		}
		follows := last >= 0 && from-last <= 1
		last = to
		inTable := strings.HasPrefix(strings.TrimLeft(file.Slice(file.LineSpan(from)), " "), "|")
		if !follows && !inTable {
			r.addPrompt(c.Span.Start, body)
		}
	}
}

// isToolComment reports whether a comment is for a program: pmlint's own, linter
// switches, markers of generated parts.
func isToolComment(body string) bool {
	first, rest, _ := strings.Cut(strings.ToLower(body), " ")
	for _, tool := range [...]string{"pmlint", "markdownlint", "prettier", "textlint", "vale", "cspell", "eslint", "toc", "/toc", "omit", "more", "spdx", "begin", "end", "@format"} {
		if strings.HasPrefix(first, tool) && (len(first) == len(tool) || strings.IndexByte(":-_.", first[len(tool)]) >= 0 && first != tool+"." || rest == "" && first == tool) {
			return true
		}
	}
	return false
}

// plainOf returns the text of a block and those in it.
func plainOf(b *markdown.Block) string {
	var parts []string
	b.Walk(func(b *markdown.Block) bool {
		if !b.Text.IsBlank() {
			parts = append(parts, b.Text.Plain)
		}
		return true
	})
	return strings.Join(parts, " ")
}

// firstOffset returns where the first text of a block begins.
func firstOffset(b *markdown.Block) int {
	at := b.Span.Start
	found := false
	b.Walk(func(b *markdown.Block) bool {
		if !found && !b.Text.IsBlank() {
			lead := len(b.Text.Plain) - len(strings.TrimLeft(b.Text.Plain, " \n"))
			at, found = b.Text.Offset(lead), true
		}
		return !found
	})
	return at
}
