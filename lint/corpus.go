package lint

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
)

// A CorpusChecker judges several documents together. The workers collect the facts of
// each document while they have it; when all are known, they are judged without the
// documents. Like a [Checker] it does no I/O and cannot fail.
type CorpusChecker interface {
	// Collect returns what has to be known of one document, nil where that is nothing:
	// a value that JSON can hold, and that shares no memory with the document. The
	// checker's options are those of the document; what depends on them belongs to the
	// facts.
	Collect(*Pass) CorpusFacts
	// Decode reads the JSON of what Collect returned, see [DecodeFacts].
	Decode(data []byte) (CorpusFacts, error)
	// Unpack reads what Pack of the facts wrote.
	Unpack(*Unpacker) CorpusFacts
	// Judge reports what the documents have in common. Its checker has no options set.
	Judge(*CorpusPass)
}

// CorpusFacts are what a rule has to know of one document.
type CorpusFacts interface {
	// Pack writes the facts, in about half a kilobyte: a corpus holds them of all
	// documents at once.
	Pack(*Packer)
}

// A CorpusPass is what a checker sees of all documents.
type CorpusPass struct {
	// Documents are those with facts of the rule, in the order of their paths.
	Documents []*CorpusDocument

	corpus  *Corpus
	rule    int
	checker CorpusChecker
}

// A CorpusDocument is what is known of one document.
type CorpusDocument struct {
	Path string
	Incident

	facts []packedFacts // by rule of the corpus
	at    int           // in the order of paths
}

// packedFacts are those of one rule. Its severity is zero where it has none.
type packedFacts struct {
	packed   shelfmark
	severity int8
}

// Facts returns the rule's facts of a document. They are unpacked each time: whoever
// needs them often keeps them.
func (p *CorpusPass) Facts(doc *CorpusDocument) CorpusFacts {
	return p.checker.Unpack(&Unpacker{p.corpus.facts[p.rule].from(doc.facts[p.rule].packed)})
}

// Report adds a finding in doc at the spot. The engine fills in rule, path, spans and
// fingerprint, and the severity where it is zero; a severity set here is a ceiling. It
// drops the finding where the rule must not report in doc.
func (p *CorpusPass) Report(doc *CorpusDocument, at Spot, d Diagnostic) {
	if d.Severity = ceiling(Severity(doc.facts[p.rule].severity), d.Severity); d.Severity <= Off {
		return
	}
	d.Rule, d.Path, d.At, d.Span, d.Fingerprint = p.corpus.rules[p.rule].ID, doc.Path, &at, at.Span(), ""
	p.corpus.found = append(p.corpus.found, corpusFinding{doc, p.corpus.findings.pack(doc.Path, &d)})
}

// In returns a place of another document for [Diagnostic.Related].
func (d *CorpusDocument) In(at Spot, message string) Related {
	return Related{Path: d.Path, Span: at.Span(), At: &at, Message: message}
}

// A Corpus judges the facts of documents once all are known. It keeps nothing else of
// them, so that memory grows by about a kilobyte a document.
type Corpus struct {
	rules     []*Rule
	documents map[string]*CorpusDocument
	// blank and blankFacts are room for more documents: many in one piece of memory are
	// less work for the collector.
	blank      []CorpusDocument
	blankFacts []packedFacts
	packer     Packer
	texts      arena
	facts      []arena // by rule, so that those of each can go once it has judged

	findings findingStore
	found    []corpusFinding
}

// A corpusFinding is a finding that is packed, and the document it is in.
type corpusFinding struct {
	doc    *CorpusDocument
	packed string
}

// NewCorpus returns an empty corpus for those of the rules that judge several
// documents.
func NewCorpus(rules []*Rule) *Corpus {
	c := &Corpus{documents: map[string]*CorpusDocument{}}
	for _, rule := range rules {
		if rule.Corpus != nil {
			c.rules = append(c.rules, rule)
			c.facts = append(c.facts, arena{})
		}
	}
	return c
}

// Add takes in the facts of a document. It refuses facts that are not such as the rules
// collect, and a path that it has already.
func (c *Corpus) Add(f *Facts) error {
	if c.documents[f.Path] != nil {
		return fmt.Errorf("there are two documents called %s", f.Path)
	}
	for id := range f.Rules {
		if !slices.ContainsFunc(c.rules, func(r *Rule) bool { return r.ID == id }) {
			return fmt.Errorf("unknown rule %q", id)
		}
	}
	doc := c.document()
	doc.Path, doc.Incident = f.Path, f.Incident
	for _, text := range [...]*string{&doc.Digest, &doc.ID, &doc.Title} {
		*text = c.texts.keepText(*text)
	}
	for i, rule := range c.rules {
		value, ok := f.Rules[rule.ID]
		if !ok {
			continue
		}
		facts, err := factsIn(rule, value)
		if err != nil {
			return fmt.Errorf("the facts of %s: %w", rule.ID, err)
		}
		severity := f.Severities[rule.ID]
		if severity < Off || severity > Error {
			return fmt.Errorf("the facts of %s have no severity", rule.ID)
		}
		c.packer.out = c.packer.out[:0]
		facts.Pack(&c.packer)
		doc.facts[i] = packedFacts{c.facts[i].mark(c.packer.out), int8(severity)}
	}
	c.documents[f.Path] = doc
	return nil
}

