package lint

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/source"
)

// Facts are what the corpus rules have to know of one document. They hold nothing of
// the document itself, and JSON can hold them.
type Facts struct {
	// Path is the document's name as it was given to the engine.
	Path string
	// Incident says which incident the document is about.
	Incident Incident
	// Severities are those at which the rules report in the document, Off where they
	// only look at it for the sake of others.
	Severities map[string]Severity
	// Rules are the facts by rule ID: [CorpusFacts], or their JSON as a json.RawMessage.
	Rules map[string]any
}

// An Incident is what tells one document and its incident from others.
type Incident struct {
	// Digest is the same for two documents with the same text.
	Digest string
	// Day is when the incident began; the zero Date where that is not known.
	Day postmortem.Date
	// ID is as written; empty where none is filled in.
	ID string
	// Title is a hash of the title, the same for titles that differ in case and blanks
	// alone; empty where there is none.
	Title string
}

// incidentOf says which incident a document is about.
func (e *Engine) incidentOf(doc *postmortem.Document) Incident {
	digest := e.Digest
	if digest == nil {
		digest = Digest
	}
	in := Incident{Digest: digest(doc.File.Text)}
	if doc.Day.Full() {
		in.Day = doc.Day
	}
	if doc.ID.State == postmortem.Filled {
		in.ID = strings.Clone(strings.TrimSpace(doc.ID.Text))
	}
	if doc.Title.State == postmortem.Filled {
		in.Title = digest(strings.ToLower(strings.Join(strings.Fields(doc.Title.Text), " ")))
	}
	return in
}

// Digest returns a short hash of a text, which is the same everywhere.
func Digest(text string) string {
	h := sha256.New()
	_, _ = io.WriteString(h, text) // a hash takes everything
	return hex.EncodeToString(h.Sum(nil)[:12])
}

// DecodeFacts reads facts that were encoded as JSON. Members that F does not have are
// an error.
func DecodeFacts[F any](data []byte) (*F, error) {
	facts := new(F)
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(facts); err != nil {
		return nil, fmt.Errorf("%s", strings.TrimPrefix(err.Error(), "json: "))
	}
	if _, err := dec.Token(); err != io.EOF {
		return nil, errors.New("more follows the facts")
	}
	return facts, nil
}

// A collector collects the facts of one document.
type collector struct {
	*runner
	res    *Result
	common *shared
	prints *fingerprinter
	quiet  *suppressions
}

// collect sets the result's Facts, or leaves them nil where no rule has any.
func (c *collector) collect(ctx context.Context) {
	facts := &Facts{Path: c.res.Input.Path}
	for _, rule := range c.Rules {
		if ctx.Err() != nil {
			return
		}
		// A document that a date exempts is still one that others may repeat.
		if rule.Corpus == nil || c.res.Settings.severity(rule) <= Off || c.res.Doc.SeveralIncidents && restsForSeveral(rule.Group()) {
			continue
		}
		collected, fault := c.one(rule)
		switch {
		case fault != nil:
			c.res.Internal = append(c.res.Internal, fault)
		case collected != nil:
			if facts.Rules == nil {
				facts.Rules, facts.Severities = map[string]any{}, map[string]Severity{}
			}
			facts.Rules[rule.ID] = collected
			facts.Severities[rule.ID] = c.res.Settings.severityIn(rule, c.res.Doc)
		}
	}
	if len(facts.Rules) > 0 {
		facts.Incident = c.incidentOf(c.res.Doc)
		c.res.Facts = facts
	}
}

// one returns the facts of one rule. An error is a fault of the rule.
func (c *collector) one(rule *Rule) (facts CorpusFacts, fault error) {
	pass := c.pass(c.res, c.common)
	pass.report = func(Diagnostic) {}
	pass.spot = func(span source.Span) Spot {
		return spotAt(c.res.File, span, c.prints.spot(span.Start), c.quiet.rest(rule.ID, span.Start))
	}
	p := guard(rule.ID, c.res.Input.Path, func() {
		checker := rule.Corpus()
		c.res.Settings.set(rule, checker)
		facts = checker.Collect(pass)
	})
	if p != nil {
		return nil, p
	}
	return facts, nil
}
