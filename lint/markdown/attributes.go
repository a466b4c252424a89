package markdown

import "strings"

// dropAttributes takes the attribute list off the end of a heading's text, as Pandoc,
// Docusaurus and kramdown write it: Summary {#summary}, Impact {.unnumbered}, Causes
// {: #causes}. What it says stays in the block's span.
func dropAttributes(t *Text) {
	end := len(strings.TrimRight(t.Plain, " \t\n"))
	if end == 0 || t.Plain[end-1] != '}' {
		return
	}
	open := strings.LastIndexByte(t.Plain[:end], '{')
	if open < 0 || !isAttributes(t.Plain[open+1:end-1]) {
		return
	}
	*t = t.Sub(0, len(strings.TrimRight(t.Plain[:open], " \t\n")))
}

// isAttributes reports whether s is what stands in an attribute list: names that begin
// with # or a dot, and perhaps settings behind them.
func isAttributes(s string) bool {
	s = strings.TrimPrefix(s, ":")
	if s = strings.TrimSpace(s); s == "" {
		return false
	}
	for part := range strings.FieldsSeq(s) {
		if len(part) < 2 || part[0] != '#' && part[0] != '.' && strings.IndexByte(part, '=') < 1 {
			return false
		}
	}
	return s[0] == '#' || s[0] == '.'
}

// isAttributeLine reports whether the line at a place of the file is kramdown's attribute
// list for the block above: "{: .table}" is no row of it.
func (b *builder) isAttributeLine(at int) bool {
	if at < 0 || at >= len(b.file.Text) {
		return false
	}
	line := strings.TrimSpace(b.file.Slice(b.file.LineSpan(b.file.Line(at))))
	return strings.HasPrefix(line, "{:") && strings.HasSuffix(line, "}") && isAttributes(line[1:len(line)-1])
}
