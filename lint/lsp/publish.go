package lsp

import (
	"time"
)

// schedule judges a version after the delay, unless a later one comes before that, and
// publishes what is found.
func (s *session) schedule(snap *snapshot, delay time.Duration) {
	s.spawn(func() {
		if delay > 0 {
			timer := time.NewTimer(delay)
			defer timer.Stop()
			select {
			case <-timer.C:
			case <-snap.ctx.Done():
				return
			}
		}
		s.inTurn(func() { s.publish(snap) })
	})
}

// inTurn calls f when no other document is being judged, or not at all where the
// conversation ends before. What is published so comes in order, and of many versions
// that wait only the last costs anything.
func (s *session) inTurn(f func()) {
	select {
	case s.judging <- struct{}{}:
		defer func() { <-s.judging }()
		f()
	case <-s.ctx.Done():
	}
}

// publish sends the findings of a version, unless it is not the current one any more. A
// document that is no post-mortem has none.
func (s *session) publish(snap *snapshot) {
	if snap.ctx.Err() != nil {
		return
	}
	a, err := s.analyse(snap)
	if snap.ctx.Err() != nil {
		return
	}
	params := publishParams{URI: snap.uri, Version: &snap.version, Diagnostics: []diagnostic{}}
	switch {
	case err != nil:
		s.tell(err.Error())
	case !a.res.Skipped:
		params.Diagnostics = s.view(snap, a).diagnostics()
	}
	s.notify("textDocument/publishDiagnostics", params)
}

// clear takes away the findings of a document that was closed.
func (s *session) clear(uri string) {
	s.spawn(func() {
		s.inTurn(func() {
			s.mu.Lock()
			_, again := s.docs[uri]
			s.mu.Unlock()
			if !again {
				s.notify("textDocument/publishDiagnostics", publishParams{URI: uri, Diagnostics: []diagnostic{}})
			}
		})
	})
}
