package postmortem

import "testing"

// check compares a predicate with what it should say of each text.
func check(t *testing.T, name string, f func(string) bool, cases map[bool][]string) {
	t.Helper()
	for want, texts := range cases {
		for _, s := range texts {
			if got := f(s); got != want {
				t.Errorf("%s(%q) = %v, want %v", name, s, got, want)
			}
		}
	}
}

func TestIsDone(t *testing.T) {
	check(t, "IsDone", DefaultVocabulary().IsDone, map[bool][]string{
		true: {"Done", "DONE", "done!", "[x]", "x", "✅", "✅ Complete", "✔️ Done", "Completed", "Completed 2024-03-01", "Done in PR #5126", "Merged (#12)", "Merged #12", "Fixed in v2.3",
			"Closed", "Yes", "Deployed to production", "Ferdig", "Erledigt", "Terminé", "Hecho", "Feito", "Concluído", "**Done**", "Done on 3 March"},
		false: {"", "Open", "Not done", "To be done", "Fixed the probe by hand", "Done when all alerts exist", "Completed migrations must be documented", "In progress", "[ ]", "No",
			"Closed beta for partners", "Resolved names are cached", "⏳ In Progress"},
	})
}

func TestIsOpen(t *testing.T) {
	check(t, "IsOpen", DefaultVocabulary().IsOpen, map[bool][]string{
		true:  {"Open", "TODO", "In Progress", "⏸️ Not Started", "⏳ In Progress", "[ ]", "Not done", "No", "Offen", "En cours", "Pendiente", "Em andamento", "Pågår", "(open)"},
		false: {"", "Done", "✅ Complete", "Open the ticket", "[x]", "Opened", "Planned outage"},
	})
}

func TestIsTeam(t *testing.T) {
	check(t, "IsTeam", DefaultVocabulary().IsTeam, map[bool][]string{
		true:  {"Platform team", "Team Rocket", "SRE", "SRE team", "on-call", "Platform Engineering", "@acme/storage", "Storage squad", "Backend devs", "Everyone", "Équipe réseau", "Abteilung Betrieb", "DevOps/SRE"},
		false: {"", "@ana", "Ana Lima", "Bea", "Ana (SRE)", "@platform-bot", "PagerDuty", "Teamwork"},
	})
}

func TestIsTopic(t *testing.T) {
	check(t, "IsTopic", DefaultVocabulary().IsTopic, map[bool][]string{
		true:  {"Monitoring", "Process/Structure", "Documentation", "P1", "Short-term", "Follow-up", "Prozess", "Nice to have", "Corrective action"},
		false: {"", "Catalogue", "SRE", "@ana", "Ana", "Platform team", "Security"},
	})
}

func TestIsVerb(t *testing.T) {
	check(t, "IsVerb", DefaultVocabulary().IsVerb, map[bool][]string{
		true:  {"add", "rotate", "Document", "backfill", "erstellen"},
		false: {"", "mark", "grant", "chase", "probe's", "added", "the"},
	})
}

func TestIsSeverity(t *testing.T) {
	check(t, "IsSeverity", DefaultVocabulary().IsSeverity, map[bool][]string{
		true:  {"SEV1", "SEV-2", "sev 3", "P1", "S2", "Critical", "High (P1)", "Severity 1", "Hoch", "Média", "Kritisk", "Minor"},
		false: {"", "Ana", "SEV12", "High load", "P1000", "12"},
	})
}
