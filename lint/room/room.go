// Package room keeps the memory of what is made for one document and dropped a moment
// later, so that the next document is read into it: memory that the processor has at
// hand, and that nobody need collect.
package room

import "unsafe"

const (
	chunkBytes = 8 << 10
	listSize   = 128
	// maxChunks are kept for the next document, so that a large one does not hold its
	// memory.
	maxChunks = 64
)

// Values holds values that are used again. It makes them in chunks, so that they never
// move. The zero Values is ready for use.
type Values[T any] struct {
	chunks [][]T
	// used is how many chunks are in use, rest what is left of the last of them.
	used int
	rest []T
}

// Next returns a zero value, or one that the function given to Empty has left.
func (v *Values[T]) Next() *T {
	if len(v.rest) == 0 {
		v.open()
	}
	value := &v.rest[0]
	v.rest = v.rest[1:]
	return value
}

// open takes the next chunk into use.
func (v *Values[T]) open() {
	if v.used == len(v.chunks) {
		var value T
		v.chunks = append(v.chunks, make([]T, max(1, chunkBytes/max(1, unsafe.Sizeof(value)))))
	}
	v.rest = v.chunks[v.used]
	v.used++
}

// Clear makes all values zero, to be used again.
func (v *Values[T]) Clear() { v.each(func(values []T) { clear(values) }) }

// Empty is Clear for values that keep something: f makes each fit to be used again.
func (v *Values[T]) Empty(f func(*T)) {
	v.each(func(values []T) {
		for i := range values {
			f(&values[i])
		}
	})
}

// each calls f for the values in use, and takes them out of use.
func (v *Values[T]) each(f func([]T)) {
	for i, chunk := range v.chunks[:v.used] {
		if i == v.used-1 {
			chunk = chunk[:len(chunk)-len(v.rest)]
		}
		f(chunk)
	}
	v.used, v.rest = 0, nil
	if len(v.chunks) > maxChunks {
		v.chunks = v.chunks[:maxChunks:maxChunks]
	}
}

// Lists holds short lists that are used again, many of them in one chunk. The zero Lists
// is ready for use.
type Lists[T any] struct {
	chunks [][]T
	// used is how many chunks are in use, rest what is left of the last of them.
	used int
	rest []T
}

// Next returns an empty list with room for n values.
func (l *Lists[T]) Next(n int) []T {
	if n > listSize {
		return make([]T, 0, n)
	}
	if n > len(l.rest) {
		if l.used == len(l.chunks) {
			l.chunks = append(l.chunks, make([]T, listSize))
		}
		l.rest = l.chunks[l.used]
		l.used++
	}
	list := l.rest[:0:n]
	l.rest = l.rest[n:]
	return list
}

// Clear makes room of all lists.
func (l *Lists[T]) Clear() {
	for _, chunk := range l.chunks[:l.used] {
		clear(chunk)
	}
	l.used, l.rest = 0, nil
	if len(l.chunks) > maxChunks {
		l.chunks = l.chunks[:maxChunks:maxChunks]
	}
}

// Emptied returns a list without its values, to be filled again; nil where it was a large
// one.
func Emptied[T any](list []T) []T {
	if cap(list) > maxChunks*listSize {
		return nil
	}
	clear(list)
	return list[:0]
}
