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
		{"Improve the pool", Aim{TurnWish, "Improve", false}},
		{"**Look into** the pool", Aim{TurnLook, "Look into", false}},
		{"Optimise `pool.size`", Aim{TurnWish, "Optimise", true}},
		{"Improve pool_size", Aim{TurnWish, "Improve", true}},
		{"Improve minIdle", Aim{TurnWish, "Improve", true}},
		{"Improve PostgreSQL", Aim{TurnWish, "Improve", false}},
		{"Improve /healthz", Aim{TurnWish, "Improve", true}},
		{"Investigate why it failed", Aim{TurnLook, "Investigate", true}},
		{"Étudier le réseau", Aim{TurnLook, "Étudier", false}},
		{"More robust retries", Aim{"", "", false}},
		{"Improvise", Aim{"", "", false}},
		{"Alert on the lag", Aim{"", "", false}},
	} {
		if got := aimOf(t, x.item); got != x.want {
			t.Errorf("Aim(%q) = %+v, want %+v", x.item, got, x.want)
		}
	}
}
