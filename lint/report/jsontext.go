package report

import (
	"bytes"
	"encoding/json"
	"unicode/utf16"
)

// marshal encodes v as one line of JSON whose bytes are as harmless as the door
// makes text, and that decodes to the very same strings: what would be
// dangerous in a terminal or an editor stands as \u escapes. Bytes that are not
// UTF-8 become U+FFFD, since JSON cannot hold them.
func marshal(v any) (string, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return "", err
	}
	// Outside of strings JSON is plain ASCII, so escapes land inside them only.
	return rewrite(string(bytes.TrimSuffix(b.Bytes(), []byte("\n"))), appendJSONEscape), nil
}

func appendJSONEscape(dst []byte, r rune, _ string) []byte {
	if r < 0x10000 {
		return appendHex(append(dst, `\u`...), uint64(r), 4)
	}
	high, low := utf16.EncodeRune(r)
	return appendJSONEscape(appendJSONEscape(dst, high, ""), low, "")
}

// textOrNull returns what JSON shows as null where there is no text.
func textOrNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
