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

// memo remembers the meanings of titles and labels: post-mortems of one team are
// written from one template, so that the same few recur in every document.
type memo struct {
	// seen is replaced as a whole, never changed: readers take no lock.
	seen atomic.Pointer[map[string]*meaning]
	// fresh are meanings found since, which join seen in batches.
	mu    sync.Mutex
	fresh map[string]*meaning
}

// What a memo holds at most. Past it, meanings are found anew each time.
const (
	maxMemo    = 4096
	maxMemoKey = 200 // bytes of one text
)

// meaning returns what a heading or label means. The caller must not change it.
func (v *Vocabulary) meaning(text string) *meaning {
	if len(text) > maxMemoKey {
		return v.meaningOf(text)
	}
	if m := v.memo.known(text); m != nil {
		return m
	}
	return v.memo.add(text, v)
}

// isLabel reports whether a text is a field's label. It is asked of texts that mostly are
// none, and which no other document has.
func (v *Vocabulary) isLabel(text string) bool {
	if m := v.memo.known(text); m != nil {
		return m.label != ""
	}
	return v.Label(text) != ""
}

// known returns the meaning of a text that many documents have, or nil.
func (o *memo) known(text string) *meaning {
	if seen := o.seen.Load(); seen != nil {
		return (*seen)[text]
	}
	return nil
}

// add finds a meaning and remembers it. Titles that recur are soon in the part that
// is read without a lock; the rest waits until it is worth a copy.
func (o *memo) add(text string, v *Vocabulary) *meaning {
	o.mu.Lock()
	defer o.mu.Unlock()
	if m := o.fresh[text]; m != nil {
		return m
	}
	m := v.meaningOf(text)
	if o.fresh == nil {
		o.fresh = map[string]*meaning{}
	}
	// The text is a part of a document: keep no document alive for it.
	o.fresh[strings.Clone(text)] = m
	size := 0
	if seen := o.seen.Load(); seen != nil {
		size = len(*seen)
	}
	if size >= maxMemo {
		o.fresh = nil
		return m
	}
	if len(o.fresh) < 16+size/4 {
		return m
	}
	next := make(map[string]*meaning, size+len(o.fresh))
	if seen := o.seen.Load(); seen != nil {
		maps.Copy(next, *seen)
	}
	maps.Copy(next, o.fresh)
	o.seen.Store(&next)
	o.fresh = nil
	return m
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
	m.fallbacks, _ = singularOrPlural(v.fallbacks, key)
	if label := splitCamel(text); label == text {
		m.label = lookupKeys(v.labels, written, key)
	} else {
		m.label = lookup(v, v.labels, label)
	}
	m.action = lookupKeys(v.actions, written, key)
	m.term = lookupKeys(v.terms, written, key)
	m.frame = v.frameOf(key)
	m.done = m.done || v.saysDone(text, key)
	m.process = v.has(setProcessNotes, key)
	return m
}
