//go:build !unix

package rules_test

import "time"

var start = time.Now()

// processTime is the time since the start, where CPU time is not to be had.
func processTime() time.Duration { return time.Since(start) }
