package postmortem

import (
	"fmt"
	"strings"
	"testing"
)

// Entries and their zones are written as the tool that the document comes from does it.
func TestTimelineForms(t *testing.T) {
	for in, want := range map[string]string{
		"| Time | Zone | Event |\n|---|---|---|\n| 02:00 | CEST | Batch starts |\n| 02:25 | CET | Batch ends |\n": "02:00 CEST Batch starts; 02:25 CET Batch ends",
		"| Time | Zone | Event |\n|---|---|---|\n| 02:00 | shop | Batch starts |\n":                               "02:00  Batch starts",
		"| 09/Dec/25 6:58 PM | Deployed |\n|---|---|\n| 09/Dec/25 7:12 PM | Reported |\n":                         "2025-12-09 18:58  Deployed; 2025-12-09 19:12  Reported",
		"<details><summary>All times UTC</summary>\n\n- 09:02 Merged\n- 09:40 Fails\n\n</details>\n":              "09:02 UTC Merged; 09:40 UTC Fails",
		"<details><summary>14:00 UTC is the start</summary>\n\n- 09:02 Merged\n\n</details>\n":                    "09:02  Merged",
		"<!-- All times UTC -->\n\n- 09:02 Merged\n":                                                              "09:02  Merged",
		"### 3.1 Sequence of events\n\nAll times are CET.\n\n- 09:02 Merged\n":                                    "09:02 CET Merged",
		"22:48\n:   Quota reached\n\n22:50\n:   Probe fails\n":                                                    "22:48  Quota reached; 22:50  Probe fails",
		"Horários de Brasília.\n\n- 17:30 - Script executado\n":                                                   "17:30 Horários de Brasília Script executado",
		"- 05\\-Nov\\-2025 09:02 \\- Merged\n":                                                                    "2025-11-05 09:02  Merged",
	} {
		doc := parseText("# Uploads rejected\n\n## Timeline\n\n" + in)
		var got []string
		for _, tl := range doc.Timelines {
			for _, e := range tl.Entries {
				got = append(got, strings.TrimSpace(fmt.Sprintf("%s %s %s %s", e.Day, e.Stamp.Clock, e.Zone.Name, e.Event.Text)))
			}
		}
		if strings.Join(got, "; ") != want {
			t.Errorf("%q\n got %s\nwant %s", in, strings.Join(got, "; "), want)
		}
	}
}

func TestTellsNewestFirst(t *testing.T) {
	for in, want := range map[string]bool{
		"## Timeline, newest entry first (UTC)\n\n- 10:00 a\n- 09:00 b\n":          true,
		"## Timeline\n\nTimes in UTC, in reverse order.\n\n- 10:00 a\n- 09:00 b\n": true,
		"## Timeline\n\nTimes in UTC.\n\n- 10:00 a\n- 09:00 b\n":                   false,
	} {
		doc := parseText("# Uploads rejected\n\n" + in)
		if got := doc.TellsNewestFirst(doc.Timelines[0]); got != want {
			t.Errorf("%q: %v", in, got)
		}
	}
}
