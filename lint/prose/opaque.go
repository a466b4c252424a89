package prose

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/source"
)

// opaqueIn returns the ranges of a block's text that are not read word by word: code,
// addresses, quotations, struck text and lines of chat logs, in order, none within
// another.
func opaqueIn(file *source.File, t *markdown.Text) []opaque {
	var out []opaque
	for _, m := range t.Marks {
		switch m.Kind {
		case markdown.CodeSpan:
			out = append(out, opaque{m.Start, m.End, TagCode})
		case markdown.AutoLink:
			out = append(out, opaque{m.Start, m.End, TagLink})
		case markdown.Strike, markdown.Image:
			out = append(out, opaque{m.Start, m.End, TagNone})
		}
	}
	out = appendURLs(out, t.Plain)
	out = appendQuotes(out, t.Plain)
	out = appendChat(out, file, t)
	if len(out) < 2 {
		return out
	}
	slices.SortStableFunc(out, func(a, b opaque) int { return a.start - b.start })
	kept := out[:1]
	for _, o := range out[1:] {
		last := &kept[len(kept)-1]
		switch {
		case o.start >= last.end:
			kept = append(kept, o)
		case o.end > last.end:
			last.end = o.end
		}
	}
	return kept
}

// appendURLs adds the bare addresses.
func appendURLs(out []opaque, s string) []opaque {
	for at := 0; ; {
		i := strings.Index(s[at:], "://")
		if i < 0 {
			return out
		}
		start, end := at+i, at+i+3
		for start > 0 && 'a' <= s[start-1]|0x20 && s[start-1]|0x20 <= 'z' {
			start--
		}
		for end < len(s) && s[end] > ' ' && s[end] != ')' && s[end] != '>' && s[end] != '|' {
			end++
		}
		out = append(out, opaque{start, end, TagLink})
		at = end
	}
}

// longestQuote is how many bytes of a quotation are looked through for its end.
const longestQuote = 400

// appendQuotes adds what stands between quotation marks.
func appendQuotes(out []opaque, s string) []opaque {
	for i := 0; i < len(s); {
		if !quoting[s[i]] {
			i++
			continue
		}
		var closing string
		width := 1
		switch c := s[i]; {
		case c == '"':
			closing = `"`
		case c == '\'' && opensQuote(s, i):
			closing = "'"
		case c == 0xE2 && strings.HasPrefix(s[i:], "\u201c"), c == 0xE2 && strings.HasPrefix(s[i:], "\u201e"):
			closing, width = "\u201d", 3
		case c == 0xE2 && strings.HasPrefix(s[i:], "\u2018"):
			closing, width = "\u2019", 3
		case c == 0xC2 && strings.HasPrefix(s[i:], "\u00ab"):
			closing, width = "\u00bb", 2
		}
		if closing == "" {
			i++
			continue
		}
		end := quoteEnd(s, i+width, closing)
		if end < 0 {
			i += width
			continue
		}
		out = append(out, opaque{i, end, TagQuote})
		i = end
	}
	return out
}

// quoting are the bytes that quotation marks begin with.
var quoting = [256]bool{'"': true, '\'': true, 0xE2: true, 0xC2: true}

// opensQuote reports whether the apostrophe at i can begin a quotation.
func opensQuote(s string, i int) bool {
	return (i == 0 || strings.IndexByte(" \n\t(:,", s[i-1]) >= 0) && i+1 < len(s) && s[i+1] > ' ' && s[i+1] != '\''
}

// quoteEnd returns where a quotation that is open at i ends, behind its mark, or -1.
func quoteEnd(s string, i int, closing string) int {
	from := i
	limit := min(len(s), i+longestQuote)
	for i < limit {
		n := strings.Index(s[i:limit], closing)
		if n < 0 {
			return -1
		}
		i += n + len(closing)
		single := closing == "'" || closing == "\u2019"
		if i == from+len(closing) {
			continue
		}
		if !single || i == len(s) || !isWordByte(s[i]) {
			return i
		}
	}
	return -1
}

// appendChat adds the lines that are known as a chat's by their shape: <nick> text,
// [12:03] name: text.
func appendChat(out []opaque, file *source.File, t *markdown.Text) []opaque {
	s := t.Plain
	if !strings.Contains(s, "[") && !strings.Contains(s, "<") && !hasRawHTML(t) {
		return out
	}
	next := 0 // the first mark that does not begin before the line
	for start := 0; start < len(s); {
		for next < len(t.Marks) && t.Marks[next].Start < start {
			next++
		}
		end := start + strings.IndexByte(s[start:], '\n')
		if end < start {
			end = len(s)
		}
		if isChat(file, t, next, start, end) {
			out = append(out, opaque{start, end, TagNone})
		}
		start = end + 1
	}
	return out
}

func hasRawHTML(t *markdown.Text) bool {
	return slices.ContainsFunc(t.Marks, func(m markdown.Mark) bool { return m.Kind == markdown.RawHTML })
}

// isChat reports whether a line is a chat's. Its marks begin with t.Marks[next].
func isChat(file *source.File, t *markdown.Text, next, start, end int) bool {
	line := strings.TrimLeft(t.Plain[start:end], " \t*_")
	line, stamped := trimStamp(line)
	at := end - len(line)
	for _, m := range t.Marks[next:] {
		if m.Start > at {
			break
		}
		if m.Kind == markdown.RawHTML {
			name := strings.Trim(file.Slice(m.Span), "<>")
			return isNick(name) && (stamped || !isElement(name))
		}
	}
	if strings.HasPrefix(line, "<") {
		name, rest, ok := strings.Cut(line[1:], ">")
		return ok && isNick(name) && rest != "" && (stamped || strings.HasPrefix(rest, " "))
	}
	if !stamped {
		return false
	}
	name, rest, ok := strings.Cut(line, ":")
	return ok && isNick(name) && strings.HasPrefix(rest, " ")
}

// isElement reports whether the name of a tag is one of HTML, not a nick.
func isElement(name string) bool {
	switch strings.ToLower(name) {
	case "a", "b", "i", "u", "s", "p", "em", "br", "hr", "img", "sub", "sup", "kbd", "var", "del", "ins", "code", "span", "div", "samp",
		"small", "mark", "strong", "center", "details", "summary", "table", "tr", "td", "th", "ul", "ol", "li", "pre", "font", "abbr", "cite":
		return true
	}
	return false
}

// trimStamp cuts a clock in brackets off the beginning of a line.
func trimStamp(line string) (rest string, ok bool) {
	if !strings.HasPrefix(line, "[") {
		return line, false
	}
	stamp, rest, ok := strings.Cut(line[1:], "]")
	if !ok || len(stamp) < 4 || len(stamp) > 24 || strings.IndexByte(stamp, ':') < 0 || stamp[0] < '0' || stamp[0] > '9' {
		return line, false
	}
	return strings.TrimLeft(rest, " \t"), true
}

// isNick reports whether s can be the name of somebody in a chat.
func isNick(s string) bool {
	if s == "" || len(s) > 32 {
		return false
	}
	for _, r := range s {
		if r <= ' ' || r == utf8.RuneError || strings.ContainsRune("/=\"'()[]{}", r) {
			return false
		}
	}
	return true
}
