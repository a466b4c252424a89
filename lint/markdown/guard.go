package markdown

import (
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint/source"
)

// Caps on what is handed to goldmark, which is quadratic (or worse) in each of
// them and cannot be cancelled. Real post-mortems stay far below.
const (
	maxDepth      = 100    // containers (quotes, lists) around one line
	maxDelimiters = 2_000  // possible inline delimiters of one paragraph
	maxCells      = 50_000 // cells of one table, missing ones counted
	maxFootnotes  = 1_000  // footnote references and definitions of a document
)

// guard scans text once, without parsing, and returns the first cap that it may
// exceed, or nil. It errs towards parsing only where that costs nothing: text
// in fences is not counted.
func guard(text string) *Excess {
	if x := guardFootnotes(text); x != nil {
		return x
	}
	if staysBelow(text) {
		return nil
	}
	return guardLines(text)
}

// guardLines is guard without the look at what plainly stays below the caps.
func guardLines(text string) *Excess {
	g := guardState{text: text, paragraph: -1}
	for at := 0; at < len(text); {
		end := strings.IndexByte(text[at:], '\n')
		if end < 0 {
			end = len(text)
		} else {
			end += at
		}
		if x := g.line(text[at:end], at); x != nil {
			return x
		}
		at = end + 1
	}
	return nil
}

// staysBelow reports whether a text plainly exceeds no cap: no line has as much before
// its content as the depth takes, no lines without a blank one between as many delimiters,
// and no such lines, with all bars of the text, make a large table. It asks little of each
// line, and most documents need no closer look.
func staysBelow(text string) bool {
	const prefix = maxDepth / 2 // a tab may count twice
	start, rows, most := 0, 0, 0
	for at := 0; at <= len(text); {
		end := len(text)
		if at < end {
			if i := strings.IndexByte(text[at:], '\n'); i >= 0 {
				end = at + i
			}
		}
		if end == at || end == len(text) {
			if end-start > maxDelimiters && countDelimiters(text[start:end]) > maxDelimiters {
				return false
			}
			start, most, rows = end, max(most, rows+1), 0
		}
		if end-at >= prefix && prefixBytes[text[at+prefix-1]] {
			return false
		}
		rows++
		at = end + 1
	}
	return (strings.Count(text, "|")+1)*most <= maxCells
}

// prefixBytes may stand before a line's content.
var prefixBytes = [256]bool{' ': true, '\t': true, '>': true, '-': true, '*': true, '+': true, '.': true, ')': true,
	'0': true, '1': true, '2': true, '3': true, '4': true, '5': true, '6': true, '7': true, '8': true, '9': true}

// guardState is what guard knows of the lines before the current one.
type guardState struct {
	text       string
	fence      byte // '`' or '~' inside a fenced block, else 0
	fenceLen   int
	fenceQuote bool // the fence was opened in a quotation
	fenceIn    int  // spaces before the opening fence
	paragraph  int  // where the current paragraph begins, -1 outside one
	delimiters int  // of the paragraph, up to counted
	counted    int
	columns    int // of the current table, 0 outside one
	rows       int
	header     int // cells of the line before, were it a table's header
	inList     bool
}

// prefix is what stands before a line's content.
type prefix struct {
	end    int // index of the content
	depth  int // containers
	spaces int // directly before the content
	first  int // spaces before anything
	quoted bool
	marker bool // a list marker was seen
}

func (g *guardState) line(line string, at int) *Excess {
	if g.fence == 0 && g.columns == 0 && isProse(line) {
		g.header = 0
		if g.paragraph < 0 {
			g.inList = false
		}
		return g.count(line, at, 0)
	}
	p := scanPrefix(line)
	content := line[p.end:]
	if g.fence != 0 && g.inFence(p, content) {
		return nil
	}
	if content == "" {
		g.paragraph, g.columns, g.header = -1, 0, 0
		if p.depth == 0 {
			return nil
		}
	}
	if p.depth > maxDepth {
		return excess(at, len(line), "%d quotations and lists are nested", p.depth, maxDepth)
	}
	if g.opensFence(p, content) {
		return nil
	}
	if p.marker {
		g.inList = true
		g.paragraph, g.columns, g.header = -1, 0, 0
	} else if p.first == 0 && g.paragraph < 0 {
		g.inList = false
	}
	if x := g.table(content, at); x != nil {
		return x
	}
	if g.columns > 0 || strings.HasPrefix(content, "#") {
		g.paragraph = -1
	}
	return g.count(line, at, p.end)
}

// isProse reports whether a line plainly is one of a paragraph: it begins with a
// letter and has no bar.
func isProse(line string) bool {
	return line != "" && isWord(line[0]) && (line[0] < '0' || line[0] > '9') && strings.IndexByte(line, '|') < 0
}

// count adds a line, whose content begins at prefix, to the current paragraph. Fewer
// bytes than the cap cannot hold more delimiters than it: only long paragraphs are
// looked through at all.
func (g *guardState) count(line string, at, prefix int) *Excess {
	if g.paragraph < 0 {
		g.paragraph = at + prefix
		g.delimiters, g.counted = 0, g.paragraph
	}
	end := at + len(line)
	if end-g.paragraph <= maxDelimiters {
		return nil
	}
	g.delimiters += countDelimiters(g.text[g.counted:end])
	g.counted = end
	if g.delimiters <= maxDelimiters {
		return nil
	}
	return excess(at, len(line), "a paragraph has %d marks of emphasis, code and links", g.delimiters, maxDelimiters)
}

