package postmortem

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A cursor reads a text from left to right.
type cursor struct {
	s string
	i int
}

func (c *cursor) rest() string { return c.s[c.i:] }

func (c *cursor) done() bool { return c.i >= len(c.s) }

// peek returns the byte n places ahead, or 0 past the end.
func (c *cursor) peek(n int) byte {
	if c.i+n < len(c.s) {
		return c.s[c.i+n]
	}
	return 0
}

// spaces skips white space, no-break spaces included, but not line feeds, and
// returns whether there was any.
func (c *cursor) spaces() bool {
	from := c.i
	for !c.done() {
		switch {
		case c.s[c.i] == ' ' || c.s[c.i] == '\t':
			c.i++
		case strings.HasPrefix(c.rest(), "\u00a0"), strings.HasPrefix(c.rest(), "\u202f"):
			_, n := utf8.DecodeRuneInString(c.rest())
			c.i += n
		default:
			return c.i > from
		}
	}
	return c.i > from
}

// accept steps over prefix, without regard to ASCII case, if it stands here.
func (c *cursor) accept(prefix string) bool {
	if len(c.s)-c.i < len(prefix) || c.s[c.i]|0x20 != prefix[0]|0x20 || !strings.EqualFold(c.s[c.i:c.i+len(prefix)], prefix) {
		return false
	}
	c.i += len(prefix)
	return true
}

// any steps over the first of the given strings that stands here.
func (c *cursor) any(of ...string) bool {
	for _, s := range of {
		if c.accept(s) {
			return true
		}
	}
	return false
}

// number reads lo to hi decimal digits that no further digit follows.
func (c *cursor) number(lo, hi int) (value, digits int, ok bool) {
	n, d := 0, 0
	for isDigit(c.peek(d)) {
		if d == hi {
			return 0, 0, false
		}
		n = n*10 + int(c.peek(d)-'0')
		d++
	}
	if d < lo {
		return 0, 0, false
	}
	c.i += d
	return n, d, true
}

// word returns the run of letters that stands here, without moving.
func (c *cursor) word() string {
	s, n := c.rest(), 0
	for n < len(s) && ('a' <= s[n]|0x20 && s[n]|0x20 <= 'z') { // most have nothing else
		n++
	}
	if n == len(s) || s[n] < utf8.RuneSelf {
		return s[:n]
	}
	for i, r := range s {
		if !unicode.IsLetter(r) {
			return s[:i]
		}
	}
	return s
}

// atWordEnd reports whether no letter or digit stands here.
func (c *cursor) atWordEnd() bool {
	r, _ := utf8.DecodeRuneInString(c.rest())
	return c.done() || !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

func hasDigit(s string) bool {
	for i := range len(s) {
		if isDigit(s[i]) {
			return true
		}
	}
	return false
}

// hasColonTime reports whether a text holds a colon between digits.
func hasColonTime(s string) bool {
	for at := 1; at < len(s)-1; at++ {
		next := strings.IndexByte(s[at:], ':')
		if next < 0 {
			return false
		}
		if at += next; at < len(s)-1 && isDigit(s[at-1]) && isDigit(s[at+1]) {
			return true
		}
	}
	return false
}
