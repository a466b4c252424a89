package cli

import (
	"bytes"
	"errors"
	"io"
	"os"
	"runtime/debug"
	"strings"
	"syscall"
	"testing"

	"github.com/pmlint/pmlint/lint"
)

func TestZeroCommand(t *testing.T) {
	if code := (&Command{Dir: t.TempDir()}).Main(nil); code != OK {
		t.Errorf("exit code %d", code)
	}
}

// failing is a stream that cannot be written.
type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

func TestStdoutErrors(t *testing.T) {
	for _, c := range []struct {
		err  error
		want string
	}{
		{&os.PathError{Op: "write", Path: "/dev/stdout", Err: syscall.EPIPE}, ""},
		{io.ErrClosedPipe, ""},
		{errors.New("the disk is full"), "pmlint: cannot write to standard output: the disk is full\n"},
	} {
		for _, args := range []string{"version", "rules", "rules -f json", "--help", "completion bash",
			"-f json -", "extract -", "--list-files -"} {
			var messages bytes.Buffer
			command := New(strings.NewReader("text"), failing{c.err}, &messages, nil)
			if code := command.Main(strings.Fields(args)); code != Failure || messages.String() != c.want {
				t.Errorf("%s, %v: exit code %d, said %q", args, c.err, code, messages.String())
			}
		}
	}
}

func TestColors(t *testing.T) {
	null, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer null.Close()
	// The null device stands in for a terminal: it is a character device too.
	for _, c := range []struct {
		mode, env string
		w         io.Writer
		want      bool
	}{
		{"auto", "", null, true}, {"auto", "", io.Discard, false},
		{"auto", "NO_COLOR=1", null, false}, {"auto", "CLICOLOR=0", null, false}, {"auto", "TERM=dumb", null, false},
		{"auto", "CLICOLOR_FORCE=1", io.Discard, true}, {"auto", "CLICOLOR_FORCE=0", io.Discard, false},
		{"auto", "CLICOLOR_FORCE=1 NO_COLOR=1", null, false},
		{"always", "NO_COLOR=1", io.Discard, true}, {"never", "CLICOLOR_FORCE=1", null, false},
	} {
		command := Command{Getenv: func(name string) string {
			for _, kv := range strings.Fields(c.env) {
				if value, ok := strings.CutPrefix(kv, name+"="); ok {
					return value
				}
			}
			return ""
		}}
		if got := command.colors(c.mode, c.w); got != c.want {
			t.Errorf("--color %s with %q: %v", c.mode, c.env, got)
		}
	}
}

func TestCollectorIsRestored(t *testing.T) {
	before := debug.SetGCPercent(123)
	defer debug.SetGCPercent(before)
	New(nil, io.Discard, io.Discard, nil).Main([]string{"version"})
	if after := debug.SetGCPercent(123); after != 123 {
		t.Errorf("left at %d", after)
	}
	set := func(name string) string { return "50" }
	tuneCollector(set)()
	if after := debug.SetGCPercent(123); after != 123 {
		t.Errorf("the environment's setting is changed to %d", after)
	}
}

func TestCollectorFitsWhatIsInUse(t *testing.T) {
	for inUse, want := range map[[2]int64]int{{0, 0}: mostPercent, {3 << 20, 1 << 20}: mostPercent, {10 << 20, 0}: 240, {10 << 20, 2 << 20}: 200, {20 << 20, 0}: 70,
		{24 << 20, 0}: leastPercent, {1 << 30, 0}: leastPercent} {
		if got := percentFor(inUse[0], inUse[1]); got != want {
			t.Errorf("%d bytes in use: %d %%, want %d", inUse, got, want)
		}
	}
	before := debug.SetGCPercent(123)
	defer debug.SetGCPercent(before)
	fitCollector(fitEvery, func(string) string { return "50" })
	if after := debug.SetGCPercent(123); after != 123 {
		t.Errorf("the environment's setting is changed to %d", after)
	}
	fitCollector(fitEvery, func(string) string { return "" })
	if after := debug.SetGCPercent(123); after < leastPercent || after > mostPercent {
		t.Errorf("set to %d", after)
	}
}

func TestCollectorIsLimited(t *testing.T) {
	before := debug.SetMemoryLimit(memoryLimit)
	defer debug.SetMemoryLimit(before)
	limitCollector(func(string) string { return "50" })
	if after := debug.SetMemoryLimit(-1); after != memoryLimit {
		t.Errorf("the environment's setting is changed to %d", after)
	}
	limitCollector(func(string) string { return "" })
	if after := debug.SetMemoryLimit(-1); after < judgeLimit || after >= memoryLimit {
		t.Errorf("set to %d", after)
	}
}

// TestPanicIsAFailure: whatever happens, the caller gets an exit code.
func TestPanicIsAFailure(t *testing.T) {
	var messages bytes.Buffer
	// A nil rule breaks the listing, which nothing else guards.
	code := New(nil, io.Discard, &messages, []*lint.Rule{nil}).Main([]string{"rules"})
	if code != Failure || !strings.HasPrefix(messages.String(), "pmlint: internal error: ") {
		t.Errorf("exit code %d, said %q", code, messages.String())
	}
}

func TestVersionLine(t *testing.T) {
	info := &debug.BuildInfo{Main: debug.Module{Version: "v1.2.3"}, Settings: []debug.BuildSetting{
		{Key: "vcs.revision", Value: "0123456789abcdef"}, {Key: "vcs.time", Value: "2026-01-02T03:04:05Z"}, {Key: "vcs.modified", Value: "true"},
	}}
	if got := versionLine(info); !strings.HasPrefix(got, "pmlint v1.2.3, commit 0123456789ab with changes of 2026-01-02T03:04:05Z, go1.") {
		t.Errorf("got %q", got)
	}
	if got := versionLine(&debug.BuildInfo{}); !strings.HasPrefix(got, "pmlint (devel), go1.") {
		t.Errorf("got %q", got)
	}
}
