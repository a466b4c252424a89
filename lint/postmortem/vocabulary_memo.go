package postmortem

import (
	"maps"
	"strings"
	"sync"
	"sync/atomic"
)

// A meaning is all that the vocabulary says of a heading or label.
type meaning struct {
	name      string // the title normalised
	kinds     []Kind
	fallbacks []Kind
	label     FieldKey
	action    ActionKey
	term      Term
	frame     TimeFrame // a time frame for action items
	done      bool      // it says that what stands below is done
	process   bool      // how action items are handled, not items
}

// memo remembers what was found out about short texts: post-mortems of one team are
// written from one template, so that the same few recur in every document.
type memo[V any] struct {
	// seen is replaced as a whole, never changed: readers take no lock.
	seen atomic.Pointer[map[string]V]
	// fresh is what was found since, which joins seen in batches.
	mu    sync.Mutex
	fresh map[string]V
}

// What a memo holds at most. Past it, all else is found anew each time.
const (
	maxMemo    = 4096
	maxMemoKey = 200 // bytes of one text
)

// forget makes the memos of a Vocabulary, empty.
func (v *Vocabulary) forget() { v.meanings, v.places = &memo[*meaning]{}, &memo[bool]{} }

// meaning returns what a heading or label means. The caller must not change it.
func (v *Vocabulary) meaning(text string) *meaning { return v.meanings.of(text, v.meaningOf) }

// isLabel reports whether a text is a field's label. It is asked of texts that mostly are
// none, and which no other document has.
func (v *Vocabulary) isLabel(text string) bool {
	if m, ok := v.meanings.known(text); ok {
		return m.label != ""
	}
	return v.Label(text) != ""
}

// of returns what find says of a text, found now or before.
func (o *memo[V]) of(text string, find func(string) V) V {
	if len(text) > maxMemoKey {
		return find(text)
	}
	if x, ok := o.known(text); ok {
		return x
	}
	if seen := o.seen.Load(); seen != nil && len(*seen) >= maxMemo {
		return find(text)
	}
	return o.add(text, find)
}

// known returns what was found of a text that recurs.
func (o *memo[V]) known(text string) (x V, ok bool) {
	if seen := o.seen.Load(); seen != nil {
		x, ok = (*seen)[text]
	}
	return x, ok
}

// add asks find and remembers what it says. Texts that recur are soon in the part that
// is read without a lock; the rest waits until it is worth a copy.
func (o *memo[V]) add(text string, find func(string) V) V {
	o.mu.Lock()
	defer o.mu.Unlock()
	if x, ok := o.fresh[text]; ok {
		return x
	}
	x := find(text)
	if o.fresh == nil {
		o.fresh = map[string]V{}
	}
	// The text is a part of a document: keep no document alive for it.
	o.fresh[strings.Clone(text)] = x
	seen := map[string]V{}
	if old := o.seen.Load(); old != nil {
		seen = *old
	}
	if len(o.fresh) < 16+len(seen)/4 {
		return x
	}
	next := make(map[string]V, len(seen)+len(o.fresh))
	maps.Copy(next, seen)
	maps.Copy(next, o.fresh)
	o.seen.Store(&next)
	o.fresh = nil
	return x
}

func (v *Vocabulary) meaningOf(text string) *meaning {
	name, written := v.title(text), wordKey(text)
	m := &meaning{name: strings.Clone(name), done: v.has(setDone, written)}
	if v != DefaultVocabulary() {
		m.name = strings.Clone(NormalizeTitle(text))
	}
	if len(text) > maxLabel {
		return m
	}
	key := wordKey(name)
	m.kinds = v.kindsOf(written, name, key)
	m.fallbacks, _ = singularOrPlural(&v.fallbacks, key)
	if label := splitCamel(text); label == text {
		m.label = lookupKeys(&v.labels, written, key)
	} else {
		m.label = lookup(v, &v.labels, label)
	}
	m.label = inBoth(v, &v.labels, text, m.label)
	m.action = inBoth(v, &v.actions, text, lookupKeys(&v.actions, written, key))
	m.term = lookupKeys(&v.terms, written, key)
	m.frame = v.frameOf(key)
	m.done = m.done || v.saysDone(text, key)
	m.process = v.has(setProcessNotes, key)
	if len(m.kinds) == 0 && len(m.fallbacks) == 0 && m.label == "" {
		if rest := afterNumber(text); rest != "" {
			if numbered := v.meaningOf(rest); len(numbered.kinds) > 0 || len(numbered.fallbacks) > 0 {
				return numbered
			}
		}
	}
	return m
}

// afterNumber returns what follows the bare number of a section, "2 Management summary", and
// "" where none begins the text. Of "5 whys" the number is a part.
func afterNumber(text string) string {
	number, rest, ok := strings.Cut(text, " ")
	if !ok || len(number) > 2 || !isDigits(number) || !beginsUpper(rest) {
		return ""
	}
	return rest
}
