//go:build unix

package discover

import (
	"errors"
	"net"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// TestPipesDoNotBlock hangs, until the deadline below, where a pipe is opened.
func TestPipesDoNotBlock(t *testing.T) {
	dir := makeTree(t, "a.md")
	if err := syscall.Mkfifo(filepath.Join(dir, "pipe.md"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mkfifo(filepath.Join(dir, ".gitignore"), 0o666); err != nil {
		t.Fatal(err)
	}
	socket, err := net.Listen("unix", filepath.Join(dir, "s.md"))
	if err != nil {
		t.Fatal(err)
	}
	defer socket.Close()

	done := make(chan struct{})
	go func() {
		defer close(done)
		found := walk(t, Options{Dir: dir}, ".", "pipe.md", "s.md", "/dev/null")
		expect(t, found, "a.md",
			"! cannot lint this: it is a device, not a file: /dev/null: name a file or folder, or pipe the text to `pmlint -`",
			"! cannot lint this: it is a named pipe, not a file: pipe.md: name a file or folder, or pipe the text to `pmlint -`",
			"! cannot lint this: it is a socket, not a file: s.md: name a file or folder, or pipe the text to `pmlint -`")
		if got := reason(found, "pipe.md"); got != "it is a named pipe, not a file" {
			t.Errorf("reason %q", got)
		}
		var notRegular *NotRegularError
		if _, err := Read(filepath.Join(dir, "pipe.md"), 10); !errors.As(err, &notRegular) {
			t.Errorf("Read: %v", err)
		}
	}()
	select {
	case <-done:
	case <-time.After(20 * time.Second):
		t.Fatal("a pipe blocks")
	}
}
