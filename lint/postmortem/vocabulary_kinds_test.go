package postmortem

import (
	"slices"
	"strings"
	"testing"
)

func TestKinds(t *testing.T) {
	none := []Kind{}
	for _, group := range []struct {
		want   []Kind
		titles []string
	}{
		{[]Kind{Summary}, []string{
			"Summary", "1. Executive Summary", "Incident summary:", "📝 TL;DR", "What happened?", "What happened with the login service?",
			"Lead-up", "Background", "Overview of the outage", "Zusammenfassung", "Was ist passiert?", "Résumé exécutif",
			"Que s’est-il passé ?", "¿Qué pasó?", "Visão geral do incidente", "Hva skjedde?", "Sammendrag",
		}},
		{[]Kind{Impact}, []string{
			"Impact", "User Impact", "End-user impact", "Impact on customers", "Impact analysis", "3.2 Impact assessment", "What was impacted",
			"Who was affected?", "How were users affected?", "How did it affect our customers?", "Impact & severity", "Affected users",
			"Auswirkungen auf Kunden", "Répercussions", "Impacto en los usuarios", "Análise de impacto", "Konsekvens",
		}},
		{[]Kind{TimelineSection}, []string{
			"Timeline", "Timeline (UTC)", "Timeline - UTC", "Issue Timeline — UTC", "Timeline, all times in CET", "Timeline of events",
			"Timeline of the failed migration of 3 May", "Detailed incident timeline", "Follow-up timeline (times in BST)", "Key events",
			"Timeline (all times PST) 09/21/2022 - 11/03/2022. All times approximations", "Timeline (UTC) All Times Approximate",
			"Timeline - Pacific Time", "Sequence of Events", "Timeline and graphs", "Tidslinje 12.03.2020", "Zeitlicher Ablauf (alle Zeiten in MEZ)",
			"Chronologie détaillée", "Línea de tiempo", "Linha do tempo (UTC)", "Hendelsesforløp",
		}},
		{[]Kind{Detection}, []string{
			"Detection", "How was it detected?", "How did we find out?", "How was the incident discovered?", "Identified", "Detection details",
			"Wie wurde der Vorfall bemerkt?", "Détection", "¿Cómo se detectó?", "Detecção", "Påvisning",
		}},
		{[]Kind{Response}, []string{"Response", "Incident response", "How we responded", "Triage", "Réponse à l'incident", "Resposta", "Håndtering"}},
		{[]Kind{RootCause}, []string{
			"Root cause", "Root Cause(s)", "Root Causes", "Root Cause Analysis (RCA)", "RCA", "Root Cause of the Outage", "Why did it happen?",
			"Why the event happened", "What caused the incident?", "Underlying cause", "Primary root cause", "Root cause identification: The Five Whys",
			"Cause of the problem", "What went wrong technically", "Fault", "Rotårsaker", "Årsak", "Grundursache", "Ursachenanalyse",
			"Cause racine", "Causes profondes", "Causa raíz", "Causa Raiz", "Análisis de la causa raíz (RCA)", "Análise de causa-raiz",
		}},
		{[]Kind{ContributingFactors}, []string{
			"Contributing Factors", "Contributing factors (findings)", "Contributing conditions analysis", "The Five Whys", "5 whys",
			"Beitragende Faktoren", "Facteurs contributifs", "Factores contribuyentes", "Fatores contribuintes", "Medvirkende faktorer",
		}},
		{[]Kind{Resolution}, []string{
			"Resolution", "Resolution & Recovery", "Mitigation and resolution", "Details of fix", "Solution", "Recovery", "Actions taken",
			"Immediate actions taken", "How was it fixed?", "How did we resolve the incident?", "What is Acme doing to mitigate the attacks?",
			"Resolution and verification", "Behebung", "Rétablissement du service", "Resolución", "Solução", "Løsning",
		}},
		{[]Kind{ActionItems}, []string{
			"Action items", "Action Items with owners", "Actions", "Next steps", "Follow-ups", "Followup tasks", "Follow-ups from the review",
			"Action items & follow-ups", "Corrective and Preventative Measures", "Corrective Actions with Owners", "Recommendations", "Remediation",
			"Process improvements", "Short-term improvements", "Immediate actions (completed)", "Long-term fixes", "Future measures", "Repair items",
			"What we're doing about it", "What are we going to do about it?", "What is Acme doing about spam?", "How are we preventing it from happening again?",
			"How will we prevent this?", "How can we improve?", "What's next?", "Review actions", "Aksjonspunkter", "Tiltak", "Maßnahmen",
			"Nächste Schritte", "Plan d’action", "Prochaines étapes", "Acciones correctivas/preventivas", "Acciones inmediatas", "Ações corretivas e preventivas",
			"Acoes corretivas e preventivas", "Acciones a corto plazo",
		}},
		{[]Kind{Prevention}, []string{"Prevention", "Prevention measures", "Prävention", "Forebygging"}},
		{[]Kind{LessonsLearned}, []string{
			"Lessons learned", "Lessons Learnt", "Lessons", "Learnings", "What did we learn?", "Key takeaways", "Insights", "Hva lærte vi?´",
			"Erkenntnisse", "Leçons apprises", "Lecciones Aprendidas", "Lições aprendidas", "Læringspunkter",
		}},
		{[]Kind{WentWell}, []string{
			"What went well?", "What worked well", "Things that went well", "What helped", "Hva gikk bra", "Was lief gut?", "Ce qui a fonctionné",
			"Lo que salió bien", "O que funcionou bem",
		}},
		{[]Kind{WentWrong}, []string{
			"What went wrong", "What went poorly", "What didn’t go so well?", "What didn't work", "What could have gone better?", "What could be improved",
			"Areas for improvement", "Hva gikk dårlig", "Was lief schlecht", "Ce qui n’a pas fonctionné", "Lo que salió mal", "Áreas de mejora", "O que falhou",
		}},
		{[]Kind{GotLucky}, []string{
			"Where we got lucky", "Where did we get lucky?", "Luck", "Hvor hadde vi flaks", "Facteurs de chance", "Donde tuvimos suerte", "Onde tivemos sorte",
		}},
		{[]Kind{Review}, []string{"Review & Approval", "Sign-off", "Post-mortem meeting", "Approvals", "Godkjenning"}},
		{[]Kind{FollowUp}, []string{"Follow-up", "Follow up", "Action Item Progress (Update Weekly)", "Next Review Date", "Oppfølging", "Suivi"}},
		{[]Kind{Appendix}, []string{
			"Appendix", "Appendices", "Appendix A: Logs", "Appendix - raw data", "A. Relevant Logs", "References", "Related issues / PRs", "Links", "Vedlegg", "Anhang",
		}},
		{[]Kind{RootCause, Resolution}, []string{"Root cause and mitigation", "Root Cause / Resolution", "Root cause & fix"}},
		{[]Kind{RootCause, ContributingFactors}, []string{"Root cause and contributing factors", "Causa raiz e fatores contribuintes"}},
		{[]Kind{Detection, Response}, []string{"Detection and response", "Detection & Response"}},
		{[]Kind{WentWell, WentWrong}, []string{"What went well / What went wrong", "What went well, what could be improved"}},
		{[]Kind{LessonsLearned, ActionItems}, []string{"Lessons learned and future improvements", "Lessons & Follow-ups"}},
		{none, []string{
			"", "Postmortem", "Incident review", "Post-incident report", "Incident details", "Attendees", "Stats", "Trigger", "Process", "Monitoring",
			"Details", "Context", "Conclusion", "Q&A", "Impact of TLS on latency graphs", "How to write a timeline", "Overview of the architecture",
			"Detection of duplicate invoices in the parser", "Fix the login page", "Incident on 2020-02-12", "May 12", "14:55", "07:35 - Node limit increased",
			"Why is this malware different?", "What should you do?", "Effects of deleting production pods", "Q: Why did it happen?",
			"Response and request headers of the new proxy", "What happens to my account?", "Summary of the impact of the change of the default of the flag on us",
			"Rollback procedure documentation", "Quick mitigation once identified", "Testing gaps", "Immediate", "Long-term", "Tasks and updates",
		}},
	} {
		for _, title := range group.titles {
			if got := DefaultVocabulary().Kinds(title); !slices.Equal(got, group.want) {
				t.Errorf("Kinds(%q) = %v, want %v", title, got, group.want)
			}
		}
	}
}

