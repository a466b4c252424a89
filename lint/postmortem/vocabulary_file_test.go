package postmortem

import "testing"

func TestIsTemplateWord(t *testing.T) {
	for word, want := range map[string]bool{
		"template": true, "Templates": true, "TEMPLATE": true, "tmpl": true, "Vorlage": true, "modèle": true, "modele": true,
		"MODÈLE": true, "gabarit": true, "plantilla": true, "modelo": true, "mal": true, "maler": true,
		"Vorfallvorlage": true, "postmortemtemplate": true, "postmortemmal": true, "hendelsesmal": true, "outagetpl": true,
		"minimal": false, "normal": false, "formal": false, "decimal": false, "templating": false, "model": false, "": false,
	} {
		if got := DefaultVocabulary().IsTemplateWord(word); got != want {
			t.Errorf("%q: %v", word, got)
		}
	}
}
