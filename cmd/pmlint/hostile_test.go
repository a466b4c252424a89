//go:build unix

package main

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/pmlint/pmlint/testdata/bench/sample"
)

// What one hostile document may cost, as large as documents may be.
const (
	hostileSize   = 1_000_000 // bytes; at most 1 MiB are read
	hostileTime   = time.Second
	hostileMemory = 256 << 20
)

// TestHostileDocuments lints each in a process of its own, and extracts from it.
func TestHostileDocuments(t *testing.T) {
	dir := t.TempDir()
	all := sample.Hostiles()
	if len(all) < 40 {
		t.Fatalf("there are only %d documents", len(all))
	}
	for _, h := range all {
		t.Run(h.Name, func(t *testing.T) {
			name := filepath.Join(dir, strings.ReplaceAll(h.Name, " ", "-")+".md")
			if err := os.WriteFile(name, []byte(h.Text(hostileSize)), 0o666); err != nil {
				t.Fatal(err)
			}
			defer func() { _ = os.Remove(name) }()
			report := runHostile(t, "--all", "--fail-on", "never", "--min-severity", "info", "--profile", "incident-report", "-f", "json", name)
			var read struct{ Diagnostics []struct{ Message string } }
			if err := json.Unmarshal(report, &read); err != nil {
				t.Fatalf("the report is no JSON: %v", err)
			}
			for _, d := range read.Diagnostics {
				if d.Message == "" {
					t.Error("a finding says nothing")
				}
			}
		})
	}
}

// runHostile runs the command and returns what it prints. What it takes is the least of
// three runs where the first takes too long: the machine may be busy.
func runHostile(t *testing.T, args ...string) []byte {
	t.Helper()
	var out, messages bytes.Buffer
	var took time.Duration
	for range 3 {
		out.Reset()
		messages.Reset()
		// TestMain has put the command on the PATH.
		cmd := exec.Command("pmlint", append([]string{"--no-config"}, args...)...)
		cmd.Stdout, cmd.Stderr = &out, &messages
		stop := time.AfterFunc(time.Minute, func() { _ = cmd.Process.Kill() })
		err := cmd.Run()
		stop.Stop()
		if err != nil || messages.Len() > 0 {
			t.Fatalf("%v, said %q", err, messages.String())
		}
		usage := cmd.ProcessState.SysUsage().(*syscall.Rusage)
		memory := usage.Maxrss
		if runtime.GOOS != "darwin" {
			memory <<= 10 // in KiB but there
		}
		if memory > hostileMemory {
			t.Fatalf("took %d MiB, more than %d", memory>>20, hostileMemory>>20)
		}
		took = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
		if took < hostileTime {
			return out.Bytes()
		}
	}
	t.Fatalf("took %v of CPU time, more than %v", took, hostileTime)
	return nil
}
