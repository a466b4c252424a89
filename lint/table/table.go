// Package table has maps that can stand in the program's data as they are. A Go map is
// built anew in every run; to build those of all words and templates takes longer than to
// judge a document.
package table

import (
	"iter"
	"slices"
)

// A Table is a map of texts. It never holds the empty text. The zero Table is empty and
// ready for use. It may be read concurrently, but not while it is changed.
type Table[V any] struct {
	// Keys are a power of two in number, at most three in four of them in use: open
	// addressing. The others are empty.
	Keys []string
	// Values stand at the places of their keys.
	Values []V
	// Used is how many keys there are.
	Used int
}

const leastKeys = 8

// At returns what stands under a key, nil where nothing does. A new key may move it.
func (t *Table[V]) At(key string) *V {
	if i := find(t.Keys, key); i >= 0 {
		return &t.Values[i]
	}
	return nil
}

// AtBytes is At for a key that is no string yet.
func (t *Table[V]) AtBytes(key []byte) *V {
	if i := find(t.Keys, key); i >= 0 {
		return &t.Values[i]
	}
	return nil
}

// Get returns what stands under a key, or the zero value.
func (t *Table[V]) Get(key string) (value V) {
	if i := find(t.Keys, key); i >= 0 {
		value = t.Values[i]
	}
	return value
}

// GetBytes is Get for a key that is no string yet.
func (t *Table[V]) GetBytes(key []byte) (value V) {
	if i := find(t.Keys, key); i >= 0 {
		value = t.Values[i]
	}
	return value
}

// Find returns what stands under a key, and whether anything does.
func (t *Table[V]) Find(key string) (value V, ok bool) {
	if i := find(t.Keys, key); i >= 0 {
		return t.Values[i], true
	}
	return value, false
}

// Has reports whether anything stands under a key.
func (t *Table[V]) Has(key string) bool { return find(t.Keys, key) >= 0 }

// find returns the place of a key, or -1.
func find[K string | []byte](keys []string, key K) int {
	if len(keys) == 0 || len(key) == 0 {
		return -1
	}
	mask := len(keys) - 1
	for i := hash(key) & mask; ; i = (i + 1) & mask {
		switch keys[i] {
		case "":
			return -1
		case string(key):
			return i
		}
	}
}

// Put puts a value under a key in the place of what stood there. Of the empty text it
// keeps nothing.
func (t *Table[V]) Put(key string, value V) { *t.Make(key) = value }

// Make is At for a key under which a zero value is put if nothing stands there.
func (t *Table[V]) Make(key string) *V {
	if at := t.At(key); at != nil {
		return at
	}
	if key == "" {
		return new(V)
	}
	if (t.Used+1)*4 > len(t.Keys)*3 {
		t.grow(max(2*len(t.Keys), leastKeys))
	}
	return &t.Values[t.add(key)]
}

// add finds a place for a new key.
func (t *Table[V]) add(key string) int {
	mask := len(t.Keys) - 1
	i := hash(key) & mask
	for t.Keys[i] != "" {
		i = (i + 1) & mask
	}
	t.Keys[i] = key
	t.Used++
	return i
}

func (t *Table[V]) grow(size int) {
	old := *t
	*t = Table[V]{Keys: make([]string, size), Values: make([]V, size)}
	for i, key := range old.Keys {
		if key != "" {
			t.Values[t.add(key)] = old.Values[i]
		}
	}
}

// Delete takes a key out, if it is there.
func (t *Table[V]) Delete(key string) {
	if !t.Has(key) {
		return
	}
	var rest Table[V]
	for k, v := range t.All() {
		if k != key {
			rest.Put(k, v)
		}
	}
	*t = rest
}

// Clone returns a copy, of which changes leave this table alone. What values point to is
// shared.
func (t *Table[V]) Clone() Table[V] {
	return Table[V]{slices.Clone(t.Keys), slices.Clone(t.Values), t.Used}
}

// All yields the keys with their values. The order is that of the hashes.
func (t *Table[V]) All() iter.Seq2[string, V] {
	return func(yield func(string, V) bool) {
		for i, key := range t.Keys {
			if key != "" && !yield(key, t.Values[i]) {
				return
			}
		}
	}
}
