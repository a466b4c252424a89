package postmortem

import (
	"hash/fnv"
	"slices"
	"testing"
)

// fnvOf hashes words the long way.
func fnvOf(words []string) (out []uint32) {
	for _, w := range words {
		h := fnv.New32a()
		_, _ = h.Write([]byte(w))
		out = append(out, h.Sum32())
	}
	return out
}

// FuzzWordHashes: the words are those that cueWords cuts.
func FuzzWordHashes(f *testing.F) {
	for _, text := range []string{
		"", "a", " The DB-pool, v2.1 failed.", "l'incident\u2019s cause", "auteur\u00b7rice \u00b7 x\u00b7",
		"Ärger über Straße, Œuvre ÆØÅ", "e\u0301te\u0301 \u0301", "\u212a \u0130 中文 \xff\xc3x", "a\u00a0b\u202fc\u2014d @`[{ \x10\x19 ~", "__a__1_2",
	} {
		f.Add(text)
	}
	v := DefaultVocabulary()
	f.Fuzz(func(t *testing.T, text string) {
		words := cueWords(text)
		if got, want := appendWordHashes(nil, text), fnvOf(words); !slices.Equal(got, want) {
			t.Errorf("%q: %x, want %x, of %q", text, got, want, words)
		}
		title := slices.DeleteFunc(words, func(w string) bool { return v.has(setObject, w) })
		if got, want := v.AppendTitleWords(nil, text), fnvOf(title); !slices.Equal(got, want) {
			t.Errorf("the title %q: %x, want %x, of %q", text, got, want, title)
		}
	})
}

func TestTitleWords(t *testing.T) {
	got := DefaultVocabulary().AppendTitleWords(nil, "Alert on THE lag of all É-queues")
	if want := fnvOf([]string{"alert", "on", "lag", "of", "e", "queues"}); !slices.Equal(got, want) {
		t.Errorf("%x, want %x", got, want)
	}
}
