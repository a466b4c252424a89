package postmortem

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// What the quick look turns away holds no promise, however it is written.
func TestMayPromiseLaw(t *testing.T) {
	v := DefaultVocabulary()
	pieces := []string{" ", " ", " ", "  ", "\n", ", ", ". ", ": ", "-", "'", "\u2019", "\u2014", "\u2026", "\u00a0", "*", "`", "_", "&", "/", "\"", "1", "é", "å", "ß", "\u0301", "\u00b7", "🚨", "add ", "write", "einrichten", "we'll ", "we're going to ", "We\u2019ll ", "i'm going to "}
	for word, sets := range v.sets.All() {
		if sets&(1<<setPromise|1<<setPromiseLate) != 0 {
			pieces = append(pieces, word, strings.ToUpper(word)+" ", strings.ReplaceAll(word, " ", "\n"))
		}
	}
	slices.Sort(pieces)
	piece := rapid.SampledFrom(pieces)
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(piece, 1, 12).Draw(t, "pieces"), "")
		if v.promises(text) && !v.promising.mayBeIn(text) {
			t.Fatalf("%q is turned away", text)
		}
	})
}

func TestMayPromise(t *testing.T) {
	v := DefaultVocabulary()
	for in, want := range map[string]bool{
		"We will add an alert.":         true,
		"So we\u2019ll add one.":        true,
		"todo":                          true,
		"done\u2026we will":             true,
		"The service was down.":         false,
		"We restarted the proxy.":       false,
		"The pod didn't start":          false,
		"Il est tombé, temporairement.": false,
		"What is left \u2014 a graph":   false,
		"":                              false,
	} {
		if got := v.promising.mayBeIn(in); got != want {
			t.Errorf("%q: %v, want %v", in, got, want)
		}
	}
}

// What the quick look turns away tells nothing, however it is written.
func TestMayTellLaw(t *testing.T) {
	v := DefaultVocabulary()
	pieces := []string{" ", " ", " ", "\n", ", ", ". ", ": ", "-", "'", "\u2019", "\u2014", "\u2026", "\u00a0", "*", "`", "_", "&", "/", "\"", "1", "é", "x", "The alert ", "fixed ", "Added ", "an ", "to ", "WE'VE ", "didnt ", "we’ve ", "Since then they've ", "been "}
	for word, sets := range v.sets.All() {
		if sets&(1<<setPassive|1<<setPassivePast|1<<setTeller) != 0 {
			pieces = append(pieces, word, strings.ToUpper(word)+" ", strings.ReplaceAll(word, " ", "\n"))
		}
	}
	slices.Sort(pieces)
	piece := rapid.SampledFrom(pieces)
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(piece, 1, 12).Draw(t, "pieces"), "")
		_, rest, _ := strings.Cut(text, ": ")
		if (v.tells(text, false) || v.tells(rest, true) || v.tells(text, true)) && !v.mayTell(text) {
			t.Fatalf("%q is turned away", text)
		}
	})
}
