package lsp

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/profile"
	"github.com/pmlint/pmlint/lint/source"
)

// A completer finds what can stand at one place.
type completer struct {
	*view
	offset int
	// line is the line of the place, before what stands on it in front of the place.
	line   source.Span
	before string
	// clock returns the day as the user has it.
	clock func() string
	items []completionItem
}

// complete returns what can stand at an offset: sections that are missing, after `#`;
// handles of people, after `@`; values of a field for which the template lists some; the
// day, where one is expected or its beginning is written; and labels of fields that are
// missing. Asked says that the user wants to see what there is, and typed nothing yet.
// The clock is asked for the day only there.
func (v *view) complete(offset int, asked bool, clock func() string) []completionItem {
	line := v.file.LineSpan(v.file.Line(offset))
	c := &completer{view: v, offset: offset, line: line, clock: clock, items: []completionItem{}}
	c.before = v.file.Slice(source.Span{Start: line.Start, End: offset})
	switch {
	case c.doc.InCode(offset):
	case strings.HasPrefix(c.before, "#"):
		c.sections()
	case c.handles():
	case c.values():
	default:
		c.day()
		if asked {
			c.labels()
		}
	}
	return c.items
}

// add offers a text in the place of what stands from start to end. Written is by what
// the editor is to find it, where that is not the text itself.
func (c *completer) add(kind int, label, text, written, detail string, start, end int) {
	if written == "" {
		written = text
	}
	c.items = append(c.items, completionItem{Label: c.visible(label), Kind: kind, Detail: c.visible(detail),
		SortText: fmt.Sprintf("%04d", len(c.items)), FilterText: written,
		TextEdit: textEdit{c.pos.of(source.Span{Start: start, End: end}), text}})
}

// sections offers the template's sections that the document lacks, those first that come
// behind the ones above.
func (c *completer) sections() {
	if c.profile == nil {
		return
	}
	marks := c.before[:len(c.before)-len(strings.TrimLeft(c.before, "#"))]
	match := c.profile.Match(c.doc)
	last := 0
	for i, s := range c.profile.Sections {
		if found := match.Found[s]; found != nil && found.Span.Start < c.line.Start {
			last = i
		}
	}
	all := slices.Concat(c.profile.Sections[min(last, len(c.profile.Sections)):], c.profile.Sections[:last])
	for _, s := range all {
		found := match.Found[s]
		if !s.Heading || found != nil && !c.line.Contains(found.Span) || s.Is(postmortem.Summary) && match.Lead {
			continue
		}
		detail := "section of " + c.profile.Name
		if !s.Required {
			detail = "optional " + detail
		}
		heading := strings.Repeat("#", max(s.Level, 1)) + " " + s.Title
		c.add(completionModule, s.Title, heading, marks+" "+s.Title, detail, c.line.Start, c.line.End)
	}
}

// handles offers the people of the document after an @, and reports whether there is one.
func (c *completer) handles() bool {
	at := strings.LastIndexByte(c.before, '@')
	if at < 0 || strings.ContainsFunc(c.before[at+1:], func(r rune) bool { return !isHandleRune(r) }) {
		return false
	}
	if r, n := utf8.DecodeLastRuneInString(c.before[:at]); n > 0 && isHandleRune(r) {
		return false // an address
	}
	start := c.line.Start + at
	var names []string
	for _, p := range c.doc.People() {
		typed := p.Span.Start <= c.offset && c.offset <= p.Span.End
		if strings.HasPrefix(p.Name, "@") && !typed {
			names = append(names, p.Name)
		}
	}
	slices.Sort(names)
	for _, name := range slices.Compact(names) {
		c.add(completionReference, name, name, "", "named in this document", start, c.offset)
	}
	return true
}

func isHandleRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("-_./", r)
}

