package postmortem

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/source"
)

// A Blank is a place in the text that stands, or may stand, for something that is
// still to be written: [Amount], <incident title>, {{ date }}, TBD, ???.
type Blank struct {
	// Text is the blank as written, on one line.
	Text string
	Span source.Span
	// Open says that it cannot be anything but a blank. Others may be an author's
	// own brackets; who knows the template can tell.
	Open bool
	// Block is the heading, paragraph, cell or code block that it stands in; nil in
	// front matter.
	Block *markdown.Block
	// Field is the field in whose value it stands, or nil.
	Field *Field
}

// Blanks returns the blanks of the document in source order, none over another. They
// are found anew at each call.
func (d *Document) Blanks() []Blank {
	s := &blankScan{doc: d, fields: slices.Clone(d.Fields), braces: strings.IndexByte(d.File.Text, '{') >= 0 && !d.isGenerated()}
	slices.SortStableFunc(s.fields, func(a, b *Field) int { return cmp.Compare(a.Value.Span.Start, b.Value.Span.Start) })
	for _, f := range s.fields {
		switch {
		case f.Value.State != Placeholder, d.isStateOfItem(f):
		case f.Form == FrontMatterField:
			s.add(Blank{Text: f.Value.Text, Span: f.Value.Span, Open: true, Field: f})
		default:
			s.open = append(s.open, f)
		}
	}
	s.block(d.Tree.Root, false)
	return s.found
}

// isGenerated reports whether a site generator runs loops in the document: what stands in
// double braces is a variable then, and filled in by no author.
func (d *Document) isGenerated() bool { return strings.Contains(d.File.Text, "{% for ") }

// isStateOfItem reports whether a field says of an action item that it is still to do.
func (d *Document) isStateOfItem(f *Field) bool {
	return f.Section.Within(ActionItems) && d.Words.meaning(f.Label).action == StateKey && d.Words.IsOpen(f.Value.Text)
}

// blankScan collects the blanks of one document.
type blankScan struct {
	doc    *Document
	fields []*Field // sorted by their values
	open   []*Field // those in the text whose values are not filled in
	braces bool     // the document has some
	found  []Blank
}

func (s *blankScan) add(b Blank) {
	b.Text = OneLine(b.Text)
	s.found = append(s.found, b)
}

func (s *blankScan) block(b *markdown.Block, quoted bool) {
	switch b.Kind {
	case markdown.Heading, markdown.Paragraph, markdown.TableCell:
		s.text(b, quoted)
	case markdown.Code:
		s.code(b)
	case markdown.HTML:
		s.html(b)
	}
	for _, c := range b.Children {
		s.block(c, quoted || b.Kind == markdown.Quote)
	}
	if b.Kind == markdown.Table {
		s.found = s.dropStates(b, s.found)
	}
}

// dropStates leaves out the cells of a table's columns of states that say how an item
// stands, and the names of columns: "To do" is one of them, and not something to be written.
func (s *blankScan) dropStates(table *markdown.Block, found []Blank) []Blank {
	from := len(found)
	for from > 0 && table.Span.Contains(found[from-1].Span) {
		from--
	}
	if from == len(found) {
		return found
	}
	states := map[*markdown.Block]bool{}
	for i, head := range table.Children[0].Children {
		key := s.doc.Words.meaning(strings.TrimSpace(head.Text.Plain)).action
		states[head] = key != NoActionKey
		if key != StateKey {
			continue
		}
		for _, row := range table.Children[1:] {
			if cell := cellAt(row, i); cell != nil && s.doc.Words.IsOpen(cell.Text.Plain) {
				states[cell] = true
			}
		}
	}
	return append(found[:from], slices.DeleteFunc(found[from:], func(b Blank) bool { return states[b.Block] })...)
}

// text scans the text of one block: as a whole, value by value, and bracket by
// bracket.
func (s *blankScan) text(b *markdown.Block, quoted bool) {
	t := &b.Text
	start, end := trimmed(t.Plain)
	if start == end && !slices.ContainsFunc(t.Marks, isRawHTML) {
		return
	}
	from := len(s.found)
	switch {
	case start < end && s.doc.Words.IsPlaceholder(t.Plain[start:end]):
		if !s.isTitle(t.Span(start, end)) {
			s.whole(b, start, end)
		}
	default:
		s.brackets(b, 0, len(t.Plain), !quoted)
		s.words(b)
	}
	for _, m := range t.Marks {
		if m.Kind != markdown.RawHTML {
			continue
		}
		if text := s.doc.File.Slice(m.Span); s.doc.Words.IsPlaceholder(text) && !followsCommand(t.Plain[:m.Start]) {
			s.add(Blank{Text: text, Span: m.Span, Open: true, Block: b})
		}
	}
	for _, f := range fieldsIn(s.open, b) {
		start, end := plainRange(t, f.Value.Span)
		s.whole(b, start, end)
	}
	if len(s.found) == from {
		return
	}
	fields := fieldsIn(s.fields, b)
	s.found = append(s.found[:from], disjoint(s.found[from:])...)
	kept := s.found[:from]
	for _, found := range s.found[from:] {
		found.Field = fieldAt(fields, found.Span)
		if f := found.Field; f == nil || f.Value.State != Filled || !f.Key.IsPerson() || !s.doc.Words.isNameInBrackets(found.Text) {
			kept = append(kept, found)
		}
	}
	s.found = kept
}

