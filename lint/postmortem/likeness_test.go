package postmortem

import (
	"testing"

	"pgregory.net/rapid"
)

func TestLikeness(t *testing.T) {
	v := DefaultVocabulary()
	for _, x := range []struct {
		a, b string
		want float64
	}{
		{"Cap the retries", "cap each retry", 2.0 / 3},
		{"Add a load test", "Adding load tests", 1},
		{"Add a load test", "ADD LOAD-TEST", 1.0 / 4},
		{"Alert on the pool", "Share the pool", 1.0 / 3},
		{"", "", 0},
		{"the", "the", 0},
		{"Überwachung", "uberwachung", 1},
	} {
		if got := v.Gist(x.a).Likeness(v.Gist(x.b)); got != x.want {
			t.Errorf("likeness of %q and %q is %v, want %v", x.a, x.b, got, x.want)
		}
	}
}

func TestLikenessLaws(t *testing.T) {
	v := DefaultVocabulary()
	rapid.Check(t, func(t *rapid.T) {
		a, b := v.Gist(rapid.String().Draw(t, "a")), v.Gist(rapid.String().Draw(t, "b"))
		like := a.Likeness(b)
		if like != b.Likeness(a) || like < 0 || like > 1 {
			t.Fatalf("likeness %v, the other way %v", like, b.Likeness(a))
		}
		if len(a) > 0 && a.Likeness(a) != 1 {
			t.Fatal("a text is not like itself")
		}
		if (like > 0) != (a.Shared(b) > 0) {
			t.Fatalf("likeness %v with %d words in common", like, a.Shared(b))
		}
	})
}
