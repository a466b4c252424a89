//go:build !unix

package discover

// openNonblock is nothing where opening a file cannot wait.
const openNonblock = 0