// values offers the values of a field whose label stands before the place, and reports
// whether there is such a field.
func (c *completer) values() bool {
	f := c.field()
	if f == nil {
		return false
	}
	start, end := c.offset, c.offset
	if c.line.Contains(f.Value.Span) && !f.Value.Span.IsEmpty() {
		start, end = min(f.Value.Span.Start, c.offset), max(f.Value.Span.End, c.offset)
	}
	want := c.profile.Field(f)
	if want == nil {
		return c.isDay(f, want) && c.offerDay(start, end)
	}
	options := want.Options
	if len(options) == 0 {
		options = c.profile.OptionsOf(f.Key)
	}
	written := c.file.Slice(source.Span{Start: start, End: c.offset})
	for _, option := range options {
		filter := ""
		if !hasPrefixFold(option, written) {
			filter = written + " " + option // what stands there is to be replaced
		}
		c.add(completionValue, option, option, filter, want.Label, start, end)
	}
	if len(options) == 0 && c.isDay(f, want) {
		c.offerDay(start, end)
	}
	return true
}

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// field returns the field whose label stands on the line before the place, or nil.
func (c *completer) field() *postmortem.Field {
	var found *postmortem.Field
	for _, f := range c.doc.Fields {
		if c.line.Contains(f.LabelSpan) && f.LabelSpan.End < c.offset && c.offset <= max(f.Span.End, c.valueEnd(f)) {
			found = f
		}
	}
	return found
}

// valueEnd is where the value of a field may end at most: with its line, or its cell.
func (c *completer) valueEnd(f *postmortem.Field) int {
	if f.Form != postmortem.TableField {
		return c.line.End
	}
	rest := c.file.Slice(source.Span{Start: f.LabelSpan.End, End: c.line.End})
	if first := strings.IndexByte(rest, '|'); first >= 0 {
		if second := strings.IndexByte(rest[first+1:], '|'); second >= 0 {
			return f.LabelSpan.End + first + 1 + second
		}
	}
	return c.line.End
}

// isDay reports whether a day is expected as a field's value.
func (c *completer) isDay(f *postmortem.Field, want *profile.Field) bool {
	switch f.Key {
	case postmortem.FieldDate, postmortem.FieldCreated, postmortem.FieldUpdated, postmortem.FieldPublished, postmortem.FieldNextReview:
		return true
	}
	return want != nil && want.IsDate
}

func (c *completer) offerDay(start, end int) bool {
	written := c.file.Slice(source.Span{Start: start, End: c.offset})
	filter := ""
	today := c.clock()
	if !strings.HasPrefix(today, written) {
		filter = written + " " + today
	}
	c.add(completionValue, today, today, filter, "today", start, end)
	return true
}

// day offers the day behind a label for a due date, and where its beginning or the
// beginning of "today" is written.
func (c *completer) day() {
	rest := c.before
	if at := strings.LastIndexByte(rest, ':'); at >= 0 {
		label := rest[:at]
		label = strings.TrimLeft(label[strings.LastIndexAny(label, "-–—|,;(")+1:], " *_(–—")
		value := strings.TrimLeft(rest[at+1:], " *_[")
		if c.doc.Words.ActionKey(strings.TrimRight(label, " *_")) == postmortem.DueKey && strings.HasPrefix(c.clock(), value) {
			c.offerDay(c.offset-len(value), c.offset)
			return
		}
	}
	word := rest[strings.LastIndexAny(rest, " \t|([*_:")+1:]
	if len(word) < 2 || word[0] != '2' && !hasPrefixFold("today", word) {
		return
	}
	if today := c.clock(); word[0] != '2' || strings.HasPrefix(today, word) {
		c.add(completionValue, today, today, word, "today", c.offset-len(word), c.offset)
	}
}

// labels offers the template's own fields that the document lacks, where a line begins
// above the first section with a meaning, or in the front matter.
func (c *completer) labels() {
	typed := strings.TrimLeft(c.before, "* ")
	if c.profile == nil || strings.ContainsAny(typed, ":|") || !c.inHead() {
		return
	}
	have := map[string]bool{}
	for _, f := range c.doc.Fields {
		for _, name := range profile.FieldNames(f) {
			have[name] = true
		}
	}
	front := c.inFront()
	for _, f := range c.profile.Fields {
		if !f.Own || have[f.Name] {
			continue
		}
		have[f.Name] = true
		text := "**" + f.Label + "**: "
		if front {
			text = strings.ToLower(strings.ReplaceAll(f.Label, " ", "-")) + ": "
		}
		c.add(completionProperty, f.Label, text, c.before+f.Label, "field of "+c.profile.Name, c.line.Start, c.offset)
	}
}

func (c *completer) inFront() bool {
	return c.doc.Tree.Front != nil && c.doc.Tree.Front.Span.Holds(c.offset)
}

// inHead reports whether the place is above the first section with a meaning.
func (c *completer) inHead() bool {
	for _, s := range c.doc.Sections {
		if s.Form == postmortem.HeadingSection && len(s.Kinds) > 0 {
			return c.offset <= s.Span.Start
		}
	}
	return true
}
