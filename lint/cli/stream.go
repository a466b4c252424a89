package cli

import (
	"errors"
	"io"
	"syscall"
)

// A stickyWriter remembers the first error of what it writes to, and writes
// nothing after that: callers that print in many pieces need not look.
type stickyWriter struct {
	w   io.Writer
	err error
}

// Write implements io.Writer.
func (s *stickyWriter) Write(p []byte) (int, error) {
	if s.err != nil {
		return 0, s.err
	}
	n, err := s.w.Write(p)
	s.err = err
	return n, err
}

// isBrokenPipe says that nobody reads what is written.
func isBrokenPipe(err error) bool {
	return errors.Is(err, syscall.EPIPE) || errors.Is(err, io.ErrClosedPipe)
}
