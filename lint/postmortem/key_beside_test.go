package postmortem

import (
	"fmt"
	"strings"
	"testing"
)

// Several fields may share a line, and a short value does not go on below it.
func TestFieldsBeside(t *testing.T) {
	for in, want := range map[string]string{
		"Date: 2026-09-30 · Severity: 1 · Duration: 52 min":                               "date=2026-09-30; severity=1; duration=52 min",
		"Type: Incident | Status: **Done** | Priority: High":                              "=Incident; status=Done; =High",
		"**Status**: 🟢 resolved  **Severity**: critical  **Labels**: `a`":                 "status=🟢 resolved; severity=critical; =a",
		"**Status:** resolved **Severity:** critical":                                     "status=resolved; severity=critical",
		"*Team: Core · Author: Ana Duarte · 2026-09-30*":                                  "team=Core; authors=Ana Duarte · 2026-09-30",
		"Status: resolved: the **limit** is gone":                                         "status=resolved: the limit is gone",
		"Services: api | web | mobile":                                                    "services=api | web | mobile",
		"Duration: 3 h · about 14:00 UTC":                                                 "duration=3 h · about 14:00 UTC",
		"Sev: 3\nStart 9:41 AM ET, end 10:22 AM ET (41 min)":                              "severity=3",
		"Services: the gateway that stands before all others, and\nAll that is behind it": "services=the gateway that stands before all others, and All that is behind it",
		"Severity: high\nbut for the EU only":                                             "severity=high but for the EU only",
		"1.2.1 Incident reference: MIR/2026/017":                                          "id=MIR/2026/017",
		"1.2 Incident reference: MIR/2026/017":                                            "",
		"Reference: BK-2026-10-26\nSeverity: 2":                                           "id=BK-2026-10-26; severity=2",
		"Reference: the vendor's report":                                                  "",
		"- Add a test — Owner: Ana — Due: 2026-03-04":                                     "",
		"**Q: What happened?**":                                                           "",
		"Ref: CVE-2026-1234":                                                              "=CVE-2026-1234",
		"## Root cause\n\nReference: CHG-20881\n":                                         "=CHG-20881",
		"**RCA-2026-014** · Severity: P1 · Status: Final":                                 "severity=P1; status=Final",
		"RCA-2026-014 · Severity: P1 · Status: Final":                                     "severity=P1; status=Final",
		"INC-7 | **Severity**: P1 | **Status**: Final":                                    "severity=P1; status=Final",
		"The limit · set in 2019 · was: 100":                                              "",
		"Data: 12/03/2026":                                                                "date=12/03/2026",
		"Data: none lost":                                                                 "=none lost",
		"Stand: abgeschlossen":                                                            "status=abgeschlossen",
		"Stand: 12.05.2026":                                                               "updated=12.05.2026",
		"- **14:05**: the index is empty\n- **14:31**: a customer writes":                 "",
	} {
		var got []string
		for _, f := range parseText("# Uploads rejected\n\n" + in + "\n").Fields {
			got = append(got, fmt.Sprintf("%s=%s", f.Key, f.Value.Text))
		}
		if strings.Join(got, "; ") != want {
			t.Errorf("%q\n got %s\nwant %s", in, strings.Join(got, "; "), want)
		}
	}
}

// A table of fields may have a header that says no more than that.
func TestFieldTableHeader(t *testing.T) {
	for header, want := range map[string]int{
		"| Field | Value |": 1, "| Attribute | Value |": 1, "| Champ | Valeur |": 1, "| Severity | High |": 2, "| | |": 1,
	} {
		doc := parseText("# Uploads rejected\n\n" + header + "\n|---|---|\n| Date | 2026-09-30 |\n")
		if len(doc.Fields) != want {
			t.Errorf("%s: %d fields, want %d", header, len(doc.Fields), want)
		}
	}
}

// The date of the last change is not the incident's.
func TestDateOfDocument(t *testing.T) {
	for in, want := range map[string]string{
		"# Uploads rejected\n\n_Published 2026-06-20 by the team_\n\nOn June 17, 2026 uploads were rejected.\n":       "2026-06-17",
		"# Uploads rejected\n\nUploads were rejected on June 17, 2026. Published on June 20, 2026.\n":                 "2026-06-17",
		"---\nlayout: post\ndate: 2026-08-21\nincident_date: 2026-08-19\n---\n# Uploads rejected\n":                   "2026-08-19",
		"---\nlast_update:\n  date: 8/14/2026\n  author: Ana Duarte\n---\n# Uploads rejected\n\n- Date: 2026-08-06\n": "2026-08-06",
		"# Uploads rejected\n\nAuthor: Ana Duarte\nLast updated: 2026-05-20\n":                                        "",
		"# Uploads rejected\n\nOn 2026-05-18 uploads were rejected.\n\nLast updated: 2026-05-20\n":                    "2026-05-18",
	} {
		if got := parseText(in).Day.String(); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// Forms set fields side by side in a table, too.
func TestFieldsInCells(t *testing.T) {
	for in, want := range map[string]string{
		"| | | | |\n|---|---|---|---|\n| **Number** | INC0087713 | **Status** | Closed |\n| **Item** | ECC | **Severity** | High |\n":                   "id=INC0087713; status=Closed; =ECC; severity=High",
		"||||\n|--|--|--|\n| **Date**: 02.04.2025 | **Item**: #88213 | **Status**: Closed |\n":                                                          "date=02.04.2025; =#88213; status=Closed",
		"| **Date**: 02.04.2025 | what happened | when |\n|--|--|--|\n":                                                                                 "",
		"| Status | Closed | Region | EU |\n|---|---|---|---|\n| Severity | High | Zone | a |\n":                                                        "",
		"| Impact start | Impact detection | Impact end | Responders | Tier |\n|---|---|---|---|---|\n| 2025-04-30 14:02 | 14:05 | 15:11 | SRE | 1 |\n": "start=2025-04-30 14:02; detected=14:05; end=15:11; first-responder=SRE; =1",
		"- DBA-301: make the time-out configurable\n- Owner: Bjarne Holt\n":                                                                             "owner=Bjarne Holt",
	} {
		var got []string
		for _, f := range parseText("# Uploads rejected\n\n" + in).Fields {
			got = append(got, fmt.Sprintf("%s=%s", f.Key, f.Value.Text))
		}
		if strings.Join(got, "; ") != want {
			t.Errorf("%q\n got %s\nwant %s", in, strings.Join(got, "; "), want)
		}
	}
}