// isTitle reports whether a text is the title of a section whose meaning is known: "To do"
// above the action items.
func (s *blankScan) isTitle(text source.Span) bool {
	return slices.ContainsFunc(s.doc.Sections, func(x *Section) bool { return len(x.Kinds) > 0 && text.Contains(x.Span) })
}

// followsCommand reports whether the last word of a text is one of a command line, so
// that what stands behind it in angle brackets is an argument: "running .dump <filename>",
// "restarted with --node <name>".
func followsCommand(before string) bool {
	before = strings.TrimRight(before, " ")
	word := before[strings.LastIndexAny(before, " \n(")+1:]
	return len(word) > 1 && (word[0] == '.' || word[0] == '-' || word[0] == '/') && isWordByte(word[len(word)-1])
}

func isRawHTML(m markdown.Mark) bool { return m.Kind == markdown.RawHTML }

func trimmed(s string) (start, end int) {
	end = len(s)
	for start < end && isBlank(s[start]) {
		start++
	}
	for end > start && isBlank(s[end-1]) {
		end--
	}
	return start, end
}

// fieldsIn returns those fields, of some sorted by their values, whose values stand in b.
func fieldsIn(fields []*Field, b *markdown.Block) []*Field {
	if len(fields) == 0 {
		return nil
	}
	span := b.Text.Span(0, len(b.Text.Plain))
	from := sort.Search(len(fields), func(i int) bool { return fields[i].Value.Span.Start >= span.Start })
	to := from
	for to < len(fields) && fields[to].Value.Span.Start < span.End {
		to++
	}
	return fields[from:to]
}

// fieldAt returns the field, of some sorted by their values, whose value holds span.
func fieldAt(fields []*Field, span source.Span) *Field {
	i := sort.Search(len(fields), func(i int) bool { return fields[i].Value.Span.Start > span.Start }) - 1
	if i < 0 || !fields[i].Value.Span.Contains(span) {
		return nil
	}
	return fields[i]
}

// plainRange returns the part of t.Plain that came from span.
func plainRange(t *markdown.Text, span source.Span) (start, end int) {
	start = sort.Search(len(t.Plain), func(i int) bool { return t.Offset(i) >= span.Start })
	end = sort.Search(len(t.Plain), func(i int) bool { return t.Offset(i) >= span.End })
	return start, end
}

// whole adds a text that holds nothing but blanks: each bracket, or all of it.
func (s *blankScan) whole(b *markdown.Block, start, end int) {
	before := len(s.found)
	s.brackets(b, start, end, true)
	for i := range s.found[before:] {
		s.found[before+i].Open = true
	}
	if len(s.found) == before && start < end {
		s.add(Blank{Text: b.Text.Plain[start:end], Span: b.Text.Span(start, end), Open: true, Block: b})
	}
}

// longestBlank is the most that one bracket may hold, in bytes.
const longestBlank = 400

// brackets adds the groups in square brackets and in double braces between two
// places of a text. Those that nothing but a blank can be are open, if they may be.
func (s *blankScan) brackets(b *markdown.Block, start, end int, open bool) {
	plain := b.Text.Plain[:end]
	first := strings.IndexByte(plain, '[')
	if s.braces {
		if brace := strings.IndexByte(plain, '{'); brace >= 0 && (first < 0 || brace < first) {
			first = brace
		}
	}
	if first < 0 {
		return
	}
	for at := max(start, first); at < end; {
		if plain[at] != '[' && plain[at] != '{' {
			at++
			continue
		}
		n := groupLength(plain[at:])
		switch {
		case strings.HasPrefix(plain[at:], "[["): // a wiki's link
			at += max(n, 2)
			continue
		case n == 0 || !s.isBracket(b, at, n):
			at++
			continue
		}
		group := plain[at : at+n]
		isOpen := open && (s.doc.Words.isOpenGroup(group) || endsLabel(plain[:at]) && s.doc.Words.IsPlaceholder(plain[at:]))
		s.add(Blank{Text: group, Span: b.Text.Span(at, at+n), Open: isOpen, Block: b})
		at += n
	}
}

// endsLabel reports whether a text ends in the colon of a label: all that follows is
// a value then.
func endsLabel(s string) bool {
	s = strings.TrimRight(s, " $€£")
	return strings.HasSuffix(s, ":") && len(s) < maxLabel && !strings.Contains(s, "\n")
}

