package postmortem

import (
	"strings"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/source"
)

// sectionReader builds the section tree and, on the way, the fields: whether a
// label is a section or a field can only be told at one place.
type sectionReader struct {
	doc *Document
	v   *Vocabulary
	// open are the sections that hold the current block, outermost first.
	open []*Section
}

// readSections fills in the document's Sections and Fields.
func (d *Document) readSections() {
	r := sectionReader{doc: d, v: d.Words}
	for _, b := range d.Tree.Root.Children {
		r.block(b)
	}
	d.closeBodies()
}

func (r *sectionReader) current() *Section {
	if len(r.open) == 0 {
		return nil
	}
	return r.open[len(r.open)-1]
}

// heading returns the innermost open section that a heading began, or nil.
func (r *sectionReader) heading() *Section {
	for i := len(r.open) - 1; i >= 0; i-- {
		if r.open[i].Form == HeadingSection {
			return r.open[i]
		}
	}
	return nil
}

func (r *sectionReader) block(b *markdown.Block) {
	switch b.Kind {
	case markdown.Heading:
		r.headingBlock(b)
	case markdown.Paragraph:
		r.paragraph(b)
	case markdown.List:
		r.list(b)
	case markdown.Table:
		r.attach(b)
		r.table(b)
	case markdown.Rule:
		// A thematic break ends what a bold key began, not a heading's section.
		r.closeBold()
		r.attach(b)
	case markdown.Quote:
		if r.callout(b) {
			return
		}
		r.attach(b)
		if !r.heading().canonical() {
			r.quoteFields(b)
		}
	default:
		r.attach(b)
	}
}

// attach puts a block into the current section.
func (r *sectionReader) attach(b *markdown.Block) {
	if s := r.current(); s != nil {
		s.Blocks = append(s.Blocks, b)
		return
	}
	r.doc.lead = append(r.doc.lead, b)
}

func (r *sectionReader) closeBold() {
	for len(r.open) > 0 && r.current().Form != HeadingSection {
		r.open = r.open[:len(r.open)-1]
	}
}

// push opens s below the sections of a lower level.
func (r *sectionReader) push(s *Section) {
	for len(r.open) > 0 && r.current().Level >= s.Level {
		r.open = r.open[:len(r.open)-1]
	}
	if p := r.current(); p != nil {
		s.Parent = p
		p.Children = append(p.Children, s)
	}
	r.open = append(r.open, s)
	r.doc.Sections = append(r.doc.Sections, s)
}

func (r *sectionReader) headingBlock(b *markdown.Block) {
	title := strings.TrimSpace(strings.ReplaceAll(b.Text.Plain, "\n", " "))
	if t := r.openTimeline(); t != nil && r.isEntryHeading(b, title, t) {
		for r.current() != t && r.current().Within(TimelineSection) && r.current().Level >= t.Level {
			r.open = r.open[:len(r.open)-1]
		}
		r.attach(b)
		return
	}
	words := r.v.meaning(title)
	kinds := words.kinds
	if stamp, n := scanStamp(title, r.v, false); len(kinds) > 0 && isDigit(title[0]) && n > 0 && stamp.HasClock {
		kinds = nil // an event: 17:50 Root cause identified
	}
	s := r.doc.records.keepSection(Section{
		Title: strings.TrimSpace(strings.TrimSuffix(trimShortcode(title), ":")),
		Name:  words.name,
		Kinds: kinds,
		Level: b.Level,
		Span:  b.Span,
	})
	r.push(s)
	r.headingField(s, b)
}

// openTimeline returns the outermost open timeline section, or nil.
func (r *sectionReader) openTimeline() *Section {
	for _, s := range r.open {
		if s.Is(TimelineSection) {
			return s
		}
	}
	return nil
}

// isEntryHeading reports whether a heading under a timeline is one of its
// entries or days. At the timeline's own level or above it must be nothing but a
// time or date, or begin with a time of day; below it, it must begin with either.
func (r *sectionReader) isEntryHeading(b *markdown.Block, title string, t *Section) bool {
	stamp, n := scanStamp(title, r.v, true)
	if n == 0 {
		return false
	}
	rest := strings.TrimLeft(title[n:], " :.,"+dashes)
	return b.Level > t.Level || rest == "" || stamp.HasClock && stamp.Date.IsZero()
}

