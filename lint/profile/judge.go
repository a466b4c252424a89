package profile

import (
	"errors"
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

// judge returns why the text is no template, or nil. Where a fence holds one
// besides, it leaves a hint.
func (r *reader) judge() error {
	fence, inFence := r.fencedTemplate()
	known := kindsOf(r.profile.Sections)
	where := ""
	if fence != nil {
		where = fmt.Sprintf("the code fence at line %d holds a template: save what stands in it as a file of its own, and name that", r.fenceLine(fence))
	}
	switch {
	case fence != nil && known < 2 && inFence >= 2:
		return fmt.Errorf("no template outside code: %s", where)
	case len(r.profile.Sections) == 0:
		return fmt.Errorf("no section found: headings, bold lines and bold labels below the title were looked for%s", r.instead())
	case r.isGuide(known):
		return errors.New("no template: its sections read as a guide to the process, and leave nothing for an author to fill in")
	case fence != nil:
		r.profile.Hints = append(r.profile.Hints, "fenced text is not read; "+where)
	}
	return nil
}

// instead says what was found in the place of sections.
func (r *reader) instead() string {
	images, texts := 0, 0
	r.doc.Tree.Root.Walk(func(b *markdown.Block) bool {
		for _, m := range b.Text.Marks {
			if m.Kind == markdown.Image {
				images++
			}
		}
		if !b.Text.IsBlank() {
			texts++
		}
		return true
	})
	switch {
	case texts == 0 && images == 0 && len(r.profile.Prompts) == 0:
		return "; the file has no text"
	case images > 0:
		return "; what an image shows is not read"
	}
	return ""
}

// kindsOf counts the kinds that the sections have between them.
func kindsOf(sections []*Section) int {
	seen := map[postmortem.Kind]bool{}
	for _, s := range sections {
		for _, k := range s.Kinds {
			seen[k] = true
		}
	}
	return len(seen)
}

// fencedTemplate returns the code fence that holds the most headings of known
// meaning, and their number; nil where none holds two.
func (r *reader) fencedTemplate() (*markdown.Block, int) {
	var best *markdown.Block
	most := 1
	r.doc.Tree.Root.Walk(func(b *markdown.Block) bool {
		if b.Kind != markdown.Code {
			return true
		}
		switch strings.ToLower(b.Info) {
		case "", "markdown", "md", "text", "txt", "plaintext":
			if n := r.knownHeadings(r.doc.File.Slice(b.Span)); n > most {
				best, most = b, n
			}
		}
		return true
	})
	return best, most
}

// fenceLine returns the line of the fence that opens a code block, or where the
// block is indented, its first line.
func (r *reader) fenceLine(b *markdown.Block) int {
	line := r.line(b.Span.Start)
	if line > 1 {
		above := strings.TrimLeft(r.doc.File.Slice(r.doc.File.LineSpan(line-1)), " >\t")
		if strings.HasPrefix(above, "```") || strings.HasPrefix(above, "~~~") {
			return line - 1
		}
	}
	return line
}

// knownHeadings counts the kinds among the headings of a text that is code.
func (r *reader) knownHeadings(code string) int {
	seen := map[postmortem.Kind]bool{}
	for line := range strings.SplitSeq(code, "\n") {
		title := strings.TrimLeft(strings.TrimSpace(line), "#")
		if marks := len(strings.TrimSpace(line)) - len(title); marks == 0 || marks > 6 || !strings.HasPrefix(title, " ") {
			continue
		}
		for _, k := range r.doc.Words.Kinds(strings.TrimSpace(title)) {
			seen[k] = true
		}
	}
	return len(seen)
}

// longText is the number of words from which what stands in a section is its text,
// not the place for one; a code block counts as so many as it takes.
const longText = 25

// isGuide reports whether the sections are the chapters of a guide, or of any other
// text, rather than the parts of a post-mortem: few have a known meaning, and most
// are called as chapters are, hold a text already, or leave nothing to fill in.
func (r *reader) isGuide(known int) bool {
	chapters, texts, places, all := 0, 0, 0, 0
	for s, out := range r.made {
		all++
		if len(out.Kinds) == 0 && r.words.isChapter(s.Title) {
			chapters++
		}
		words, asked := 0, false
		for _, b := range s.Blocks {
			switch {
			case b.Kind == markdown.Code:
				words += longText
			case r.hasPrompt(b.Span), b.Kind == markdown.Table && hasBlankCell(b):
				asked = true
			default:
				words += len(strings.Fields(plainOf(b)))
			}
		}
		switch {
		case len(out.Kinds) > 0, words < longText && (asked || words == 0 || r.index.holds[s]):
			places++
		case words >= longText:
			texts++
		}
	}
	return known < 3 && (2*chapters >= all || 2*texts >= all) || known < 2 && 2*places < all
}

// hasBlankCell reports whether a table has a cell to fill in, or no row yet.
func hasBlankCell(table *markdown.Block) bool {
	for i, row := range table.Children {
		for _, cell := range row.Children {
			if i > 0 && cell.Text.IsBlank() {
				return true
			}
		}
	}
	return len(table.Children) < 2
}

func (r *reader) hasPrompt(body source.Span) bool {
	from, to := r.line(body.Start), r.line(body.End)
	prompts := r.profile.Prompts
	i := sort.Search(len(prompts), func(i int) bool { return prompts[i].Line >= from })
	return i < len(prompts) && prompts[i].Line <= to
}

// isChapter reports whether a title is one of a guide's chapters.
func (w speech) isChapter(title string) bool {
	title = strings.ToLower(strings.TrimSpace(strings.TrimLeft(title, "0123456789.) ")))
	return slices.ContainsFunc(w.TemplateWords(postmortem.TemplateChapter), func(begin string) bool { return strings.HasPrefix(title, begin) })
}
