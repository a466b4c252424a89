package report

import (
	"slices"
	"strconv"
	"unicode"
	"unicode/utf8"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/sensitive"
)

// A Door is the one way by which text reaches a report. Whatever comes from a
// document, a path or the configuration goes through it, so that nothing in a
// post-mortem can drive the terminal, reorder a line or hide in it, and none of its
// secrets and personal numbers leaves it in full. The zero Door is ready for use.
type Door struct {
	// Mask, where it is not nil, hides what else no report may show. It is given
	// the text as it stands in the document and returns what to show in its place.
	Mask func(string) string

	known sensitive.Mask
}

// For returns the door for what is told of one result. It hides the document's
// secrets also where a text shows one without the words by which it is known, and
// whatever a finding says must not be shown.
func (d Door) For(r *lint.Result) Door {
	doc := r.Doc
	if doc == nil && r.File != nil {
		doc = &postmortem.Document{File: r.File}
	}
	if doc == nil {
		return d
	}
	values := valuesOf(doc)
	for _, finding := range r.Diagnostics {
		if finding.Sensitive {
			values = append(values, doc.File.Slice(finding.Span))
		}
	}
	d.known = sensitive.NewMask(values...)
	return d
}

// forDocument is For without findings.
func (d Door) forDocument(doc *postmortem.Document) Door {
	d.known = sensitive.NewMask(valuesOf(doc)...)
	return d
}

// valuesOf returns the values of doc that no report may show.
func valuesOf(doc *postmortem.Document) []string {
	var values []string
	for _, m := range doc.Sensitive() {
		values = append(values, doc.File.Text[m.Start:m.End])
	}
	return values
}

// Text returns s masked and made visible: what a terminal, a log or any other
// format that is read line by line may be given. It never holds a line feed.
func (d Door) Text(s string) string { return Visible(d.Masked(s)) }

// Masked returns s masked only: what a format with an encoding of its own, such
// as JSON, encodes.
func (d Door) Masked(s string) string {
	s = d.known.Hide(s)
	if d.Mask == nil {
		return s
	}
	return d.Mask(s)
}

// fixes returns the fixes of a finding that can be shown: whoever applied one whose text
// the mask changes would write the mask into the document.
func (d Door) fixes(found *lint.Diagnostic) []lint.Fix {
	touched := func(e lint.Edit) bool { return d.Masked(e.New) != e.New }
	var out []lint.Fix
	for _, fix := range found.Fixes {
		if !slices.ContainsFunc(fix.Edits, touched) {
			out = append(out, fix)
		}
	}
	return out
}

// Visible returns s with everything written out that a reader would not see, or
// that would act on the terminal instead of being printed: control characters
// ("\n", "\x1b", "\u009b"), characters that set the direction of text
// ("\u202e"), line separators, zero-width and other invisible characters
// ("\u200b"), and bytes that are not UTF-8 ("\xff"). Letters with accents, all
// scripts, and emoji with their joiners and variation selectors stay. A
// backslash that stands in s stays as well: the result is for reading, and
// cannot be turned back into s.
func Visible(s string) string { return rewrite(s, appendEscape) }

// rewrite returns s with each dangerous character replaced by what escape
// appends for it; raw holds the character's own bytes.
func rewrite(s string, escape func(dst []byte, r rune, raw string) []byte) string {
	if isPlain(s) {
		return s
	}
	var (
		dst  []byte
		scan scanner
		done int
	)
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !scan.printable(r, size, s[i+size:]) {
			dst = append(dst, s[done:i]...)
			dst = escape(dst, r, s[i:i+size])
			done = i + size
		}
		i += size
	}
	if done == 0 {
		return s
	}
	return string(append(dst, s[done:]...))
}

