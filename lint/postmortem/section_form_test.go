package postmortem

import (
	"fmt"
	"strings"
	"testing"
)

// meaningsOf returns the sections of a document that have a meaning, with the meaning.
func meaningsOf(doc *Document) string {
	var out []string
	for _, s := range doc.Sections {
		if len(s.Kinds) > 0 {
			out = append(out, fmt.Sprintf("%s=%s", s.Title, s.Kinds[0]))
		}
	}
	return strings.Join(out, "; ")
}

// Sections are marked as the tool that the document comes from does it.
func TestSectionForms(t *testing.T) {
	const tasks = "| Measure | Responsible | Until | State |\n|---|---|---|---|\n| Alert on empty indexes | Ana | 2026-03-04 | open |\n"
	for in, want := range map[string]string{
		"## Summary {#summary}\n\nIt failed.\n":                                 "Summary=summary",
		"## 2 Management summary\n\nIt failed.\n\n## 5 Whys\n":                  "2 Management summary=summary; 5 Whys=contributing-factors",
		"## 2 Teams\n\nIt failed.\n":                                            "",
		"> [!summary]\n> It failed.\n\nNobody noticed.\n":                       "summary=summary",
		"> [!warning]- Impact\n> 61 machines.\n":                                "Impact=impact",
		"> [!tldr] In short\n> It failed.\n":                                    "In short=summary",
		"> [!todo]\n> Ask the vendor.\n":                                        "",
		"> [!note] Read this\n> It failed.\n":                                   "",
		"## Root cause\n\n> [!summary]\n> It failed.\n":                         "Root cause=root-cause",
		"## What we shall do\n\n" + tasks:                                       "What we shall do=action-items",
		"## Related issues\n\n" + tasks:                                         "Related issues=action-items",
		"## What we shall do\n\n" + tasks + "\n## Action items\n\n- Add a test": "Action items=action-items",
		"## Change log\n\n| Date | Who | What | State |\n|---|---|---|---|\n| 2026-03-04 | Ana | First draft | done |\n":                        "",
		"## Log of the night\n\n| Time | What | Who | Until | State |\n|---|---|---|---|---|\n| 14:05 | It fails | Ana | 2026-03-04 | open |\n": "",
		"[**Summary 1**](#summary)\n\n[**Impact 2**](#impact)\n\n## Summary\n\nIt failed.\n":                                                    "Summary=summary",
		"**Q: What happened?**\n\nIt failed.\n\n**Q: Who was affected?**\n\nEverybody.\n":                                                       "What happened?=summary; Who was affected?=impact",
		"## Summary :memo:\n\nIt failed.\n\n## Timeline :clock1:\n\n- [x] 12:20 Rule deployed\n- [x] 13:25 Rule reverted\n":                     "Summary=summary; Timeline=timeline",
		"## What we saw when\n\n- [x] 12:20 Rule deployed\n- [x] 13:25 Rule reverted\n":                                                         "",
		"## What went well / what didn't\n\n- The alert\n":                                                                                      "What went well / what didn't=went-well",
		"## Outcomes/Corrective Actions\n\n- Add a test\n":                                                                                      "Outcomes/Corrective Actions=action-items",
		"## What we've learned and what happens next\n\n- Add a test\n":                                                                         "What we've learned and what happens next=lessons-learned",
		"[**Impact**](#impact)\n\n## What it did {#impact}\n\nIt failed.\n":                                                                     "",
	} {
		if got := meaningsOf(parseText("# Uploads rejected\n\n" + in)); got != want {
			t.Errorf("%q\n got %s\nwant %s", in, got, want)
		}
	}
}

// What follows a box is not a part of it.
func TestCalloutEnds(t *testing.T) {
	doc := parseText("# Uploads rejected\n\n> [!summary]\n> It failed.\n\nNobody noticed.\n")
	if s := doc.Find(Summary); s == nil || len(s.Blocks) != 1 || strings.Contains(doc.File.Slice(s.Body), "Nobody") {
		t.Errorf("the summary is %+v", s)
	}
}

// The title stands in the front matter, or below a heading that asks for it.
func TestTitleForms(t *testing.T) {
	for in, want := range map[string]string{
		"---\ntitle: Uploads rejected\n---\n\n# Summary {#summary}\n\nIt failed.\n\n# Timeline {#timeline}\n": "Uploads rejected",
		"### Incident title\n\nUploads rejected\n\n### Summary\n\nIt failed.\n":                               "Uploads rejected",
		"# Uploads rejected {#uploads-rejected}\n\n## Summary\n\nIt failed.\n":                                "Uploads rejected",
	} {
		if got := parseText(in).Title.Text; got != want {
			t.Errorf("%q: %q", in, got)
		}
	}
}

// The ID may stand at the end of a title, or before its colon.
func TestTitleID(t *testing.T) {
	for in, want := range map[string]string{
		"Mails lost (INC-2026-118)":                 "INC-2026-118",
		"Mails lost (OPS-4711)":                     "OPS-4711",
		"Mails lost (CVE-2026-118)":                 "",
		"Mails lost (until 2026-03-04)":             "",
		"Incident report SIR-2026-009: Keys leaked": "SIR-2026-009",
		"Incident report of 2026: Keys leaked":      "",
		"Keys leaked: SIR-2026-009 and what it was": "",
	} {
		if got := parseText("# " + in + "\n\n## Summary\n\nIt failed.\n").ID.Text; got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// A document is of the first of the days that its title, or its opening text, names, and not
// of the day on which it was published or reviewed.
func TestDayForms(t *testing.T) {
	for in, want := range map[string]string{
		"# Outage of 28–31 October 2025\n":                                                                        "2025-10-28",
		"# Outage of 28 to 31 October 2025\n":                                                                     "2025-10-28",
		"# Outage of 28 - 31 October 2025\n":                                                                      "2025-10-28",
		"# Outage 7 - 31 October 2025\n":                                                                          "2025-10-31",
		"# Outages of 16, 17 and 18 February 2026\n":                                                              "2026-02-16",
		"# Outage of shard 7, 10 March 2026\n":                                                                    "2026-03-10",
		"# Outage of 28th to 31st October 2025\n":                                                                 "2025-10-28",
		"# Outage of 31 December to 2 January 2025\n":                                                             "2024-12-31",
		"# Outage of October 28 and 29, 2025\n":                                                                   "2025-10-28",
		"# Outage\n\nBetween November 11 and November 15, 2025 writes waited.\n":                                  "2025-11-11",
		"# Outage\n\n*Infrastructure Working Group, 2026-03-16*\n\nThis is about 10 March 2026.\n":                "2026-03-10",
		"# Outage\n\n*Infrastructure Working Group, 2026-03-16*\n\nIt was the first since 10 March 2024.\n":       "2026-03-16",
		"# Outage\n\n*Outage of the API, 2026-03-16*\n\nThe change was made on 10 March 2026.\n":                  "2026-03-16",
		"# Outage\n\nOwner: SRE — Reviewed by: A. Kowal, 2026-07-15\n\n## Summary\n\nIt failed on 8 July 2026.\n": "2026-07-08",
		"# Outage\n\nOn Tuesday, 10 March 2026, it failed.\n\n## Timeline\n\n- 02:10 Job starts\n- 05:44 Job stopped\n- 2026-03-13 18:00 Counters loaded\n": "2026-03-10",
	} {
		if got := parseText(in).Day.String(); got != want {
			t.Errorf("%q: %s, want %s", in, got, want)
		}
	}
}
