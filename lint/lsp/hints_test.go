package lsp

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint/source"
)

func hintLines(v *view) string {
	return lines(v.hints(source.Span{End: len(v.file.Text)}), func(h hint) string {
		line := v.file.LineSpan(v.file.Line(h.at))
		return fmt.Sprintf("%s[%s] %s", v.file.Slice(source.Span{Start: line.Start, End: h.at}), h.text, h.tooltip)
	})
}

func TestHints(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"a list", "## Timeline (UTC)\n\n- 14:02 A\n- 14:09 B\n- 16:17 C\n", `
- 14:09[+7 min] since the first entry, 14:02 UTC
- 16:17[+2 h 15 min] since the first entry, 14:02 UTC`},
		{"a table", "## Timeline\n\n| Time | Event |\n|---|---|\n| 14:02 | A |\n| 15:02 | B |\n", `
| 15:02[+1 h] since the first entry, 14:02`},
		{"over midnight", "## Timeline\n\n- 23:50 A\n- 00:10 B\n- 23:55 C\n- 00:20 D\n", `
- 00:10[+20 min] since the first entry, 23:50
- 23:55[+1 d 5 min] since the first entry, 23:50
- 00:20[+1 d 30 min] since the first entry, 23:50`},
		{"with days", "## Timeline\n\n- 2026-03-04 14:00 A\n- 2026-03-07 16:00 B\n", `
- 2026-03-07 16:00[+3 d 2 h] since the first entry, 2026-03-04 14:00`},
		{"roughly", "## Timeline\n\n- 14:00 A\n- ~14:20 B\n", `
- ~14:20[+~20 min] since the first entry, 14:00`},
		{"zones that are known", "## Timeline\n\n- 14:00 UTC A\n- 15:30 CET B\n", `
- 15:30 CET[+30 min] since the first entry, 14:00 UTC`},
		{"zones that are not", "## Timeline\n\n- 14:00 UTC A\n- 15:30 IST B\n", ""},
		{"out of order", "## Timeline\n\n- 14:10 A\n- 14:00 B\n- 14:20 C\n", `
- 14:20[+10 min] since the first entry, 14:10`},
		{"not filled in", "## Timeline\n\n- 14:10 A\n- HH:MM B\n- 14:20 C\n", `
- 14:20[+10 min] since the first entry, 14:10`},
		{"one entry", "## Timeline\n\n- 14:10 A\n", ""},
		{"no timeline", "## Summary\n\nIt began at 14:10.\n", ""},
		{"milestones", "## Timeline (UTC)\n\n- 14:02 Incident began\n- 14:09 Alert fired\n- 16:17 Service restored\n\n- **Time to Detect**: 9 minutes\n- **Time to Resolve**:\n- **Time to Mitigate**: 5 minutes\n", `
- 14:09[+7 min] since the first entry, 14:02 UTC
- 16:17[+2 h 15 min] since the first entry, 14:02 UTC
- **Time to Detect**: 9 minutes[timeline: 7 min] from 14:02 UTC (Incident began) to 14:09 UTC (Alert fired)
- **Time to Resolve**:[timeline: 2 h 15 min] from 14:02 UTC (Incident began) to 16:17 UTC (Service restored)`},
		{"milestones with a choice", "## Timeline (UTC)\n\n- 14:02 Incident began\n- 14:09 Alert fired\n- 14:19 Alert fired again\n\n**Time to Detect**: 9 minutes\n", `
- 14:09[+7 min] since the first entry, 14:02 UTC
- 14:19[+17 min] since the first entry, 14:02 UTC`},
		{"milestones of a guess", "## Timeline (UTC)\n\n- ~14:02 Incident began\n- 14:09 Alert fired\n\n**Time to Detect**: 9 minutes\n", `
- 14:09[+~7 min] since the first entry, 14:02 UTC`},
	} {
		t.Run(test.name, func(t *testing.T) {
			check(t, hintLines(viewOf(t, "# A\n\n"+test.text, "minimal")), test.want)
		})
	}
}

// The stated milestones of the clean document are what the hints say.
func TestHintsOfReport(t *testing.T) {
	data, err := os.ReadFile("../../testdata/documents/complete-report.md")
	if err != nil {
		t.Fatal(err)
	}
	var milestones []string
	for line := range strings.Lines(hintLines(viewOf(t, string(data), "incident-report"))) {
		if strings.Contains(line, "timeline:") {
			milestones = append(milestones, line[:strings.Index(line, "]")+1])
		}
	}
	check(t, strings.Join(milestones, "\n"), `
- **Time to Detection**: 7 minutes from start[timeline: 7 min]
- **Response Time**: 3 minutes from detection[timeline: 3 min]
- **Time to Detect**: 7 minutes[timeline: 7 min]
- **Time to Investigate**: 29 minutes[timeline: 29 min]
- **Time to Mitigate**: 24 minutes[timeline: 24 min]
- **Time to Resolve**: Total 135 minutes[timeline: 2 h 15 min]
- **MTTR (Mean Time to Recovery)**: 135 minutes[timeline: 2 h 15 min]`)
}

// An editor asks for the lines that it shows.
func TestHintsInRange(t *testing.T) {
	text := "# A\n\n## Timeline\n\n- 14:02 A\n- 14:09 B\n- 16:17 C\n"
	v := viewOf(t, text, "minimal")
	if got := v.hints(spanOf(t, text, "- 14:09 B")); len(got) != 1 || got[0].text != "+7 min" {
		t.Errorf("%v", got)
	}
}
