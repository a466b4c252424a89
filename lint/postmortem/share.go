package postmortem

import (
	"math"
	"strings"

	"github.com/pmlint/pmlint/lint/source"
)

// A Share is a part of a whole that a document reckons in percent: "3 of 12 sites (25 %)".
type Share struct {
	Part, Whole float64
	// Percent is what is written for it.
	Percent Count
	// Text is all of it as written, Span its place.
	Text string
	Span source.Span
}

// Holds reports whether the percentage is that of the part, or of the rest, as far as its
// digits tell, be it rounded or cut off.
func (s *Share) Holds() bool {
	is := s.Of()
	return s.Percent.Approximate || math.Abs(is-s.Percent.Value) <= s.Percent.Precision || math.Abs(100-is-s.Percent.Value) <= s.Percent.Precision
}

// Of is the percentage that the part is of the whole.
func (s *Share) Of() float64 { return 100 * s.Part / s.Whole }

// Shares returns the shares that the document writes out in its text and tables. They are
// found anew at each call.
func (d *Document) Shares() []Share {
	if !strings.Contains(d.File.Text, "%)") {
		return nil
	}
	var out []Share
	for _, b := range d.Tree.Texts {
		s := b.Text.Plain
		for at := 0; ; {
			n := strings.Index(s[at:], "%)")
			if n < 0 {
				break
			}
			at += n + len("%)")
			if share, start, ok := d.Words.shareBefore(s, at); ok {
				share.Text, share.Span = s[start:at], b.Text.Span(start, at)
				out = append(out, share)
			}
		}
	}
	return out
}

// longestShare is how many bytes a share may take.
const longestShare = 100

// shareBefore reads the share whose parenthesis ends at byte end.
func (v *Vocabulary) shareBefore(s string, end int) (share Share, start int, ok bool) {
	from := max(0, end-longestShare)
	open := strings.LastIndexByte(s[from:end], '(')
	if open < 0 {
		return Share{}, 0, false
	}
	open += from
	if share.Percent, ok = ParseCount(s[open+1 : end-1]); !ok || !share.Percent.Percent || share.Percent.Note != "" {
		return Share{}, 0, false
	}
	for i := from; i < open; i++ {
		if !isDigit(s[i]) || i > 0 && s[i-1] != ' ' && s[i-1] != '(' {
			continue
		}
		if share.Part, share.Whole, ok = v.partOf(s[i:open]); ok {
			return share, i, !approximateBefore(s[:i])
		}
	}
	return Share{}, 0, false
}

// partOf reads a text that is "3 of 12" as a whole, with what is counted behind either
// number.
func (v *Vocabulary) partOf(text string) (part, whole float64, ok bool) {
	const nouns = 3 // words
	c := cursor{s: text}
	a, ok := c.numeral()
	if !ok || a.decimals > 0 {
		return 0, 0, false
	}
	found := false
	for range nouns {
		c.spaces()
		word := c.word()
		c.i += len(word)
		if found = v.has(setOf, wordKey(word)); found || word == "" {
			break
		}
	}
	if !found {
		return 0, 0, false
	}
	c.spaces()
	if word := c.word(); len(word) <= len("the") { // of the 96
		c.i += len(word)
		c.spaces()
	}
	b, ok := c.numeral()
	if !ok || b.decimals > 0 {
		return 0, 0, false
	}
	for range nouns {
		c.spaces()
		c.i += len(c.word())
	}
	c.spaces()
	return a.value(), b.value(), c.done() && a.value() <= b.value() && b.value() > 0
}
