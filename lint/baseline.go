package lint

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// baselineVersion is the schema_version of the file.
const baselineVersion = 1

// A Baseline holds findings that a team knows of, so that only new ones count: by
// document and fingerprint, never by line. Paths are relative to the baseline's folder,
// with forward slashes. The zero Baseline holds nothing.
type Baseline struct {
	// documents are the rules of the findings by fingerprint, by path.
	documents map[string]map[string]string
}

// A baselineFile is a Baseline as it is written.
type baselineFile struct {
	SchemaVersion int                          `json:"schema_version"`
	Documents     map[string]map[string]string `json:"documents"`
}

// ReadBaseline decodes what [Baseline.Encode] has written. The error says what is wrong
// and what to do, without the name of the file.
func ReadBaseline(data []byte) (*Baseline, error) {
	const again = "write it anew with --write-baseline"
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	var file baselineFile
	if err := dec.Decode(&file); err != nil {
		var syntax *json.SyntaxError
		if errors.As(err, &syntax) {
			return nil, fmt.Errorf("no baseline: %w at byte %d: mend it, or %s", err, syntax.Offset, again)
		}
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			return nil, fmt.Errorf("no baseline: it ends too early: %s", again)
		}
		return nil, fmt.Errorf("no baseline: %s: %s", strings.TrimPrefix(err.Error(), "json: "), again)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("no baseline: something stands behind its end: %s", again)
	}
	if file.SchemaVersion != baselineVersion {
		return nil, fmt.Errorf("a baseline of version %d, this pmlint reads %d: %s", file.SchemaVersion, baselineVersion, again)
	}
	return &Baseline{documents: file.Documents}, nil
}

// Encode writes the baseline as indented JSON, sorted, so that versions can be compared
// and merged line by line.
func (b *Baseline) Encode() ([]byte, error) {
	file := baselineFile{baselineVersion, b.documents}
	if file.Documents == nil {
		file.Documents = map[string]map[string]string{}
	}
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(file)
	return out.Bytes(), err
}

// Len returns how many findings the baseline holds.
func (b *Baseline) Len() int {
	n := 0
	for _, found := range b.documents {
		n += len(found)
	}
	return n
}

// Paths returns the documents of which the baseline holds findings, sorted.
func (b *Baseline) Paths() []string { return slices.Sorted(maps.Keys(b.documents)) }

// New returns the findings in the document at path that the baseline does not hold, in
// order, and how many of its own for the document are no longer found.
func (b *Baseline) New(path string, found []Diagnostic) (fresh []Diagnostic, stale int) {
	known := b.documents[path]
	seen := 0
	for _, d := range found {
		if _, ok := known[d.Fingerprint]; ok {
			seen++
		} else {
			fresh = append(fresh, d)
		}
	}
	return fresh, len(known) - seen
}

// Has reports whether the baseline holds the finding in the document at path.
func (b *Baseline) Has(path, fingerprint string) bool {
	_, ok := b.documents[path][fingerprint]
	return ok
}

// Set makes the findings in the document at path those that the baseline holds.
func (b *Baseline) Set(path string, found []Diagnostic) {
	if len(found) == 0 {
		delete(b.documents, path)
		return
	}
	if b.documents == nil {
		b.documents = map[string]map[string]string{}
	}
	known := make(map[string]string, len(found))
	for _, d := range found {
		known[d.Fingerprint] = d.Rule
	}
	b.documents[path] = known
}
