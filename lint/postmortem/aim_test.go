package postmortem

import (
	"testing"

	"github.com/pmlint/pmlint/lint/source"
)

// aimOf reads the aim of the only item of a list.
func aimOf(t *testing.T, item string) Aim {
	t.Helper()
	doc := Parse(source.New("a.md", []byte("## Action items\n\n- "+item+"\n")), DefaultVocabulary())
	if len(doc.Actions) != 1 {
		t.Fatalf("%q gives %d items", item, len(doc.Actions))
	}
	return doc.Aim(doc.Actions[0])
}

func TestAim(t *testing.T) {
	for _, x := range []struct {
		item string
		want Aim
	}{
		{"Improve the pool", Aim{TurnWish, "Improve", 3, false}},
		{"**Look into** the pool", Aim{TurnLook, "Look into", 4, false}},
		{"Optimise `pool.size`", Aim{TurnWish, "Optimise", 2, true}},
		{"Improve pool_size", Aim{TurnWish, "Improve", 2, true}},
		{"Improve minIdle", Aim{TurnWish, "Improve", 2, true}},
		{"Improve PostgreSQL", Aim{TurnWish, "Improve", 2, false}},
		{"Improve /healthz", Aim{TurnWish, "Improve", 2, true}},
		{"Investigate why it failed", Aim{TurnLook, "Investigate", 4, true}},
		{"Étudier le réseau", Aim{TurnLook, "Étudier", 3, false}},
		{"More robust retries", Aim{"", "", 3, false}},
		{"Improvise", Aim{"", "", 1, false}},
		{"Alert on the lag", Aim{"", "", 4, false}},
	} {
		if got := aimOf(t, x.item); got != x.want {
			t.Errorf("Aim(%q) = %+v, want %+v", x.item, got, x.want)
		}
	}
}
