package lint

import "sync"

// A readiness makes rules ready beside the reading of the first document: a run on one
// document is over sooner.
type readiness struct {
	once    sync.Once
	running sync.WaitGroup
}

// begin begins with what the rules need, once.
func (r *readiness) begin(rules []*Rule) {
	r.once.Do(func() {
		for _, rule := range rules {
			if rule.Ready != nil {
				// What panics here does so again in the rule's check, where it is told.
				r.running.Go(func() { _ = guard(rule.ID, "", rule.Ready) })
			}
		}
	})
}
