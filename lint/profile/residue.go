package profile

import (
	"strings"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem"
)

// A residue is what a template's text leaves in a document whose author overlooked
// it. All texts are on one line each, see oneLine.
type residue struct {
	// blanks are the template's blanks as written.
	blanks map[string]bool
	// prompts are the texts of headings, paragraphs and items that an author replaces;
	// false marks those that may stay above what is written. Hints are quotations.
	prompts, hints map[string]bool
	// samples are the items and rows that hold a blank.
	samples map[string]bool
	// code are the lines of code blocks, codeBlanks those of them with a token.
	code, codeBlanks map[string]bool
	// lists are the lists of options, see listKey.
	lists map[string]bool
	// guides are the names of the sections that explain the template.
	guides map[string]bool
	// guideTexts are the texts in them, and in those that are annotated to be left out.
	guideTexts map[string]bool
	// remarks are the titles that end in a remark that the section is optional.
	remarks map[string]bool
}

func newResidue() residue {
	return residue{map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}}
}

// oneLine is a text with single spaces for all white space.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// listKey is what lists of the same options share.
func listKey(values []string) string { return strings.Join(values, "\x00") }

// readResidue collects what must not be left of the template in a document.
func (r *reader) readResidue() {
	res := &r.profile.residue
	for _, b := range r.doc.Blanks() {
		if note := r.note(b.Span.Start); !note.keep && !note.ignore {
			res.blanks[b.Text] = true
		}
	}
	for _, o := range r.profile.Options {
		res.lists[listKey(o.Values)] = true
	}
	for _, s := range r.doc.Sections {
		r.keepGuide(s)
		if r.roles[s] == guideSection && s.Form == postmortem.HeadingSection {
			res.guides[s.Name] = true
		}
		if open := strings.LastIndexByte(s.Title, '('); open > 0 && strings.HasSuffix(s.Title, ")") && r.words.isOptional(s.Title[open:]) {
			res.remarks[s.Title] = true
		}
	}
	r.doc.Tree.Root.Walk(func(b *markdown.Block) bool {
		switch b.Kind {
		case markdown.ListItem, markdown.TableRow:
			if text := rowText(b); text != "" && !b.Header && r.isSample(b) {
				res.samples[text] = true
			}
		case markdown.Code:
			for line := range strings.SplitSeq(r.doc.File.Slice(b.Span), "\n") {
				line = oneLine(line)
				res.code[line] = line != ""
				res.codeBlanks[line] = hasToken(line)
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
	texts := r.profile.residue.guideTexts
	texts[oneLine(s.Title)] = true
	for _, b := range s.Blocks {
		b.Walk(func(b *markdown.Block) bool {
			texts[oneLine(b.Text.Plain)] = true
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

// rowText is the text of a table's row, or of an item without the lists in it.
func rowText(b *markdown.Block) string {
	var parts []string
	for _, leaf := range leavesOf(b) {
		parts = append(parts, oneLine(leaf.Text.Plain))
	}
	return strings.Join(parts, " | ")
}

// leavesOf returns the cells of a row, or the paragraphs of an item.
func leavesOf(b *markdown.Block) []*markdown.Block {
	var out []*markdown.Block
	for _, c := range b.Children {
		if c.Kind == markdown.TableCell || c.Kind == markdown.Paragraph {
			out = append(out, c)
		}
	}
	return out
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
		text := oneLine(leaf.Text.Plain)
		if text == "" || r.doc.Words.IsPlaceholder(text) || r.holdsBlank(&leaf.Text) || r.holdsField(leaf) {
			return true // a blank, or the value of a field
		}
		res := &r.profile.residue
		switch b.Kind {
		case markdown.Quote:
			res.hints[text] = true
		case markdown.Table:
		default:
			// A question may stay above its answer.
			res.prompts[text] = all || !isQuestion(text) && !r.doc.Words.SpeaksOfTimes(text, true)
		}
		return true
	})
}
