// Package cli is the pmlint command as a library: flags, subcommands and exit
// codes. A team's own binary, with rules of its own in Go, is ten lines that
// hand the streams and the rules to [New].
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/report"
	"github.com/pmlint/pmlint/lint/sensitive"
)

// The exit codes. Failure wins over Findings. A run that a signal ends early
// returns 128 and the signal's number, so Interrupted for an interrupt.
const (
	// OK: nothing at or above --fail-on.
	OK = 0
	// Findings: at least one finding at or above --fail-on.
	Findings = 1
	// Failure: a wrong command line, a file or template that cannot be read, a
	// report that cannot be written, or a fault of pmlint itself.
	Failure = 2
	// Interrupted: ended by SIGINT.
	Interrupted = 130
)

// A Command is pmlint with its surroundings.
type Command struct {
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	// Rules are those that documents are held against.
	Rules []*lint.Rule
	// Dir is the folder that relative paths start from; empty is the process's own.
	Dir string
	// Getenv looks up an environment variable; nil is os.Getenv.
	Getenv func(string) string

	disk disk // nil is the operating system's
}

// New returns the command with the process's own folder and environment.
func New(stdin io.Reader, stdout, stderr io.Writer, rules []*lint.Rule) *Command {
	return &Command{Stdin: stdin, Stdout: stdout, Stderr: stderr, Rules: rules}
}

// Main runs the command line args, the program's name left out, and returns the
// exit code. It never ends the process. While it runs it changes the process's
// garbage collector settings and its handling of signals.
func (c *Command) Main(args []string) (code int) {
	defer tuneCollector(c.getenv)()
	ctx, stop := untilSignal(context.Background())
	defer stop()

	r := newRun(c)
	defer func() {
		if p := recover(); p != nil {
			r.fail(fmt.Errorf("internal error: %v: please report it, with these lines:\n%s", p, debug.Stack()))
			code = Failure
		}
	}()
	root := r.rootCommand()
	// Without arguments of its own cobra would take the process's.
	root.SetArgs(append([]string{}, args...))
	err := root.ExecuteContext(ctx)
	var end signalError
	switch {
	case errors.Is(err, context.Canceled) && errors.As(context.Cause(ctx), &end):
		r.say("%v", end)
		return end.code()
	case err != nil:
		r.fail(err)
	}
	r.checkStdout()
	return r.code
}

func (c *Command) getenv(name string) string {
	if c.Getenv != nil {
		return c.Getenv(name)
	}
	return os.Getenv(name)
}

// A run is one call of Main.
type run struct {
	*Command
	stdout *stickyWriter
	// messages is where everything goes that is no report: standard error.
	messages io.Writer
	// verbs are the subcommands.
	verbs []string
	code  int
	disk  disk
}

func newRun(c *Command) *run {
	r := &run{Command: c, stdout: &stickyWriter{w: orDiscard(c.Stdout)}, messages: orDiscard(c.Stderr), disk: c.disk}
	if r.disk == nil {
		r.disk = osDisk{}
	}
	return r
}

func orDiscard(w io.Writer) io.Writer {
	if w == nil {
		return io.Discard
	}
	return w
}

// file returns where a file is that the command line names: relative names start from the
// command's folder.
func (r *run) file(name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(r.Dir, name)
}

// say prints a message to standard error. Texts among args are names and the like: a line
// feed in one must not begin a line of its own.
func (r *run) say(format string, args ...any) {
	for i, arg := range args {
		if text, ok := arg.(string); ok {
			args[i] = strings.ReplaceAll(text, "\n", `\n`)
		}
	}
	fmt.Fprintf(r.messages, "pmlint: %s\n", visibleLines(fmt.Sprintf(format, args...)))
}

// fail prints what went wrong and makes the run end as a Failure. Nothing else
// is given up for it.
func (r *run) fail(err error) {
	r.say("%v", err)
	r.code = Failure
}

// failIf is fail for an error that there may be.
func (r *run) failIf(err error) {
	if err != nil {
		r.fail(err)
	}
}

// failQuietly is fail for what was said already.
func (r *run) failQuietly() { r.code = Failure }

// found makes the run end as one with Findings, unless it failed.
func (r *run) found() { r.code = max(r.code, Findings) }

// checkStdout makes a run fail that could not print what it was asked for.
func (r *run) checkStdout() {
	switch err := r.stdout.err; {
	case err == nil:
	case isBrokenPipe(err):
		// Whoever reads has enough; there is nobody to tell.
		r.failQuietly()
	default:
		r.fail(fmt.Errorf("cannot write to standard output: %w", err))
	}
}

// unlessStdout returns err unless it is that standard output cannot be written,
// which Main tells.
func (r *run) unlessStdout(err error) error {
	if r.stdout.err != nil {
		return nil
	}
	return err
}

// visibleLines makes each line of a message harmless for a terminal, and masks the
// secrets in it.
func visibleLines(message string) string {
	lines := strings.Split(strings.TrimSuffix(masked(message), "\n"), "\n")
	for i, line := range lines {
		lines[i] = report.Visible(line)
	}
	return strings.Join(lines, "\n")
}

// masked hides the secrets in a text that a format with an encoding of its own prints,
// also where one is repeated without the words by which it is known.
func masked(text string) string {
	var values []string
	for _, m := range sensitive.Find(text) {
		values = append(values, text[m.Start:m.End])
	}
	if values == nil {
		return text
	}
	return sensitive.NewMask(values...).Hide(text)
}
