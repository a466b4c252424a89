package postmortem

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// textsOf draws texts of the given pieces, and of what stands between words.
func textsOf(t *rapid.T, pieces []string) string {
	pieces = append(pieces, " ", " ", " ", "\n", ", ", ". ", ": ", "-", "'", "\u2019", "\u2014", "*", "1", "12:05 ", "é", "x", "the ", "didnt ", "wasn't ", "not ")
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 14).Draw(t, "pieces"), "")
}

// spelled returns words as they are, in capitals, and as two parts of a text.
func spelled(words []string) []string {
	slices.Sort(words)
	var out []string
	for _, w := range words {
		out = append(out, w, strings.ToUpper(w)+" ", strings.Replace(w, " ", "\n", 1))
	}
	return out
}

// What the quick look at an event turns away begins no phrase among its first words.
func TestMayHaveClassLaw(t *testing.T) {
	v := DefaultVocabulary()
	pieces := spelled(slices.Collect(maps.Keys(maps.Collect(v.phrases.All()))))
	rapid.Check(t, func(t *rapid.T) {
		event := textsOf(t, pieces)
		words := appendEventWords(nil, event)
		for _, w := range words[:min(len(words), eventWordsRead)] {
			if v.phrases.Has(w) && !v.mayHaveClass(event) {
				t.Fatalf("%q is turned away, in spite of %q", event, w)
			}
		}
	})
	if v.mayHaveClass("Paul said 12:05 was not it") {
		t.Error("an event without the words of any is cut into words")
	}
}

// What the quick look at a remark turns away is no remark on a part of the time.
func TestMayBePartialTimeLaw(t *testing.T) {
	v := DefaultVocabulary()
	pieces := append(spelled(slices.Concat(v.officeHours, v.partial)), "<", ">", "≥", "1 hour 26 minutes")
	rapid.Check(t, func(t *rapid.T) {
		remark := textsOf(t, pieces)
		words := " " + strings.Join(cueWords(remark), " ") + " "
		partial := containsAny(strings.ToLower(remark), v.officeHours) || strings.ContainsAny(remark, "<>≤≥") || containsAny(words, v.partial)
		if got := v.IsPartialTime(remark); got != partial {
			t.Fatalf("%q: %v, want %v", remark, got, partial)
		}
	})
	if v.mayBePartialTime("1 hour 26 minutes (10:42 - 12:08 UTC)") {
		t.Error("a plain length of time is cut into words")
	}
}

// What the quick look at a value turns away does not hold the place of one.
func TestMayBePlaceholderLaw(t *testing.T) {
	v, err := DefaultVocabulary().Extend(Words{Placeholders: []string{"Ausfüllen", "vom Team zu ergänzen"}})
	if err != nil {
		t.Fatal(err)
	}
	words := []string{"Ausfüllen", "vom Team zu ergänzen"}
	for word, sets := range v.sets.All() {
		if sets&(1<<setPlaceholder|1<<setSample|1<<setUnit) != 0 {
			words = append(words, word, strings.ReplaceAll(word, " ", "-"))
		}
	}
	pieces := append(spelled(words), "[", "]", "<", ">", "{{", "}}", "YYYY-MM-DD", "hh:mm", "HH:MM", "XX", "X", "N", "?", "_", "...", "…", "#", "@", "INC-", "$", "%", "UTC", "(", ")", "\"", "--:--", "12:??", "4", "ANO")
	rapid.Check(t, func(t *rapid.T) {
		value := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 6).Draw(t, "pieces"), rapid.SampledFrom([]string{"", " "}).Draw(t, "between"))
		if v.isPlace(value) && !v.mayBePlaceholder(value) {
			t.Fatalf("%q is turned away", value)
		}
	})
}

// A handle holds the place of one only where it may stand for any.
func TestSampleHandles(t *testing.T) {
	v, err := DefaultVocabulary().Extend(Words{Placeholders: []string{"@whoever"}})
	if err != nil {
		t.Fatal(err)
	}
	for handle, want := range map[string]bool{
		"@user": true, "@USER": true, "@user2": true, "@whoever": true, "@Whoever": true, "@incident-commander": true,
		"@lena": false, "@jonas": false, "@userlena": false,
	} {
		if got := v.IsPlaceholder(handle); got != want {
			t.Errorf("%s: %v, want %v", handle, got, want)
		}
		if v.isPlace(handle) && !v.mayBePlaceholder(handle) {
			t.Errorf("%s is turned away", handle)
		}
	}
}

// Tells and MayTell find what is found when each run of words is looked up.
func TestTellsLaw(t *testing.T) {
	v := DefaultVocabulary()
	hints, terms := slices.Collect(maps.Keys(maps.Collect(v.hints.All()))), slices.Collect(maps.Keys(maps.Collect(v.terms.All())))
	terms = slices.DeleteFunc(terms, func(w string) bool { return v.terms.Get(w) != TermOutage && v.terms.Get(w) != TermRolledBack })
	pieces := spelled(slices.Concat(hints, terms))
	rapid.Check(t, func(t *rapid.T) {
		text := textsOf(t, pieces)
		words := cueWords(text)
		for _, class := range []RowClass{Detected, Restored} {
			told := false
			for i := range words {
				for n := 1; n <= longestHint && i+n <= len(words); n++ {
					told = told || v.hints.Get(strings.Join(words[i:i+n], " ")) == class
				}
			}
			if got := v.MayTell(class, text); got != told {
				t.Fatalf("MayTell(%s, %q) = %v", class, text, got)
			}
		}
		words = appendEventWords(nil, text)
		for _, term := range []Term{TermOutage, TermRolledBack} {
			told := false
			for i := range words {
				for n := 1; n <= maxTermWords && i+n <= len(words) && words[i+n-1] != clauseEnd; n++ {
					told = told || v.terms.Get(strings.Join(words[i:i+n], " ")) == term && !v.negated(words[:i])
				}
			}
			if got := v.Tells(text, term); got != told {
				t.Fatalf("Tells(%q, %s) = %v", text, term, got)
			}
		}
	})
}
