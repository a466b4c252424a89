package discover

import (
	"errors"
	"io/fs"
	"os"
	"strings"
)

// A Problem is a path that was asked for and cannot be had. The others are found
// all the same.
type Problem struct {
	// What is wrong, the path it is about, and what to do.
	What, Path, Do string
}

// Error writes the problem on one line, whatever the path: what, where, what to do.
func (p Problem) Error() string {
	return p.What + ": " + strings.ReplaceAll(p.Path, "\n", `\n`) + ": " + p.Do
}

// Reason returns what the operating system says of a file, without the path that
// its error repeats.
func Reason(err error) string {
	var pathErr *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "no such file or folder"
	case errors.Is(err, fs.ErrPermission):
		return "permission denied"
	case errors.As(err, &pathErr):
		return pathErr.Err.Error()
	}
	return err.Error()
}

// advice says what to do about a path that cannot be had.
func advice(name string, err error) string {
	switch {
	case isLink(name):
		return "mend the link, which leads nowhere"
	case errors.Is(err, fs.ErrPermission):
		return "mend its permissions"
	}
	return "check the path"
}

// isLink reports whether name itself is a symbolic link.
func isLink(name string) bool {
	info, err := os.Lstat(name)
	return err == nil && info.Mode()&fs.ModeSymlink != 0
}
