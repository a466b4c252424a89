package postmortem

import "testing"

// TestSurnames holds that names whose last word ends like a noun are owners where these
// stand beside a date, and that nouns are not.
func TestSurnames(t *testing.T) {
	for item, want := range map[string]string{
		"Add an alert (Ines Roberts, 2026-03-14)":    "Ines Roberts",
		"Add an alert (Ines Fleming, 2026-03-14)":    "Ines Fleming",
		"Add an alert (Ana Savage, 2026-03-14)":      "Ana Savage",
		"Add an alert (Tom Clement) - 2026-03-14":    "Tom Clement",
		"Add an alert - Flora Spence - 2026-03-14":   "Flora Spence",
		"Ines Roberts: add an alert":                 "Ines Roberts",
		"Add an alert (Monitoring, 2026-03-14)":      "",
		"Add an alert (Clustering, 2026-03-14)":      "",
		"Add an alert (Webhooks, 2026-03-14)":        "",
		"Add an alert (hosts, 2026-03-14)":           "",
		"Add an alert (Schema Migration) 2026-03-14": "",
		"Traffic Shaping: add an alert":              "",
		"Batch Imports: add an alert":                "",
	} {
		doc := parseItems(item)
		if len(doc.Actions) != 1 {
			t.Errorf("%q: %d items", item, len(doc.Actions))
			continue
		}
		got := ""
		for _, p := range doc.Actions[0].Owners {
			got += p.Name
		}
		if got != want {
			t.Errorf("%q: owner %q, want %q", item, got, want)
		}
	}
}