// paragraph splits a paragraph at the keys that begin its lines.
func (r *sectionReader) paragraph(b *markdown.Block) {
	t := &b.Text
	if !hasKey(t) || isCommitLog(t) {
		r.laterFields(t)
		r.attach(b)
		return
	}
	lines := linesOf(t)
	attached := false
	for i := 0; i < len(lines); i++ {
		k, ok := keyAt(t, lines[i])
		if !ok || r.isEntryLine(t, lines[i]) {
			if !attached {
				r.attach(b)
				attached = true
			}
			continue
		}
		end := i + 1
		for end < len(lines) {
			if next, ok := keyAt(t, lines[end]); ok && (next.bold || !k.bold) || end == i+1 && r.endsShort(t, k, lines[i], lines[end]) {
				break
			}
			end++
		}
		k.value.end = max(k.value.end, lines[end-1].end)
		if k.value.start == k.value.end && end-1 > i {
			k.value = line{lines[i+1].start, lines[end-1].end}
		}
		k.value = trimLine(t.Plain, k.value)
		if r.paragraphKey(t, k, len(lines) == 1 || i == 0) {
			i = end - 1
		} else if !attached {
			r.attach(b)
			attached = true
		}
	}
}

// leadsBelow reports whether the bold text at a place of t is a link within the page: an
// entry of a table of contents, and not the section itself.
func leadsBelow(t *markdown.Text, at int) bool {
	for _, m := range t.Marks {
		if m.Kind == markdown.Link && m.Start == at && strings.HasPrefix(m.Dest, "#") {
			return true
		}
	}
	return false
}

// endsShort reports whether the value of a field ends with its line, although the next has
// no key: the line is too short to have been wrapped, and the next begins anew.
func (r *sectionReader) endsShort(t *markdown.Text, k key, l, next line) bool {
	const wrapped = 50 // bytes
	return k.value.start < k.value.end && l.end-l.start < wrapped && beginsUpper(t.Plain[next.start:next.end]) &&
		r.v.meaning(k.labelText(t)).label != ""
}

// isCommitLog reports whether a paragraph is what git says of a commit: its Author and
// Date are not the document's.
func isCommitLog(t *markdown.Text) bool {
	first, _, _ := firstLine(t)
	hash, ok := strings.CutPrefix(t.Plain[first.start:first.end], "commit ")
	hash, _, _ = strings.Cut(hash, " ")
	return ok && len(hash) >= 7 && strings.Trim(hash, "0123456789abcdef") == ""
}

// hasKey reports whether any line of t begins with a key. Most prose has none.
func hasKey(t *markdown.Text) bool {
	for l := range eachLine(t) {
		if _, ok := keyAt(t, l); ok {
			return true
		}
	}
	return false
}

// isEntryLine reports whether a line begins with a time, and so is an entry of a
// timeline however it is marked up.
func (r *sectionReader) isEntryLine(t *markdown.Text, l line) bool {
	_, n := scanStamp(t.Plain[l.start:l.end], r.v, false)
	return n > 0
}

// paragraphKey takes a key of a paragraph as a section or field and reports
// whether it wholly is one; a field's text also stays in its section.
func (r *sectionReader) paragraphKey(t *markdown.Text, k key, first bool) bool {
	label := k.labelText(t)
	words := r.v.meaning(label)
	kinds := words.kinds
	if !k.whole && (words.label != "" || r.v.labelsID(label, k.valueText(t))) {
		r.field(t, k, BoldField)
		return false
	}
	switch {
	case (k.dash || k.question) && len(kinds) == 0:
		return false
	case !k.bold:
		// A plain "Label:" is a section only where it plainly plays a heading's
		// part: it opens a paragraph outside all canonical sections.
		if len(kinds) == 0 || !first || r.heading().canonical() {
			r.field(t, k, PlainField)
			return false
		}
	case k.whole:
		if len(kinds) == 0 && (!first || !titleLike(label)) || leadsBelow(t, k.label.start) {
			return false
		}
	case len(kinds) == 0 && k.value.start < k.value.end:
		r.field(t, k, BoldField)
		if r.current().canonical() {
			return false
		}
	}
	if len(kinds) > 0 && r.heading().Within(TimelineSection) && !k.whole {
		return false // "**Detection:** 12:05 ..." inside a timeline is an event
	}
	r.keySection(t, k, kinds)
	return true
}