func isPlain(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// appendEscape appends r as Go would write it in a string literal.
func appendEscape(dst []byte, r rune, raw string) []byte {
	switch {
	case r == '\n':
		return append(dst, `\n`...)
	case r == '\r':
		return append(dst, `\r`...)
	case r == '\t':
		return append(dst, `\t`...)
	case len(raw) == 1:
		return appendHex(append(dst, `\x`...), uint64(raw[0]), 2)
	case r < 0x10000:
		return appendHex(append(dst, `\u`...), uint64(r), 4)
	}
	return appendHex(append(dst, `\U`...), uint64(r), 8)
}

func appendHex(dst []byte, n uint64, digits int) []byte {
	hex := strconv.FormatUint(n, 16)
	for range digits - len(hex) {
		dst = append(dst, '0')
	}
	return append(dst, hex...)
}

// A scanner says of each character of a text, in order, whether it may be
// printed as it is. Some may only after certain others: a joiner inside an
// emoji is how the emoji is written, between two letters it is invisible.
type scanner struct {
	prev  rune // the character before, or 0
	emoji bool // prev is a pictograph, or a modifier of one
	tags  int  // how many of the next characters are the tags of a flag
}

// printable judges r, which is size bytes long and followed by rest. A size of
// 1 with utf8.RuneError is a byte that is not UTF-8.
func (c *scanner) printable(r rune, size int, rest string) bool {
	ok := c.judge(r, size, rest)
	c.emoji = isPictograph(r) || c.emoji && ok && (r == emojiStyle || isSkinTone(r))
	c.prev = r
	if !ok {
		c.prev = 0
	}
	return ok
}

const (
	zeroWidthJoiner = 0x200D
	emojiStyle      = 0xFE0F // the variation selector that asks for an emoji
	blackFlag       = 0x1F3F4
	cancelTag       = 0xE007F
)

func (c *scanner) judge(r rune, size int, rest string) bool {
	switch {
	case r < 0x7F:
		return r >= ' '
	case r == utf8.RuneError && size == 1:
		return false
	case c.tags > 0:
		c.tags--
		return true
	case r == blackFlag:
		c.tags = flagTags(rest)
		return true
	case r == zeroWidthJoiner:
		next, _ := utf8.DecodeRuneInString(rest)
		return c.emoji && isPictograph(next)
	case unicode.Is(unicode.Variation_Selector, r):
		return takesVariation(c.prev)
	}
	return !isHidden(r)
}

// isHidden reports whether r is never printable, whatever stands around it.
func isHidden(r rune) bool {
	switch {
	case r < 0x7F:
		return r < ' '
	case unicode.Is(unicode.Prepended_Concatenation_Mark, r):
		return false // format characters by name, but drawn: U+0600 and its like
	}
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp,
		unicode.Other_Default_Ignorable_Code_Point, unicode.Noncharacter_Code_Point)
}

// flagTags returns how many tag characters at the beginning of text make a
// subdivision's flag (England, Texas), the closing one included, or 0.
func flagTags(text string) int {
	n := 0
	for _, r := range text {
		n++
		switch {
		case r == cancelTag && n > 3:
			return n
		case n > 6, r < 0xE0030 || r > 0xE007A:
			return 0
		}
	}
	return 0
}

// isPictograph reports whether r lies in a block that holds emoji.
func isPictograph(r rune) bool {
	switch {
	case r < 0x2190:
		return r == 0xA9 || r == 0xAE || r == 0x203C || r == 0x2049 || r == 0x2122 || r == 0x2139
	case r <= 0x21FF, // arrows
		r >= 0x2300 && r <= 0x23FF, // technical: watch, hourglass, keys
		r == 0x24C2,
		r >= 0x25A0 && r <= 0x27BF, // shapes, symbols, dingbats
		r >= 0x2900 && r <= 0x297F,
		r >= 0x2B00 && r <= 0x2BFF,
		r == 0x3030, r == 0x303D, r == 0x3297, r == 0x3299:
		return true
	}
	return r >= 0x1F000 && r <= 0x1FAFF
}

func isSkinTone(r rune) bool { return r >= 0x1F3FB && r <= 0x1F3FF }

// takesVariation reports whether a variation selector after r changes how r is
// drawn. One after anything else, or after another selector, only hides data.
func takesVariation(r rune) bool {
	return isPictograph(r) || r == '#' || r == '*' || r >= '0' && r <= '9' ||
		unicode.In(r, unicode.Han, unicode.Mongolian, unicode.Sm)
}
