package postmortem

import (
	"strings"
	"testing"
)

func TestLabel(t *testing.T) {
	for key, labels := range map[FieldKey][]string{
		FieldID:            {"Incident ID", "ID", "incident_id", "incidentId", "Incident #", "Número do incidente", "Vorfall-ID"},
		FieldTitle:         {"Title", "Incident Title", "Titel", "Título"},
		FieldDate:          {"Date", "DATE:", "Incident Date", "Date(s)", "Date of the incident", "Date/Time", "Dato", "Datum", "Fecha", "Data", "Date (UTC)", "Datum / Date"},
		FieldSeverity:      {"Severity", "Severity Level", "Incident Severity", "Alvorlighetsgrad", "Schweregrad", "Nivel de Severidad", "Gravité"},
		FieldStatus:        {"Status", "Report Status", "État", "Estado", "Situação"},
		FieldDuration:      {"Duration", "Total Downtime", "Dauer", "Durée totale", "Varighet"},
		FieldOwner:         {"Owner", "Document Owner", "Verantwortlich", "Eier", "Responsable"},
		FieldAuthors:       {"Author", "Authors", "Author(s)", "Auteur·rice·s", "By", "Av", "Written by", "Autores"},
		FieldCommander:     {"Incident Commander", "IC", "Incident Lead", "Hendelsesleder"},
		FieldResponder:     {"First Responder", "Responders", "On-call engineer"},
		FieldCreated:       {"Created", "Created At", "Erstellt am", "Postmortem Date"},
		FieldUpdated:       {"Last Updated", "last_modified", "Sist oppdatert"},
		FieldVersion:       {"Version", "Versjon"},
		FieldStart:         {"Start Time", "start_time", "Start Date/Time", "Began", "Hora de início", "Starttid"},
		FieldEnd:           {"End Time", "Resolved", "Resolved at", "Ende", "Hora de fin"},
		FieldDetected:      {"Detected", "Detection Time", "First detected", "Erkannt am"},
		FieldMitigated:     {"Mitigation Time", "Repaired"},
		FieldTimeToDetect:  {"Time to Detect", "Time to Detect (TTD)", "Time to Detection", "MTTD"},
		FieldTimeToResolve: {"Time to Resolve (TTR)", "Time to repair", "MTTR (Mean Time to Recovery)", "Mean Time to Resolve"},
		FieldTimeToRespond: {"Response Time", "Time to acknowledge"},
		FieldAttendees:     {"Attendees", "Postmortem Attendees", "Participants", "Deltakere"},
		FieldReviewedBy:    {"Reviewed By", "Reviewers"},
		FieldApprovedBy:    {"Approved By", "Godkjent av"},
		FieldServices:      {"Services Affected", "Affected systems", "Betroffene Systeme"},
		"":                 {"", "Summary", "Impact", "Resolution", "Note", "A", "Date / Status", "Date / Note", "Root cause", "Follow up", "The date on which the certificate expired", strings.Repeat("date ", 1e5)},
	} {
		for _, label := range labels {
			if got := DefaultVocabulary().Label(label); got != key {
				t.Errorf("Label(%.60q) = %q, want %q", label, got, key)
			}
		}
	}
}

func TestActionKey(t *testing.T) {
	for key, labels := range map[ActionKey][]string{
		TextKey:     {"Action", "Action Item", "Task", "What", "Mesure à prendre", "Aksjon", "Tarea", "Ação", "Maßnahme"},
		OwnerKey:    {"Owner", "Owner(s)", "Assignee", "Assigned To", "DRI", "Who", "Team", "Responsable", "Eier", "Verantwortlich", "Responsável", "Dueño", "Responsible Party"},
		DueKey:      {"Due", "Due Date", "Deadline", "By", "by when", "ETA", "Target Date", "Frist", "Fällig bis", "Termin / Due", "Échéance", "Fecha límite", "Prazo", "Due date (2026)"},
		TicketKey:   {"Ticket", "Issue #", "Bug #", "# de problème", "Referanse", "JIRA", "PRs", "Link", "Tracking Issue"},
		StateKey:    {"Status", "State", "Done", "Done?", "Complet", "Estado", "Erledigt"},
		TypeKey:     {"Type", "Type (Mitigate/ Prevent/ Process/ Other)", "Priority", "Niveau de priorité", "Notes"},
		NoActionKey: {"", "Monitoring", "SRE", "Alice", "Fix the probe", "#"},
	} {
		for _, label := range labels {
			if got := DefaultVocabulary().ActionKey(label); got != key {
				t.Errorf("ActionKey(%q) = %q, want %q", label, got, key)
			}
		}
	}
}

func TestTimelineColumn(t *testing.T) {
	for key, headers := range map[ColumnKey][]string{
		TimeColumn:  {"Time", "Time (UTC)", "Time - UTC", "UTC", "PST", "Timestamp", "Date/Time", "When", "Tid", "Uhrzeit", "Heure", "Hora (UTC)", "Horário", "Pacific Time"},
		DateColumn:  {"Date", "Day", "Datum", "Fecha", "Jour"},
		EventColumn: {"Event", "Events", "Description", "What happened", "Action/ Impact", "Ereignis", "Événement", "Hendelse", "Acontecimento"},
		ActorColumn: {"Actor", "Who/What", "Who", "By", "Wer", "Responsable", "Aktør"},
		NotesColumn: {"Notes", "Comments", "Remarques", "Bemerkung", "Artefakt-Link"},
		NoColumn:    {"", "Elapsed", "Duration", "#", "Metric"},
	} {
		for _, header := range headers {
			if got := DefaultVocabulary().TimelineColumn(header); got != key {
				t.Errorf("TimelineColumn(%q) = %q, want %q", header, got, key)
			}
		}
	}
}

func TestStatus(t *testing.T) {
	for status, texts := range map[Status][]string{
		Draft:       {"Draft", "DRAFT", "WIP", "Entwurf", "Brouillon", "Utkast"},
		UnderReview: {"Under Review", "In review", "ready to be reviewed", "Prêt à l’évaluation", "Em revisão"},
		Approved:    {"Approved", "Final", "Published", "Reviewed", "Godkjent"},
		Archived:    {"Archived", "Closed", "Archiviert"},
		"":          {"", "Resolved", "Ongoing", "Løst", "Pågående", "Draft / Under Review / Approved", "Investigating"},
	} {
		for _, text := range texts {
			if got := DefaultVocabulary().Status(text); got != status {
				t.Errorf("Status(%q) = %q, want %q", text, got, status)
			}
		}
	}
}
