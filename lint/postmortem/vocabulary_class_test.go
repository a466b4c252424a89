package postmortem

import (
	"strings"
	"testing"
)

func TestClass(t *testing.T) {
	for class, events := range map[RowClass][]string{
		Began: {"Incident began", "The outage starts", "Impact started", "First errors in the log", "Start of the outage", "Fault occurs", "Errors start to rise",
			"Beginn der Störung", "Début de l’incident", "Inicio del incidente", "Início do incidente", "Hendelsen starter"},
		Detected: {"Alert fired", "`HighLatency` alert for the API triggered", "Customers report errors", "PagerDuty alerted the on-call", "Paged @ana", "Fault detected", "Fast burn alert fired",
			"The alert pages search on-call",
			"First report from a customer", "Kunden melden Fehler", "Alerte déclenchée", "Alarmen går", "Se detecta el problema"},
		Acknowledged:  {"Page acknowledged", "@bo joined the call", "Incident declared", "Incident is declared", "Declared an incident"},
		Investigation: {"Investigation started", "Team starts looking at the logs", "Investigating", "Feilsøking starter", "Untersuchung beginnt", "Early look: we looked into the pool"},
		Identified:    {"Root cause identified", "Cause found", "The root cause is identified", "Found the issue", "Identified a bad deploy", "Ursache gefunden", "Regel als Ursache erkannt", "Årsaken er funnet", "Causa raíz identificada"},
		Mitigated: {"Mitigation applied", "Rolled back", "Rollback complete", "Fix deployed", "Deployed a fix", "Failover to the replica", "Fix is live",
			"Correctif déployé", "Rullet tilbake", "Se aplica el fix"},
		Restored: {"Service restored", "Recovered", "Resolved", "Back to normal", "Everything is back", "Repaired", "Störung behoben", "Service rétabli",
			"Servicio restablecido", "Serviço normalizado", "Feilen er rettet", "Feilen er løst", "The issue resolves", "It resolves itself", "Løst ved omstart"},
		Stable:    {"Monitoring period ended", "Confirmed stable", "All clear"},
		Scheduled: {"Post-mortem scheduled", "Postmortem scheduled for Tuesday", "Scheduled the retrospective"},
		"": {"", "Deployed v2", "Team lunch", "Not resolved", "The issue is not yet resolved", "Trying to roll back", "Couldn't be restored", "Rollback started",
			"Will be resolved tomorrow", "Scheduled maintenance", "The restoration shop opened", "Alertness", "Nicht behoben", "Ikke løst", "Connection lost", "DNS resolves to the old address", "Resolves a merge conflict", "Primary loses its disk; failover 1", "Lost all replicas"},
	} {
		for _, event := range events {
			if got := DefaultVocabulary().Class(event); got != class {
				t.Errorf("Class(%q) = %q, want %q", event, got, class)
			}
		}
	}
}

// The first class of the list wins, wherever its phrase stands in the event.
func TestClassOrder(t *testing.T) {
	for event, want := range map[string]RowClass{
		"Resolved: rolled back":                      Mitigated,
		"Investigation started after alert fired":    Detected,
		"Not rolled back, but resolved":              Restored,
		"Alert fired; nothing resolved":              Detected,
		strings.Repeat("x ", 1e6) + "Incident began": "",
	} {
		if got := DefaultVocabulary().Class(event); got != want {
			t.Errorf("Class(%.60q) = %q, want %q", event, got, want)
		}
	}
}

func TestPhrasesMustBeWellFormed(t *testing.T) {
	for _, text := range []string{"", "_ fired", "alert _", "{alert fired", "alert} fired", "{a,{b}} c", "a  b", "a _ b _ c _ d _ e"} {
		if err := new(Vocabulary).addPhrases(text, Detected); err == nil {
			t.Errorf("addPhrases(%q) gave no error", text)
		}
	}
}
