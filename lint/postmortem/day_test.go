package postmortem

import "testing"

func TestIsSitePage(t *testing.T) {
	for front, want := range map[string]bool{
		"---\nlayout: post\n---\n":            true,
		"---\nPermalink: /outage\n---\n":      true,
		"---\ntitle: An outage\n---\n":        false,
		"Layout: two columns\n":               false,
		"---\nslugs: two\n---\n\nSlug: one\n": false,
		"":                                    false,
	} {
		if got := parseText(front + "\n# An outage\n").IsSitePage(); got != want {
			t.Errorf("%q: %v", front, got)
		}
	}
}
