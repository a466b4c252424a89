package postmortem

import "sync"

// A meaning is all that the vocabulary says of a heading or label.
type meaning struct {
	name      string // the title normalised
	kinds     []Kind
	fallbacks []Kind
	label     FieldKey
	action    ActionKey
	horizon   bool // a time frame for action items
	done      bool // it says that what stands below is done
	process   bool // how action items are handled, not items
}

// memo remembers the meanings of titles and labels: post-mortems of one team are
// written from one template, so that the same few recur in every document.
type memo struct {
	mu   sync.RWMutex
	seen map[string]*meaning
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
	v.memo.mu.RLock()
	m := v.memo.seen[text]
	v.memo.mu.RUnlock()
	if m != nil {
		return m
	}
	m = v.meaningOf(text)
	v.memo.mu.Lock()
	defer v.memo.mu.Unlock()
	if v.memo.seen == nil {
		v.memo.seen = map[string]*meaning{}
	}
	if len(v.memo.seen) < maxMemo {
		// The text is a part of a document: keep no document alive for it.
		v.memo.seen[string([]byte(text))] = m
	}
	return m
}

func (v *Vocabulary) meaningOf(text string) *meaning {
	return &meaning{
		name:      string([]byte(NormalizeTitle(text))),
		kinds:     v.Kinds(text),
		fallbacks: v.Fallbacks(text),
		label:     v.Label(text),
		action:    v.ActionKey(text),
		horizon:   v.Horizon(text),
		done:      v.saysDone(text) || v.has(setDone, wordKey(text)),
		process:   v.IsProcessNotes(text),
	}
}
