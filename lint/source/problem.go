package source

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// A Problem says why a file's content cannot be read as text.
type Problem struct {
	// Span is the first offending place in Text.
	Span Span
	// Message says what was found, Help what the author can do.
	Message, Help string
}

// Problem returns the first reason why f is not a readable text file, or nil.
func (f *File) Problem() *Problem {
	if name := utf16Name(f.raw); name != "" {
		return &Problem{
			Message: "the file is " + name + ", not UTF-8",
			Help:    "save it as UTF-8",
		}
	}
	if at := strings.IndexByte(f.Text, 0); at >= 0 {
		return &Problem{
			Span:    Span{at, at + 1},
			Message: "the file holds a NUL byte, so it is binary, not Markdown",
			Help:    "remove the byte if this is text, else leave the file out with --exclude",
		}
	}
	if at := invalidUTF8(f.Text); at >= 0 {
		return &Problem{
			Span:    Span{at, at + 1},
			Message: fmt.Sprintf("byte 0x%02X is not UTF-8", f.Text[at]),
			Help:    "save the file as UTF-8 (it may be Latin-1 or Windows-1252)",
		}
	}
	return nil
}

// utf16Name recognises UTF-16 by its byte order mark, or without one by text
// whose every second byte is NUL, as ASCII has it.
func utf16Name(raw []byte) string {
	if len(raw) < 2 {
		return ""
	}
	switch {
	case raw[0] == 0xFF && raw[1] == 0xFE:
		return "UTF-16 (little-endian)"
	case raw[0] == 0xFE && raw[1] == 0xFF:
		return "UTF-16 (big-endian)"
	}
	if len(raw) < 8 {
		return ""
	}
	head := raw[:8]
	odd, even := true, true
	for i, b := range head {
		if i%2 == 1 {
			odd = odd && b == 0
			even = even && b != 0
		} else {
			odd = odd && b != 0
			even = even && b == 0
		}
	}
	switch {
	case odd:
		return "UTF-16 (little-endian)"
	case even:
		return "UTF-16 (big-endian)"
	}
	return ""
}

func invalidUTF8(text string) int {
	if utf8.ValidString(text) {
		return -1
	}
	for i, r := range text {
		if r == utf8.RuneError {
			if _, size := utf8.DecodeRuneInString(text[i:]); size == 1 {
				return i
			}
		}
	}
	return -1
}
