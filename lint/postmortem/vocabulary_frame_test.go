package postmortem

import (
	"strings"
	"testing"
)

func TestTimeFrame(t *testing.T) {
	v := DefaultVocabulary()
	for title, want := range map[string]TimeFrame{
		"Immediate (This Week)":       Immediate,
		"Immediate":                   Immediate,
		"1. Immediate actions":        Immediate,
		"Short-term (This Month)":     ShortTerm,
		"Short-term fixes":            ShortTerm,
		"Long-term (This Quarter)":    LongTerm,
		"This quarter":                LongTerm,
		"Short-term (6 months)":       OtherFrame,
		"Short-term (This Week)":      OtherFrame,
		"Medium term":                 OtherFrame,
		"Next sprint":                 OtherFrame,
		"Sofortmaßnahmen":             Immediate,
		"Langfristige Maßnahmen":      LongTerm,
		"Actions à court terme":       ShortTerm,
		"Acciones a largo plazo":      LongTerm,
		"Ações imediatas":             Immediate,
		"Tiltak på kort sikt":         ShortTerm,
		"Monitoring":                  "",
		"Immediate response":          "",
		"":                            "",
		strings.Repeat("long ", 1000): "",
	} {
		if got := v.TimeFrame(title); got != want {
			t.Errorf("TimeFrame(%q) = %q, want %q", title, got, want)
		}
	}
}

func TestDeclines(t *testing.T) {
	v := DefaultVocabulary()
	for text, want := range map[string]bool{
		"None: the provider has removed the cause": true,
		"None.":                             true,
		"N/A - nothing to be done":          true,
		"No further action is needed":       true,
		"Not applicable, as it was a drill": true,
		"Ingen tiltak":                      true,
		"Keine weiteren Maßnahmen":          true,
		"Aucune action":                     true,
		"Não há ações":                      true,
		"Nobody was alerted":                true,
		"Not much is known":                 false,
		"Notify the vendor":                 false,
		"Add an alert":                      false,
		"":                                  false,
		strings.Repeat("é", 100):            false,
	} {
		if got := v.Declines(text); got != want {
			t.Errorf("Declines(%q) = %v, want %v", text, got, want)
		}
	}
}

func TestIsGrave(t *testing.T) {
	v := DefaultVocabulary()
	for text, want := range map[string]bool{"HIGH": true, "Critical (P1)": true, "høy": true, "Medium": false, "SEV1": false, "": false} {
		if got := v.IsGrave(text); got != want {
			t.Errorf("IsGrave(%q) = %v, want %v", text, got, want)
		}
	}
}
