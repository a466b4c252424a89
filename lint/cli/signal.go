package cli

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

// A signalError is the signal that ends a run.
type signalError struct{ sig os.Signal }

func (s signalError) Error() string {
	if s.sig == os.Interrupt {
		return "interrupted"
	}
	return "ended by signal: " + s.sig.String()
}

// code returns the exit code that shells give to a process ended by the signal.
func (s signalError) code() int {
	if n, ok := s.sig.(syscall.Signal); ok && s.sig != os.Interrupt {
		return 128 + int(n)
	}
	return Interrupted
}

// untilSignal returns a context that ends at the first interrupt or termination;
// the second one ends the process as usual. Writing into a closed pipe becomes an
// error instead of the end of the process, so that reports to files are finished.
func untilSignal(parent context.Context) (context.Context, func()) {
	ctx, cancel := context.WithCancelCause(parent)
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	pipes := make(chan os.Signal, 1)
	signal.Notify(pipes, syscall.SIGPIPE)
	go func() {
		select {
		case s := <-signals:
			signal.Stop(signals)
			cancel(signalError{s})
		case <-ctx.Done():
		}
	}()
	return ctx, func() {
		signal.Stop(signals)
		signal.Stop(pipes)
		cancel(nil)
	}
}
