package profile

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/table"
)

// A residue is what a template's text leaves in a document whose author overlooked
// it. All texts are on one line each, see [postmortem.OneLine].
type residue struct {
	// blanks are the template's blanks as written.
	blanks table.Table[bool]
	// prompts are the texts of headings, paragraphs and items that an author replaces;
	// false marks those that may stay above what is written. Hints are quotations.
	prompts, hints table.Table[bool]
	// samples are the items and rows that hold a blank; sampled are what the texts of
	// such begin with, see leadText.
	samples, sampled table.Table[bool]
	// code are the lines of code blocks, codeBlanks those of them with a token.
	code, codeBlanks table.Table[bool]
	// lists are the lists of options, see listKey; openings are their first values.
	lists    table.Table[bool]
	openings []string
	// guides are the names of the sections that explain the template.
	guides table.Table[bool]
	// guideTexts are the texts in them, and in those that are annotated to be left out.
	guideTexts table.Table[bool]
	// remarks are the titles that end in a remark that the section is optional.
	remarks table.Table[bool]
}

// listKey is what lists of the same options share.
func listKey(values []string) string { return strings.Join(values, "\x00") }

// readResidue collects what must not be left of the template in a document.
func (r *reader) readResidue() {
	res := &r.profile.residue
	for _, b := range r.doc.Blanks() {
		if note := r.note(b.Span.Start); !note.keep && !note.ignore {
			res.blanks.Put(b.Text, true)
		}
	}
	for _, o := range r.profile.Options {
		res.lists.Put(listKey(o.Values), true)
		if first := o.Values[0]; !slices.Contains(res.openings, first) {
			res.openings = append(res.openings, first)
		}
	}
	for _, s := range r.doc.Sections {
		r.keepGuide(s)
		if r.roles[s] == guideSection && s.Form == postmortem.HeadingSection {
			res.guides.Put(s.Name, true)
		}
		if open := strings.LastIndexByte(s.Title, '('); open > 0 && strings.HasSuffix(s.Title, ")") && r.words.isOptional(s.Title[open:]) {
			res.remarks.Put(s.Title, true)
		}
	}
	r.doc.Tree.Root.Walk(func(b *markdown.Block) bool {
		switch b.Kind {
		case markdown.ListItem, markdown.TableRow:
			if text := rowText(b); text != "" && !b.Header && r.isSample(b) {
				res.samples.Put(text, true)
				res.sampled.Put(leadText(b), true)
			}
		case markdown.Code:
			for line := range strings.SplitSeq(r.doc.File.Slice(b.Span), "\n") {
				line = postmortem.OneLine(line)
				res.code.Put(line, true)
				res.codeBlanks.Put(line, hasToken(line))
			}
		}
		return true
	})
}

// keepGuide notes the texts of a section that explains the template.
func (r *reader) keepGuide(s *postmortem.Section) {
	if r.roles[s] != guideSection && r.roles[s] != ignoredSection {
		return
	}
	texts := &r.profile.residue.guideTexts
	texts.Put(postmortem.OneLine(s.Title), true)
	for _, b := range s.Blocks {
		b.Walk(func(b *markdown.Block) bool {
			texts.Put(postmortem.OneLine(b.Text.Plain), true)
			return true
		})
	}
}

// isSample reports whether an item or row of the template holds a blank.
func (r *reader) isSample(b *markdown.Block) bool {
	if note := r.note(b.Span.Start); note.keep || note.ignore {
		return false
	}
	for _, leaf := range leavesOf(b) {
		if r.doc.Words.IsPlaceholder(leaf.Text.Plain) || r.holdsBlank(&leaf.Text) {
			return true
		}
	}
	return false
}

// leadText is what rowText begins with: that of the first cell or paragraph.
func leadText(b *markdown.Block) string {
	for _, c := range b.Children {
		if isLeaf(c) {
			return postmortem.OneLine(c.Text.Plain)
		}
	}
	return ""
}

// mayBeList reports whether a text may be one of the lists of options. False is
// certain: it does not begin with the first value of any, or has nothing that parts
// values.
func (r *residue) mayBeList(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return true
		}
		for _, first := range r.openings {
			if strings.HasPrefix(s[i:], first) {
				return strings.ContainsAny(s, "|/,;")
			}
		}
		if strings.IndexByte(" \t\n\r\v\f[({<\"'`*_.,;", s[i]) < 0 {
			return false
		}
	}
	return false
}

// rowText is the text of a table's row, or of an item without the lists in it.
func rowText(b *markdown.Block) string {
	var parts []string
	for _, leaf := range leavesOf(b) {
		parts = append(parts, postmortem.OneLine(leaf.Text.Plain))
	}
	return strings.Join(parts, " | ")
}

// leavesOf returns the cells of a row, or the paragraphs of an item.
func leavesOf(b *markdown.Block) []*markdown.Block {
	var out []*markdown.Block
	for _, c := range b.Children {
		if isLeaf(c) {
			out = append(out, c)
		}
	}
	return out
}

func isLeaf(b *markdown.Block) bool {
	return b.Kind == markdown.TableCell || b.Kind == markdown.Paragraph
}

// hasToken reports whether a line of code holds a token, such as XX.X%.
func hasToken(line string) bool {
	for word := range strings.FieldsSeq(line) {
		if postmortem.IsToken(word) {
			return true
		}
	}
	return false
}

// keepPrompt notes the texts of a block that is a prompt, or in which at is one. All
// says that everything in the block is.
func (r *reader) keepPrompt(b, at *markdown.Block, all bool) {
	if note := r.note(firstOffset(at)); note.keep || note.ignore {
		return
	}
	if all || b.Kind == markdown.Quote {
		at = b
	}
	at.Walk(func(leaf *markdown.Block) bool {
		text := postmortem.OneLine(leaf.Text.Plain)
		if text == "" || r.doc.Words.IsPlaceholder(text) || r.holdsBlank(&leaf.Text) || r.holdsField(leaf) {
			return true // a blank, or the value of a field
		}
		res := &r.profile.residue
		switch b.Kind {
		case markdown.Quote:
			res.hints.Put(text, true)
		case markdown.Table:
		default:
			// A question may stay above its answer.
			res.prompts.Put(text, all || !isQuestion(text) && !r.doc.Words.SpeaksOfTimes(text, true))
		}
		return true
	})
}
