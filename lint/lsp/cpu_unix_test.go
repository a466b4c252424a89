//go:build unix && !race

package lsp

import (
	"os"
	"strings"
	"syscall"
	"testing"
	"time"
)

// A keystroke in a document of 15 KB costs no more than 10 ms of CPU, from the change to
// the answers that an editor asks for then. The race detector costs more than that.
func TestKeystrokeIsCheap(t *testing.T) {
	data, err := os.ReadFile("../../testdata/documents/complete-report.md")
	if err != nil {
		t.Fatal(err)
	}
	text := string(data) + strings.Repeat("\nThe pool was exhausted.\n", (15<<10-len(data))/25)
	const keys = 40
	var before time.Duration
	for i := range keys + 5 {
		if i == 5 { // the first fill tables that last
			before = processTime(t)
		}
		text = utf16Units.splice(text, textRange{position{10, 3}, position{10, 4}}, "x")
		v := viewOf(t, text, "incident-report")
		v.diagnostics()
		v.inlay(v.hints(spanOf(t, text, text)))
		v.nested(v.symbols())
		v.folding()
		v.complete(len(v.file.Text), true, theDay)
	}
	if each := (processTime(t) - before) / keys; each > 10*time.Millisecond {
		t.Errorf("%v of CPU a keystroke", each)
	}
}

func processTime(t *testing.T) time.Duration {
	t.Helper()
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		t.Fatal(err)
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}
