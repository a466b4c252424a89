//go:build !unix

package cli

import "os"

// isAlive reports whether there is a process of that number.
func isAlive(pid int) bool {
	p, err := os.FindProcess(pid)
	if err == nil {
		_ = p.Release()
	}
	return err == nil
}
