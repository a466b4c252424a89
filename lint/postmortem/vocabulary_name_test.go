package postmortem

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestNormalizeTitle(t *testing.T) {
	for title, want := range map[string]string{
		"Timeline":                             "timeline",
		"  Root   Cause  ":                     "root cause",
		"3. Root Cause":                        "root cause",
		"3.1 Root Cause":                       "root cause",
		"3) Root Cause":                        "root cause",
		"(2) Impact":                           "impact",
		"1 - Impact":                           "impact",
		"A. Relevant Logs":                     "relevant logs",
		"IV. Impact":                           "impact",
		"Step 2: Triage":                       "triage",
		"Teil 1 – Ablauf":                      "ablauf",
		"5 whys":                               "5 whys",
		"2024 outage":                          "2024 outage",
		"19. April, 11:00":                     "19. april, 11:00",
		"Q: Why?":                              "q: why",
		"🔥 Impact ✅":                           "impact",
		":fire: Impact":                        "impact",
		"1️⃣ Impact":                           "1 impact",
		"Impact:":                              "impact",
		"What happened?!":                      "what happened",
		"¿Qué pasó?":                           "que paso",
		"Hva lærte vi?´":                       "hva laerte vi",
		"Root Cause(s)":                        "root cause",
		"Actions (if any) [draft]":             "actions",
		"(Optional)":                           "optional",
		"Resolution & Recovery":                "resolution and recovery",
		"What didn’t go well":                  "what didn't go well",
		"“Quoted” title":                       `"quoted" title`,
		"Timeline - UTC":                       "timeline",
		"Timeline — all times in CET":          "timeline",
		"Timeline, times are PST":              "timeline",
		"Timeline 2024-03-01":                  "timeline",
		"Timeline of 3 May 2024 (UTC)":         "timeline",
		"Tidslinje av 3. mai 2024":             "tidslinje",
		"Timeline (UTC) All Times Approximate": "timeline",
		"What happened on March 5th, 2024":     "what happened",
		"Response time":                        "response time",
		"What is a CAT?":                       "what is a cat",
		"The west":                             "the west",
		"Q3 2024":                              "q3 2024",
		"May 12":                               "may 12",
		"14:05":                                "14:05",
		"UTC":                                  "utc",
		"Factor 1":                             "factor 1",
		"Größere Störung":                      "grossere storung",
		"Re\u0301sume\u0301":                   "resume",
		"":                                     "",
		"???":                                  "???",
		"()":                                   "()",
	} {
		if got := NormalizeTitle(title); got != want {
			t.Errorf("NormalizeTitle(%q) = %q, want %q", title, got, want)
		}
	}
}

func TestNormalizeTitleOfAnything(t *testing.T) {
	piece := rapid.SampledFrom([]string{"Timeline", " ", "(", ")", "[", "1.", "A.", ":", "UTC", "-", "é", "\u0301", "✅", "\xff", "May", "2024-01-02", "&", "all times", "?"})
	rapid.Check(t, func(t *rapid.T) {
		title := strings.Join(rapid.SliceOf(piece).Draw(t, "pieces"), "")
		got := NormalizeTitle(title)
		if !utf8.ValidString(got) {
			t.Fatalf("NormalizeTitle(%q) = %q is no UTF-8", title, got)
		}
		if got != fold(got) {
			t.Fatalf("NormalizeTitle(%q) = %q is not folded", title, got)
		}
		if again := NormalizeTitle(title + ":"); strings.TrimRight(title, " ") != "" && title[len(title)-1] == 'e' && again != got {
			t.Fatalf("NormalizeTitle(%q) = %q, with a colon %q", title, got, again)
		}
	})
}

func TestWordKey(t *testing.T) {
	for s, want := range map[string]string{
		"Follow-up":        "follow up",
		"start_time":       "start time",
		"Didn't":           "did not",
		"didnt":            "did not",
		"What's next":      "what is next",
		"We're":            "we are",
		"l'incident":       "lincident",
		"Date / Time":      "date/time",
		"Date /Time":       "date/time",
		"auteur·rice·s":    "auteurrices",
		"couldnt":          "could not",
		"Straße":           "strasse",
		"":                 "",
		" - ":              "",
		"wednesday dinner": "wednesday dinner",
	} {
		if got := wordKey(s); got != want {
			t.Errorf("wordKey(%q) = %q, want %q", s, got, want)
		}
		if again := wordKey(wordKey(s)); again != want {
			t.Errorf("wordKey of %q = %q", want, again)
		}
	}
}
