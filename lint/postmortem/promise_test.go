package postmortem

import (
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint/source"
)

func TestPromises(t *testing.T) {
	v := DefaultVocabulary()
	for in, want := range map[string]bool{
		"We will add an alert.":                              true,
		"In future we'll also compare the limits.":           true,
		"We're going to remove the proxy.":                   true,
		"We plan to test this.":                              true,
		"We need to document it, since nobody knew.":         true,
		"TODO: add an alert.":                                true,
		"TODO add an alert.":                                 true,
		"The team learned that we must automate this.":       true,
		"We will add it if the vendor agrees.":               true,
		"If the vendor agrees, we will add it.":              false,
		"When a disk fails, we need to replace it.":          false,
		"We will not add an alert.":                          false,
		"We will continue to watch it.":                      false,
		"We will be careful.":                                false,
		"We needed to restart it.":                           false,
		"They will add an alert.":                            false,
		"The vendor said “we will add an alert”.":            false,
		"The vendor said \"soon\", so we will add an alert.": true,
		"Wir werden dafür einen Alarm einrichten.":           true,
		"Wir werden das nie erfahren.":                       false,
		"Nous allons ajouter une alerte.":                    true,
		"Vamos a documentar el límite.":                      true,
		"Precisamos criar um alerta.":                        true,
		"Vi skal oppdatere dokumentasjonen.":                 true,
		"TODO":                                               false,
		"we will":                                            false,
	} {
		if got := v.promises(in); got != want {
			t.Errorf("%q: %v, want %v", in, got, want)
		}
	}
}

// Only where a document tells what it learned and how it ended are promises made.
func TestPromisesBySection(t *testing.T) {
	const promise = "\n\nWe will add\nan alert.\n\n"
	text := "# Uploads rejected" + promise + "## Summary" + promise + "## Resolution" + promise + "## What went wrong\n\n- " + strings.TrimSpace(promise) +
		"\n\n## Lessons learned" + promise + "> We will add an alert.\n\n## Prevention" + promise + "## Follow-up" + promise
	doc := Parse(source.New("x.md", []byte(text)), DefaultVocabulary())
	var in []string
	for _, p := range doc.Promises() {
		if p.Text != "We will add an alert." || doc.File.Slice(p.Span) != "We will add\nan alert." {
			t.Errorf("promise %q covers %q", p.Text, doc.File.Slice(p.Span))
		}
		in = append(in, doc.SectionAt(p.Span).Title)
	}
	if got := strings.Join(in, ", "); got != "Resolution, What went wrong, Lessons learned, Prevention" {
		t.Errorf("promises in %s", got)
	}
}
