package lint

import (
	"fmt"
	"slices"
	"strings"
)

// A CorpusChecker judges several documents together. The workers collect the facts of
// each document while they have it; when all are known, they are judged without the
// documents. Like a [Checker] it does no I/O and cannot fail.
type CorpusChecker interface {
	// Collect returns what has to be known of one document, nil where that is nothing:
	// a value that JSON can hold, of about a kilobyte at most. The checker's options are
	// those of the document; what depends on them belongs to the facts.
	Collect(*Pass) any
	// Decode reads the JSON of what Collect returned, see [DecodeFacts].
	Decode(data []byte) (any, error)
	// Judge reports what the documents have in common. Its checker has no options set.
	Judge(*CorpusPass)
}

// A CorpusPass is what a checker sees of all documents.
type CorpusPass struct {
	// Documents are those with facts of the rule, in the order of their paths.
	Documents []*CorpusDocument
	report    func(*CorpusDocument, Diagnostic)
}

// A CorpusDocument is what is known of one document.
type CorpusDocument struct {
	Path string
	*Incident
	// Facts are what Decode returned.
	Facts any

	severity Severity
	entry    *corpusEntry
}

// Report adds a finding in doc at the spot. The engine fills in rule, path, spans and
// fingerprint, and the severity where it is zero; a severity set here is a ceiling. It
// drops the finding where the rule must not report in doc.
func (p *CorpusPass) Report(doc *CorpusDocument, at Spot, d Diagnostic) {
	d.At = &at
	p.report(doc, d)
}

// In returns a place of another document for [Diagnostic.Related].
func (d *CorpusDocument) In(at Spot, message string) Related {
	return Related{Path: d.Path, Span: at.Span(), At: &at, Message: message}
}

// A Corpus judges the facts of documents once all are known. It keeps nothing else of
// them, so that memory grows by about a kilobyte a document.
type Corpus struct {
	rules   []*Rule
	entries map[string]*corpusEntry
}

// A corpusEntry is one document of a corpus.
type corpusEntry struct {
	path     string
	incident Incident
	facts    []*CorpusDocument // by rule; nil where it has none

	found      []Diagnostic
	suppressed int
}

// NewCorpus returns an empty corpus for those of the rules that judge several
// documents.
func NewCorpus(rules []*Rule) *Corpus {
	c := &Corpus{entries: map[string]*corpusEntry{}}
	for _, rule := range rules {
		if rule.Corpus != nil {
			c.rules = append(c.rules, rule)
		}
	}
	return c
}

// Add takes in the facts of a document. It refuses facts that are not such as the rules
// collect, and a path that it has already.
func (c *Corpus) Add(f *Facts) error {
	if c.entries[f.Path] != nil {
		return fmt.Errorf("there are two documents called %s", f.Path)
	}
	e := &corpusEntry{path: f.Path, incident: f.Incident, facts: make([]*CorpusDocument, len(c.rules))}
	for id := range f.Rules {
		if !slices.ContainsFunc(c.rules, func(r *Rule) bool { return r.ID == id }) {
			return fmt.Errorf("unknown rule %q", id)
		}
	}
	for i, rule := range c.rules {
		data, ok := f.Rules[rule.ID]
		if !ok {
			continue
		}
		facts, err := rule.Corpus().Decode(data)
		if err != nil {
			return fmt.Errorf("the facts of %s: %w", rule.ID, err)
		}
		severity := f.Severities[rule.ID]
		if severity < Off || severity > Error {
			return fmt.Errorf("the facts of %s have no severity", rule.ID)
		}
		e.facts[i] = &CorpusDocument{Path: e.path, Incident: &e.incident, Facts: facts, severity: severity, entry: e}
	}
	c.entries[f.Path] = e
	return nil
}

// Judge runs the rules and returns a result for each document in which they found
// something, in the order of paths. It has Input.Path, Diagnostics and Suppressed, for
// [Result.Merge], and nothing of the document. Faults are panics of rules, each a
// *PanicError.
func (c *Corpus) Judge() (results []*Result, faults []error) {
	var entries []*corpusEntry
	for _, e := range c.entries {
		entries = append(entries, e)
	}
	slices.SortFunc(entries, func(a, b *corpusEntry) int { return strings.Compare(a.path, b.path) })
	for i, rule := range c.rules {
		pass := &CorpusPass{report: func(doc *CorpusDocument, d Diagnostic) { doc.entry.add(rule.ID, doc.severity, d) }}
		for _, e := range entries {
			if doc := e.facts[i]; doc != nil {
				pass.Documents = append(pass.Documents, doc)
			}
		}
		if p := guard(rule.ID, "", func() { rule.Corpus().Judge(pass) }); p != nil {
			faults = append(faults, p)
		}
	}
	for _, e := range entries {
		if e.settle(); len(e.found) > 0 || e.suppressed > 0 {
			results = append(results, &Result{Input: Input{Path: e.path}, Diagnostics: e.found, Suppressed: e.suppressed})
		}
	}
	return results, faults
}

// add notes a finding of a rule that reports at severity.
func (e *corpusEntry) add(rule string, severity Severity, d Diagnostic) {
	d.Rule, d.Path, d.Span, d.Fingerprint = rule, e.path, d.At.Span(), ""
	if d.Severity = ceiling(severity, d.Severity); d.Severity > Off {
		e.found = append(e.found, d)
	}
}

// settle sorts and names the findings, and takes out those that comments suppress.
func (e *corpusEntry) settle() {
	e.found = inOrder(e.found)
	type key struct {
		rule string
		mark uint32
	}
	seen := map[key]int{}
	kept := e.found[:0]
	for _, d := range e.found {
		k := key{d.Rule, d.At.mark}
		seen[k]++
		d.Fingerprint = spotPrint(d.Rule, d.At.mark, seen[k])
		if d.At.quiet {
			e.suppressed++
		} else {
			kept = append(kept, d)
		}
	}
	e.found = kept
}

// Worst returns the gravest severity among findings, zero where there are none.
func Worst(found []Diagnostic) Severity {
	var worst Severity
	for i := range found {
		worst = max(worst, found[i].Severity)
	}
	return worst
}
