package discover

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"strconv"
)

// DefaultLimit is the largest file, in bytes, that is read unless another limit
// is asked for. Real post-mortems have 3 KB, the largest seen 72 KB.
const DefaultLimit = 1 << 20

// A TooLargeError says that a file is larger than the limit.
type TooLargeError struct {
	// Size is the file's size in bytes, or -1 where it is not known.
	Size int64
	// Limit is the largest size that is read.
	Limit int64
}

// Error implements error.
func (e *TooLargeError) Error() string { return e.Excess() }

// Excess says which cap is exceeded. An error that has this method stands for a
// finding about the document, not for a failure to read it.
func (e *TooLargeError) Excess() string {
	if e.Size < 0 {
		return fmt.Sprintf("the document has more than %s bytes, which is the most that is read", grouped(e.Limit))
	}
	return fmt.Sprintf("the file has %s bytes; at most %s are read", grouped(e.Size), grouped(e.Limit))
}

// grouped writes n with commas between thousands.
func grouped(n int64) string {
	s := strconv.FormatInt(n, 10)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// A NotRegularError says that a path leads to something that has no content of
// its own to read: a pipe, a socket, a device, a folder.
type NotRegularError struct {
	// What names the thing, with its article.
	What string
}

// Error implements error.
func (e *NotRegularError) Error() string { return "it is " + e.What + ", not a file" }

// regular returns an error unless mode is that of a regular file.
func regular(mode fs.FileMode) error {
	if mode.IsRegular() {
		return nil
	}
	what := "a special file"
	switch {
	case mode.IsDir():
		what = "a folder"
	case mode&fs.ModeNamedPipe != 0:
		what = "a named pipe"
	case mode&fs.ModeSocket != 0:
		what = "a socket"
	case mode&fs.ModeDevice != 0:
		what = "a device"
	}
	return &NotRegularError{What: what}
}

// Read returns the content of the regular file called name, at most limit bytes
// of it. It never waits for a pipe or device. For a larger file it returns the
// first limit bytes and a *TooLargeError; for anything but a regular file a
// *NotRegularError; else what the operating system said.
func Read(name string, limit int64) ([]byte, error) {
	// Opening alone can have effects on a device, so look before.
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if err := regular(info.Mode()); err != nil {
		return nil, err
	}
	f, err := os.OpenFile(name, os.O_RDONLY|openNonblock, 0)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	// Another file may have taken the name since.
	if info, err = f.Stat(); err != nil {
		return nil, err
	}
	if err := regular(info.Mode()); err != nil {
		return nil, err
	}
	data, err := readAll(f, limit, info.Size())
	var large *TooLargeError
	if errors.As(err, &large) && info.Size() > limit {
		large.Size = info.Size()
	}
	return data, err
}

// ReadStream returns what r holds, at most limit bytes of it; for more than that
// the first limit bytes and a *TooLargeError.
func ReadStream(r io.Reader, limit int64) ([]byte, error) {
	return readAll(r, limit, 0)
}

// readAll reads r into a buffer made for size bytes, a hint that may be wrong.
func readAll(r io.Reader, limit, size int64) ([]byte, error) {
	if limit <= 0 || limit > math.MaxInt32 {
		limit = math.MaxInt32
	}
	// One byte over the limit tells that there is more; one over the size, that
	// there is not.
	data := make([]byte, 0, max(min(size, limit)+1, 512))
	for {
		n, err := r.Read(data[len(data):min(int64(cap(data)), limit+1)])
		data = data[:len(data)+n]
		switch {
		case int64(len(data)) > limit:
			return data[:limit:limit], &TooLargeError{Size: -1, Limit: limit}
		case errors.Is(err, io.EOF):
			return data, nil
		case err != nil:
			return data, err
		}
		if len(data) == cap(data) {
			data = append(data, 0)[:len(data)]
		}
	}
}

// Read returns the file's content as the function Read does. An error of the
// operating system becomes a [Problem].
func (f File) Read(limit int64) ([]byte, error) {
	data, err := Read(f.Name, limit)
	var large *TooLargeError
	if err == nil || errors.As(err, &large) {
		return data, err
	}
	return nil, Problem{What: "cannot read the file (" + Reason(err) + ")", Path: f.Path, Do: advice(f.Name, err)}
}
