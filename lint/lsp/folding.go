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
		whole := v.trimmed(s.Span.Cover(s.Body))
		start, end := v.file.Line(whole.Start), v.file.Line(max(whole.End-1, whole.Start))
		if end > start {
			out = append(out, foldingRange{StartLine: start - 1, EndLine: end - 1})
		}
	}
	return out
}