// groupLength returns the length of the bracket that begins s, or 0.
func groupLength(s string) int {
	closing := "]"
	if s[0] == '{' {
		if closing = "}}"; !strings.HasPrefix(s, "{{") {
			return 0
		}
	}
	end := strings.Index(s[:min(len(s), longestBlank)], closing)
	if end < 0 {
		return 0
	}
	return end + len(closing)
}

// isBracket reports whether the n bytes at Plain[at] may be a blank: no link, code,
// checkbox, footnote, admonition, index, escape or redaction.
func (s *blankScan) isBracket(b *markdown.Block, at, n int) bool {
	t := &b.Text
	for _, kind := range [...]markdown.MarkKind{markdown.Link, markdown.Image, markdown.AutoLink, markdown.CodeSpan, markdown.FootnoteRef} {
		if t.In(kind, at) {
			return false
		}
	}
	if at > 0 && (t.Plain[at-1] == '\\' || isWordByte(t.Plain[at-1])) {
		return false
	}
	if strings.HasPrefix(t.Plain[at:], "{{") && (isSiteCode(t.Plain[at:at+n]) || holdsLink(t, at, at+n)) {
		return false // no template knows the address
	}
	inner := strings.TrimSpace(strings.Trim(t.Plain[at:at+n], "[]{}"))
	if len(inner) < 2 && inner != "?" || strings.IndexByte("^!", inner[0]) >= 0 || strings.Trim(inner, ".\u2026") == "" {
		return false
	}
	return !isRedaction(wordKey(inner)) && strings.ContainsFunc(inner, func(r rune) bool { return r == '?' || r > '9' })
}

// holdsLink reports whether a link or an address stands in Plain[from:to].
func holdsLink(t *markdown.Text, from, to int) bool {
	return strings.Contains(t.Plain[from:to], "://") || slices.ContainsFunc(t.Marks, func(m markdown.Mark) bool {
		return m.Kind == markdown.Link && from <= m.Start && m.Start < to
	})
}

// IsPrompt reports whether a text begins with a sentence by which templates speak to
// the author, whatever the template.
func (v *Vocabulary) IsPrompt(s string) bool {
	const longest = 300
	if len(s) > longest {
		return false
	}
	for s != "" && isPromptMark(s[0]) {
		s = s[1:]
	}
	if !v.mayBegin(1<<setPrompt, s) {
		return false
	}
	var lower [shortWord]byte
	if n := lowerLetters(&lower, firstWord(s)); v.phraseStarts.GetBytes(lower[:n])&(1<<setPrompt) == 0 {
		return false
	}
	end := strings.IndexAny(s, ".,:;!\n")
	if end < 0 {
		end = len(s)
	}
	return v.has(setPrompt, wordKey(strings.Trim(s[:end], " *_()[]>\"'")))
}

// isPromptMark knows the bytes that may stand before the words of a prompt.
func isPromptMark(c byte) bool { return strings.IndexByte(" *_()[]>\"'", c) >= 0 }

// isOpenGroup reports whether a bracket in the midst of a text is a blank beyond
// doubt: it holds a token or a word that templates use.
func (v *Vocabulary) isOpenGroup(group string) bool {
	if strings.HasPrefix(group, "{{") {
		return true
	}
	inner := strings.Trim(group, "[] ")
	return strings.HasPrefix(inner, "@") && v.isSampleHandles(inner) || v.isPlaceholderWord(inner) || v.isTokens(inner) || v.has(setSample, wordKey(inner))
}

// code adds the brackets of a code block that hold several words. Logs are full of
// others.
func (s *blankScan) code(b *markdown.Block) {
	text := s.doc.File.Slice(b.Span)
	for at := 0; at < len(text); {
		next := strings.IndexByte(text[at:], '[')
		if next < 0 {
			return
		}
		at += next
		n := groupLength(text[at:])
		if n == 0 || !strings.Contains(text[at:at+n], " ") || strings.Contains(text[at:at+n], "\n") {
			at++
			continue
		}
		s.add(Blank{Text: text[at : at+n], Span: source.Span{Start: b.Span.Start + at, End: b.Span.Start + at + n}, Block: b})
		at += n
	}
}

// html adds a block that is nothing but <incident title>.
func (s *blankScan) html(b *markdown.Block) {
	text := s.doc.File.Slice(b.Span)
	if start, end := trimmed(text); !strings.HasPrefix(text[start:], "<!") && s.doc.Words.IsPlaceholder(text[start:end]) {
		s.add(Blank{Text: text[start:end], Span: source.Span{Start: b.Span.Start + start, End: b.Span.Start + end}, Open: true, Block: b})
	}
}

// disjoint sorts blanks and drops those over another: of two the open one, else the
// earlier one, is kept.
func disjoint(blanks []Blank) []Blank {
	slices.SortStableFunc(blanks, func(a, b Blank) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	out := blanks[:0]
	for _, b := range blanks {
		last := len(out) - 1
		switch {
		case last < 0 || b.Span.Start >= out[last].Span.End:
			out = append(out, b)
		case b.Open && !out[last].Open:
			out[last] = b
		}
	}
	return out
}
