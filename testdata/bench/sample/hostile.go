package sample

import (
	"strconv"
	"strings"
)

// A Hostile is a document that is meant to hurt whoever reads it.
type Hostile struct {
	// Name says what it is made of, in words that can be a file's name.
	Name string
	// Text makes the document, of about size bytes and never more.
	Text func(size int) string
}

// Hostiles are pathological documents, each of a kind that has cost a Markdown reader,
// a scanner or a terminal its time, its memory or its life.
func Hostiles() []Hostile {
	var all []Hostile
	for _, part := range [][]Hostile{containers(), inlines(), definitions(), tables(), lines(), characters(), blocks(), postmortems()} {
		all = append(all, part...)
	}
	return all
}

// repeat makes a document of the same part again and again.
func repeat(name, part string) Hostile { return framed(name, "", part, "") }

// framed is repeat between a head and a tail.
func framed(name, head, part, tail string) Hostile {
	return Hostile{name, func(size int) string {
		return head + strings.Repeat(part, max(0, size-len(head)-len(tail))/len(part)) + tail
	}}
}

// counted makes a document of parts that differ by a number.
func counted(name, head, format string) Hostile {
	return Hostile{name, func(size int) string {
		var b strings.Builder
		b.WriteString(head)
		for i := 0; ; i++ {
			part := strings.ReplaceAll(format, "N", strconv.Itoa(i))
			if b.Len()+len(part) > size {
				return b.String()
			}
			b.WriteString(part)
		}
	}}
}

// stairs makes a document whose lines are each one step deeper than the one before.
func stairs(name, step, end string) Hostile {
	return Hostile{name, func(size int) string {
		var b strings.Builder
		for i := 1; b.Len()+i*len(step)+len(end) <= size; i++ {
			b.WriteString(strings.Repeat(step, i))
			b.WriteString(end)
		}
		return b.String()
	}}
}

// nested puts a part, many times opened, before the same part as often closed.
func nested(name, opening, closing string) Hostile {
	return Hostile{name, func(size int) string {
		n := size / (len(opening) + len(closing))
		return strings.Repeat(opening, n) + strings.Repeat(closing, n)
	}}
}

func containers() []Hostile {
	return []Hostile{
		repeat("quotes in one line", "> "),
		stairs("quotes ever deeper", ">", "\n"),
		repeat("quotes of one line each", "> a\n\n"),
		repeat("lists in one line", "- "),
		repeat("numbered lists in one line", "1. "),
		repeat("quotes and lists by turns", "> - "),
		stairs("lists ever deeper", "  ", "- a\n"),
		repeat("lists of one item", "- a\n\n* b\n\n"),
		repeat("a long list", "- a\n"),
		repeat("a loose list", "- a\n\n"),
		repeat("items with nothing", "-\n"),
		repeat("deep items with text that goes on", strings.Repeat("- ", 40)+"a\nb\n"),
		framed("blank lines below deep items", strings.Repeat("- ", 45)+"a\n", "\n", "b\n"),
		framed("text below deep items", strings.Repeat("- ", 45)+"a\n", "b\n", ""),
		framed("deep code", strings.Repeat("- ", 45)+"```\n", "\n", ""),
		framed("items that only look like lists", "a\n", "2. "+strings.Repeat("[](", 300)+"\n", ""),
	}
}

func inlines() []Hostile {
	return []Hostile{
		repeat("opening brackets", "["),
		nested("brackets in brackets", "[", "]"),
		repeat("links that never end", "[]("),
		repeat("links with a destination that never ends", "[a](b"),
		repeat("images in images", "![["),
		repeat("emphasis of two kinds", "_a*"),
		repeat("emphasis never closed", "*a "),
		nested("strong in strong", "**a ", "**"),
		repeat("asterisks", "*"),
		repeat("strikethrough", "~~a~"),
		repeat("backticks", "`"),
		stairs("runs of backticks, each longer", "`", " a "),
		repeat("escaped backticks", "\\`"),
		repeat("backslashes", "\\"),
		repeat("tags that never end", "<a "),
		repeat("comments that never end", "<!--a"),
		repeat("less-than signs", "<"),
		repeat("entities that never end", "&a"),
		repeat("entities", "&amp;"),
		repeat("addresses", "http://a.b/("),
		repeat("at signs", "a@b."),
		repeat("paragraphs of brackets", strings.Repeat("[a](", 400)+"\n\n"),
		repeat("paragraphs of emphasis", strings.Repeat("_a*", 600)+"\n\n"),
	}
}