// guardFootnotes counts references and definitions of footnotes, in code as well.
func guardFootnotes(text string) *Excess {
	n := strings.Count(text, "[^")
	if n <= maxFootnotes {
		return nil
	}
	return excess(strings.Index(text, "[^"), 2, "there are %d footnotes", n, maxFootnotes)
}

func excess(at, length int, format string, n, limit int) *Excess {
	return &Excess{
		Span:    source.Span{Start: at, End: at + min(length, 80)},
		Message: fmt.Sprintf(format, n) + fmt.Sprintf("; at most %d are read", limit),
	}
}

// scanPrefix steps over quotation and list markers and counts them. Lists that
// earlier lines opened show as indentation: two spaces each at least.
func scanPrefix(line string) prefix {
	var p prefix
	i := 0
	for i < len(line) {
		switch line[i] {
		case ' ':
			p.spaces++
			i++
			continue
		case '\t':
			p.spaces += 4
			i++
			continue
		case '>':
			p.quoted = true
			i++
		default:
			n := listMarker(line[i:])
			if n == 0 {
				p.end = i
				return p.settle()
			}
			p.marker = true
			i += n
		}
		if p.depth == 0 {
			p.first = p.spaces
		}
		p.depth++
		p.spaces = 0
	}
	p.end = i
	return p.settle()
}

// settle adds the lists that indentation may stand for.
func (p prefix) settle() prefix {
	if p.depth == 0 {
		p.first = p.spaces
	}
	if p.marker {
		p.depth += p.first / 2
	}
	return p
}

// listMarker returns the length of a list marker at the beginning of s, else 0.
func listMarker(s string) int {
	switch s[0] {
	case '-', '*', '+':
		if len(s) == 1 || s[1] == ' ' || s[1] == '\t' {
			return 1
		}
		return 0
	}
	i := 0
	for i < len(s) && i < 9 && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	if i == 0 || i == len(s) || s[i] != '.' && s[i] != ')' {
		return 0
	}
	if i+1 == len(s) || s[i+1] == ' ' || s[i+1] == '\t' {
		return i + 1
	}
	return 0
}

// inFence reports whether the line still belongs to the open fenced block, and
// closes the block where it ends.
func (g *guardState) inFence(p prefix, content string) bool {
	if g.fenceQuote && !p.quoted && content != "" {
		g.fence = 0
		return false
	}
	if g.fenceIn > 0 && g.inList && p.first == 0 && !p.quoted && content != "" {
		g.fence = 0
		return false
	}
	run := fenceRun(content, g.fence)
	if run >= g.fenceLen && strings.TrimSpace(content[run:]) == "" {
		g.fence = 0
		g.paragraph = -1
	}
	return true
}

func (g *guardState) opensFence(p prefix, content string) bool {
	if content == "" || content[0] != '`' && content[0] != '~' {
		return false
	}
	if p.spaces > 3 && !g.inList && !p.marker {
		return false
	}
	run := fenceRun(content, content[0])
	if run < 3 || content[0] == '`' && strings.IndexByte(content[run:], '`') >= 0 {
		return false
	}
	g.fence, g.fenceLen, g.fenceQuote, g.fenceIn = content[0], run, p.quoted, p.first
	if p.marker {
		g.inList = true
		g.fenceIn = max(g.fenceIn, 1)
	}
	g.paragraph, g.columns, g.header = -1, 0, 0
	return true
}

func fenceRun(s string, c byte) int {
	i := 0
	for i < len(s) && s[i] == c {
		i++
	}
	return i
}

// table follows tables: a delimiter row under a row of as many cells begins one,
// a blank line ends it.
func (g *guardState) table(content string, at int) *Excess {
	if g.columns > 0 {
		g.rows++
		if g.columns*g.rows > maxCells {
			return excess(at, len(content), "a table has %d cells", g.columns*g.rows, maxCells)
		}
		return nil
	}
	if strings.IndexByte(content, '|') < 0 {
		g.header = 0
		return nil
	}
	cells := countCells(content)
	if cells > 0 && cells == g.header && isDelimiterRow(content) {
		g.columns, g.rows = cells, 1
	}
	g.header = cells
	return nil
}

func countCells(s string) int {
	s = strings.TrimSpace(s)
	n := strings.Count(s, "|") - strings.Count(s, `\|`)
	if n == 0 {
		return 0
	}
	n++
	if strings.HasPrefix(s, "|") {
		n--
	}
	if strings.HasSuffix(s, "|") && !strings.HasSuffix(s, `\|`) {
		n--
	}
	return n
}

func isDelimiterRow(s string) bool {
	for i := range len(s) {
		switch s[i] {
		case '|', '-', ':', ' ', '\t':
		default:
			return false
		}
	}
	return strings.IndexByte(s, '-') >= 0
}

// delimiterBytes marks the bytes that may begin inline markup.
var delimiterBytes = [256]bool{'*': true, '_': true, '[': true, ']': true, '`': true, '<': true, '~': true, '!': true}

// countDelimiters counts runs of bytes that may begin inline markup. An
// underscore between letters or digits cannot.
func countDelimiters(s string) int {
	n := 0
	for i := range len(s) {
		c := s[i]
		if !delimiterBytes[c] || i > 0 && s[i-1] == c && c != '[' && c != ']' {
			continue
		}
		if c == '_' && i > 0 && i+1 < len(s) && isWord(s[i-1]) && isWord(s[i+1]) {
			continue
		}
		n++
	}
	return n
}

func isWord(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80
}