func TestKindsOfLongTitle(t *testing.T) {
	v := DefaultVocabulary()
	for _, title := range []string{
		strings.Repeat("timeline ", 1e5), strings.Repeat("impact and ", 1e5), strings.Repeat("(", 1e5), "Timeline " + strings.Repeat("(a)", 1e5),
	} {
		if got := v.Kinds(title); len(got) > 0 {
			t.Errorf("Kinds of %d bytes = %v, want none", len(title), got)
		}
	}
}

func TestFallbacks(t *testing.T) {
	for title, want := range map[string][]Kind{
		"Details":           {RootCause},
		"2. Investigation:": {RootCause},
		"Response":          {Resolution},
		"Follow-up":         {ActionItems},
		"Prevention":        {ActionItems},
		"Monitoring":        {Detection},
		"Context":           {Summary},
		"Conclusions":       {Summary, RootCause},
		"Scope":             {Impact},
		"Summary":           nil,
		"Details of fix":    nil,
		"Attendees":         nil,
	} {
		if got := DefaultVocabulary().meaning(title).fallbacks; !slices.Equal(got, want) {
			t.Errorf("Fallbacks(%q) = %v, want %v", title, got, want)
		}
	}
}

// A label is a field's and a name a section's. A text that is both is a section
// as a heading and a field as a bold key, which must be meant.
func TestSectionsAreNoLabels(t *testing.T) {
	v := DefaultVocabulary()
	both := []string{"next review", "next review date"}
	for name, kinds := range v.sections.All() {
		if key := v.Label(name); key != "" && len(kinds) > 0 && !slices.Contains(both, name) {
			t.Errorf("%q is section %v and label %q", name, kinds, key)
		}
	}
}

