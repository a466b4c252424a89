package actions

import (
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

// addCheckboxes is the fix that gives a checkbox to items of lists: a ticked one to those
// that are marked as done, there or in the table that follows them. There is none where one of them begins otherwise than with
// its list's marker.
func addCheckboxes(pass *lint.Pass, items []*postmortem.Action) []lint.Fix {
	fix := lint.Fix{Message: "begin the items with `- [ ]`"}
	finished := map[*postmortem.Action]bool{}
	for _, p := range pair(pass, rowsOf(pass), written(pass)).pairs {
		finished[p.item] = p.row.Progress == postmortem.Finished
	}
	for _, a := range items {
		marker := pass.Doc.Marker(a)
		if marker.IsEmpty() {
			return nil
		}
		box := "[ ] "
		if a.Done || finished[a] {
			box = "[x] "
		}
		fix.Edits = append(fix.Edits, lint.Edit{Span: source.Span{Start: marker.End, End: marker.End}, New: box})
	}
	return []lint.Fix{fix}
}