// titleLike reports whether a bold line reads as a heading, not as a sentence.
func titleLike(s string) bool {
	last := s[len(s)-1]
	return words(s) <= 8 && last != '.' && last != '!' && last != ','
}

// keySection opens the section that a key begins.
func (r *sectionReader) keySection(t *markdown.Text, k key, kinds []Kind) *Section {
	r.closeBold()
	level := 1
	if h := r.heading(); h != nil {
		level = h.Level + 1
	}
	s := r.doc.records.keepSection(Section{
		Title:  k.labelText(t),
		Name:   r.v.meaning(k.labelText(t)).name,
		Kinds:  kinds,
		Form:   BoldKey,
		Level:  level,
		Span:   t.Span(k.label.start, k.label.end),
		Inline: t.Sub(k.value.start, k.value.end),
	})
	if k.whole {
		s.Form = BoldLine
	}
	r.push(s)
	return s
}

// list takes a list whose items are keys with canonical meanings apart into
// sections; any other list is content.
func (r *sectionReader) list(b *markdown.Block) {
	if !r.isKeyList(b) {
		r.attach(b)
		r.listFields(b, true)
		return
	}
	var last *Section
	for _, item := range b.Children {
		last = nil
		t, k, ok := itemKey(item)
		if !ok {
			r.attach(item)
			continue
		}
		words := r.v.meaning(k.labelText(t))
		if words.label != "" || !k.bold && len(words.kinds) == 0 {
			r.field(t, k, BoldField)
			continue
		}
		if len(words.kinds) == 0 && k.value.start < k.value.end {
			r.field(t, k, BoldField)
		}
		s := r.keySection(t, k, words.kinds)
		for _, c := range item.Children[1:] {
			s.Blocks = append(s.Blocks, c)
			if c.Kind == markdown.List {
				r.listFields(c, true)
			}
		}
		s.Body = source.Span{Start: s.Span.End, End: item.Span.End}
		last = s
	}
	if last != nil && len(last.Blocks) == 0 && last.Inline.IsBlank() {
		// A label without a value: what follows the list is its text.
		last.Body = source.Span{}
		return
	}
	r.closeBold()
}

// isKeyList reports whether a list stands for sections: it is outside all
// canonical sections, and at least two items are bold keys of which one has a
// canonical meaning.
func (r *sectionReader) isKeyList(b *markdown.Block) bool {
	if r.heading().canonical() {
		return false
	}
	keys, known := 0, 0
	for _, item := range b.Children {
		t, k, ok := itemKey(item)
		if !ok || !k.bold {
			continue
		}
		keys++
		if len(r.v.meaning(k.labelText(t)).kinds) > 0 {
			known++
		}
	}
	return known > 0 && (keys > 1 || len(b.Children) == 1)
}

// itemKey reads the key that begins a list item.
func itemKey(item *markdown.Block) (*markdown.Text, key, bool) {
	if len(item.Children) == 0 || item.Children[0].Kind != markdown.Paragraph {
		return nil, key{}, false
	}
	t := &item.Children[0].Text
	first, end, ok := firstLine(t)
	if !ok {
		return nil, key{}, false
	}
	k, ok := keyAt(t, first)
	if ok && end > first.end && !k.whole {
		k.value = trimLine(t.Plain, line{k.value.start, end})
	}
	return t, k, ok
}

// closeBodies gives each section the range up to the next one of its level or above.
func (d *Document) closeBodies() {
	end := len(strings.TrimRight(d.File.Text, " \t\n"))
	for i, s := range d.Sections {
		if s.Body.End > 0 { // a list key: its item
			continue
		}
		s.Body = source.Span{Start: s.Span.End, End: max(end, s.Span.End)}
		for _, next := range d.Sections[i+1:] {
			if next.Level <= s.Level {
				s.Body.End = d.titleLine(next)
				break
			}
		}
		s.Body.End = max(s.Body.End, s.Body.Start)
	}
}

// titleLine returns where the line of a section's title begins.
func (d *Document) titleLine(s *Section) int {
	return d.File.LineSpan(d.File.Line(s.Span.Start)).Start
}
