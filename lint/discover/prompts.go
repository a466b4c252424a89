package discover

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem"
)

// countHoles counts the places in a text that a template leaves open ([Amount],
// {{ date }}, {date}, <name>, YYYY-MM-DD, HH:MM).
func countHoles(text string, vocabulary *postmortem.Vocabulary) int {
	holes := 0
	for _, pair := range [...][2]string{{"[", "]"}, {"{{", "}}"}, {"{", "}"}, {"<", ">"}} {
		for rest := text; rest != ""; {
			start := strings.Index(rest, pair[0])
			if start < 0 {
				break
			}
			rest = rest[start:]
			end := strings.Index(rest, pair[1])
			if end < 0 {
				break
			}
			end += len(pair[1])
			if vocabulary.IsPlaceholder(rest[:end]) {
				holes++
			}
			rest = rest[end:]
		}
	}
	for w := range strings.FieldsSeq(text) {
		if mayBeToken(w) && postmortem.IsToken(w) {
			holes++
		}
	}
	return holes
}

// countWords counts what white space separates.
func countWords(text string) int {
	n, before := 0, uint8(blank)
	for i := 0; i < len(text); i++ {
		kind := blankBytes[text[i]]
		if kind == mayBeBlank {
			kind = 0
			if r, size := utf8.DecodeRuneInString(text[i:]); unicode.IsSpace(r) {
				kind = blank
				i += size - 1
			}
		}
		n += int(before &^ kind)
		before = kind
	}
	return n
}

const (
	blank      = 1
	mayBeBlank = 2 // with the bytes behind it
)

// blankBytes are white space, or begin what may be.
var blankBytes = [256]uint8{' ': blank, '\t': blank, '\n': blank, '\v': blank, '\f': blank, '\r': blank,
	0xC2: mayBeBlank, 0xE1: mayBeBlank, 0xE2: mayBeBlank, 0xE3: mayBeBlank}

// mayBeToken sorts out most words: a token has a pair of equal letters or marks.
func mayBeToken(w string) bool {
	for i := 1; i < len(w); i++ {
		if w[i] == w[i-1] && (w[i] < 'a' || w[i] > 'z' || len(w) < 20 && strings.IndexByte("ymdhsxjatn", w[i]) >= 0) {
			return true
		}
	}
	return false
}

// A blanks remembers which sections hold nothing that an author has written.
type blanks struct {
	doc  *postmortem.Document
	seen map[*postmortem.Section]bool
}

// isBlank reports whether a section and its subsections hold at most what a
// template asks its author ("Describe the impact.") or leaves open.
func (b *blanks) isBlank(sec *postmortem.Section) bool {
	blank, ok := b.seen[sec]
	if !ok {
		blank = b.look(sec)
		b.seen[sec] = blank
	}
	return blank
}

func (b *blanks) look(sec *postmortem.Section) bool {
	// Action items begin with a verb, as instructions do.
	instructs := !sec.Within(postmortem.ActionItems)
	if !sec.Inline.IsBlank() && !isPrompt(b.doc, &sec.Inline, instructs) {
		return false
	}
	for _, block := range sec.Blocks {
		if b.tells(block, instructs) {
			return false
		}
	}
	for _, child := range sec.Children {
		if !b.isBlank(child) {
			return false
		}
	}
	return true
}

// tells reports whether a block holds something that an author has written.
func (b *blanks) tells(block *markdown.Block, instructs bool) bool {
	told := false
	block.Walk(func(c *markdown.Block) bool {
		switch {
		case told || c.Kind == markdown.TableRow && c.Header:
			return false
		case c.Kind == markdown.Code:
			told = !b.doc.Words.IsPlaceholder(strings.TrimSpace(b.doc.File.Slice(c.Span)))
		case hasImage(&c.Text):
			told = true
		case c.Text.IsBlank():
		case c.Parent != nil && c.Parent.Kind == markdown.Quote && c.Text.IsEmphasised():
			// Templates set their instructions so.
		default:
			told = !isPrompt(b.doc, &c.Text, instructs)
		}
		return !told
	})
	return told
}

func hasImage(text *markdown.Text) bool {
	for _, m := range text.Marks {
		if m.Kind == markdown.Image {
			return true
		}
	}
	return false
}

// isPrompt reports whether a text, which is not blank, is a question or, with
// instructs, an instruction to the author, or stands for one still to be written.
func isPrompt(doc *postmortem.Document, text *markdown.Text, instructs bool) bool {
	plain := strings.TrimSpace(text.Plain)
	if plain[0] == '[' && plain[len(plain)-1] == ']' || doc.Words.IsPlaceholder(plain) {
		return true
	}
	if !instructs {
		return false
	}
	var first, second postmortem.Cue
	at := 0
	doc.Words.Cues(plain[:min(len(plain), 80)], func(cue postmortem.Cue, _ string) {
		switch at++; at {
		case 1:
			first = cue
		case 2:
			second = cue
		}
	})
	if first == postmortem.CueBlank {
		return true
	}
	// An instruction has its verb in front, a question its mark at the end, and
	// many templates set both in italics.
	asks := strings.HasSuffix(strings.TrimRight(plain, "*_) "), "?")
	if text.IsEmphasised() && (asks || first == postmortem.CuePrompt || second == postmortem.CuePrompt) {
		return true
	}
	return beginsWithCue(doc.Words, plain, postmortem.CuePrompt) && (asks || !hasTimes(doc, plain))
}

// beginsWithCue reports whether the first word of a text is, or begins, a cue.
func beginsWithCue(words *postmortem.Vocabulary, text string, want postmortem.Cue) bool {
	first, _, _ := strings.Cut(strings.TrimLeft(text, "*_-([<> "), " ")
	found := false
	words.Cues(first, func(cue postmortem.Cue, _ string) { found = found || cue == want })
	return found
}

func hasTimes(doc *postmortem.Document, text string) bool {
	clocks, dates := countTimes(text, doc.Words)
	return clocks+dates > 0
}
