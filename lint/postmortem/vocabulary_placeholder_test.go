package postmortem

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestIsPlaceholder(t *testing.T) {
	for want, values := range map[bool][]string{
		true: {
			"TBD", "tbd", "**TBD**", "T.B.D.", "[TBD]", "<TBD>", "TBA", "TODO", "TODO: ask Ana", "TBD (vendor)", "FIXME", "XXX", "?", "???", "...", "…", "_____",
			"To be determined", "to be confirmed.", "Lorem ipsum", "Coming soon", "à définir", "Por definir", "a definir", "fylles ut", "wird ergänzt",
			"YYYY-MM-DD", "yyyy-mm-dd", "DD.MM.YYYY", "TT.MM.JJJJ", "AAAA-MM-JJ", "ÅÅÅÅ-MM-DD", "YYYY-MM-DD HH:MM", "YYYY-MM-DD HH:MM:SS UTC", "YYYY-MM-DDTHH:MMZ",
			"HH:MM", "hh:mm", "HH:mm", "XX:XX", "12:??", "--:--", "2024-XX-XX", "2024-03-13 HH:mm", "YYYYMMDD",
			"INC-XXXX", "INC-YYYYMMDD-XXXX", "PIR-YYYY-###", "PM-NNNN", "#XX", "#NNN", "X minutes", "Total W minutes", "X hours Y minutes", "X%", "XX.X%", "$XXX", "N users",
			"@user", "[@username]", "[@user1, @user2, @user3]", "[@incident-commander]", "[Amount]", "$[Amount] (estimated)", "[Yes/No] - [Details if yes]",
			"[Start Time] - [End Time] (X hours Y minutes)", "[@manager] - Date: [YYYY-MM-DD]", "[Incident Title]", "<incident title>", "{{ hh:mm }}", "{{ service }}", "{{ page }}", "{name}", "[X minutes from start]",
		},
		false: {
			"", "None", "n/a", "-", "14:02", "2024-03-01", "INC-20240301-0001", "@ana", "[@ana]", "[redacted]", "[value redacted]", "[x]", "[ ]", "[1]", "[^1]", "[ABC-123]", "[UTC]", "[High]",
			"[done]", "Todo list service was down", "TODO app", "Why?", "Really??? yes", "https://example.com/XXX", "<https://example.com>", "<br>", "<b>3</b>", "see [runbook] for more",
			"MASS", "X", "x", "mm", "STATUS", "Add a test", "5 minutes", "100%", "#12", "$12", "unknown - logs are gone", "DST-2024", "[link](https://example.com/a)", "HTTP 500",
			`{{< figure src="a.png" >}}`, "{{% note %}}", "{{ page.title }}", "{{ .Site.Title }}", `{{ "/img" | relative_url }}`, `<video src="a.mp4">`,
		},
	} {
		for _, s := range values {
			if got := DefaultVocabulary().IsPlaceholder(s); got != want {
				t.Errorf("IsPlaceholder(%q) = %v, want %v", s, got, want)
			}
		}
	}
}

func TestIsPlaceholderOfAnything(t *testing.T) {
	v := DefaultVocabulary()
	piece := rapid.SampledFrom([]string{"[", "]", "<", ">", "{", "}", "X", "TBD", " ", "-", "é", "\xff", "YYYY", "@", "#", "$", "%", "?", "T", ":"})
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOf(piece).Draw(t, "pieces"), "")
		if v.IsPlaceholder(s) != v.IsPlaceholder(" "+s+" ") {
			t.Fatalf("spaces around %q change whether it is a placeholder", s)
		}
	})
}

func TestIsToken(t *testing.T) {
	for word, want := range map[string]bool{
		"YYYY-MM-DD": true, "(HH:MM)": true, "INC-XXXX,": true, "#XX": true, "X%": true,
		"X": false, "2024-03-01": false, "INC-1": false, "Monday": false, "": false, "ABC-DEF": false, "#12": false, "AAAA": false,
	} {
		if got := IsToken(word); got != want {
			t.Errorf("IsToken(%q) = %v, want %v", word, got, want)
		}
	}
}

func TestIsNone(t *testing.T) {
	for want, values := range map[bool][]string{
		true:  {"None", "none.", "N/A", "n/a", "(none)", "-", "—", "--", "Nothing", "nil", "Ingen", "Keine", "Aucun", "Ninguno", "Nenhum", "Not applicable", "_None_"},
		false: {"", "TBD", "0", "None of the users", "N/A - no customer data", "Unknown", strings.Repeat("-", 1000)},
	} {
		for _, s := range values {
			if got := DefaultVocabulary().IsNone(s); got != want {
				t.Errorf("IsNone(%.40q) = %v, want %v", s, got, want)
			}
		}
	}
}

// TestSomebody: a cheap look takes no handle for somebody's that stands for any.
func TestSomebody(t *testing.T) {
	v := DefaultVocabulary()
	handles := []string{"@ana", "@user", "@username", "@name", "@owner", "@xx", "@yyyy", "@max", "@tbd", "@todo", "@someone", "@person", "@a", "@"}
	for word := range v.sets.All() {
		handles = append(handles, "@"+word)
	}
	for _, h := range handles {
		if v.isSomebody(h) && v.IsPlaceholder(h) {
			t.Errorf("%q is taken for somebody's handle", h)
		}
	}
	if !v.isSomebody("@ana") {
		t.Error("@ana is nobody's handle")
	}
}
