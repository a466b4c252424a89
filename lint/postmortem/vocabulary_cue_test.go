package postmortem

import (
	"strings"
	"testing"
)

func TestCues(t *testing.T) {
	for text, want := range map[string]string{
		"Post-Mortem: login OUTAGE":                  "report:post mortem incident:outage",
		"Rapport d'incident du 4 mai":                "report:rapport d incident",
		"Analyse de l’incident":                      "report:analyse de l incident",
		"Störung: der Dienst war nicht erreichbar":   "incident:storung told:war incident:nicht erreichbar",
		"The site was down. You should have seen it": "incident:was down advice:you advice:should",
		"the incident report, not the incident":      "report:incident report incident:incident",
		"un análisis de causa raíz":                  "report:analisis de causa raiz",
		"Describe what happened":                     "prompt:describe prompt:what told:happened",
		"nothing of the kind":                        "",
		"":                                           "",
	} {
		var got []string
		DefaultVocabulary().Cues(text, func(cue Cue, phrase string) { got = append(got, string(cue)+":"+phrase) })
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%q has %q, want %q", text, s, want)
		}
	}
}

func TestCueTwice(t *testing.T) {
	for _, data := range []string{
		"cue report en: post-mortem | Post Mortem",
		"cue report en: outage\ncue incident en: outage",
		"cue nonsense en: outage",
		"cue report en: !",
	} {
		if _, err := loadVocabulary(data); err == nil {
			t.Errorf("%q is accepted", data)
		}
	}
}

// FuzzCues finds the cues of a text word by word.
func FuzzCues(f *testing.F) {
	v := DefaultVocabulary()
	for word, phrases := range v.cues.All() {
		for _, p := range phrases {
			f.Add(word + " and " + strings.ToUpper(p.whole) + "-" + p.whole + "'" + strings.Join(p.words, "-") + "x " + p.whole)
		}
	}
	for _, text := range []string{"", "o", "é", "Ωoutage outage", "post\u2011mortem", "auteur·rice", "a\u0301 outage", "\xffoutage\xe9", "l'incident"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var got, want []string
		v.Cues(text, func(cue Cue, phrase string) { got = append(got, string(cue)+":"+phrase) })
		words := cueWords(text)
		for i := 0; i < len(words); {
			n := 0
			for _, p := range v.cues.Get(words[i]) {
				if len(p.words) >= n && hasPrefix(words[i+1:], p.words) {
					n = len(p.words) + 1
				}
			}
			for _, p := range v.cues.Get(words[i]) {
				if len(p.words) == n-1 && hasPrefix(words[i+1:], p.words) {
					want = append(want, string(p.cue)+":"+strings.Join(words[i:i+n], " "))
				}
			}
			i += max(n, 1)
		}
		if strings.Join(got, "|") != strings.Join(want, "|") {
			t.Errorf("%q has %q, want %q", text, got, want)
		}
	})
}
