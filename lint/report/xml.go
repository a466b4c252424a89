package report

import (
	"bytes"
	"encoding/xml"
)

const xmlHead = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"

// marshalXML encodes v, whose texts have passed the door, with an indent and a line
// feed behind it.
func marshalXML(v any) ([]byte, error) {
	out, err := xml.MarshalIndent(v, "  ", "  ")
	if err != nil {
		return nil, err
	}
	// The encoder writes a line feed in a text as &#xA;, which stays.
	return append(bytes.TrimRight(out, "\n"), '\n'), nil
}
