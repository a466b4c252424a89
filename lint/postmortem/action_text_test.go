package postmortem

import "testing"

func TestEndsDone(t *testing.T) {
	for text, want := range map[string]bool{
		"Raise the limit ✅":         true,
		"Raise the limit ✔\ufe0f.":  true,
		"Raise the limit (☑\ufe0f)": true,
		`Raise the limit \[x\]`:     true,
		"Raise the limit. DONE":     true,
		"DONE Raise the limit":      true,
		"DONE":                      true,
		"✅ Raise the limit":         false, // a box at the beginning is read as such
		"Raise the limit ⬜":         false,
		"Raise the limit \ufe0f":    false,
		"Call it DONENESS":          false,
		"":                          false,
	} {
		if got := endsDone(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}
