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
		"🟡 17:20 – poison message\n🔔 17:34 – alert\n":                                                             "17:20  poison message; 17:34  alert",
		"9.05am: the change goes live\n\n2pm: review\n\n12.30 PM: closed\n":                                       "09:05  the change goes live; 14:00  review; 12:30  closed",
		"| UTC | Eastern | What |\n|---|---|---|\n| 02:10 | 9:10 PM | Export starts |\n":                          "02:10 UTC Export starts",
		"| What | Eastern | UTC |\n|---|---|---|\n| Export starts | 9:10 PM | 02:10 |\n":                          "21:10 Eastern Export starts",
		"Time | Event\n--- | ---\n13:40 | Disk full\n{: .table}\n":                                                "13:40  Disk full",
		"| São Paulo (UTC−03:00) | Lisbon (UTC+00:00) | Event |\n|---|---|---|\n| 21:05 | 00:05 | Loop |\n":       "21:05 UTC−03:00 Loop",
		"All of the times below are Pacific Daylight Time.\n\n- 09:02 Merged\n":                                   "09:02 Pacific Daylight Time Merged",
		"### Events (UK time)\n\n- 09:02 Merged\n":                                                                "09:02 UK time Merged",
		"### Events (US)\n\n- 09:02 Merged\n":                                                                     "09:02  Merged",
		"|Time|Event|\n|---|---|\n|0658|Screens freeze|\n|0705|Manual|\n|1320|Live|\n":                            "06:58  Screens freeze; 07:05  Manual; 13:20  Live",
		"|Time|Event|\n|---|---|\n|0658|Screens freeze|\n|2505|Manual|\n|1320|Live|\n":                            "00:00  Screens freeze; 00:00  Manual; 00:00  Live",
		"1.05 of them are late\n":                         "",
		"14:00 · **Change implemented** · Network team\n": "14:00  Change implemented · Network team",
		"| # | Start | End | Note |\n|---|---|---|---|\n| 1 | 08:55 | 09:20 | Upload peak |\n| 2 | 09:57 | 10:31 | Upload peak |\n": "08:55  Upload peak; 09:57  Upload peak",
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

// Days stand between lists of entries also where no title says that they are a timeline.
func TestDaysBetweenLists(t *testing.T) {
	for in, want := range map[string]string{
		"**15 February 2026**\n\n- 04:38 Detector\n- 04:39 Gas\n\n**16 February 2026**\n\n- 09:00 Racks\n": "2026-02-15 2026-02-15 2026-02-16",
		"**15 February 2026**\n\n- 04:38 Detector\n\n**16 February 2026**\n\n- Racks are powered\n":        "",
	} {
		var got []string
		for _, tl := range parseText("# Fire\n\n## What is known so far\n\n" + in).Timelines {
			for _, e := range tl.Entries {
				if e.Stamp.HasClock {
					got = append(got, e.Day.String())
				}
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: %q, want %q", in, got, want)
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

// Paragraphs that begin with a time are a timeline wherever they stand, days among them too.
func TestTimedParagraphs(t *testing.T) {
	for in, want := range map[string]string{
		"**2026-06-03 08:31:22 - Service Desk**\nLogon hangs.\n\n**2026-06-03 08:44:05 - Graham Pike**\nBridge opened.\n\n**2026-06-03 11:58:40 - Iwona Nowak**\nUsers can log on.\n": "2026-06-03 08:31 2026-06-03 08:44 2026-06-03 11:58",
		"16:48 – found\n\n19:08 – purged\n\n20:45 – declared\n\n2026-06-04\n\n12:34 – removed\n":                                                                                      " 16:48  19:08  20:45 2026-06-04 12:34",
		"16:48 – found\n\n19:08 – purged\n\nNobody noticed.\n":                                                                                                                        "",
	} {
		var got []string
		for _, tl := range parseText("# Uploads rejected\n\n## Work notes\n\n" + in).Timelines {
			for _, e := range tl.Entries {
				if e.Stamp.HasClock {
					got = append(got, fmt.Sprintf("%s %02d:%02d", e.Day, e.Stamp.Clock.Hour, e.Stamp.Clock.Minute))
				}
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q\n got %q\nwant %q", in, strings.Join(got, " "), want)
		}
	}
}
