package lsp

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"

	"github.com/sourcegraph/jsonrpc2"
)

// maxFrame is the longest message that is read. The longest a client has reason to
// send is a document of the largest size, in which JSON writes six bytes for one.
const maxFrame = 64 << 20

// malformed is the method by which a message that cannot be read reaches the session,
// which drops it like every other notification that it does not know.
const malformed = "$/malformed"

// frames is the stream of messages between client and server, each behind a header
// with its length. Unlike the codec of jsonrpc2 it survives what it cannot read: it
// answers with an error and looks for the next header.
type frames struct {
	in     *bufio.Reader
	source io.Closer

	mu   sync.Mutex // for writing
	out  io.Writer
	sink io.Closer
}

// newFrames returns the stream over in and out. It closes those of the two that can be.
func newFrames(in io.Reader, out io.Writer) *frames {
	f := &frames{in: bufio.NewReaderSize(in, 64<<10), out: out}
	f.source, _ = in.(io.Closer)
	f.sink, _ = out.(io.Closer)
	return f
}

// Close implements jsonrpc2.ObjectStream.
func (f *frames) Close() error {
	var errs []error
	if f.source != nil {
		errs = append(errs, f.source.Close())
	}
	if f.sink != nil {
		errs = append(errs, f.sink.Close())
	}
	return errors.Join(errs...)
}

// WriteObject implements jsonrpc2.ObjectStream.
func (f *frames) WriteObject(message any) error {
	var body bytes.Buffer
	enc := json.NewEncoder(&body)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(message); err != nil {
		return err
	}
	text := bytes.TrimSuffix(body.Bytes(), []byte("\n"))
	f.mu.Lock()
	defer f.mu.Unlock()
	_, err := f.out.Write(append(fmt.Appendf(nil, "Content-Length: %d\r\n\r\n", len(text)), text...))
	return err
}

// ReadObject implements jsonrpc2.ObjectStream. The error is one of reading, and ends
// the connection.
func (f *frames) ReadObject(message any) error {
	body, err := f.body()
	var wrong *frameError
	switch {
	case errors.As(err, &wrong):
	case err != nil:
		return err
	default:
		if err = json.Unmarshal(body, message); err == nil {
			return nil
		}
		wrong = &frameError{"no message: " + err.Error()}
	}
	if err := f.refuse(wrong); err != nil {
		return err
	}
	return json.Unmarshal([]byte(`{"jsonrpc":"2.0","method":"`+malformed+`"}`), message)
}

// refuse tells the client that what it sent is no message.
func (f *frames) refuse(wrong *frameError) error {
	return f.WriteObject(map[string]any{"jsonrpc": "2.0", "id": nil,
		"error": jsonrpc2.Error{Code: jsonrpc2.CodeParseError, Message: wrong.what}})
}

// A frameError is what is wrong with a message, or with its header.
type frameError struct{ what string }

func (e *frameError) Error() string { return e.what }

const lengthHeader = "content-length:"

// body returns the next message.
func (f *frames) body() ([]byte, error) {
	length, begun, junk := -1, false, false
	for {
		line, whole, err := f.line()
		if err != nil {
			return nil, err
		}
		lower := lowered(line)
		at := strings.LastIndex(lower, lengthHeader)
		switch {
		case line == "" && whole && !begun && !junk:
			// Blank lines between messages do no harm.
		case line == "" && whole:
			if junk || length < 0 {
				return nil, &frameError{"no message: its header has no length that can be"}
			}
			return f.take(length)
		case at >= 0 && whole:
			// What stands before is the rest of a message whose length was wrong.
			n, err := strconv.Atoi(strings.TrimSpace(line[at+len(lengthHeader):]))
			begun, junk = true, err != nil || n < 0 || n > maxFrame
			length = n
		case strings.HasPrefix(lower, "content-type:"):
			begun = true
		default:
			junk = true
		}
	}
}

// lowered returns a line with its ASCII letters in lower case, byte for byte: where
// something stands in it is where it stands in the line.
func lowered(line string) string {
	out := []byte(line)
	for i, c := range out {
		if c >= 'A' && c <= 'Z' {
			out[i] = c + 'a' - 'A'
		}
	}
	return string(out)
}

// line returns the next line of a header without its end. Of one that is longer than
// any header it returns a part, which is not whole.
func (f *frames) line() (line string, whole bool, err error) {
	part, err := f.in.ReadSlice('\n')
	if errors.Is(err, bufio.ErrBufferFull) {
		return string(part), false, nil
	}
	if err != nil {
		return "", false, err
	}
	return strings.TrimRight(string(part), "\r\n"), true, nil
}

// take reads n bytes. Memory is taken as they come, not as the header promises.
func (f *frames) take(n int) ([]byte, error) {
	var body bytes.Buffer
	read, err := io.CopyN(&body, f.in, int64(n))
	if err != nil && read < int64(n) {
		return nil, io.ErrUnexpectedEOF
	}
	return body.Bytes(), nil
}
