package table

import (
	"maps"
	"testing"

	"pgregory.net/rapid"
)

// A table does what a map does.
func TestTableIsMap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var table, before Table[int]
		like, likeBefore := map[string]int{}, map[string]int{}
		key := rapid.OneOf(rapid.StringMatching(`[a-c ]{1,3}`), rapid.StringN(1, 20, 40))
		for i := range rapid.IntRange(0, 60).Draw(t, "steps") {
			k := key.Draw(t, "key")
			switch rapid.IntRange(0, 9).Draw(t, "step") {
			case 0:
				table.Delete(k)
				delete(like, k)
			case 1:
				before, likeBefore = table.Clone(), maps.Clone(like)
			default:
				table.Put(k, i)
				like[k] = i
			}
		}
		for i, of := range []*Table[int]{&table, &before} {
			want := []map[string]int{like, likeBefore}[i]
			if got := maps.Collect(of.All()); !maps.Equal(got, want) {
				t.Fatalf("has %v, want %v", got, want)
			}
			if of.Used != len(want) {
				t.Fatalf("Used = %d, want %d", of.Used, len(want))
			}
			for range 10 {
				k := key.Draw(t, "asked")
				want, there := want[k]
				if got, ok := of.Find(k); got != want || ok != there || of.Has(k) != there || of.Get(k) != want {
					t.Fatalf("Find(%q) = %d, %v, want %d, %v", k, got, ok, want, there)
				}
				if got := of.GetBytes([]byte(k)); got != want || of.At(k) != of.AtBytes([]byte(k)) {
					t.Fatalf("GetBytes(%q) = %d, want %d", k, got, want)
				}
			}
		}
	})
}

// Nothing stands under the empty text.
func TestEmptyKey(t *testing.T) {
	var table Table[int]
	table.Put("a", 1)
	table.Put("", 2)
	*table.Make("")++
	if table.Has("") || table.Get("") != 0 || table.Used != 1 {
		t.Error("something stands under the empty text")
	}
}

func BenchmarkFind(b *testing.B) {
	words := []string{"the", "root cause", "incident commander", "xyz", "detection", "what went well", "a", "owner"}
	var table Table[int]
	m := map[string]int{}
	for i, w := range words[:6] {
		table.Put(w, i)
		m[w] = i
	}
	b.Run("table", func(b *testing.B) {
		n := 0
		for b.Loop() {
			for _, w := range words {
				n += table.Get(w)
			}
		}
	})
	b.Run("map", func(b *testing.B) {
		n := 0
		for b.Loop() {
			for _, w := range words {
				n += m[w]
			}
		}
	})
}
