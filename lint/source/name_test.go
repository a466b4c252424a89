package source

import "testing"

func TestIsMarkdown(t *testing.T) {
	for name, want := range map[string]bool{
		"a.md": true, "docs/pm/2026-01.MD": true, "a.markdown": true, ".md": true,
		"a.mdx": false, "a.md.bak": false, "md": false, "a.md/b": false, "": false,
	} {
		if got := IsMarkdown(name); got != want {
			t.Errorf("IsMarkdown(%q) = %v", name, got)
		}
	}
}