// A fallback that is also a name of the same kind would never be needed.
func TestFallbacksAreNoNames(t *testing.T) {
	v := DefaultVocabulary()
	for name, kinds := range v.fallbacks.All() {
		if slices.Equal(v.Kinds(name), kinds) {
			t.Errorf("%q is a name and a fallback of %v", name, kinds)
		}
	}
}

func TestHorizon(t *testing.T) {
	for title, want := range map[string]bool{
		"Immediate": true, "Immediate (This Week)": true, "Short-term (This Month)": true, "Long term": true, "Long-term Improvements (Q4 2025)": true,
		"Mid-term actions": true, "Kurzfristige Maßnahmen": true, "Actions à court terme": true, "Acciones a corto plazo": true, "Ações de longo prazo": true,
		"Strakstiltak": true, "Langsiktige tiltak": true, "This quarter": true,
		"Immediate actions taken": false, "Action items": false, "Long": false, "Immediate mitigation": false, "": false, "The long-term cost of queues": false,
	} {
		if got := DefaultVocabulary().meaning(title).frame != ""; got != want {
			t.Errorf("Horizon(%q) = %v, want %v", title, got, want)
		}
	}
}

func TestSaysDone(t *testing.T) {
	v := DefaultVocabulary()
	for title, want := range map[string]bool{
		"Done": true, "Completed": true, "Immediate actions (completed)": true, "Completed actions": true, "Erledigt": true, "Done ✅": true,
		"Immediate actions": false, "Actions (to be completed)": false, "Open": false, "Done by whom": false, "": false, "Fixed costs": false,
	} {
		if got := v.saysDone(title, v.titleKey(title)); got != want {
			t.Errorf("saysDone(%q) = %v, want %v", title, got, want)
		}
	}
}

func TestIsProcessNotes(t *testing.T) {
	v := DefaultVocabulary()
	for title, want := range map[string]bool{"Tracking": true, "1. Tracking:": true, "Process": false, "Action items": false} {
		if got := v.IsProcessNotes(title); got != want {
			t.Errorf("IsProcessNotes(%q) = %v, want %v", title, got, want)
		}
	}
}