// document returns an empty document.
func (c *Corpus) document() *CorpusDocument {
	const many = 64
	if len(c.blank) == 0 {
		c.blank, c.blankFacts = make([]CorpusDocument, many), make([]packedFacts, many*len(c.rules))
	}
	doc, n := &c.blank[0], len(c.rules)
	doc.facts = c.blankFacts[:n:n]
	c.blank, c.blankFacts = c.blank[1:], c.blankFacts[n:]
	return doc
}

// factsIn returns the facts of a rule, of which value may be the JSON.
func factsIn(rule *Rule, value any) (CorpusFacts, error) {
	switch value := value.(type) {
	case CorpusFacts:
		return value, nil
	case json.RawMessage:
		return rule.Corpus().Decode(value)
	}
	return nil, errors.New("they are neither such as the rule collects nor JSON")
}

// Judge runs the rules, once. Faults are panics of rules, each a *PanicError. What was
// found is to be had from Results and Result.
func (c *Corpus) Judge() (faults []error) {
	documents := make([]*CorpusDocument, 0, len(c.documents))
	for _, doc := range c.documents {
		documents = append(documents, doc)
	}
	slices.SortFunc(documents, func(a, b *CorpusDocument) int { return strings.Compare(a.Path, b.Path) })
	for i, doc := range documents {
		doc.at = i
	}
	for i, rule := range c.rules {
		pass := &CorpusPass{corpus: c, rule: i, checker: rule.Corpus(),
			Documents: slices.DeleteFunc(slices.Clone(documents), func(doc *CorpusDocument) bool { return doc.facts[i].severity == 0 })}
		if p := guard(rule.ID, "", func() { pass.checker.Judge(pass) }); p != nil {
			faults = append(faults, p)
		}
		c.facts[i] = arena{}
	}
	slices.SortStableFunc(c.found, func(a, b corpusFinding) int { return cmp.Compare(a.doc.at, b.doc.at) })
	return faults
}

// Results yields a result for each document in which something was found, in the order
// of paths.
func (c *Corpus) Results() iter.Seq[*Result] {
	return func(yield func(*Result) bool) {
		for i, f := range c.found {
			if i > 0 && f.doc == c.found[i-1].doc {
				continue
			}
			if !yield(c.result(f.doc, i)) {
				return
			}
		}
	}
}

// Result returns what was found in the document at path, nil where that is nothing. It
// has Input.Path, Diagnostics and Suppressed, for [Result.Merge], and nothing of the
// document.
func (c *Corpus) Result(path string) *Result {
	doc := c.documents[path]
	if doc == nil {
		return nil
	}
	from, ok := slices.BinarySearchFunc(c.found, doc.at, func(f corpusFinding, at int) int { return cmp.Compare(f.doc.at, at) })
	if !ok {
		return nil
	}
	return c.result(doc, from)
}

// result settles the findings in a document, which are those from a number on.
func (c *Corpus) result(doc *CorpusDocument, from int) *Result {
	var found []Diagnostic
	for ; from < len(c.found) && c.found[from].doc == doc; from++ {
		found = append(found, c.findings.unpack(doc.Path, c.found[from].packed))
	}
	res := &Result{Input: Input{Path: doc.Path}}
	res.Diagnostics, res.Suppressed = settled(found)
	return res
}

// settled sorts and names the findings in a document, and takes out those that comments
// suppress.
func settled(found []Diagnostic) (kept []Diagnostic, suppressed int) {
	found = inOrder(found)
	type key struct {
		rule string
		mark uint32
	}
	seen := map[key]int{}
	kept = found[:0]
	for _, d := range found {
		k := key{d.Rule, d.At.mark}
		seen[k]++
		d.Fingerprint = spotPrint(d.Rule, d.At.mark, seen[k])
		if d.At.quiet {
			suppressed++
		} else {
			kept = append(kept, d)
		}
	}
	return kept, suppressed
}

// Worst returns the gravest severity among findings, zero where there are none.
func Worst(found []Diagnostic) Severity {
	var worst Severity
	for i := range found {
		worst = max(worst, found[i].Severity)
	}
	return worst
}
