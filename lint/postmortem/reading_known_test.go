package postmortem_test

import (
	"strings"
	"testing"
)

// A known difference is a class of values that are read otherwise than a careful
// person reads them. Its places are "FILE:LINE,LINE measure".
type known struct {
	reason string
	places []string
}

// knownDifferences returns the differences that TestReading lets pass. Whoever
// teaches the reader one of these forms removes its places: one that no longer
// differs fails the test.
func knownDifferences() []known {
	return []known{
		{"only the section's text says that its title is that of the cause", []string{"blog-outage.md:16 sections"}},
		{"a single word behind a dash or full stop may be the owner or the end of the item", []string{
			"pt-datas.md:41 actions.owners", "no-dager.md:35 actions.owners", "setext-plain.md:39 actions.owners"}},
		{"a verb that is also a team's name begins the item", []string{"odd-order.md:7 actions.owners"}},

		{"a label such as Incident or Key is an identifier where its value has the form of one", []string{
			"atlassian-style.md:1 id", "es-informe.md:1 id", "no-dager.md:1 id", "tracker-key-table.md:1 id"}},
		{"the identifier stands in the title alone", []string{"mixed-zones.md:1 id", "sre-book.md:1 id"}},
		{"the day stands in an unnamed section's heading, its year in the prose below", []string{"availability-report.md:1 date"}},
		{"a day announced by a heading or line does not count as the timeline's first", []string{
			"chatops-export.md:1 date", "de-tage.md:1 date", "many-days-chat.md:1 date"}},
		{"04/07 is read with the month first although the document's other dates have the day first", []string{
			"pt-brasilia.md:1 date", "pt-brasilia.md:18,19,20,21,22 timeline.at"}},
		{"fields in a quotation are not read", []string{
			"bracket-times.md:1 date", "bracket-times.md:1 severity", "bracket-times.md:13,14,15,16,17,19,20 timeline.at"}},
		{"front matter's date is put aside for its draft key, and keys in a table of it are not read", []string{
			"toml-midnight.md:1 date", "toml-midnight.md:1 severity", "toml-midnight.md:18,19,20,21,22,23,24 timeline.at"}},

		{"a bold question with its answer behind it, or as a list item, is no section", []string{
			"bold-keys.md:14 sections", "fr-gras.md:7 sections", "issue-tracker-incident.md:62 sections"}},
		{"a bold line with a remark in parentheses behind it is no section", []string{
			"bold-keys.md:16 sections", "bold-keys.md:18,20,22,24,26 timeline"}},
		{"a plain key is a section only before the first one", []string{"key-value-lines.md:13,15 sections"}},

		{"a weekday with a letter outside ASCII is not taken for the beginning of a time", []string{
			"no-linjer.md:9,11,13,15 timeline", "no-linjer.md:1 date"}},
		{"not all of the vocabulary's words for about may stand before a time, and 16 Uhr is none", []string{
			"de-tage.md:19 timeline", "fr-compte-rendu.md:25 timeline"}},
		{"d. 5/3 is not taken for a day", []string{"no-tabell.md:55 timeline"}},
		{"p. m. with a space is not taken for p.m.", []string{"es-america.md:23 timeline.at"}},
		{"a title or note is searched for a zone only if it has one of few English or German words", []string{
			"es-lista.md:16,17,18,20,21 timeline.zone", "fr-compte-rendu.md:21,22,23,24,26 timeline.zone",
			"pt-brasilia.md:18,19,20,21,22 timeline.zone"}},
		{"the general name of a zone wins over the exact one behind it", []string{
			"no-tabell.md:50,51,52,53,54 timeline.zone", "pager-style.md:48,49,50,51,53,54,55 timeline.zone",
			"setext-plain.md:17,18,19,20,21,22,23 timeline.zone"}},
		{"a note that begins with the day is searched for no zone", []string{
			"sre-book.md:53,54,55,56,57,58,59,60,61,62,63 timeline.zone"}},

		{"an owner's cell or key is read word by word, not taken as it is", []string{
			"atlassian-style.md:72 actions.owners", "bracket-times.md:41 actions.owners", "es-informe.md:44 actions.owners",
			"de-tabelle.md:56 actions.owners"}},
		{"a handle or name beside a due date, or alone in parentheses at the end, is no owner", []string{
			"de-checkliste.md:49 actions.owners", "readme-bullets.md:32 actions.owners", "many-days-chat.md:53,54 actions.owners",
			"pt-titulos.md:48,49 actions.owners", "setext-plain.md:38 actions.owners"}},
		{"a due date's word is one word, and the point of its day ends the sentence", []string{
			"fr-colonnes.md:45 actions.due", "no-linjer.md:32 actions.due"}},
		{"a ticket's column or key does not make a ticket of what stands there", []string{
			"coe.md:50,51,52 actions.tickets", "h1-sections-crlf.md:29 actions.tickets", "de-checkliste.md:50 actions.tickets"}},
		{"a done mark at the end of the text, under another key or in another column does not count", []string{
			"es-lista.md:48 actions.done", "issue-tracker-incident.md:44 actions.done", "h1-sections-crlf.md:30 actions.done",
			"sre-book.md:25,29 actions.done"}},
		{"Already done as a heading does not count", []string{"security-disclosure.md:40,41 actions.done"}},
	}
}

// knownPlaces returns the reasons of the known differences by "FILE:LINE measure".
func knownPlaces(t *testing.T) map[string]string {
	t.Helper()
	places := map[string]string{}
	for _, k := range knownDifferences() {
		for _, p := range k.places {
			at, measure, ok := strings.Cut(p, " ")
			file, lines, placed := strings.Cut(at, ":")
			if !ok || !placed || k.reason == "" {
				t.Fatalf("known difference %q: want FILE:LINE measure, and a reason", p)
			}
			for line := range strings.SplitSeq(lines, ",") {
				places[file+":"+line+" "+measure] = k.reason
			}
		}
	}
	return places
}
