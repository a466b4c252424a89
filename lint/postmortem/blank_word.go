package postmortem

import (
	"strings"

	"github.com/pmlint/pmlint/lint/markdown"
)

// words adds the words for what is not known yet that stand in the midst of a text,
// in capitals: "restored at TBD". They have at least three letters, so that each
// covers one of every three bytes: no others are looked at.
func (s *blankScan) words(b *markdown.Block) {
	plain := b.Text.Plain
	for at := shortestOpen - 1; at < len(plain); at += shortestOpen {
		if !isOpenByte(plain[at]) {
			continue
		}
		start, end := openRun(plain, at)
		if end-start >= shortestOpen {
			s.word(b, start, end)
		}
		at = end - 1
	}
}

// shortestOpen is the least number of letters of a word for what is not known yet.
const shortestOpen = 3

// word adds the capitals or question marks between two places of a text, if they are
// a word for what is not known yet.
func (s *blankScan) word(b *markdown.Block, start, end int) {
	plain := b.Text.Plain
	word := plain[start:end]
	if start > 0 && isWordByte(plain[start-1]) || end < len(plain) && isWordByte(plain[end]) {
		return
	}
	if start == 0 && isAdmonition(plain) {
		return
	}
	if word[0] != '?' && !(s.doc.Words.mayBegin(1<<setUndecided, word) && s.doc.Words.has(setUndecided, wordKey(word))) {
		return
	}
	if !b.Text.In(markdown.CodeSpan, start) && !b.Text.In(markdown.Link, start) {
		s.add(Blank{Text: word, Span: b.Text.Span(start, end), Open: true, Block: b})
	}
}

// isAdmonition reports whether a paragraph begins as MkDocs marks a box that can be folded
// up: ??? question "Why did nobody notice?", ???+ note.
func isAdmonition(text string) bool {
	rest, ok := strings.CutPrefix(text, "???")
	if !ok {
		return false
	}
	rest, _, _ = strings.Cut(strings.TrimPrefix(rest, "+"), "\n")
	kind := firstWord(strings.TrimPrefix(rest, " "))
	behind := strings.TrimSpace(strings.TrimPrefix(rest, " "+kind))
	return kind != "" && kind == strings.ToLower(kind) && rest[0] == ' ' && (behind == "" || behind[0] == '"')
}

func isOpenByte(c byte) bool { return c >= 'A' && c <= 'Z' || c == '?' }

// openRun returns the bounds of the question marks, or else capitals, around s[at].
func openRun(s string, at int) (start, end int) {
	marks := s[at] == '?'
	start, end = at, at+1
	for start > 0 && isOpenByte(s[start-1]) && (s[start-1] == '?') == marks {
		start--
	}
	for end < len(s) && isOpenByte(s[end]) && (s[end] == '?') == marks {
		end++
	}
	return start, end
}
