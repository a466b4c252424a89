package report

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

// factsVersion is the schema_version of what the corpus rules collect. It is raised
// with every change, since facts are judged by the pmlint that collected them.
const factsVersion = 1

// jsonCollected says what holds for all facts of a document.
type jsonCollected struct {
	SchemaVersion int    `json:"schema_version"`
	Digest        string `json:"digest"`
	Day           string `json:"day"`
	ID            string `json:"id"`
	Title         string `json:"title"`
	// Severities are those at which the rules report in the document, by rule ID.
	Severities map[string]string `json:"severities"`
}

func (e *Extractor) collected(f *lint.Facts) jsonCollected {
	out := jsonCollected{SchemaVersion: factsVersion, Digest: f.Incident.Digest, Day: f.Incident.Day.String(),
		ID: e.door.Masked(f.Incident.ID), Title: e.door.Masked(f.Incident.Title), Severities: map[string]string{}}
	for id, severity := range f.Severities {
		out.Severities[id] = severity.String()
	}
	return out
}

// A factsLine is an extracted document of which only what corpus rules need is read.
type factsLine struct {
	Path      *string                    `json:"path"`
	Facts     map[string]json.RawMessage `json:"facts"`
	Collected *jsonCollected             `json:"collected"`

	// A later version of extract may read documents differently.
	SchemaVersion int             `json:"schema_version"`
	Profile       json.RawMessage `json:"profile"`
	Title         json.RawMessage `json:"title"`
	ID            json.RawMessage `json:"id"`
	Date          json.RawMessage `json:"date"`
	Severity      json.RawMessage `json:"severity"`
	Status        json.RawMessage `json:"status"`
	Fields        json.RawMessage `json:"fields"`
	Sections      json.RawMessage `json:"sections"`
	Timeline      json.RawMessage `json:"timeline"`
	Actions       json.RawMessage `json:"actions"`
	Durations     json.RawMessage `json:"durations"`
	People        json.RawMessage `json:"people"`
}

// mostFactsLine is the longest line of facts that is read, in bytes.
const mostFactsLine = 64 << 20

// ReadFacts reads what `extract --format ndjson` printed, one document a line, and
// hands each to add. It stops at the first error, which says the line and what is wrong
// there; an error of reading r is returned as it is.
func ReadFacts(r io.Reader, add func(*lint.Facts) error) error {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, mostFactsLine)
	n := 0
	for lines.Scan() {
		n++
		if len(bytes.TrimSpace(lines.Bytes())) == 0 {
			continue
		}
		facts, err := readFacts(lines.Bytes())
		if err == nil {
			err = add(facts)
		}
		if err != nil {
			return &FactsError{n, err}
		}
	}
	if errors.Is(lines.Err(), bufio.ErrTooLong) {
		return &FactsError{n + 1, fmt.Errorf("it is longer than %d MiB", mostFactsLine>>20)}
	}
	return lines.Err()
}

// A FactsError is a line of facts that cannot be judged.
type FactsError struct {
	// Line counts from 1.
	Line int
	Err  error
}

// Error implements error.
func (e *FactsError) Error() string { return fmt.Sprintf("line %d: %v", e.Line, e.Err) }

// Unwrap returns what is wrong with the line.
func (e *FactsError) Unwrap() error { return e.Err }

func readFacts(line []byte) (*lint.Facts, error) {
	if first := bytes.TrimSpace(line)[0]; first != '{' {
		return nil, errors.New("it is no object: write the facts with `pmlint extract --format ndjson`")
	}
	var in factsLine
	dec := json.NewDecoder(bytes.NewReader(line))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&in); err != nil {
		return nil, errors.New(strings.TrimPrefix(err.Error(), "json: "))
	}
	if len(bytes.TrimSpace(line[dec.InputOffset():])) > 0 {
		return nil, errors.New("more follows the object")
	}
	switch {
	case in.Path == nil || *in.Path == "":
		return nil, errors.New("it has no path")
	case in.SchemaVersion != extractVersion:
		return nil, unknownVersion(in.SchemaVersion, extractVersion)
	case in.Collected == nil:
		return nil, errors.New("it has no facts: it is no output of `pmlint extract`, or of an old one")
	case in.Collected.SchemaVersion != factsVersion:
		return nil, unknownVersion(in.Collected.SchemaVersion, factsVersion)
	}
	out := &lint.Facts{Path: *in.Path, Rules: map[string]any{}, Severities: map[string]lint.Severity{},
		Incident: lint.Incident{Digest: in.Collected.Digest, ID: in.Collected.ID, Title: in.Collected.Title}}
	if in.Collected.Day != "" {
		day, err := postmortem.ParseISODate(in.Collected.Day)
		if err != nil {
			return nil, err
		}
		out.Incident.Day = day
	}
	for id, data := range in.Facts {
		out.Rules[id] = data
	}
	for id, name := range in.Collected.Severities {
		severity, err := lint.ParseSeverity(name)
		if err != nil {
			return nil, err
		}
		out.Severities[id] = severity
	}
	return out, nil
}

func unknownVersion(got, want int) error {
	return fmt.Errorf("unknown schema_version %d: this pmlint reads %d; extract and judge with the same one", got, want)
}
