package lint

import (
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/source"
)

// A Suppression is one comment of a document that asks to suppress findings.
type Suppression struct {
	// Span covers the comment.
	Span source.Span
	// Command is what it asks for ("pmlint-disable-line"), Rules for which rules or groups.
	Command string
	Rules   []string
	// Reason is the author's; empty where none is given, and nothing is suppressed.
	Reason string
	// Findings is how many findings it suppresses.
	Findings int
}

// list returns the comments that suppress, or would if they were complete.
func (s *suppressions) list() []Suppression {
	var out []Suppression
	for i, c := range s.commands {
		if c.verb == enable || c.verb == unknownVerb {
			continue
		}
		found := 0
		for _, e := range s.effects[i] {
			found += e.used
		}
		out = append(out, Suppression{c.span, c.word, c.names, c.reason, found})
	}
	return out
}

// SuppressionReason returns a reason as a comment can hold it, or says why none can.
func SuppressionReason(reason string) (clean, wrong string) {
	clean = strings.Join(strings.Fields(reason), " ")
	switch {
	case clean == "":
		return "", "a reason is needed, in words"
	case strings.Contains(clean, "--"), strings.ContainsAny(clean, "<>"):
		return "", "a comment cannot hold `--`, `<` or `>`"
	}
	return clean, ""
}

// Suppress returns the edits that suppress findings of a document for a reason that
// [SuppressionReason] has accepted: a comment at the end of each line, and for what
// stands where no comment can be, one for the file at its top. Findings that comments
// cannot suppress come back as left.
func Suppress(res *Result, found []Diagnostic, reason string) (edits []Edit, left []Diagnostic) {
	file := res.File
	lines := map[int][]string{}
	var whole []string
	for _, d := range found {
		line := file.Line(d.Span.Start)
		switch {
		case protected(d.Rule):
			left = append(left, d)
		case canEndInComment(res, line):
			if !slices.Contains(lines[line], d.Rule) {
				lines[line] = append(lines[line], d.Rule)
			}
		case !slices.Contains(whole, d.Rule):
			whole = append(whole, d.Rule)
		}
	}
	for line, rules := range lines {
		slices.Sort(rules)
		at := file.LineSpan(line).Start + len(strings.TrimRight(file.Slice(file.LineSpan(line)), " \t"))
		edits = append(edits, Edit{source.Span{Start: at, End: at}, " <!-- " + verbNames[disableLine] + " " + strings.Join(rules, ", ") + ": " + reason + " -->"})
	}
	if len(whole) > 0 {
		slices.Sort(whole)
		at := topOf(res)
		edits = append(edits, Edit{source.Span{Start: at, End: at}, "<!-- " + verbNames[disableFile] + " " + strings.Join(whole, ", ") + ": " + reason + " -->\n\n"})
	}
	slices.SortFunc(edits, func(a, b Edit) int { return a.Span.Start - b.Span.Start })
	return edits, left
}

// topOf is where a comment on the whole file goes: above the text, behind the front matter.
func topOf(res *Result) int {
	if tree := res.Doc.Tree; tree != nil && len(tree.Root.Children) > 0 {
		first := res.File.Line(tree.Root.Children[0].Span.Start)
		return res.File.LineSpan(first).Start
	}
	return len(res.File.Text)
}

// canEndInComment reports whether a comment at the end of a line is one: not in code,
// HTML or front matter, nor on a blank line.
func canEndInComment(res *Result, line int) bool {
	span := res.File.LineSpan(line)
	text := strings.TrimSpace(res.File.Slice(span))
	if text == "" || strings.HasSuffix(text, "\\") || span.Start < topOf(res) || isUnderline(text) {
		return false
	}
	ok := true
	res.Doc.Tree.Root.Walk(func(b *markdown.Block) bool {
		if (b.Kind == markdown.Code || b.Kind == markdown.HTML) && b.Span.Start < span.End && span.Start < b.Span.End {
			ok = false
		}
		return ok
	})
	return ok && !strings.HasPrefix(text, "```") && !strings.HasPrefix(text, "~~~")
}

// isUnderline reports whether a line may make a heading of the one above, or be a rule or
// a table's delimiter row.
func isUnderline(text string) bool { return strings.Trim(text, "=-*_|: ") == "" }
