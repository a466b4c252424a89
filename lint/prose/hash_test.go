package prose

import (
	"strings"
	"testing"
)

// TestHashOf wants a word to have one hash, wherever it stands and however it is read.
func TestHashOf(t *testing.T) {
	for _, word := range []string{"a", "is", "the", "node", "alert", "deploy", "cluster", "database", "incident", "engineers", "responsibility", "acknowledgements", "notwithstandings"} {
		want := hashOf(word)
		if got := hashOf(strings.ToUpper(word)); got != want {
			t.Errorf("%s: another hash in capital letters", word)
		}
		for _, around := range []string{" ", ". Then it went on", "-", " \u00e9t\u00e9 and some more"} {
			text := "So " + word + around
			if got := hashIn(text, 3, 3+len(word)); got != want {
				t.Errorf("%q: the hash of %s depends on what follows", text, word)
			}
		}
		// As the first look finds it, also where the text ends.
		if len(word) < 2 {
			continue
		}
		for _, text := range []string{word + " of it", "out of " + word, "x " + word + "!"} {
			g := Glance{scanner: &Scanner{known: English()}, text: text}
			g.scan()
			found := false
			for _, w := range g.all {
				found = found || w.hash == want && text[w.start:w.end] == word
			}
			if !found {
				t.Errorf("%q: %s was not found", text, word)
			}
		}
	}
}
