package profile

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

// Leftovers are the places of a document that still hold its template's text, or
// that are blank by anybody's template. All are in source order.
type Leftovers struct {
	// Blanks are the single places to fill in.
	Blanks []Blank
	// Lists are values that still are the list of options to choose from, except
	// those that are blanks.
	Lists []Blank
	// Rows are the items and rows, blanks included, that are the template's word for
	// word.
	Rows []*markdown.Block
	// Prompts are the headings, paragraphs and items in which the template speaks to
	// the author.
	Prompts []*markdown.Block
	// Hints are the quotations in which it does.
	Hints []*markdown.Block
	// Guides are the sections that explain the template, none in another.
	Guides []Guide
	// Remarks are headings that kept the template's remark that they may be left out.
	Remarks []Remark

	prompts map[*markdown.Block]bool
}

// A Guide is a section that explains the template.
type Guide struct {
	*postmortem.Section
	// Whole covers the section with its heading and all that stands below it.
	Whole source.Span
	// Verbatim says that it holds nothing but the template's text.
	Verbatim bool
}

// A Remark is a part of a heading: "(if applicable)".
type Remark struct {
	Text string
	// Span covers the remark with the blank before it.
	Span source.Span
}

// A Blank is a place to fill in.
type Blank struct {
	postmortem.Blank
	// Known says that it is the template's; Options are those that it lists.
	Known   bool
	Options []string
}

// Leftovers returns what the document still has of the template. For a nil profile
// that is what anybody can tell.
func (p *Profile) Leftovers(doc *postmortem.Document) *Leftovers {
	f := &finder{doc: doc, words: speech{doc.Words}, out: &Leftovers{prompts: map[*markdown.Block]bool{}}}
	if p != nil {
		f.residue = p.residue
	}
	f.guides()
	for _, b := range doc.Blanks() {
		if !f.out.InGuide(b.Span) {
			f.blank(b)
		}
	}
	f.values()
	f.remarks()
	f.block(doc.Tree.Root)
	bySpan := func(a, b Blank) int { return cmp.Compare(a.Span.Start, b.Span.Start) }
	slices.SortStableFunc(f.out.Blanks, bySpan)
	slices.SortStableFunc(f.out.Lists, bySpan)
	return f.out
}

// IsTemplate reports whether a block is the template's text, be it a prompt or one that
// may remain.
func (l *Leftovers) IsTemplate(b *markdown.Block) bool { return l.prompts[b] }

// Content says what a section holds besides the template's text.
func (l *Leftovers) Content(doc *postmortem.Document, s *postmortem.Section) postmortem.Content {
	return doc.Content(s, l.IsTemplate)
}

// WordCount returns the number of words that the author wrote in a section, without
// the template's.
func (l *Leftovers) WordCount(doc *postmortem.Document, s *postmortem.Section) int {
	return doc.WordCount(s, l.IsTemplate)
}

// Touches reports whether a value in span still has a place to fill in, or is the list
// of its options.
func (l *Leftovers) Touches(span source.Span) bool {
	for _, blanks := range [...][]Blank{l.Blanks, l.Lists} {
		for _, b := range blanks {
			if b.Span.Start < span.End && span.Start < b.Span.End {
				return true
			}
		}
	}
	return false
}

// InGuide reports whether span begins in a section that explains the template.
func (l *Leftovers) InGuide(span source.Span) bool {
	i := sort.Search(len(l.Guides), func(i int) bool { return l.Guides[i].Span.Start > span.Start }) - 1
	return i >= 0 && span.Start < l.Guides[i].Whole.End
}

// finder collects the leftovers of one document.
type finder struct {
	residue
	doc   *postmortem.Document
	words speech
	out   *Leftovers
}

// guides finds the sections that explain the template: those of its own, and those
// called as such sections are.
func (f *finder) guides() {
	end := -1
	for _, s := range f.doc.Sections {
		if s.Form != postmortem.HeadingSection || s.Span.Start < end || s.Span == f.doc.Title.Span {
			continue
		}
		if f.residue.guides.Has(s.Name) || len(s.Kinds) == 0 && f.words.isTemplateGuide(s.Title) {
			start := f.doc.File.LineSpan(f.doc.File.Line(s.Span.Start)).Start
			g := Guide{Section: s, Whole: source.Span{Start: start, End: max(s.Span.End, s.Body.End)}}
			g.Verbatim = f.isVerbatim(s)
			f.out.Guides = append(f.out.Guides, g)
			end = g.Whole.End
		}
	}
}

// isVerbatim reports whether each text of a section is a prompt of the template.
func (f *finder) isVerbatim(s *postmortem.Section) bool {
	all := true
	for _, b := range s.Blocks {
		b.Walk(func(b *markdown.Block) bool {
			text := postmortem.OneLine(b.Text.Plain)
			all = all && (text == "" && len(b.Text.Marks) == 0 || f.isTemplates(text)) && b.Kind != markdown.Code && b.Kind != markdown.HTML
			return all
		})
	}
	// What makes no block is a definition, which a link elsewhere may need.
	for line := range strings.SplitSeq(f.doc.File.Slice(s.Body), "\n") {
		all = all && !strings.HasPrefix(strings.TrimLeft(line, " >"), "[")
	}
	// Behind a heading stands the template's annotation, elsewhere what the author noted.
	comments, below := f.doc.Tree.Comments, f.doc.File.LineSpan(f.doc.File.Line(s.Span.End)).End
	i := sort.Search(len(comments), func(i int) bool { return comments[i].Span.Start >= below })
	all = all && (i == len(comments) || comments[i].Span.Start >= s.Body.End)
	for _, c := range s.Children {
		all = all && f.isTemplates(postmortem.OneLine(c.Title)) && f.isVerbatim(c)
	}
	return all
}

