package report

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// A clock goes only when it is told to.
type clock struct{ t time.Time }

func (c *clock) now() time.Time { return c.t }

func TestProgress(t *testing.T) {
	var b strings.Builder
	c := clock{time.Unix(1000, 0)}
	p := NewProgress(&b, true, 900, c.now)
	report := p.Before(&b)
	step := func(after time.Duration) func() {
		return func() { c.t = c.t.Add(after); p.Step() }
	}
	write := func() { fmt.Fprint(report, "a.md: finding\n") }
	const erase = "\r\x1b[K"
	for i, tt := range []struct {
		do   func()
		want string
	}{
		{step(0), ""},
		{step(499 * time.Millisecond), ""},
		{p.Erase, ""},
		{write, "a.md: finding\n"},
		{step(time.Millisecond), erase + "linted 3 of 900 files"},
		{step(99 * time.Millisecond), ""},
		{step(time.Millisecond), erase + "linted 5 of 900 files"},
		{write, erase + "a.md: finding\n"},
		{write, "a.md: finding\n"},
		{step(time.Second), erase + "linted 6 of 900 files"},
		{p.Erase, erase},
		{p.Erase, ""},
	} {
		b.Reset()
		tt.do()
		if b.String() != tt.want {
			t.Errorf("step %d printed %q, want %q", i, b.String(), tt.want)
		}
	}
}

func TestProgressNotOnTerminal(t *testing.T) {
	var b strings.Builder
	c := clock{time.Unix(1000, 0)}
	p := NewProgress(&b, false, 900, c.now)
	for range 3 {
		c.t = c.t.Add(time.Hour)
		p.Step()
	}
	p.Erase()
	if b.Len() > 0 {
		t.Errorf("printed %q", b.String())
	}
	fmt.Fprint(p.Before(&b), "finding")
	if b.String() != "finding" {
		t.Errorf("the report became %q", b.String())
	}
}
