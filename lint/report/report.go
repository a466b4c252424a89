// Package report prints what a run found, in one file an output format. Every
// text that a report shows passes one place, the [Door].
package report

import (
	"fmt"
	"io"

	"github.com/pmlint/pmlint/lint"
)

// A Writer prints the results of one run in one format.
type Writer interface {
	// Result takes the next result, in path order. A writer keeps nothing of it
	// that would hold the document in memory. The error is one of writing.
	Result(*lint.Result) error
	// Close ends the report. It is called once, also when nothing was found.
	Close(Summary) error
}

// Options say how a report looks. The zero Options are good for a pipe.
type Options struct {
	// MinSeverity is the lowest severity that is shown; zero means warning.
	MinSeverity lint.Severity
	// Color lets text use colours. Nothing but this decides, neither the
	// environment nor what the writer is.
	Color bool
	// Width is how many columns an excerpt of a document may take; zero means 100.
	Width int
	// NoGroup shows a message in every document that has it, however many there
	// are, and prints each result as it comes.
	NoGroup bool
	// Quiet leaves out the summary.
	Quiet bool
	// Verbose prints a summary also when there is nothing to show.
	Verbose bool
	// Stats adds totals by rule.
	Stats bool
	// CanFix says that the command has --fix and --fix-suggested to point to.
	CanFix bool
	// Rule returns what is known of a rule, or nil; it may be nil itself.
	Rule func(rule string) *lint.Rule
	// Version is that of the program, for formats that name it.
	Version string
	// Mask is the door's; see [Door].
	Mask func(string) string
}

// homepage is where the program is told of.
const homepage = "https://github.com/pmlint/pmlint"

const (
	defaultWidth = 100
	minWidth     = 40
)

func (o *Options) minSeverity() lint.Severity {
	if o.MinSeverity == 0 {
		return lint.Warning
	}
	return o.MinSeverity
}

func (o *Options) shows(d *lint.Diagnostic) bool { return d.Severity >= o.minSeverity() }

// rule is what is known of a rule, or nil.
func (o *Options) rule(id string) *lint.Rule {
	if o.Rule == nil {
		return nil
	}
	return o.Rule(id)
}

// url is the address of a rule's page, or the empty string.
func (o *Options) url(id string) string {
	if rule := o.rule(id); rule != nil {
		return rule.URL
	}
	return ""
}

func (o *Options) door() Door { return Door{Mask: o.Mask} }

// A format is a name that --format takes and the writer that it stands for.
type format struct {
	name string
	open func(io.Writer, Options) Writer
}

func formats() []format {
	return []format{
		{"text", newText},
		{"concise", newConcise},
		{"json", newJSON},
		{"ndjson", newNDJSON},
		{"sarif", newSARIF},
		{"github", newGitHub},
		{"gitlab", newGitLab},
		{"junit", newJUnit},
		{"checkstyle", newCheckstyle},
		{"rdjson", newRDJSON},
		{"markdown", newMarkdown},
	}
}

// Formats returns the names that [New] takes, the default first.
func Formats() []string {
	var names []string
	for _, f := range formats() {
		names = append(names, f.name)
	}
	return names
}

// New returns a writer of the named format to w, which it does not close. For an
// unknown name the error lists those there are.
func New(name string, w io.Writer, opts Options) (Writer, error) {
	for _, f := range formats() {
		if f.name == name {
			return f.open(w, opts), nil
		}
	}
	return nil, unknownFormat(name, Formats())
}

func unknownFormat(name string, known []string) error {
	return fmt.Errorf("unknown format %q: use %s", Visible(name), lint.OrList(known))
}