// isTemplates reports whether a text explains or prompts in the template, word for word.
func (f *finder) isTemplates(text string) bool {
	return f.prompts.Has(text) || f.hints.Has(text) || f.guideTexts.Has(text)
}

// remarks finds the headings that kept a remark of the template's.
func (f *finder) remarks() {
	for _, s := range f.doc.Sections {
		open := strings.LastIndexByte(s.Title, '(')
		if open <= 0 || s.Form != postmortem.HeadingSection || !f.residue.remarks.Has(s.Title) {
			continue
		}
		text := f.doc.File.Slice(s.Span)
		at := strings.LastIndexByte(text, '(')
		end := strings.LastIndexByte(text, ')') + 1
		if at < 0 || end <= at {
			continue
		}
		start := s.Span.Start + len(strings.TrimRight(text[:at], " "))
		f.out.Remarks = append(f.out.Remarks, Remark{text[at:end], source.Span{Start: start, End: s.Span.Start + end}})
	}
}

func (f *finder) blank(b postmortem.Blank) {
	out := Blank{Blank: b, Known: f.blanks.Has(b.Text)}
	if f.mayBeList(b.Text) {
		if values := f.words.parseOptions(b.Text, true); f.lists.Has(listKey(values)) {
			out.Options, out.Known = values, true
		}
	}
	if out.Known || b.Open {
		f.out.Blanks = append(f.out.Blanks, out)
	}
}

// values finds the fields and cells whose values are lists of options without
// brackets.
func (f *finder) values() {
	if f.lists.Used == 0 {
		return
	}
	for _, field := range f.doc.Fields {
		if !f.mayBeList(field.Value.Text) {
			continue
		}
		f.list(Blank{Blank: postmortem.Blank{Text: field.Value.Text, Span: field.Value.Span, Open: true, Field: field}})
	}
	f.doc.Tree.Root.Walk(func(b *markdown.Block) bool {
		if b.Kind == markdown.TableCell && !b.Parent.Header && f.mayBeList(b.Text.Plain) {
			f.list(Blank{Blank: postmortem.Blank{Text: postmortem.OneLine(b.Text.Plain), Span: b.Span, Open: true, Block: b}})
		}
		return true
	})
}

func (f *finder) list(b Blank) {
	if strings.ContainsAny(b.Text, "[]") || f.out.InGuide(b.Span) {
		return
	}
	if values := f.words.parseOptions(b.Text, true); f.lists.Has(listKey(values)) {
		b.Known, b.Options = true, values
		f.out.Lists = append(f.out.Lists, b)
	}
}

// block finds prompts, and the rows and items that are the template's.
func (f *finder) block(b *markdown.Block) {
	for _, c := range b.Children {
		if f.out.InGuide(c.Span) {
			f.out.prompts[c] = true
			continue
		}
		switch c.Kind {
		case markdown.Heading, markdown.Paragraph:
			f.prompt(c)
		case markdown.Quote:
			if f.isHint(c) {
				f.out.prompts[c] = true
				f.out.Hints = append(f.out.Hints, c)
				continue
			}
		case markdown.ListItem, markdown.TableRow:
			if !c.Header && f.samples.Used > 0 && f.sampled.Has(leadText(c)) && f.samples.Has(rowText(c)) {
				f.out.Rows = append(f.out.Rows, c)
				for _, leaf := range leavesOf(c) {
					f.out.prompts[leaf] = true
				}
			}
		case markdown.Code:
			f.code(c)
		}
		f.block(c)
	}
}

// prompt looks whether a heading or paragraph is a prompt of the template, or of any.
func (f *finder) prompt(b *markdown.Block) {
	must, ok := false, false
	if f.prompts.Used > 0 && b.Text.Plain != "" {
		must, ok = f.prompts.Find(postmortem.OneLine(b.Text.Plain))
	}
	known := f.doc.Words.IsPrompt(b.Text.Plain)
	if !ok && !known {
		return
	}
	f.out.prompts[b] = true
	if must || known {
		f.out.Prompts = append(f.out.Prompts, b)
	}
}

// isHint reports whether a quotation is the template's.
func (f *finder) isHint(b *markdown.Block) bool {
	if len(b.Children) == 0 || f.hints.Used == 0 {
		return false
	}
	for _, c := range b.Children {
		if !f.hints.Has(postmortem.OneLine(c.Text.Plain)) {
			return false
		}
	}
	return true
}

// code finds the lines of a code block that hold a token and are the template's, and
// whether all of its lines are.
func (f *finder) code(b *markdown.Block) {
	if f.residue.code.Used == 0 {
		return
	}
	all, at := true, b.Span.Start
	for line := range strings.SplitAfterSeq(f.doc.File.Slice(b.Span), "\n") {
		text := postmortem.OneLine(line)
		all = all && (text == "" || f.residue.code.Has(text))
		if f.codeBlanks.Get(text) {
			start := at + strings.Index(line, strings.Fields(line)[0])
			span := source.Span{Start: start, End: at + len(strings.TrimRight(line, " \t\n"))}
			f.out.Blanks = append(f.out.Blanks, Blank{Blank: postmortem.Blank{Text: text, Span: span, Open: true, Block: b}, Known: true})
		}
		at += len(line)
	}
	f.out.prompts[b] = all
}
