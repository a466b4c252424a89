package postmortem

import (
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint/source"
	"pgregory.net/rapid"
)

// parseItems reads action items, one a line.
func parseItems(lines ...string) *Document {
	text := "# Uploads rejected\n\n## Action items\n\n- " + strings.Join(lines, "\n- ") + "\n"
	return Parse(source.New("x.md", []byte(text)), DefaultVocabulary())
}

func TestTold(t *testing.T) {
	for in, want := range map[string]bool{
		// Behind a subject.
		"We tweaked/adjusted the quota":         true,
		"We’ve since raised the limit":          true,
		"I added a test":                        true,
		"Our team has replaced both disks":      true,
		"We have for years needed this":         false,
		"We have to add an alert":               false,
		"We had added an alert":                 false,
		"We read the changelog":                 false,
		"We are adding an alert":                false,
		"We were lucky":                         false,
		"@ana added an alert":                   true,
		"Vi la til en alarm":                    false,
		"Wir haben im Proxy alle Limits erhöht": true,
		"Wir haben das erhöhte Limit vergessen": false,
		"J'ai ajouté une alerte":                true,
		"Ajouter une alerte":                    false,
		"Se ha corregido el límite":             true,
		"Agrega a la lista una alerta":          false,
		// In the passive.
		"The alert has been fixed":                    true,
		"Role `viewer` has already been documented":   true,
		"All disks were repaired":                     true,
		"The alert was disabled by the upgrade":       false,
		"The alert has been fixed, but it is slow":    false,
		"The alert has never been fixed":              false,
		"Alert that has been fixed":                   false,
		"Check has been added":                        false,
		"The check has been added":                    true,
		"Find where the token was documented":         false,
		"The cookie_id column should have been fixed": false,
		// A verb with what only a verb has behind it.
		"Added an alert":                                              true,
		"**Increased** the limit":                                     true,
		"Increased 3 limits":                                          true,
		"Increased 5xx alerts":                                        false,
		"Reverted to v2.40.3":                                         true,
		"Fixed `retry`":                                               true,
		"Improved `retry` tests":                                      false,
		"Rolled out the new proxy":                                    false,
		"Switched cron jobs from the old host":                        true,
		"Updated runbook with the new limit":                          true,
		"Updated runbook":                                             false,
		"Re-worked our secrets management":                            true,
		"Request limits: Implemented a limit in Envoy":                true,
		"Added an alert; tune it":                                     false,
		"Added an alert - still too slow":                             false,
		"Created a [ticket](https://example.com/i/1) to add an alert": false,
		"Opened new Jira issue for the alert":                         false,
		"Opened the port":                                             true,
		"Added":                                                       false,
		"Set the limit":                                               false,
		"Based on #12, add an alert":                                  false,
		"Added latency":                                               false,
		// Marked as done, or dated.
		"Added an alert (2026-03-06)":                   false,
		"Added an alert - DONE":                         false,
		"[x] Added an alert":                            false,
		"[ ] Added an alert":                            true,
		"Added an alert (owner: @ana)":                  true,
		"Added an alert (owner: @ana, due: 2026-03-06)": false,
	} {
		doc := parseItems(in)
		if len(doc.Actions) != 1 {
			t.Errorf("%q: %d items", in, len(doc.Actions))
			continue
		}
		if got := doc.Actions[0].Told; got != want {
			t.Errorf("%q: told %v, want %v (read as %q)", in, got, want, doc.Actions[0].Text.Text)
		}
	}
}

func TestTicketState(t *testing.T) {
	for in, want := range map[string]string{
		"Set the limit":                                        "absent",
		"Set the limit - #412":                                 "filled #412",
		"Set the limit - [Track in Issue #XX]":                 "placeholder [Track in Issue #XX]",
		"Set the limit [link to issue]":                        "placeholder [link to issue]",
		"Set the limit (see the issue)":                        "absent",
		"Set the limit - #XX":                                  "placeholder #XX",
		"Set the limit, see #NNN":                              "placeholder #NNN",
		"Set the limit in C# for #1-like channels":             "absent",
		"Set the limit - Ticket: TBD":                          "placeholder TBD",
		"Set the limit - Ticket: none":                         "absent",
		"Set the limit - Ticket: done":                         "absent",
		"Set the limit - Ticket: ask Tom":                      "unparsable ask Tom",
		"Set the limit - Ticket: V118233":                      "filled V118233",
		"Set the limit\n  - Ticket: PAY-310":                   "filled PAY-310",
		"Set the limit\n  - Ticket: [link]":                    "placeholder [link]",
		"Set the limit - https://tasks.example.com/t/81":       "filled https://tasks.example.com/t/81",
		"Set the limit - [Track in Issue #XX] - #412":          "filled #412",
		"Set the limit - [issue](https://tasks.example.com/1)": "filled https://tasks.example.com/1",
	} {
		doc := parseItems(in)
		if len(doc.Actions) != 1 {
			t.Errorf("%q: %d items", in, len(doc.Actions))
			continue
		}
		a := doc.Actions[0]
		got := map[State]string{Absent: "absent", Filled: "filled ", Placeholder: "placeholder ", Unparsable: "unparsable "}[a.TicketState]
		if got += doc.File.Slice(a.TicketSpan); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
		if a.Text.Text != "Set the limit" && strings.Contains(want, "[") {
			t.Errorf("%q: the text is %q", in, a.Text.Text)
		}
	}
}

// A text is what its words are, however they are put together.
func TestClauseWords(t *testing.T) {
	for in, want := range map[string]string{
		"We've raised it - now.":      "we have raised it , now ,",
		"Re-worked v2.1, and 1,000/s": "reworked v2.1 , and 1,000 s",
		"don’t; “can't”":              "do not , can not",
		"\n---\n":                     ", , , , ,",
		"L'incident d'Été":            "lincident dete",
		"'quoted' -dash- trailing-":   "quoted , dash trailing",
		"\xff broken \xffwords":       "broken words",
		"":                            "",
	} {
		if got := strings.Join(clauseWords(in), " "); got != want {
			t.Errorf("clauseWords(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestToldOfAnything(t *testing.T) {
	parts := []string{"We", "have", "added", "an", "alert", "has been", "was", "fixed", "`x`", ",", ".", ":", "#XX", "[", "]", "\"", "'", "-", "to", "\xff", "é", "will", "todo", "\n"}
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOfN(rapid.SampledFrom(parts), 0, 20).Draw(t, "parts"), " ")
		v := DefaultVocabulary()
		v.tells(s, rapid.Bool().Draw(t, "code"))
		v.promises(s)
		v.TimeFrame(s)
		v.Declines(s)
		for _, a := range parseItems(s).Actions {
			if a.TicketState != Absent && a.TicketSpan.IsEmpty() {
				t.Errorf("%q: a ticket nowhere", s)
			}
		}
	})
}