func definitions() []Hostile {
	return []Hostile{
		repeat("the same definition", "[a]: b\n"),
		counted("definitions", "", "[aN]: b\n"),
		counted("definitions and references", "", "[aN]: b\n\n[aN] [aN][]\n\n"),
		framed("definitions with a title that ends in another line", strings.Repeat("[a]: b 'c\n", 900), "d\n", ""),
		framed("references over very many lines", strings.Repeat("[a] ", 900)+"\n", "d\n", ""),
		framed("references in very many lines", strings.Repeat("x [a]\n", 900), "d\n", ""),
		repeat("definitions that never end", "[a]: <b\n"),
		repeat("definitions with a title that never ends", "[a]: b 'c\n"),
		repeat("references to nothing", "[a][b] "),
		counted("footnotes", "", "[^N] [^N]\n\n[^N]: a\n\n"),
		repeat("the same footnote", "[^1]"),
		counted("footnotes in footnotes", "", "[^N]: [^N]: a\n"),
	}
}

func tables() []Hostile {
	wide := func(n int) string { return strings.Repeat("|a", n) + "|\n" + strings.Repeat("|-", n) + "|\n" }
	return []Hostile{
		{"one wide row", func(size int) string { return wide(size/4 - 4) }},
		framed("a wide head and short rows", wide(1000), "|a|\n", ""),
		framed("a long table", wide(2), "|a|b|\n", ""),
		repeat("tables of one row", "|a|b|\n|-|-|\n|c|d|\n\n"),
		repeat("head after head", "|a|\n|-|\n"),
		repeat("bars", "|"),
		framed("escaped bars", wide(2), `\|`, ""),
		framed("cells of markup", wide(2), "|**a**|`b` [c](d)|\n", ""),
		framed("escaped bars in code", wide(1), "|`a\\|b`|\n", ""),
		framed("escaped bars in one cell of code", wide(1)+"|`", `a\|`, "`|\n"),
		framed("a table whose head does not fit", "|a|b|\n|-|\n", "[](\n", ""),
	}
}

func lines() []Hostile {
	return []Hostile{
		repeat("one huge word", "a"),
		repeat("one huge line", "a b. "),
		repeat("one huge line of dates", "2026-03-04 14:02 "),
		repeat("one huge line of numbers", "1,"),
		repeat("one huge line of digits", "7"),
		framed("a heading of brackets", "# ", "[](", "\n"),
		framed("an underlined heading of emphasis", "", "_a*", "\n===\n"),
		repeat("spaces", " "),
		repeat("tabs", "\t"),
		repeat("line feeds", "\n"),
		repeat("carriage returns", "\r"),
		repeat("lines of one letter", "a\n"),
		repeat("paragraphs of one letter", "a\n\n"),
		repeat("hard breaks", "a  \n"),
		framed("spaces within words", "a", " ", "b"),
	}
}

func characters() []Hostile {
	return []Hostile{
		repeat("NUL", "\x00"),
		framed("NUL at the end", "# Title\n\n", "text\n", "\x00"),
		repeat("invalid UTF-8", "\xff\xfe\n"),
		repeat("UTF-8 cut short", "a\xe2\x82\n"),
		repeat("surrogates", "\xed\xa0\x80"),
		repeat("overlong UTF-8", "\xc0\xaf"),
		repeat("UTF-16", "a\x00\n\x00"),
		repeat("byte order marks", "\ufeff"),
		framed("combining marks", "# e", "\u0301", "\n"),
		repeat("combining marks on each letter", "e\u0301\u0327 "),
		repeat("bidi controls", "\u202ea\u2066b"),
		repeat("invisible characters", "a\u200b\u2060\u00ad"),
		repeat("emoji in families", "👩\u200d👩\u200d👧 "),
		repeat("control characters", "\x1b[2J\x07\x08"),
		repeat("line and paragraph separators", "a\u2028b\u2029\u0085"),
		repeat("characters of the last plane", "\U0010ffff"),
		repeat("letters that change their length in lower case", "İẞȺ"),
	}
}

