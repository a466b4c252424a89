package report

import (
	"fmt"
	"io"
	"time"

	"github.com/pmlint/pmlint/lint"
)

const (
	// progressDelay is how long a run may take before its progress is shown.
	progressDelay = 500 * time.Millisecond
	// progressPause is the shortest time between two updates.
	progressPause = 100 * time.Millisecond
	// eraseLine returns to the beginning of a terminal's line and clears it.
	eraseLine = "\r\x1b[K"
)

// A Progress shows on a terminal how far a run has come, once it takes longer
// than half a second. It is for one goroutine. Errors of writing do not matter
// to it: the line is a courtesy.
type Progress struct {
	w           io.Writer
	total, done int
	now         func() time.Time
	next        time.Time // when the line may be written
	shown       bool
}

// NewProgress returns a progress of total files, shown on w. Terminal says that
// w is one; nothing is shown otherwise. Now is the clock.
func NewProgress(w io.Writer, terminal bool, total int, now func() time.Time) *Progress {
	p := &Progress{w: w, total: total, now: now}
	if !terminal {
		p.w = nil
		return p
	}
	p.next = now().Add(progressDelay)
	return p
}

// Step tells that one more file is done.
func (p *Progress) Step() {
	p.done++
	if p.w == nil {
		return
	}
	now := p.now()
	if now.Before(p.next) {
		return
	}
	p.next = now.Add(progressPause)
	p.shown = true
	fmt.Fprintf(p.w, "%slinted %d of %s", eraseLine, p.done, lint.Counted(p.total, "file"))
}

// Erase removes the line, if it is shown; the next Step may show it again. It is
// called when the run is over.
func (p *Progress) Erase() {
	if p.shown {
		p.shown = false
		fmt.Fprint(p.w, eraseLine)
	}
}

// Before returns a writer to w that erases the line before each write, so that
// a report on the same terminal does not run into it.
func (p *Progress) Before(w io.Writer) io.Writer { return progressGuard{p, w} }

type progressGuard struct {
	progress *Progress
	w        io.Writer
}

func (g progressGuard) Write(b []byte) (int, error) {
	g.progress.Erase()
	return g.w.Write(b)
}
