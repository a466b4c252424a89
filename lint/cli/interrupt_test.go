//go:build unix

package cli_test

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/pmlint/pmlint/lint/cli"
)

// TestSignals interrupts the command while it waits for standard input.
func TestSignals(t *testing.T) {
	for sig, want := range map[os.Signal]int{os.Interrupt: cli.Interrupted, syscall.SIGTERM: 143} {
		t.Run(sig.String(), func(t *testing.T) {
			dir := t.TempDir()
			// TestMain has put the command on the PATH.
			cmd := exec.Command("pmlint", "-o", filepath.Join(dir, "report"), "-")
			stdin, err := cmd.StdinPipe()
			if err != nil {
				t.Fatal(err)
			}
			var messages bytes.Buffer
			cmd.Stderr = &messages
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			defer stdin.Close()
			// A write that is taken says that the process runs; it reads only after
			// it has begun to listen for signals.
			if _, err := stdin.Write(bytes.Repeat([]byte("text\n"), 1<<15)); err != nil {
				t.Fatal(err)
			}
			if err := cmd.Process.Signal(sig); err != nil {
				t.Fatal(err)
			}
			done := make(chan error, 1)
			go func() { done <- cmd.Wait() }()
			select {
			case err := <-done:
				var exit *exec.ExitError
				if !errors.As(err, &exit) || exit.ExitCode() != want {
					t.Errorf("ended with %v, want exit code %d; said %q", err, want, messages.String())
				}
			case <-time.After(10 * time.Second):
				_ = cmd.Process.Kill()
				t.Fatal("the command goes on")
			}
			if left, _ := os.ReadDir(dir); len(left) > 0 {
				t.Errorf("left behind: %v", left)
			}
		})
	}
}