func blocks() []Hostile {
	return []Hostile{
		// What looks like the beginning of a fence is none in HTML or in indented code.
		framed("a fence in HTML and brackets behind", "<div>\n```\n\n", "[](", ""),
		framed("a fence in a comment and emphasis behind", "<!--\n```\n-->\n", "_a*", ""),
		framed("a fence in indented code and links behind", "- a\n\n        ```\n\n  ", "[a](b", ""),
		framed("a fence in HTML and quotes behind", "<div>\n```\n\n", "> ", ""),
		framed("a fence in HTML and definitions behind", "<div>\n```\n\n", "[a]: b\n", ""),
		framed("a fence in HTML and a wide table behind", "<div>\n```\n\n"+strings.Repeat("|a", 2000)+"|\n"+strings.Repeat("|-", 2000)+"|\n", "|x|\n", ""),
		framed("a fence that never ends", "```\n", "a\n", ""),
		repeat("fences", "```\n"),
		stairs("fences ever longer", "`", "\n"),
		repeat("fences of tildes with words", "~~~ a\n"),
		repeat("indented code", "    a\n\n"),
		repeat("blocks of HTML", "<div>\n\n"),
		repeat("blocks of HTML that never end", "<?a\n"),
		repeat("comments", "<!-- a -->\n"),
		repeat("headings", "# a\n"),
		counted("headings of every level", "", "# N\n## N\n### N\n#### N\n##### N\n###### N\n"),
		repeat("underlines", "a\n=\n"),
		repeat("hashes", "#"),
		repeat("rules", "---\n"),
		framed("front matter that never ends", "---\n", "a: b\n", ""),
		framed("front matter of brackets", "---\na: ", "[", "\n---\n"),
		framed("front matter of aliases", "---\na: &a [x]\nb: [", "*a,", "]\n---\n"),
		framed("front matter of tables", "+++\n", "[[a]]\n", "+++\n"),
	}
}

// postmortems are hostile in what makes a post-mortem, which Markdown does not know.
func postmortems() []Hostile {
	return []Hostile{
		counted("suppressions of unknown rules", "# Post-mortem: a\n\n", "a <!-- pmlint-disable-line actions/ownerN: b -->\n"),
		counted("suppressions that never end", "# Post-mortem: a\n\n", "<!-- pmlint-disable actions: N -->\n\na\n\n"),
		repeat("suppressions of one line", "<!-- pmlint-disable-line actions: a -->"),
		framed("rows of a timeline", "# Post-mortem: a\n\n## Timeline\n\n| Time | Event |\n|-|-|\n", "| 14:02 | Incident began, alert fired, service restored |\n", ""),
		framed("items of a timeline", "# Post-mortem: a\n\n## Timeline\n\n", "- 2026-03-04 14:02 UTC - 14:03 UTC: alert fired\n", ""),
		framed("days of a timeline", "# Post-mortem: a\n\n## Timeline\n\n", "### 2026-03-04\n\n- 23:59 a\n- 00:01 b\n\n", ""),
		framed("action items", "# Post-mortem: a\n\n## Action items\n\n", "- [ ] Fix it - Owner: @ana - Due: 2026-03-09 - #412\n", ""),
		counted("action items, no two alike", "# Post-mortem: a\n\n## Action items\n\n", "- [ ] Alert on part N of the pool - Owner: @aN - Due: 2026-03-09 - #N\n"),
		counted("action items followed up", "# Post-mortem: a\n\n## Action items\n\n- [ ] a\n\n## Follow-up\n\n| Item | Owner | Status | Notes |\n|-|-|-|-|\n", "| Do N (#N) | @a | Done | - |\n"),
		framed("owners", "# Post-mortem: a\n\n## Action items\n\n- [ ] Fix it - Owner: ", "@ana, ", "\n"),
		framed("fields", "# Post-mortem: a\n\n", "**Severity**: HIGH  \n", ""),
		counted("labels, no two alike", "# Post-mortem: a\n\n", "- **Label N**: value N\n"),
		framed("durations", "# Post-mortem: a\n\n## Impact\n\n", "It took 135 minutes, from 14:02 to 16:17 UTC. ", "\n"),
		framed("sentences of blame", "# Post-mortem: a\n\n## Root cause\n\n", "Bob forgot to run the tests and should have known better. ", "\n"),
		framed("promises", "# Post-mortem: a\n\n## Lessons learned\n\n", "We will add an alert. ", "\n"),
		framed("placeholders", "# Post-mortem: a\n\n", "[TBD] TODO ??? <fill in> ", "\n"),
		framed("calculations", "# Post-mortem: a\n\n## Impact\n\n- Revenue Impact: ", "1,240 × $37.50 + ", "= $46,500\n"),
		framed("secrets", "# Post-mortem: a\n\n", "password=hunter2hunter2 AKIAIOSFODNN7EXAMPLE 4111 1111 1111 1111 ", "\n"),
		framed("mail addresses", "# Post-mortem: a\n\n", "ana@example.com, ", "\n"),
		counted("links to nowhere", "# Post-mortem: a\n\n", "- [a](N.md#N)\n"),
		counted("anchors", "# Post-mortem: a\n\n", "## Part N\n\n[a](#part-N)\n\n"),
		repeat("post-mortems in one file", "# Post-mortem: a\n\n## Timeline\n\n- 14:02 a\n\n## Root cause\n\nb\n\n"),
		repeat("empty sections", "## Summary\n\n## Impact\n\n## Root cause\n\n"),
	}
}
