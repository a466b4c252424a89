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
			"pt-datas.md:41 actions.owners", "setext-plain.md:39 actions.owners"}},

		{"the day stands in an unnamed section's heading, its year in the prose below", []string{"availability-report.md:1 date"}},

		{"a bold question with its answer behind it, or as a list item, is no section", []string{
			"issue-tracker-incident.md:62 sections"}},

		{"a handle or name beside a due date, or alone in parentheses at the end, is no owner", []string{
			"many-days-chat.md:53 actions.owners",
			"pt-titulos.md:48 actions.owners"}},
		{"a ticket's column or key does not make a ticket of what stands there", []string{
			"de-checkliste.md:50 actions.tickets"}},
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
