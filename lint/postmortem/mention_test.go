package postmortem

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint/source"
)

// readItems returns what was read of the action items of a document, one a line.
func readItems(doc *Document) string {
	var out []string
	for _, a := range doc.Actions {
		item := a.Text.Text
		for _, o := range a.Owners {
			item += " / " + o.Name
		}
		if a.DueDay.Full() {
			item += " / " + a.DueDay.String()
		}
		if a.Done {
			item += " / done"
		}
		out = append(out, item)
	}
	return strings.Join(out, "\n")
}

// People are mentioned, and days are marked, as the tool that the document comes from does it.
func TestOwnersMentioned(t *testing.T) {
	for in, want := range map[string]string{
		"Alert on empty indexes — @Priya Raman — November 21, 2026":         "Alert on empty indexes / Priya Raman / 2026-11-21",
		"Alert on empty indexes (@Wei-Lin Chou, 2026-11-21)":                "Alert on empty indexes / Wei-Lin Chou / 2026-11-21",
		"Alert on empty indexes - @<Katja Brandl> - 2026-11-21":             "Alert on empty indexes / Katja Brandl / 2026-11-21",
		"Alert on empty indexes 📅 2026-11-21 [[Kenji Arai]] ⏫":              "Alert on empty indexes / Kenji Arai / 2026-11-21",
		"Alert on empty indexes [[people/kenji|Kenji Arai]]":                "Alert on empty indexes [[people/kenji|Kenji Arai]]",
		"Ask [[Kenji Arai]] how the index is made":                          "Ask [[Kenji Arai]] how the index is made",
		"Rewrite [[Alias swap]]":                                            "Rewrite [[Alias swap]]",
		"Use automount 📅 2026-07-04 ✅ 2026-07-02":                           "Use automount / 2026-07-04 / done",
		"Use automount ✅ in the EU, then everywhere":                        "Use automount ✅ in the EU, then everywhere",
		"Check the trailer of the file (Reto Ammann, until 24.10.2026)":     "Check the trailer of the file / Reto Ammann / 2026-10-24",
		"Leave the check on until 24.10.2026":                               "Leave the check on until 24.10.2026 / 2026-10-24",
		"limit retries to 5 → Lotte (done 12/03)":                           "limit retries to 5 / Lotte / done",
		"⬜ alert on worker restarts → Lotte, 2026-12-19":                    "alert on worker restarts / Lotte / 2026-12-19",
		"✅ limit retries to 5 (@lotte)":                                     "limit retries to 5 / @lotte / done",
		"crash counter per job → Anselm, 12/12":                             "crash counter per job / Anselm",
		"Replace 31 servers by 24 February 2026 (Infrastructure, R. Aalto)": "Replace 31 servers by 24 February 2026 / Infrastructure / 2026-02-24",
		"Replace 31 servers (Infrastructure, R. Aalto)":                     "Replace 31 servers (Infrastructure, R. Aalto)",
		`\[x\] Renew the secret \- Ana Duarte \- 2026\-03\-05`:              "Renew the secret / Ana Duarte / 2026-03-05 / done",
		`\[ \] Renew the secret \- Ana Duarte \- 2026\-03\-05`:              "Renew the secret / Ana Duarte / 2026-03-05",
		"Watch the level (Team Datenbank, bis 31.10.2026, DB-771)":          "Watch the level / Team Datenbank / 2026-10-31",
		"Watch the level - owner Ana Duarte - 2026-10-31":                   "Watch the level / Ana Duarte / 2026-10-31",
		"Move the cache from Redis → Valkey":                                "Move the cache from Redis → Valkey",
	} {
		if got := readItems(parseItems(in)); got != want {
			t.Errorf("%q\n got %s\nwant %s", in, got, want)
		}
	}
}

// Each item of a list may begin with who does it, if the document knows one of them.
func TestLedItems(t *testing.T) {
	const lead = "# Printers offline\n\nAuthor: Becca Stahl\n\n## To-do\n\n"
	for in, want := range map[string]string{
		"1. Becca – put the policy on the unit – done 6/27\n2. Luz Ortega – ring-based patching\n": "put the policy on the unit / Becca / done\nring-based patching / Luz Ortega",
		"- Becca - add a test\n- Monitoring - add an alert\n":                                      "Becca - add a test\nMonitoring - add an alert",
		"- Kafka - upgrade to 4.1\n- Redis - upgrade to 8\n":                                       "Kafka - upgrade to 4.1\nRedis - upgrade to 8",
		"- Becca - add a test\n- Add an alert\n":                                                   "Becca - add a test\nAdd an alert",
	} {
		doc := Parse(source.New("a.md", []byte(lead+in)), DefaultVocabulary())
		if got := readItems(doc); got != want {
			t.Errorf("%q\n got %s\nwant %s", in, got, want)
		}
	}
}

// What a site generator puts in place of a variable is no item of the author's.
func TestGeneratedItems(t *testing.T) {
	doc := parseText("# Uploads rejected\n\n## Action items\n\n{% for a in page.items %}\n- {{ a.title }} ({{ a.owner }})\n{% endfor %}\n")
	if got := readItems(doc); got != "" {
		t.Errorf("read %q", got)
	}
}

// A wiki's link stands for its text, and not for something that is still to be written.
func TestWikiLinks(t *testing.T) {
	for in, want := range map[string]string{
		"Severity: [[SEV-3]]":                    "severity 1 SEV-3",
		"Severity: [[levels/SEV-3|SEV-3]]":       "severity 1 SEV-3",
		"Owner: [[Haruka Mori]]":                 "owner 1 Haruka Mori",
		"Owner: [[Haruka Mori]], [[Kenji Arai]]": "owner 1 [[Haruka Mori]], [[Kenji Arai]]",
		"Owner: [[TBD]]":                         "owner 2 TBD",
		"Date: [[YYYY-MM-DD]]":                   "date 2 YYYY-MM-DD",
		"Owner: [Owner]":                         "owner 2 [Owner]",
	} {
		doc := parseText("# Backups missing\n\n" + in + "\n")
		if len(doc.Fields) != 1 {
			t.Fatalf("%q: %d fields", in, len(doc.Fields))
		}
		f := doc.Fields[0]
		if got := fmt.Sprintf("%s %d %s", f.Key, f.Value.State, f.Value.Text); got != want {
			t.Errorf("%q: %s, want %s", in, got, want)
		}
	}
	doc := parseText("---\nowner: \"[[Haruka Mori]]\"\n---\n# Backups missing\n")
	if f := doc.Fields[0]; f.Value.Text != "Haruka Mori" || doc.File.Slice(f.Value.Span) != "Haruka Mori" {
		t.Errorf("front matter: %q at %q", f.Value.Text, doc.File.Slice(f.Value.Span))
	}
	if blanks := parseText("[[_TOC_]]\n\n# Backups missing\n").Blanks(); len(blanks) > 0 {
		t.Errorf("a table of contents is a blank: %v", blanks)
	}
}
