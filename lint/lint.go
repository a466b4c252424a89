// Package lint is the engine of pmlint and its public API: what a rule is, what
// it may see, what it reports, and how documents are run through the rules.
package lint

import (
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint/source"
)

// Severity orders findings. The zero value is invalid, so that a rule that
// forgets its severity is found by the test of all rules.
type Severity uint8

// The severities, in rising order. Off means that a rule does not run.
const (
	Off Severity = iota + 1
	Info
	Warning
	Error
)

var severityNames = [...]string{"invalid", "off", "info", "warning", "error"}

// String returns the severity's name as configuration and reports write it.
func (s Severity) String() string {
	if int(s) < len(severityNames) {
		return severityNames[s]
	}
	return severityNames[0]
}

// SeverityNames lists what ParseSeverity accepts, in rising order.
func SeverityNames() []string { return severityNames[1:] }

// ParseSeverity reads a severity's name. For anything else the error lists the names.
func ParseSeverity(name string) (Severity, error) {
	for i, n := range severityNames {
		if i > 0 && n == name {
			return Severity(i), nil
		}
	}
	return 0, fmt.Errorf("unknown severity %q: use %s", name, OrList(SeverityNames()))
}

// A Rule is data with a function: an address, a page, a default severity and a
// way to make a fresh checker.
type Rule struct {
	// ID is the rule's address, "group/name": rules/group/name.go and name.md.
	ID string
	// Doc is the rule's page in Markdown; its first line is the summary.
	Doc string
	// URL is where the page can be read; empty where it is nowhere.
	URL string
	// Severity is the default under a profile that prescribes the form.
	Severity Severity
	// Loose is the default under a profile that does not, such as minimal;
	// zero means the same as Severity.
	Loose Severity
	// New returns a checker for one document; its exported fields are the options.
	New func() Checker
	// Corpus returns, in place of New, a checker for several documents.
	Corpus func() CorpusChecker
	// Ready makes ready what the rule's first check would otherwise wait for, such as a
	// lexicon; nil where that is nothing. It runs beside the reading of the first document
	// that is judged, perhaps several times.
	Ready func()
	// Owns returns the places of the document whose values the rule answers for:
	// it alone reports them where they are not filled in. Nil owns none. A rule that
	// a user has turned off is asked too, one that is off by default is not.
	Owns func(*Pass) []source.Span
}

// Fresh returns a fresh checker of the rule, a [Checker] or a [CorpusChecker], whose
// exported fields are the rule's options; nil for the engine's own findings.
func (r *Rule) Fresh() any {
	switch {
	case r.New != nil:
		return r.New()
	case r.Corpus != nil:
		return r.Corpus()
	}
	return nil
}

// Group returns the part of the ID before the slash.
func (r *Rule) Group() string { return groupOf(r.ID) }

// Summary returns the first line of the rule's page.
func (r *Rule) Summary() string {
	summary, _, _ := strings.Cut(r.Doc, "\n")
	return summary
}

// A Checker judges one document. It reports through the pass, does no I/O and
// cannot fail.
type Checker interface{ Check(*Pass) }

// A Diagnostic is one finding.
type Diagnostic struct {
	Rule     string
	Severity Severity
	// Path is the document's name as it was given to the engine.
	Path string
	// Span is the range of the document's Text that is at fault.
	Span source.Span
	// At is the same in a form that needs no text; nil for rules of one document.
	At *Spot
	// Message says what is wrong, with the values that disagree.
	Message string
	// Help says what to do.
	Help string
	// Unfilled is how many places are still to be written; 0 for a finding about
	// anything else. In a draft that is a remark, not a fault.
	Unfilled int
	// Sensitive says that no report may show the text at Span, wherever it occurs.
	Sensitive bool
	// Related are other places that take part.
	Related []Related
	Fixes   []Fix
	// Fingerprint names the finding across edits elsewhere in the document.
	Fingerprint string
}

// A Related is another place that a finding speaks of.
type Related struct {
	// Path names another document; empty for the finding's own.
	Path    string
	Span    source.Span
	Message string
	// At is Span in a form that needs no text; it is set where Path is.
	At *Spot
}

// Also makes related places of all spans but the first, which is the finding's own.
func Also(spans []source.Span, message string) []Related {
	var out []Related
	for _, s := range spans[min(1, len(spans)):] {
		out = append(out, Related{Span: s, Message: message})
	}
	return out
}

// A Fix is one way to mend a finding.
type Fix struct {
	// Message says what the fix does.
	Message string
	// Safe says that the fix cannot change what the document means.
	Safe  bool
	Edits []Edit
}

// An Edit replaces a range of a document's Text.
type Edit struct {
	Span source.Span
	New  string
}
