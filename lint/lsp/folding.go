package lsp

import "github.com/pmlint/pmlint/lint/postmortem"

// folding returns what can be folded: the front matter, and sections that headings or
// bold lines begin.
func (v *view) folding() []foldingRange {
	out := []foldingRange{}
	if tree := v.doc.Tree; tree != nil && tree.Front != nil {
		span := tree.Front.Span
		out = append(out, foldingRange{StartLine: v.file.Line(span.Start) - 1, EndLine: v.file.Line(span.End) - 1, Kind: "region"})
	}
	for _, s := range v.doc.Sections {
		if s.Form == postmortem.BoldKey {
			continue
		}
		start, end := v.file.Line(s.Span.Start), v.file.Line(max(s.Body.End-1, s.Span.Start))
		for end > start && isBlankLine(v.file.Slice(v.file.LineSpan(end))) {
			end--
		}
		if end > start {
			out = append(out, foldingRange{StartLine: start - 1, EndLine: end - 1})
		}
	}
	return out
}

func isBlankLine(line string) bool {
	for i := range len(line) {
		if line[i] != ' ' && line[i] != '\t' {
			return false
		}
	}
	return true
}
