package room

import "testing"

// Values are zero when they are used again, and no two are one.
func TestValues(t *testing.T) {
	var v Values[int]
	for round := range 3 {
		seen := map[*int]bool{}
		for i := range 3 * chunkBytes / (8 * (round + 1)) {
			p := v.Next()
			if *p != 0 || seen[p] {
				t.Fatalf("round %d, value %d: %d, met before: %v", round, i, *p, seen[p])
			}
			seen[p] = true
			*p = i + 1
		}
		v.Clear()
	}
}

// What Empty's function leaves stays.
func TestValuesEmpty(t *testing.T) {
	var v Values[[]int]
	p := v.Next()
	*p = append(*p, 1, 2, 3)
	v.Empty(func(list *[]int) { *list = (*list)[:0] })
	if p := v.Next(); len(*p) != 0 || cap(*p) < 3 {
		t.Errorf("the list has length %d, capacity %d", len(*p), cap(*p))
	}
}

// Lists do not run into each other, and those used again hold nothing.
func TestLists(t *testing.T) {
	var l Lists[int]
	for range 3 {
		var all [][]int
		for n := range 2 * listSize {
			list := l.Next(n)
			if len(list) != 0 || cap(list) != n {
				t.Fatalf("a list for %d has length %d, capacity %d", n, len(list), cap(list))
			}
			for i, value := range list[:n] {
				if value != 0 {
					t.Fatalf("a list for %d holds %d at %d", n, value, i)
				}
			}
			for range n {
				list = append(list, n)
			}
			all = append(all, list)
		}
		for n, list := range all {
			for i, value := range list {
				if value != n {
					t.Fatalf("a list for %d holds %d at %d", n, value, i)
				}
			}
		}
		l.Clear()
	}
}

// What a large document took is not kept.
func TestKeepsLittle(t *testing.T) {
	var v Values[int]
	var l Lists[int]
	for range 2 * maxChunks {
		for range chunkBytes / 8 {
			v.Next()
		}
		l.Next(listSize)
	}
	v.Clear()
	l.Clear()
	if len(v.chunks) > maxChunks || len(l.chunks) > maxChunks {
		t.Errorf("%d chunks of values and %d of lists are kept", len(v.chunks), len(l.chunks))
	}
	if list := Emptied(make([]int, 2*maxChunks*listSize)); cap(list) > 0 {
		t.Errorf("a list of %d is kept", cap(list))
	}
}

// A list that is kept holds nothing of what was in it.
func TestEmptied(t *testing.T) {
	list := Emptied([]int{1, 2, 3})
	if len(list) != 0 || cap(list) != 3 || list[:3][1] != 0 {
		t.Errorf("the list is %v of %v", list, list[:cap(list)])
	}
}
