package prose

import (
	"testing"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/source"
)

func plainScanner() *Scanner {
	return English().Scanner(func(Set) Traits { return Traits{} }, nil, nil, func(string) uint8 { return 0 })
}

func TestUse(t *testing.T) {
	s := plainScanner()
	for text, want := range map[string]Use{
		"The crash of the node":       AsNoun,
		"It was a crash.":             AsNoun,
		"No crash was seen.":          AsNoun | AsNone,
		"Because of crash loops":      AsNoun,
		"In the root crash: nothing":  AsNoun,
		"They tried to crash it.":     AsInfinitive,
		"It could crash again.":       AsPossible,
		"It must not crash again.":    AsDenied | AsPossible,
		"The node was crashed by it.": AsPassive,
		"It ran on, crashing nodes.":  AsGerund,
		"It was not crashed.":         AsDenied | AsPassive,
		"It wasn't crashed by them.":  AsDenied | AsPassive,
		"It couldn\u2019t crash.":     AsDenied | AsPossible,
		"They asked to not crash it.": AsDenied | AsInfinitive,
		"It has not crashed.":         AsDenied,
		// What only a reading can tell.
		"They crash it.":            0,
		"Crash it.":                 0,
		"The engineers crash it.":   0,
		"The engineers crashed it.": 0,
		"It was crashing.":          0,
		"From crashing the node":    0,
		"It has crashed.":           0,
		"In May crash it.":          0,
	} {
		g := Glance{}
		s.Tells(&g, text, nil)
		found := false
		for n := range g.all {
			if k := English().place(g.all[n].hash); k >= 0 && English().entries[k].lemma == "crash" {
				found = true
				if got := g.use(n) &^ (InGerund | NoGerund); got != want {
					t.Errorf("%q: use %b, want %b", text, got, want)
				}
			}
		}
		if !found {
			t.Errorf("%q: no crash", text)
		}
	}
}

// FuzzUse wants the uses of words to be those that a reading finds.
func FuzzUse(f *testing.F) {
	for _, s := range []string{"The break, breaking it, was to break, and could not break.", "`to` break ~~the~~ break *a* cause `no` fault",
		"No cause, root cause identified, engineers cause it, Root Cause: the team's cause", "Had the outage not caused, to not break", "It was ~~,~~ causing a\nbreak"} {
		f.Add(s)
	}
	s := plainScanner()
	f.Fuzz(func(t *testing.T, text string) { checkUses(t, s, text) })
}

func checkUses(t *testing.T, scanner *Scanner, text string) {
	file := source.New("x.md", []byte(text))
	r := &Reader{Lexicon: English(), File: file}
	markdown.Parse(file).Root.Walk(func(b *markdown.Block) bool {
		plain := b.Text.Plain
		if plain == "" {
			return true
		}
		g := Glance{Marks: b.Text.Marks}
		scanner.Tells(&g, plain, nil)
		uses := map[[2]int]Use{}
		for n, w := range g.all {
			uses[[2]int{int(w.start), int(w.end)}] = g.use(n)
		}
		r.Sentences(&b.Text, [][2]int{{0, len(plain)}}, []bool{true}, func(_ int, s *Sentence) {
			for k := range s.Clauses {
				c := &s.Clauses[k]
				main := &s.Tokens[c.Main]
				u := uses[[2]int{main.Start, main.End}]
				if u&AsNoun != 0 || u&AsInfinitive != 0 && !c.Infinitive && c.Modal == "" || u&AsPassive != 0 && !c.Passive ||
					u&AsDenied != 0 && !c.Negated || u&AsPossible != 0 && c.Modal == "" || u&AsGerund != 0 && !c.Gerund {
					t.Errorf("%q: %s has use %b, and is the verb of %+v", plain, main.Text, u, c.Verb)
				}
			}
		})
		return true
	})
}
