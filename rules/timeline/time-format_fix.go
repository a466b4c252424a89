package timeline

import (
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

// onTwentyFour is the fix that writes the times of entries as HH:MM; none where one of
// them cannot be.
func onTwentyFour(pass *lint.Pass, safe bool, entries ...*postmortem.Entry) []lint.Fix {
	fix := lint.Fix{Message: "write the times as HH:MM", Safe: safe}
	for _, e := range entries {
		text, ok := e.Stamp.InTwentyFourHours()
		if !ok || pass.Doc.File.Slice(e.Stamp.Span) != e.Stamp.Text {
			return nil
		}
		fix.Edits = append(fix.Edits, lint.Edit{Span: e.Stamp.Span, New: text})
		if len(entries) == 1 {
			fix.Message = "write " + text
		}
	}
	return []lint.Fix{fix}
}

// convertsExactly reports whether all times of a timeline are on a twelve-hour clock,
// each can be read in one way only, and together they rise: so nobody left out an AM or
// PM, or wrote the wrong one.
func convertsExactly(tl *postmortem.Timeline) bool {
	var last *postmortem.Entry
	for _, e := range clocks(tl) {
		if !e.Stamp.ExactTwelve() {
			return false
		}
		if last != nil {
			if minutes, ok := last.MinutesTo(e); !ok || minutes < 0 || last.Day == e.Day && e.Stamp.Clock.Minutes() < last.Stamp.Clock.Minutes() {
				return false
			}
		}
		last = e
	}
	return last != nil
}
