package yaml

import "strings"

// A cursor turns the library's marks into byte offsets. Marks count lines and
// columns from 1, columns in code points. The cursor only moves forward, so that
// the marks of a whole document together cost one pass over it.
type cursor struct {
	text                 string
	offset, line, column int
}

// seek moves to the given mark and returns its offset. A mark beyond the text
// gives its end; one that lies behind the cursor gives the cursor's place.
func (c *cursor) seek(line, column int) int {
	for c.line < line && c.offset < len(c.text) {
		if n := breakLen(c.text, c.offset); n > 0 {
			c.offset += n
			c.line++
			c.column = 1
			continue
		}
		c.offset++
	}
	for c.line == line && c.column < column && c.offset < len(c.text) {
		if breakLen(c.text, c.offset) > 0 {
			break
		}
		c.offset += runeLen(c.text[c.offset])
		c.column++
	}
	return c.offset
}

// breakLen returns the length of the line break at offset, or 0. The library
// breaks lines as YAML 1.1 does, which knows three more than \n, \r and \r\n:
// U+0085, U+2028 and U+2029.
func breakLen(text string, offset int) int {
	switch text[offset] {
	case '\n':
		return 1
	case '\r':
		if strings.HasPrefix(text[offset+1:], "\n") {
			return 2
		}
		return 1
	case 0xC2:
		if strings.HasPrefix(text[offset+1:], "\x85") {
			return 2
		}
	case 0xE2:
		if strings.HasPrefix(text[offset+1:], "\x80\xA8") || strings.HasPrefix(text[offset+1:], "\x80\xA9") {
			return 3
		}
	}
	return 0
}

// runeLen returns the length of the UTF-8 sequence that b begins, as valid text has it.
func runeLen(b byte) int {
	switch {
	case b < 0xC0:
		return 1
	case b < 0xE0:
		return 2
	case b < 0xF0:
		return 3
	}
	return 4
}

func isSpace(b byte) bool { return b == ' ' || b == '\t' || b == '\n' || b == '\r' }

// spaceLen returns the length of the blank or line break at offset, or 0.
func spaceLen(text string, offset int) int {
	if text[offset] == ' ' || text[offset] == '\t' {
		return 1
	}
	return breakLen(text, offset)
}

// lineEnd returns the offset of the line break that ends the line of offset, or
// the end of the text.
func lineEnd(text string, offset int) int {
	for offset < len(text) && breakLen(text, offset) == 0 {
		offset++
	}
	return offset
}

// plainEnd returns where the unquoted scalar at start ends. Its value is the text
// itself, but for line breaks and the blanks around them, which are folded: so
// walking both in step, any white space against any, finds the end.
func plainEnd(text string, start int, value string) int {
	i := start
	for v := 0; v < len(value) && i < len(text); {
		if n := spaceLen(value, v); n > 0 {
			for n > 0 {
				v += n
				n = 0
				if v < len(value) {
					n = spaceLen(value, v)
				}
			}
			for i < len(text) && spaceLen(text, i) > 0 {
				i += spaceLen(text, i)
			}
			continue
		}
		if text[i] != value[v] {
			return lineEnd(text, start)
		}
		i++
		v++
	}
	return i
}

// doubleQuotedEnd returns the offset of the quote that closes a scalar whose
// text begins at start.
func doubleQuotedEnd(text string, start int) int {
	for i := start; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case '"':
			return i
		}
	}
	return len(text)
}

// singleQuotedEnd is doubleQuotedEnd for single quotes, which are escaped by doubling.
func singleQuotedEnd(text string, start int) int {
	for i := start; i < len(text); i++ {
		if text[i] != '\'' {
			continue
		}
		if i+1 < len(text) && text[i+1] == '\'' {
			i++
			continue
		}
		return i
	}
	return len(text)
}

// blockEnd returns where the block scalar ends whose indicator (| or >) is at
// start: behind the last line that holds text and is indented as its first one.
// An indentation indicator (|2) lets the first line be indented further than the
// block; what exceeds the block then stands in the value and is taken off.
func blockEnd(text string, start int, value string) int {
	end := lineEnd(text, start)
	indent := -1
	for i := end; i < len(text); {
		i += breakLen(text, i)
		blanks := leadingSpaces(text[i:])
		next := lineEnd(text, i+blanks)
		if i+blanks == next {
			i = next
			continue
		}
		if indent < 0 {
			first := strings.TrimLeft(value, "\n")
			for strings.TrimLeft(firstLine(first), " ") == "" && first != "" {
				first = strings.TrimLeft(first[len(firstLine(first)):], "\n")
			}
			indent = blanks - leadingSpaces(first)
			if first == "" {
				return end
			}
		}
		if blanks < indent {
			break
		}
		end, i = next, next
	}
	return end
}

func leadingSpaces(text string) int { return len(text) - len(strings.TrimLeft(text, " ")) }

func firstLine(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return line
}
