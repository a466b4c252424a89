//go:build unix

package rules_test

import (
	"syscall"
	"time"
)

// processTime is the CPU time that the process has used so far, in user mode and
// in the kernel.
func processTime() time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		return 0
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}
